"""Folding and tokens, always with the way back to the original offsets.

Folding is by script, not by language: it unites spellings that no reader tells apart (hamza seats, final
ya and alef maqsura, ta marbuta and ha, vocalisation, kashida, digit shapes, letter case). Tokens keep their
offsets in the text as it stands, so nothing that is matched on folded forms ever loses its words.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeVar

_T = TypeVar("_T")
_MOST_WORDS = 200_000
"""Word types kept; more than a year of news has."""

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c\u200d"
_DROP = re.compile("[" + _MARKS + "\u06d6-\u06ed\u0300-\u036f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_UNITE = str.maketrans(
    "أإآٱٲٳىةؤئیکگڤپچ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ёЁ",
    "ااااااي" + "ه" + "وييككفبج" + "0123456789" * 2 + "ее",
)
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
# One alternation without nested repetition, so matching is linear. A number keeps inner separators (`13.000`,
# `20:35`); a word keeps its vocalisation and inner apostrophes; everything else is a single character, but
# that a run of dots is one token (`...`), and so are two marks typed for a quotation mark (`''`).
_LETTER = rf"[\w{_MARKS}]"
_TOKEN = re.compile(rf"\d+(?:[.,:٫٬]\d+)*(?!{_LETTER})|{_LETTER}+(?:['’ʼ](?=\w){_LETTER}+)?|\.{{2,}}|''|``|[^\s\w]")


def fold(text: str) -> str:
    """The folded form of a word or phrase. Not reversible; offsets are kept by tokens, not by this."""
    text = _DROP.sub("", text)
    if not unicodedata.is_normalized("NFKC", text):
        text = _DROP.sub("", unicodedata.normalize("NFKC", text))
    return text.translate(_UNITE).lower()


def plain(text: str) -> str:
    """The text as it is written, without vocalisation, kashida and marks of direction, its digits in one shape.

    >>> plain("مَسؤوليّة ٢٠٢٢")
    'مسؤولية 2022'
    """
    text = _DROP.sub("", text)
    return text if text.isascii() else _DROP.sub("", unicodedata.normalize("NFKC", text)).translate(_DIGITS)


class Token(NamedTuple):
    """A word, number or mark: half-open code points of the text, its folded form, and whether it is a word."""

    start: int
    end: int
    form: str
    word: bool


class ByWord(dict[str, _T]):
    """What a function makes of word types, kept since news repeats itself; emptied when it has grown with the words of years,
    so that a server's memory stays bounded."""

    def __init__(self, make: Callable[[str], _T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, form: str) -> _T:
        if len(self) >= _MOST_WORDS:
            self.clear()
        made = self[form] = self._make(form)
        return made

    __call__ = dict[str, _T].__getitem__


NO_WORDS: ByWord[Any] = ByWord(str)
"""Stands for what a table makes of words of its own, until it does."""


def by_letter(affixes: Iterable[str], at: int) -> dict[str, tuple[str, ...]]:
    """Beginnings of words (`at` 0) or endings (`at` -1), in their order, by their first or last letter: a word is held
    against those alone that have its own.

    >>> by_letter(["al", "b", "an"], 0)
    {'a': ('al', 'an'), 'b': ('b',)}
    """
    found: dict[str, tuple[str, ...]] = {}
    for affix in filter(None, affixes):
        found[affix[at]] = (*found.get(affix[at], ()), affix)
    return found


def _form(raw: str) -> tuple[str, bool]:
    """The folded form of a word as it is written, and whether it is a word."""
    form = fold(raw)
    return form, bool(form) and (form[0].isalnum() or form[-1].isalnum())


_known = ByWord(_form)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``, with offsets into `text`.

    >>> [text for _, _, text, _ in tokenize("قالَ الرئيسُ: «نعم».")]
    ['قال', 'الرييس', ':', '«', 'نعم', '»', '.']
    """
    stop = len(text) if end is None else end
    # The innermost loop of all reading: `tuple.__new__` makes a token in half the time that calling its class takes.
    new = tuple.__new__
    found = _TOKEN.finditer(text, start, stop)
    return [new(Token, m.span() + known) for m in found if (known := _known[m[0]])[0]]


class Tokens:
    """All tokens of a text, cut as often as they are needed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._all = tokenize(text)
        self._starts = [token[0] for token in self._all]

    def within(self, start: int, end: int) -> list[Token]:
        """The same as `tokenize` makes of ``text[start:end]``, a word that is cut there included.

        >>> Tokens("one two").within(2, 7)
        [Token(start=2, end=3, form='e', word=True), Token(start=4, end=7, form='two', word=True)]
        """
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if (low and self._all[low - 1][1] > start) or (low < high and self._all[high - 1][1] > end):
            return tokenize(self.text, start, end)
        return self._all[low:high]


def quote(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The words of `spans`, joined by an ellipsis where something stands between them."""
    return " … ".join(text[start:end] for start, end in spans)
