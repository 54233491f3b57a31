"""The table of claims against sides: ranking, columns, cells, verdicts, and every place that tells a claim.

The rule of rank: `weigh` gives each claim a rank; the view sorts by it, highest first, then by sides telling,
independent origins, outlets, and where it is told first, so that the order is always the same, in every language.
"""

from collections import Counter
from collections.abc import Iterable

from musnad.model import Attribution, Claim, Member
from musnad.tell import drifts, excerpts, frames, wordage
from musnad.tell.cells import cells
from musnad.tell.pile import Line as Chain
from musnad.tell.pile import Pile
from musnad.tell.shapes import ClaimView, Column, Line, MemberView

COLUMNS = 3  # sides that have a column of their own; the others share one, where the side of each teller is named
GIST = 110  # characters of a gist in a table


def ranked(pile: Pile) -> tuple[Claim, ...]:
    """The claims by the rule of rank; their codes (`C1`, `C2`, ...) follow it."""
    ordered = tuple(sorted(pile.brief.claims, key=lambda c: _rank(pile, c)))
    pile.claim_codes.update({c.id: f"C{n}" for n, c in enumerate(ordered, 1)})
    return ordered


def _rank(pile: Pile, c: Claim) -> tuple[object, ...]:
    told = (*((m.report, a.content.spans) for m in c.members if (a := pile.attribution(m))), (c.gist.report, c.gist.spans))
    first = min((pile.numbers.get(report, 0), spans) for report, spans in told)
    return (-c.rank, -len(c.sides_telling), -c.independent_origins, -c.outlets, first, c.id)


def columns(pile: Pile, claims: Iterable[Claim]) -> tuple[Column, ...]:
    """The sides of the main events' participants, then those that tell most claims; all others, named or not, share the last."""
    told = Counter(s for c in claims for s in c.sides_telling)
    main = [e for e in pile.brief.events if any(r.role != "mention" for r in e.reports)]
    parties = {s for e in main for p in e.participants if (s := pile.side_of(p.id, e.when.date)) in told}
    silent = {s.side: 0 for s in pile.brief.silences if s.side and s.basis != "excerpts-only"}
    sides = sorted({*told, *silent}, key=lambda s: (s not in parties, -told[s], s))
    out = [Column(s, pile.names.side(s), n) for n, s in enumerate(sides[:COLUMNS], 1)]
    if sides[COLUMNS:] or any(not c.sides_telling or any(t.side is None for t in c.told_by) for c in pile.brief.claims):
        out.append(Column(None, pile.words("label", "others" if sides[COLUMNS:] else "no_side"), 0))
    return tuple(out)


def tone(columns: Iterable[Column], side: str | None) -> int:
    """The colour number of a side; 0 for those without a column."""
    return next((c.tone for c in columns if c.side == side), 0)


def view(pile: Pile, claim: Claim, columns: tuple[Column, ...]) -> ClaimView:
    """A claim as it is shown."""
    leaves = pile.leaves(claim.members)
    line = _gist_line(pile, claim)
    places = [m.report for m in claim.members] + [n.report for n in claim.narrated]
    return ClaimView(
        id=claim.id,
        code=pile.claim_codes[claim.id],
        gist=pile.quote(claim.gist),
        speaker=speaker(pile, claim, line),
        frame=frames.frame(pile, line, (claim, claim.gist.report)),
        verdict=wordage.verdict(pile, claim),
        spread=wordage.spread(pile, claim),
        tone=wordage.tone(claim),
        because=wordage.because(pile, claim),
        cells=cells(pile, claim, columns),
        members=tuple(_member(pile, claim, m) for m in leaves) + tuple(_narrated(pile, claim)),
        links=tuple(_links(pile, claim)),
        origins=tuple(wordage.origin(pile, o) for o in claim.origins),
        events=tuple(sorted(pile.event_codes[e] for e in claim.events if e in pile.event_codes)),
        notes=tuple(_marks(pile, line[-1])) if line else (),
        reasons=tuple(pile.words.sentence(r, pile.show) for r in claim.reasons),
        refs=pile.refs(places),
        drift=tuple(drifts.told(pile, claim)),
    )


def speaker(pile: Pile, claim: Claim, line: Chain) -> str:
    """The speaker: a listed one by his label; else as the gist's own attribution names him (an unnamed official's role)."""
    if claim.speaker and (known := pile.names.known(claim.speaker.id)):
        return known
    if line:
        return pile.speaker(claim, line[-1].source, claim.gist.report)
    if claim.speaker:
        return pile.voice(claim.speaker)
    return pile.words("label", "own_voice_short")


def _gist_line(pile: Pile, claim: Claim) -> Chain:
    for member in claim.members:
        line = pile.line(member)
        if member.report == claim.gist.report and line and line[-1].content.spans == claim.gist.spans:
            return line
    lines = [pile.line(m) for m in claim.members if m.report == claim.gist.report]
    return max(lines, key=len, default=())


def _member(pile: Pile, claim: Claim, m: Member) -> MemberView:
    line, report = pile.line(m), pile.readings[m.report].report
    a, sides = line[-1], [pile.names.side(s) for s in pile.teller_sides(claim, m) if s]
    return MemberView(
        ref=pile.numbers[m.report],
        frame=frames.frame(pile, line, (claim, m.report)),
        words=pile.said(m.report, excerpts.spans_of(a)),
        window=excerpts.window(report, line, pile.direction(report)),
        chain=wordage.chain(pile, m),
        marks=tuple(_marks(pile, a)),
        condition=pile.said(m.report, a.condition.spans) if a.condition.spans else None,
        side=pile.words.series(sides) or None,
        reasons=tuple(pile.words.sentence(r, pile.show) for r in a.reasons),
    )


def _marks(pile: Pile, a: Attribution) -> Iterable[str]:
    if a.modality != "actual":
        possible = a.modality == "conditional" and not a.condition.spans
        yield pile.words("mark", "possible" if possible else a.modality)
    if a.polarity == "not-said":
        yield pile.words("mark", "not_said")


def _narrated(pile: Pile, claim: Claim) -> Iterable[MemberView]:
    for place in claim.narrated:
        if place.report in pile.readings:
            report = pile.readings[place.report].report
            yield MemberView(
                ref=pile.numbers[place.report],
                frame=pile.words("label", "own_voice"),
                words=pile.said(place.report, (place.span,)),
                window=excerpts.narrated(report, place.span, pile.direction(report)),
                chain=pile.names.outlet(report.outlet),
            )


def _links(pile: Pile, claim: Claim) -> Iterable[Line]:
    elaborates, elaborated = pile.related(claim.id, "elaborates")
    kinds = {kind: pile.either(claim.id, kind) for kind in ("contradicts", "agrees")}
    for label, others in {**kinds, "elaborates": elaborates, "elaborated_by": elaborated}.items():
        if others:
            codes = pile.words.series([pile.claim_codes[o.id] for o in others])
            yield Line(f"{pile.words('label', label)} {codes}", pile.refs(m.report for o in others for m in o.members))
