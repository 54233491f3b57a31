"""Dates, instants and durations as a reader says them. Unknown zones are said to be unknown, never converted."""

import re
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from tomllib import loads
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from musnad.tell.names import Names, side_id
from musnad.tell.wording import Wording

_DAY = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_SPAN = re.compile(r"^(?:\d{4}[^/\s]*)?/(?:\d{4}[^/\s]*)?$")
_DURATION = re.compile(r"^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$")
_CLOCK = re.compile(r"^T(\d{2}:\d{2})(?::\d{2})?(Z|\+00:00)?$")
_UNITS = ("day", "hour", "minute", "second")
_IN_MINUTES = (1440.0, 60.0, 1.0, 1 / 60)


def instant(value: str | None) -> datetime | None:
    """An ISO 8601 date with a time; None for anything else. Without an offset the result is naive."""
    if not value or ("T" not in value and " " not in value.strip()):
        return None
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def day_of(value: str | None) -> str | None:
    """The ISO day that a value names, as it is written there; None where it names none."""
    moment = instant(value)
    if moment:
        return moment.date().isoformat()
    return value if value and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) else None


def told(words: Wording, value: str | None) -> str | None:
    """A date, instant or span in words, at its own precision; None for an empty value, the value itself if not ISO."""
    if not value:
        return None
    if _SPAN.match(value):
        first, _, last = value.partition("/")
        return words("date", "span", first=told(words, first) or "…", last=told(words, last) or "…")
    moment = instant(value)
    if moment:
        return words("date", "minute", **_parts(words, moment.date()), time=clock(words, moment))
    return _coarse(words, value) or words.foreign(value)


def short(words: Wording, value: str | None) -> str | None:
    """A day without its weekday; a coarser date as it is; None for anything else."""
    try:
        return words("date", "short", **_parts(words, date.fromisoformat(value or "")))
    except ValueError:
        return _coarse(words, value or "")


def _coarse(words: Wording, value: str) -> str | None:
    match = _DAY.match(value)
    if not match:
        return None
    year, month, day = match.groups()
    try:
        found = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return words("date", "day" if day else "month" if month else "year", **_parts(words, found))


def _parts(words: Wording, day: date) -> dict[str, str]:
    names = words.table["date"]
    return {
        "day": str(day.day),
        "month": names["months"][day.month - 1],
        "year": str(day.year),
        "weekday": names["weekdays"][day.weekday()],
    }


def clock(words: Wording, moment: datetime) -> str:
    """The time of day: in GMT where the offset is known, else with the note that the zone is not said."""
    if moment.tzinfo is None:
        return words("date", "unzoned", time=f"{moment:%H:%M}")
    return words("date", "gmt", time=f"{moment.astimezone(UTC):%H:%M}")


def local(names: Names, moment: datetime, side: str) -> str | None:
    """An instant of known zone in the time of a side's capital; None where the capital or its zone is not known."""
    zone, city, words = zones().get(side_id(side)), names.capital(side), names.words
    if moment.tzinfo is None or zone is None or city is None:
        return None
    try:
        there = moment.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, OSError):
        return None
    form = "local" if there.date() == moment.astimezone(UTC).date() else "local_next"
    return words("date", form, time=f"{there:%H:%M}", city=city, **_parts(words, there.date()))


@cache
def zones() -> dict[str, str]:
    """Time zones of capitals by the world's id of their country."""
    table = loads(files(__package__).joinpath("zones.toml").read_text(encoding="utf-8"))
    return dict(table["zones"])


def minutes(value: str) -> float | None:
    """The length of an ISO 8601 duration (days to seconds) in minutes; None for anything else."""
    match = _DURATION.match(value)
    if not match or not any(match.groups()):
        return None
    return sum(int(n) * unit for n, unit in zip(match.groups(), _IN_MINUTES, strict=True) if n)


def bare_clock(words: Wording, value: str) -> str | None:
    """A time of day without a day (`T20:35Z`), told as it is: without its day it is in no other zone's time."""
    match = _CLOCK.match(value)
    if not match:
        return None
    return words("date", "gmt" if match[2] in ("Z", "+00:00") else "unzoned", time=match[1])


def zoned(value: str) -> bool | None:
    """Whether a time says its zone; None for what is no time with a clock."""
    match, moment = _CLOCK.match(value), instant(value)
    if match:
        return bool(match[2])
    return moment.tzinfo is not None if moment else None


def duration(words: Wording, value: str) -> str:
    """An ISO 8601 duration in words; the value itself where it is none."""
    match = _DURATION.match(value)
    if not match or not any(match.groups()):
        return words.foreign(value)
    return words.series([words.count(unit, int(n)) for n, unit in zip(match.groups(), _UNITS, strict=True) if n])
