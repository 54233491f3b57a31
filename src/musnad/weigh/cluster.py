"""Clustering over scored pairs: groups are joined by the mean of their best links, and a pair without a score has 0.

The mean of all links would keep one far-off wording from a claim that most of its members fit; the best link alone
would chain likenesses until everything is one claim. Weak likenesses are joined by the mean of all links. Where a claim
has more members than a statement is compared with, no more links are asked of it than were looked for: else what hundreds
of reports reprint with a word changed here and there would be several claims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from heapq import heapify, heappop, heappush
from math import ceil

from musnad.weigh.candidates import NEAREST
from musnad.weigh.joins import Joined

Pairs = Mapping[tuple[int, int], float]
Links = dict[int, int]
"""How many links have each score, in thousandths: scores have three decimals, and sums of whole numbers are exact."""

BEST = 0.7
"""The share of all links between two groups that counts, best first. On the gold groups .5 to 1 differ little; the
best link alone was far worse."""


def cluster(kinds: Mapping[int, Collection[str]], scores: Pairs, threshold: float, loose: float) -> list[list[int]]:
    """Groups of the keys of `kinds`: the two groups with the highest mean are joined while it reaches `threshold`.

    Then groups that have no kind in common are joined down to `loose`, all links counting. Kinds are reports: two groups
    that stand side by side in one report are told apart there, and a likeness that weak does not make them one; where
    no report tells them apart, it may. A key with several kinds stands for so many that are alike.

    >>> cluster(dict(enumerate("abcd")), {(0, 1): 0.9, (1, 2): 0.8, (2, 3): 0.9}, 0.5, 0.5)
    [[0, 1], [2, 3]]
    >>> cluster(dict(enumerate("abab")), {(0, 1): 0.9, (2, 3): 0.9, (0, 3): 0.4}, 0.5, 0.2)
    [[0, 1], [2, 3]]
    >>> cluster({0: "ab", 1: "c", 2: "d"}, {(0, 1): 0.6, (1, 2): 0.9}, 0.5, 0.5)
    [[0], [1, 2]]
    """
    out: list[list[int]] = []
    linked: set[int] = set()
    for part in _connected(scores):
        here = {i for pair in part for i in pair}
        grouping = _Grouping({i: kinds[i] for i in here}, {pair: scores[pair] for pair in part})
        grouping.join(threshold)
        grouping.join(loose, apart=True)
        out += grouping.groups.values()
        linked |= here
    return sorted(map(sorted, [*out, *([i] for i in kinds if i not in linked)]))


def _connected(scores: Pairs) -> Iterable[list[tuple[int, int]]]:
    """The pairs with a score in parts that have nothing to do with each other: one is held at a time, however large a pile."""
    joined = Joined()
    for (i, j), score in scores.items():
        if score > 0 and i != j:
            joined.join(i, j)
    parts: dict[int, list[tuple[int, int]]] = {}
    for pair, score in scores.items():
        if score > 0 and pair[0] != pair[1]:
            parts.setdefault(joined.top(pair[0]), []).append(pair)
    return parts.values()


class _Grouping:
    """Groups by one key of theirs, how many they stand for, their kinds, and the scores between them."""

    def __init__(self, kinds: Mapping[int, Collection[str]], scores: Pairs) -> None:
        self.groups = {i: [i] for i in kinds}
        self.sizes = {i: len(here) for i, here in kinds.items()}
        self.kinds = {i: set(here) for i, here in kinds.items()}
        self.between: dict[int, dict[int, Links]] = {i: {} for i in kinds}
        for (i, j), score in scores.items():
            self.between[i][j] = self.between[j][i] = {round(score * 1000): self.sizes[i] * self.sizes[j]}

    def join(self, threshold: float, *, apart: bool = False) -> None:
        """Join the nearest groups while they reach the threshold; with `apart`, only those without a common kind."""
        share = 1.0 if apart else BEST
        heap = [e for i in self.groups for j in self.between[i] if i < j and (e := self._entry(i, j, share))[0] <= -threshold]
        heapify(heap)
        while heap:
            _, i, j, n, m = heappop(heap)
            if self.sizes.get(i) != n or self.sizes.get(j) != m:
                continue
            if apart and not self.kinds[i].isdisjoint(self.kinds[j]):
                continue
            self._merge(i, j)
            for k in self.between[i]:
                entry = self._entry(min(i, k), max(i, k), share)
                if entry[0] <= -threshold:
                    heappush(heap, entry)

    def _entry(self, i: int, j: int, share: float) -> tuple[float, int, int, int, int]:
        n, m = self.sizes[i], self.sizes[j]
        return -mean(self.between[i][j], pairs(n, m), share), i, j, n, m

    def _merge(self, i: int, j: int) -> None:
        """Give the members, kinds and links of group `j` to group `i`."""
        self.groups[i] += self.groups.pop(j)
        self.sizes[i] += self.sizes.pop(j)
        self.kinds[i] |= self.kinds.pop(j)
        for k, found in self.between.pop(j).items():
            del self.between[k][j]
            if k != i:
                self.between[i][k] = self.between[k][i] = dict(Counter(self.between[i].get(k, {})) + Counter(found))


def pairs(n: int, m: int) -> int:
    """How many links there may be between groups of so many: more than `NEAREST` a member are not looked for."""
    return min(n * m, NEAREST * min(n, m))


def mean(found: Links, pairs: int, share: float = BEST) -> float:
    """The mean of the best `share` of so many links; `found` are those that have a score."""
    left = count = ceil(share * pairs)
    total = 0
    for score in sorted(found, reverse=True):
        taken = min(left, found[score])
        total, left = total + score * taken, left - taken
    return total / count / 1000


def fit(scores: Iterable[tuple[float, int]], size: int) -> float:
    """The same mean for one against a group of so many that it is not in; each score with how many links have it."""
    found: Links = {}
    for score, count in scores:
        found[round(score * 1000)] = found.get(round(score * 1000), 0) + count
    return mean(found, pairs(1, size))
