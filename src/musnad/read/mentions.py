"""Mentions: the words of a report that name people, organisations, places, offices and outlets, and whom they mean.

Names of the records come from the gazetteer; institutions and offices are completed by the country that follows
them; unlisted people are recognised by given names and titles and get an identity of their own. What is ambiguous
alone (a family name, a newspaper called Life) counts only where the report settles it.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain

from musnad.model import EntityKind, Mention, Ref
from musnad.read.capitals import CapitalScan
from musnad.read.found import OPEN, Found
from musnad.read.gazetteer import Gazetteer, Leaf, gazetteer
from musnad.read.naming import names_of
from musnad.read.page import COMMAS
from musnad.read.persons import name_end, named_before
from musnad.read.scan import Scan, lengthened
from musnad.read.vocabulary import is_known
from musnad.text import Token, fold
from musnad.world import World


def find_mentions(
    tokens: Sequence[Token],
    *,
    text: str,
    language: str,
    published: str | None,
    world: World,
    named: frozenset[str] = frozenset(),
) -> tuple[Mention, ...]:
    """The mentions of a report, in order; spans are code points of `text`, of which `tokens` are the tokens.

    `published` (ISO 8601) helps to choose among bearers of one name by who held office then; `named` are the ids of
    entities that other parts of the report name, so that a short form may stand for them here.
    """
    report = _Report(tokens, text, gazetteer(language, world), (published or "")[:10] or None)
    return report.mentions(named)


def person_name_at(tokens: Sequence[Token], i: int, *, language: str, world: World) -> int | None:
    """The token after the person's name that begins at token `i`, or None where none begins.

    Listed or not; where the token before `i` is a title, a lone given name or an unknown first name is enough.
    """
    names = gazetteer(language, world)
    hit = names.match(tokens, i)
    if hit and any(not leaf.pattern and leaf.sure and world.entity(leaf.id).kind == "person" for leaf in hit.leaves):
        return lengthened(tokens, hit.end, names)
    return name_end(tokens, i, names, led=i > 0 and names.titled(tokens[i - 1].form))


def is_given_name(form: str, *, language: str) -> bool:
    """Whether a folded word is a given name in a language."""
    return form in names_of(language).given


WHOLE_NAME = 3
"""Tokens of a name that no family has by itself."""


_MARKS = COMMAS | {".", ":"}
"""What ends a noun phrase."""


class _Report:
    """One scan over a report's tokens, and then the choices that need the whole of it."""

    def __init__(self, tokens: Sequence[Token], text: str, names: Gazetteer, on: str | None) -> None:
        self.scan: Scan | CapitalScan = (CapitalScan if names.names.capitals else Scan)(tokens, text, names)
        self.tokens, self.text = self.scan.tokens, text
        self.names = names
        self.world = names.world
        self.on = on
        self._ending: dict[tuple[str, ...], Found] = {}
        """The first person whose longer name ends in some words."""
        self._opened: dict[str, int] = {}
        """Where listed people are first named from a given name on."""

    def mentions(self, named: frozenset[str]) -> tuple[Mention, ...]:
        """Everything found, settled, in the order of the text."""
        found = list(self.scan.found())
        certain = named | frozenset(f.ref.id for f in found if f.ref)
        certain |= {f.choices[0].id for f in found if len(f.choices) == 1 and f.choices[0].sure}
        settled = self._surnames(_fullest([done for f in found if (done := self._settle(f, certain))]))
        settled += self.scan.repeated(settled)
        bearers = self._bearers(settled)
        for id in named:
            self._bear(id, bearers)
        full = named | {f.ref.id for f in settled if f.ref and f.end - f.start > 1 and not self._bearer(f, bearers)}
        settled = [self._borne(f, bearers, full) for f in settled] + self._families(settled, bearers)
        settled.sort(key=lambda f: (f.start, -f.end))
        return tuple(Mention((self.tokens[f.start].start, self.tokens[f.end - 1].end), f.kind, f.ref) for f in settled)

    def _settle(self, found: Found, certain: frozenset[str]) -> Found | None:
        if found.pattern:
            return self._completed(found, certain)
        if not found.choices:
            return found
        leaf = self._choose(found, certain)
        if leaf is None:
            return None
        return found._replace(kind=self.world.entity(leaf.id).kind, ref=self.world.ref(leaf.id), choices=())

    def _completed(self, found: Found, certain: frozenset[str]) -> Found | None:
        """An institution without its country means the report's only one of that kind; one word alone needs it."""
        fills = [id for id in certain if id.endswith("." + str(found.pattern))]
        if len(fills) == 1 and found.kind != "office":
            return found._replace(ref=self.world.ref(fills[0]), pattern=None)
        return found._replace(pattern=None) if found.end - found.start > 1 else None

    def _choose(self, found: Found, certain: frozenset[str]) -> Leaf | None:
        """The reading that its noun, the rest of the report or its date speaks for; else the first that needs no help."""
        if len(found.choices) > 1 and (own := self._of_nation(found)) is not None:
            return own[0] if own else None
        if (spelt := next((leaf for leaf in found.choices if self._marked(found, leaf)), None)) is not None:
            return spelt
        head = self._head(found.start)
        fitting = [leaf for leaf in found.choices if self.world.entity(leaf.id).kind == head] if head else []
        if fitting:
            return fitting[0]
        backed = (
            [leaf for leaf in found.choices if leaf.id in certain] if len(found.choices) > 1 or not found.choices[0].sure else []
        )
        hinted = max((leaf for leaf in found.choices if leaf.id in self.names.hints), key=self._hints, default=None)
        if hinted is not None and self._hints(hinted):
            return hinted
        sure = [leaf for leaf in found.choices if leaf.sure]
        if found.start and not sure and self.tokens[found.start - 1].form in self.names.names.before_places:
            sure = [leaf for leaf in found.choices if self.world.entity(leaf.id).kind == "place"]
        serving = [leaf for leaf in sure if self.on and len(sure) > 1 and self.world.office_of(leaf.id, self.on)]
        return next(iter((*backed, *serving, *sure)), None)

    def _of_nation(self, found: Found) -> list[Leaf] | None:
        """Those of several places of one name that the adjective of a nation behind it does not exclude (`المملكة الأردنية`);
        None where none stands there, or no place is meant."""
        behind = self.tokens[found.end].form if found.end < len(self.tokens) else ""
        nation = self.names.affiliation(behind)
        if nation is None or any(self.world.entity(leaf.id).kind != "place" for leaf in found.choices):
            return None
        return [leaf for leaf in found.choices if leaf.id == nation]

    def _marked(self, found: Found, leaf: Leaf) -> bool:
        """Whether a name is written with marks that only one of its readings has."""
        raw = self.text[self.tokens[found.start].start : self.tokens[found.end - 1].end]
        return any(letters in raw for letters in self.names.marked.get(leaf.id, ()))

    def _hints(self, leaf: Leaf) -> int:
        return len(self.names.hints[leaf.id] & self._forms)

    @cached_property
    def _forms(self) -> frozenset[str]:
        return frozenset(t.form for t in self.tokens)

    def _head(self, i: int) -> EntityKind | None:
        """What kind of thing the noun before a name says that it is."""
        i -= 1
        while i >= 0 and self.tokens[i].form in OPEN:
            i -= 1
        entry = self.names.start(self.tokens[i].form) if i >= 0 else None
        return entry.noun if entry else None

    def _surnames(self, found: Sequence[Found]) -> list[Found]:
        """The persons found, without a word of the dictionary behind a family's name that looks like a given one and is
        borne by somebody named before (`أكد سليمان محاصرة المدينة`)."""
        full = {self.tokens[f.end - 1].form: f for f in reversed(found) if f.kind == "person" and f.end - f.start > 1}
        out = list[Found]()
        for f in found:
            bearer = full.get(self.tokens[f.start].form)
            stranger = f.kind == "person" and f.ref is not None and f.ref.id.startswith("unlisted-")
            if stranger and f.end > f.start + 2:
                bearer = full.get(self.tokens[f.end - 2].form)
                bearer = bearer if bearer is not None and self._ends_with(bearer, f._replace(end=f.end - 1)) else None
            elif f.end != f.start + 2:
                bearer = None
            turned = bearer is not None and self.tokens[f.end - 1].form in {
                t.form for t in self.tokens[bearer.start : bearer.end]
            }
            apart = bearer is not None and bearer.end <= f.start and (turned or not self._introduced(f))
            if stranger and apart and bearer is not None and self._is_word(self.tokens[f.end - 1].form):
                f = f._replace(end=f.end - 1, ref=bearer.ref)
            out.append(f)
        return out

    def _turned(self, f: Found, bearer: Found) -> bool:
        """Whether a name's last word is of a fuller one too, whose parts it only turns."""
        return self.tokens[f.end - 1].form in {t.form for t in self.tokens[bearer.start : bearer.end]}

    def _introduced(self, f: Found) -> bool:
        """Whether a title stands before a name and a comma behind it, so that all of it is one (`الدكتورة سمر البحري، مديرة`), or
        a given name opens it and a mark ends it that no part of its namesake does (`قال محمد الحداد.` beside `نادية محمد`)."""
        first, after = self.tokens[f.start].form, self.tokens[f.end].form if f.end < len(self.tokens) else ""
        titled = f.start > 0 and self.names.titled(self.tokens[f.start - 1].form)
        return (titled and after in COMMAS) or (first in self.names.names.given and after in _MARKS)

    def _is_word(self, form: str) -> bool:
        """Whether a word stands in the dictionary and is nobody's given name."""
        return form not in self.names.names.given and is_known(form, self.names.code)

    def _bearers(self, settled: Sequence[Found]) -> dict[str, list[Found]]:
        """The people named in full, by the words that may stand for them alone."""
        bearers: dict[str, list[Found]] = {}
        for f in sorted(settled, key=lambda f: f.start):
            if f.kind == "person" and f.end - f.start > 1:
                for form in self.scan.short(f):
                    bearers.setdefault(form, []).append(f)
                for k in range(f.start + 1, f.end - 1):
                    self._ending.setdefault(tuple(t.form for t in self.tokens[k : f.end]), f)
                if f.ref is not None and self._named_whole(f):
                    self._opened.setdefault(f.ref.id, f.start)
        return bearers

    def _bear(self, id: str, bearers: dict[str, list[Found]]) -> None:
        """Adds a listed person whom only another part of the report names in full."""
        entity = self.world.entity(id) if id in self.world else None
        words = fold(entity.label.get(self.names.code, "")).split() if entity and entity.kind == "person" else []
        if len(words) > 1:
            bearers.setdefault(words[-1], []).append(Found(0, 0, "person", self.world.ref(id)))

    def _borne(self, f: Found, bearers: Mapping[str, list[Found]], full: frozenset[str]) -> Found:
        """A family name that a title or a record made a person's, as whom the report names so in full.

        `full` are the ids of all whom it names in full: of them nobody is taken for another.
        """
        if f.kind != "person" or f.ref is None:
            return f
        fuller = self._fuller(f)
        if fuller is not None and fuller.start < f.start < self._opened.get(f.ref.id, len(self.tokens)):
            return f._replace(ref=fuller.ref)  # whoever else is called so is named in full later alone
        if f.ref.id in full:
            return f
        bearer = self._bearer(f, bearers)
        return f._replace(ref=bearer.ref) if bearer else f

    def _bearer(self, f: Found, bearers: Mapping[str, list[Found]]) -> Found | None:
        """Who of those named in full is called by the family's part of his name, with its particle if it has one."""
        long = f.end - f.start
        particles = self.names.names.peeled(self.tokens[f.start].form) if long == 2 else ()
        if (fuller := self._fuller(f)) is not None:
            return fuller
        if long > 2 or (long == 2 and self.names.names.lineage.isdisjoint((self.tokens[f.start].form, *particles))):
            return None
        held = bearers.get(self.tokens[f.end - 1].form, ())
        nearest = chain((b for b in reversed(held) if b.start < f.start), held)
        return next(
            (b for b in nearest if (b.end - b.start > long or not b.end) and self.scan.alone(f.end - 1, b) == f.start), None
        )

    def _fuller(self, f: Found) -> Found | None:
        """Whose longer name ends in these words, which are a family's part of it."""
        if f.end - f.start == 1 or not self._ending:
            return None
        first, *rest = (t.form for t in self.tokens[f.start : f.end])
        heads = (first, *self.names.names.peeled(first))
        fuller = next((self._ending[words] for head in heads if (words := (head, *rest)) in self._ending), None)
        return None if fuller is None or self._named_whole(f) else fuller

    def _named_whole(self, f: Found) -> bool:
        """Whether a listed person is named here from his own name on or at length, and so by no family's part of another's."""
        if f.ref is None or f.ref.id not in self.world:
            return False
        label = fold(self.world.entity(f.ref.id).label.get(self.names.code, "")).split()
        return label[:1] == [self.tokens[f.start].form] or f.end - f.start >= WHOLE_NAME

    def _ends_with(self, bearer: Found, f: Found) -> bool:
        """Whether a longer name ends in all the words of this one, which so are the family's part of it."""
        long, whole = f.end - f.start, bearer.end - bearer.start
        words = [t.form for t in self.tokens[f.start : f.end]]
        return whole > long and [t.form for t in self.tokens[bearer.end - long : bearer.end]] == words

    def _families(self, settled: Sequence[Found], bearers: Mapping[str, list[Found]]) -> list[Found]:
        """Family names alone, of those whose fuller name the report gives."""
        if not bearers:
            return []
        taken = {i for f in settled for i in range(f.start, f.end)}
        out = []
        for i, token in enumerate(self.tokens):
            if token.form in bearers and i not in taken:
                bearer = _nearest(bearers[token.form], i)
                start = self.scan.alone(i, bearer)
                own = {t.form for t in self.tokens[bearer.start : bearer.end]}
                if start is not None and not (start == i and named_before(self.tokens, i, own, self.names)):
                    out.append(Found(start, i + 1, "person", bearer.ref))
        return out


def _nearest(held: Sequence[Found], i: int) -> Found:
    """The bearer of a name who is named last before token `i`, else the first."""
    return next((f for f in reversed(held) if f.start < i), held[0])


def _fullest(found: Iterable[Found]) -> list[Found]:
    """Shorter forms of an unlisted name get the identity of its fullest form in the report, where no two persons have it; so
    does a name whose parts are turned (`X Y` and `Y X`)."""
    out = list(found)
    strangers = {f.ref.id: f.ref for f in out if f.kind == "person" and f.ref and f.ref.id.startswith("unlisted-")}
    words = {id: fold(ref.name).split() for id, ref in strangers.items()}
    by_length = sorted(strangers.values(), key=lambda ref: -len(ref.name.split()))
    turned: dict[tuple[str, ...], Ref] = {}
    holding: dict[str, list[Ref]] = {}  # by each of their words, so that few are compared
    fuller: dict[str, Ref] = {}
    for ref in by_length:
        own = words[ref.id]
        same = turned.setdefault(tuple(sorted(own)), ref)
        turns = len(own) > 1 and same is not ref
        longer = [same] if turns else [o for o in holding.get(own[-1], ()) if _short_of(own, words[o.id])]
        if longer and all(set(words[other.id]) <= set(words[longer[0].id]) for other in longer):
            fuller[ref.id] = fuller.get(longer[0].id, longer[0])
        for word in set(own):
            holding.setdefault(word, []).append(ref)
    return [f._replace(ref=fuller[f.ref.id]) if f.ref and f.ref.id in fuller else f for f in out]


def _short_of(words: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a name's words are those of a longer one that it begins like or ends like."""
    begins = words[0] == other[0] or list(words) == list(other[-len(words) :])
    return len(other) > len(words) and set(words) <= set(other) and begins
