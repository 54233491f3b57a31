"""Words of a report made safe to show: control and direction marks go, letters stay as they are."""

import re
import unicodedata
from typing import Literal
from urllib.parse import urlsplit

Direction = Literal["rtl", "ltr"]

# Embeddings, overrides and isolates of a report could turn our own words round; C0 and C1 drive terminals.
# The plain marks (LRM, RLM, joiners) only shape the report's own words, so they stay.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]")
_FSI, _PDI = "\u2068", "\u2069"


def clean(text: str) -> str:
    """`text` without control and direction-overriding characters; nothing else is changed."""
    return _CONTROLS.sub("", text)


def flat(text: str) -> str:
    """`text` cleaned and on one line, with single spaces.

    >>> flat("a\\u202e b\\n\\n c")
    'a b c'
    """
    return " ".join(clean(text).split())


def direction(text: str) -> Direction | None:
    """The direction of the first letter that has one; None where there is no such letter."""
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in ("R", "AL"):
            return "rtl"
        if kind == "L":
            return "ltr"
    return None


def isolate(text: str, around: Direction) -> str:
    """`text` inside marks that keep its direction to itself, where it differs from the text `around` it."""
    return f"{_FSI}{text}{_PDI}" if direction(text) not in (None, around) else text


def shorten(text: str, limit: int) -> str:
    """The first words of `text`, at most `limit` characters, with an ellipsis where something is left out.

    >>> shorten("one two three", 9)
    'one two…'
    """
    if len(text) <= limit:
        return text
    head = text[:limit]
    cut = head.rfind(" ")
    return (head[:cut] if cut > limit // 2 else head[: limit - 1]).rstrip(" ،,;:.") + "…"


def safe_url(url: str | None) -> str | None:
    """`url` where a reader may follow it (http or https, with a host); None for any other scheme or a broken one."""
    if not url:
        return None
    url = "".join(clean(url).split())
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else None
