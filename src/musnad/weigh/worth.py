"""Which candidate pairs can come to anything: most can be told to be unlike before all that is said is compared."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, log
from typing import TYPE_CHECKING

from musnad.weigh.features import MEASURES, NEARNESS, SETTING, events, speakers
from musnad.weigh.parties import NOBODY, Voice
from musnad.weigh.relations import ELABORATES, LED_HERE, NEAR_EQUAL, NUMBERS_ALIKE
from musnad.weigh.scoring import Model
from musnad.weigh.statements import Statement

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COLUMNS = (0, 4, 5, 6, 7)
"""Where the measures of `NEARNESS` stand in a row: `Near` has those of the words themselves besides, for conflicts."""
SLACK = 1e-6
"""What sums of the same numbers in another order may differ by."""
ROUNDED = 0.0005
"""What a score may be less than what it is rounded to."""
APART = 0.8
"""The score from which what is told of two events is one claim: who asks for a thing at two meetings has asked twice. On
the gold groups all pairs of two events below were wrong but those of one demand, told of two meetings in other words."""
FAINT = 0.05
"""The score below which a pair is as if it were not scored: it moves no claim, and nothing is told of it."""

Setting = tuple[Voice, frozenset[str]]
"""Who speaks, and the events that it is about."""


class Worth:
    """Whether the measures that are cheap leave a score possible that counts, or a conflict, for pairs of a pile."""

    def __init__(self, same: Model, found: Sequence[Statement]) -> None:
        import numpy as np

        self._same = same
        self._rest = sum(max(0.0, same.weights.get(name, 0.0)) for name in MEASURES if name not in (*NEARNESS, *SETTING))
        self._near = [same.weights.get(name, 0.0) for name in NEARNESS]
        numbers: dict[Setting, int] = {}
        where = (_setting(s) for s in found)
        self._where = np.array([numbers.setdefault(one, len(numbers)) for one in where], dtype=np.int64)
        self._settings = list(numbers)
        self._denials = np.array([s.link.attribution.act == "deny" for s in found], dtype=np.bool_)
        self._effects = np.array([bool(s.effects) for s in found], dtype=np.bool_)

    def __call__(self, pairs: NDArray[np.int64], measures: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Of pairs of statements, by the rows of their nearness in the order of `Near`, which may be worth it."""
        import numpy as np

        left, right = self._where[pairs].T
        keys, which = np.unique(left * len(self._settings) + right, return_inverse=True)
        one, other = np.divmod(keys, max(1, len(self._settings)))
        bars = np.array([self._bar(*both) for both in zip(one.tolist(), other.tolist(), strict=True)]).reshape(-1, 2)[which]
        near = (measures[:, COLUMNS] * self._near).sum(axis=1) >= bars[:, 0] - SLACK
        counted = (measures[:, [0, 1, 3]] >= NUMBERS_ALIKE).all(axis=1)
        equal = ((measures[:, [0, 2]] >= least).all(axis=1) for least in NEAR_EQUAL)
        answers = (measures[:, 0] >= LED_HERE[0]) & (measures[:, [2, 5]].max(axis=1) >= LED_HERE[1])
        answers &= self._denials[pairs].any(axis=1)
        out: NDArray[np.bool_] = near | (
            np.logical_or.reduce([counted, answers, self._effects[pairs].all(axis=1), *equal]) & (bars[:, 1] > 0)
        )
        return out

    def _bar(self, one: int, other: int) -> tuple[float, bool]:
        """The weighed nearness from which statements so set may be one or be related, and whether they may conflict."""
        (left, here), (right, there) = self._settings[one], self._settings[other]
        who, event = speakers(left, right), events(here, there)
        conflict = event != "other-event"
        if who == "other-speaker" and rivals(left, right):
            return inf, conflict
        least = {"same-event": FAINT, "other-event": APART}.get(event or "", ELABORATES)
        if event is None and who in ("unknown-speaker", "other-speaker"):
            least = self._same.threshold
        known = self._same.bias + self._rest + sum(self._same.weights.get(name, 0.0) for name in (who, event or ""))
        return -log(1.0 / (least - ROUNDED) - 1.0) - known, conflict


def rivals(left: Voice, right: Voice) -> bool:
    """Whether two other speakers cannot be one: both named, or both of some side."""
    return (left.named and right.named) or bool(left.sides and right.sides)


def _setting(s: Statement) -> Setting:
    """Whoever is not known is anybody."""
    return s.link.speaker if s.link.speaker.known else NOBODY, s.principal
