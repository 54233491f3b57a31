"""Reports of one event, gathered from judged pairs: average linkage, with vetoes that no chain of likeness overrules."""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

Pair = tuple[int, int]
Span = tuple[int, int] | None
"""The first and the last day of publication in a group; None where no report of it has one."""


class Bars(NamedTuple):
    """What it takes to be one group."""

    mean: float
    best: float
    days: int


def gather(
    days: Sequence[int | None], scores: Iterable[tuple[Pair, float]], vetoes: Iterable[Pair], bars: Bars
) -> list[list[int]]:
    """Groups of reports, which are numbers into their `days` of publication; each sorted, in the order of their firsts.

    Two groups are joined while the mean score over all pairs between them is at least `bars.mean`, and that of the most
    alike pair at least `bars.best`; a pair that was not judged counts 0. Two groups with a veto between them are never
    joined, nor two that would span more than `bars.days`: what is told again later is another thing, or another time.
    Large groups are never as alike on the whole as two reports are: so the mean asks less than the pair. And since no
    group is joined without such a pair, only those that a chain of them connects can ever share a group.
    """
    return _Gathering(days, scores, vetoes, bars).run()


class _Gathering:
    def __init__(
        self, days: Sequence[int | None], scores: Iterable[tuple[Pair, float]], vetoes: Iterable[Pair], bars: Bars
    ) -> None:
        self.members = {i: [i] for i in range(len(days))}
        self.spans: list[Span] = [None if day is None else (day, day) for day in days]
        self.links: dict[int, dict[int, tuple[float, float]]] = defaultdict(dict)
        """For each two groups: the sum of the scores between them, and the highest."""
        self.barred: dict[int, set[int]] = defaultdict(set)
        self.bars = bars
        for (a, b), score in scores:
            self.links[a][b] = self.links[b][a] = (score, score)
        for a, b in vetoes:
            self.barred[a].add(b)
            self.barred[b].add(a)
        self.heap: list[tuple[float, int, int, int, int]] = []

    def run(self) -> list[list[int]]:
        for a, row in self.links.items():
            for b in row:
                if a < b:
                    self._offer(a, b)
        while self.heap:
            _, a, b, size_a, size_b = heapq.heappop(self.heap)
            if self._current(a, size_a) and self._current(b, size_b) and self._may(a, b):
                self._join(a, b)
        return sorted(sorted(group) for group in self.members.values())

    def _current(self, group: int, size: int) -> bool:
        return group in self.members and len(self.members[group]) == size

    def _may(self, a: int, b: int) -> bool:
        span = _together(self.spans[a], self.spans[b])
        return b not in self.barred[a] and (span is None or span[1] - span[0] <= self.bars.days)

    def _offer(self, a: int, b: int) -> None:
        sizes = len(self.members[a]), len(self.members[b])
        total, best = self.links[a][b]
        mean = total / (sizes[0] * sizes[1])
        if mean >= self.bars.mean and best >= self.bars.best and self._may(a, b):
            heapq.heappush(self.heap, (-mean, a, b, *sizes))

    def _join(self, a: int, b: int) -> None:
        self.members[a] += self.members.pop(b)
        self.spans[a] = _together(self.spans[a], self.spans[b])
        for c, (total, best) in self.links.pop(b, {}).items():
            self.links[c].pop(b, None)
            if c != a:
                old = self.links[a].get(c, (0.0, 0.0))
                self.links[a][c] = self.links[c][a] = (old[0] + total, max(old[1], best))
        self.links[a].pop(a, None)
        for c in self.barred.pop(b, set()):
            self.barred[c].discard(b)
            self.barred[c].add(a)
            self.barred[a].add(c)
        for c in self.links[a]:
            self._offer(min(a, c), max(a, c))


def _together(a: Span, b: Span) -> Span:
    return (min(a[0], b[0]), max(a[1], b[1])) if a and b else a or b
