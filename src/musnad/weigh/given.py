"""Sides as an analyst gives them, over those that the world's records give: for one event before all events.

They hold for whoever is named; for everybody who speaks with his account; and where a side itself is named, for everybody
who speaks for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from musnad.errors import InputError
from musnad.model import Event, Given, Reading, Reason, Ref, Siding
from musnad.world import World, name_key

Rows = Mapping[str, Given]


def given(
    sidings: Iterable[Siding], readings: Sequence[Reading], events: Sequence[Event], world: World
) -> tuple[tuple[Given, ...], list[Reason]]:
    """Whom each siding means; and what means nobody and no event here, as reasons."""
    rows: list[Given] = []
    unmet: list[Reason] = []
    reported: Mapping[str, list[Ref]] | None = None
    for siding in sidings:
        found = _listed(siding.who, world)
        if not found:
            reported = _reported(readings) if reported is None else reported
            found = reported.get(name_key(siding.who), [])
        held = tuple(e.id for e in events if siding.event and siding.event in (e.id, e.when.date, *e.when.alternatives))
        if not found:
            unmet.append(Reason("sides.nobody", {"who": siding.who}))
        if siding.event and not held:
            unmet.append(Reason("sides.no-event", {"who": siding.who, "event": siding.event}))
        elif found:
            sides = tuple(_side(side, world) for side in siding.sides)
            rows += [Given(who, sides, held) for who in found]
    return tuple(rows), unmet


def unambiguous(sidings: Iterable[Siding], world: World) -> None:
    """Raises `InputError` where a name of a siding means several of the records: only an id tells them apart."""
    for siding in sidings:
        for name in (siding.who, *siding.sides):
            _listed(name, world)


def _listed(name: str, world: World) -> list[Ref]:
    ids = world.named(name)
    if len(ids) > 1:
        raise InputError(f"{name!r} may be {' or '.join(ids)}; one of these ids was expected", code="sides")
    return [world.ref(id) for id in ids]


def _side(name: str, world: World) -> Ref:
    """A side as the records have it; a name that none has is a side of the analyst's own."""
    return next(iter(_listed(name, world)), Ref(name, name))


def _reported(readings: Iterable[Reading]) -> dict[str, list[Ref]]:
    """Those whom only reports know, by their names in any spelling."""
    out: dict[str, dict[str, Ref]] = {}
    for reading in readings:
        parties = (party for a in reading.attributions for party in (a.source, a.addressee))
        refs = [ref for party in parties for ref in party.entities]
        for ref in (*refs, *(m.entity for m in reading.mentions if m.entity)):
            out.setdefault(name_key(ref.name), {}).setdefault(ref.id, ref)
    return {key: list(refs.values()) for key, refs in out.items()}


class Corrections:
    """The sides that an analyst gives, by entity and event."""

    def __init__(self, rows: Iterable[Given] = (), events: Iterable[Event] = ()) -> None:
        self._everywhere: dict[str, Given] = {}
        self._in: dict[str, dict[str, Given]] = {}
        for row in rows:
            for table in [self._in.setdefault(event, {}) for event in row.events] or [self._everywhere]:
                table[row.who.id] = row
        self._about: dict[str, list[str]] = {}
        for event in events if self._in else ():
            for linked in event.reports:
                if linked.role != "mention":
                    self._about.setdefault(linked.report, []).append(event.id)

    def about(self, report: str) -> tuple[str, ...]:
        """The events that a report is mainly about, as far as sides are given for events."""
        return tuple(self._about.get(report, ()))

    def of(self, ids: Iterable[str], listed: Sequence[str], events: Iterable[str]) -> list[Given]:
        """The rows that say whom somebody speaks for: his own (the first of `ids` that has one), else those of his sides."""
        tables = [self._in[event] for event in events if event in self._in] + [self._everywhere]
        for id in ids:
            if row := next((table[id] for table in tables if id in table), None):
                return [row]
        rows = (next((table[side] for table in tables if side in table), None) for side in listed)
        return [row for row in rows if row]

    def sides(self, ids: Sequence[str], listed: Sequence[str], events: Iterable[str]) -> tuple[str, ...]:
        """The sides of somebody whom the records give the sides `listed`; `ids` are his own and that of his account."""
        rows = {row.who.id: tuple(ref.id for ref in row.sides) for row in self.of(ids, listed, events)}
        own = next((rows[id] for id in ids if id in rows), None)
        if own is not None:
            return own
        return tuple(dict.fromkeys(to for side in listed for to in rows.get(side, (side,))))
