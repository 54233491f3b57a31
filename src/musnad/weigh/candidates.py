"""Which statements are worth comparing, and how near their words are: matrix products over the whole pile at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from musnad.weigh.statements import Statement

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAREST = 24
"""A statement is compared with so many others, the nearest by vector and words."""
COSINE, OVERLAP = 0.3, 0.08
"""Below both of these no pair of the gold groups stated one thing."""


class Near(Struct, frozen=True):
    """How near two contents are: cosine of vectors, idf-weighted cosine of stems, share of the shorter, and ranks.

    `mutual` says that neither has a nearer statement in the other's report.
    """

    left: int
    right: int
    cosine: float
    overlap: float
    within: float
    mutual: bool


def candidates(found: Sequence[Statement]) -> list[Near]:
    """Pairs of indices, left before right, that may state one thing, sorted."""
    import numpy as np

    if len(found) < 2:
        return []
    cosine, overlap, within = _nearness(found)
    closeness = cosine + overlap + within
    np.fill_diagonal(closeness, -9.0)
    reports = {rid: i for i, rid in enumerate(dict.fromkeys(s.link.report.id for s in found))}
    mutual = _mutual(closeness, np.array([reports[s.link.report.id] for s in found]), len(reports))
    kept = (cosine >= COSINE) | (overlap >= OVERLAP)
    kept &= _nearest(closeness)
    left, right = np.nonzero(np.triu(kept, 1))
    measures = (m[left, right].astype(np.float64).round(3).tolist() for m in (cosine, overlap, within))
    return [Near(*row) for row in zip(left.tolist(), right.tolist(), *measures, mutual[left, right].tolist(), strict=True)]


def _nearness(found: Sequence[Statement]) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
    """Cosines of vectors, weighted cosines of stems, and the weight they share as a part of the lighter one's."""
    import numpy as np

    from musnad.vectors import encode

    rows = encode([s.text for s in found])
    columns = {stem: i for i, stem in enumerate(sorted({stem for s in found for stem in s.words.stems}))}
    has = np.zeros((len(found), len(columns) or 1), dtype=np.float32)
    for i, s in enumerate(found):
        has[i, [columns[stem] for stem in s.words.stems]] = 1.0
    idf = np.log1p(len(found) / np.maximum(has.sum(axis=0), 1.0)).astype(np.float32)
    shared = (has * idf) @ has.T
    weight = np.maximum(shared.diagonal(), 1e-6)
    overlap = shared / np.sqrt(np.outer(weight, weight))
    return rows @ rows.T, overlap, shared / np.minimum(weight[:, None], weight[None, :])


def _nearest(closeness: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Whether either is among the other's `NEAREST`."""
    import numpy as np

    if len(closeness) <= NEAREST:
        return np.ones(closeness.shape, dtype=np.bool_)
    floor = np.partition(closeness, -NEAREST, axis=1)[:, -NEAREST]
    near = closeness >= floor[:, None]
    return near | near.T


def _mutual(closeness: NDArray[np.float32], report: NDArray[np.int64], reports: int) -> NDArray[np.bool_]:
    """Whether each is the nearest to the other among the statements of the other's report."""
    import numpy as np

    best = np.full((len(report), reports), -9.0, dtype=np.float32)
    for r in range(reports):
        best[:, r] = closeness[:, report == r].max(axis=1)
    nearest = closeness >= best[:, report] - 1e-3
    return nearest & nearest.T
