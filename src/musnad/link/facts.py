"""The facts of an event, each value with everyone who said so.

What an attack cost is often told beside another word than its own (`eight were killed in an attack`): such facts of other
threads of a report count where they stand near words of the event, in one paragraph.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from musnad.link.tellings import FORMED, Telling, Told
from musnad.link.threads import Thread
from musnad.model import EventFact, Fact, Member, Narrated, When

NEAR = 200
"""Characters between words of an event and a fact of another thread that is a fact of it, too."""
SHARED = frozenset({"killed", "wounded", "harmed", "arrested", "carried-out-by", "claimed-by"})
"""Facts that a deed has, by whatever word it is called."""
DEEDS = frozenset({"force"})
"""Families of events that have them."""


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
        if one.thread.family in DEEDS:
            yield from ((one, fact) for fact in _beside(one))


def _beside(one: Told) -> Iterator[Fact]:
    """Facts of a report's other threads that stand near words of this one; of another day only where none is told of both."""
    spans = sorted(h.span for h in one.thread.happenings)
    for thread in one.profile.threads:
        if thread is not one.thread and not (thread.dates and one.thread.dates and not thread.dates & one.thread.dates):
            yield from (f for f in _shared(thread) if any(_near(one, span, f) for span in _nearest(spans, f.span)))


def _nearest(spans: list[tuple[int, int]], to: tuple[int, int]) -> list[tuple[int, int]]:
    """Of sorted spans the last that begins before another and the first that does not."""
    at = bisect_left(spans, to)
    return spans[max(0, at - 1) : at + 1]


def _shared(thread: Thread) -> Iterator[Fact]:
    return (fact for fact in thread.facts if fact.name in SHARED)


def _near(one: Told, span: tuple[int, int], fact: Fact) -> bool:
    first, last = min(span[1], fact.span[1]), max(span[0], fact.span[0])
    return last - first <= NEAR and "\n" not in one.profile.reading.report.text[first:last]


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
