"""Whether two reports are mainly about one event: a score near 0 to 1, or a veto where they cannot be; and why."""

from collections.abc import Iterator
from typing import NamedTuple

from musnad.link.days import ordinal
from musnad.link.profiles import SPEECH, Profile
from musnad.link.terms import MARK, alike, shared
from musnad.link.threads import MEETING, Thread, clash
from musnad.model import Reason
from musnad.world import World

COPY = 0.6
"""Alikeness of words from which an undated telling is taken for the same event without other evidence."""
DAY, WEEKDAY, FACT, FORM, SPEAKER, PARTIES = 0.14, 0.08, 0.25, 0.04, 0.04, 0.04
"""What each agreement adds to the alikeness of words."""
APART = 0.15
"""What different days of the event take from it."""
OTHERS = 0.1
"""What other parties to a meeting take from it."""
FOREIGN = 0.08
"""What another language adds where parties are common: of the words, only names can be."""
LATER, AGAIN = 0.04, 0.03
"""What each day between two publications takes from it, and one outlet for both."""


class Judgement(NamedTuple):
    """How far two reports are about one event, or why they cannot be."""

    score: float
    veto: Reason | None = None


def judge(a: Profile, b: Profile, *, world: World) -> Judgement:
    """Whether two reports are mainly about one event; which of them comes first makes no difference beyond rounding."""
    likeness = alike(a.views, b.views)
    if veto := _same_parties(a, b, likeness, world=world):
        return Judgement(0.0, veto)
    return Judgement(likeness - distance(a, b) + sum(weight for weight, _ in _evidence(a, b, world=world)))


def why(a: Profile, b: Profile, *, world: World) -> tuple[Reason, ...]:
    """What a score was made of."""
    terms = shared(a.views.opening, b.views.opening)
    named = list(dict.fromkeys(t.partition(MARK)[2] for t in terms if MARK in t))
    words = [t for t in terms if MARK not in t]
    first = Reason("shared-words", {"alike": round(alike(a.views, b.views), 2), "entities": named, "words": words})
    return first, *(reason for _, reason in _evidence(a, b, world=world) if reason)


def distance(a: Profile, b: Profile) -> float:
    """What the days between two reports take from their alikeness, and that one outlet seldom tells a thing twice."""
    days = abs((a.published - b.published).days) if a.published and b.published else 0
    outlet = a.reading.report.outlet
    return LATER * days + (AGAIN if outlet and outlet == b.reading.report.outlet else 0.0)


def _evidence(a: Profile, b: Profile, *, world: World) -> Iterator[tuple[float, Reason | None]]:
    """What beside words speaks for one event, or against it (less than 0), each with its reason."""
    if a.main and b.main and a.main.family == b.main.family and a.main.known & b.main.known:
        both = a.main.family != MEETING or len(a.main.known & b.main.known) >= 2
        yield PARTIES, None
        if both and a.reading.report.language != b.reading.report.language:
            yield FOREIGN, None
        if both or (_placed(a) and _placed(b)):  # one visitor has many meetings on Tuesdays
            yield from agreements(a.main, b.main)
        if against := conflict(a.main, b.main, world=world):
            yield -APART, against
        if not both and min(len(a.main.known), len(b.main.known)) >= 2:
            yield -OTHERS, None
    elif a.speaker and a.speaker == b.speaker and _speaks(a) and _speaks(b):
        yield SPEAKER, Reason("same-speaker", {"speaker": a.speaker.id})


def _same_parties(a: Profile, b: Profile, likeness: float, *, world: World) -> Reason | None:
    """Why two meetings with a common party cannot be one, or that nothing but the parties shows them to be one."""
    if not (a.main and b.main and a.meets and b.meets and a.main.known & b.main.known):
        return None
    against = conflict(a.main, b.main, world=world) or _others(a.main, b.main)
    if against:
        return against
    if len(a.main.known & b.main.known) < 2:
        return None
    evidence = any(weight > FORM for weight, _ in agreements(a.main, b.main))
    if not evidence and likeness < COPY and not (_placed(a) and _placed(b)):
        return Reason("undated-without-evidence")
    return None


def _others(a: Thread, b: Thread) -> Reason | None:
    """Two titles that each name two parties who meet, and share one of them, tell of two meetings."""
    if len(a.titled) == len(b.titled) == 2 and len(a.titled & b.titled) == 1:
        return Reason("other-parties", {"left": sorted(a.titled), "right": sorted(b.titled)})
    return None


def _placed(profile: Profile) -> bool:
    """Whether a report's main event has a day, or its publication limits it."""
    return profile.published is not None or bool(profile.main and profile.main.dates)


def _speaks(profile: Profile) -> bool:
    return profile.main is None or profile.main.family == SPEECH


def agreements(a: Thread, b: Thread) -> Iterator[tuple[float, Reason]]:
    """What two tellings have in common beside words and participants, with its weight."""
    if days := a.dates & b.dates:
        yield DAY, Reason("same-day", {"date": min(days)})
    elif (weekdays := a.weekdays & b.weekdays) and not (a.dates and b.dates):
        yield WEEKDAY, Reason("same-weekday", {"weekday": min(weekdays)})
    for name in ("duration", "start"):
        if values := a.values(name) & b.values(name):
            yield FACT, Reason(f"same-{name}", {"value": min(values)})
    if forms := a.forms & b.forms - {"in-person"}:
        yield FORM, Reason("same-form", {"form": min(forms)})


def conflict(a: Thread, b: Thread, *, world: World) -> Reason | None:
    """Why two tellings cannot be of one event: form, days more than a zone apart, length, or who asked for it."""
    if clash(a, b):
        return Reason("other-form", {"left": sorted(a.forms), "right": sorted(b.forms)})
    if a.dates and b.dates and min(abs(ordinal(x) - ordinal(y)) for x in a.dates for y in b.dates) > 1:
        return Reason("other-day", {"left": sorted(a.dates), "right": sorted(b.dates)})
    if not (a.dates and b.dates) and a.weekdays and b.weekdays and not _weekdays_meet(a, b):
        return Reason("other-weekday", {"left": sorted(a.weekdays), "right": sorted(b.weekdays)})
    askers = [{side for id in t.values("initiator") for side in (world.side(id) or (id,))} for t in (a, b)]
    if askers[0] and askers[1] and not askers[0] & askers[1]:
        return Reason("other-initiator", {"left": sorted(askers[0]), "right": sorted(askers[1])})
    return None


def _weekdays_meet(a: Thread, b: Thread) -> bool:
    """Whether any two weekdays are the same or neighbours (zones)."""
    return any((x - y) % 7 in (0, 1, 6) for x in a.weekdays for y in b.weekdays)
