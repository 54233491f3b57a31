"""Places where a report states a claim in its own voice, outside of every attribution. Modest: near-equal words only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import ceil

from msgspec import Struct

from musnad.model import Reading, Span
from musnad.weigh.propositions import propositions
from musnad.weigh.statements import Statement
from musnad.weigh.words import Words, meaning, number_conflicts, stems, words

WITHIN, COSINE, LEAST = 0.6, 0.65, 4
"""Share of the statement's telling words that the report's own sentence has, cosine, and how many they are at least."""
HELD = 50
"""A telling word that more wordings have finds none of them: their number grows with the pile."""
_UNREAD = frozenset({"furniture", "credit", "dateline"})

Place = tuple[str, Span]
"""A report's id and the span."""
Held = tuple[int, int, frozenset[str]]
"""A statement's index, how many of its telling words a part has that says it, and their stems."""


class Part(Struct, frozen=True, gc=False):
    """A stretch of a report's own voice."""

    report: str
    span: Span
    text: str
    language: str | None
    stems: frozenset[str]


class Narration:
    """Where reports say a pile's statements in their own voice. What is worded alike is looked for once."""

    def __init__(self, readings: Sequence[Reading], found: Sequence[Statement]) -> None:
        first: dict[str, int] = {}
        self._first = [first.setdefault(s.text, i) for i, s in enumerate(found)]
        self._places = _places(readings, found, first.values())

    def of(self, statements: Iterable[int]) -> set[Place]:
        """The places where some report says one of these statements, by their indices."""
        return set[Place]().union(*(self._places.get(i, ()) for i in {self._first[i] for i in statements}))


def _places(readings: Sequence[Reading], found: Sequence[Statement], wanted: Iterable[int]) -> Mapping[int, set[Place]]:
    """For the index of each wanted statement the places where a report says it in its own voice."""
    holders = _holders(found, wanted)
    alike: dict[str, list[Part]] = {}
    for reading in readings:
        for part in parts_of(reading):
            alike.setdefault(part.text, []).append(part)
    near = [(parts[0], i) for parts in alike.values() for i in _near(parts[0], found, holders)]
    out: dict[int, set[Place]] = {}
    for (part, i), cosine in zip(near, _cosines(near, found), strict=True):
        if cosine >= COSINE:
            out.setdefault(i, set()).update((p.report, p.span) for p in alike[part.text])
    return out


def _holders(found: Sequence[Statement], wanted: Iterable[int]) -> Mapping[str, list[Held]]:
    """Stem -> the wanted statements of which it is one of the rarest telling words, for stems that at most `HELD` have.

    Of so many of the rarest a part must have one, if it has `_needed` of all (prefix filtering: Chaudhuri, Ganti and
    Kaushik, A primitive operator for similarity joins in data cleaning, 2006): what shares common words alone is not
    looked at.
    """
    long = [i for i in wanted if len(found[i].words.stems) >= LEAST]
    counts: dict[str, int] = {}
    for i in long:
        for stem in found[i].words.stems:
            counts[stem] = counts.get(stem, 0) + 1
    out: dict[str, list[Held]] = {}
    for i in long:
        held = i, _needed(found[i]), found[i].words.stems
        stems = sorted(found[i].words.stems, key=lambda stem: (counts[stem], stem))
        for stem in stems[: len(stems) - _needed(found[i]) + 1]:
            if counts[stem] <= HELD:
                out.setdefault(stem, []).append(held)
    return out


def _needed(s: Statement) -> int:
    """How many of a statement's telling words a part has that says it."""
    return max(LEAST, ceil(WITHIN * len(s.words.stems)))


def _near(part: Part, found: Sequence[Statement], holders: Mapping[str, list[Held]]) -> list[int]:
    """Statements most of whose telling words stand in the part, that negate as it does, and no number of which differs."""
    if len(part.stems) < LEAST:
        return []
    met = {held[0]: held for stem in part.stems for held in holders.get(stem, ())}
    near = sorted(i for i, needed, stems in met.values() if len(part.stems & stems) >= needed)
    return [i for i in near if _fits(_words(part.text, part.language), found[i].words)]


@lru_cache(maxsize=8)
def _words(text: str, language: str | None) -> Words:
    return words(text, meaning(language))


def _fits(part: Words, statement: Words) -> bool:
    return (part.negations > 0) == (statement.negations > 0) and not number_conflicts(part.numbers, statement.numbers)


def _cosines(near: Sequence[tuple[Part, int]], found: Sequence[Statement]) -> list[float]:
    if not near:
        return []
    from musnad.vectors import encode

    left, right = encode([part.text for part, _ in near]), encode([found[i].text for _, i in near])
    return [round(float(value), 3) for value in (left * right).sum(axis=1)]


def parts_of(reading: Reading) -> list[Part]:
    """The report's own voice, clause by clause: its read blocks without what is attributed."""
    report, table = reading.report, meaning(reading.report.language)
    blocks = [b.span for b in report.blocks if b.kind not in _UNREAD] or [(0, len(report.text))]
    said = sorted(
        span for a in reading.attributions for part in (a.content, a.cue, a.source, a.addressee, a.medium) for span in part.spans
    )
    out = []
    for span in (own for block in blocks for own in _outside(block, said)):
        for spans in propositions(report.text, (span,), table):
            text = report.text[spans[0][0] : spans[-1][1]] if spans else ""
            if text.strip():
                out.append(Part(report.id, (spans[0][0], spans[-1][1]), text, report.language, stems(text, table)))
    return out


def _outside(block: Span, said: Sequence[Span]) -> list[Span]:
    """What of a block stands in none of the spans."""
    start, end = block
    out = []
    for low, high in said:
        if start < low < end:
            out.append((start, low))
        if low < end and high > start:
            start = max(start, high)
    if start < end:
        out.append((start, end))
    return out
