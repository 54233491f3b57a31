"""Contents to propositions: one attribution often says several things, and each may be told by others alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from musnad.model import Span, Spans
from musnad.text import Token, tokenize
from musnad.weigh.words import Meaning

LEAST = 4
"""Telling words of a proposition: with fewer it stays with its neighbour."""
_ENDS = frozenset(".!?؟;؛\n…") | {"...", ".."}
_PAUSES = frozenset("،,:–—")


def propositions(text: str, spans: Spans, table: Meaning, names: Sequence[tuple[Span, str]] = ()) -> list[Spans]:
    """The content's spans, split where a sentence, a clause after a comma, or a joined clause of its own begins.

    A condition stays with what follows from it (the language's `bound` and `open` words), or with what stands before it
    where nothing follows. Each part keeps the order and
    covers whole words; without any telling word the content is one part. `names` are those of the report, in order: they
    count as one word, so that no list of names is a part.
    """
    return divided((token for start, end in spans for token in tokenize(text, start, end)), spans, table, names)


def divided(tokens: Iterable[Token], spans: Spans, table: Meaning, names: Sequence[tuple[Span, str]] = ()) -> list[Spans]:
    """The same, of the tokens in the spans."""
    return [_covered(part, spans) for part in clauses(tokens, table, names)]


def clauses(tokens: Iterable[Token], table: Meaning, names: Sequence[tuple[Span, str]] = ()) -> list[list[Token]]:
    """The tokens of each proposition among those of a content, without marks at its end or between its parts."""
    out: list[list[Token]] = []
    short = _Short(table, names)
    for sentence in _sentences(tokens, table):
        whole = _whole(sentence, table, short)
        if out and len(whole) == 1 and (short(whole[0]) or short(out[-1])):
            out[-1] = out[-1] + whole[0]
        else:
            out += whole
    return out


def _sentences(tokens: Iterable[Token], table: Meaning) -> Iterator[list[list[Token]]]:
    """The parts of each sentence, cut at its pauses and at words that begin a clause of their own."""
    parts: list[list[Token]] = [[]]
    breaks = table.breaks
    for token in tokens:
        form = token[2]
        if form in _ENDS:
            if any(parts):
                yield [p for p in parts if p]
            parts = [[]]
        elif form in _PAUSES:
            parts.append([])
        elif form in breaks:
            parts.append([token])
        else:
            parts[-1].append(token)
    if any(parts):
        yield [p for p in parts if p]


def _whole(parts: Sequence[list[Token]], table: Meaning, short: _Short) -> list[list[Token]]:
    """Join what cannot stand alone: short parts, and the parts of a condition, to their neighbours."""
    out: list[list[Token]] = []
    for part in parts:
        if out and (part[0].form in table.bound or _opens(out[-1], table) or short(part) or short(out[-1])):
            out[-1] = out[-1] + part
        else:
            out.append(part)
    if out[1:] and _opens(out[-1], table):
        out[-2:] = [out[-2] + out[-1]]
    return out


class _Short:
    """Whether a part tells too little to stand alone: fewer than `LEAST` telling words, all names counting as one."""

    def __init__(self, table: Meaning, names: Sequence[tuple[Span, str]]) -> None:
        self._table, self._names = table, names

    def __call__(self, part: Sequence[Token]) -> bool:
        names = self._names
        named = names[bisect_left(names, ((part[0].start,),)) : bisect_left(names, ((part[-1].end,),))] if names else ()
        left, telling = LEAST - bool(named), self._table.telling
        for low, high, form, word in part:
            if word and len(form) > 1 and telling[form]:
                left -= not (named and any(start < high and low < end for (start, end), _ in named))
                if left <= 0:
                    return False
        return True


def _opens(part: Sequence[Token], table: Meaning) -> bool:
    """Whether a part is a condition that waits for its consequence: no other part has been joined to it yet."""
    return part[0].form in table.open and not any(token.form in table.bound for token in part)


def _covered(part: Sequence[Token], spans: Spans) -> Spans:
    """From the part's first to its last token, as far as the content's spans cover it."""
    start, end = part[0].start, part[-1].end
    return tuple(cut for span in spans if (cut := _cut(span, start, end)) is not None)


def _cut(span: Span, start: int, end: int) -> Span | None:
    low, high = max(span[0], start), min(span[1], end)
    return (low, high) if low < high else None
