"""What is said before its cue: a quotation, with the paragraphs that it began in, or a clause that a comma closes."""

from musnad.read.drafts import Range
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.subject_first.cues import Cue
from musnad.read.subject_first.gaps import Gap
from musnad.read.subject_first.syntax import Syntax

SHORTEST_BEFORE = 3
"""Tokens that an unquoted clause before its cue must have."""
_SPEECH_ENDS = frozenset(",.?!…—–-'’") | {".."}


class Before:
    """Finds the contents before the cues of one page."""

    def __init__(self, page: Page, syntax: Syntax) -> None:
        self.page, self.lex, self.forms, self.syntax = page, syntax.lex, page.forms, syntax

    def left(self, a: int, gap: Gap, cue: Cue, *, inverted: bool = True) -> list[Range]:
        """What is said before the subject at `a`: a quotation always, a clause where none follows the verb, and in a free
        order of words where the subject does (`inverted`)."""
        first = self.page.first(a)
        if a <= first and not self._crosses(a):
            return []
        mark = a - 1 - (a - 1 > first and self.syntax.dash(a - 1))
        closing = mark - 1 if self.forms[mark] in COMMAS and mark > 0 else mark
        dashed = self.lex.free_order and mark < a - 1  # a dash alone parts a tag from what is said
        if self._closes_speech(closing, mark + dashed):
            return self._quoted_before(closing) if "quote" in cue.frames or "tag" in cue.frames else []
        if gap.rule or mark < first or self.forms[mark] not in COMMAS or "tag" not in cue.frames:
            return []
        if self.lex.free_order and not inverted and not self.syntax.correlative(first):
            return []
        return self._clause_before(first, mark)

    def _crosses(self, a: int) -> bool:
        """Whether a quotation that ended its own sentence stands right before the sentence of `a`, in one block."""
        return a > 0 and self.page.block[a - 1] == self.page.block[a] and self.forms[a - 1] in QUOTES

    def _closes_speech(self, k: int, mark: int) -> bool:
        """Whether token `k` closes a quotation that may be speech."""
        if k < 1 or self.forms[k] not in QUOTES or k in self.page.quote:
            return False
        return self.forms[k - 1] in _SPEECH_ENDS or mark > k

    def _quoted_before(self, close: int) -> list[Range]:
        """The quotation that closes at `close`, with the words of its sentence before it."""
        page = self.page
        start = page.closes.get(close)
        if start is None:
            start = page.block_start(close)
            return [(start, close)] if close > start else []
        first = page.first(start)
        if start - first >= 2 and not self._other_clause(first, start):
            return [(self.past_openers(first), close)]
        return [*self._earlier_paragraphs(start), (start + 1, close)]

    def _other_clause(self, first: int, start: int) -> bool:
        """Whether the words before a quotation belong to something else: they end in a mark, or hold an attribution."""
        if self.forms[start - 1] in COMMAS or self.forms[start - 1] == ":" or self.syntax.dash(start - 1):
            return True
        return any(
            self.syntax.finite_cue(k) and "quote" in f.cue.frames
            for k in range(first, start)
            for f in self.lex.lookup(self.forms[k])
        )

    def _earlier_paragraphs(self, start: int) -> list[Range]:
        """Paragraphs before one that opens with its quotation, whose own marks were opened and never closed."""
        out: list[Range] = []
        page = self.page
        while start == page.block_start(start) and start > 0:
            first = page.block_start(start - 1)
            if self.forms[first] not in QUOTES or first in page.quote or first in page.closes:
                break
            out.insert(0, (first + 1, start))
            start = first
        return out

    def _clause_before(self, first: int, comma: int) -> list[Range]:
        a = self.syntax.correlative(first) or self.past_openers(first)
        if comma - a < SHORTEST_BEFORE - self.lex.free_order or self.forms[a] in self.lex.frontings:
            return []
        fronted = self.forms[a] in self.lex.prepositions and not self.lex.free_order
        if fronted and not any(self.syntax.helper(self.forms[k]) for k in range(a, comma)):
            return []
        return [] if any(f.kind == "ing" for f in self.lex.lookup(self.forms[a])) else [(a, comma)]

    def past_openers(self, first: int) -> int:
        """Past a conjunction at the start of a sentence, or past words there that only join it to the one before."""
        if opened := self.page.starts_with(first, self.lex.openers):
            first += opened
            return first + (first < self.page.size and self.forms[first] in COMMAS)
        return first + 1 if self.forms[first] in self.lex.coordinators else first

    def resumes(self, k: int) -> bool:
        """Whether what was said goes on at `k`, after the tag inside it: nothing there opens a clause of the reporter."""
        lex, form = self.lex, self.forms[k]
        if form in lex.coordinators or form in lex.relatives or form in lex.contrasts or form in QUOTES:
            return False
        return not any(f.kind == "ing" for f in lex.lookup(form)) and form not in lex.frontings
