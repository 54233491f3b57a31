"""Average-link clustering over scored pairs: a pair that is not listed scores 0, so chains of likenesses do not grow."""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

Pairs = Mapping[tuple[int, int], float]


def cluster(size: int, scores: Pairs, threshold: float) -> list[list[int]]:
    """Groups of ``range(size)``: the two groups with the highest mean score are joined while it reaches `threshold`.

    >>> cluster(4, {(0, 1): 0.9, (1, 2): 0.8, (2, 3): 0.9}, 0.5)
    [[0, 1], [2, 3]]
    """
    groups: dict[int, list[int]] = {i: [i] for i in range(size)}
    sums: dict[int, dict[int, float]] = {i: {} for i in range(size)}
    for (i, j), score in scores.items():
        sums[i][j] = sums[j][i] = score
    heap = [(-score, i, j, 1, 1) for (i, j), score in scores.items() if score >= threshold]
    heapify(heap)
    while heap:
        _, i, j, n, m = heappop(heap)
        if len(groups.get(i, ())) != n or len(groups.get(j, ())) != m:
            continue
        groups[i] += groups.pop(j)
        for k in _joined(sums, i, j):
            first, second = sorted((i, k))
            mean = sums[i][k] / (len(groups[i]) * len(groups[k]))
            if mean >= threshold:
                heappush(heap, (-mean, first, second, len(groups[first]), len(groups[second])))
    return [sorted(groups[i]) for i in sorted(groups, key=lambda i: min(groups[i]))]


def _joined(sums: dict[int, dict[int, float]], i: int, j: int) -> list[int]:
    """Add the sums of group `j` to those of `i`; the groups that the new one has a score with, sorted."""
    old = sums.pop(j)
    for k, total in old.items():
        sums[k].pop(j)
        if k != i:
            sums[i][k] = sums[k][i] = sums[i].get(k, 0.0) + total
    return sorted(sums[i])


def mean(scores: Pairs, one: int, group: list[int]) -> float:
    """The mean score of one against a group that it is not in."""
    return sum(scores.get((min(one, k), max(one, k)), 0.0) for k in group) / len(group)
