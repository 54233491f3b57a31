"""The view of a brief: everything the terminal, Markdown and HTML share, computed once from plain types."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from musnad.model import Brief, Reading, Report
from musnad.tell import bottom, chains, claims, dates, facts, gaps, shared, silences, times, wordage
from musnad.tell.clean import clean, direction, flat, safe_url, shorten
from musnad.tell.pile import Pile
from musnad.tell.shapes import Conflict, EventView, Source, Told, View
from musnad.tell.wording import wording
from musnad.version import __version__

TITLE = 120  # characters of a title that the list of sources shows; some reports have a paragraph in its place

TITLES = 2  # events that the title names; of many more, it gives the number


def view(brief: Brief, readings: Sequence[Reading], *, lang: str) -> View:
    """The view of a brief in an interface language. `readings` hold the words; raises `DataError` for an unknown `lang`."""
    pile = Pile(_in_own_words(brief, readings, lang), readings, wording(lang))
    events = facts.events(pile)
    ranked = claims.ranked(pile)
    columns = claims.columns(pile, ranked)
    return View(
        lang=lang,
        direction=pile.words.direction,
        engine=__version__,
        title=_title(pile, events),
        bottom=bottom.bottom(pile, ranked),
        events=events,
        columns=columns,
        claims=tuple(claims.view(pile, c, columns) for c in ranked),
        silences=tuple(silences.told(pile)),
        conflicts=(*_conflicts(pile), *_fact_conflicts(pile, events)),
        graphs=chains.graphs(pile, ranked, columns),
        shared=shared.shared(pile),
        gaps=gaps.gaps(pile),
        sources=tuple(source(pile, r, events) for r in pile.reports),
        timeline=times.timeline(pile),
        set_aside=gaps.set_aside(pile),
        unread=gaps.unread(pile),
    )


def _in_own_words(brief: Brief, readings: Sequence[Reading], lang: str) -> Brief:
    """The brief with each gist in the words of a report in the reader's language, where one tells the claim."""
    own = {r.report.id for r in readings if r.report.language == lang}
    gists = ((c, next((e for e in (c.gist, *c.gists) if e.report in own), c.gist)) for c in brief.claims)
    return replace(brief, claims=tuple(replace(c, gist=gist) for c, gist in gists))


def _title(pile: Pile, events: Sequence[EventView]) -> str:
    main = [e for e in events if e.main]
    if not main:
        return pile.words("label", "title_none")
    titles = pile.words.listed(dict.fromkeys(e.heading for e in main[:TITLES]))
    if len(main) <= TITLES:
        return titles
    return pile.words("label", "title_more", titles=titles, events=pile.words.count("more_event", len(main) - TITLES))


def _conflicts(pile: Pile) -> Iterable[Conflict]:
    by_id = {c.id: c for c in pile.brief.claims}
    order = {id: n for n, id in enumerate(pile.claim_codes)}
    found = [r for r in pile.brief.relations if r.relation == "contradicts" and r.left in by_id and r.right in by_id]
    for r in sorted(found, key=lambda r: sorted((order[r.left], order[r.right]))):
        left, right = sorted((r.left, r.right), key=lambda id: order[id])
        sides = []
        for id in (left, right):
            claim = by_id[id]
            line = next((pile.line(m) for m in pile.leaves(claim.members) if m.report == claim.gist.report), ())
            refs = pile.refs(m.report for m in claim.members)
            sides.append(Told(claims.speaker(pile, claim, line), refs, pile.quote(claim.gist, claims.GIST)))
        label = f"{pile.claim_codes[left]} × {pile.claim_codes[right]}"
        yield Conflict(label, sides[0], sides[1], tuple(pile.words.sentence(w, pile.show) for w in r.reasons))


def _fact_conflicts(pile: Pile, events: Sequence[EventView]) -> Iterable[Conflict]:
    for event in events:
        for row in event.rows:
            if row.conflict:
                sides = [Told(f"{v.text}", tuple(sorted({n for t in v.told for n in t.refs}))) for v in row.values[:2]]
                yield Conflict(f"{event.code} · {row.label}", sides[0], sides[1])


def source(pile: Pile, report: Report, events: Sequence[EventView]) -> Source:
    """A report as the list of sources shows it."""
    number = pile.numbers[report.id]
    title = shorten(flat(report.title or _title_line(report)), TITLE) or pile.words("label", "no_title")
    bearing = [e.code for e in events if number in e.principal]
    mentions = [e.code for e in events if number in e.mentions]
    told = [pile.words("bearing", k) + " " + pile.words.row(v) for k, v in (("main", bearing), ("mention", mentions)) if v]
    return Source(
        number=number,
        outlet=pile.names.outlet(report.outlet),
        title=title,
        title_direction=direction(title) or pile.direction(report),
        date=dates.told(pile.words, report.published) or pile.words("label", "no_date"),
        url=safe_url(report.url),
        address=flat(report.url) if report.url else None,
        retrieved=dates.told(pile.words, report.retrieved),
        credits=pile.words.series(wordage.credits(pile, report)) or None,
        bearing=pile.words.listed(told),
        text=clean(report.text),
        direction=pile.direction(report),
    )


def _title_line(report: Report) -> str:
    spans = [b.span for b in report.blocks if b.kind == "title"]
    return report.text[slice(*spans[0])] if spans else report.text.strip().partition("\n")[0]
