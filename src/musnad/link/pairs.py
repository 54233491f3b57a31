"""Whether two reports are mainly about one event, judged on a few pairs of a pile instead of all.

A judgement is a score near 0 to 1 with the reasons that made it, or a veto: two tellings that cannot be of one event.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from musnad.link.days import ordinal
from musnad.link.profiles import SPEECH, Profile
from musnad.link.terms import MARK, cosine, key_terms, shared
from musnad.link.threads import MEETING, Thread, clash
from musnad.model import Reason
from musnad.world import World

KEYS = 12
"""Heaviest terms by which a report is looked up."""
CROWD = 200
"""A term that more reports share than this finds no pairs: it tells nothing, and the pairs would grow with its square."""
DAYS = 3
"""Reports published further apart than this are not compared, unless a common day is named in both."""
COPY = 0.6
"""Alikeness of words from which an undated telling is taken for the same event without other evidence."""
DAY, WEEKDAY, FACT, FORM, SPEAKER, PARTIES = 0.12, 0.08, 0.25, 0.04, 0.04, 0.04
"""What each agreement adds to the alikeness of words."""
APART = 0.15
"""What different days of the event take from it."""
OTHERS = 0.05
"""What other parties to a meeting take from it."""
FOREIGN = 0.08
"""What another language adds where parties are common: of the words, only names can be."""
LATER, AGAIN = 0.04, 0.03
"""What each day between two publications takes from it, and one outlet for both."""


class Judgement(NamedTuple):
    """How far two reports are about one event (`score`), or that they cannot be (`veto`), and why."""

    score: float
    veto: bool
    reasons: tuple[Reason, ...]


def candidates(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs of indices worth judging: reports near in time that share a heavy term or both parties of a meeting."""
    holders: dict[object, list[int]] = defaultdict(list)
    for i, profile in enumerate(profiles):
        for term in key_terms(profile.vector, KEYS):
            holders[term].append(i)
        if profile.main and profile.meets:
            for both in combinations(sorted(profile.main.known), 2):
                holders[both].append(i)
    seen: set[tuple[int, int]] = set()
    for held in holders.values():
        if len(held) <= CROWD:
            for pair in combinations(held, 2):
                if pair not in seen and _near(profiles[pair[0]].published, profiles[pair[1]].published):
                    seen.add(pair)
                    yield pair


def _near(a: date | None, b: date | None) -> bool:
    return a is None or b is None or abs((a - b).days) <= DAYS


def distance(a: Profile, b: Profile) -> float:
    """What the days between two reports take from their alikeness, and that one outlet seldom tells a thing twice."""
    days = abs((a.published - b.published).days) if a.published and b.published else 0
    outlet = a.reading.report.outlet
    return LATER * days + (AGAIN if outlet and outlet == b.reading.report.outlet else 0.0)


def judge(a: Profile, b: Profile, *, world: World) -> Judgement:
    """Whether two reports are mainly about one event."""
    alike = cosine(a.vector, b.vector)
    near = alike - distance(a, b)
    reasons = [_words(a, b, alike)]
    if a.main and b.main and a.main.family == b.main.family and a.main.known & b.main.known:
        near += FOREIGN if a.reading.report.language != b.reading.report.language else 0.0
        return _same_parties(a, b, alike, world=world) or _judged(a.main, b.main, near, reasons, world=world)
    if a.speaker and a.speaker == b.speaker and _speaks(a) and _speaks(b):
        return Judgement(near + SPEAKER, False, (*reasons, Reason("same-speaker", {"speaker": a.speaker.id})))
    return Judgement(near, False, tuple(reasons))


def _words(a: Profile, b: Profile, alike: float) -> Reason:
    terms = shared(a.vector, b.vector)
    named = list(dict.fromkeys(t.partition(MARK)[2] for t in terms if MARK in t))
    words = [t for t in terms if MARK not in t]
    return Reason("shared-words", {"alike": round(alike, 2), "entities": named, "words": words})


def _same_parties(a: Profile, b: Profile, alike: float, *, world: World) -> Judgement | None:
    """A veto on two meetings with a common party that cannot be one, or that nothing but the parties shows to be one."""
    if not (a.main and b.main and a.meets and b.meets):
        return None
    against = conflict(a.main, b.main, world=world) or _others(a.main, b.main)
    if against:
        return Judgement(0.0, True, (against,))
    if len(a.main.known & b.main.known) < 2:
        return None
    evidence = any(weight > FORM for weight, _ in agreements(a.main, b.main))
    if not evidence and alike < COPY and not (_placed(a) and _placed(b)):
        return Judgement(0.0, True, (Reason("undated-without-evidence"),))
    return None


def _judged(a: Thread, b: Thread, near: float, reasons: Sequence[Reason], *, world: World) -> Judgement:
    """Two events of one family with a common party: what speaks for one event added, what speaks against it taken."""
    for_it = list(agreements(a, b))
    against = conflict(a, b, world=world)
    added = PARTIES + sum(weight for weight, _ in for_it) - (APART if against else 0.0)
    if a.family == MEETING and len(a.known & b.known) < min(2, len(a.known), len(b.known)):
        added -= OTHERS
    told = (reason for _, reason in for_it)
    return Judgement(near + added, False, (*reasons, *told, *([against] if against else [])))


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
