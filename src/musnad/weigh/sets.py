"""How much sets share, each element by how rare it is: one matrix product for a block of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RARE = 4.5
"""The weight of an element that one set alone has, however many there are: so a pile's size changes no score by itself."""
BRIEF = 3.0
"""Weight added to the lighter set (about two telling words): that a word or two stand in another content says little."""
FULL = 30.0
"""So much shared weight (about ten telling words) counts as all that can be shared."""

Measures = tuple["NDArray[np.float32]", "NDArray[np.float32]", "NDArray[np.float32]"]
"""The weighted cosine of two sets, the share of the lighter one that the other has too, and how much they share at all."""


class Sets:
    """Sets as numbers: the elements of set i are `held[at[i] : at[i + 1]]`, sorted. `counts` says how often each counts."""

    def __init__(self, sets: Iterable[Iterable[str]], counts: Sequence[int]) -> None:
        import numpy as np

        numbers: dict[str, int] = {}
        held, at = array("q"), array("q", [0])
        for one in sets:
            held.extend(sorted([numbers.setdefault(element, len(numbers)) for element in one]))
            at.append(len(held))
        self.held, self.at = (np.frombuffer(row, dtype=np.int64) for row in (held, at))
        whole = np.repeat(np.arange(len(counts)), np.diff(self.at))
        self.holders = np.bincount(self.held, np.array(counts)[whole], minlength=len(numbers))
        weights = RARE * np.log1p(sum(counts) / np.maximum(self.holders, 1.0)) / np.log1p(sum(counts))
        self.weights = weights.astype(np.float32)
        self.weight = np.maximum(np.bincount(whole, self.weights[self.held], len(counts)), 1e-6).astype(np.float32)

    def rare(self, most: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The elements that at most so many sets hold, each as often as it is held, and the sets that hold them."""
        import numpy as np

        few = self.holders[self.held] <= most
        return self.held[few], np.repeat(np.arange(len(self.at) - 1), np.diff(self.at))[few]

    def among(self, block: NDArray[np.int64]) -> Measures:
        """The measures of all pairs of some sets, as matrices."""
        import numpy as np

        home, held = self._of(block)
        columns, column = np.unique(held, return_inverse=True)
        has = np.zeros((len(block), len(columns)), dtype=np.float32)
        has[home, column] = 1.0
        weight = self.weight[block]
        return _measures((has * self.weights[columns]) @ has.T, weight[:, None], weight[None, :])

    def of(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> Measures:
        """The measures of some pairs."""
        import numpy as np

        one, other = (home * len(self.weights) + held for home, held in (self._of(left), self._of(right)))
        both = np.intersect1d(one, other, assume_unique=True)
        home, held = np.divmod(both, max(1, len(self.weights)))
        shared = np.bincount(home, self.weights[held], len(left)).astype(np.float32)
        return _measures(shared, self.weight[left], self.weight[right])

    def _of(self, which: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The elements of some sets in a row, each with the place of its set among them."""
        import numpy as np

        counts = self.at[which + 1] - self.at[which]
        home = np.repeat(np.arange(len(which)), counts)
        within = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        return home, self.held[self.at[which][home] + within]


def _measures(shared: NDArray[np.float32], left: NDArray[np.float32], right: NDArray[np.float32]) -> Measures:
    import numpy as np

    within: NDArray[np.float32] = (shared / (np.minimum(left, right) + BRIEF)).astype(np.float32)
    return (shared / np.sqrt(left * right)).astype(np.float32), within, np.minimum(shared / FULL, 1.0)
