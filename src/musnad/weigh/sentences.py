"""Sentences of a report as `weigh` compares and shows them: spans of its read blocks, in order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from musnad import lang
from musnad.model import Report, Span
from musnad.text import Token, fold, tokenize

UNREAD = frozenset({"furniture", "credit", "dateline"})
LONGEST = 150
"""Tokens after which a sentence is cut: a text without marks is no reason for quadratic work."""
_ENDS = frozenset(".!?؟؛…") | {"..", "..."}
_CLOSING = frozenset("\"'”’»›)]")


def sentences(report: Report) -> tuple[Span, ...]:
    """The sentences of a report's titles, paragraphs, captions and posts, without the white space around them."""
    blocks = [b.span for b in report.blocks if b.kind not in UNREAD] or [(0, len(report.text))]
    short = _abbreviations(report.language or "")
    return tuple(span for start, end in blocks for span in _cut(report.text, tokenize(report.text, start, end), short))


def _cut(text: str, tokens: list[Token], short: frozenset[str]) -> Iterator[Span]:
    first = 0
    for i in range(len(tokens)):
        if i + 1 == len(tokens) or i - first >= LONGEST or _ends(text, tokens, i, short):
            if any(t.word for t in tokens[first : i + 1]):
                yield tokens[first].start, tokens[i].end
            first = i + 1


def _ends(text: str, tokens: list[Token], i: int, short: frozenset[str]) -> bool:
    """Whether a sentence ends with token `i`: at a mark before a space that belongs to no abbreviation or initial."""
    quoted = bool(i) and tokens[i].form in _CLOSING
    mark = tokens[i - 1] if quoted else tokens[i]
    if mark.form not in _ENDS or tokens[i + 1].start == tokens[i].end:
        return False
    if mark.form != "." or quoted or not i:
        return True
    before = tokens[i - 1].form
    initial = len(before) == 1 and before.isalpha()
    return not (initial or before in short or text[tokens[i + 1].start].islower())


@cache
def _abbreviations(code: str) -> frozenset[str]:
    """Words that a full stop may follow inside a sentence, where the language's `names` list any."""
    listed = lang.table(code, "names").get("abbreviations", "") if code and lang.has(code, "names") else ""
    return frozenset(map(fold, listed.split()))
