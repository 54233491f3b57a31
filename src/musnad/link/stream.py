"""A stream of reports, linked to events as they come: in any order, late, or without a day."""

from collections.abc import Sequence

from musnad.errors import InputError
from musnad.link.beside import beside
from musnad.link.events import events_of
from musnad.link.groups import Group, Groups
from musnad.link.index import Index, Recent, keys
from musnad.link.pairs import judge
from musnad.link.profiles import Profile, profile
from musnad.link.tellings import Telling, pooled
from musnad.model import Event, Reading
from musnad.world import World
from musnad.world import world as shipped

NEAR = 0.03
"""Sum over common keys, of an index, from which two reports are compared."""


def link(readings: Sequence[Reading], *, world: World | None = None) -> tuple[Event, ...]:
    """The events that a pile of reports is about or mentions, in the order of the reports.

    A report has one `principal` event, or none where nothing tells what it is about; where its title tells somebody's words
    beside it, these are a `main` event of it too. A report that only speaks of an event is linked to it as a `mention`.
    `world` knows the sides of who asked for an event (default: the shipped records).
    Raises `InputError` where two reports have one id.
    """
    stream = Stream(world=world)
    for reading in readings:
        stream.add(reading)
    place = {r.report.id: n for n, r in enumerate(readings)}
    late = len(place)
    return tuple(
        sorted(stream.events(), key=lambda e: min((place[r.report] for r in e.reports if r.role != "mention"), default=late))
    )


class Stream:
    """Reports that are linked one by one.

    Adding one compares it with the reports of a few days that share its heaviest words, however many were seen before;
    groups are gathered anew around what it changed, so they split and join as evidence comes. What `events` returns
    depends on which reports were added, never on their order. All is kept in memory; `index` may be a store's.
    """

    def __init__(self, *, world: World | None = None, index: Index | None = None) -> None:
        self._world = world or shipped()
        self._index = Recent() if index is None else index
        self._profiles: dict[str, Profile] = {}
        self._groups = Groups()
        self._told: dict[Group, tuple[Telling, ...]] = {}

    def __len__(self) -> int:
        return len(self._profiles)

    def add(self, reading: Reading) -> None:
        """Takes in one report. Raises `InputError` where one with its id was added before."""
        one = profile(reading, world=self._world)
        if one.id in self._profiles:
            raise InputError(f"{one.id} was added before: another report has its id.", code="duplicate")
        self._profiles[one.id] = one
        day, known = _day(one), keys(one)
        self._groups.add(one.id, day)
        for other, shared in self._index.near(day, known).items():
            if shared >= NEAR:
                self._compare(one.id, other)
        for report in self._index.add(one.id, day, known):
            self._look_again(report)

    def groups(self) -> list[Group]:
        """The ids of reports that are mainly about one event, each once, in the order of their ids."""
        return self._groups.all()

    def events(self) -> tuple[Event, ...]:
        """The events that the reports are about, in the order of their ids, then those that they only mention.

        The time of this grows with the number of reports, since all of them are told; what no report has changed since
        the last time is not pooled anew.
        """
        groups = self._groups.all()
        self._told = {g: self._told.get(g) or self._tell(g) for g in groups}
        every = (t for told in self._told.values() for t in told)
        tellings = [t.alone() for t in every if t.participants or t.told or len(t.members) > 1]
        profiles = [self._profiles[id] for id in sorted(self._profiles)]
        return events_of(tellings, profiles, self._groups, world=self._world)

    def _tell(self, group: Group) -> tuple[Telling, ...]:
        """What a group is about, first, and what its titles tell beside it."""
        first = pooled([self._profiles[id] for id in group])
        return (first, *beside(first, world=self._world))

    def _compare(self, a: str, b: str) -> None:
        first, second = sorted((a, b))
        found = judge(self._profiles[first], self._profiles[second], world=self._world)
        self._groups.judge(first, second, found.score, found.veto.code if found.veto else None)

    def _look_again(self, report: str) -> None:
        """Takes back what was found of a report without a day with others that its keys do not find any more."""
        near = self._index.near(None, keys(self._profiles[report]))
        for other in self._groups.neighbours(report):
            if near.get(other, 0.0) < NEAR:
                self._groups.forget(report, other)


def _day(one: Profile) -> int | None:
    return one.published.toordinal() if one.published else None
