"""The bottom line: what a reader takes away, computed by named rules and worded; nothing in it is free text."""

from collections import Counter
from collections.abc import Iterable

from musnad.model import Claim
from musnad.tell import claims, dates, facts, frames, wordage
from musnad.tell.pile import Pile
from musnad.tell.shapes import Line

EVENTS = 3
SIDES = 4  # sides whose own claims are counted by name; those of the others are counted together
WORDS = 140


def bottom(pile: Pile, ranked: tuple[Claim, ...]) -> tuple[Line, ...]:
    """The pile, its main events, how its claims are told, the leading claim, the most carried one."""
    told = (*_pile(pile), *_given(pile), *_events(pile), *_leading(pile, ranked))
    return (*told, *_tally(pile, ranked), *_carried(pile, ranked))


def _pile(pile: Pile) -> Iterable[Line]:
    days = sorted(d for d in (dates.day_of(r.published) for r in pile.reports) if d)
    outlets = {r.outlet for r in pile.reports if r.outlet}
    values = {
        "reports": pile.words.count("report", len(pile.reports)),
        "origin": pile.words("bottom", "of", outlets=pile.words.count("outlet", len(outlets))) if outlets else "",
        "attributions": pile.words.count("attribution", sum(len(r.attributions) for r in pile.readings.values())),
        "claims": pile.words.count("claim", len(pile.brief.claims)),
    }
    if not days:
        yield Line(pile.words("bottom", "pile_undated", **values))
        return
    first, last = dates.told(pile.words, days[0]), dates.told(pile.words, days[-1])
    span = pile.words("bottom", "single" if first == last else "range", first=first, last=last)
    if undated := sum(not dates.day_of(r.published) for r in pile.reports):
        span = pile.words("bottom", "undated", dates=span, reports=pile.words.count("report", undated))
    yield Line(pile.words("bottom", "pile", **values, dates=span))


def _given(pile: Pile) -> Iterable[Line]:
    """The sides that an analyst gave for this brief."""
    codes = (pile.words.series([pile.event_codes[id] for id in row.events if id in pile.event_codes]) for row in pile.brief.sides)
    told = wordage.given(pile, pile.brief.sides, codes)
    if told:
        yield Line(told)


def _events(pile: Pile) -> Iterable[Line]:
    for event in [e for e in facts.in_order(pile.brief.events) if facts.is_main(e)][:EVENTS]:
        about = facts.about(event)
        mentions = [r.report for r in event.reports if r.role == "mention"]
        text = pile.words(
            "bottom",
            "event_mention" if mentions else "event",
            title=f"{pile.event_codes[event.id]} · {facts.heading(pile, event)}",
            reports=pile.words.count("report", len(about)),
            mentions=pile.words.count("report", len(mentions)),
        )
        yield Line(text, pile.refs((*about, *mentions)))


def _leading(pile: Pile, ranked: tuple[Claim, ...]) -> Iterable[Line]:
    for claim in ranked[:1]:
        line = next((pile.line(m) for m in pile.leaves(claim.members) if m.report == claim.gist.report), ())
        who = frames.frame(pile, line, (claim, claim.gist.report)) or claims.speaker(pile, claim, line)
        text = pile.words("bottom", "leading", claim=pile.claim_codes[claim.id], frame=who)
        yield Line(text, pile.refs([claim.gist.report]), pile.quote(claim.gist, WORDS))


def _tally(pile: Pile, ranked: tuple[Claim, ...]) -> Iterable[Line]:
    """How many claims are in conflict, told by several sides, by one side, by none that is known; each counts once."""
    tally = Counter(c.verdicts[0].code for c in ranked if c.verdicts)
    single = Counter(str(v.values["side"]) for c in ranked for v in c.verdicts[:1] if v.code in ("only", "only-about"))
    rest = sum(n for _, n in single.most_common()[SIDES:])
    counted = {"tally_both": tally["both"], "tally_many": tally["several"], "tally_joint": tally["joint"]}
    parts = [pile.words("bottom", key, n=n) for key, n in counted.items() if n]
    for side, n in single.most_common(SIDES):
        parts.append(pile.words("bottom", "tally_only", n=n, side=pile.words.within(pile.names.side(side))))
    last = {"tally_other": rest, "tally_one": tally["one-side"], "tally_none": tally["no-side"]}
    last["tally_conflict"] = tally["conflict"] + tally["within"]
    parts += [pile.words("bottom", key, n=n) for key, n in last.items() if n]
    if parts:
        total = pile.words.count("claim", len(ranked))
        yield Line(pile.words("bottom", "tally", claims=total, parts=pile.words.listed(parts)))


def _carried(pile: Pile, ranked: tuple[Claim, ...]) -> Iterable[Line]:
    """The claim whose outlets most outnumber its origins, where any does."""
    most = max(ranked, key=lambda c: c.outlets - c.independent_origins, default=None)
    if most and most.origins and most.outlets > most.independent_origins:
        text = pile.words("bottom", "carried", claim=pile.claim_codes[most.id], spread=wordage.spread(pile, most))
        yield Line(text, pile.refs(m.report for m in most.members))
