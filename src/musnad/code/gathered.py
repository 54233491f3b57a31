"""Rows of an event over its reports: what a report is about has one id everywhere, and the day that the pile dates it to.

A row is an account of an event where its report is about that event, and it is of its kind, told as done, of no other day,
and among those who took part; a deed for which nobody known is named is, where it stands in the title or the lead.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from musnad.code.acts import ontology
from musnad.link.threads import Places
from musnad.model import Coded, Event, Reading
from musnad.world import world

_FINE = 10
"""Characters of a day in ISO 8601."""


def about(events: Iterable[Event]) -> Mapping[str, Sequence[Event]]:
    """The events that each report is about, by its id; what it only mentions is not among them."""
    out: dict[str, list[Event]] = {}
    for event in events:
        for told in event.reports:
            if told.role != "mention":
                out.setdefault(told.report, []).append(event)
    return out


def gathered(rows: Iterable[Coded], reading: Reading, events: Sequence[Event]) -> Iterator[Coded]:
    """The rows of a reading, those that are accounts of an event with its id, and its day where they tell none.

    `events` are those that the report is about (`about`).
    """
    places = Places(reading)
    for row in rows:
        event = next((e for e in events if _accounts(row, e, places)), None)
        yield row if event is None else _dated(replace(row, happening=event.id), event)


def _dated(row: Coded, event: Event) -> Coded:
    day = event.when.date
    if row.date is not None or day is None:
        return row
    return replace(row, date=day, precision=event.when.precision, dated="event")


def _accounts(row: Coded, event: Event, places: Places) -> bool:
    """Whether a row tells of an event."""
    kind = ontology()["kinds"].get(event.kind) or ontology()["deeds"].get(event.kind)
    if kind is None or row.event != kind["event"] or row.modality != "actual" or not _then(row, event):
        return False
    if row.mode and kind.get("mode") and row.mode != kind["mode"]:
        return False
    known, named = {p.id for p in event.participants}, _named(row, event.when.date)
    if kind.get("mutual"):
        return len(known & named) >= min(2, len(known)) > 0
    return bool(known & named) or (not named and places.of(row.span) != "body")


def _named(row: Coded, day: str | None) -> set[str]:
    """The ids of those who take part in a row, and of whoever held their offices on a day."""
    ids = {ref.id for who in (row.actor, row.recipient) for ref in who.entities}
    held = (world().holder(id, day) for id in ids if day and id in world() and world().entity(id).kind == "office")
    return ids | {person for person in held if person}


def _then(row: Coded, event: Event) -> bool:
    """Whether a row's day, where it has one, is the event's, or one of those that its accounts name."""
    days = [day for day in (event.when.date, *event.when.alternatives) if day]
    return row.date is None or not days or any(day[:_FINE].startswith(row.date) for day in days)
