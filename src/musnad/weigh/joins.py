"""Which sets of a pile have something in common: near-linear, since what many hold pairs each holder with a few others.

And which things are one, if those of some pairs are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def meeting(held: NDArray[np.generic], home: NDArray[np.int64], *, least: int, following: int) -> NDArray[np.int64]:
    """Pairs of indices (k x 2, the smaller first, sorted) of sets that share at least `least` elements.

    `held` are elements as numbers, each as often as sets hold it, and `home` the sets that hold them. An element is looked at
    in each set that holds it and the `following` next ones that do: sets further apart are not compared by it.
    """
    import numpy as np

    width = int(home.max(initial=0)) + 1
    order = np.lexsort((home, held))
    held, home = held[order], home[order]
    pairs = [np.zeros(0, dtype=np.int64)]
    for step in range(1, following + 1):
        same = held[step:] == held[:-step]
        pairs.append(home[:-step][same] * width + home[step:][same])
    keys, counts = np.unique(np.concatenate(pairs), return_counts=True)
    keys = keys[counts >= least]
    return np.stack(np.divmod(keys, width), axis=1)


class Joined:
    """Numbers that are joined pair by pair: all who are joined have one `top`.

    >>> joined = Joined()
    >>> joined.join(3, 5), joined.join(5, 4), joined.top(4), joined.top(2)
    (None, None, 3, 2)
    """

    def __init__(self) -> None:
        self._up: dict[int, int] = {}

    def top(self, i: int) -> int:
        """The least of all whom one is joined with."""
        up = self._up
        while (above := up.get(i, i)) != i:
            up[i] = up.get(above, above)
            i = up[i]
        return i

    def join(self, i: int, j: int) -> None:
        """Join two, and with them all whom each is joined with."""
        low, high = sorted((self.top(i), self.top(j)))
        self._up[high] = low
