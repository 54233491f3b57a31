"""A report laid out by tokens, so that what stands around a word that speaks of an event is found without a search."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from heapq import heappop, heappush

from musnad.model import Attribution, Block, Mention, Ref, Report, Span, Time
from musnad.read.eventwords import Marks, lexicon
from musnad.read.gazetteer import gazetteer
from musnad.text import Token
from musnad.world import world

STOPS = frozenset((".", "!", "?", "؟", "؛", "..", "...", "…"))
SETTLED = ("person", "office", "organisation", "place")


class Scene:
    """A report laid out by tokens, so that what stands around a word is found without searching the text."""

    def __init__(
        self,
        report: Report,
        tokens: Sequence[Token],
        times: Sequence[Time],
        mentions: Sequence[Mention],
        attributions: Sequence[Attribution],
        *,
        language: str,
    ) -> None:
        self.report, self.tokens, self.times = report, tokens, times
        self._words = lexicon(language)
        self._nations = gazetteer(language, world())
        self.forms = [t.form for t in tokens]
        self.starts = [t.start for t in tokens]
        self.mentions = sorted((m for m in mentions if m.entity and m.kind in SETTLED), key=lambda m: m.span)
        self._mention_starts = [m.span[0] for m in self.mentions]
        self._edges, self._holders = _layers(attributions)
        self._times = sorted((time.span[0], index) for index, time in enumerate(times))

    @cached_property
    def sentences(self) -> list[Span]:
        """Token ranges of sentences; furniture is left out, and a title is one sentence whatever its dots."""
        blocks = self.report.blocks or (Block((0, len(self.report.text)), "paragraph"),)
        out: list[Span] = []
        for block in blocks:
            if block.kind != "furniture":
                out += self._split(self.at(block.span[0]), self.at(block.span[1]), whole=block.kind == "title")
        return out

    def _split(self, start: int, end: int, *, whole: bool) -> Iterator[Span]:
        since, lines = start, self._line_ends(start, end)
        for i in range(start, end):
            if i in lines or (self.forms[i] in STOPS and not whole and not self._abbreviated(i)):
                yield since, i + 1
                since = i + 1

    def _line_ends(self, start: int, end: int) -> set[int]:
        """The tokens between two that are the last of their line, the last of all among them."""
        text, ends = self.report.text, {end - 1}
        if start < end:
            offset, last = self.tokens[start].end, self.tokens[end - 1].start
            while (offset := text.find("\n", offset, last)) >= 0:
                at = self.at(offset)
                ends.add(at - 1)
                offset = self.starts[at]
        return ends

    def _abbreviated(self, i: int) -> bool:
        """Whether the mark at `i` belongs to an abbreviation or an initial, in a language that has such."""
        if not self._words.abbreviations or self.forms[i] != "." or not i or self.tokens[i - 1].end != self.tokens[i].start:
            return False
        before = self.forms[i - 1]
        return before in self._words.abbreviations or (len(before) == 1 and before.isalpha())

    def at(self, offset: int) -> int:
        """The index of the first token at or after an offset."""
        return bisect_left(self.starts, offset)

    def innermost(self, span: Span) -> str | None:
        """The attribution with the shortest content that holds the beginning of the span."""
        at = bisect_right(self._edges, span[0]) - 1
        return self._holders[at] if at >= 0 else None

    def timed(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The token and the index of each time between two tokens."""
        if start < end:
            low, high = (bisect_left(self._times, (x, -1)) for x in (self.tokens[start].start, self.tokens[end - 1].end))
            for offset, index in self._times[low:high]:
                yield self.at(offset), index

    def named(self, start: int, end: int) -> list[Mention]:
        """The resolved mentions between two tokens."""
        if start >= min(end, len(self.tokens)):
            return []
        stop = self.tokens[min(end, len(self.tokens)) - 1].end
        low, high = (bisect_left(self._mention_starts, x) for x in (self.tokens[start].start, stop))
        return self.mentions[low:high]

    def marked(self, mark: str, start: int, end: int) -> list[Span]:
        """The token ranges of a mark of the language's event words that begin between two tokens."""
        hits = self._marks.get(mark, [])
        return hits[bisect_left(hits, (start, 0)) : bisect_left(hits, (end, 0))] if hits else []

    def first(self, mark: str, start: int, end: int) -> Span | None:
        """The first of them, or None."""
        hits = self._marks.get(mark)
        at = bisect_left(hits, (start, 0)) if hits else 0
        return hits[at] if hits and at < len(hits) and hits[at][0] < end else None

    @cached_property
    def _marks(self) -> Marks:
        return self._words.marks(self.forms)

    def nation(self, i: int) -> str | None:
        """The id of the country whose adjective or people's name stands at a token."""
        return self._nations.affiliation(self.forms[i])

    @cached_property
    def pair(self) -> tuple[Ref, ...]:
        """The two people whom the report is about: those of its title and lead, most often named; or nobody."""
        for kinds in (("person",), ("person", "office")):
            for limit in (*(b.span[1] for b in self.report.blocks[:4]), len(self.report.text)):
                people = Counter(m.entity for m in self.mentions if m.kind in kinds and m.span[1] <= limit)
                if len(people) >= 2:
                    return tuple(ref for ref, _ in people.most_common(2) if ref)
        return ()


def _layers(attributions: Sequence[Attribution]) -> tuple[list[int], list[str | None]]:
    """The text cut where contents begin and end, and for each piece the attribution with the shortest content around it."""
    contents = sorted((start, end, a.id) for a in attributions for start, end in a.content.spans)
    edges = sorted({edge for start, end, _ in contents for edge in (start, end)})
    holders: list[str | None] = []
    open_: list[tuple[int, int, str]] = []
    k = 0
    for edge in edges:
        while k < len(contents) and contents[k][0] <= edge:
            start, end, id = contents[k]
            heappush(open_, (end - start, end, id))
            k += 1
        while open_ and open_[0][1] <= edge:
            heappop(open_)
        holders.append(open_[0][2] if open_ else None)
    return edges, holders
