"""What relative times count from, and what they say before they are counted."""

from datetime import date
from typing import Literal, NamedTuple

from musnad.model import Precision, Relative, TimeKind
from musnad.read.times.grammar import Fields

AnchorName = Literal["published", "text"]
Direction = Literal["past", "future", "near"]
_WAYS: dict[str, Direction] = {"past": "past", "before": "past", "future": "future", "after": "future"}
_UNITS: tuple[Literal["week", "month", "year"], ...] = ("week", "month", "year")
STEPS = {"past": -1, "before": -2, "current": 0, "same": 0, "future": 1, "after": 2}


class Anchor(NamedTuple):
    """What relative times count from: the day of publication, or a dated line.

    `year_of` is a full date named shortly before, `said` the last day or month that had a value (`the same month`).
    """

    day: date | None
    name: AnchorName | None
    year_of: date | None = None
    said: date | None = None
    ahead: bool = False


class Value(NamedTuple):
    """A time without its span."""

    value: str | None
    precision: Precision
    kind: TimeKind
    anchor: AnchorName | None = None
    relative: Relative | None = None
    hijri: str | None = None


def way_of(fields: Fields) -> Direction | None:
    """Whether a qualifier (`last`, `coming`) points back or ahead."""
    return _WAYS.get(fields.get("qual", ""))


def relative_of(fields: Fields, anchor: Anchor) -> Relative | None:
    """What the words say before they are anchored; None for what stands alone."""
    days, weekday, qual = fields.get("days"), fields.get("weekday"), fields.get("qual")
    unit = next((unit for unit in _UNITS if isinstance(fields.get(unit), str)), None)
    month, day = fields.get("month"), fields.get("day")
    yearless = isinstance(month, int) and "year" not in fields
    if days is None and unit is None and qual is None and not yearless and (weekday is None or "day" in fields):
        return None
    way = way_of(fields)
    if weekday is not None and way is None and days is None and unit is None:
        way = "future" if anchor.ahead else "near"
    amount = STEPS[fields[unit]] if unit else None
    if amount:
        way = "past" if amount < 0 else "future"
    return Relative(
        days=days,
        weekday=weekday,
        direction=way,
        unit=unit,
        amount=amount,
        month=month if yearless else None,
        day=day if yearless and isinstance(day, int) else None,
    )


def base_of(anchor: Anchor, fields: Fields) -> tuple[date | None, AnchorName | None]:
    """The day that settles a year: publication, or else a date named shortly before in the text.

    Such a date settles nothing that says how it lies to publication ("last March").
    """
    if anchor.day is not None or "qual" in fields or isinstance(fields.get("year"), str):
        return anchor.day, anchor.name
    return anchor.year_of, "text" if anchor.year_of else None
