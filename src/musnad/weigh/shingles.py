"""The words of a report as numbers, so that what two reports share is found fast: runs of five words as hashes.

Hashes are the same in every process: nothing here depends on a seed.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from musnad.model import Reading, Report, Span
from musnad.text import Tokens

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RUN = 5
"""Words of a run."""
_UNREAD = frozenset({"furniture", "credit", "dateline"})
_CLOSES = {"«": "»", "“": "”", '"': '"'}
_MARKS = re.compile('[«»“”"]')
_STEP, _STIR = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9


class Text(NamedTuple):
    """The words of a report outside of its furniture: where each starts and ends, its hash, whether it is narration.

    Narration is the outlet's own wording: no quotation, no name, and no words for a speaker. `voiced` is narration that is
    attributed to nobody.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    words: NDArray[np.uint64]
    narration: NDArray[np.bool_]
    voiced: NDArray[np.bool_]


def text_of(reading: Reading, tokens: Tokens | None = None) -> Text:
    """The words of a report, whose tokens they are if they are known."""
    import numpy as np

    report = reading.report
    blocks = [b.span for b in report.blocks if b.kind not in _UNREAD] or [(0, len(report.text))]
    cut = tokens or Tokens(report.text)
    words = [token for start, end in blocks for token in cut.within(start, end) if token[3]]
    starts, ends, forms, _ = zip(*words, strict=True) if words else ((), (), (), ())
    narration = bytearray(b"\1") * len(words)
    for low, high in _not_its_own(reading, blocks):
        _clear(narration, bisect_right(ends, low), bisect_left(starts, high))
    voiced = narration[:]
    for low, high in (span for a in reading.attributions for span in a.content.spans):
        _clear(voiced, bisect_right(ends, low), bisect_left(starts, high))
    own, by_nobody = (np.frombuffer(bytes(flags), dtype=np.bool_) for flags in (narration, voiced))
    hashes = np.array(list(map(_hashes.__getitem__, forms)), dtype=np.uint64)
    return Text(np.array(starts, dtype=np.int32), np.array(ends, dtype=np.int32), hashes, own, by_nobody)


class Texts:
    """The words of many reports by the ids of these, in few large arrays: small ones by the thousand leave memory in pieces."""

    def __init__(self) -> None:
        self._rows = tuple(array(code) for code in "iiQbb")
        self._at: dict[str, slice] = {}

    def add(self, report: str, text: Text) -> None:
        """Keeps the words of a report."""
        start = len(self._rows[0])
        parts: tuple[NDArray[Any], ...] = text
        for row, part in zip(self._rows, parts, strict=True):
            row.frombytes(part.tobytes())
        self._at[report] = slice(start, len(self._rows[0]))

    def __getitem__(self, report: str) -> Text:
        """The words of a report that was added. While they are held, none can be added."""
        import numpy as np

        kinds = (np.int32, np.int32, np.uint64, np.bool_, np.bool_)
        return Text(*(np.frombuffer(row, dtype)[self._at[report]] for row, dtype in zip(self._rows, kinds, strict=True)))


def _clear(flags: bytearray, start: int, end: int) -> None:
    if start < end:
        flags[start:end] = bytes(end - start)


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


class _Hashes(dict[str, int]):
    """64 bits of each folded word."""

    def __missing__(self, form: str) -> int:
        if len(self) > 200_000:
            self.clear()
        found = self[form] = int.from_bytes(blake2b(form.encode(errors="replace"), digest_size=8).digest(), "little")
        return found


_hashes = _Hashes()


def runs_of(words: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The hashes of all runs of `RUN` words, by their first word: a polynomial of the words, stirred, so that its low and
    high bits are as good as random."""
    import numpy as np

    count = max(0, len(words) - RUN + 1)
    out = np.zeros(count, dtype=np.uint64)
    for i in range(RUN):
        out = out * np.uint64(_STEP) + words[i : i + count]
    for shift in (29, 32):
        out = (out ^ (out >> np.uint64(shift))) * np.uint64(_STIR)
    return out
