"""Names in a script without capital letters: by the records, the nouns before them, and what names are made of.

Institutions and offices are completed by the country that follows them; proclitics are peeled from the first word.
"""

from collections.abc import Iterator, Mapping, Sequence

from musnad.model import EntityKind, Ref
from musnad.read.found import CLOSE, OPEN, STATES, Found
from musnad.read.gazetteer import Gazetteer, Hit, Start
from musnad.read.persons import name_end, plausible
from musnad.text import Token
from musnad.world import unlisted

_QUOTED = 5
_LED = 4
_INSIDE = frozenset({"organisation", "place"})
"""Kinds of names that may stand between a title and its bearer (`المدير الجهوي للصحة بمراكش X`)."""
_SHORTEST_DEFINITE = 3
_SPREAD = frozenset({"minister", "ministry", "spokesperson"})


class Scan:
    """One scan over a report's tokens; `tokens` are those that it reads, of the same number."""

    def __init__(self, tokens: Sequence[Token], text: str, names: Gazetteer) -> None:
        self.tokens = spelt(tokens, text, names.names.plain)
        self.text = text
        self.names = names
        self.world = names.world
        self._definites = (names.names.article, *names.names.articled) if names.names.article else ()

    def found(self) -> Iterator[Found]:
        tokens, article = self.tokens, self.names.names.article
        entries = list(map(self.names.start, [token[2] for token in tokens]))
        i, last, led, fresh, far = 0, len(tokens), 0, False, False
        behind = 0  # the token behind the last name that a title leads past
        while i < last:
            entry = entries[i]
            if entry is None and not led:
                i += 1
                continue
            form = tokens[i].form
            here = not far or i == behind or self._is_definite(tokens[i - 1].form)
            found = self._at(i, led if here else 0, far, entry)
            if found is not None:
                yield found
                far = led > 0 and found.kind in _INSIDE
                led = _LED + 1 if found.kind == "office" else int(far)
                i, fresh = found.end, False
                if found.kind == "organisation" and i < last and tokens[i].form in CLOSE:
                    i, led = i + 1, 1  # a member's name may follow (`القيادي في «الحركة» X`)
                behind = i if led else 0
                continue
            titled = entry is not None and entry.title
            if titled:
                led, far = _LED + (form in self.names.names.personal), False
            elif led:
                led = min(led, _LED) - 1 if fresh or form in OPEN or self._is_definite(form) else 0
                far |= not (form in OPEN or (form.startswith(article) and self._is_definite(form)))
            fresh = titled
            i += 1

    def _at(self, i: int, led: int, far: bool, entry: Start | None) -> Found | None:
        """What begins at token `i`, which may begin names by its `entry`: the longer of a listed name and a person's unlisted
        one. `far`: more than definite words stand between the title that led here and the token."""
        hit = self.names.follow(self.tokens, i, entry) if entry is not None and entry.branches else None
        end = self._person(i, led, far) if entry is None or entry.given or led else None
        if hit is not None and (end is None or end <= hit.end or self._outright(hit)):
            found = self._listed(hit)
            if found is not None:
                return found
        if end is not None:
            return Found(i, end, "person", self._stranger(i, end))
        if entry is None or entry.noun is None:
            return None
        return self._quoted(i, entry.noun) or self._settlement(i)

    def _person(self, i: int, led: int, far: bool) -> int | None:
        """The end of an unlisted person's name, which far from its title has more than a word."""
        end = name_end(self.tokens, i, self.names, led=led > 0, bold=led > _LED)
        return name_end(self.tokens, i, self.names) if far and led and end == i + 1 else end

    def _is_definite(self, form: str) -> bool:
        return form.startswith(self._definites) and len(form) > _SHORTEST_DEFINITE  # `إلى` begins like one

    def _outright(self, hit: Hit) -> bool:
        """Whether a hit is a person's full name, so that what follows may only be lineage."""
        return hit.end - hit.start > 1 and any(
            leaf.sure and not leaf.pattern and self.world.entity(leaf.id).kind == "person" for leaf in hit.leaves
        )

    def _listed(self, hit: Hit) -> Found | None:
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
            return Found(hit.start, hit.end, kind, choices=listed)
        start = hit.start
        while (
            start + 1 < hit.end
            and self.names.titled(self.tokens[start].form)
            and self.tokens[start].form not in self.names.names.given
        ):
            start += 1
        return Found(start, lengthened(self.tokens, hit.end, self.names), kind, choices=listed)

    def _institution(self, hit: Hit, name: str) -> Found | None:
        """An institution or office, with the country that completes it; without one it stays open, or is none."""
        pattern = self.world.patterns[name]
        owner = self._owner(hit, pattern.type)
        if owner is None:
            if hit.end < len(self.tokens) and self.tokens[hit.end].form in self.names.names.local:
                return None
            alone = hit.end - hit.start == 1 and (pattern.kind == "office" or not self._definite(hit))
            return None if alone else Found(hit.start, hit.end, pattern.kind, pattern=name)
        country, end = owner
        if pattern.kind == "office" and end < len(self.tokens) and self.tokens[end].form in self.names.names.former:
            return Found(hit.start, end + 1, "office")
        return Found(hit.start, end, pattern.kind, self.world.ref(f"{country}.{name}"))

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
                if entity.kind == kind and (kind != "place" or entity.type in STATES):
                    return leaf.id, hit.end if hit else 0
        return None

    def _definite(self, hit: Hit) -> bool:
        article = self.names.names.article
        return bool(article) and self.tokens[hit.end - 1].form.startswith((article, *self.names.names.articled))

    def _quoted(self, i: int, kind: EntityKind) -> Found | None:
        """An unlisted outlet or organisation: a noun for one with a short name in quotation marks after it."""
        tokens, j = self.tokens, i + 2
        if kind == "place" or j >= len(tokens) or tokens[i + 1].form not in OPEN:
            return None
        while j < len(tokens) and j < i + 2 + _QUOTED and tokens[j].form not in CLOSE:
            j += 1
        if j == i + 2 or j >= len(tokens) or tokens[j].form not in CLOSE:
            return None
        hit = self.names.match(tokens, i + 2)
        if hit and (hit.end == j or any(leaf.sure for leaf in hit.leaves)):
            return None
        words = self.text[tokens[i + 2].start : tokens[j - 1].end]
        known = self._outlet(words, j + 1) if kind == "outlet" else self._with_noun(i, j, kind)
        return Found(i + 2, j, kind, self.world.ref(known) if known else unlisted(words, kind))

    def _with_noun(self, i: int, j: int, kind: EntityKind) -> str | None:
        """A listed body whose name has the noun at `i` with the words that marks set off up to `j` (`حركة "X"`)."""
        tokens = [self.tokens[i], *self.tokens[i + 2 : j]]
        hit = self.names.match(tokens, 0)
        listed = [leaf.id for leaf in hit.leaves if not leaf.pattern] if hit and hit.end == len(tokens) else []
        return listed[0] if len(listed) == 1 and self.world.entity(listed[0]).kind == kind else None

    def _outlet(self, words: str, after: int) -> str | None:
        """A listed outlet in quotation marks, which the country after them may tell from its namesakes."""
        nation = self.names.country(self.tokens, after, definite=True)
        if nation:
            named = self.world.outlet(words + self.text[self.tokens[after].start : self.tokens[nation[1] - 1].end])
            if named:
                return named.id
        known = self.world.outlet(words)
        return known.id if known and not (nation and known.homonym) else None

    def _settlement(self, i: int) -> Found | None:
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
        return Found(i + 1, i + 2, "place", unlisted(name, "place"))

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
        if token.form in names.first or token.form in names.particles:
            return unlisted(raw, "person")
        for head, left in names.peelers:
            if token.form.startswith(head) and left + token.form[len(head) :] in names.first:
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

    def alone(self, i: int, bearer: Found) -> int | None:
        """Where a family name alone begins that ends at `i`: with its particle, if the fuller name has one."""
        particle = self.tokens[bearer.end - 2].form if bearer.end > 1 else ""
        if particle not in self.names.names.particles:
            while 0 < i > bearer.end and bearer.start < bearer.end - 2 and self._same_before(i, bearer):
                i, bearer = i - 1, bearer._replace(end=bearer.end - 1)
            return i
        before = self.tokens[i - 1].form if i else ""
        return i - 1 if before == particle or particle in self.names.names.peeled(before) else None

    def _same_before(self, i: int, bearer: Found) -> bool:
        """Whether the word before the one at `i` is also the one before a fuller name's last."""
        return self.tokens[i - 1].form == self.tokens[bearer.end - 2].form

    def repeated(self, settled: Sequence[Found]) -> Iterator[Found]:
        """Nothing: without capital letters no line is different from the others."""
        del settled
        yield from ()

    def short(self, f: Found) -> Iterator[str]:
        """A person's family name as it may stand alone, with everything that may be glued before it."""
        names = self.names.names
        form = self.tokens[f.end - 1].form
        led = f.end - f.start > 2 and self.tokens[f.end - 2].form in names.lineage
        if (form in names.given and form not in names.either and not led) or form in names.stop or len(form) < 3:
            return
        yield form
        for head, left in names.peelers:
            if form.startswith(left):
                yield head + form[len(left) :]


def spelt(tokens: Sequence[Token], text: str, plain: Mapping[str, str]) -> Sequence[Token]:
    """The tokens, where a plain word that folding makes into a name keeps its spelling, and so is none."""
    return [
        t if t.form not in plain or text[t.start : t.end] != plain[t.form] else t._replace(form=plain[t.form]) for t in tokens
    ]


def lengthened(tokens: Sequence[Token], i: int, names: Gazetteer) -> int:
    """Past `bin X` and `Al X`, which may follow a name that is listed without them."""
    words = names.names
    while i + 1 < len(tokens) and tokens[i].form in words.lineage and tokens[i + 1].word:
        i += 3 if tokens[i + 1].form in words.joined and i + 2 < len(tokens) else 2
    return i
