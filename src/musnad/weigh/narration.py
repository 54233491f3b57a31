"""Places where a report states a claim in its own voice, outside of every attribution. Modest: near-equal words only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from msgspec import Struct

from musnad.model import Narrated, Reading, Span
from musnad.weigh.propositions import propositions
from musnad.weigh.statements import Statement
from musnad.weigh.words import Words, meaning, number_conflicts, words

WITHIN, COSINE, LEAST = 0.6, 0.65, 4
"""Share of the statement's telling words that the report's own sentence has, cosine, and how many they are at least."""
_UNREAD = frozenset({"furniture", "credit", "dateline"})


class Part(Struct, frozen=True):
    """A stretch of a report's own voice."""

    report: str
    span: Span
    text: str
    words: Words


def narrated(readings: Sequence[Reading], found: Sequence[Statement]) -> Mapping[int, tuple[Narrated, ...]]:
    """For each statement's index the places where some report says it in its own voice, sorted."""
    holders: dict[str, set[int]] = {}
    for i, s in enumerate(found):
        if len(s.words.stems) >= LEAST:
            for stem in s.words.stems:
                holders.setdefault(stem, set()).add(i)
    ordered = sorted(readings, key=lambda r: r.report.id)
    parts = [part for r in ordered for part in parts_of(r)]
    near = [(part, i) for part in parts for i in _near(part, found, holders)]
    out: dict[int, set[tuple[str, Span]]] = {}
    for (part, i), alike in zip(near, _cosines(near, found), strict=True):
        if alike >= COSINE:
            out.setdefault(i, set()).add((part.report, part.span))
    return {i: tuple(Narrated(report, span) for report, span in sorted(places)) for i, places in out.items()}


def _near(part: Part, found: Sequence[Statement], holders: Mapping[str, set[int]]) -> list[int]:
    """Statements most of whose telling words stand in the part, that negate as it does, and no number of which differs."""
    counts = Counter(i for stem in part.words.stems for i in holders.get(stem, ()))
    return sorted(
        i
        for i, n in counts.items()
        if n >= max(LEAST, WITHIN * len(found[i].words.stems))
        and (part.words.negations > 0) == (found[i].words.negations > 0)
        and not number_conflicts(part.words.numbers, found[i].words.numbers)
    )


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
                out.append(Part(report.id, (spans[0][0], spans[-1][1]), text, words(text, table)))
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
