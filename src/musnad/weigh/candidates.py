"""Which statements are worth comparing, and how near their words are: matrix products over the whole pile at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from musnad.weigh.statements import Statement

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAREST = 60
"""A statement is compared with so many others, the nearest by vectors and words."""
FAR = 0.2
"""The sum of all measures below which no pair of the gold groups scored above .06."""
RARE = 4.5
"""The weight of a stem that one statement alone has, however many there are: so a pile's size changes no score by itself."""
BRIEF = 1.5
"""Idf added to the lighter content (about one telling word): that a word or two stand in another content says little."""
FULL = 30.0
"""So much shared idf (about ten telling words) counts as all that can be shared."""


class Near(Struct, frozen=True):
    """How near two contents are, each measure up to 1.

    `cosine` is that of the contents' vectors, `overlap` the idf-weighted cosine of their stems, `within` the share of
    the lighter content that the other has too, `shared` how much they share at all.
    """

    left: int
    right: int
    cosine: float
    overlap: float
    within: float
    shared: float


def candidates(found: Sequence[Statement]) -> list[Near]:
    """Pairs of indices, left before right, that may state one thing, sorted."""
    import numpy as np

    if len(found) < 2:
        return []
    measures = nearness(found)
    closeness = np.sum(measures, axis=0)
    np.fill_diagonal(closeness, -9.0)
    left, right = np.nonzero(np.triu(_nearest(closeness) & (closeness >= FAR), 1))
    columns = (m[left, right].astype(np.float64).round(3).tolist() for m in measures)
    return [Near(*row) for row in zip(left.tolist(), right.tolist(), *columns, strict=True)]


def nearness(found: Sequence[Statement]) -> tuple[NDArray[np.float32], ...]:
    """Matrices of `cosine`, `overlap`, `within` and `shared` (see `Near`), a row and a column for each statement."""
    import numpy as np

    from musnad.vectors import encode

    rows = encode([s.text for s in found])
    columns = {stem: i for i, stem in enumerate(sorted({stem for s in found for stem in s.words.stems}))}
    has = np.zeros((len(found), len(columns) or 1), dtype=np.float32)
    for i, s in enumerate(found):
        has[i, [columns[stem] for stem in s.words.stems]] = 1.0
    idf = (RARE * np.log1p(len(found) / np.maximum(has.sum(axis=0), 1.0)) / np.log1p(len(found))).astype(np.float32)
    shared = (has * idf) @ has.T
    weight = np.maximum(shared.diagonal(), 1e-6)
    overlap = shared / np.sqrt(np.outer(weight, weight))
    within = shared / (np.minimum(weight[:, None], weight[None, :]) + BRIEF)
    return rows @ rows.T, overlap, within, np.minimum(shared / FULL, 1.0)


def _nearest(closeness: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Whether either is among the other's `NEAREST`."""
    import numpy as np

    if len(closeness) <= NEAREST:
        return np.ones(closeness.shape, dtype=np.bool_)
    floor = np.partition(closeness, -NEAREST, axis=1)[:, -NEAREST]
    near = closeness >= floor[:, None]
    return near | near.T
