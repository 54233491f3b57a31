"""Folding and tokens, always with the way back to the original offsets.

Folding is by script, not by language: it unites spellings that no reader tells apart (hamza seats, final
ya and alef maqsura, ta marbuta and ha, vocalisation, kashida, digit shapes, letter case). Tokens keep their
offsets in the text as it stands, so nothing that is matched on folded forms ever loses its words.
"""

import re
import unicodedata
from typing import NamedTuple

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
_cache: dict[str, tuple[str, bool]] = {}


def fold(text: str) -> str:
    """The folded form of a word or phrase. Not reversible; offsets are kept by tokens, not by this."""
    text = _DROP.sub("", text)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = _DROP.sub("", text)
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


def _known(raw: str) -> tuple[str, bool]:
    """The folded form and whether it is a word, kept by word type: news repeats itself, and folding is dear."""
    if len(_cache) > 200_000:
        _cache.clear()
    form = fold(raw)
    found = _cache[raw] = (form, bool(form) and (form[0].isalnum() or form[-1].isalnum()))
    return found


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``, with offsets into `text`.

    >>> [text for _, _, text, _ in tokenize("قالَ الرئيسُ: «نعم».")]
    ['قال', 'الرييس', ':', '«', 'نعم', '»', '.']
    """
    stop = len(text) if end is None else end
    out = []
    # The innermost loop of all reading: `tuple.__new__` makes a token in half the time that calling its class takes.
    for m in _TOKEN.finditer(text, start, stop):
        raw = m[0]
        form, word = _cache.get(raw) or _known(raw)
        if form:
            out.append(tuple.__new__(Token, (m.start(), m.end(), form, word)))
    return out


def quote(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The words of `spans`, joined by an ellipsis where something stands between them."""
    return " … ".join(text[start:end] for start, end in spans)
