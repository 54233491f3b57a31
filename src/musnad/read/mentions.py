"""Mentions: the words of a report that name people, organisations, places, offices and outlets, and whom they mean.

Names of the records come from the gazetteer; institutions and offices are completed by the country that follows
them; unlisted people are recognised by given names and titles and get an identity of their own. What is ambiguous
alone (a family name, a newspaper called Life) counts only where the report settles it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from musnad.model import EntityKind, Mention, Ref
from musnad.read.gazetteer import Gazetteer, Hit, Leaf, gazetteer, names_of
from musnad.read.persons import name_end, plausible
from musnad.text import Token
from musnad.world import World, unlisted

_OPEN = frozenset("\"'«“„‘(’”")
_CLOSE = frozenset("\"'»”“’)")
_QUOTED = 5
_LED = 4
_STATES = frozenset({"country", "territory"})
_SPREAD = frozenset({"minister", "ministry", "spokesperson"})


class _Found(NamedTuple):
    """Tokens ``[start, end)`` of a mention; an open one has `choices` or a `pattern`, between which context decides."""

    start: int
    end: int
    kind: EntityKind
    ref: Ref | None = None
    choices: tuple[Leaf, ...] = ()
    pattern: str | None = None


def find_mentions(
    tokens: Sequence[Token], *, text: str, language: str, published: str | None, world: World
) -> tuple[Mention, ...]:
    """The mentions of a report, in order; spans are code points of `text`, of which `tokens` are the tokens.

    `published` (ISO 8601) helps to choose among bearers of one name by who held office then.
    """
    report = _Report(tokens, text, gazetteer(language, world), (published or "")[:10] or None)
    return report.mentions()


def person_name_at(tokens: Sequence[Token], i: int, *, language: str, world: World) -> int | None:
    """The token after the person's name that begins at token `i`, or None where none begins.

    Listed or not; where the token before `i` is a title, a lone given name or an unknown first name is enough.
    """
    names = gazetteer(language, world)
    hit = names.match(tokens, i)
    if hit and any(not leaf.pattern and leaf.sure and world.entity(leaf.id).kind == "person" for leaf in hit.leaves):
        return _lengthened(tokens, hit.end, names)
    return name_end(tokens, i, names, led=i > 0 and names.titled(tokens[i - 1].form))


def is_given_name(form: str, *, language: str) -> bool:
    """Whether a folded word is a given name in a language."""
    return form in names_of(language).given


class _Report:
    """One scan over a report's tokens, and then the choices that need the whole of it."""

    def __init__(self, tokens: Sequence[Token], text: str, names: Gazetteer, on: str | None) -> None:
        self.tokens = _spelt(tokens, text, names.names.plain)
        self.text = text
        self.names = names
        self.world = names.world
        self.on = on

    def mentions(self) -> tuple[Mention, ...]:
        """Everything found, settled, in the order of the text."""
        found = list(self._scan())
        certain = {f.ref.id for f in found if f.ref}
        certain |= {f.choices[0].id for f in found if len(f.choices) == 1 and f.choices[0].sure}
        settled = _fullest([done for f in found if (done := self._settle(f, certain))])
        settled += self._families(settled)
        settled.sort(key=lambda f: (f.start, -f.end))
        return tuple(Mention((self.tokens[f.start].start, self.tokens[f.end - 1].end), f.kind, f.ref) for f in settled)

    def _scan(self) -> Iterator[_Found]:
        tokens, start, article = self.tokens, self.names.start, self.names.names.article
        i, last, led = 0, len(tokens), 0
        while i < last:
            form = tokens[i].form
            entry = start(form)
            if entry is None and not led:
                i += 1
                continue
            found = self._at(i, led)
            if found is not None:
                yield found
                led = _LED + 1 if found.kind == "office" else 0
                i = found.end
                continue
            if entry is not None and entry.title:
                led = _LED + (form in self.names.names.personal)
            elif led:
                led = min(led, _LED) - 1 if form in _OPEN or (article and form.startswith(article)) else 0
            i += 1

    def _at(self, i: int, led: int) -> _Found | None:
        """What begins at token `i`: the longer of a listed name and a person's unlisted one."""
        entry = self.names.start(self.tokens[i].form)
        hit = self.names.follow(self.tokens, i, entry) if entry is not None and entry.branches else None
        end = self._person(i, led) if entry is None or entry.given or led else None
        if hit is not None and (end is None or end <= hit.end or self._outright(hit)):
            found = self._listed(hit)
            if found is not None:
                return found
        if end is not None:
            return _Found(i, end, "person", self._stranger(i, end))
        if entry is None or entry.noun is None:
            return None
        return self._quoted(i, entry.noun) or self._settlement(i)

    def _person(self, i: int, led: int) -> int | None:
        """The end of an unlisted person's name."""
        return name_end(self.tokens, i, self.names, led=led > 0, bold=led > _LED)

    def _outright(self, hit: Hit) -> bool:
        """Whether a hit is a person's full name, so that what follows may only be lineage."""
        return hit.end - hit.start > 1 and any(
            leaf.sure and not leaf.pattern and self.world.entity(leaf.id).kind == "person" for leaf in hit.leaves
        )

    def _listed(self, hit: Hit) -> _Found | None:
        listed = tuple(leaf for leaf in hit.leaves if not leaf.pattern)
        patterns = [leaf.id for leaf in hit.leaves if leaf.pattern]
        if patterns:
            found = self._institution(hit, patterns[0])
            if found is not None and (found.ref or not listed):
                return found
        if not listed:
            return None
        kind = self.world.entity(listed[0].id).kind
        if kind != "person":
            return _Found(hit.start, hit.end, kind, choices=listed)
        start = hit.start
        while (
            start + 1 < hit.end
            and self.names.titled(self.tokens[start].form)
            and self.tokens[start].form not in self.names.names.given
        ):
            start += 1
        return _Found(start, _lengthened(self.tokens, hit.end, self.names), kind, choices=listed)

    def _institution(self, hit: Hit, name: str) -> _Found | None:
        """An institution or office, with the country that completes it; without one it stays open, or is none."""
        pattern = self.world.patterns[name]
        owner = self._owner(hit, pattern.type)
        if owner is None:
            alone = hit.end - hit.start == 1 and (pattern.kind == "office" or not self._definite(hit))
            return None if alone else _Found(hit.start, hit.end, pattern.kind, pattern=name)
        country, end = owner
        if pattern.kind == "office" and end < len(self.tokens) and self.tokens[end].form in self.names.names.former:
            return _Found(hit.start, end + 1, "office")
        return _Found(hit.start, end, pattern.kind, self.world.ref(f"{country}.{name}"))

    def _owner(self, hit: Hit, kind: str | None) -> tuple[str, int] | None:
        """Whose institution it is: a country's adjective after a definite head (for ministries, also after more of
        their name), a country's own name after another, and an organisation's where it has such an office."""
        if kind == "secretary-general":
            owner = self._whose(self.names.owned(self.tokens, hit.end) or self.names.exact(self.tokens, hit.end), "organisation")
            if owner:
                return owner
        if not self._definite(hit):
            return self._whose(self.names.exact(self.tokens, hit.end), "place")
        for i in range(hit.end, min(hit.end + (4 if kind in _SPREAD else 1), len(self.tokens))):
            found = self.names.country(self.tokens, i, definite=True)
            if found or not self.names.continues(self.tokens[i].form):
                return found
        return None

    def _whose(self, hit: Hit | None, kind: EntityKind) -> tuple[str, int] | None:
        for leaf in hit.leaves if hit else ():
            if not leaf.pattern:
                entity = self.world.entity(leaf.id)
                if entity.kind == kind and (kind != "place" or entity.type in _STATES):
                    return leaf.id, hit.end if hit else 0
        return None

    def _definite(self, hit: Hit) -> bool:
        article = self.names.names.article
        return bool(article) and self.tokens[hit.end - 1].form.startswith((article, *self.names.names.articled))

    def _quoted(self, i: int, kind: EntityKind) -> _Found | None:
        """An unlisted outlet or organisation: a noun for one with a short name in quotation marks after it."""
        tokens, j = self.tokens, i + 2
        if kind == "place" or j >= len(tokens) or tokens[i + 1].form not in _OPEN:
            return None
        while j < len(tokens) and j < i + 2 + _QUOTED and tokens[j].form not in _CLOSE:
            j += 1
        if j == i + 2 or j >= len(tokens) or tokens[j].form not in _CLOSE:
            return None
        hit = self.names.match(tokens, i + 2)
        if hit and (hit.end == j or any(leaf.sure for leaf in hit.leaves)):
            return None
        words = self.text[tokens[i + 2].start : tokens[j - 1].end]
        known = self._outlet(words, j + 1) if kind == "outlet" else None
        return _Found(i + 2, j, kind, self.world.ref(known) if known else unlisted(words, kind))

    def _outlet(self, words: str, after: int) -> str | None:
        """A listed outlet in quotation marks, which the country after them may tell from its namesakes."""
        nation = self.names.country(self.tokens, after, definite=True)
        if nation:
            named = self.world.outlet(words + self.text[self.tokens[after].start : self.tokens[nation[1] - 1].end])
            if named:
                return named.id
        known = self.world.outlet(words)
        return known.id if known and not (nation and known.homonym) else None

    def _settlement(self, i: int) -> _Found | None:
        """An unlisted town or province: an indefinite noun for one with an unknown word after it."""
        tokens, names = self.tokens, self.names
        if i + 1 >= len(tokens) or not any(
            f in names.names.settlements for f in (tokens[i].form, *names.names.peeled(tokens[i].form))
        ):
            return None
        form = tokens[i + 1].form
        if (
            names.start(form) is not None
            or not tokens[i + 1].word
            or not plausible(form, names)
            or names.names.no_town.search(form)
        ):
            return None
        name = self.text[tokens[i + 1].start : tokens[i + 1].end]
        return _Found(i + 1, i + 2, "place", unlisted(name, "place"))

    def _stranger(self, i: int, end: int) -> Ref:
        """Someone listed whose name sounds so, else an identity of its own (without what is glued before the name)."""
        token = self.tokens[i]
        raw = self.text[token.start : self.tokens[end - 1].end]
        names = self.names.names
        forms = [t.form for t in self.tokens[i:end]]
        plain = self._without_lineage(i, end)
        if plain:
            return plain
        for first in (token.form, *names.peeled(token.form)):
            known = self.names.sounding([first, *forms[1:]])
            if known:
                return self.world.ref(known)
        if token.form in names.given or token.form in names.particles:
            return unlisted(raw, "person")
        for head, left in names.peelers:
            if token.form.startswith(head) and left + token.form[len(head) :] in names.given:
                return unlisted(left + raw[len(head) :], "person")
        return unlisted(raw, "person")

    def _without_lineage(self, i: int, end: int) -> Ref | None:
        """Someone listed without the `son of X` that stands between his own name and his family's here."""
        lineage = self.names.names.lineage
        kept = [t for n, t in enumerate(self.tokens[i:end]) if not n or not {t.form, self.tokens[i + n - 1].form} & lineage]
        hit = self.names.match(kept, 0) if 1 < len(kept) < end - i else None
        if hit is None or hit.end < len(kept):
            return None
        people = [leaf.id for leaf in hit.leaves if leaf.sure and self.world.entity(leaf.id).kind == "person"]
        return self.world.ref(people[0]) if len(people) == 1 else None

    def _settle(self, found: _Found, certain: set[str]) -> _Found | None:
        if found.pattern:
            return self._completed(found, certain)
        if not found.choices:
            return found
        leaf = self._choose(found, certain)
        if leaf is None:
            return None
        return found._replace(kind=self.world.entity(leaf.id).kind, ref=self.world.ref(leaf.id), choices=())

    def _completed(self, found: _Found, certain: set[str]) -> _Found | None:
        """An institution without its country means the report's only one of that kind; one word alone needs it."""
        fills = [id for id in certain if id.endswith("." + str(found.pattern))]
        if len(fills) == 1 and found.kind != "office":
            return found._replace(ref=self.world.ref(fills[0]), pattern=None)
        return found._replace(pattern=None) if found.end - found.start > 1 else None

    def _choose(self, found: _Found, certain: set[str]) -> Leaf | None:
        """The reading that its noun, the rest of the report or its date speaks for; else the first that needs no help."""
        head = self._head(found.start)
        fitting = [leaf for leaf in found.choices if self.world.entity(leaf.id).kind == head]
        if fitting:
            return fitting[0]
        backed = (
            [leaf for leaf in found.choices if leaf.id in certain] if len(found.choices) > 1 or not found.choices[0].sure else []
        )
        hinted = max(found.choices, key=self._hints)
        if self._hints(hinted):
            return hinted
        sure = [leaf for leaf in found.choices if leaf.sure]
        serving = [leaf for leaf in sure if self.on and len(sure) > 1 and self.world.office_of(leaf.id, self.on)]
        return next(iter((*backed, *serving, *sure)), None)

    def _hints(self, leaf: Leaf) -> int:
        return len(self.names.hints.get(leaf.id, frozenset()) & self._forms)

    @cached_property
    def _forms(self) -> frozenset[str]:
        return frozenset(t.form for t in self.tokens)

    def _head(self, i: int) -> EntityKind | None:
        """What kind of thing the noun before a name says that it is."""
        i -= 1
        while i >= 0 and self.tokens[i].form in _OPEN:
            i -= 1
        entry = self.names.start(self.tokens[i].form) if i >= 0 else None
        return entry.noun if entry else None

    def _families(self, settled: Sequence[_Found]) -> list[_Found]:
        """Family names alone, of those whose fuller name the report gives: the one named last before, else the first."""
        bearers: dict[str, list[_Found]] = {}
        for f in settled:
            if f.kind == "person" and f.end - f.start > 1:
                for form in self._short(f):
                    bearers.setdefault(form, []).append(f)
        if not bearers:
            return []
        taken = {i for f in settled for i in range(f.start, f.end)}
        out = []
        for i, token in enumerate(self.tokens):
            if token.form in bearers and i not in taken:
                held = bearers[token.form]
                bearer = next((f for f in reversed(held) if f.start < i), held[0])
                start = self._with_particle(i, bearer)
                if start is not None:
                    out.append(_Found(start, i + 1, "person", bearer.ref))
        return out

    def _with_particle(self, i: int, bearer: _Found) -> int | None:
        """Where a family name alone begins: with its particle, if the fuller name has one, which it may not lack."""
        particle = self.tokens[bearer.end - 2].form
        if particle not in self.names.names.particles:
            return i
        before = self.tokens[i - 1].form if i else ""
        return i - 1 if before == particle or particle in self.names.names.peeled(before) else None

    def _short(self, f: _Found) -> Iterator[str]:
        """A family name as it may stand alone, with everything that may be glued before it."""
        names = self.names.names
        form = self.tokens[f.end - 1].form
        if form in names.given or form in names.stop or len(form) < 3:
            return
        yield form
        for head, left in names.peelers:
            if form.startswith(left):
                yield head + form[len(left) :]


def _spelt(tokens: Sequence[Token], text: str, plain: Mapping[str, str]) -> Sequence[Token]:
    """The tokens, where a plain word that folding makes into a name keeps its spelling, and so is none."""
    return [
        t if t.form not in plain or text[t.start : t.end] != plain[t.form] else t._replace(form=plain[t.form]) for t in tokens
    ]


def _lengthened(tokens: Sequence[Token], i: int, names: Gazetteer) -> int:
    """Past `bin X` and `Al X`, which may follow a name that is listed without them."""
    words = names.names
    while i + 1 < len(tokens) and tokens[i].form in words.lineage and tokens[i + 1].word:
        i += 3 if tokens[i + 1].form in words.joined and i + 2 < len(tokens) else 2
    return i


def _fullest(found: Iterable[_Found]) -> list[_Found]:
    """Shorter forms of an unlisted name get the identity of its fullest form in the report."""
    out = list(found)
    strangers = {f.ref.id: f.ref for f in out if f.kind == "person" and f.ref and f.ref.id.startswith("unlisted-")}
    by_length = sorted(strangers.values(), key=lambda ref: -len(ref.name.split()))
    fuller: dict[str, Ref] = {}
    for n, ref in enumerate(by_length):
        words = ref.name.split()
        for longer in by_length[:n]:
            other = longer.name.split()
            if len(other) > len(words) and set(words) <= set(other) and (words[0] == other[0] or words == other[-len(words) :]):
                fuller[ref.id] = fuller.get(longer.id, longer)
                break
    return [f._replace(ref=fuller[f.ref.id]) if f.ref and f.ref.id in fuller else f for f in out]
