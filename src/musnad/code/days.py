"""The day of a coded event, from the times that stand by the words that tell of it."""

from collections.abc import Iterable

from musnad.model import Precision, Time

Day = tuple[str | None, Precision | None]
_FINE: tuple[Precision, ...] = ("minute", "hour")
_DATED: tuple[Precision, ...] = ("day", "month", "year")


def dated(time: Time) -> Day:
    """The day, month or year that a time names; nothing for lengths, clock times without a day, and stretches.

    >>> dated(Time((0, 5), "2021-12-30T20:35Z", "minute", "instant"))
    ('2021-12-30', 'day')
    """
    value = time.value
    if value is None or time.kind not in ("instant", "day") or "/" in value or value.startswith(("T", "P")):
        return None, None
    if time.precision in _FINE:
        return value[:10], "day"
    return (value, time.precision) if time.precision in _DATED else (None, None)


def first_day(times: Iterable[Time]) -> Day:
    """The first date among times."""
    return next((day for time in times if (day := dated(time))[0]), (None, None))
