"""Groups of reports to events: each group's event is pooled and dated, and mentions find theirs."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from musnad.link.exchanges import Said, exchanges
from musnad.link.facts import event_facts
from musnad.link.groups import Groups
from musnad.link.identity import identify
from musnad.link.mentions import place_mentions
from musnad.link.pairs import why
from musnad.link.profiles import Profile
from musnad.link.tellings import Telling
from musnad.link.when import date_events
from musnad.model import Event, EventReport, Reason, When
from musnad.world import World

APART = 3
"""Vetoes that are told of one report."""

Because = Mapping[str, tuple[Reason, ...]]


def events_of(tellings: Sequence[Telling], profiles: Sequence[Profile], groups: Groups, *, world: World) -> tuple[Event, ...]:
    """The events of groups, then those that reports only mention; `profiles` are all of them, by their ids.

    Mentions are added to the tellings.
    """
    told = [*tellings, *place_mentions(tellings, profiles, world=world)]
    dates = date_events(told)
    said = exchanges(told, dates, [p.reading for p in profiles], world=world)
    reasons = _reasons(tellings, groups, {p.id: p for p in profiles}, world=world)
    return tuple(_event(*row, reasons) for row in zip(identify(told, dates), told, dates, said, strict=True))


def _reasons(tellings: Sequence[Telling], groups: Groups, profiles: Mapping[str, Profile], *, world: World) -> Because:
    """For each report, what binds it to its group most, and which reports on the same parties it was kept apart from."""
    bound = partial(_bound, groups=groups, profiles=profiles, world=world)
    return {
        member.id: (*bound(member, [p.id for p in telling.members]), *_apart(groups.vetoes.get(member.id, {})))
        for telling in tellings
        if telling.role == "principal"
        for member in telling.members
    }


def _bound(
    member: Profile, group: Sequence[str], *, groups: Groups, profiles: Mapping[str, Profile], world: World
) -> Iterator[Reason]:
    scores = groups.scores.get(member.id, {})
    best = max(((scores[other], other) for other in group if other in scores), default=None)
    if best:
        yield Reason("with-report", {"report": best[1], "score": round(best[0], 2)})
        yield from why(*sorted((member, profiles[best[1]]), key=lambda p: p.id), world=world)


def _apart(vetoes: Mapping[str, str]) -> Iterator[Reason]:
    return (Reason("kept-apart", {"report": report, "because": code}) for report, code in sorted(vetoes.items())[:APART])


def _event(id: str, telling: Telling, when: When, said: Said, reasons: Because) -> Event:
    places = {one.profile.id: one.thread.place for one in reversed(telling.told)}
    other = "title" if telling.role == "main" else "body"
    rows = [
        EventReport(p.id, telling.role, (Reason("about", {"place": places.get(p.id, other)}), *reasons.get(p.id, ())))
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
