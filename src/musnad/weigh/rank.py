"""The order of claims in a brief: a sum of readable parts.

| part | points |
|---|---|
| told by more than one side, by origins of their own | 2 for each beyond the first |
| independent origins | log2 of their number |
| outlets | half of log2 of their number |
| disputed, or a party is reported to be silent on it | 1.5 |
| about what some report is mainly about | 1 |
| where it first stands | from .5 in the first words of a report down to 0 in its last |
| spoken directly | .5 times the share of its statements that are quoted |
| an event's principal speaks | .5 |
| too few telling words to stand alone | -1 |
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from musnad.model import Claim, Reason
from musnad.weigh.statements import Statement

FEW = 3
"""Telling words below which a claim says too little alone."""


def rank(claim: Claim, stated: Sequence[Statement], *, principals: frozenset[str], silent: bool) -> tuple[float, Reason]:
    """The points of a claim, and the reason that lists its parts. `principals` are entity ids of events' participants."""
    parts = {
        "sides": 2.0 * max(0, min(len(claim.sides_telling), claim.independent_origins) - 1),
        "origins": log2(max(1, claim.independent_origins)),
        "outlets": 0.5 * log2(max(1, claim.outlets)),
        "conflict": 1.5 * (claim.disputed or silent),
        "event": float(any(s.principal & set(claim.events) for s in stated)),
        "position": 0.5 * max(1.0 - _place(s) for s in stated),
        "direct": 0.5 * sum(s.link.attribution.mode == "direct" for s in stated) / len(stated),
        "principal": 0.5 * bool(claim.speaker and claim.speaker.id in principals),
        "few": -1.0 * (max(len(s.words.ordered) for s in stated) < FEW),
    }
    kept = {name: round(value, 2) for name, value in parts.items() if value}
    return round(sum(kept.values()), 2), Reason("claim.rank", kept)


def _place(s: Statement) -> float:
    """Where a statement stands in its report, from 0 to 1."""
    return s.spans[0][0] / max(1, len(s.link.report.text)) if s.spans else 1.0
