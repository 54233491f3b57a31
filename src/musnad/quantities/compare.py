"""Quantities held against each other.

Two can only be compared when they count one thing in one way (`comparable`); whether they then speak of one fact is told
by the words around them (`one_fact`), and whether both values can be so by their ranges (`agree`): a bound is a range, and
so is a round figure.
"""

from __future__ import annotations

from collections.abc import Iterable

from musnad.quantities.values import Quantity

CALENDAR = 0.03
"""By how much lengths of time in two units may differ and be one: a month of 30 days is no mean month."""
TIMES = 10
"""What is so many times another figure is of another fact."""
COMMON = 2
"""Words near both of two quantities that befell nobody, or half of those near one, from which they may be of one fact."""
_GENERIC = frozenset({"person", ""})


def comparable(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities count one thing in one way: the same noun and fate, or all whom one fate befell."""
    if left.kind != right.kind or left.kind in ("ordinal", "label"):
        return False
    if left.role != right.role or left.cumulative != right.cumulative:
        return False
    if left.unit == right.unit:
        return bool(left.unit)
    return bool(left.role) and {left.unit, right.unit} <= {left.role, *_GENERIC}


def agree(left: Quantity, right: Quantity) -> bool:
    """Whether the values of comparable quantities can both be so. One end of a range told alone is another figure."""
    for one, other in ((left, right), (right, left)):
        if one.bound == "range" and other.bound == "exact" and other.value in (one.low, one.value):
            return False
    slack = CALENDAR * max(left.value, right.value) if left.measure != right.measure else 0.0
    return left.low - slack <= right.high and right.low - slack <= left.high


def one_fact(left: Quantity, right: Quantity) -> bool:
    """Whether comparable quantities speak of one fact, as far as words tell: one fate of one kind of people, or words near both.

    Dozens beside an exact figure, so many times as many, or people of no named kind, are rarely the same ones.
    """
    less, more = sorted((left.value, right.value))
    if (left.bound == "vague") != (right.bound == "vague") or (more >= TIMES * less and left.bound != "vague"):
        return False
    met = len(left.around & right.around)
    if left.role:
        return met > 0 or (left.unit == right.unit and left.unit not in (left.role, *_GENERIC))
    return met >= COMMON or 0 < min(len(left.around), len(right.around)) <= 2 * met


def conflicts(left: Iterable[Quantity], right: Iterable[Quantity]) -> tuple[tuple[Quantity, Quantity], ...]:
    """Comparable quantities that cannot both be so, but for those that agree with another of the other side.

    A figure that stands on both sides is settled there, whatever it counts.
    """
    one, two = tuple(left), tuple(right)
    met = [(a, b) for a in one for b in two if comparable(a, b)]
    equal = ((a, b) for a in one for b in two if a.value == b.value and a.kind == b.kind)
    settled = {q for a, b in (*equal, *(pair for pair in met if agree(*pair))) for q in ((0, a), (1, b))}
    return tuple((a, b) for a, b in met if (0, a) not in settled and (1, b) not in settled)
