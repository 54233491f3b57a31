"""The view of a trace: what the terminal, Markdown and the provenance card show, worded, numbered and in order of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from musnad.model import Brief, Excerpt, Member, Reading, Trace, TraceClaim, TracePlace
from musnad.tell import dates, drifts, excerpts, facts, wordage
from musnad.tell.clean import Direction, direction, flat
from musnad.tell.pile import Pile
from musnad.tell.shapes import Quote, Source, Window
from musnad.tell.view import source
from musnad.tell.wording import wording
from musnad.version import __version__


class PlaceView(Struct, frozen=True):
    """A place of a claim: `marks` say what it is (most primary, earliest, the words asked), `changed` what differs in it."""

    ref: int
    who: str
    when: str
    chain: str
    vouching: str
    quote: Quote
    window: Window
    marks: tuple[str, ...]
    score: str
    why: tuple[str, ...]
    against: tuple[str, ...]
    changed: tuple[str, ...]
    primary: bool
    asked: bool


class TracedClaim(Struct, frozen=True):
    """One claim with its places in the order of time; `told` is what can be said of it in sentences."""

    asked: Quote
    event: str
    told: tuple[str, ...]
    places: tuple[PlaceView, ...]
    passed: tuple[PlaceView, ...]
    primary: PlaceView | None


class TraceView(Struct, frozen=True):
    """Everything that is shown of a trace; `given` says which sides an analyst gave."""

    lang: str
    direction: Direction
    engine: str
    asked: Quote
    stands: str
    several: str
    given: str
    claims: tuple[TracedClaim, ...]
    sources: tuple[Source, ...]


def view(trace: Trace, readings: Sequence[Reading], *, lang: str) -> TraceView:
    """The view of a trace in an interface language. `readings` hold the words; raises `DataError` for an unknown `lang`."""
    pile = Pile(Brief(events=trace.events, reports=trace.reports, sides=trace.sides), readings, wording(lang))
    events = facts.events(pile)
    return TraceView(
        lang=lang,
        direction=pile.words.direction,
        engine=__version__,
        asked=_asked(pile, trace),
        stands=_stands(pile, trace),
        several=_several(pile, trace),
        given=wordage.given_apart(pile),
        claims=tuple(_claim(pile, trace, c) for c in trace.claims),
        sources=tuple(source(pile, r, events) for r in pile.reports),
    )


def _asked(pile: Pile, trace: Trace) -> Quote:
    """The words asked: those given, or the content of the attribution."""
    found = pile.attribution(Member(trace.report or "", trace.attribution or ""))
    if found is not None:
        return pile.said(trace.report or "", excerpts.spans_of(found))
    words = flat(trace.words)
    return Quote(words, 0, direction(words) or pile.words.direction)


def _stands(pile: Pile, trace: Trace) -> str:
    """Who says the words, where they stand in the pile; empty for words from elsewhere."""
    if not trace.report or not trace.attribution:
        return ""
    return wordage.chain(pile, Member(trace.report, trace.attribution))


def _several(pile: Pile, trace: Trace) -> str:
    """That the words stand for several claims, or say several things: never one of them silently."""
    if len(trace.claims) < 2:
        return ""
    parts = len({c.asked for c in trace.claims})
    key = "several_parts" if parts == len(trace.claims) else "several_claims"
    return pile.words("trace", key, claims=pile.words.count("claim", len(trace.claims)))


def _claim(pile: Pile, trace: Trace, claim: TraceClaim) -> TracedClaim:
    places = tuple(_place(pile, p, _marks(claim, i), claim) for i, p in enumerate(claim.places))
    events = [e for e in facts.in_order(pile.brief.events) if e.id in claim.events]
    return TracedClaim(
        asked=_words(pile, trace, claim),
        event=facts.heading(pile, events[0]) if events else "",
        told=tuple(pile.words.sentence(r, pile.show) for r in claim.reasons),
        places=places,
        passed=tuple(_place(pile, p, (), claim) for p in claim.passed),
        primary=places[claim.primary] if claim.primary is not None else None,
    )


def _words(pile: Pile, trace: Trace, claim: TraceClaim) -> Quote:
    if trace.report:
        return pile.quote(Excerpt(trace.report, claim.asked))
    words = flat(" … ".join(trace.words[start:end] for start, end in claim.asked))
    return Quote(words, 0, direction(words) or pile.words.direction)


def _marks(claim: TraceClaim, at: int) -> tuple[str, ...]:
    found = {"primary": at == claim.primary, "earliest": at == claim.earliest, "asked": _is_asked(claim.places[at])}
    return tuple(name for name, holds in found.items() if holds)


def _is_asked(place: TracePlace) -> bool:
    return any(r.code == "trace.asked" for r in place.reasons)


def _place(pile: Pile, place: TracePlace, marks: Sequence[str], claim: TraceClaim) -> PlaceView:
    words, report = pile.words, pile.readings[place.report].report
    line = pile.line(Member(place.report, place.attribution)) if place.attribution else ()
    side = pile.direction(report)
    return PlaceView(
        ref=pile.numbers[place.report],
        who=wordage.head(pile, report),
        when=dates.told(words, report.published) or words("label", "undated"),
        chain=chain(pile, place.report, place.attribution),
        vouching=words("vouching", place.vouching),
        quote=pile.said(place.report, place.spans),
        window=excerpts.cut(report, [*((s, "content") for s in place.spans), *excerpts.around(line)], side),
        marks=tuple(words("trace", f"mark_{name}") for name in marks),
        score="" if _is_asked(place) else f"{place.score:.2f}",
        why=tuple(words.sentence(r, pile.show) for r in place.reasons),
        against=tuple(words.sentence(r, pile.show) for r in place.against),
        changed=tuple(_changes(pile, place, claim)),
        primary="primary" in marks,
        asked=_is_asked(place),
    )


def _changes(pile: Pile, place: TracePlace, claim: TraceClaim) -> Iterator[str]:
    """What differs from the most primary wording, with the words of both."""
    first = claim.places[claim.primary] if claim.primary is not None else place
    for reason in place.drift:
        sides = {"before": first, "after": place}
        quoted = {key: _quoted(pile, p, reason.values.get(key) or p.spans) for key, p in sides.items()}
        yield drifts.change(pile.words, reason, quoted)


def _quoted(pile: Pile, place: TracePlace, spans: Iterable[Sequence[int]]) -> str:
    quote = pile.said(place.report, tuple((start, end) for start, end in spans), drifts.WORDS)
    return f"{pile.words.quoted(quote.text)} [{quote.ref}]"


def chain(pile: Pile, id: str, attribution: str | None) -> str:
    """The chain on one line, from the outlet to the speaker; what a report tells in its own voice ends there."""
    if attribution:
        return wordage.chain(pile, Member(id, attribution))
    report = pile.readings[id].report
    credited = pile.words.series(wordage.credits(pile, report))
    return f" {pile.words.table['from']} ".join(part for part in (wordage.head(pile, report), credited) if part)
