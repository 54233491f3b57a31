"""A page: the tokens of a report's readable blocks with everything that attributions are read from.

Sentences never cross a block. Quotation marks are paired here, once, since an unbalanced mark must cost no more
than itself.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple, Protocol, cast

from musnad.model import Block, Mention, Ref, Time
from musnad.read.lexicon import Lexicon
from musnad.text import Token, fold
from musnad.world import World

_OPEN, _CLOSE, _STRAIGHT = frozenset("«“„‹❝{"), frozenset("»”›❞}"), frozenset({'"', "＂", "ˮ", "''", "``"})
QUOTES = _OPEN | _CLOSE | _STRAIGHT
_ENDS = frozenset(".؟?!")
COMMAS = frozenset("،,؛;")
_DASHES = frozenset("-–—ـ")
BARS = frozenset("|│¦")
"""Marks behind which something new begins: a time or a place stands before them in live pages (`12:30 | X: ...`)."""
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
_BEHIND_CLOCK = _DASHES | {":"}
_BEFORE_OPEN = _DASHES | COMMAS | frozenset(":([")
LONGEST_SENTENCE = 500
"""Tokens. A report without full stops is cut here, so that reading stays linear in its length."""
LONGEST_TITLE = 30
"""Tokens of a first line that may be a title, whatever it ends in."""
LONGEST_QUOTE = 600
"""Tokens. A mark whose partner is further away is taken as unbalanced; calibrated on speeches printed in full."""
MOST_BLOCKS_QUOTED = 4
"""Blocks after its own that a quotation may run on for: statements are printed in short paragraphs."""
SHORTEST_AROUND_STOP = 3
"""Letters. A full stop without a space ends a sentence only between longer words."""

LONGEST_LETTERS = 10
"""Tokens on either side of a full stop between letters that are spelt out."""


class Spelling(Protocol):
    """What a page asks of the lexicon of its language."""

    @property
    def code(self) -> str:
        """The language."""

    @property
    def complementizers(self) -> frozenset[str]:
        """Words that open a reported clause."""

    @property
    def ambiguous_names(self) -> dict[str, str]:
        """Names that are spelt like a particle, to the spelling of the particle."""

    @property
    def abbreviations(self) -> frozenset[str]:
        """Words that a full stop may follow inside a sentence; where a language lists any, so may one initial."""

    @property
    def starters(self) -> frozenset[str]:
        """Words that tell that a sentence has ended with an initial before them."""


class Printed(NamedTuple):
    """A report's text with the tokens of its readable blocks, in order."""

    text: str
    tokens: Sequence[Token]
    blocks: Sequence[Block]


def without_title_letters(tokens: Sequence[Token], letters: frozenset[str], tells: Callable[[str], object]) -> Sequence[Token]:
    """The tokens without the letters that stand for titles before a name, and their full stops, which end nothing (`د. X`,
    `أ.د. X`). `tells`: whether a word is a cue, before which such a letter ends its sentence."""
    dropped: set[int] = set()
    for i in [i for i, token in enumerate(tokens) if token.form == "." and 0 < i < len(tokens) - 1][::-1]:
        after = next((t for k, t in enumerate(tokens[i + 1 : i + 4], i + 1) if k not in dropped), None)
        before = tokens[i - 2].form if i > 1 else ""
        named = after is not None and after.word and len(after.form) > 1 and not tells(after.form)
        opens = before in QUOTES or before == ":"  # what is said begins with the letter
        if tokens[i - 1].form in letters and named and not (before.isdigit() or opens):
            dropped.update((i - 1, i))
    return [token for i, token in enumerate(tokens) if i not in dropped] if dropped else tokens


@lru_cache(10_000)
def _name_words(entity: Ref, world: World, code: str) -> frozenset[str]:
    """The folded words of all names of an entity in a language."""
    listed = entity.id in world
    names = (world.label(entity.id, code), *world.entity(entity.id).names.get(code, ())) if listed else (entity.name,)
    return frozenset(word for name in names for word in fold(name).replace("/", " ").split())


class Page:
    """Tokens of the readable blocks of one report, with sentences, quotations, mentions and times by token index."""

    def __init__(
        self, printed: Printed, lex: Spelling, *, mentions: Sequence[Mention], times: Sequence[Time], world: World
    ) -> None:
        self.text, self.tokens, self.blocks = printed
        self.spelling, self.world = lex, world
        self.lex = cast(Lexicon, lex)  # what a verb-first grammar gave; another keeps its own lexicon
        self.forms = [t.form for t in self.tokens]
        self.vocabulary = frozenset(self.forms)
        self.starts = [t.start for t in self.tokens]
        self.size = len(self.tokens)
        self._block_bounds = self._bounds_of_blocks()
        self.block = [at for at, (start, end) in self._block_bounds.items() for _ in range(start, end)]
        self.quote, self.closes = self._quotes()
        self.sentence, self.bounds = self._sentences()
        self.named, self.mention_end = self._mentions(mentions)
        self.name_ends = frozenset(self.mention_end.values())
        self.timed = self._times(times)
        self.mentions = mentions
        self._names_are_no_particles()
        whole = [self.mention_end[i] for i, m in self.named.items() if m.kind == "person" and self.mention_end[i] > i + 1]
        self.surnames = frozenset(self.forms[end - 1] for end in whole)
        self.name_forms = frozenset(
            self.forms[k] for i, m in self.named.items() if m.kind == "person" for k in range(i, self.mention_end[i])
        )

    def _bounds_of_blocks(self) -> dict[int, tuple[int, int]]:
        """For each block by its index, its half-open token range."""
        out, start = {}, 0
        for at, block in enumerate(self.blocks):
            end = bisect_left(self.starts, block.span[1], start)
            out[at] = start, end
            start = end
        return out

    def _quotes(self) -> tuple[dict[int, int], dict[int, int]]:
        """Opening token to closing token, and back."""
        pairs: dict[int, int] = {}
        open_at: int | None = None
        for i, form in enumerate(self.forms):
            if form not in QUOTES:
                continue
            if open_at is not None and not self._may_close(open_at, i):
                open_at = None
            side = "open" if self._behind_clitic(i) else self._side(i, open_at is not None)
            if side == "open":
                open_at = i
            elif open_at is not None:
                pairs[open_at] = i
                open_at = None
        return pairs, {v: k for k, v in pairs.items()}

    @cached_property
    def unopened(self) -> frozenset[int]:
        """Marks shaped to close behind a word, which nothing opened."""
        alone = (i for i, form in enumerate(self.forms) if form in _CLOSE and i not in self.closes and i not in self.quote)
        return frozenset(i for i in alone if i and self.text[self.tokens[i].start - 1].isalnum())

    def _may_close(self, start: int, i: int) -> bool:
        """Whether a mark at `i` may close what `start` opened: near, and in its block or, by shaped marks, soon after it."""
        blocks = self.block[i] - self.block[start]
        shaped = self.forms[start] in _OPEN and self.forms[i] in _CLOSE
        return i - start <= LONGEST_QUOTE and (blocks == 0 or (shaped and blocks <= MOST_BLOCKS_QUOTED))

    def _behind_clitic(self, i: int) -> bool:
        """Whether a mark at `i` touches a word behind it and a lone letter before, which is written onto that word (`و”المجلس”`):
        it opens, however it is shaped. Of 59 readings of the press that this changed, two came out no better."""
        if not 0 < i < self.size - 1 or len(self.forms[i - 1]) != 1 or not self.tokens[i + 1].word:
            return False
        letter, mark, word = self.tokens[i - 1 : i + 2]
        return self.forms[i - 1].isalpha() and letter.end == mark.start and mark.end == word.start and not letter.form.isascii()

    def _side(self, i: int, inside: bool) -> str:
        """`open` or `close`. Shaped marks tell by shape, unless they stand the other way round; straight ones by the spaces."""
        form, t = self.forms[i], self.tokens[i]
        before = self.text[t.start - 1] if t.start else " "
        after = self.text[t.end] if t.end < len(self.text) else " "
        if form in _OPEN:
            ends = not before.isspace() or after in _ENDS or after in COMMAS or after == "\n"
            return "close" if inside and ends and not after.isalnum() else "open"
        if form in _CLOSE:
            apart = before.isspace() or before in _BEFORE_OPEN
            return "open" if not inside and apart else "close"
        if not inside and before == ":":
            return "open"
        opens = not after.isspace() and (before.isspace() or not before.isalnum() or not inside)
        shuts = not before.isspace() and (after.isspace() or not after.isalnum())
        if inside:
            return "open" if opens and not shuts and before.isspace() and after.isalnum() else "close"
        return "open" if opens or not shuts else "close"

    def _sentences(self) -> tuple[list[int], list[tuple[int, int]]]:
        """For each token its sentence, and each sentence's half-open token range."""
        bounds: list[tuple[int, int]] = []
        marks = {i for i, token in enumerate(self.tokens) if not token.word}
        start = 0
        for i in sorted(marks.union(end - 1 for first, end in self._block_bounds.values() if first < end)):
            while i - start > LONGEST_SENTENCE:
                bounds.append((start, start + LONGEST_SENTENCE + 1))
                start += LONGEST_SENTENCE + 1
            if i - start == LONGEST_SENTENCE or self._ends(i):
                bounds.append((start, i + 1))
                start = i + 1
        return [n for n, (first, end) in enumerate(bounds) for _ in range(first, end)], bounds

    def _ends(self, i: int) -> bool:
        """Whether a sentence ends after this token: at the end of its block, or at a full stop that is no part of a word."""
        if i + 1 == self.size or self.block[i + 1] != self.block[i]:
            return True
        form, after = self.forms[i], self.tokens[i + 1]
        if form in BARS or (form in _BEHIND_CLOCK and self._timestamp(i)):
            return True
        if i in self.closes and self.forms[i - 1] in _ENDS:
            return after.form not in COMMAS
        if form not in _ENDS:
            return False
        if after.start > self.tokens[i].end:
            return form != "." or not (self._abbreviates(i) or self._spelt_out(i))
        if after.form in QUOTES:
            return False
        return form != "." or self._between_words(i)

    def _timestamp(self, i: int) -> bool:
        """Whether a clock time that opens its block ends at the dash or colon at `i` (`12:30 - X: ...`)."""
        opens = i == 1 or (i > 1 and self.block[i - 2] != self.block[i])
        return opens and self.forms[i] in _BEHIND_CLOCK and _CLOCK.fullmatch(self.forms[i - 1]) is not None

    def itemised(self, i: int) -> bool:
        """Whether the sentence of token `i` is an item of a list, behind the time or place that stands before its bar."""
        first = self.first(i)
        return first > self.block_start(i) and (self.forms[first - 1] in BARS or self._timestamp(first - 1))

    def _abbreviates(self, i: int) -> bool:
        """Whether the full stop at `i` closes an abbreviation or an initial, and what follows opens no sentence."""
        lex, before, after = self.spelling, self.forms[i - 1] if i else "", self.tokens[i + 1]
        if not lex.abbreviations or not before:
            return False
        titled = before in lex.abbreviations and self.raw(i - 1)[0].isupper()
        if not titled and not (len(before) == 1 and before.isalpha()):
            return False
        return titled or not (self.raw(i + 1)[:1].isupper() and after.form in lex.starters)

    def _spelt_out(self, i: int) -> bool:
        """Whether the full stop at `i` stands between letters that are told by their names, in brackets (`(إن. بي. سي)`)."""
        a, b = i, i
        while a and i - a < LONGEST_LETTERS and self._letter_or_stop(a - 1):
            a -= 1
        while b + 1 < self.size and b - i < LONGEST_LETTERS and self._letter_or_stop(b + 1):
            b += 1
        return a > 0 and b + 1 < self.size and self.forms[a - 1] == "(" and self.forms[b + 1] == ")"

    def _letter_or_stop(self, k: int) -> bool:
        return self.forms[k] == "." or (self.tokens[k].word and len(self.forms[k]) <= SHORTEST_AROUND_STOP)

    def _between_words(self, i: int) -> bool:
        """Whether whole words touch the full stop at `i`: others are initials, addresses and numbers."""
        before, after = self.forms[i - 1] if i else "", self.tokens[i + 1].form
        shortest = SHORTEST_AROUND_STOP + before.isascii()
        return len(before) >= shortest and len(after) > SHORTEST_AROUND_STOP

    def _mentions(self, mentions: Sequence[Mention]) -> tuple[dict[int, Mention], dict[int, int]]:
        """Token index to the mention that begins there (the longest), and to the token after it."""
        named: dict[int, Mention] = {}
        ends: dict[int, int] = {}
        for m in mentions:
            i = bisect_left(self.starts, m.span[0])
            if i < self.size and self.starts[i] > m.span[0]:
                i -= 1
            if i > 0 and (i == self.size or self.starts[i] != m.span[0]) and self.tokens[i - 1].end > m.span[0]:
                i -= 1
            j = bisect_left(self.starts, m.span[1])
            if i < self.size and (i not in ends or ends[i] < j):
                named[i], ends[i] = m, j
        return named, ends

    def _names_are_no_particles(self) -> None:
        """A name spelt like a complementizer (`بان كي مون`, `وأضاف بان أن`), or a letter of one (`آي.إن.جي`), is no particle."""
        alike = {self.forms[i] for i, m in self.named.items() if m.kind == "person" and self.forms[i] in self.lex.complementizers}
        for i in (i for i, form in enumerate(self.forms) if form in alike) if alike else ():
            if i in self.named or (i + 1 < self.size and self.forms[i + 1] in self.lex.complementizers):
                self.forms[i] = "·" + self.forms[i]
        for i in (i for i, form in enumerate(self.forms) if form == "." and 0 < i < self.size - 1):
            if self.forms[i + 1] in self.lex.complementizers and self._touched(i) and self._touched(i + 1):
                self.forms[i + 1] = "·" + self.forms[i + 1]
        for name, particle in self.lex.ambiguous_names.items():
            folded = fold(name)
            if folded in self.vocabulary and particle in self.text and name in self.text:
                written = {i: self.raw(i) for i, form in enumerate(self.forms) if form == folded}
                if particle in written.values():
                    for i in (i for i, raw in written.items() if raw == name):
                        self.forms[i] = "·" + self.forms[i]

    def _touched(self, i: int) -> bool:
        """Whether the token at `i` stands right behind the one before, as letters and stops of a name do (`سي.إن.إن`)."""
        return self.tokens[i].start == self.tokens[i - 1].end

    def _times(self, times: Sequence[Time]) -> dict[int, int]:
        """Token index at which a time expression begins, to the token after it."""
        return {bisect_left(self.starts, t.span[0]): bisect_left(self.starts, t.span[1]) for t in times}

    def name_carries(self, i: int, clitic: str) -> bool:
        """Whether a preposition is written onto the name that begins at `i` (`لبايدن`, but not `لافروف`)."""
        m = self.named.get(i)
        if m is None or m.entity is None or not clitic:
            return False
        return self.forms[i].startswith(clitic) and not self._spells(i, self.forms[i])

    def name_without(self, i: int, clitic: str) -> int:
        """How many letters of the name at `i` are a preposition that can be left out: none where it took the article's place."""
        if not self.name_carries(i, clitic):
            return 0
        rest = self.forms[i][len(clitic) :]
        return len(clitic) if not rest.startswith(clitic) or self._spells(i, rest) else 0

    def _spells(self, i: int, form: str) -> bool:
        """Whether a folded word is one of the names of the entity that is mentioned at `i`."""
        entity = self.named[i].entity
        return entity is not None and form in _name_words(entity, self.world, self.lex.code)

    def kind(self, i: int) -> str:
        """The kind of the mention that begins at token `i` (any index), or nothing."""
        mention = self.named.get(i)
        return mention.kind if mention is not None else ""

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin at tokens [start, end), in order."""
        return [self.named[k] for k in range(start, end) if k in self.named]

    def named_until(self, k: int) -> str:
        """The kind of the mention that ends right before token `k`, or nothing."""
        return self._kinds_until.get(k, "")

    @cached_property
    def _kinds_until(self) -> dict[int, str]:
        return {self.mention_end[i]: m.kind for i, m in self.named.items()}

    def block_start(self, i: int) -> int:
        """The first token of the block of token `i`."""
        return self._block_bounds[self.block[i]][0]

    def block_end(self, i: int) -> int:
        """The token after the block of token `i`."""
        return self._block_bounds[self.block[i]][1]

    def headed(self, i: int) -> bool:
        """Whether token `i` stands in a title or subhead, or in a first line of one sentence, which may be one."""
        block = self.block[i]
        if self.blocks[block].kind in ("title", "subhead"):
            return True
        first = self.block_start(i)
        return block == self.block[0] and self.block_end(i) - first <= LONGEST_TITLE and self.last(first) == self.block_end(i)

    def quotes(self, start: int, end: int) -> list[tuple[int, int]]:
        """The marks of quotations that open in tokens [start, end), in order."""
        opens = self._opens
        return [(i, self.quote[i]) for i in opens[bisect_left(opens, start) : bisect_left(opens, end)]]

    @cached_property
    def _opens(self) -> list[int]:
        return list(self.quote)

    def enclosing(self, i: int) -> int | None:
        """The closing mark of the quotation in which token `i` stands, or None."""
        return self._enclosed.get(i)

    @cached_property
    def _enclosed(self) -> dict[int, int]:
        return {k: close for start, close in self.quote.items() for k in range(start + 1, close)}

    def first(self, i: int) -> int:
        """The first token of the sentence of token `i`."""
        return self.bounds[self.sentence[i]][0]

    def last(self, i: int) -> int:
        """The token after the sentence of token `i`."""
        return self.bounds[self.sentence[i]][1]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The code points of tokens [start, end)."""
        return self.tokens[start].start, self.tokens[end - 1].end

    def words(self, start: int, end: int) -> str:
        """The report's words of tokens [start, end)."""
        a, b = self.span(start, end)
        return self.text[a:b]

    def raw(self, i: int) -> str:
        """A token as written."""
        t = self.tokens[i]
        return self.text[t.start : t.end]

    def is_dash(self, i: int) -> bool:
        """Whether token `i` is a dash that stands alone or opens an aside."""
        return self.forms[i] in _DASHES

    def starts_with(self, i: int, phrases: dict[str, tuple[tuple[str, ...], ...]]) -> int:
        """The length in tokens of the longest phrase that begins at `i`, or 0; `phrases` are the longest first."""
        for words in phrases.get(self.forms[i], ()):
            if tuple(self.forms[i : i + len(words)]) == words:
                return len(words)
        return 0
