"""Text that reports share: passages that stand word for word in two of them, beyond what both quote.

Pairs to look at are those whose sketches meet. A sketch holds the runs of words with the smallest hashes: MinHash with
one bound for all reports, which tells how much of a short text stands in a long one too (Broder 1997, On the resemblance
and containment of documents, section 4). What a pair shares is then found word by word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from musnad.model import Copy, Excerpt, Reading, Spans
from musnad.text import ByWord, fold
from musnad.weigh.joins import meeting
from musnad.weigh.shingles import RUN, Text, Texts, runs_of, text_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SKETCH = 1 << 62
"""Hashes below it, a quarter of all, are in a sketch."""
MEET = 2
"""Runs that two sketches share at least."""
NEXT = 12
"""A run pairs each report that has it with so many next ones: what thousands have is looked at a few times a report.
Reports of one wire meet their neighbours in time, and so all of them in turn."""
LATELY = 500
"""Reports whose runs are kept in order: pairs come in the order of their days."""
GAP = 3
"""Words between two shared stretches that belong to one passage: a word was put in, left out or replaced."""
NARRATION = 8
"""Words of narration that a passage shares at least: titles, formulas and cues around a quotation have fewer."""
LEAST = 24
"""Words of narration that two reports share in such passages at least. Below, many share one sentence of a document
that both have before them; see `eval/copies.md`."""
DAYS, SHARE, LATER = 4, 0.3, 0.65
"""Reports further apart, that share less than `LATER` of the shorter one, share formulas (`the cabinet heard ...`) week by
week. Below `SHARE` reports of the same days may have no more in common than what somebody said."""
FILL = 20
"""Words between two shared stretches in which other figures fill a formula."""
FILLED = (0.0, 0.5, 0.87)
"""What reports of two days must share of the shorter one where no other figures fill their gaps, where one gap is so filled,
and where several are: a daily bulletin keeps its words and changes its figures; who carries one keeps them."""
VOICED = 8
"""Words of narration that nobody is said to have said, which reports share at least that share less than `SHARE`: two who
relay one speech or statement in its own words have nothing else in common."""
COVERED = 0.75
"""Part of a statement's letters that must stand in shared passages."""

_FIGURE = re.compile(r"\d+")

Stretch = tuple[int, int, int]
"""First word in one text and in the other, and how many words are the same from there."""


class Indexed(NamedTuple):
    """A text with its runs, and with their places in the order of their hashes, and those."""

    text: Text
    runs: NDArray[np.uint64]
    order: NDArray[np.int32]
    hashes: NDArray[np.uint64]


class Copies:
    """What the reports of a pile share, pair by pair, whoever published them."""

    def __init__(self, readings: Sequence[Reading], texts: Texts | None = None) -> None:
        """`texts` are those of the reports, where they are known."""
        self.all = copies(readings, texts)
        self._outlets = {r.report.id: r.report.outlet or r.report.id for r in readings}

    @cached_property
    def between_outlets(self) -> tuple[Copy, ...]:
        """Those of two outlets: reports of one do not make two."""
        return tuple(c for c in self.all if self.outlet(c.left.report) != self.outlet(c.right.report))

    def outlet(self, report: str) -> str:
        """The outlet of a report; one that names none is an outlet of its own."""
        return self._outlets[report]

    @cached_property
    def _of(self) -> dict[str, list[tuple[str, Spans]]]:
        """For each report the others that share text with it, and where in it that stands."""
        out: dict[str, list[tuple[str, Spans]]] = {}
        for one in self.all:
            out.setdefault(one.left.report, []).append((one.right.report, one.left.spans))
            out.setdefault(one.right.report, []).append((one.left.report, one.right.spans))
        return out

    def sharing(self, report: str, spans: Spans, among: Container[str]) -> frozenset[str]:
        """The reports `among` some that share the words at `spans` of a report."""
        total = sum(end - start for start, end in spans)
        rows = ((other, shared) for other, shared in self._of.get(report, ()) if total and other in among)
        return frozenset(other for other, shared in rows if _common(spans, shared) >= COVERED * total)


def _common(one: Spans, other: Spans) -> int:
    return sum(max(0, min(end, stop) - max(start, first)) for start, end in one for first, stop in other)


def copies(readings: Sequence[Reading], known: Texts | None = None) -> tuple[Copy, ...]:
    """The pairs of reports that share text, by their ids, whatever the order of `readings`."""
    ordered = sorted(readings, key=lambda r: (r.report.published or "", r.report.id))
    texts = [known[reading.report.id] if known else text_of(reading) for reading in ordered]
    pairs = met(texts)
    indexed = lru_cache(maxsize=LATELY)(lambda i: _indexed(texts[i]))
    found = (_copy(ordered[i], ordered[j], indexed(i), indexed(j)) for i, j in pairs)
    return tuple(sorted((c for c in found if c), key=lambda c: (c.left.report, c.right.report)))


def met(texts: Sequence[Text]) -> list[tuple[int, int]]:
    """Pairs of indices, the smaller first, of texts whose sketches share `MEET` runs."""
    import numpy as np

    runs = (runs_of(text.words) for text in texts)
    sketches = [np.zeros(0, dtype=np.uint64), *(np.unique(row[row < SKETCH]) for row in runs)]
    home = np.repeat(np.arange(len(sketches)) - 1, [len(sketch) for sketch in sketches])
    return [(i, j) for i, j in meeting(np.concatenate(sketches), home, least=MEET, following=NEXT).tolist()]


def _indexed(text: Text) -> Indexed:
    import numpy as np

    runs = runs_of(text.words)
    order = np.argsort(runs, kind="stable").astype(np.int32)
    return Indexed(text, runs, order, runs[order])


def _copy(one: Reading, other: Reading, left: Indexed, right: Indexed) -> Copy | None:
    """What two reports share, if that is enough; the report with the smaller id on the left."""
    if other.report.id < one.report.id:
        one, other, left, right = other, one, right, left
    told = ((p, _narration(p, left.text, right.text)) for p in _passages(_stretches(left, right)))
    passages = [(p, words) for p, words in told if words >= NARRATION]
    narration = sum(words for _, words in passages)
    shared = [s for p, _ in passages for s in p]
    words = sum(n for _, _, n in shared)
    share = words / max(1, min(len(left.text.words), len(right.text.words)))
    if narration < LEAST or (share < SHARE and _voiced(shared, left.text, right.text) < VOICED):
        return None
    days = _days(one, other)
    if days > DAYS and share < LATER:
        return None
    if days and share < FILLED[_filled(shared, (one, left.text), (other, right.text))]:
        return None
    return Copy(
        left=Excerpt(one.report.id, _spans(left.text, [(i, n) for i, _, n in shared])),
        right=Excerpt(other.report.id, _spans(right.text, [(j, n) for _, j, n in shared])),
        words=words,
        share=round(min(1.0, share), 3),
    )


def _filled(shared: Sequence[Stretch], left: tuple[Reading, Text], right: tuple[Reading, Text]) -> int:
    """How many short gaps between stretches that follow each other in both texts hold other figures in each, as far as
    `FILLED` tells them apart."""
    found, most = 0, len(FILLED) - 1
    for (i, j, n), (k, m, _) in pairwise(sorted(shared)):
        gaps = (left, i + n, k), (right, j + n, m)
        if all(0 < end - start <= FILL for _, start, end in gaps):
            one, other = (_figures(*where, start, end) for where, start, end in gaps)
            found += bool(one and other and one != other)
            if found == most:
                break
    return found


def _figures(reading: Reading, text: Text, start: int, end: int) -> list[str]:
    """The digits that some words of a report begin with."""
    words = zip(text.starts[start:end].tolist(), text.ends[start:end].tolist(), strict=True)
    return [figure for low, high in words if (figure := _figure[reading.report.text[low:high]])]


def _begins(word: str) -> str:
    found = _FIGURE.match(fold(word))
    return found.group() if found else ""


_figure = ByWord(_begins)


def _spans(text: Text, stretches: Sequence[tuple[int, int]]) -> Spans:
    """Where stretches of words stand, by the first word and the number of each."""
    starts = text.starts[[first for first, _ in stretches]].tolist()
    ends = text.ends[[first + count - 1 for first, count in stretches]].tolist()
    return tuple(zip(starts, ends, strict=True))


def _days(one: Reading, other: Reading) -> int:
    """Days between two publications; 0 where one is not known."""
    try:
        days = [date.fromisoformat((reading.report.published or "")[:10]) for reading in (one, other)]
    except ValueError:
        return 0
    return abs((days[0] - days[1]).days)


def _stretches(left: Indexed, right: Indexed) -> list[Stretch]:
    """Maximal stretches of equal words, in the order of the left text; no word is in two of them on either side."""
    import numpy as np

    if not len(left.runs) or not len(right.runs):
        return []
    # In the order of their hashes: keys that grow are found several times faster than keys in the order of the text.
    place = np.minimum(right.hashes.searchsorted(left.hashes), len(right.runs) - 1)
    same = np.nonzero(right.hashes[place] == left.hashes)[0]
    in_text = same[left.order[same].argsort()]
    hits, places = left.order[in_text].tolist(), place[in_text].tolist()
    taken = np.zeros(len(right.text.words), dtype=np.bool_)
    out: list[Stretch] = []
    done = 0
    while done < len(hits):
        i = hits[done]
        j, count = _longest(left, right, i, places[done], taken)
        if count >= RUN:
            out.append((i, j, count))
            taken[j : j + count] = True
        done = bisect_left(hits, i + count) if count >= RUN else done + 1
    return out


def _longest(left: Indexed, right: Indexed, i: int, place: int, taken: NDArray[np.bool_]) -> tuple[int, int]:
    """Where in the right text the words from `i` on go on longest, and for how many words; the first of equals.

    A run that stands in a text many times is looked at in `NEXT` places.
    """
    best = (0, 0)
    for row in range(place, min(place + NEXT, len(right.runs))):
        if right.hashes[row] != left.runs[i]:
            break
        j = int(right.order[row])
        best = max(best, (_equal(left.text, right.text, i, j, taken), -j))
    return -best[1], best[0]


def _equal(left: Text, right: Text, i: int, j: int, taken: NDArray[np.bool_]) -> int:
    """How many words from two places on are the same, and not in another stretch yet."""
    count = min(len(left.words) - i, len(right.words) - j)
    ends = (left.words[i : i + count] != right.words[j : j + count]) | taken[j : j + count]
    first = int(ends.argmax()) if count else 0
    return first if count and ends[first] else count


def _passages(stretches: Sequence[Stretch]) -> list[list[Stretch]]:
    """Stretches that follow each other in both texts, but for a few words."""
    out: list[list[Stretch]] = []
    for i, j, count in stretches:
        if out:
            before, beside, length = out[-1][-1]
            if i - before - length <= GAP and 0 <= j - beside - length <= GAP:
                out[-1].append((i, j, count))
                continue
        out.append([(i, j, count)])
    return out


def _voiced(shared: Sequence[Stretch], left: Text, right: Text) -> int:
    """Words of stretches that neither text attributes to anybody."""
    return _in_both(shared, left.voiced, right.voiced)


def _narration(passage: Sequence[Stretch], left: Text, right: Text) -> int:
    """Words of a passage that are narration in both texts."""
    return _in_both(passage, left.narration, right.narration)


def _in_both(stretches: Sequence[Stretch], left: NDArray[np.bool_], right: NDArray[np.bool_]) -> int:
    import numpy as np

    return sum(int(np.count_nonzero(left[i : i + n] & right[j : j + n])) for i, j, n in stretches)
