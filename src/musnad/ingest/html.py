"""HTML to a report: main text with its paragraphs, title, outlet, author, date and address. Nothing is ever rendered."""

import codecs
import logging
import re
from typing import cast

from musnad.errors import InputError
from musnad.ingest.encodings import decode
from musnad.ingest.make import Metadata, is_iso

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)
_LOOKS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|div|meta|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_KEY = r"(?:article:published_time|datePublished)"
_PUBLISHED = (
    re.compile(rf"<meta[^>]{{0,200}}?{_KEY}[\"'][^>]{{0,100}}?content=[\"']([^\"']{{4,40}})[\"']", re.IGNORECASE),
    re.compile(rf"<meta[^>]{{0,100}}?content=[\"']([^\"']{{4,40}})[\"'][^>]{{0,100}}?{_KEY}", re.IGNORECASE),
    re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{4,40})\""),
)
_MIN_CHARS = 40
"""Less than a sentence: a menu's words, which the extractor gives where it finds nothing else."""
# Dates that stand in footers and sidebars are not the report's: no wide search, and the first date if there are several.
_DATES = {"extensive_search": False, "original_date": True}


def looks_like_html(head: str) -> bool:
    """Whether a text begins as an HTML page does."""
    return bool(_LOOKS.match(head[:20_000].lstrip("\ufeff")))


def decode_html(data: bytes) -> tuple[str, str]:
    """The page's characters, by its mark, its own declaration, or as any text. Raises `InputError`."""
    declared = _CHARSET.search(data, 0, 4096)
    if declared and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            name = codecs.lookup(declared.group(1).decode("ascii")).name
            return data.decode(name), name
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def page(html: str) -> tuple[str, Metadata]:
    """A page's main text, a paragraph a line, and what it says about itself. Raises `InputError` where it has no text."""
    from trafilatura import bare_extraction

    # It logs pages without text as errors; here that is said by the exception.
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    found = bare_extraction(html, include_comments=False, with_metadata=True, date_extraction_params=_DATES)
    body = (found.text or "").strip() if found is not None and not isinstance(found, dict) else ""
    if len(body) < _MIN_CHARS or found is None or isinstance(found, dict):
        raise InputError("has no main text that can be told from its frame", code="html")
    title = (found.title or "").strip()
    first, _, rest = body.partition("\n")
    if title and first.strip() == title and rest.strip():
        body = rest.lstrip()
    known = {
        "title": title,
        "outlet": found.sitename or found.hostname,
        "url": found.url,
        "byline": found.author,
        "published": _published(html) or found.date,
    }
    return body, cast(Metadata, {k: v for k, v in known.items() if v})


def _published(html: str) -> str | None:
    """The instant that the page itself declares; trafilatura keeps only its day."""
    for pattern in _PUBLISHED:
        m = pattern.search(html)
        if m and is_iso(m.group(1).strip()):
            return m.group(1).strip()
    return None
