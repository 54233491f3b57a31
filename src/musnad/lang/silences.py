"""Which of the things that are reported as not said tell of a silence, by a language's words for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from musnad import lang
from musnad.errors import DataError
from musnad.model import Attribution, Mention, Report, Span
from musnad.text import fold, tokenize

NEAR = 3
"""Words before the verb among which one stands that leaves it open, or that denies another verb before it."""
TAKEN_UP = frozenset({"clause-subject"})
"""Rules by which who is silent was taken from another clause, where more often than not another was meant."""


class _Words(Struct, frozen=True, gc=False):
    mentions: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    idle: frozenset[str] = frozenset()
    negation: frozenset[str] = frozenset()


def told(a: Attribution, report: Report, mentions: Sequence[Mention]) -> bool:
    """Whether it is telling that somebody known is reported not to have done, and it surely is he.

    Who did not rule a thing out left nothing out; what he would or will not say (`if it does not say`) is no silence yet.
    """
    words, text = _words(report.language or ""), report.text
    if not (a.source.entities and a.content.spans):
        return False
    lemmas = {reason.values.get("cue") for reason in a.reasons if reason.code == "frame"}
    if lemmas and lemmas.isdisjoint(words.mentions):
        return False
    before = _before(text, a.cue.spans[0][0]) if a.cue.spans else []
    if not words.open.isdisjoint(before) or _first(text, a.content.spans[0]) in words.idle:
        return False
    return not (_parted(a, text) or _own(a, mentions) or (not a.source.spans and _another(a, before, words)))


def _before(text: str, at: int) -> list[str]:
    """The last words before a place within its sentence."""
    start = max(text.rfind(mark, max(0, at - 100), at) + 1 for mark in ".!?؟\n")
    return [t.form for t in tokenize(text, start, at) if t.word][-NEAR:]


def _first(text: str, span: Span) -> str:
    return next((t.form for t in tokenize(text, *span) if t.word), "")


def _parted(a: Attribution, text: str) -> bool:
    """Whether a comma stands between the verb and what follows, which then belongs to another verb; or words behind it say
    that somebody says so (`..., in his words`)."""
    if not a.cue.spans:
        return False
    end, start = a.cue.spans[-1][1], a.content.spans[0][0]
    return end > a.content.spans[-1][1] > a.cue.spans[0][1] or any(mark in text[end:start] for mark in "،,")


def _own(a: Attribution, mentions: Sequence[Mention]) -> bool:
    """Whether what was not said names the speaker himself first, who then was mistaken for the speaker."""
    ids, (start, end) = {ref.id for ref in a.source.entities}, a.content.spans[0]
    first = next((m for m in mentions if start <= m.span[0] < end), None)
    return first is not None and first.entity is not None and first.entity.id in ids and not a.source.spans


def _another(a: Attribution, before: list[str], words: _Words) -> bool:
    """Whether somebody else may be silent than the one who was taken from elsewhere: an outlet that only carries, the subject
    of a verb that is denied just before (`they neither dwelt on it nor mentioned it`), or of another clause."""
    rules = {str(r.values.get("speaker_rule")) for r in a.reasons if r.code == "speaker"}
    return a.source.kind == "outlet" or bool(rules & TAKEN_UP) or any(form in words.negation for form in before[:-1])


@cache
def _words(code: str) -> _Words:
    """The words of a language; none where it has no table of them."""
    try:
        raw: dict[str, Any] = lang.table(code, "meaning")
    except DataError:
        return _Words()
    silence = raw["silence"]
    return _Words(
        mentions=frozenset(silence["mentions"]),
        open=frozenset(map(fold, silence.get("open", ()))),
        idle=frozenset(map(fold, silence.get("idle", ()))),
        negation=frozenset(map(fold, silence.get("negation", ()))),
    )
