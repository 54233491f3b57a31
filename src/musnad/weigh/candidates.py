"""Which statements are worth comparing, and how near their words are.

Statements of one event are compared all with all, by matrix products within blocks; those of different events, or of
none, where they share rare words. So the work grows with the pile, and not with its square.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct

from musnad.weigh.alike import Alike
from musnad.weigh.joins import meeting
from musnad.weigh.sets import Sets
from musnad.weigh.statements import Statement

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAREST = 60
"""Within a block a statement is compared with so many others, the nearest by vectors and words."""
FAR = 0.5
"""The nearness (`_closeness`) below which no pair of the gold groups scored .09."""
REPEATED = 2
"""A wording that reports repeat counts so often at most: more reprints do not make its words more common."""
BLOCK = 2_000
"""Statements of a block. A pile that fits is one block; an event with more is cut by its reports' days into windows that
overlap by half, and what is further apart meets by rare words alone."""
HOLDERS, COMMON = 24, 3
"""A stem that no more statements have is rare, and so many rare stems make a pair of statements of different blocks."""
BATCH = 50_000
"""Pairs of different blocks that are measured at once."""
WIDE = 1 << 32
"""More statements than a pile has: a pair of them is one number."""


class Near(Struct, frozen=True, gc=False):
    """How near two contents are, each measure up to 1.

    `cosine` is that of the contents' vectors, `overlap` the idf-weighted cosine of their stems, `within` the share of
    the lighter content that the other has too, `shared` how much they share at all. `meant`, `meant_within` and
    `meant_shared` are the same for what their words mean, and `named` is `within` for whom and what they name.
    """

    left: int
    right: int
    cosine: float
    overlap: float
    within: float
    shared: float
    meant: float
    meant_within: float
    meant_shared: float
    named: float

    @property
    def measured(self) -> tuple[float, ...]:
        """What `features.NEARNESS` names."""
        return self.cosine, self.meant, self.meant_within, self.meant_shared, self.named


MEASURED = len(Near.__struct_fields__) - 2


class Nearness(Mapping[tuple[int, int], Near]):
    """How near pairs of indices are, by the pairs, which are sorted: in 24 bytes a pair, where a `Near` takes hundreds."""

    def __init__(self, keys: NDArray[np.int64], measures: NDArray[np.int16]) -> None:
        """`keys` are of the pairs, `left * WIDE + right`; `measures` are those of `Near` in thousandths, as they are rounded."""
        self._keys, self._measures = keys, measures

    def __len__(self) -> int:
        return len(self._keys)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return (divmod(key, WIDE) for key in self._keys.tolist())

    def __getitem__(self, pair: tuple[int, int]) -> Near:
        key = pair[0] * WIDE + pair[1]
        k = int(self._keys.searchsorted(key))
        if k == len(self) or self._keys[k] != key:
            raise KeyError(pair)
        return _near(key, self._measures[k].tolist())

    def each(self) -> Iterator[Near]:
        """How near the pairs are, in their order."""
        for start in range(0, len(self), BATCH):
            yield from map(_near, *(rows[start : start + BATCH].tolist() for rows in (self._keys, self._measures)))

    def only(self, places: Sequence[int]) -> Nearness:
        """That of some of the pairs, by their places in the order of all."""
        import numpy as np

        which = np.array(places, dtype=np.int64)
        return Nearness(self._keys[which], self._measures[which])


def _near(key: int, thousandths: Sequence[int]) -> Near:
    return Near(*divmod(key, WIDE), *(value / 1000 for value in thousandths))


def candidates(found: Sequence[Statement], alike: Alike | None = None, keep: Keep | None = None) -> Nearness:
    """Pairs of indices, left before right, that may state one thing. Of those alike the first stands for all.

    `keep` says of pairs and their measures, a row each, which are wanted.
    """
    import numpy as np

    firsts = np.array(alike.firsts() if alike else range(len(found)), dtype=np.int64)
    if len(firsts) < 2:
        return Nearness(np.zeros(0, dtype=np.int64), np.zeros((0, MEASURED), dtype=np.int16))
    own = [found[i] for i in firsts.tolist()]
    words = _Words(own, [min(len(alike.of(i)), REPEATED) if alike else 1 for i in firsts.tolist()])
    parts = chain((_within(words, block) for block in blocks(own)), _between(words, len(own)))
    keys, measures = (np.concatenate(rows) for rows in zip(*(_kept(part, firsts, keep) for part in parts), strict=True))
    keys, once = np.unique(keys, return_index=True)
    return Nearness(keys, measures[once])


def _kept(part: Part, firsts: NDArray[np.int64], keep: Keep | None) -> tuple[NDArray[np.int64], NDArray[np.int16]]:
    """The keys of pairs of statements for pairs of their places among the first ones, and their measures in thousandths."""
    import numpy as np

    pairs, measures = firsts[part[0]], np.rint(part[1].astype(np.float64) * 1000)
    wanted = keep(pairs, measures / 1000) if keep else np.ones(len(pairs), dtype=np.bool_)
    return pairs[wanted] @ np.array([WIDE, 1]), measures[wanted].astype(np.int16)


def nearness(found: Sequence[Statement], pairs: Sequence[tuple[int, int]]) -> list[Near]:
    """How near some pairs of indices are, as `candidates` would measure them in this pile, however far apart."""
    import numpy as np

    left, right = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    measures = np.stack(_Words(found, [1] * len(found)).of(left, right), axis=1).astype(np.float64).round(3)
    return [Near(*pair, *values) for pair, values in zip(pairs, measures.tolist(), strict=True)]


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
    for here in _apart(tuple(linked[event]) for event in sorted(linked)):
        ordered = sorted(here, key=lambda i: (found[i].link.report.published or "", i)) if len(here) > BLOCK else here
        for start in range(0, max(1, len(here) - BLOCK // 2), BLOCK // 2):
            yield np.array(sorted(ordered[start : start + BLOCK]))


def _apart(every: Iterable[Row]) -> Iterator[Row]:
    """Rows of indices, each once, without those of which another is compared that holds all of them: reports are linked to
    several events together, and a row of `NEAREST` is compared whole."""
    once = dict.fromkeys(every)
    at: dict[int, list[Row]] = {}
    for row in once:
        if len(row) <= NEAREST:
            for i in row:
                at.setdefault(i, []).append(row)
    for row in once:
        if not any(len(other) > len(row) and set(other).issuperset(row) for other in at.get(row[0], ())):
            yield row


class _Words:
    """The vectors of statements, their stems, what they mean, and whom and what they name. `counts`: how often each counts."""

    def __init__(self, found: Sequence[Statement], counts: Sequence[int]) -> None:
        from musnad.vectors import Rows

        self.rows = Rows((s.text for s in found), len(found))
        self.stems = Sets((s.words.ordered for s in found), counts)
        self.meant = Sets((s.meant for s in found), counts)
        self.named = Sets((s.named for s in found), counts)

    def among(self, block: NDArray[np.int64]) -> tuple[NDArray[np.float32], ...]:
        """The measures of `Near` for all pairs of a block, as matrices."""
        rows = self.rows[block]
        return rows @ rows.T, *self.stems.among(block), *self.meant.among(block), self.named.among(block)[1]

    def of(self, left: NDArray[np.int64], right: NDArray[np.int64]) -> tuple[NDArray[np.float32], ...]:
        """The same for some pairs."""
        import numpy as np

        cosine = np.einsum("ij,ij->i", self.rows[left], self.rows[right])
        return cosine, *self.stems.of(left, right), *self.meant.of(left, right), self.named.of(left, right)[1]


Row = tuple[int, ...]
Keep = Callable[["NDArray[np.int64]", "NDArray[np.float64]"], "NDArray[np.bool_]"]
Part = tuple["NDArray[np.int64]", "NDArray[np.float32]"]


def _within(words: _Words, block: NDArray[np.int64]) -> Part:
    """Pairs of a block and their measures, a row each."""
    import numpy as np

    measures = words.among(block)
    closeness = _closeness(measures)
    np.fill_diagonal(closeness, -9.0)
    left, right = np.nonzero(np.triu(_nearest(closeness) & (closeness >= FAR), 1))
    return np.stack([block[left], block[right]], axis=1), np.stack([m[left, right] for m in measures], axis=1)


def _closeness(measures: Sequence[NDArray[np.float32]] | NDArray[np.float32]) -> NDArray[np.float32]:
    """The cosine and the measures of words, or those of what the words mean where these are more."""
    import numpy as np

    total: NDArray[np.float32] = measures[0] + np.maximum(sum(measures[1:4]), sum(measures[4:7]))
    return total


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
    pairs = meeting(*words.stems.rare(HOLDERS), least=COMMON, following=HOLDERS)
    for start in range(0, len(pairs), BATCH):
        part = pairs[start : start + BATCH]
        measures = np.stack(words.of(part[:, 0], part[:, 1]), axis=1)
        near = _closeness(measures.T) >= FAR
        yield part[near], measures[near]
