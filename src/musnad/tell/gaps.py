"""What is not in the pile, by named rules, and what was set aside or not read."""

from collections.abc import Iterable

from musnad.model import Event
from musnad.tell import facts, silences, wordage
from musnad.tell.clean import flat
from musnad.tell.pile import Pile
from musnad.tell.shapes import Aside, Line

PIECE = 90  # characters of a part that was not read
FULL, CODES, REFS = 2, 12, 12  # events told by title, events told by code, and references, before a line says "and more"


def gaps(pile: Pile) -> tuple[Line, ...]:
    """Accounts, texts, dates and links that the pile lacks, in a fixed order of rules."""
    found = (_accounts, _excerpts, _undated_events, _mentioned, _credited, _undated, _unlinked, _without_outlet, _set_aside)
    rules = (*found, silences.unknown)
    return tuple(line for rule in rules for line in rule(pile))


def _accounts(pile: Pile) -> Iterable[Line]:
    """Sides of an event's participants that tell none of its claims."""
    missing: dict[str, list[Event]] = {}
    for event in filter(facts.is_main, facts.in_order(pile.brief.events)):
        told = {s for c in pile.claims_on(event.id) for s in c.sides_telling}
        for side in dict.fromkeys(pile.side_of(p.id, event.when.date) for p in event.participants):
            if side and side not in told:
                missing.setdefault(side, []).append(event)
    for side, events in missing.items():
        yield Line(pile.words("gap", "no_account", side=pile.words.within(pile.names.side(side)), event=_named(pile, events)))


def _excerpts(pile: Pile) -> Iterable[Line]:
    """Sides whose account is told here, but by no report in their own voice."""
    voiced = {pile.as_told(v) for r in pile.reports if r.voice for v in (r.voice, pile.side_of(r.voice)) if v}
    involved = {pile.side_of(p.id, e.when.date) for e in pile.brief.events if facts.is_main(e) for p in e.participants}
    told = {s for c in pile.brief.claims for s in c.sides_telling if s in involved}
    names = [pile.words.within(pile.names.side(s)) for s in sorted(told - voiced)]
    if names:
        yield Line(pile.words("gap", "excerpts", side=pile.words.series(names)))


def _undated_events(pile: Pile) -> Iterable[Line]:
    yield from _events(pile, "undated", [e for e in pile.brief.events if facts.is_main(e) and e.when.date is None])


def _mentioned(pile: Pile) -> Iterable[Line]:
    yield from _events(pile, "mentioned", [e for e in pile.brief.events if not facts.is_main(e)])


def _events(pile: Pile, rule: str, events: list[Event]) -> Iterable[Line]:
    if events:
        refs = pile.refs(r.report for e in events for r in e.reports)
        ordered = facts.in_order(events)
        yield Line(pile.words("gap", rule, event=_named(pile, ordered)), refs if len(refs) <= REFS else ())


def _credited(pile: Pile) -> Iterable[Line]:
    """Agencies and outlets that reports credit and of which no report is here."""
    here = {pile.names.outlet(r.outlet) for r in pile.reports}
    credited: dict[str, list[str]] = {}
    for report in pile.reports:
        for name in wordage.credits(pile, report):
            if name not in here:
                credited.setdefault(name, []).append(report.id)
    if credited:
        reports = [r for rs in credited.values() for r in rs]
        yield Line(pile.words("gap", "credited", credit=pile.words.series(list(credited))), pile.refs(reports))


def _undated(pile: Pile) -> Iterable[Line]:
    yield from _those(pile, "undated_reports", [r.id for r in pile.reports if not r.published])


def _unlinked(pile: Pile) -> Iterable[Line]:
    linked = {r.report for e in pile.brief.events for r in e.reports}
    yield from _those(pile, "no_event", [r.id for r in pile.reports if r.id not in linked])


def _without_outlet(pile: Pile) -> Iterable[Line]:
    yield from _those(pile, "no_outlet", [r.id for r in pile.reports if not r.outlet])


def _those(pile: Pile, rule: str, reports: list[str]) -> Iterable[Line]:
    if reports:
        counted = pile.words.count("report", len(reports))
        yield Line(pile.words("gap", rule, reports=counted), pile.refs(reports) if len(reports) <= REFS else ())


def _set_aside(pile: Pile) -> Iterable[Line]:
    if pile.brief.set_aside:
        yield Line(pile.words("gap", "set_aside", reports=pile.words.count("report", len(pile.brief.set_aside))))


def _named(pile: Pile, events: list[Event]) -> str:
    """Events by code and title; of many, the first codes and how many more there are."""
    if len(events) <= FULL:
        return pile.words.series([f"{pile.event_codes[e.id]} ({facts.title(pile, e)})" for e in events])
    codes = pile.words.row(pile.event_codes[e.id] for e in events[:CODES])
    rest = len(events) - CODES
    return pile.words("silence_line", "more", codes=codes, n=rest) if rest > 0 else codes


def set_aside(pile: Pile) -> tuple[Aside, ...]:
    """Inputs that were not read at all, and why."""
    return tuple(
        Aside(pile.words.foreign(item.path), tuple(_without(item.path, pile.words.sentence(r, pile.show)) for r in item.reasons))
        for item in pile.brief.set_aside
    )


def _without(path: str, sentence: str) -> str:
    """A sentence without the path that it begins with, where the path stands before it already."""
    return sentence.removeprefix(flat(path)).lstrip(" :")


def unread(pile: Pile) -> tuple[Aside, ...]:
    """Parts of reports that were not read, and why, in the order of the reports."""
    out = []
    for report in pile.reports:
        for part in pile.readings[report.id].skipped:
            quote = pile.said(report.id, (part.span,), PIECE)
            why = tuple(pile.words.sentence(r, pile.show) for r in part.reasons)
            out.append(Aside(pile.words.quoted(quote.text), why, quote.ref))
    return tuple(out)
