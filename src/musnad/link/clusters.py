"""Reports of one event, gathered from judged pairs: average linkage, with vetoes that no chain of likeness overrules."""

import heapq
from collections import defaultdict
from collections.abc import Iterable

Pair = tuple[int, int]


def gather(size: int, scores: Iterable[tuple[Pair, float]], vetoes: Iterable[Pair], least: float) -> list[list[int]]:
    """Groups of the indices below `size`, each sorted, in the order of their first members.

    Two groups are joined while the mean score over all pairs between them is at least `least`; a pair that was not
    judged counts 0. Two groups with a veto between them are never joined.
    """
    return _Gathering(size, scores, vetoes).run(least)


class _Gathering:
    def __init__(self, size: int, scores: Iterable[tuple[Pair, float]], vetoes: Iterable[Pair]) -> None:
        self.members = {i: [i] for i in range(size)}
        self.sums: dict[int, dict[int, float]] = defaultdict(dict)
        self.barred: dict[int, set[int]] = defaultdict(set)
        for (a, b), score in scores:
            self.sums[a][b] = self.sums[b][a] = score
        for a, b in vetoes:
            self.barred[a].add(b)
            self.barred[b].add(a)
        self.heap: list[tuple[float, int, int, int, int]] = []

    def run(self, least: float) -> list[list[int]]:
        for a, row in self.sums.items():
            for b in row:
                if a < b:
                    self._offer(a, b, least)
        while self.heap:
            _, a, b, size_a, size_b = heapq.heappop(self.heap)
            if self._current(a, size_a) and self._current(b, size_b) and b not in self.barred[a]:
                self._join(a, b, least)
        return sorted(sorted(group) for group in self.members.values())

    def _current(self, group: int, size: int) -> bool:
        return group in self.members and len(self.members[group]) == size

    def _offer(self, a: int, b: int, least: float) -> None:
        sizes = len(self.members[a]), len(self.members[b])
        mean = self.sums[a][b] / (sizes[0] * sizes[1])
        if mean >= least and b not in self.barred[a]:
            heapq.heappush(self.heap, (-mean, a, b, *sizes))

    def _join(self, a: int, b: int, least: float) -> None:
        self.members[a] += self.members.pop(b)
        for c, score in self.sums.pop(b, {}).items():
            self.sums[c].pop(b, None)
            if c != a:
                self.sums[a][c] = self.sums[c][a] = self.sums[a].get(c, 0.0) + score
        self.sums[a].pop(a, None)
        for c in self.barred.pop(b, set()):
            self.barred[c].discard(b)
            self.barred[c].add(a)
            self.barred[a].add(c)
        for c in self.sums[a]:
            self._offer(min(a, c), max(a, c), least)
