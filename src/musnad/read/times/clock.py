"""Hours and minutes as they are read in a text."""

from datetime import date
from typing import Literal

from musnad.read.times import calendar
from musnad.read.times.grammar import Fields

_HALF_DAY = 12 * 60


def clock_of(fields: Fields) -> tuple[int, int | None] | Literal[False] | None:
    """Hour and minute; None where it may be morning or evening as well, False where no clock shows it."""
    part = fields.get("daypart")
    if "clock" in fields:
        hour, minute = fields["clock"]
        certain = True
    else:
        hour, minute = fields["hour"], fields.get("min", fields.get("sixtieth"))
        certain = hour == 0 or hour > 12 or bool(fields.get("zone"))
        if "less" in fields:
            hour, minute = (hour - 1) % 24 or 12, 60 - fields["less"]
        if "minpart" in fields:
            minute, part = fields["minpart"]
    if hour > 24 or (minute or 0) > 59:
        return False
    hour = _with_part(hour, part)
    return (hour % 24, minute) if certain or part else None


def _with_part(hour: int, part: str | None) -> int:
    """The hour of 24 that an hour up to twelve means in a part of the day."""
    if part is None or hour > 12 or hour == 0:
        return hour
    if part == "am":
        return hour % 12
    if part == "noon":
        return hour if hour >= 10 else hour + 12
    if part == "night":
        return hour + 12 if 6 <= hour < 12 else hour % 12
    return hour % 12 + 12


def on_day_of(value: str, before: str) -> str:
    """A clock time in brackets after one whose day is known (`(17:35 GMT)`) on the day that brings it nearest.

    >>> on_day_of("T22:00Z", "2021-12-30T01:00"), on_day_of("T10:30Z", "2021-12")
    ('2021-12-29T22:00Z', 'T10:30Z')
    """
    day, _, at = before.partition("T")
    if not value.startswith("T") or not at or len(day) != 10:
        return value
    minutes = _minutes(value[1:]) - _minutes(at)
    shift = -1 if minutes > _HALF_DAY else 1 if minutes < -_HALF_DAY else 0
    moved = calendar.shift_days(date.fromisoformat(day), shift)
    return moved.isoformat() + value if moved else value


def _minutes(clock: str) -> int:
    """Minutes of the day of `20:35Z` or `20`."""
    return int(clock[:2]) * 60 + (int(clock[3:5]) if clock[2:3] == ":" else 0)
