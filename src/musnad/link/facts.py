"""The facts of an event, each value with everyone who said so."""

from collections.abc import Iterable, Iterator

from musnad.link.tellings import FORMED, Telling, Told
from musnad.model import EventFact, Fact, Member, Narrated, When


def event_facts(telling: Telling, when: When) -> tuple[EventFact, ...]:
    """Every stated value of every fact, in the order of the tellings, with the attributions or places that state it."""
    places: dict[tuple[str, str], list[tuple[str, Fact]]] = {}
    for one, fact in _stated(telling):
        places.setdefault((fact.name, _value(fact, when)), []).append((one.profile.id, fact))
    return tuple(_fact(name, value, said) for (name, value), said in places.items())


def _stated(telling: Telling) -> Iterator[tuple[Told, Fact]]:
    for one in (*telling.told, *(one for one, _ in telling.mentions)):
        for fact in one.thread.facts:
            elsewhere = one.thread.coarse or telling.kind in FORMED.values()  # held from afar, or told of another month
            if not (fact.name == "place" and elsewhere):
                yield one, fact


def _value(fact: Fact, when: When) -> str:
    """A bare clock time belongs to the event's day."""
    if fact.name == "start" and fact.value.startswith("T") and when.date:
        return when.date + fact.value
    return fact.value


def _fact(name: str, value: str, said: Iterable[tuple[str, Fact]]) -> EventFact:
    said = list(said)
    members = dict.fromkeys(Member(report, f.attribution) for report, f in said if f.attribution)
    narrated = dict.fromkeys(Narrated(report, f.span) for report, f in said if not f.attribution)
    return EventFact(name, value, tuple(members), tuple(narrated))
