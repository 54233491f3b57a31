"""Clustering over scored pairs: groups are joined by the mean of their best links, and a pair without a score has 0.

The mean of all links would keep one far-off wording from a claim that most of its members fit; the best link alone
would chain likenesses until everything is one claim. Weak likenesses are joined by the mean of all links.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush
from math import ceil

Pairs = Mapping[tuple[int, int], float]

BEST = 0.7
"""The share of all links between two groups that counts, best first. On the gold groups .5 to 1 differ little; the
best link alone was far worse."""


def cluster(kinds: Sequence[str], scores: Pairs, threshold: float, loose: float) -> list[list[int]]:
    """Groups of the indices of `kinds`: the two groups with the highest mean are joined while it reaches `threshold`.

    Then groups that have no kind in common are joined down to `loose`, all links counting. Kinds are reports: two groups
    that stand side by side in one report are told apart there, and a likeness that weak does not make them one; where
    no report tells them apart, it may.

    >>> cluster("abcd", {(0, 1): 0.9, (1, 2): 0.8, (2, 3): 0.9}, 0.5, 0.5)
    [[0, 1], [2, 3]]
    >>> cluster("abab", {(0, 1): 0.9, (2, 3): 0.9, (0, 3): 0.4}, 0.5, 0.2)
    [[0, 1], [2, 3]]
    """
    grouping = _Grouping(kinds, scores)
    grouping.join(threshold)
    grouping.join(loose, apart=True)
    return [sorted(grouping.groups[i]) for i in sorted(grouping.groups, key=lambda i: min(grouping.groups[i]))]


class _Grouping:
    """Groups by one index of theirs, their kinds, and the scores between them."""

    def __init__(self, kinds: Sequence[str], scores: Pairs) -> None:
        self.groups = {i: [i] for i in range(len(kinds))}
        self.kinds = {i: {kind} for i, kind in enumerate(kinds)}
        self.between: dict[int, dict[int, list[float]]] = {i: {} for i in range(len(kinds))}
        for (i, j), score in scores.items():
            if score > 0:
                self.between[i][j] = self.between[j][i] = [score]

    def join(self, threshold: float, *, apart: bool = False) -> None:
        """Join the nearest groups while they reach the threshold; with `apart`, only those without a common kind."""
        share = 1.0 if apart else BEST
        heap = [e for i in self.groups for j in self.between[i] if i < j and (e := self._entry(i, j, share))[0] <= -threshold]
        heapify(heap)
        while heap:
            _, i, j, n, m = heappop(heap)
            if len(self.groups.get(i, ())) != n or len(self.groups.get(j, ())) != m:
                continue
            if apart and self.kinds[i] & self.kinds[j]:
                continue
            self._merge(i, j)
            for k in self.between[i]:
                entry = self._entry(min(i, k), max(i, k), share)
                if entry[0] <= -threshold:
                    heappush(heap, entry)

    def _entry(self, i: int, j: int, share: float) -> tuple[float, int, int, int, int]:
        n, m = len(self.groups[i]), len(self.groups[j])
        return -mean(self.between[i][j], n * m, share), i, j, n, m

    def _merge(self, i: int, j: int) -> None:
        """Give the members, kinds and links of group `j` to group `i`."""
        self.groups[i] += self.groups.pop(j)
        self.kinds[i] |= self.kinds.pop(j)
        for k, found in self.between.pop(j).items():
            del self.between[k][j]
            if k != i:
                self.between[i][k] = self.between[k][i] = self.between[i].get(k, []) + found


def mean(found: Sequence[float], pairs: int, share: float = BEST) -> float:
    """The mean of the best `share` of so many links; `found` are those that have a score."""
    count = ceil(share * pairs)
    return sum(sorted(found, reverse=True)[:count]) / count


def fit(scores: Pairs, one: int, group: Sequence[int]) -> float:
    """The same mean for one against a group that it is not in."""
    found = [scores[pair] for k in group if (pair := (min(one, k), max(one, k))) in scores]
    return mean(found, len(group))
