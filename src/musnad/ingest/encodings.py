"""Bytes to characters: UTF-8; UTF-16 by its mark or null pattern; then the single-byte encoding that gives Arabic.

A byte order mark is no part of the text. Everything else of the file is, line ends as they are.
"""

import codecs
from collections import Counter

from musnad.errors import InputError

_SAMPLE = 65_536
_MAGIC = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a ZIP archive (perhaps an office document)",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x1f\x8b": "compressed",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"SQLite format 3": "a database",
    b"{\\rtf": "a rich text document",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SINGLE = ("windows-1256", "iso-8859-6")
# The commonest letters of Arabic news with their shares in percent; the two encodings disagree about most of them.
_COMMON = dict(zip("اليمونرتةبعدسفه", (13, 11, 8, 6, 6, 6, 5, 5, 4, 4, 4, 3, 3, 3, 3), strict=True))
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\r\x0b\x0c\x1a\x1c\x1d\x1e\x1f") + b"\x7f"


def decode(data: bytes) -> tuple[str, str]:
    """The text and the name of its encoding. Raises `InputError` (code `empty`, `binary` or `encoding`)."""
    if not data:
        raise InputError("is empty", code="empty")
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise InputError(f"is {what}, not text", code="binary")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _exactly(data[len(mark) :], encoding), encoding
    if b"\0" in data[:_SAMPLE]:
        return _wide(data)
    _refuse_control(data)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _single_byte(data)


def _exactly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as e:
        raise InputError(f"is marked as {encoding}, but breaks it at byte {e.start}", code="encoding") from e


def _wide(data: bytes) -> tuple[str, str]:
    """UTF-16 without a mark: nulls stand at one parity only, as the high bytes of spaces and digits."""
    sample = data[: _SAMPLE // 2 * 2]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if min(even, odd) * 20 <= max(even, odd):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            text = ""
        if text and sum(c.isprintable() or c.isspace() for c in text[:_SAMPLE]) >= 0.98 * len(text[:_SAMPLE]):
            return text, encoding
    raise InputError("is binary, not text", code="binary")


def _refuse_control(data: bytes) -> None:
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROL)) > len(sample) * 0.01:
        raise InputError("is binary, not text", code="binary")


def _damaged_utf8(data: bytes) -> tuple[str, str] | None:
    """UTF-8 with a few broken bytes, which would be nonsense in any other encoding."""
    text = data.decode("utf-8", errors="replace")
    wide = sum(n for c, n in Counter(text).items() if c > "\x7f")
    broken = text.count("\ufffd")
    return (text, f"utf-8 with {broken} broken bytes replaced") if broken * 50 <= wide else None


def _single_byte(data: bytes) -> tuple[str, str]:
    """The single-byte encoding in which the bytes look most like Arabic."""
    best, text, most = "", "", 0.0
    for encoding in _SINGLE:
        try:
            candidate = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = _arabic(candidate[:_SAMPLE])
        if score > most:
            best, text, most = encoding, candidate, score
    if not best:
        raise InputError("is neither UTF-8 nor UTF-16, nor Arabic in windows-1256 or ISO-8859-6", code="encoding")
    return text, best


def _arabic(text: str) -> float:
    """How much of what is beyond ASCII is common Arabic letters; 0 where too little of it is Arabic at all."""
    counts = Counter(c for c in text if c > "\x7f" and c.isalpha())
    total = sum(counts.values())
    arabic = sum(n for c, n in counts.items() if "\u0620" <= c <= "\u064a")
    if not total or arabic < 0.8 * total:
        ascii_letters = sum(c.isalpha() for c in text if c < "\x80")
        return 0.001 if total * 20 < ascii_letters else 0.0
    return sum(n * _COMMON.get(c, 0) for c, n in counts.items()) / total
