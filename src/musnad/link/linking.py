"""Readings to events: reports are judged by pairs and gathered, each group's event is dated, mentions find their event."""

from collections.abc import Iterator, Sequence

from musnad.link.clusters import gather
from musnad.link.exchanges import Said, exchanges
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

LEAST = 0.22
"""Mean score between two groups of reports from which they are about one event. Set by hand on gold/dev."""

APART = 3
"""Vetoes that are told of one report."""

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
    told = [*tellings, *extra]
    dates = date_events(told)
    reasons = _reasons(groups, items, judged)
    said = exchanges(told, dates, [p.reading for p in items], world=known)
    return tuple(_event(*row, reasons) for row in zip(identify(told, dates), told, dates, said, strict=True))


def _reasons(groups: Sequence[Sequence[int]], items: Sequence[Profile], judged: Judged) -> dict[str, tuple[Reason, ...]]:
    """For each report, what binds it to its group most, and which reports on the same parties it was kept apart from."""
    near: dict[int, list[tuple[int, Judgement]]] = {}
    for (a, b), judgement in judged.items():
        near.setdefault(a, []).append((b, judgement))
        near.setdefault(b, []).append((a, judgement))
    group_of = {i: n for n, group in enumerate(groups) for i in group}
    return {
        items[i].id: (*_bound([row for row in rows if group_of[row[0]] == group_of[i]], items), *_apart(rows, items))
        for i, rows in near.items()
    }


def _bound(rows: Sequence[tuple[int, Judgement]], items: Sequence[Profile]) -> Iterator[Reason]:
    if rows:
        other, judgement = max(rows, key=lambda row: (row[1].score, items[row[0]].id))
        yield Reason("with-report", {"report": items[other].id, "score": round(judgement.score, 2)})
        yield from judgement.reasons


def _apart(rows: Sequence[tuple[int, Judgement]], items: Sequence[Profile]) -> Iterator[Reason]:
    vetoes = sorted((items[other].id, j.reasons[0].code) for other, j in rows if j.veto)
    return (Reason("kept-apart", {"report": report, "because": code}) for report, code in vetoes[:APART])


def _event(id: str, telling: Telling, when: When, said: Said, reasons: dict[str, tuple[Reason, ...]]) -> Event:
    places = {one.profile.id: one.thread.place for one in reversed(telling.told)}
    rows = [
        EventReport(p.id, "principal", (Reason("about", {"place": places.get(p.id, "body")}), *reasons.get(p.id, ())))
        for p in telling.members
    ]
    members, why = {p.id for p in telling.members}, dict[str, tuple[Reason, ...]]()
    for one, because in telling.mentions:
        why.setdefault(one.profile.id, because)
    for report, ids in said.items():
        why.setdefault(report, (Reason("only-mentioned"), Reason("said-then", {"count": len(ids)})))
    rows += [
        EventReport(report, "mention", because, said.get(report, ())) for report, because in why.items() if report not in members
    ]
    return Event(
        id=id,
        what=Reason(f"event.{telling.kind}", {"participants": [p.id for p in telling.participants]}),
        kind=telling.kind,
        when=when,
        participants=telling.participants,
        reports=tuple(rows),
        facts=event_facts(telling, when),
    )
