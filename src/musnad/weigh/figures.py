"""Figures and days of a draft held against those of a place."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from itertools import product
from typing import Any

from musnad.model import Report, Span, Spans
from musnad.quantities import Quantities, Quantity, agree, comparable
from musnad.quantities.values import SECONDS
from musnad.weigh.drift import within
from musnad.weigh.held import SAME, Held, Verdict, meets
from musnad.weigh.statements import Statement
from musnad.weigh.words import meaning, words

DAYS = 2
"""Days apart from which two dates are not one day in two time zones."""
LEAP, YEAR, WEEK = 2000, 366, 7
CALENDAR = frozenset({"week", "month", "year"})
COUNTED = 3
"""Value from which a count is told by a number where another of the same is beside it."""
NEARLY = 0.15
"""Part of the greater by which two round figures differ that are not one."""
FEW = 10
"""Value from which a count is a figure that is told by a number alone."""
ANY = "harmed"
"""The fate that is told where killed and wounded are told as one."""
UNITS = 2
"""Units of time up to which a length is told without a number (`a year`, a dual)."""


def number(held: Held) -> Verdict:
    """Another figure for what both count; or one that stands nowhere in the report of the place."""
    mine, theirs = held.point.words.numbers, held.place.words.numbers
    met = [(a, b) for a, b in product(theirs, mine) if comparable(a, b)]
    one = {b.start for a, b in met if agree(a, b) and not _bounds_differ(a, b)}
    counted = {b.start for _, b in met}
    new = [q for q in mine if _counts(q, told=q.start in counted) and not _stands_in(q, held.place.link.report)]
    if one or (not met and _told(mine, theirs)):
        wrong = [(a, b) for a, b in met if b in new and b.start not in one]
        return _other(held, *wrong[0]) if len(wrong) == 1 and not held.unsure else SAME
    if not met or len(met) > 1:
        return held.reason("figure", after=within(held.point, new[0]), number=new[0].value) if new else None
    return _other(held, *met[0])


def _other(held: Held, before: Quantity, after: Quantity) -> Verdict:
    if "range" in (before.bound, after.bound):
        return None
    spans = within(held.place, before), within(held.point, after)
    return held.reason("number", *spans, numbers=[before.value, after.value])


def _told(mine: Quantities, theirs: Quantities) -> bool:
    """Whether a figure of one kind stands in both, by whatever noun of whatever language it is counted."""
    values = {(q.kind, q.value) for q in theirs}
    return any(_counts(q, told=False) and (q.kind, q.value) in values for q in mine)


def _counts(q: Quantity, *, told: bool) -> bool:
    """Whether a figure may be held against others: a few are told without one (`the two`, `three-way`, a dual), but where
    both count the same (`told`)."""
    if q.kind == "duration":
        return q.value > UNITS * SECONDS.get(q.measure, 0.0)
    return q.kind == "share" or (q.kind == "count" and q.value >= (COUNTED if told else FEW))


def _stands_in(q: Quantity, report: Report) -> bool:
    """Whether a report has a figure that may be the same, whatever it counts."""
    there = _figures(report.text, report.language)
    low, high = (q.value * (1 - NEARLY), q.value * (1 + NEARLY)) if q.bound == "about" else (q.low, q.high)
    return any(low <= value <= high or least <= q.value <= most for value, least, most in there)


@lru_cache(64)
def _figures(text: str, code: str | None) -> frozenset[tuple[float, float, float]]:
    """The figures of a text by value, with what they allow; `dozens` allow for what they say alone."""
    found = words(text, meaning(code)).numbers
    return frozenset((q.value, *((q.value, q.value) if q.bound == "vague" else (q.low, q.high))) for q in found)


def fate(held: Held) -> Verdict:
    """Another fate of as many (`killed` for `wounded`); None where the place tells of none in words that are known."""
    met = _as_many(held)
    if not met or _tells_fate(held):
        return SAME if met else None
    other = next(((before, after) for before, after in met if before.role), None)
    return held.reason("fate", within(held.place, other[0]), within(held.point, other[1])) if other else None


def fate_open(held: Held) -> bool:
    """Whether a draft tells what befell those whom the place counts, and its report tells that nowhere of so many."""
    return bool(_as_many(held)) and not _tells_fate(held)


def _as_many(held: Held) -> list[tuple[Quantity, Quantity]]:
    """The counts of a place with those of the draft that have a fate and are as many."""
    there = (q for q in held.place.words.numbers if q.kind == "count")
    return [(q, mine) for q in there for mine in _fated(held.point) if q.value == mine.value]


def _fated(s: Statement) -> list[Quantity]:
    return [q for q in s.words.numbers if q.role and q.kind == "count" and q.value >= COUNTED]


def _tells_fate(held: Held) -> bool:
    """Whether the report of the place tells of as many somewhere what the draft tells of them, or leaves open which it was."""
    report = held.place.link.report
    there = _fates(report.text, report.language)
    return all(not {(q.value, q.role), (q.value, ANY)}.isdisjoint(there) or q.role == ANY for q in _fated(held.point))


@lru_cache(64)
def _fates(text: str, code: str | None) -> frozenset[tuple[float, str]]:
    return frozenset((q.value, q.role) for q in words(text, meaning(code)).numbers if q.role)


def _bounds_differ(left: Quantity, right: Quantity) -> bool:
    """`More than 20` and `more than 13` can both be so, and are two figures; so are `about 40` and `about 50`."""
    if "about" in (left.bound, right.bound) and {left.bound, right.bound} <= {"about", "exact"}:
        return abs(left.value - right.value) > NEARLY * max(left.value, right.value)
    return left.bound == right.bound and left.bound in ("least", "most") and left.value != right.value


def day(held: Held) -> Verdict:
    """Another day, where each names one alone; days without a year are compared without it."""
    one, other = (_days(s) for s in (held.place, held.point))
    if len(one) != 1 or len(other) != 1:
        return SAME if set(one) & set(other) else None
    (before, spans), (after, own) = *one.items(), *other.items()
    apart = abs(before - after)
    if min(apart, YEAR - apart) < DAYS or (apart % WEEK == 0 and not (_dated(held.place, spans) or _dated(held.point, own))):
        return SAME
    return held.reason("day", spans, own)


def stretch(held: Held) -> Verdict:
    """Another week, month or year, told alike from the day of each text (`next week` for `next month`)."""
    one, other = (_stretches(s) for s in (held.place, held.point))
    if len(one) != 1 or len(other) != 1:
        return SAME if one.keys() & other.keys() else None
    ((unit, *steps), spans), ((wanted, *told), own) = *one.items(), *other.items()
    if steps != told:
        return None
    return SAME if unit == wanted else held.reason("stretch", (spans,), (own,))


def _stretches(s: Statement) -> dict[tuple[Any, ...], Span]:
    """The weeks, months and years that a statement names by their distance, with where they stand."""
    near = ((t.relative, t.span) for t in s.link.times if t.kind == "span" and t.relative and meets(t.span, s.spans))
    return {(r.unit, r.amount, r.direction): span for r, span in near if r.unit in CALENDAR}


def _dated(s: Statement, spans: Spans) -> bool:
    """Whether a day is told by a figure: a weekday alone is of the week that its text was written in, which may be another."""
    return any(c.isdigit() for start, end in spans for c in s.link.report.text[start:end])


def _days(s: Statement) -> dict[int, Spans]:
    """The days that a statement names, as days of a leap year, with where they stand."""
    out: dict[int, Spans] = {}
    for t in s.link.times:
        if not meets(t.span, s.spans) or t.kind not in ("day", "instant"):
            continue
        month, day = (t.relative.month, t.relative.day) if t.relative and not t.value else (None, None)
        if t.value and len(t.value) >= len("2021-12-30"):
            month, day = int(t.value[5:7]), int(t.value[8:10])
        if month and day:
            key = date(LEAP, month, day).timetuple().tm_yday
            out[key] = (*out.get(key, ()), t.span)
    return out
