"""Which statements are worth comparing, and how near their words are.

Statements of one event are compared all with all, by matrix products within blocks; those of different events, or of
none, where they share rare words. So the work grows with the pile, and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from musnad.weigh.alike import Alike
from musnad.weigh.joins import meeting
from musnad.weigh.statements import Statement

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAREST = 60
"""Within a block a statement is compared with so many others, the nearest by vectors and words."""
FAR = 0.5
"""The sum of all measures below which no pair of the gold groups, nor of 400 events of two weeks of news, scored .12."""
RARE = 4.5
"""The weight of a stem that one statement alone has, however many there are: so a pile's size changes no score by itself."""
REPEATED = 2
"""A wording that reports repeat counts so often at most: more reprints do not make its words more common."""
BRIEF = 1.5
"""Idf added to the lighter content (about one telling word): that a word or two stand in another content says little."""
FULL = 30.0
"""So much shared idf (about ten telling words) counts as all that can be shared."""
BLOCK = 2_000
"""Statements of a block. A pile that fits is one block; an event with more is cut by its reports' days into windows that
overlap by half, and what is further apart meets by rare words alone."""
HOLDERS, COMMON = 24, 3
"""A stem that no more statements have is rare, and so many rare stems make a pair of statements of different blocks."""
BATCH = 50_000
"""Pairs of different blocks that are measured at once."""


class Near(Struct, frozen=True, gc=False):
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


def candidates(found: Sequence[Statement], alike: Alike | None = None) -> list[Near]:
    """Pairs of indices, left before right, that may state one thing, sorted. Of those alike the first stands for all."""
    import numpy as np

    firsts = alike.firsts() if alike else range(len(found))
    if len(firsts) < 2:
        return []
    own = [found[i] for i in firsts]
    words = _Words(own, [min(len(alike.of(i)), REPEATED) if alike else 1 for i in firsts])
    parts = [*(_within(words, block) for block in blocks(own)), *_between(words, len(own))]
    pairs = np.concatenate([pairs for pairs, _ in parts])
    measures = np.concatenate([measures for _, measures in parts]).astype(np.float64).round(3)
    _, kept = np.unique(pairs @ np.array([len(own), 1]), return_index=True)
    rows = zip(np.array(firsts)[pairs[kept]].tolist(), measures[kept].tolist(), strict=True)
    return [Near(*pair, *values) for pair, values in rows]


def nearness(found: Sequence[Statement]) -> tuple[NDArray[np.float32], ...]:
    """Matrices of `cosine`, `overlap`, `within` and `shared` (see `Near`), a row and a column for each statement."""
    import numpy as np

    return _Words(found, [1] * len(found)).among(np.arange(len(found)))


def blocks(found: Sequence[Statement]) -> Iterator[NDArray[np.int64]]:
    """Indices of statements that are compared with each other: all of a small pile, else those linked to each event."""
    import numpy as np

    if len(found) <= BLOCK:
        yield np.arange(len(found))
        return
    linked: dict[str, list[int]] = {}
    for i, s in enumerate(found):
        for event in s.principal | s.events:
            linked.setdefault(event, []).append(i)
    for event in sorted(linked):
        here = linked[event]
        if len(here) > BLOCK:
            here.sort(key=lambda i: (found[i].link.report.published or "", i))
        for start in range(0, max(1, len(here) - BLOCK // 2), BLOCK // 2):
            yield np.array(sorted(here[start : start + BLOCK]))


class _Words:
    """The vectors and stems of statements. Stems are numbers: those of statement i are `stems[at[i] : at[i + 1]]`, sorted.

    `counts` says how often each counts.
    """

    def __init__(self, found: Sequence[Statement], counts: Sequence[int]) -> None:
        import numpy as np

        from musnad.vectors import encode

        self.rows = encode([s.text for s in found])
        numbers: dict[str, int] = {}
        sets = [sorted(numbers.setdefault(stem, len(numbers)) for stem in s.words.stems) for s in found]
        self.at = np.cumsum([0, *map(len, sets)])
        self.stems = np.fromiter(chain.from_iterable(sets), dtype=np.int64, count=int(self.at[-1]))
        whole = np.repeat(np.arange(len(found)), np.diff(self.at))
        self.holders = np.bincount(self.stems, np.array(counts)[whole], minlength=len(numbers))
        idf = RARE * np.log1p(sum(counts) / np.maximum(self.holders, 1.0)) / np.log1p(sum(counts))
        self.idf = idf.astype(np.float32)
        self.weight = np.maximum(np.bincount(whole, self.idf[self.stems], len(found)), 1e-6).astype(np.float32)

    def among(self, block: NDArray[np.int64]) -> tuple[NDArray[np.float32], ...]:
        """The four measures of all pairs of a block, as matrices."""
        import numpy as np

        home, stems = self._held(block)
        columns, column = np.unique(stems, return_inverse=True)
        has = np.zeros((len(block), len(columns)), dtype=np.float32)
        has[home, column] = 1.0
        rows, weight = self.rows[block], self.weight[block]
        return self._measures(rows @ rows.T, (has * self.idf[columns]) @ has.T, weight[:, None], weight[None, :])

    def of(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> tuple[NDArray[np.float32], ...]:
        """The four measures of some pairs."""
        import numpy as np

        one, other = (home * len(self.idf) + stems for home, stems in (self._held(left), self._held(right)))
        both = np.intersect1d(one, other, assume_unique=True)
        home, stems = np.divmod(both, max(1, len(self.idf)))
        shared = np.bincount(home, self.idf[stems], len(left)).astype(np.float32)
        cosine = np.einsum("ij,ij->i", self.rows[left], self.rows[right])
        return self._measures(cosine, shared, self.weight[left], self.weight[right])

    def _held(self, which: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The stems of some statements in a row, each with the place of its statement among them."""
        import numpy as np

        counts = self.at[which + 1] - self.at[which]
        home = np.repeat(np.arange(len(which)), counts)
        within = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        return home, self.stems[self.at[which][home] + within]

    def _measures(
        self, cosine: NDArray[np.float32], shared: NDArray[np.float32], left: NDArray[np.float32], right: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], ...]:
        import numpy as np

        within: NDArray[np.float32] = (shared / (np.minimum(left, right) + BRIEF)).astype(np.float32)
        return cosine, (shared / np.sqrt(left * right)).astype(np.float32), within, np.minimum(shared / FULL, 1.0)


Part = tuple["NDArray[np.int64]", "NDArray[np.float32]"]


def _within(words: _Words, block: NDArray[np.int64]) -> Part:
    """Pairs of a block and their measures, a row each."""
    import numpy as np

    measures = words.among(block)
    closeness = np.sum(measures, axis=0)
    np.fill_diagonal(closeness, -9.0)
    left, right = np.nonzero(np.triu(_nearest(closeness) & (closeness >= FAR), 1))
    return np.stack([block[left], block[right]], axis=1), np.stack([m[left, right] for m in measures], axis=1)


def _nearest(closeness: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Whether either is among the other's `NEAREST`."""
    import numpy as np

    if len(closeness) <= NEAREST:
        return np.ones(closeness.shape, dtype=np.bool_)
    floor = np.partition(closeness, -NEAREST, axis=1)[:, -NEAREST]
    near = closeness >= floor[:, None]
    return near | near.T


def _between(words: _Words, count: int) -> Iterator[Part]:
    """Pairs of a large pile that share rare stems, and their measures."""
    import numpy as np

    if count <= BLOCK:
        return
    rare = [s[words.holders[s] <= HOLDERS] for s in np.split(words.stems, words.at[1:-1])]
    pairs = meeting(rare, least=COMMON, following=HOLDERS)
    for start in range(0, len(pairs), BATCH):
        part = pairs[start : start + BATCH]
        measures = np.stack(words.of(part[:, 0], part[:, 1]), axis=1)
        near = measures.sum(axis=1) >= FAR
        yield part[near], measures[near]
