"""Groups of reports on one event, kept up to date while judgements come in: they are split and joined by later ones."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeVar

from musnad.link.clusters import Bars, gather

BARS = Bars(mean=0.24, best=0.30, days=3)
"""Of groups that are about one event. The scores are tuned on half of a stream (eval/clusters.md)."""

Group = tuple[str, ...]
Found = TypeVar("Found")


class Groups:
    """Reports by id, with the scores of their pairs and which of them cannot be together.

    A judgement changes the groups of those reports alone that a chain of pairs of at least `BARS.best` connects with it: they
    are gathered anew, from all judgements between them, so that nothing depends on the order in which those came.
    """

    def __init__(self) -> None:
        self.scores: dict[str, dict[str, float]] = defaultdict(dict)
        self.vetoes: dict[str, dict[str, str]] = defaultdict(dict)
        """For each report those that it is kept apart from, with the code of the reason."""
        self._home: dict[str, Group] = {}
        self._days: dict[str, int | None] = {}
        self._changed: set[str] = set()

    def add(self, report: str, day: int | None) -> None:
        """A report of which nothing is known but the ordinal of its day of publication."""
        self._home[report] = (report,)
        self._days[report] = day

    def judge(self, a: str, b: str, score: float, veto: str | None = None) -> None:
        """What was found of two reports; a score of 0 or less, and no veto, is as if nothing were known."""
        if veto:
            self.vetoes[a][b] = self.vetoes[b][a] = veto
        elif score > 0:
            self.scores[a][b] = self.scores[b][a] = score
        self._changed |= {a, b}

    def neighbours(self, report: str) -> list[str]:
        """The reports that something is known of together with one."""
        return [*self.scores.get(report, ()), *self.vetoes.get(report, ())]

    def forget(self, a: str, b: str) -> None:
        """Takes back what was found of two reports."""
        for known in (self.scores, self.vetoes):
            known[a].pop(b, None)
            known[b].pop(a, None)
        self._changed |= {a, b}

    def all(self) -> list[Group]:
        """Every group, its reports in the order of their ids; the groups in the order of their first reports."""
        while self._changed:
            self._regroup(self._connected(self._changed.pop()))
        return sorted(set(self._home.values()))

    def _connected(self, start: str) -> list[str]:
        """The reports that a chain of strong pairs leads to."""
        seen, ahead = {start}, [start]
        while ahead:
            for other, score in self.scores.get(ahead.pop(), {}).items():
                if score >= BARS.best and other not in seen:
                    seen.add(other)
                    ahead.append(other)
        self._changed -= seen
        return sorted(seen)

    def _regroup(self, reports: list[str]) -> None:
        number = {report: n for n, report in enumerate(reports)}
        groups = gather(
            [self._days[report] for report in reports],
            (((n, m), score) for n, m, score in _pairs(self.scores, number)),
            ((n, m) for n, m, _ in _pairs(self.vetoes, number)),
            BARS,
        )
        for group in groups:
            ids = tuple(reports[n] for n in group)
            self._home.update(dict.fromkeys(ids, ids))


def _pairs(known: Mapping[str, Mapping[str, Found]], number: Mapping[str, int]) -> Iterator[tuple[int, int, Found]]:
    """What is known of the pairs of these reports, by their numbers, the smaller first."""
    for a, n in number.items():
        for b, found in known.get(a, {}).items():
            m = number.get(b, -1)
            if n < m:
                yield n, m, found
