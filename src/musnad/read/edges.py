"""The edges of contents: marks that only enclose them, and sentences in which they go on without a cue."""

from musnad.read.drafts import Draft, Range
from musnad.read.page import COMMAS, QUOTES, Page

MOST_QUOTES = 12
"""Quotations that one speaker's words may go on over without a new cue."""
_TRIM = COMMAS | frozenset(".:-–—")


class Edges:
    """The edges of contents on one page."""

    def __init__(self, page: Page) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms

    def trimmed(self, s: int, e: int) -> list[Range]:
        """A content without the marks that only enclose it, empty where nothing is left."""
        forms, page = self.forms, self.page
        changed = True
        while changed and s < e:
            changed = False
            if forms[e - 1] in _TRIM or (forms[e - 1] in QUOTES and page.closes.get(e - 1, -1) < s):
                e, changed = e - 1, True
            elif forms[s] in COMMAS or forms[s] == ":" or (forms[s] in QUOTES and page.quote.get(s, e) >= e):
                s, changed = s + 1, True
            elif forms[s] in QUOTES and page.quote.get(s) == e - 1:
                s, e, changed = s + 1, e - 1, True
            elif self._hangs(forms[e - 1]) or (forms[e - 1] in self.lex.negations_of_cue and e - s > 1):
                e, changed = e - 1, True
        return [(s, e)] if s < e else []

    def _hangs(self, form: str) -> bool:
        """Whether a word at a content's end belongs to what comes after it."""
        lex = self.lex
        return any(
            form in words for words in (lex.conjunctions, lex.continuers, lex.contrasts, lex.dangling, lex.inner_prepositions)
        )

    def go_on(self, draft: Draft) -> None:
        """Quotations that fill the next sentences or lines, with no cue of their own, go on with a quotation that did."""
        if draft.parent is not None or not draft.content:
            return
        page, end = self.page, draft.content[-1][1]
        if page.closes.get(end) != draft.content[-1][0] - 1:
            return
        for _ in range(MOST_QUOTES):
            start = self._next_sentence(end + 1)
            close = page.quote.get(start)
            if close is None or self._next_sentence(close + 1) != page.last(close):
                return
            draft.content += self.trimmed(start, close + 1)
            end = close

    def _next_sentence(self, k: int) -> int:
        """The token after a full stop at `k`, if one is there."""
        return k + 1 if k < self.page.size and self.forms[k] == "." else k

    def own_voice(self, draft: Draft, spoken: set[int]) -> None:
        """Words in the speaker's own `we`, though no marks stand around them, go on over sentences without a cue in his
        paragraph that say `we` too, or draw a conclusion."""
        if draft.parent is not None or draft.shape != "clause" or len(draft.content) != 1:
            return
        page, (start, end) = self.page, draft.content[0]
        k = page.last(end - 1)
        if end < k - 1 or not self._says_we(start, end):
            return
        while k < page.size and page.block[k] == page.block[end - 1] and page.sentence[k] not in spoken:
            last = page.last(k)
            if not self._says_we(k, last) and not page.starts_with(k, self.lex.conclusions):
                break
            draft.content = self.trimmed(start, last)
            k = last

    def _says_we(self, start: int, end: int) -> bool:
        own = self.lex.own_voice
        return any(form in own or self.lex.without_conjunction(form) in own for form in self.forms[start:end])
