"""What a report is about, as weighted words and names: enough to find reports of one happening among thousands.

A word's weight falls with the number of reports that hold it, in the pile and in a table of its language
(``lang/xx/common.toml``), so that five reports on one call are not told apart by what they share.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import log, sqrt
from typing import Any, NamedTuple

from musnad import lang
from musnad.errors import DataError
from musnad.model import Reading, Ref
from musnad.text import fold, tokenize

Vector = Mapping[str, float]

TITLE, LEAD, REST = 3.0, 1.5, 0.15
"""How much a word counts in the title, in the first `OPENING` words below it, and further down."""
KEPT = 100_000
"""Stems kept by word: news repeats itself."""
OPENING = 55
UNKNOWN = 3
"""Reports of the language's table that a word is assumed to stand in when the table does not list it."""
PRIOR = 300
"""How many reports of a pile the language's table weighs as much as."""
NAMES = {"person": 1.6, "office": 1.6, "organisation": 1.3, "place": 0.9}
"""How much more a resolved name says than a word, by its kind."""
MARK = "@"
"""Stands in a name's term between the kind and the id of the entity."""


class Stems(NamedTuple):
    """A language's light stemming and how common its words are; `known` keeps the stems that were cut."""

    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    least: int
    empty: frozenset[str]
    documents: int
    held: Mapping[str, int]
    known: dict[str, str]

    def stem(self, form: str) -> str:
        """A folded word without its longest prefix and suffix, as far as enough of it is left."""
        found = self.known.get(form)
        if found is None:
            if len(self.known) > KEPT:
                self.known.clear()
            found = self.known[form] = self._cut(form)
        return found

    def _cut(self, form: str) -> str:
        for prefix in self.prefixes:
            if form.startswith(prefix) and len(form) - len(prefix) >= self.least:
                form = form[len(prefix) :]
                break
        for suffix in self.suffixes:
            if form.endswith(suffix) and len(form) - len(suffix) >= self.least:
                return form[: -len(suffix)]
        return form


@cache
def stems(language: str | None) -> Stems:
    """The tables of a language; one without them is compared by whole folded words."""
    meaning, common = _table(language, "meaning"), _table(language, "common")
    affixes = meaning.get("affixes", {})
    bare = Stems(
        _longest(affixes.get("prefixes", ())),
        _longest(affixes.get("suffixes", ())),
        affixes.get("least", 3),
        frozenset(fold(w) for w in meaning.get("empty", {}).get("words", ())),
        common.get("documents", 0),
        {},
        {},
    )
    held: Counter[str] = Counter()
    for word, count in common.get("reports", {}).items():
        held[bare.stem(word)] += count
    return bare._replace(held={w: min(n, bare.documents) for w, n in held.items()})


def _longest(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted((fold(x) for x in words), key=len, reverse=True))


def _table(language: str | None, name: str) -> Mapping[str, Any]:
    try:
        return lang.table(language, name) if language else {}
    except DataError:
        return {}


def counts(reading: Reading, people: Mapping[str, Ref]) -> dict[str, float]:
    """The words and names of a report with how much they count by where they stand; furniture is left out.

    `people` are those whom the report's offices mean, by the office's id.
    """
    out: dict[str, float] = {}
    for term, weight in _weighted(reading, people):
        out[term] = out.get(term, 0.0) + weight
    return out


def _weighted(reading: Reading, people: Mapping[str, Ref]) -> Iterator[tuple[str, float]]:
    report = reading.report
    table = stems(report.language)
    seen = 0
    places: list[tuple[int, int, float]] = []
    if report.title and report.title not in report.text[: len(report.title) + 200]:
        yield from ((term, TITLE) for term in words(report.title, table))
    for block in report.blocks:
        if block.kind in ("furniture", "caption", "post", "credit"):
            continue
        if block.kind == "title":
            places.append((*block.span, TITLE))
            yield from ((term, TITLE) for term in words(report.text[slice(*block.span)], table))
            continue
        for term in words(report.text[slice(*block.span)], table):
            seen += 1
            yield term, LEAD if seen <= OPENING else REST
        places.append((*block.span, LEAD if seen <= OPENING * 2 else REST))
    yield from _names(reading, people, places)


def _names(reading: Reading, people: Mapping[str, Ref], places: Sequence[tuple[int, int, float]]) -> Iterator[tuple[str, float]]:
    """The resolved names of a report, each with the weight of its place; outlets and agencies bind no reports."""
    starts = [start for start, _, _ in places]
    for mention in reading.mentions:
        at = bisect_right(starts, mention.span[0]) - 1
        if mention.entity and mention.kind in NAMES and at >= 0 and mention.span[0] < places[at][1]:
            entity = people.get(mention.entity.id, mention.entity)
            yield f"{mention.kind}{MARK}{entity.id}", places[at][2]


def words(text: str, table: Stems) -> Iterator[str]:
    """The stems of a text's telling words, and its numbers."""
    for token in tokenize(text):
        if token.word and len(token.form) > 1 and token.form not in table.empty:
            yield table.stem(token.form)


def vectors(readings: Sequence[Reading], people: Sequence[Mapping[str, Ref]]) -> list[Vector]:
    """One weighted vector of length 1 a report; `people` as for `counts`, in the order of the readings."""
    counted = [counts(*row) for row in zip(readings, people, strict=True)]
    pile = Counter(term for terms in counted for term in terms)
    out = []
    for reading, terms in zip(readings, counted, strict=True):
        table = stems(reading.report.language)
        weigh = _Weights(pile, len(readings), table)
        out.append(_unit({t: (1 + log(1 + n)) * weigh(t) for t, n in terms.items()}))
    return out


class _Weights(NamedTuple):
    pile: Mapping[str, int]
    size: int
    table: Stems

    def __call__(self, term: str) -> float:
        """The inverse share of reports with the term, in the pile and in the language's table together."""
        kind, name, _ = term.partition(MARK)
        known = 0 if name else self.table.held.get(term, UNKNOWN) * PRIOR / max(self.table.documents, 1)
        weight = log((PRIOR + self.size + 1) / (known + self.pile[term] + 0.5))
        return max(0.0, weight) * (NAMES[kind] if name else 1.0)


def _unit(terms: Vector) -> Vector:
    norm = sqrt(sum(x * x for x in terms.values()))
    return {t: x / norm for t, x in terms.items() if x} if norm else {}


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two vectors of length 1."""
    if len(a) > len(b):
        a, b = b, a
    return sum(x * b[t] for t, x in a.items() if t in b)


def shared(a: Vector, b: Vector, most: int = 5) -> tuple[str, ...]:
    """The terms that make two vectors alike, the strongest first."""
    both = sorted(((x * b[t], t) for t, x in a.items() if t in b), reverse=True)
    return tuple(t for _, t in both[:most])


def key_terms(vector: Vector, most: int) -> Iterable[str]:
    """The heaviest terms of a vector: what its report is looked up by."""
    return (t for t, _ in sorted(vector.items(), key=lambda x: (-x[1], x[0]))[:most])
