"""Events that a report only speaks of: matched to what other reports are about, or, where they have a day, told apart."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from musnad.link.pairs import agreements, conflict
from musnad.link.profiles import SPEECH, Profile
from musnad.link.tellings import Telling, Told
from musnad.link.threads import MEETING, Thread
from musnad.model import Reason
from musnad.world import World

REACH = 31
"""Days from the reports about an event within which others may mention it."""
TIMELINE = frozenset({"visit", "vote", "election", "signing", "attack", "explosion", "speech", "protest", "resignation"})
"""Kinds, beside meetings of all kinds, that stand in the timeline when they are only mentioned, with a day."""


def place_mentions(tellings: Sequence[Telling], items: Sequence[Profile], *, world: World) -> list[Telling]:
    """Adds each report's other events to the telling that they fit; returns those that fit none and have a day."""
    index, timeline = _Index(tellings), _Timeline()
    for told in _others(tellings, items):
        home = _home(told, index.kin(told), world=world)
        if home:
            home[0].mentions.append((told, home[1]))
        elif _worth(told.thread):  # a day of its own places it in time
            timeline.add(told, world=world)
    return timeline.tellings


def _others(tellings: Sequence[Telling], items: Sequence[Profile]) -> Iterator[Told]:
    own = {(one.profile.id, id(one.thread)) for t in tellings for one in t.told}
    for profile in items:
        for thread in profile.threads:
            if (profile.id, id(thread)) not in own:
                yield Told(profile, thread)


class _Index:
    """Tellings by family, participant and time, so that a mention is compared with its kin alone, of its time."""

    def __init__(self, tellings: Sequence[Telling]) -> None:
        self._by: dict[tuple[str, str], dict[int | None, list[int]]] = {}
        self._tellings = tellings
        for n, telling in enumerate(tellings):
            if telling.family != SPEECH:
                for id in telling.known:
                    rows = self._by.setdefault((telling.family, id), {})
                    for period in {_period(p) for p in telling.members}:
                        rows.setdefault(period, []).append(n)

    def kin(self, told: Told) -> Iterator[Telling]:
        """Tellings with two common parties to a meeting, or of the same kind with one."""
        thread, period = told.thread, _period(told.profile)
        common = Counter(n for id in thread.known for n in self._held((thread.family, id), period))
        for n in sorted(common):
            telling = self._tellings[n]
            if common[n] >= 2 if telling.family == MEETING else thread.kind == telling.kind:
                yield telling

    def _held(self, key: tuple[str, str], period: int | None) -> set[int]:
        """Tellings whose reports may be in reach of a period."""
        rows = self._by.get(key, {})
        periods = rows if period is None else (None, period - 1, period, period + 1)
        return {n for p in periods for n in rows.get(p, ())}


def _period(profile: Profile) -> int | None:
    """The number of the stretch of `REACH` days in which a report came out: what is in reach lies in it or beside it."""
    return profile.published.toordinal() // REACH if profile.published else None


def _home(told: Told, kin: Iterable[Telling], *, world: World) -> tuple[Telling, tuple[Reason, ...]] | None:
    """The telling of other reports that this one fits best, with why."""
    best: tuple[float, Telling, tuple[Reason, ...]] | None = None
    for telling in kin:
        tellers = [one.thread for one in telling.told]
        if any(p is told.profile for p in telling.members) or not _in_reach(told.profile, telling):
            continue
        if any(conflict(told.thread, other, world=world) for other in tellers):
            continue
        weight, why = max((_evidence(told.thread, other) for other in tellers), key=lambda x: x[0], default=(0.0, ()))
        if weight > 0 and (best is None or weight > best[0]):
            best = (weight, telling, why)
    return (best[1], best[2]) if best else None


def _in_reach(profile: Profile, telling: Telling) -> bool:
    """Whether a report is near enough in time to those about the event for weekdays and lengths to mean the same."""
    days = [p.published for p in telling.members if p.published]
    return not profile.published or not days or min(abs((profile.published - d).days) for d in days) <= REACH


def _evidence(a: Thread, b: Thread) -> tuple[float, tuple[Reason, ...]]:
    found = list(agreements(a, b))
    return sum(w for w, _ in found), (Reason("only-mentioned"), *(reason for _, reason in found))


def _worth(thread: Thread) -> bool:
    """Whether an event that is only mentioned stands in the timeline: it has a day, and parties or a place."""
    named = len(thread.known)
    enough = named >= 2 or thread.values("place") if thread.family == MEETING else named >= 1 and thread.kind in TIMELINE
    return bool(_marks(thread) and enough)


def _marks(thread: Thread) -> set[str]:
    """The month and day of each day that is told, with a year or without."""
    return {f"{d.yearless[0]:02d}-{d.yearless[1]:02d}" for d in thread.days if d.yearless} | {day[5:] for day in thread.dates}


class _Timeline:
    """Events that are only mentioned, gathered by family and day."""

    def __init__(self) -> None:
        self.tellings: list[Telling] = []
        self._by: dict[tuple[str, str], list[Telling]] = {}

    def add(self, told: Told, *, world: World) -> None:
        """Puts a mention to the one of the same parties on that day, or makes it one of its own."""
        thread = told.thread
        keys = [(thread.family, mark) for mark in sorted(_marks(thread))]
        for key in keys:
            for telling in self._by.get(key, ()):
                first = telling.mentions[0][0].thread
                together = len(first.known & thread.known) >= min(2, len(first.known), len(thread.known))
                if together and not conflict(first, thread, world=world):
                    telling.mentions.append(
                        (told, (Reason("only-mentioned"), Reason("same-day", {"date": min(thread.dates, default=None)})))
                    )
                    return
        participants = tuple(ref for ref, _ in thread.participants.most_common(3))
        made = Telling(thread.kind, thread.family, participants, (), (), mentions=[(told, (Reason("only-mentioned"),))])
        self.tellings.append(made)
        for key in keys:
            self._by.setdefault(key, []).append(made)
