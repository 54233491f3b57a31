"""Days, weeks and months counted; Hijri dates converted. Nothing here knows a language."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone

_PUBLISHED = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_DAY = re.compile(r"(\d{4})(?!-W)(?:-(\d\d))?(?:-(\d\d))?")
_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)")


def published_day(published: str | None) -> date | None:
    """The day of an ISO 8601 moment as it is written there, in its own zone; None where there is no whole day.

    >>> published_day("2021-12-30T21:49:00+03:00"), published_day("2021-12")
    (datetime.date(2021, 12, 30), None)
    """
    m = _PUBLISHED.match(published or "")
    return day_of(*map(int, m.groups())) if m else None


def first_day(value: str) -> date | None:
    """The first day of a value that begins with a year or more, if it does.

    >>> first_day("2021-12"), first_day("2014/2016"), first_day("PT50M"), first_day("2021-W49")
    (datetime.date(2021, 12, 1), datetime.date(2014, 1, 1), None, None)
    """
    m = _DAY.match(value)
    return day_of(int(m[1]), int(m[2] or 1), int(m[3] or 1)) if m else None


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift_days(base: date, days: int) -> date | None:
    """So many days later, or None beyond the calendar."""
    try:
        return base + timedelta(days=days)
    except OverflowError:
        return None


def holds(year: int) -> bool:
    """Whether a year is one of the calendar's."""
    return date.min.year <= year <= date.max.year


def shift_months(base: date, months: int) -> tuple[int, int] | None:
    """Year and month so many months later."""
    year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
    return (year, month + 1) if holds(year) else None


def same_day_months_later(base: date, months: int) -> date | None:
    """The same day of the month so many months later, or the last day of a shorter month."""
    moved = shift_months(base, months)
    if moved is None:
        return None
    return next((day for last in (base.day, 30, 29, 28) if last <= base.day and (day := day_of(*moved, last))), None)


def nearest_weekday(base: date, weekday: int) -> date:
    """The nearest day of that name; of two as near as each other there are none in a week of seven days."""
    ahead = (weekday - base.weekday()) % 7
    return base + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def weekday_before(base: date, weekday: int, *, today: bool) -> date:
    """The last day of that name, the base itself counted only if `today`."""
    back = (base.weekday() - weekday) % 7
    return base - timedelta(days=back or (0 if today else 7))


def weekday_after(base: date, weekday: int, *, today: bool) -> date:
    """The next day of that name, the base itself counted only if `today`."""
    ahead = (weekday - base.weekday()) % 7
    return base + timedelta(days=ahead or (0 if today else 7))


def week(day: date) -> str:
    """The ISO week of a day: `2021-W49`."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def nearest(days: Iterable[date | None], base: date) -> date | None:
    """The day that is nearest to the base; None if there is none."""
    return min((day for day in days if day), key=lambda day: abs((day - base).days), default=None)


def from_hijri(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Hijri date (Umm al-Qura), right to a day; None outside the years 1343 to 1500."""
    from hijridate import Hijri

    try:
        converted = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(converted.year, converted.month, converted.day)


def hijri_month_end(start: date) -> date | None:
    """The last day of the Hijri month that begins on a day."""
    from hijridate import Gregorian

    try:
        return shift_days(start, Gregorian(start.year, start.month, start.day).to_hijri().month_length() - 1)
    except (ValueError, OverflowError):
        return None


def hijri_year(base: date) -> int | None:
    """The Hijri year of a Gregorian day; None outside the years that can be converted."""
    from hijridate import Gregorian

    try:
        return int(Gregorian(base.year, base.month, base.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def offset(zone: str, day: date | None, hour: int, minute: int) -> str:
    """The offset of a zone (`+03:00`, or a name such as `Africa/Cairo`) at that time as ISO 8601 has it, or nothing.

    A named zone needs the day, and its rules on this machine.
    """
    if not zone or _OFFSET.fullmatch(zone):
        return "Z" if zone == "+00:00" else zone
    if day is None:
        return ""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        there = datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(zone))
    except ZoneInfoNotFoundError:
        return ""
    shift = there.utcoffset()
    return "" if shift is None else str(timezone(shift))[3:] or "Z"
