"""What a report is about, as weighted words and names: enough to find reports of one happening among thousands.

A report is seen three times: by its title, by its opening, which news writes so that it could stand alone, and as a
whole. A word's weight falls with the number of reports that hold it in a table of its language (``lang/xx/common.toml``),
never with the pile's: so a report's vectors are its own, whatever else was seen and in what order.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import log, sqrt
from sys import intern
from typing import Any, NamedTuple

from musnad import lang
from musnad.errors import DataError
from musnad.model import Reading, Ref, Report, Span
from musnad.text import fold, tokenize

Vector = Mapping[str, float]

KEPT = 100_000
"""Stems kept by word: news repeats itself."""
OPENING = 70
"""Words below the title that are the opening."""
MOST = 110
"""Heaviest terms that are kept of a report: the many light ones of long reports make strangers alike, and fill memory."""
UNLISTED, NAMED = 0.002, 0.0115
"""The share of reports that a word which no table lists, and a name, is assumed to stand in."""
NAMES = {"person": 2.0, "office": 2.0, "organisation": 1.3, "place": 0.9}
"""How much more a resolved name says than a word, by its kind: who it is about tells happenings apart, rather than where."""
SHARES = (0.1, 0.6, 0.3)
"""What title, opening and whole count in the alikeness of two reports. Tuned on half of a stream: eval/clusters.md."""
MARK = "@"
"""Stands in a name's term between the kind and the id of the entity."""


class Stems(NamedTuple):
    """A language's light stemming and how much its words say; `known` keeps the stems that were cut."""

    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    least: int
    empty: frozenset[str]
    weights: Mapping[str, float]
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
        {},
        {},
    )
    held: Counter[str] = Counter()
    for word, count in common.get("reports", {}).items():
        held[bare.stem(word)] += count
    return bare._replace(weights={word: rarity(n / common["documents"]) for word, n in held.items()})


def rarity(share: float) -> float:
    """What a term says that this share of reports holds: nothing where all do."""
    return max(0.0, -log(share))


def _longest(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted((fold(x) for x in words), key=len, reverse=True))


def _table(language: str | None, name: str) -> Mapping[str, Any]:
    try:
        return lang.table(language, name) if language else {}
    except DataError:
        return {}


class Views(NamedTuple):
    """A report's heaviest terms by where they stand, each of length 1 with the rest; empty where it has no such part."""

    title: Vector
    opening: Vector
    whole: Vector


def views(reading: Reading, people: Mapping[str, Ref]) -> Views:
    """The vectors of one report; furniture, captions, posts and credits are left out.

    `people` are those whom the report's offices mean, by the office's id. Outlets and agencies bind no reports.
    """
    table = stems(reading.report.language)
    parts = Counter[str](), Counter[str](), Counter[str]()
    for part, term in _placed(reading, people, table):
        parts[part][term] += 1
    title, opening, rest = parts
    return Views(*(_unit(terms, table) for terms in (title, opening, opening + rest)))


def _placed(reading: Reading, people: Mapping[str, Ref], table: Stems) -> Iterator[tuple[int, str]]:
    """The words and names of a report, each with its part: title (0), opening (1) or below (2)."""
    text = reading.report.text
    titles, below = _readable(reading.report)
    if not titles:
        yield from ((0, term) for term in words(reading.report.title or "", table))
    for span in titles:
        yield from ((0, term) for term in words(text[slice(*span)], table))
    left, end = OPENING, 0
    for token in (t for span in below for t in tokenize(text, *span) if t.word and len(t.form) > 1):
        if left:
            left, end = left - 1, token.end
        if token.form not in table.empty:
            yield (1 if token.end <= end else 2), table.stem(token.form)
    for term, at in _names(reading, people):
        if any(start <= at < stop for start, stop in titles):
            yield 0, term
        elif any(start <= at < stop for start, stop in below):
            yield (1 if at < end else 2), term


def _readable(report: Report) -> tuple[list[Span], list[Span]]:
    """The spans of titles, and of all else that is read; a report without blocks is all text."""
    if not report.blocks:
        return [], [(0, len(report.text))]
    below = [b.span for b in report.blocks if b.kind not in ("title", "furniture", "caption", "post", "credit")]
    return [b.span for b in report.blocks if b.kind == "title"], below


def _names(reading: Reading, people: Mapping[str, Ref]) -> Iterator[tuple[str, int]]:
    """The resolved names of a report, each with where it begins."""
    for mention in reading.mentions:
        if mention.entity and mention.kind in NAMES:
            entity = people.get(mention.entity.id)
            kind = "person" if entity else mention.kind
            yield intern(f"{kind}{MARK}{(entity or mention.entity).id}"), mention.span[0]


def words(text: str, table: Stems) -> Iterator[str]:
    """The stems of a text's telling words, and its numbers."""
    for token in tokenize(text):
        if token.word and len(token.form) > 1 and token.form not in table.empty:
            yield table.stem(token.form)


def _unit(terms: Mapping[str, int], table: Stems) -> Vector:
    weighted = {t: (1 + log(1 + n)) * _weight(t, table) for t, n in terms.items()}
    norm = sqrt(sum(x * x for x in weighted.values()))
    return {t: weighted[t] / norm for t in key_terms(weighted, MOST) if weighted[t]} if norm else {}


def _weight(term: str, table: Stems) -> float:
    kind, name, _ = term.partition(MARK)
    return rarity(NAMED) * NAMES[kind] if name else table.weights.get(term, rarity(UNLISTED))


def alike(a: Views, b: Views) -> float:
    """How far two reports speak of the same, 0 to 1; a title that either lacks is not missed."""
    held = [(share, x, y) for share, x, y in zip(SHARES, a, b, strict=True) if x and y]
    return sum(share * cosine(x, y) for share, x, y in held) / sum(share for share, _, _ in held) if held else 0.0


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two vectors of length 1, as far as they were kept."""
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
