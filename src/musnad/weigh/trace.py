"""From a wording back to its origins: every place that states it, the most primary and the earliest, and their chains.

The most primary is he who vouches nearest to the claim: a party's own outlet in its own voice, then a speaker in a
statement or interview that is named, then an agency, then an outlet. The earliest is told only where times settle it. A
place that anything speaks against is shown beside the claim, and is neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from msgspec.structs import replace

from musnad.model import Attribution, Reason, TraceClaim, TracePlace, Vouching
from musnad.weigh.drift import drift
from musnad.weigh.drifts import UNSURE
from musnad.weigh.features import speakers
from musnad.weigh.ground import Ground
from musnad.weigh.match import Asked, Match, matches
from musnad.weigh.moments import first, published
from musnad.weigh.origins import Origins
from musnad.weigh.statements import Link, Statement

ORDER: Sequence[Vouching] = get_args(Vouching)
MOST = 5
"""Claims that are told of one wording, the best first."""


def trace(asked: Sequence[Asked], ground: Ground) -> tuple[TraceClaim, ...]:
    """The claims that the asked words state, each with its places; words that stand in the pile are one of the places."""
    found = matches(asked, ground)
    places = _Places(ground, asked, found)
    return tuple(claim for one, hits in zip(asked, found, strict=True) for claim in _claims(one, hits, places))


def _claims(asked: Asked, hits: Sequence[Match], places: _Places) -> Iterator[TraceClaim]:
    here = places.asked(asked)
    for n, group in enumerate(_groups(asked, hits, places.ground)[:MOST] or [[]]):
        kept = [places.of(m) for m in group if not m.against]
        if kept or n == 0:
            claim = _claim(asked, kept, here if n == 0 else None, places.ground)
            passed = tuple(places.of(m) for m in group if m.against)
            yield replace(claim, places=tuple(_drifted(claim, places)), passed=passed)


def _drifted(claim: TraceClaim, places: _Places) -> Iterator[TracePlace]:
    """The places of a claim, each with what differs in it from the most primary wording."""
    primary = claim.places[claim.primary] if claim.primary is not None else None
    before = places.statement(primary) if primary else None
    for place in claim.places:
        after = places.statement(place) if primary and place.report != primary.report else None
        told = drift(before, after) if before and after else ()
        yield replace(place, drift=tuple(r for r in told if r.code not in UNSURE))


def _groups(asked: Asked, hits: Sequence[Match], ground: Ground) -> list[list[Match]]:
    """Places of one event and one speaker, the best first; those of the event of words that stand in the pile lead.

    A place that something speaks against joins the first group of its event, or leads none.
    """
    kin = ground.kin(asked.events) if asked.link else frozenset[str]()
    groups: list[tuple[frozenset[str], list[Match]]] = [(kin, [])] if kin else []
    for match in sorted(hits, key=lambda m: bool(m.against)):
        events = ground.kin(ground.about.get(match.report, ()))
        home = next((g for g in groups if _belongs(match, events, g)), None)
        if home:
            home[1].append(match)
        elif not match.against or not groups:
            groups.append((events, [match]))
    return [group for _, group in groups]


def _belongs(match: Match, events: frozenset[str], group: tuple[frozenset[str], Sequence[Match]]) -> bool:
    """Whether a place is of a group's event, or of none, and whoever speaks in it may be who speaks in the group."""
    apart = bool(events and group[0] and not events & group[0])
    return not apart and (bool(match.against) or not any(_other(match.link, other.link) for other in group[1]))


def _other(left: Link | None, right: Link | None) -> bool:
    if left is None or right is None or not (left.speaker.named and right.speaker.named):
        return False
    return speakers(left.speaker, right.speaker) == "other-speaker"


def _claim(asked: Asked, others: Sequence[TracePlace], here: TracePlace | None, ground: Ground) -> TraceClaim:
    places = [*others, *([here] if here else [])]
    when = {p.report: stretch for p in places if (stretch := published(ground.readings[p.report].report))}
    ordered = sorted(places, key=lambda p: (p.report not in when, when.get(p.report, ()), p.report, p.spans))
    elsewhere = others and (here is None or any(p.report != here.report for p in others))
    primary = min(range(len(ordered)), key=lambda i: _nearness(ordered[i], i)) if elsewhere else None
    early = first(when) if len(when) > 1 else ()
    return TraceClaim(
        asked=asked.spans,
        events=tuple(sorted({id for p in ordered for id in ground.about.get(p.report, ())})),
        places=tuple(ordered),
        primary=primary,
        earliest=next((i for i, p in enumerate(ordered) if early == (p.report,)), None),
        reasons=tuple(_reasons(ordered, primary, early, ground)),
    )


def _nearness(place: TracePlace, at: int) -> tuple[int, int, int]:
    """The nearer to the claim goes first, then the shorter chain, then the earlier."""
    return ORDER.index(place.vouching), len(place.chain), at


def _reasons(places: Sequence[TracePlace], primary: int | None, early: Sequence[str], ground: Ground) -> Iterator[Reason]:
    if primary is None:
        yield Reason("trace.alone" if places else "trace.nowhere")
        return
    first_told = places[primary]
    values = {"party": ground.readings[first_told.report].report.voice} if first_told.vouching == "own-voice" else {}
    yield Reason(f"trace.{first_told.vouching}", {"report": first_told.report, **values})
    if len(early) > 1:
        yield Reason("trace.unordered", {"reports": list(early)})
    undated = sorted({p.report for p in places if published(ground.readings[p.report].report) is None})
    if undated and len(undated) < len({p.report for p in places}):
        yield Reason("trace.undated", {"reports": undated})


class _Places:
    """Matches as places, with the chains that lead to them."""

    def __init__(self, ground: Ground, asked: Sequence[Asked], found: Sequence[Sequence[Match]]) -> None:
        ids = {m.report for hits in found for m in hits} | {a.reading.report.id for a in asked}
        self.ground = ground
        self._origins = Origins([ground.readings[id] for id in sorted(ids & ground.readings.keys())], ground.parties)

    def asked(self, asked: Asked) -> TracePlace | None:
        """The place of words that stand in the pile; None for words from elsewhere."""
        id, start = asked.reading.report.id, asked.spans[0][0]
        if asked.link is None or id not in self.ground.readings:
            return None
        held = [self.ground.places[i][1] for i in self.ground.by_report.get(id, ())]
        sentence = next((s for s in held if s[0] <= start < s[1]), asked.spans[0])
        return self.of(Match(id, sentence, asked.spans, 1.0, asked.link, (Reason("trace.asked"),)))

    def of(self, match: Match) -> TracePlace:
        """A match with who vouches for it, and its chain."""
        link = match.link
        return TracePlace(
            report=match.report,
            sentence=match.sentence,
            spans=match.spans,
            vouching=self._vouching(match),
            attribution=link.attribution.id if link else None,
            chain=self._origins.source(link).chain if link else self._own(match.report),
            score=match.score,
            reasons=match.reasons,
            against=match.against,
        )

    def statement(self, place: TracePlace) -> Statement | None:
        """The proposition of an attribution that a place is; None for what a report tells in its own voice."""
        of = (s for s in self.ground.said(place.report) if s.link.attribution.id == place.attribution)
        return next((s for s in of if s.spans == place.spans), None)

    def _own(self, id: str) -> tuple[str, ...]:
        """The chain of what a report tells in its own voice: the party or the outlet, and the agencies it credits."""
        report = self.ground.readings[id].report
        head = self.ground.parties.official(report).who.name if report.voice else report.outlet or id
        return tuple(
            dict.fromkeys((head, *(c.entity.name if c.entity else c.text for c in report.credits if c.role == "agency")))
        )

    def _vouching(self, match: Match) -> Vouching:
        report = self.ground.readings[match.report].report
        if report.voice:
            return "own-voice"
        if match.link and any(_heard(a) for a in match.link.chain):
            return "statement"
        outlet = self.ground.parties.world.outlet(report.outlet) if report.outlet else None
        agency = (outlet is not None and outlet.type == "agency") or any(c.role == "agency" for c in report.credits)
        return "agency" if agency else "outlet"


def _heard(a: Attribution) -> bool:
    """Whether somebody speaks to the public in a medium of his own (a statement, a conference), not to one party (a call)."""
    own = bool(a.medium.spans) and not a.medium.entities and not a.addressee.entities
    return own and a.source.kind in ("named", "collective", "unnamed")
