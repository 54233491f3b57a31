"""Readings to events: reports are judged by pairs and gathered, each group's event is dated, mentions find their event."""

from collections import Counter
from collections.abc import Sequence

from musnad.link.clusters import gather
from musnad.link.facts import event_facts
from musnad.link.identity import identify
from musnad.link.mentions import place_mentions
from musnad.link.pairs import Judgement, candidates, judge
from musnad.link.profiles import Profile, profiles
from musnad.link.tellings import Telling, pooled
from musnad.link.when import date_events
from musnad.model import Event, EventReport, Reading, Reason, When
from musnad.world import World
from musnad.world import world as shipped

LEAST = 0.23
"""Mean score between two groups of reports from which they are about one event. Set by hand on gold/dev."""

Judged = dict[tuple[int, int], Judgement]


def link(readings: Sequence[Reading], *, world: World | None = None) -> tuple[Event, ...]:
    """The events that a pile of reports is about or mentions, in the order of the reports.

    A report has one `principal` event, or none where nothing tells what it is about; a report that only speaks of an
    event is linked to it as a `mention`.
    `world` knows the sides of who asked for an event (default: the shipped records).
    """
    known = world or shipped()
    items = profiles(sorted(readings, key=lambda r: r.report.id), world=known)
    judged = {pair: judge(items[pair[0]], items[pair[1]], world=known) for pair in candidates(items)}
    groups = gather(
        len(items),
        ((pair, j.score) for pair, j in judged.items() if not j.veto),
        (pair for pair, j in judged.items() if j.veto),
        LEAST,
    )
    place = {r.report.id: n for n, r in enumerate(readings)}
    groups.sort(key=lambda group: min(place[items[i].id] for i in group))
    pooled_ = (pooled([items[i] for i in group]) for group in groups)
    tellings = [t for t in pooled_ if t.participants or t.told or len(t.members) > 1]
    extra = place_mentions(tellings, items, world=known)
    dated = date_events([*tellings, *extra])
    reasons = _reasons(groups, items, judged)
    return tuple(_event(t, when, reasons) for t, when in zip([*tellings, *extra], dated, strict=True))


def _reasons(groups: Sequence[Sequence[int]], items: Sequence[Profile], judged: Judged) -> dict[str, tuple[Reason, ...]]:
    """For each report, why it stands with its group: the judgement that binds it most, named with the other report."""
    out: dict[str, tuple[Reason, ...]] = {}
    for group in groups:
        for i in group:
            best = max(
                ((j.score, other, j) for other in group if other != i and (j := judged.get((min(i, other), max(i, other))))),
                key=lambda x: (x[0], -x[1]),
                default=None,
            )
            if best:
                bound = (Reason("with-report", {"report": items[best[1]].id, "score": round(best[0], 2)}),)
                out[items[i].id] = (*bound, *best[2].reasons)
    return out


def _event(telling: Telling, when: When, reasons: dict[str, tuple[Reason, ...]]) -> Event:
    places = {one.profile.id: one.thread.place for one in reversed(telling.told)}
    rows = [
        EventReport(p.id, "principal", (Reason("about", {"place": places.get(p.id, "body")}), *reasons.get(p.id, ())))
        for p in telling.members
    ]
    held = Counter({p.id: 1 for p in telling.members})
    for one, why in telling.mentions:
        if not held[one.profile.id]:
            rows.append(EventReport(one.profile.id, "mention", why))
            held[one.profile.id] += 1
    return Event(
        id=identify(telling, when),
        what=Reason(f"event.{telling.kind}", {"participants": [p.id for p in telling.participants]}),
        kind=telling.kind,
        when=when,
        participants=telling.participants,
        reports=tuple(rows),
        facts=event_facts(telling, when),
    )
