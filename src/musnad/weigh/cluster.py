"""Clustering over scored pairs: groups are joined by the mean of their best links, and a pair without a score has 0.

The mean of all links would keep one far-off wording from a claim that most of its members fit; the best link alone
would chain likenesses until everything is one claim.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush
from math import ceil

Pairs = Mapping[tuple[int, int], float]
Between = dict[int, dict[int, list[float]]]

BEST = 0.7
"""The share of all links between two groups that counts, best first. Measured: 1 and .5 are worse, .01 far worse."""


def cluster(size: int, scores: Pairs, threshold: float) -> list[list[int]]:
    """Groups of ``range(size)``: the two groups with the highest mean are joined while it reaches `threshold`.

    >>> cluster(4, {(0, 1): 0.9, (1, 2): 0.8, (2, 3): 0.9}, 0.5)
    [[0, 1], [2, 3]]
    """
    groups = {i: [i] for i in range(size)}
    between: Between = {i: {} for i in range(size)}
    for (i, j), score in scores.items():
        if score > 0:
            between[i][j] = between[j][i] = [score]
    heap = [(-score, i, j, 1, 1) for (i, j), score in scores.items() if score >= threshold]
    heapify(heap)
    while heap:
        _, i, j, n, m = heappop(heap)
        if len(groups.get(i, ())) != n or len(groups.get(j, ())) != m:
            continue
        groups[i] += groups.pop(j)
        _join(between, i, j)
        for k, found in between[i].items():
            score = mean(found, len(groups[i]) * len(groups[k]))
            if score >= threshold:
                first, second = sorted((i, k))
                heappush(heap, (-score, first, second, len(groups[first]), len(groups[second])))
    return [sorted(groups[i]) for i in sorted(groups, key=lambda i: min(groups[i]))]


def _join(between: Between, i: int, j: int) -> None:
    """Give the links of group `j` to group `i`."""
    for k, found in between.pop(j).items():
        del between[k][j]
        if k != i:
            between[i][k] = between[k][i] = sorted(between[i].get(k, []) + found, reverse=True)


def mean(found: Sequence[float], pairs: int) -> float:
    """The mean of the best `BEST` of so many links; `found` are those that have a score."""
    count = ceil(BEST * pairs)
    return sum(sorted(found, reverse=True)[:count]) / count


def fit(scores: Pairs, one: int, group: Sequence[int]) -> float:
    """The same mean for one against a group that it is not in."""
    found = [scores[pair] for k in group if (pair := (min(one, k), max(one, k))) in scores]
    return mean(found, len(group))
