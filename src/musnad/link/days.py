"""Days that a report gives its events: from its own words, or counted from the day it was published or is dated."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Literal, NamedTuple

from musnad import lang
from musnad.errors import DataError
from musnad.model import Reading, Span, Time
from musnad.text import fold, tokenize

How = Literal["text", "publication"]


class Dated(NamedTuple):
    """A day and how it is known; where the day cannot be computed, what is left of it.

    That is its `weekday` (Monday is 0), or `yearless`, its month and day.
    """

    day: str | None
    weekday: int | None
    how: How
    span: Span
    yearless: tuple[int, int] | None = None


def published_day(reading: Reading) -> date | None:
    """The day of publication by the report's metadata, else by its dateline; None if neither has a day."""
    found = _day(reading.report.published)
    if found:
        return found
    lines = [b.span for b in reading.report.blocks if b.kind == "dateline"]
    for time in reading.times:
        if time.anchor is None and any(start <= time.span[0] < end for start, end in lines) and _day(time.value):
            return _day(time.value)
    return None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def dated(reading: Reading, times: Iterable[Time]) -> Iterator[Dated]:
    """What times say of a day; a month or a year alone says nothing here."""
    published = published_day(reading)
    for time in times:
        if time.kind not in ("day", "instant"):
            continue
        weekday = time.relative.weekday if time.relative else None
        counted = time.anchor == "published" or not _day(time.value)
        day = _day(time.value) or _count(time, published)
        if day and counted and weekday is not None:
            day = _agreeing(day, weekday)
        if day:
            yield Dated(day.isoformat(), day.weekday(), "publication" if counted else "text", time.span)
        elif weekday is not None or _yearless(reading, time):
            yield Dated(None, weekday, "text", time.span, _yearless(reading, time))


def _count(time: Time, published: date | None) -> date | None:
    """A relative day counted from the day of publication; a bare weekday is the last one, or the next if it lies ahead."""
    relative = time.relative
    if relative is None or published is None:
        return None
    if relative.days is not None:
        return published + timedelta(relative.days)
    if relative.weekday is None:
        return None
    if relative.direction == "future":
        return published + timedelta((relative.weekday - published.weekday() - 1) % 7 + 1)
    return published - timedelta((published.weekday() - relative.weekday) % 7)


def _agreeing(day: date, weekday: int) -> date:
    """The nearest day with the weekday that the words name: stamps of publication are often hours late."""
    return min(
        (day + timedelta(k) for k in range(-4, 3) if (day + timedelta(k)).weekday() == weekday), key=lambda d: abs(d - day)
    )


def ordinal(day: str) -> int:
    """The number of an ISO day, so that days can be subtracted."""
    return date.fromisoformat(day).toordinal()


def _yearless(reading: Reading, time: Time) -> tuple[int, int] | None:
    """The month and day of a date whose report names no year."""
    if time.precision != "day" or (time.relative and time.relative.days is not None):
        return None
    names = _months(reading.report.language)
    words = [t.form for t in tokenize(reading.report.text, *time.span)]
    days = [int(w) for w in words if w.isdecimal() and 1 <= int(w) <= 31]
    pairs = (" ".join(words[i : i + 2]) for i in range(len(words)))
    months = [names[w] for w in (*pairs, *words) if w in names]
    return (months[0], days[0]) if len(days) == 1 and months else None


@cache
def _months(language: str | None) -> Mapping[str, int]:
    """The months of a language's table of times, by folded name."""
    try:
        rows = lang.table(language, "times").get("months", {}) if language else {}
    except DataError:
        rows = {}
    return {fold(name): int(number) for number, names in rows.items() for name in names}


def with_year(yearless: tuple[int, int], near: date) -> str | None:
    """The day of that month and day nearest to a day; None where there is none (29 February)."""
    found = []
    for year in (near.year - 1, near.year, near.year + 1):
        try:
            found.append(date(year, *yearless))
        except ValueError:
            continue
    best = min(found, key=lambda d: abs(d - near), default=None)
    return best.isoformat() if best else None
