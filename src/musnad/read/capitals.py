"""Names in a script with capital letters: by the records, the country before or behind them, and runs of capitals.

A listed name counts only with the capitals it has in the records. A run of capital letters that no record knows is a
person where a title, a given name or the words around it say so, and an institution or outlet where its last noun does.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from musnad.read.found import STATES, Found
from musnad.read.gazetteer import Gazetteer, Hit, Leaf
from musnad.read.letters import Letters
from musnad.read.runs import DASHES, Runs
from musnad.text import Token, fold

_OF_ORGANISATIONS = frozenset({"self", "commission"})
"""Accounts of offices that organisations have, and no countries."""
_QUOTES = frozenset("'’")
_CURRENCIES = frozenset("$€£¥")


class Owner(NamedTuple):
    """Whose an institution is, and the token after those words."""

    id: str
    end: int


class CapitalScan:
    """One scan over a report's tokens; `tokens` are those that it reads, of the same number."""

    def __init__(self, tokens: Sequence[Token], text: str, names: Gazetteer) -> None:
        self.letters = Letters(tokens, text, possessive=names.names.possessive, abbreviations=names.names.abbreviations)
        self.tokens = self.letters.tokens
        self.shapes = self.letters.shapes
        self.size = len(self.tokens)
        self.text = text
        self.names = names
        self.words = names.names
        self.world = names.world
        self.runs = Runs(self.letters, names)
        self.form = self.runs.form
        self._others: set[str] = set()

    def found(self) -> Iterator[Found]:
        """What is found, in order, without overlaps."""
        small, shapes, tokens = self.names.small, self.shapes, self.tokens
        i = 0
        while i < self.size:
            if not shapes[i] and tokens[i].form not in small:
                i += 1
                continue
            found = self._at(i)
            if found is None:
                i += 1
                continue
            yield found
            i = found.end
            if found.kind == "office":
                self.runs.led = i

    def alone(self, i: int, bearer: Found) -> int | None:
        """Where a family name alone begins that ends at `i`, or None where its capital letter tells nothing."""
        if not self.shapes[i] or self.runs.common(i) or self.runs.goes_on(i) or self.form(i) in self.words.ends:
            return None
        start = i
        while start > 0 and self.tokens[start - 1].form in self.words.particles and start > i - 2:
            start -= 1
        own = {t.form for t in self.tokens[bearer.start : bearer.end]}
        return start if all(t.form in own for t in self.tokens[start:i]) else i

    def short(self, f: Found) -> Iterator[str]:
        """The words by which a person may be called after his full name: the family's, wherever it stands."""
        words = self.words
        end = f.end
        while end - f.start > 2 and self.tokens[end - 1].form in words.suffixes | {"."}:
            end -= 1
        first, last = self.tokens[f.start].form, self.tokens[end - 1].form
        if first in words.family_first:
            yield first
        if len(last) > 1:
            yield last

    def repeated(self, settled: Sequence[Found]) -> Iterator[Found]:
        """The full names of people whom the report names elsewhere, in lines whose capital letters tell nothing."""
        full: dict[str, list[tuple[tuple[str, ...], Found]]] = {}
        for f in settled:
            if f.kind == "person" and f.end - f.start > 1:
                forms = tuple(t.form for t in self.tokens[f.start : f.end])
                full.setdefault(forms[0], []).append((forms, f))
        taken = {k for f in settled for k in range(f.start, f.end)}
        for i in sorted(self.letters.headlines):
            for forms, f in full.get(self.form(i), ()) if i not in taken else ():
                if tuple(t.form for t in self.tokens[i : i + len(forms)]) == forms and self.shapes[i]:
                    yield f._replace(start=i, end=i + len(forms))
                    break

    # What begins at a token.

    def _at(self, i: int) -> Found | None:
        hit = self.names.spelled(self.tokens, self.shapes, i)
        found = self._institution(i, hit)
        if found is not None:
            return found
        if self.shapes[i] and not (hit is not None and self._full(hit)):
            found = self.runs.found(i, hit)
        return found or (self._listed(hit) if hit is not None else None)

    def _full(self, hit: Hit) -> bool:
        """Whether a hit is a listed person's name of several words."""
        return hit.end - hit.start > 1 and any(
            not leaf.pattern and self.world.entity(leaf.id).kind == "person" for leaf in hit.leaves
        )

    def _listed(self, hit: Hit) -> Found | None:
        listed = tuple(leaf for leaf in hit.leaves if not leaf.pattern)
        if not listed:
            pattern = self.world.patterns[hit.leaves[0].id]
            lone = hit.end - hit.start == 1 or not self._capital_within(hit)
            return None if lone else Found(hit.start, hit.end, pattern.kind, pattern=pattern.id)
        one = hit.end - hit.start == 1
        if one and (self.runs.common(hit.start) or self._part_of_region(hit.start) or self._priced(hit.end)):
            return None
        entity = self.world.entity(listed[0].id)
        kind = entity.kind
        if one and kind == "outlet" and self.form(hit.start) in self.words.words and self._indefinite(hit.start):
            return None
        if one and kind == "person" and self._of_another(hit.start, entity.id):
            return None
        if kind == "office" and self._indefinite(hit.start):
            shorter = self.names.spelled(self.tokens, self.shapes, hit.start, before=hit.end - 1)
            return self._listed(shorter) if shorter is not None else None
        if kind == "office" and self.form(hit.start - 1) in self.words.former:
            return Found(hit.start, hit.end, kind)
        spokes = self._spokes(hit, listed) if kind == "organisation" else None
        return spokes or Found(hit.start, hit.end, kind, choices=listed)

    def _of_another(self, i: int, id: str) -> bool:
        """Whether a family name is somebody else's here, or was before in this report."""
        form = self.form(i)
        if self.runs.of_another(i, fold(self.world.label(id, self.names.code)).split()):
            self._others.add(form)
        return form in self._others

    def _priced(self, i: int) -> bool:
        """Whether a sign of currency is written onto a name (`US$`)."""
        return self.form(i) in _CURRENCIES and self.letters.touches(i)

    def _part_of_region(self, i: int) -> bool:
        """Whether a word of direction with a capital letter makes another place of the one named at `i`."""
        return i > 0 and self.shapes[i - 1] > 0 and self.form(i - 1) in self.words.compass and not self.letters.opens(i)

    def _capital_within(self, hit: Hit) -> bool:
        return any(self.shapes[k] for k in range(hit.start, hit.end))

    def _spokes(self, hit: Hit, listed: Sequence[Leaf]) -> Found | None:
        """The spokesman of an institution (`the Kremlin's spokesman`); one of several is none of them by name."""
        if self.form(hit.end) not in self.words.spokes or self._indefinite(hit.start):
            return None
        for place in self.world.entity(listed[0].id).fills:
            country, _, filled = place.partition(".")
            voice = self._voice_of(filled)
            if voice:
                return Found(hit.start, hit.end + 1, "office", self.world.ref(f"{country}.{voice}"))
        return None

    def _indefinite(self, i: int) -> bool:
        """Whether one of several is spoken of: `a US ambassador`."""
        return self.form(i - 1) in self.words.indefinite

    # Institutions and offices with their countries.

    def _institution(self, i: int, hit: Hit | None) -> Found | None:
        """An institution or office of a country, named before it (`Russia's`, `Russian`) or behind it (`of Russia`)."""
        behind = self._with_owner_behind(hit) if hit is not None else None
        if behind is not None:
            return behind
        for owner in self._owners(i, hit):
            found = self._with_owner(i, owner)
            if found is not None and (hit is None or found.end > hit.end):
                return found
        return None

    def _owners(self, i: int, hit: Hit | None) -> Iterator[Owner]:
        nation = self.names.country(self.tokens, i)
        if nation is not None and (self.words.small_adjectives or all(self.shapes[k] for k in range(i, nation[1]))):
            yield Owner(*nation)
        for leaf in hit.leaves if hit is not None else ():
            if not leaf.pattern and hit is not None:
                yield Owner(leaf.id, hit.end)

    def _with_owner(self, i: int, owner: Owner) -> Found | None:
        start, former = owner.end, self.form(i - 1) in self.words.former
        if self.form(start) in _QUOTES and self.letters.touches(start):
            start += 1
        while start < self.size:
            hit = self.names.spelled(self.tokens, self.shapes, start)
            for leaf in hit.leaves if hit is not None else ():
                if hit is not None and leaf.pattern and self._may_own(owner.id, leaf.id):
                    return self._office(i, hit.end, owner.id, leaf.id, former=former)
            former = former or self.form(start) in self.words.former
            if self.form(start) not in self.words.between | self.words.former and not self._ex(start):
                break
            start += 1
        return None

    def _ex(self, i: int) -> bool:
        """Whether a hyphen after a word like `then` or `ex` stands at `i`."""
        return self.form(i) in DASHES and self.form(i - 1) in self.words.former

    def _with_owner_behind(self, hit: Hit) -> Found | None:
        pattern = next((leaf.id for leaf in hit.leaves if leaf.pattern), None)
        j = hit.end
        if pattern is None or not (self.words.genitive or self.form(j) in self.words.of):
            return None
        if not self.words.genitive:
            j += 1 + (self.form(j + 1) in self.words.articles)
        if j >= self.size or not self.shapes[j]:
            return None
        of = self.names.spelled(self.tokens, self.shapes, j)
        for leaf in of.leaves if of is not None else ():
            if of is not None and not leaf.pattern and self._may_own(leaf.id, pattern):
                former = self.form(hit.start - 1) in self.words.former
                return self._office(hit.start, of.end, leaf.id, pattern, former=former)
        return None

    def _office(self, start: int, end: int, owner: str, pattern: str, *, former: bool) -> Found | None:
        """The institution or office of a country; what is no longer, or one of several, is nobody's by name."""
        record = self.world.patterns[pattern]
        if former and record.kind == "office":
            return Found(start, end, "office")
        if self._indefinite(start) and record.kind == "office":
            body = record.account if record.type == "spokesperson" else None
            return Found(start, end - 1, "organisation", self.world.ref(f"{owner}.{body}")) if body else None
        if record.kind == "organisation" and self.form(end) in self.words.spokes and not self._indefinite(start):
            voice = self._voice_of(pattern)
            if voice:
                return Found(start, end + 1, "office", self.world.ref(f"{owner}.{voice}"))
        return Found(start, end, record.kind, self.world.ref(f"{owner}.{pattern}"))

    def _voice_of(self, body: str) -> str | None:
        """The pattern of the spokesman of a pattern's institution."""
        return next((p.id for p in self.world.patterns.values() if p.type == "spokesperson" and p.account == body), None)

    def _may_own(self, owner: str, pattern: str) -> bool:
        """Countries have all of them, unions of states those that their records fill, organisations a secretary."""
        entity = self.world.entity(owner)
        record = self.world.patterns[pattern]
        if entity.kind == "place":
            return entity.type in STATES and record.account not in _OF_ORGANISATIONS
        if entity.kind != "organisation":
            return False
        return f"{owner}.{pattern}" in self.world.filled or record.account == "self"
