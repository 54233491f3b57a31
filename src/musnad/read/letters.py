"""Capital letters of a text, for scripts that have them: where one tells a name, and where it tells nothing.

At the head of a sentence, in a line that capitalises all its words, and in one that is written in capitals throughout,
every word has a capital letter.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from musnad.text import Token

_BEFORE = frozenset(".?!:;…•*|\"'“‘«„([—–/")
_STOPS = frozenset(".")
_LINE = re.compile(r"\n")
_LONGEST_HEADLINE = 40
_SHORT = 4
_MOST = 0.8
_FEWEST = 3
LOWER, CAPITAL, CAPITALS = 0, 1, 2


class Letters:
    """The tokens of a text without the possessive endings of its words, and the shapes of their letters."""

    def __init__(self, tokens: Sequence[Token], text: str, *, possessive: Sequence[str], abbreviations: frozenset[str]) -> None:
        self.text, self.size = text, len(tokens)
        self._abbreviations = abbreviations
        self.owners: set[int] = set()
        self.tokens = self._without(tokens, tuple(possessive))
        self.shapes = [
            0 if not text[t.start].isupper() else 2 if t.end - t.start > 1 and text[t.start : t.end].isupper() else 1
            for t in self.tokens
        ]
        self._starts = [t.start for t in tokens]

    def _without(self, tokens: Sequence[Token], possessive: tuple[str, ...]) -> list[Token]:
        """The tokens without the endings that make them owners; `owners` are the indices of those that had one."""
        out = list(tokens)
        if possessive:
            for i, t in enumerate(out):
                if t.form.endswith(possessive) and t.end - t.start == len(t.form):
                    cut = next(len(p) for p in possessive if t.form.endswith(p))
                    if len(t.form) > cut:
                        out[i] = Token(t.start, t.end - cut, t.form[:-cut], True)
                        self.owners.add(i)
        return out

    def touches(self, i: int) -> bool:
        """Whether nothing stands between token `i` and the one before it."""
        return i > 0 and self.tokens[i - 1].end == self.tokens[i].start and i - 1 not in self.owners

    def opens(self, i: int) -> bool:
        """Whether token `i` begins a line or sentence, or follows a mark after which one may begin."""
        if i == 0 or i in self._lines:
            return True
        before = self.tokens[i - 1]
        if before.form not in _BEFORE:
            return False
        return before.form not in _STOPS or not (i > 1 and self._abbreviated(i - 2))

    def _abbreviated(self, i: int) -> bool:
        """Whether the full stop after token `i` is part of it: an initial or a known abbreviation."""
        form = self.tokens[i].form
        return len(form) == 1 or form in self._abbreviations

    def headline(self, i: int) -> bool:
        """Whether token `i` stands in a line whose capitals tell nothing."""
        return i in self.headlines

    @cached_property
    def _lines(self) -> frozenset[int]:
        """The first tokens of the lines."""
        return frozenset(bisect_left(self._starts, m.start()) for m in _LINE.finditer(self.text)) | {0}

    @cached_property
    def headlines(self) -> frozenset[int]:
        """The tokens of lines in which most longer words have a capital letter, or are all capitals."""
        out: set[int] = set()
        starts = sorted(self._lines)
        for a, b in zip(starts, [*starts[1:], self.size], strict=True):
            if a < b and self._tells_nothing(a, b):
                out.update(range(a, b))
        return frozenset(out)

    def _tells_nothing(self, a: int, b: int) -> bool:
        """Whether nearly all longer words of a line but its first have capital letters."""
        longer = [i for i in range(a + 1, b) if self.tokens[i].word and len(self.tokens[i].form) >= _SHORT]
        if len(longer) < _FEWEST:
            return False
        if sum(self.shapes[i] == CAPITALS for i in longer) >= _MOST * len(longer):
            return True
        return b - a <= _LONGEST_HEADLINE and sum(self.shapes[i] > 0 for i in longer) >= _MOST * len(longer)
