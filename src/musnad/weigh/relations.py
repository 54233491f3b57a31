"""What two claims are to each other: they contradict, agree across sides, or one elaborates the other.

Precision comes first. Nearness of words says that two statements speak of one thing; that they cannot both be true
needs a cue (a denial, a negation, an opposite, other numbers for one unit), and only near-equal words count then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from musnad.model import Claim, Reason, Relation, RelationKind
from musnad.quantities import conflicts, one_fact
from musnad.weigh.candidates import Near
from musnad.weigh.claims import Scored
from musnad.weigh.features import Features, differ
from musnad.weigh.scoring import Model, model
from musnad.weigh.statements import Statement

ALIKE = (0.7, 0.6)
"""Cosine, and share of the lighter content, from which two statements speak of one thing in nearly the same words."""
NUMBERS_ALIKE = (0.6, 0.3)
"""Cosine and overlap where numbers differ, of one event: figures change the vector, and wording is freer."""
AGREES = (0.9, 5)
"""From what score speakers of two sides agree (that of their pair, had one speaker said both), on how many words."""
ELABORATES = 0.12
"""The score from which a claim of one account adds to another of it, below that of one claim."""
_SPEAKERS = ("same-speaker", "same-account", "same-side", "unknown-speaker", "other-speaker")


def relations(groups: Sequence[tuple[Claim, Sequence[int]]], found: Sequence[Statement], scored: Scored) -> list[Relation]:
    """The strongest relation of each pair of claims, sorted. `groups` gives each claim its statements' indices."""
    homes: dict[int, list[str]] = {}
    for claim, indices in groups:
        for i in indices:
            homes.setdefault(i, []).append(claim.id)
    best: dict[tuple[str, str], Relation] = {}
    for (i, j), measures in sorted(scored.measures.items()):
        judged = relation(scored.near[i, j], measures, found[i], found[j])
        if judged is None or set(homes.get(i, ())) & set(homes.get(j, ())):
            continue
        kind, score, reasons, swap = judged
        one, two = (j, i) if swap else (i, j)
        for left, right in ((a, b) for a in homes.get(one, ()) for b in homes.get(two, ())):
            key = (left, right) if left < right else (right, left)
            _keep(best, key, Relation(left, right, kind, score, reasons))
    return _leading(sorted(best.values(), key=lambda r: (r.relation, -r.score, r.left, r.right)))


def relation(
    near: Near, measures: Features, left: Statement, right: Statement
) -> tuple[RelationKind, float, tuple[Reason, ...], bool] | None:
    """Kind, score, reasons and whether the right one comes first; None where the two have nothing to do with each other."""
    if "other-event" in measures or left.link.member == right.link.member:
        return None
    cues = conflict(near, measures, left, right)
    if cues:
        learned = model("contradicts")
        return "contradicts", learned.score(measures), (*cues, *learned.reasons(measures, "pair")), False
    same = model("same")
    if "other-speaker" in measures:
        return _agreement(measures, left, right, same) if _alike(near) else None
    score = same.score(measures)
    if score < ELABORATES or "unknown-speaker" in measures:
        return None
    return "elaborates", score, same.reasons(measures, "pair"), len(left.words.stems) < len(right.words.stems)


def conflict(near: Near, measures: Features, left: Statement, right: Statement) -> tuple[Reason, ...]:
    """The cues that two statements in nearly the same words cannot both be true."""
    alike = _alike(near)
    counted = near.cosine >= NUMBERS_ALIKE[0] and near.overlap >= NUMBERS_ALIKE[1] and "same-event" in measures
    denied = (left.link.attribution.act == "deny") != (right.link.attribution.act == "deny")
    cues = {
        "conflict.denial": alike and denied and "negation" not in measures,
        "conflict.negation": alike and not denied and "negation" in measures,
        "conflict.opposites": alike and not denied and "opposites" in measures,
        "conflict.numbers": counted and _other_figures(left, right),
    }
    told_twice = left.link.report.id == right.link.report.id
    if "same-speaker" in measures and (told_twice or not cues["conflict.numbers"]):
        return ()
    return tuple(Reason(code) for code, holds in cues.items() if holds)


def _other_figures(left: Statement, right: Statement) -> bool:
    """Whether numbers for one fact cannot both be so: one place and day, as far as they are named, and words in common."""
    if differ(left.days, right.days) or differ(left.places, right.places):
        return False
    return any(one_fact(*pair) for pair in conflicts(left.words.numbers, right.words.numbers))


def _agreement(
    measures: Features, left: Statement, right: Statement, same: Model
) -> tuple[RelationKind, float, tuple[Reason, ...], bool] | None:
    """Whether speakers of two known sides state one fact: their pair is judged as if one speaker had said both."""
    sides = (set(left.link.speaker.sides), set(right.link.speaker.sides))
    facts = all(s.link.attribution.act == "assert" and len(s.words.stems) >= AGREES[1] for s in (left, right))
    if not facts or not all(sides) or sides[0] & sides[1] or {"negation", "opposites", "numbers-differ"} & measures.keys():
        return None
    alone: Mapping[str, float] = {name: value for name, value in measures.items() if name not in _SPEAKERS}
    score = same.score({**alone, "same-speaker": 1.0})
    return ("agrees", score, same.reasons(alone, "pair"), False) if score >= AGREES[0] else None


def _alike(near: Near) -> bool:
    return near.cosine >= ALIKE[0] and near.within >= ALIKE[1]


def _keep(best: dict[tuple[str, str], Relation], key: tuple[str, str], new: Relation) -> None:
    """A conflict goes before an agreement, that before an elaboration, and then the higher score."""
    order = ("elaborates", "agrees", "contradicts")
    old = best.get(key)
    if old is None or (order.index(new.relation), new.score) > (order.index(old.relation), old.score):
        best[key] = new


def _leading(found: Iterable[Relation]) -> list[Relation]:
    """A claim elaborates one other at most: the nearest."""
    seen: set[str] = set()
    out = []
    for one in found:
        if one.relation != "elaborates":
            out.append(one)
        elif one.left not in seen:
            seen.add(one.left)
            out.append(one)
    return out
