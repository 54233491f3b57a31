"""Which candidate pairs can come to anything: most can be told to be unlike before all that is said is compared."""

from __future__ import annotations

from math import log
from operator import mul
from typing import TYPE_CHECKING

from musnad.weigh.candidates import Near
from musnad.weigh.features import EVENTS, MEASURES, NEARNESS, SETTING, SPEAKERS, Features
from musnad.weigh.relations import NEAR_EQUAL, NUMBERS_ALIKE, may_conflict
from musnad.weigh.scoring import Model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COLUMNS = (0, 4, 5, 6, 7)
"""Where the measures of `NEARNESS` stand in a row: `Near` has those of the words themselves besides, for conflicts."""
SLACK = 1e-6
"""What sums of the same numbers in another order may differ by."""
FAINT = 0.05
"""The score below which a pair is as if it were not scored: it moves no claim, and nothing is told of it."""


class Worth:
    """Whether the measures that are cheap leave a score possible that counts."""

    def __init__(self, same: Model) -> None:
        rest = sum(max(0.0, same.weights.get(name, 0.0)) for name in MEASURES if name not in (*NEARNESS, *SETTING))
        self._least = -log(1.0 / FAINT - 1.0) - same.bias - rest
        self._near = [same.weights.get(name, 0.0) for name in NEARNESS]
        self._setting = {name: same.weights.get(name, 0.0) for name in SETTING}
        self._best = sum(max(0.0, *(self._setting[name] for name in kind)) for kind in (SPEAKERS, EVENTS))

    def may(self, measures: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Of pairs, by the rows of their nearness in the order of `Near`, which may be worth it, whoever speaks of whatever."""
        import numpy as np

        near = (measures[:, COLUMNS] * self._near).sum(axis=1) + self._best >= self._least - SLACK
        counted = (measures[:, [0, 1, 3]] >= NUMBERS_ALIKE).all(axis=1)
        equal = ((measures[:, [0, 2]] >= least).all(axis=1) for least in NEAR_EQUAL)
        out: NDArray[np.bool_] = np.logical_or.reduce([near, counted, *equal])
        return out

    def of(self, near: Near, where: Features) -> bool:
        """Whether two statements may score `FAINT`, or be in conflict. `where` is their setting."""
        seen = (near.cosine, near.meant, near.meant_within, near.meant_shared, near.named)
        total = sum(map(mul, self._near, seen))
        return total + sum(self._setting[name] for name in where) >= self._least or may_conflict(near)
