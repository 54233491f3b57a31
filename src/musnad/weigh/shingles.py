"""The words of a report as numbers, so that what two reports share is found fast: runs of five words as hashes.

Hashes are the same in every process: nothing here depends on a seed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from musnad.model import Reading, Report, Span
from musnad.text import tokenize

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RUN = 5
"""Words of a run."""
_UNREAD = frozenset({"furniture", "credit", "dateline"})
_CLOSES = {"«": "»", "“": "”", '"': '"'}
_MARKS = re.compile('[«»“”"]')
_FIGURE = re.compile(r"\d+")
_STEP, _STIR = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9
_cache: dict[str, int] = {}


class Text(NamedTuple):
    """The words of a report outside of its furniture: where each starts and ends, its hash, whether it is narration.

    Narration is the outlet's own wording: no quotation, no name, and no words for a speaker. `voiced` is narration that is
    attributed to nobody; `figures` are the hashes of the digits that a word begins with, else 0. `runs` are the hashes of all
    runs of `RUN` words, by their first word.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    words: NDArray[np.uint64]
    narration: NDArray[np.bool_]
    voiced: NDArray[np.bool_]
    figures: NDArray[np.uint64]
    runs: NDArray[np.uint64]


def text_of(reading: Reading) -> Text:
    """The words of a report."""
    import numpy as np

    report = reading.report
    blocks = [b.span for b in report.blocks if b.kind not in _UNREAD] or [(0, len(report.text))]
    tokens = [t for start, end in blocks for t in tokenize(report.text, start, end) if t.word]
    starts, ends = (np.array([t[i] for t in tokens], dtype=np.int64) for i in (0, 1))
    words = np.array([_hash(t.form) for t in tokens], dtype=np.uint64)
    figures = np.array([_figure(t.form) for t in tokens], dtype=np.uint64)
    narration = np.ones(len(tokens), dtype=np.bool_)
    for low, high in _not_its_own(reading, blocks):
        narration[np.searchsorted(ends, low, "right") : np.searchsorted(starts, high)] = False
    voiced = narration.copy()
    for low, high in (span for a in reading.attributions for span in a.content.spans):
        voiced[np.searchsorted(ends, low, "right") : np.searchsorted(starts, high)] = False
    return Text(starts, ends, words, narration, voiced, figures, _runs(words))


def _not_its_own(reading: Reading, blocks: Iterable[Span]) -> Iterator[Span]:
    """Quotations, names, and words for speakers: two who report one speech have these in common without copying."""
    for block in blocks:
        yield from _quoted(reading.report, block)
    for mention in reading.mentions:
        yield mention.span
    for a in reading.attributions:
        yield from a.source.spans
        if a.mode == "direct":
            yield from a.content.spans


def _quoted(report: Report, block: Span) -> Iterator[Span]:
    """What stands between two marks of a block; a mark that nothing closes in it opens nothing."""
    opened: tuple[int, str] | None = None
    for mark in _MARKS.finditer(report.text, *block):
        if opened and mark.group() == opened[1]:
            yield opened[0], mark.end()
            opened = None
        elif opened is None and mark.group() in _CLOSES:
            opened = mark.start(), _CLOSES[mark.group()]


def _figure(form: str) -> int:
    found = _FIGURE.match(form)
    return _hash(found.group()) if found else 0


def _hash(form: str) -> int:
    """64 bits of a folded word."""
    found = _cache.get(form)
    if found is None:
        if len(_cache) > 200_000:
            _cache.clear()
        found = _cache[form] = int.from_bytes(blake2b(form.encode(errors="replace"), digest_size=8).digest(), "little")
    return found


def _runs(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """A polynomial of each run's words, stirred, so that its low and high bits are as good as random."""
    import numpy as np

    count = max(0, len(words) - RUN + 1)
    out = np.zeros(count, dtype=np.uint64)
    for i in range(RUN):
        out = out * np.uint64(_STEP) + words[i : i + count]
    for shift in (29, 32):
        out = (out ^ (out >> np.uint64(shift))) * np.uint64(_STIR)
    return out
