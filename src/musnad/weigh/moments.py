"""When reports came out, as stretches of time: a time without a zone may be anywhere between the ends of the earth."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from musnad.model import Report

Stretch = tuple[datetime, datetime]

_EAST, _WEST = timedelta(hours=14), timedelta(hours=12)
"""Clocks are at most so far ahead of and behind UTC."""
_DAY = timedelta(days=1)


def published(report: Report) -> Stretch | None:
    """Between which instants a report came out; None where it does not say, or not by day.

    >>> published(Report("r", "x", published="2021-12-30T21:49:00Z"))[0].isoformat()
    '2021-12-30T21:49:00+00:00'
    >>> [t.isoformat()[:16] for t in published(Report("r", "x", published="2021-12-30"))]
    ['2021-12-29T10:00', '2021-12-31T12:00']
    """
    told = report.published or ""
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        return None
    if moment.tzinfo:
        return moment.astimezone(UTC), moment.astimezone(UTC)
    start = moment.replace(tzinfo=UTC)
    return start - _EAST, (start + _DAY if len(told) <= len("2021-12-30") else start) + _WEST


def first(stretches: Mapping[str, Stretch]) -> tuple[str, ...]:
    """The keys of those that may be the first, sorted: one where it is settled."""
    if not stretches:
        return ()
    bound = min(end for _, end in stretches.values())
    return tuple(sorted(key for key, (start, _) in stretches.items() if start <= bound))
