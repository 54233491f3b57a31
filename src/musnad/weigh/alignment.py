"""Which items of two stretches mean the same, over one language or two: keys that are equal, words whose vectors are near.

Vectors of single words lie in a cone of their language, and rare forms in its middle, near to everything. So the middle of
each language, taken from the words of its `meaning` table, is subtracted first; what is then near is near in meaning
(Mu and Viswanath, "All-but-the-Top", ICLR 2018, for vectors of one language).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from musnad import lang
from musnad.lang.transliteration import word_keys, words_alike
from musnad.weigh.items import Items, order

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAR, EQUAL = 0.42, 0.7
"""Cosine from which two words may mean one thing, and from which they surely do; set by eye on Arabic and English words."""
ALIKE = 0.9
"""How near two words of two languages are that sound like one name."""
EXACT = "@#~"
"""First signs of keys that are compared as they are."""


class Alignment:
    """How near the items of some stretches (`left`) are to those of others (`right`), each 0 to 1.

    Words of all stretches are encoded at once. `codes` are the languages of the stretches, as long as they.
    """

    def __init__(
        self, left: Sequence[Items], right: Sequence[Items], codes: tuple[Sequence[str | None], Sequence[str | None]]
    ) -> None:
        self._left, self._right = _Vocabulary(left, codes[0]), _Vocabulary(right, codes[1])
        self._near = _nearness(self._left.rows, self._right.rows)

    def of(self, left: int, right: int) -> NDArray[np.float32]:
        """The nearness of each item of one stretch (rows) to each of another (columns)."""
        import numpy as np

        one, other = self._left, self._right
        near: NDArray[np.float32] = self._near[np.ix_(one.at[left], other.at[right])].copy()
        for row, column in self._names(left, right):
            near[row, column] = max(near[row, column], ALIKE)
        places = {key: j for j, key in enumerate(other.items[right].keys)}
        for i, key in enumerate(one.items[left].keys):
            if (j := places.get(key)) is not None:
                near[i, j] = 1.0
        return near

    def _names(self, left: int, right: int) -> Iterator[tuple[int, int]]:
        """Words of two languages that are one name by their sound, where one of them has a capital letter."""
        one, other = self._left, self._right
        if one.codes[left] == other.codes[right]:
            return
        theirs = [(j, form, word_keys(form)) for j, form in enumerate(other.items[right].forms) if form]
        for i, form in enumerate(one.items[left].forms):
            if form and (mine := word_keys(form)):
                for j, told, keys in theirs:
                    capital = form[0].isupper() or told[0].isupper()
                    if capital and not mine.isdisjoint(keys) and words_alike(form, told):
                        yield i, j


class _Vocabulary:
    """The words of some stretches with their centred vectors; row 0 is that of all that has no vector."""

    def __init__(self, all_items: Sequence[Items], codes: Sequence[str | None]) -> None:
        import numpy as np

        self.items, self.codes = all_items, codes
        by_code: dict[str, list[Items]] = {}
        for one, code in zip(all_items, codes, strict=True):
            by_code.setdefault(code or "", []).append(one)
        rows, index = [np.zeros((1, len(middle(""))), dtype=np.float32)], {}
        for code, group in sorted(by_code.items()):
            forms = order(group)
            index.update({(code, form): sum(map(len, rows)) + i for i, form in enumerate(forms)})
            rows.append(vectors(forms, code))
        self.rows = np.concatenate(rows)
        self.at = [[index.get((code or "", form), 0) for form in one.forms] for one, code in zip(all_items, codes, strict=True)]


def vectors(forms: Sequence[str], code: str) -> NDArray[np.float32]:
    """The vectors of single words of a language, one a row, around the middle of that language."""
    from musnad.vectors import encode

    return _unit(encode(forms, written=True) - middle(code))


def _nearness(left: NDArray[np.float32], right: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    cosines = left @ right.T
    return np.where(cosines < NEAR, 0.0, np.minimum(cosines / EQUAL, 1.0)).astype(np.float32)


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    out: NDArray[np.float32] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return out


@cache
def middle(code: str) -> NDArray[np.float32]:
    """The mean vector of a language's common words; zeros where it has no table of them."""
    import numpy as np

    from musnad.vectors import DIMENSIONS, encode

    if not (code and lang.has(code, "meaning")):
        return np.zeros(DIMENSIONS, dtype=np.float32)
    raw = lang.table(code, "meaning")
    found = {*raw["empty"]["words"]}
    found.update(word for group in raw["opposites"] for side in ("one", "other") for word in group[side])
    if lang.has(code, "quantities"):
        found.update(word for group in lang.table(code, "quantities")["units"].values() for word in group)
    out: NDArray[np.float32] = encode(sorted(found), written=True).mean(axis=0)
    return out
