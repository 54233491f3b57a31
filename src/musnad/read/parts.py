"""A report in its parts by language: its own, and blocks in other languages that stand in it (a tweet, a statement)."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from msgspec.structs import replace

from musnad.lang import available, has, table
from musnad.lang.identify import UNKNOWN, alone_in, language_within
from musnad.model import Attribution, Block, Reason, Report, Skipped, Span, Words
from musnad.read.attributions import identity
from musnad.text import Token, tokenize

_UNREAD = frozenset({"furniture", "credit", "dateline"})
_MARKS = 3
"""Characters that may stand between the head of a block and the first word of a content in it."""


class Part(NamedTuple):
    """The readable blocks of a report in one language, in order, and their tokens."""

    language: str
    blocks: tuple[Block, ...]
    tokens: tuple[Token, ...]

    def holds(self, span: Span) -> bool:
        """Whether a span begins in one of the blocks."""
        i = bisect_right(self.blocks, span[0], key=lambda block: block.span[0]) - 1
        return i >= 0 and span[0] < self.blocks[i].span[1]


def parts_of(report: Report) -> tuple[tuple[Part, ...], tuple[Skipped, ...]]:
    """The parts of a report, its own language's first, and the blocks that are skipped for theirs.

    Furniture, credits and datelines are not read for statements. A block whose words are too few or too mixed to tell
    follows the report; one in a language without a folder is skipped with its reason.
    """
    own = report.language or UNKNOWN
    blocks: dict[str, list[Block]] = {own: []}
    skipped = []
    alone = alone_in(report.text, own)
    for block in report.blocks:
        if block.kind in _UNREAD:
            continue
        language = own if alone else language_within(report.text[block.span[0] : block.span[1]], own)
        if language == own or language in available():
            blocks.setdefault(language, []).append(block)
        else:
            skipped.append(Skipped(block.span, (Reason("language-without-folder", {"language": language}),)))
    return tuple(part(report.text, language, some) for language, some in blocks.items()), tuple(skipped)


def part(text: str, language: str, blocks: Sequence[Block]) -> Part:
    """Some blocks of a text as a part."""
    joins = frozenset(table(language, "language").get("joins", ())) if has(language, "language") else frozenset()
    cut = (tokenize(text, *block.span) for block in blocks)
    return Part(language, tuple(blocks), tuple(chain.from_iterable(_spelt(tokens, text, joins) for tokens in cut)))


def _spelt(tokens: Sequence[Token], text: str, joins: frozenset[str]) -> Iterable[Token]:
    return tokens if joins.isdisjoint([t.form for t in tokens]) else _rejoined(tokens, text, joins)


def _rejoined(tokens: Iterable[Token], text: str, joins: Collection[str]) -> Iterator[Token]:
    """Tokens where a conjunction that is spelt as one with the next word, and here stands apart from it, is one with it."""
    held: Token | None = None
    for token in tokens:
        if held is not None and token.word and not token.form.isdecimal() and not text[held.end : token.start].strip(" "):
            token = Token(held.start, token.end, held.form + token.form, word=True)
        elif held is not None:
            yield held
        held = token if token.form in joins else None
        if held is None:
            yield token
    if held is not None:
        yield held


def whole(text: str, parts: Sequence[Part]) -> Part:
    """All readable blocks in order, in the report's own language."""
    if len(parts) == 1:
        return parts[0]
    return part(text, parts[0].language, sorted((b for p in parts for b in p.blocks), key=lambda b: b.span))


def joined(own: Iterable[Attribution], others: Iterable[tuple[Part, Iterable[Attribution]]]) -> tuple[Attribution, ...]:
    """The attributions of the report's own language and of its other parts, in the order of their cues.

    What is said in a block of another language has for its parent the innermost attribution of the report's own
    language in whose content it stands, where it has none in its block.
    """
    frame, parted = tuple(own), tuple(others)
    reaching = [a for a in frame if a.content.spans and any(part.holds(a.content.spans[-1]) for part, _ in parted)]
    inner = (a if a.parent else replace(a, parent=_around(reaching, a)) for _, some in parted for a in some)
    return tuple(sorted((*frame, *inner), key=lambda a: a.cue.spans[0]))


def quoted_whole(text: str, own: Iterable[Attribution], others: Iterable[Part]) -> tuple[Attribution, ...]:
    """The attributions of the report's own language; one that leads to a block in another has all of it for its content.

    Such a block is a post or statement in its speaker's own words, whatever marks it lacks.
    """
    blocks = sorted(_stripped(text, block.span) for part in others for block in part.blocks)
    own = tuple(own)
    wider = {a.id: _widened(a, blocks) for a in own}
    return tuple(replace(wider[a.id], parent=wider[a.parent].id if a.parent in wider else a.parent) for a in own)


def _stripped(text: str, span: Span) -> Span:
    """A span without the white space at its ends."""
    words = text[span[0] : span[1]]
    start = span[0] + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _widened(a: Attribution, blocks: Sequence[Span]) -> Attribution:
    if a.content.spans and a.cue.spans:
        start = a.content.spans[0][0]
        at = bisect_right(blocks, start, key=lambda block: block[0]) - 1
        block = blocks[at] if at >= 0 and start <= blocks[at][0] + _MARKS else None
        if block is not None and a.cue.spans[-1][1] <= block[0]:
            return replace(a, id=identity(a.cue.spans, (block,)), content=Words((block,)), mode="direct")
    return a


def _around(frame: Sequence[Attribution], inner: Attribution) -> str | None:
    """The shortest content in which a cue and its content stand."""
    spans = (*inner.cue.spans, *inner.content.spans)
    holding = [a for a in frame if all(any(s <= x and y <= e for s, e in a.content.spans) for x, y in spans)]
    return min(holding, key=lambda a: sum(e - s for s, e in a.content.spans)).id if holding else None
