"""Words that the parties of an event said to each other, as reports on something else recall them with their date.

`In early December X had warned Y that ...`, in a report on a later call of theirs: where the pile knows one contact of
both at that time, the words belong to it, and the report mentions it.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from musnad.link.days import dated
from musnad.link.people import office_holders
from musnad.link.tellings import Telling
from musnad.link.threads import MEETING
from musnad.model import Attribution, Reading, Ref, Time, When
from musnad.world import World

PARTS: Mapping[str | None, tuple[int, int]] = {None: (1, 31), "early": (1, 12), "middle": (10, 21), "late": (19, 31)}
"""Days of a month that its parts may mean; they overlap, since nobody counts."""
FARTHEST = 200
"""Characters between a cue and the time that dates it."""

Said = Mapping[str, tuple[str, ...]]


def exchanges(tellings: Sequence[Telling], dates: Sequence[When], readings: Sequence[Reading], *, world: World) -> list[Said]:
    """For each telling, by report: the ids of attributions that one of its parties made to another at its time.

    Only dated contacts of two parties, and only where the time fits one of them alone. A report's words about its own
    event are not told again.
    """
    out: list[dict[str, tuple[str, ...]]] = [{} for _ in tellings]
    contacts: dict[frozenset[str], list[tuple[int, Telling, date]]] = {}
    for n, (t, w) in enumerate(zip(tellings, dates, strict=True)):
        if t.family == MEETING and t.members and w.date:
            for both in combinations(t.known, 2):
                contacts.setdefault(frozenset(both), []).append((n, t, date.fromisoformat(w.date)))
    if contacts:
        for reading in readings:
            for id, parties, time in _told(reading, world):
                at = [(n, t) for n, t, day in contacts.get(parties, ()) if _within(reading, time, day)]
                if len(at) == 1 and all(p.id != reading.report.id for p in at[0][1].members):
                    said = out[at[0][0]]
                    said[reading.report.id] = (*said.get(reading.report.id, ()), id)
    return list(out)


def _told(reading: Reading, world: World) -> Iterator[tuple[str, frozenset[str], Time]]:
    """Attributions from one named party to another that a time outside of their content dates."""
    people = office_holders(reading, world=world)
    for a in reading.attributions:
        speaker, other = (_one(party, people) for party in (a.source.entities, a.addressee.entities))
        if speaker and other and speaker != other and (time := _time(reading, a)):
            yield a.id, frozenset((speaker, other)), time


def _one(named: Sequence[Ref], people: Mapping[str, Ref]) -> str | None:
    """The id of the one who is named, by an office too."""
    return people.get(named[0].id, named[0]).id if len(named) == 1 else None


def _time(reading: Reading, a: Attribution) -> Time | None:
    """The one time between an attribution's cue and its content."""
    cue, content = a.cue.spans[-1:], a.content.spans[:1]
    if not cue or not content or not 0 < content[0][0] - cue[0][1] <= FARTHEST:
        return None
    found = [t for t in reading.times if cue[0][1] <= t.span[0] and t.span[1] <= content[0][0]]
    return found[0] if len(found) == 1 else None


def _within(reading: Reading, time: Time, day: date) -> bool:
    """Whether a time may mean that day: it is the day, or its month, in the part that is said."""
    if time.precision == "month" and time.value:
        first, last = PARTS[time.part]
        return time.value == day.isoformat()[:7] and first <= day.day <= last
    return any(d.day == day.isoformat() for d in dated(reading, [time]))
