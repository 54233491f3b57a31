"""How a claim is told: verdicts by rules that can be named, each with its reasons. The rules stand in docs/weighing.md.

A claim has one verdict on who tells it, one on where it comes from, and one more each where another claim contradicts it
and where outlets tell it in text that they share. None says that a thing is so, or that it is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from musnad.model import Claim, Event, Origin, Reason, Ref, Relation, Teller, Verdict, VerdictCode
from musnad.weigh.parties import Parties

SHARED = ("origin.copied", "origin.credited")
"""Reasons that name the reports which state a claim in text that they share."""

AGAIN = 4_096
"""Tellers, origins and counts whose reasons are kept: in a pile the same few tell most claims, and share one reason."""

Sides = tuple[str, ...]
Related = Mapping[str, Sequence[tuple[Claim, Relation]]]


class Pile(Struct, frozen=True, gc=False):
    """What verdicts look at beside their claim: the claims that contradict or say the same, and who takes part in events.

    `parties` gives each event the labels of the sides that take part in it, `dates` its day; `speaking` gives each claim the
    labels of its speaker's sides.
    """

    against: Related
    alike: Related
    parties: Mapping[str, frozenset[str]]
    speaking: Mapping[str, Sides]
    dates: Mapping[str, str | None]


def judged(
    claims: Sequence[Claim], tied: Iterable[Relation], events: Sequence[Event], by: Parties, *, speaking: Mapping[str, Sides]
) -> Iterator[Claim]:
    """The claims with their verdicts, one by one. `speaking`: claim id -> labels of the sides of whoever says it."""
    known = {c.id: c for c in claims}
    dates = {e.id: e.when.date for e in events}
    against, alike = (_related(known, tied, kind) for kind in ("contradicts", "agrees"))
    pile = Pile(against, alike, {e.id: _parties(e, by) for e in events}, speaking, dates)
    return (replace(c, verdicts=(*_conflict(c, pile), _telling(c, pile, by), _origin(c), *_shared(c))) for c in claims)


def _parties(event: Event, by: Parties) -> frozenset[str]:
    """The labels of the sides that take part in an event."""
    return frozenset(by.labels(side for p in event.participants for side in by.sides(p.id, event.when.date, (event.id,))))


def _related(known: Mapping[str, Claim], tied: Iterable[Relation], kind: str) -> Related:
    out: dict[str, list[tuple[Claim, Relation]]] = {}
    for r in tied:
        if r.relation == kind and r.left != r.right and r.left in known and r.right in known:
            out.setdefault(r.left, []).append((known[r.right], r))
            out.setdefault(r.right, []).append((known[r.left], r))
    return out


def _conflict(claim: Claim, pile: Pile) -> list[Verdict]:
    """Accounts conflict where another account tells what contradicts it; else one account is reported in two ways."""
    against = pile.against.get(claim.id, ())
    if not against:
        return []
    mine = {o.entity.id for o in claim.origins}
    within = all(mine and mine == {o.entity.id for o in other.origins} for other, _ in against)
    reasons = []
    for other, relation in against:
        cues = [r for r in relation.reasons if r.code.startswith("conflict.")]
        reasons += [Reason("verdict.against", {"claim": other.id}), *cues]
    code: VerdictCode = "within" if within else "conflict"
    return [Verdict(code, {"claims": [other.id for other, _ in against]}, tuple(reasons))]


def _telling(claim: Claim, pile: Pile, by: Parties) -> Verdict:
    """Who tells it: both sides of its events, several, all of them with one voice, one alone, or none that is known."""
    alike = pile.alike.get(claim.id, ())
    sides = tuple(sorted({side for c in (claim, *(other for other, _ in alike)) for side in c.sides_telling}))
    says = [Reason("verdict.alike", {"claim": other.id, "sides": list(other.sides_telling)}) for other, _ in alike]
    reasons = (*_tellers(claim.told_by), *_given(claim, by), *says)
    if not sides:
        return Verdict("no-side", {}, reasons or (Reason("verdict.no-teller"),))
    if len(sides) == 1:
        return _only(claim, sides[0], reasons, pile, by)
    if len(claim.origins) == 1 and not alike:
        return Verdict("joint", {"sides": list(sides)}, (*reasons, Reason("verdict.one-voice")))
    if any(pile.parties.get(event) == frozenset(sides) for event in claim.events):
        return Verdict("both", {"sides": list(sides)}, (*reasons, Reason("verdict.parties", {"sides": list(sides)})))
    return Verdict("several", {"sides": list(sides)}, reasons)


@lru_cache(maxsize=AGAIN)
def _tellers(told_by: tuple[Teller, ...]) -> tuple[Reason, ...]:
    """Who tells it, side by side, those of no known side last."""
    by_side: dict[str | None, list[dict[str, str]]] = {}
    for t in told_by:
        by_side.setdefault(t.side, []).append(_entity(t.entity))
    sides = sorted(by_side, key=lambda s: (s is None, s or ""))
    rows = (("verdict.told", {}) if side is None else ("verdict.told-for", {"side": side}) for side in sides)
    return tuple(Reason(code, {**side, "tellers": by_side[side.get("side")]}) for code, side in rows)


def _given(claim: Claim, by: Parties) -> Iterable[Reason]:
    """What an analyst gave that says for whom the tellers speak, each once."""
    rows = (row for t in claim.told_by for row in by.given(t.entity.id, None, claim.events))
    for row in {row.who.id: row for row in rows}.values():
        if row.sides:
            yield Reason("verdict.side-given", {"who": _entity(row.who), "sides": [by.label(ref.id) for ref in row.sides]})
        else:
            yield Reason("verdict.side-taken", {"who": _entity(row.who)})


def _only(claim: Claim, side: str, reasons: tuple[Reason, ...], pile: Pile, by: Parties) -> Verdict:
    """One side's account; it is about somebody of another side where it relays what he is to have said.

    Where somebody of no known side tells it too, it is not that side's alone.
    """
    if any(t.side is None for t in claim.told_by):
        return Verdict("one-side", {"side": side}, reasons)
    speaking = pile.speaking.get(claim.id, ())
    if claim.speaker is None or not speaking or side in speaking:
        return Verdict("only", {"side": side}, reasons)
    on = next((date for event in claim.events if (date := pile.dates.get(event))), None)
    office = by.world.office_of(claim.speaker.id, on) if on else None
    about = by.world.ref(office) if office and office in by.world else claim.speaker
    values: dict[str, Any] = {"side": side, "about": _entity(about)}
    spoken = Reason("verdict.speaker", {"speaker": _entity(claim.speaker), "sides": list(speaking)})
    return Verdict("only-about", values, (*reasons, spoken))


def _origin(claim: Claim) -> Verdict:
    """Independent origins against outlets: many outlets are not many sources."""
    told = tuple(r for r in claim.reasons if r.code.startswith("origin.") and r.code not in SHARED)
    if not claim.origins:
        return Verdict("no-origin", {"outlets": claim.outlets}, told)
    return Verdict("origins", _counts(claim.independent_origins, claim.outlets), (*_from(claim.origins), *told))


@lru_cache(maxsize=AGAIN)
def _counts(origins: int, outlets: int) -> dict[str, int]:
    return {"origins": origins, "outlets": outlets}


def _shared(claim: Claim) -> list[Verdict]:
    """How many of the outlets tell it in text that they share."""
    return [Verdict("shared-text", {"outlets": r.values["outlets"]}, (r,)) for r in claim.reasons if r.code in SHARED]


@lru_cache(maxsize=AGAIN)
def _from(origins: tuple[Origin, ...]) -> tuple[Reason, ...]:
    """Each origin with the outlets, or the party's own outlet, that its chains begin with."""
    rows = ({"origin": _entity(o.entity), "outlets": sorted({c[0] for c in o.chains if c})} for o in origins)
    return tuple(Reason("verdict.origin", row) for row in rows)


@lru_cache(maxsize=AGAIN)
def _entity(ref: Ref) -> dict[str, str]:
    return {"id": ref.id, "name": ref.name}
