"""Statements that nothing tells apart, in equal reports: each wording is compared once, for all who repeat it.

They are one from the start, with as many members. So a report that is printed again adds members and chains, and neither
claims nor relations, and weighing grows with what is worded in its own way.
"""

from __future__ import annotations

from collections.abc import Sequence

from musnad.weigh.drift import cue_of, sentence
from musnad.weigh.parties import Voice
from musnad.weigh.statements import Statement


class Alike:
    """For each statement of a pile, by its index, the first that is like it; a report has one of them at most.

    >>> Alike([]).first
    []
    """

    def __init__(self, found: Sequence[Statement]) -> None:
        self.first = list(range(len(found)))
        self._of: dict[int, tuple[int, ...]] = {}
        self._reports = [s.link.report.id for s in found]
        self._there: dict[int, dict[str, int]] = {}
        for group in _groups(found):
            self._of[group[0]] = tuple(group)
            for i in group:
                self.first[i] = group[0]

    def of(self, first: int) -> tuple[int, ...]:
        """All that are like a first one, itself included, in their order."""
        return self._of.get(first, (first,))

    def reports(self, first: int) -> tuple[str, ...]:
        """The reports of all that are like a first one."""
        return tuple(self._reports[i] for i in self.of(first))

    def firsts(self) -> list[int]:
        """The first ones, in their order."""
        return [i for i, first in enumerate(self.first) if i == first]

    def among(self, statements: Sequence[int]) -> tuple[int, ...]:
        """The first ones of some statements, sorted."""
        return tuple(sorted({self.first[i] for i in statements}))

    def beside(self, one: int, other: int) -> tuple[int, int]:
        """Of all that are like two first ones the two that stand in one report, or else the first ones themselves.

        What stands in one report is told apart there, and its reprints change nothing of that.
        """
        if one not in self._of and other not in self._of:
            return one, other
        if other not in self._there:
            self._there[other] = {self._reports[k]: k for k in self.of(other)}
        there = self._there[other]
        return next(((i, there[report]) for i in self.of(one) if (report := self._reports[i]) in there), (one, other))


def _groups(found: Sequence[Statement]) -> list[list[int]]:
    """The indices of statements that are alike, where there are several."""
    by_text: dict[str, list[int]] = {}
    for i, s in enumerate(found):
        if s.principal or s.link.speaker.known:
            by_text.setdefault(s.text, []).append(i)
    out: dict[object, list[int]] = {}
    times: dict[object, int] = {}
    for i in (i for same in by_text.values() if len(same) > 1 for i in same):
        looks = _looks(found[i])
        again = times[looks, found[i].link.report.id] = times.get((looks, found[i].link.report.id), 0) + 1
        out.setdefault((looks, again), []).append(i)
    return [group for group in out.values() if len(group) > 1]


def _looks(s: Statement) -> object:
    """All that pairs and drift look at. Of a speaker whom his report does not settle nothing is compared but that."""
    link, a = s.link, s.link.attribution
    condition = [(span, link.report.text[slice(*span)]) for span in a.condition.spans]
    return (
        (s.text, link.report.language, link.report.voice, (link.report.published or "")[:10], sentence(s), len(s.spans)),
        (_voice(link.speaker), _voice(link.addressee), link.speakers[0].sides, len(link.chain)),
        (a.polarity, a.act, a.modality, cue_of(s), s.conditional),
        tuple((words, any(low < end and start < high for low, high in s.spans)) for (start, end), words in condition),
        (s.principal, s.events, s.dated, s.days, s.places, s.meant, s.named),
    )


def _voice(voice: Voice) -> object:
    return voice if voice.known else voice.sides
