"""The timeline: days of events and of publication. Inside a day, only clock times of known zone are ordered."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal, NamedTuple

from musnad.tell import dates, facts
from musnad.tell.pile import Pile
from musnad.tell.shapes import Moment


class _Entry(NamedTuple):
    day: str | None
    kind: Literal["event", "published"]
    clock: datetime | None
    text: str
    reports: tuple[str, ...]


def timeline(pile: Pile) -> tuple[Moment, ...]:
    """Entries by day, undated ones last; entries of one kind, day and text are one with all their reports."""
    entries = sorted((*_events(pile), *_published(pile)), key=_order)
    return tuple(_moment(pile, e) for e in entries)


def _order(e: _Entry) -> tuple[object, ...]:
    known = e.clock is not None and e.clock.tzinfo is not None
    at = e.clock.timestamp() if e.clock and known else 0.0
    return (e.day is None, e.day or "", e.kind, not known, at, e.text)


def _events(pile: Pile) -> Iterable[_Entry]:
    for event in pile.brief.events:
        start = dates.instant(event.when.start)
        reports = tuple(r.report for r in event.reports)
        text = f"{pile.event_codes[event.id]} · {facts.title(pile, event)}"
        day = _utc_day(start) if start and not event.when.date else event.when.date
        yield _Entry(day, "event", start, text, reports)


def _utc_day(moment: datetime) -> str:
    return (moment.astimezone(UTC) if moment.tzinfo else moment).date().isoformat()


def _published(pile: Pile) -> Iterable[_Entry]:
    found: dict[tuple[str, str], list[str]] = {}
    for report in pile.reports:
        if report.published:
            day = dates.day_of(report.published) or report.published[:10]
            found.setdefault((day, report.published), []).append(report.id)
    for (day, published), reports in found.items():
        outlets = dict.fromkeys(pile.names.outlet(pile.readings[r].report.outlet) for r in reports)
        yield _Entry(day, "published", dates.instant(published), pile.words.series(list(outlets)), tuple(reports))


def _moment(pile: Pile, e: _Entry) -> Moment:
    day = dates.told(pile.words, e.day) or pile.words("label", "undated")
    return Moment(day, dates.clock(pile.words, e.clock) if e.clock else "", e.kind, e.text, pile.refs(e.reports))
