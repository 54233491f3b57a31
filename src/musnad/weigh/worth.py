"""Which candidate pairs can come to anything: most can be told to be unlike before all that is said is compared."""

from __future__ import annotations

from math import log
from operator import mul

from musnad.weigh.candidates import Near
from musnad.weigh.features import MEASURES, NEARNESS, SETTING, setting
from musnad.weigh.relations import may_conflict
from musnad.weigh.scoring import Model
from musnad.weigh.statements import Statement

FAINT = 0.05
"""The score below which a pair is as if it were not scored: it moves no claim, and nothing is told of it."""


class Worth:
    """Whether the measures that are cheap leave a score possible that counts."""

    def __init__(self, same: Model) -> None:
        rest = sum(max(0.0, same.weights.get(name, 0.0)) for name in MEASURES if name not in (*NEARNESS, *SETTING))
        self._least = -log(1.0 / FAINT - 1.0) - same.bias - rest
        self._near = [same.weights.get(name, 0.0) for name in NEARNESS]
        self._setting = {name: same.weights.get(name, 0.0) for name in SETTING}

    def of(self, near: Near, left: Statement, right: Statement) -> bool:
        """Whether two statements may score `FAINT`, or be in conflict."""
        seen = (near.cosine, near.within, near.shared, near.meant, near.meant_within, near.meant_shared, near.named)
        total = sum(map(mul, self._near, seen))
        return total + sum(self._setting[name] for name in setting(left, right)) >= self._least or may_conflict(near)
