"""Facts of events: each value with who said so, and conflicts where a fact that has one value has several."""

from collections.abc import Iterable
from datetime import datetime

from musnad.model import Event, EventFact, Ref
from musnad.tell import dates, wordage
from musnad.tell.pile import Pile
from musnad.tell.shapes import EventView, FactRow, Line, Told, Value
from musnad.tell.wording import Wording
from musnad.world import world

TOLLS = ("killed", "wounded", "harmed", "arrested", "abducted", "missing", "freed")
PARTS = ("initiator", "mediator", "chair", "present", "carried-out-by", "claimed-by")
ORDER = ("form", "start", "end", "duration", *PARTS, "place", *TOLLS, "outcome")
SINGLE = frozenset({"start", "end", "duration", "initiator"})


def events(pile: Pile) -> tuple[EventView, ...]:
    """The events in their order, which gives them their codes (`E1`, `E2`, ...)."""
    ordered = in_order(pile.brief.events)
    pile.event_codes.update({e.id: f"E{n}" for n, e in enumerate(ordered, 1)})
    return tuple(_event(pile, e) for e in ordered)


def in_order(events: Iterable[Event]) -> list[Event]:
    """Events by how many reports are mainly about them, most first; then by date, undated ones last."""
    return sorted(events, key=lambda e: (-len(about(e)), e.when.date is None, e.when.date or "", e.id))


def about(event: Event) -> list[str]:
    """The reports that are mainly about an event."""
    return [r.report for r in event.reports if r.role != "mention"]


def is_main(event: Event) -> bool:
    """Whether a report of the pile is mainly about the event."""
    return bool(about(event))


def _event(pile: Pile, event: Event) -> EventView:
    return EventView(
        id=event.id,
        code=pile.event_codes[event.id],
        title=title(pile, event),
        heading=heading(pile, event),
        date=_date(pile, event),
        dated=tuple(Line(pile.words.sentence(r, pile.show), _reason_refs(pile, r.values.values())) for r in event.when.reasons),
        rows=tuple(_rows(pile, event)),
        principal=pile.refs(about(event)),
        mentions=pile.refs(r.report for r in event.reports if r.role == "mention"),
        main=is_main(event),
    )


def title(pile: Pile, event: Event) -> str:
    """An event by its kind and participants."""
    kind = pile.words.find("kind", event.kind) or pile.words.find("kind", event.what.code) or pile.words.code("kind", event.kind)
    who = [pile.names.ref(p) for p in event.participants[:4]]
    return pile.words("title", "full", kind=kind, who=pile.words.series(who)) if who else kind


def heading(pile: Pile, event: Event) -> str:
    """An event's title with its day, or with the note that it is undated."""
    day = dates.short(pile.words, event.when.date) or pile.words("label", "undated")
    return pile.words("title", "dated", title=title(pile, event), date=day)


def _date(pile: Pile, event: Event) -> str:
    days = [d for d in (event.when.date, *event.when.alternatives) if d]
    told = dict.fromkeys(t for t in (dates.told(pile.words, d) for d in days) if t)
    return pile.words("label", "or").join(told) or pile.words("label", "undated")


def _reason_refs(pile: Pile, values: Iterable[object]) -> tuple[int, ...]:
    flat = [v for value in values for v in (value if isinstance(value, list | tuple) else [value])]
    return pile.refs(v for v in flat if isinstance(v, str))


def _rows(pile: Pile, event: Event) -> Iterable[FactRow]:
    by_name: dict[str, list[EventFact]] = {}
    for fact in event.facts:
        by_name.setdefault(fact.name, []).append(fact)
    names = [n for n in ORDER if n in by_name] + sorted(n for n in by_name if n not in ORDER and n != "participant")
    for name in names:
        groups: dict[object, list[EventFact]] = {}
        for fact in by_name[name]:
            groups.setdefault(_same(fact), []).append(fact)
        values = tuple(_value(pile, event, group) for group in groups.values())
        values = tuple(sorted(values, key=lambda v: -len({n for t in v.told for n in t.refs})))
        conflict = name in SINGLE and _apart([group[0].value for group in groups.values()])
        yield FactRow(pile.words.code("fact", name), values, conflict=conflict)


def _apart(values: Iterable[str]) -> bool:
    """Whether different values cannot all be so: a time of unknown zone may be any other."""
    return sum(dates.zoned(value) is not False for value in values) > 1


def _same(fact: EventFact) -> object:
    """What makes two values of a fact one: the instant, the length in minutes, or the value as it is written."""
    if fact.name == "duration":
        return dates.minutes(fact.value) or fact.value
    moment = dates.instant(fact.value)
    return moment.timestamp() if moment and moment.tzinfo else fact.value


def _value(pile: Pile, event: Event, group: list[EventFact]) -> Value:
    first = group[0]
    moment = dates.instant(first.value)
    notes = _local(pile, event, moment) if moment and first.name in ("start", "end") else ()
    return Value(_shown(pile, event, first), _told(pile, group), notes)


def _shown(pile: Pile, event: Event, fact: EventFact) -> str:
    if fact.name == "duration":
        return dates.duration(pile.words, fact.value)
    moment = dates.instant(fact.value)
    if moment:
        same_day = dates.day_of(fact.value) == event.when.date
        return dates.clock(pile.words, moment) if same_day else dates.told(pile.words, fact.value) or ""
    bare = dates.bare_clock(pile.words, fact.value)
    if bare:
        return bare
    if fact.name in TOLLS:
        return toll(pile.words, fact.value)
    if fact.name in ("form", "medium"):
        return pile.words.code("form", fact.value)
    if fact.name == "outcome":
        return pile.words.code("outcome", fact.value)
    if fact.name in PARTS and fact.value in world() and world().entity(fact.value).kind == "place":
        return pile.names.side(next(iter(world().side(fact.value, event.when.date)), fact.value))
    known = pile.names.known(fact.value) or next((pile.names.ref(p) for p in event.participants if p.id == fact.value), None)
    return known or dates.told(pile.words, fact.value) or ""


def toll(words: Wording, value: str) -> str:
    """A number of people as it is written (docs/events.md): `8 soldier`, `40+`, `0..5`, `~50`, `20..199`."""
    number, _, who = value.partition(" ")
    low, _, high = number.partition("..")
    told = number
    if number.endswith("+"):
        told = words("toll", "least", number=number[:-1])
    elif number.startswith("~"):
        told = words("toll", "about", number=number[1:])
    elif high:
        told = words.find("toll", number) or words("toll", "range", low=low, high=high)
        told = words("toll", "most", number=high) if low == "0" else told
    return words("toll", "who", number=told, who=words.code("counted", who)) if who else told


def _local(pile: Pile, event: Event, moment: datetime) -> tuple[str, ...]:
    on = moment.date().isoformat()
    sides = dict.fromkeys(s for s in (_side(pile, p, on) for p in event.participants) if s)
    return tuple(t for t in (dates.local(pile.names, moment, s) for s in sides) if t)


def _side(pile: Pile, who: Ref, on: str) -> str | None:
    return pile.side_of(who.id, on)


def _told(pile: Pile, group: list[EventFact]) -> tuple[Told, ...]:
    """Who said so: the outermost speaker at each place, and the outlet's own voice where it narrates."""
    said: dict[str, set[int]] = {}
    for fact in group:
        for member in fact.members:
            line = pile.line(member)
            who = pile.names.party(line[0].source) if line else pile.words("party", "unknown")
            said.setdefault(who, set()).update(pile.refs([member.report]))
        for place in (n for n in fact.narrated if n.report in pile.readings):
            who = wordage.own_voice(pile, pile.readings[place.report].report)
            said.setdefault(who, set()).update(pile.refs([place.report]))
    return tuple(Told(who, tuple(sorted(refs))) for who, refs in said.items())
