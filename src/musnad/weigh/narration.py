"""Places where a report states a claim in its own voice, outside of every attribution. Modest: near-equal words only."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from math import ceil
from typing import TYPE_CHECKING

from msgspec import Struct

from musnad.model import Reading, Report, Span
from musnad.text import Tokens
from musnad.weigh.propositions import clauses
from musnad.weigh.statements import Statement
from musnad.weigh.words import Words, meaning, number_conflicts, stems_of, words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WITHIN, COSINE, LEAST = 0.6, 0.65, 4
"""Share of the statement's telling words that the report's own sentence has, cosine, and how many they are at least."""
HELD = 50
"""A telling word that more wordings have finds none of them: their number grows with the pile."""
BATCH = 1_000
"""Parts of reports that are looked at together."""
_UNREAD = frozenset({"furniture", "credit", "dateline"})

Place = tuple[str, Span]
"""A report's id and the span."""
Places = Callable[[Iterable[int]], set[Place]]
"""Gives for the indices of statements the places where a report says one of them."""


class Part(Struct, frozen=True, gc=False):
    """A stretch of a report's own voice."""

    report: str
    span: Span
    text: str
    language: str | None
    stems: frozenset[str]


class Parts:
    """What many reports say in their own voice, in few large rows, until it is known what is looked for there."""

    def __init__(self) -> None:
        self._reports: list[Report] = []
        self._rows = array("q")
        self._stems: list[str] = []

    def add(self, reading: Reading, tokens: Tokens) -> None:
        """Keeps the parts of a report, whose tokens they are, that tell enough to say a statement."""
        for part in parts_of(reading, tokens):
            if len(part.stems) >= LEAST:
                self._stems += part.stems
                self._rows.extend((len(self._reports), *part.span, len(self._stems)))
        self._reports.append(reading.report)

    def __iter__(self) -> Iterator[Part]:
        done = 0
        for at in range(0, len(self._rows), 4):
            home, start, end, upto = self._rows[at : at + 4]
            of, stems, done = self._reports[home], frozenset(self._stems[done:upto]), upto
            yield Part(of.id, (start, end), of.text[start:end], of.language, stems)


class Narration:
    """Where reports say a pile's statements in their own voice. What is worded alike is looked for once."""

    def __init__(self, found: Sequence[Statement], parts: Iterable[Part]) -> None:
        first: dict[str, int] = {}
        self._first = [first.setdefault(s.text, i) for i, s in enumerate(found)]
        self._found = found
        self._holders = _Holders(found, first.values())
        self._alike: dict[str, list[Part]] = {}
        self._near: list[tuple[Part, int]] = []
        left = iter(parts)
        while some := list(islice(left, BATCH)):
            self._look(some)

    def _look(self, parts: Sequence[Part]) -> None:
        new: dict[str, list[Part]] = {}
        for part in parts:
            (self._alike.get(part.text) or new.setdefault(part.text, [])).append(part)
        firsts = [same[0] for same in new.values()]
        for k, i in self._holders.near([part.stems for part in firsts]):
            part = firsts[k]
            if _fits(_words(part.text, part.language), self._found[i].words):
                self._alike[part.text] = new[part.text]
                self._near.append((part, i))

    def places(self) -> Places:
        """The places in all parts."""
        told: dict[int, set[Place]] = {}
        for (part, i), cosine in zip(self._near, _cosines(self._near, self._found), strict=True):
            if cosine >= COSINE:
                told.setdefault(i, set()).update((p.report, p.span) for p in self._alike[part.text])
        first = self._first
        return lambda statements: set[Place]().union(*(told.get(i, ()) for i in {first[i] for i in statements}))


class _Holders:
    """The wanted statements by their rarest telling words, of those that at most `HELD` have.

    Of so many of the rarest a part must have one, if it has `_needed` of all (prefix filtering: Chaudhuri, Ganti and
    Kaushik, A primitive operator for similarity joins in data cleaning, 2006): what shares common words alone is not
    looked at. What has one is first compared by bits: a word sets one of 64, so that a part has no fewer of a statement's
    bits than of its words, but for those of its words that set one bit together.
    """

    def __init__(self, found: Sequence[Statement], wanted: Iterable[int]) -> None:
        import numpy as np

        self._long = [i for i in wanted if len(found[i].words.ordered) >= LEAST]
        self._stems = [found[i].words.ordered for i in self._long]
        self._needed = [_needed(found[i]) for i in self._long]
        counts = Counter(chain.from_iterable(self._stems))
        self._number = {stem: n for n, stem in enumerate(counts)}
        held: list[list[int]] = [[] for _ in counts]
        for k, (stems, needed) in enumerate(zip(self._stems, self._needed, strict=True)):
            rare = sorted((stem for stem in stems if counts[stem] <= HELD), key=lambda stem: (counts[stem], stem))
            for stem in rare[: len(stems) - needed + 1]:
                held[self._number[stem]].append(k)
        self._at = np.cumsum([0, *map(len, held)])
        self._held = np.fromiter(chain.from_iterable(held), dtype=np.int64, count=int(self._at[-1]))
        home = np.repeat(np.arange(len(self._stems)), [len(stems) for stems in self._stems])
        self._bits = _bits(
            home, np.array([self._number[s] for stems in self._stems for s in stems], dtype=np.int64), len(self._long)
        )
        own = np.bitwise_count(self._bits).astype(np.int64)
        self._least = np.array(self._needed, dtype=np.int64) - np.array([len(s) for s in self._stems], dtype=np.int64) + own

    def near(self, parts: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
        """For the stems of some parts, in their order: the part's index, and a statement's most of whose words it has."""
        import numpy as np

        known = [[self._number[stem] for stem in stems if stem in self._number] for stems in parts]
        home = np.repeat(np.arange(len(parts)), [len(numbers) for numbers in known])
        numbers = np.fromiter(chain.from_iterable(known), dtype=np.int64, count=len(home))
        bits = _bits(home, numbers, len(parts))
        counts = self._at[numbers + 1] - self._at[numbers]
        within = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
        met = self._held[np.repeat(self._at[numbers], counts) + within]
        home, met = np.divmod(np.unique(np.repeat(home, counts) * max(1, len(self._long)) + met), max(1, len(self._long)))
        may = np.bitwise_count(bits[home] & self._bits[met]) >= self._least[met]
        for k, one in zip(home[may].tolist(), met[may].tolist(), strict=True):
            if len(parts[k].intersection(self._stems[one])) >= self._needed[one]:
                yield k, self._long[one]


def _bits(home: NDArray[np.int64], numbers: NDArray[np.int64], count: int) -> NDArray[np.uint64]:
    """The bits that the numbers of so many sets set, each in the set whose number `home` is."""
    import numpy as np

    out = np.zeros(count, dtype=np.uint64)
    np.bitwise_or.at(out, home, np.uint64(1) << (numbers & 63).astype(np.uint64))
    return out


def _needed(s: Statement) -> int:
    """How many of a statement's telling words a part has that says it."""
    return max(LEAST, ceil(WITHIN * len(s.words.ordered)))


@lru_cache(maxsize=8)
def _words(text: str, language: str | None) -> Words:
    return words(text, meaning(language))


def _fits(part: Words, statement: Words) -> bool:
    return (part.negations > 0) == (statement.negations > 0) and not number_conflicts(part.numbers, statement.numbers)


def _cosines(near: Sequence[tuple[Part, int]], found: Sequence[Statement]) -> Iterator[float]:
    from musnad.vectors import encode

    for start in range(0, len(near), BATCH):
        some = near[start : start + BATCH]
        left, right = encode([part.text for part, _ in some]), encode([found[i].text for _, i in some])
        yield from (round(float(value), 3) for value in (left * right).sum(axis=1))


def parts_of(reading: Reading, tokens: Tokens | None = None) -> list[Part]:
    """The report's own voice, clause by clause: its read blocks without what is attributed.

    `tokens` are those of its text, if they are known.
    """
    report, table = reading.report, meaning(reading.report.language)
    blocks = [b.span for b in report.blocks if b.kind not in _UNREAD] or [(0, len(report.text))]
    parts = (part for a in reading.attributions for part in (a.content, a.cue, a.source, a.addressee, a.medium))
    said = _joined(sorted(span for part in parts for span in part.spans))
    cut, out = tokens or Tokens(report.text), []
    for span in (own for block in blocks for own in _outside(block, said)):
        for clause in clauses(cut.within(*span), table):
            start, end = clause[0].start, clause[-1].end
            out.append(Part(report.id, (start, end), report.text[start:end], report.language, stems_of(clause, table)))
    return out


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Sorted spans with those that overlap or touch made one."""
    out: list[Span] = []
    for low, high in spans:
        if out and low <= out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], high)
        else:
            out.append((low, high))
    return out


def _outside(block: Span, apart: Sequence[Span]) -> list[Span]:
    """What of a block stands in none of some spans, sorted and apart from each other."""
    start, end = block
    out = []
    first = max(0, bisect_left(apart, (start,)) - 1)
    for low, high in apart[first : bisect_left(apart, (end,))]:
        if start < low:
            out.append((start, low))
        start = max(start, high)
    if start < end:
        out.append((start, end))
    return out
