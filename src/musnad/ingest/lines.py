"""The lines of a text with what labelling asks about them."""

import re
from typing import NamedTuple

from musnad.ingest.labels import Words, words_of

# Everything that str.splitlines() takes for the end of a line; the ends of lines are trimmed, and blank lines left out.
_BREAKS = "\\n\\r\\x0b\\x0c\\x1c-\\x1e\\x85\\u2028\\u2029"
_LINE = re.compile(f"[^\\s{_BREAKS}](?:[^{_BREAKS}]*[^\\s{_BREAKS}])?")
_CLOSING = "\"'”»)]’›"
_HEAD = 120
"""Characters of a long line that are folded: what labels a line stands at its beginning."""


class Line(NamedTuple):
    """A line that is not blank: its offsets, its characters, its first words folded, and how many words it has."""

    start: int
    end: int
    raw: str
    words: Words
    size: int

    @property
    def stop(self) -> str:
        """The mark that ends its last sentence (closing quotes and brackets aside), or nothing."""
        last = self.raw.rstrip(_CLOSING + " ")[-1:]
        return last if last in ".!?؟…。" else ""

    @property
    def full_stop(self) -> bool:
        """Whether it ends as a sentence of a paragraph does; dots in a row end headlines too."""
        tail = self.raw.rstrip(_CLOSING + " ")
        return tail.endswith((".", "。")) and not tail.endswith("..")


def lines(text: str) -> list[Line]:
    """The lines of a text that are not blank, trimmed, in order.

    >>> [(line.start, line.raw) for line in lines("  One \\n\\n two\\r\\n")]
    [(2, 'One'), (9, 'two')]
    """
    out = []
    for m in _LINE.finditer(text):
        raw = m.group()
        size = raw.count(" ") + 1
        out.append(Line(m.start(), m.end(), raw, words_of(raw if size <= 40 else raw[:_HEAD]), size))
    return out
