"""Verbs with their speaker behind or amid what was said: `"..."، يقول X`, `نجح التمرين –يضيف البيان– بامتياز`."""

from musnad.read.clauses import Clauses
from musnad.read.cues import Form
from musnad.read.drafts import Draft, Range, after_content
from musnad.read.page import COMMAS, Page
from musnad.read.phrases import Phrases

SHORTEST_BEFORE = 3
"""Tokens that a trailing verb must leave for what was said."""


class Trailing:
    """Matches the trailing verbs of one page."""

    def __init__(self, page: Page, phrases: Phrases, clauses: Clauses) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms
        self.phrases, self.clauses = phrases, clauses

    def at(self, i: int, form: Form) -> Draft | None:
        """`"..."، يقول X في كلمة له`: verb and speaker after what was said, up to the end of the clause."""
        if not self.may_trail(i, form) or self.forms[i] in self.lex.superlatives:
            return None
        last, quoted, media = self.page.last(i), self.behind_quotation(i), list[Range]()
        start = self.clauses.skip(i + 1, last, media) if self._tells(i) else i + 1
        end = self.phrases.agent(start) if start < last else start
        end += end < last and (self.forms[end] in self.lex.selves or (end == start and self.forms[end] in self.page.name_forms))
        k = self.clauses.skip(end, last, media) if end > start else end
        if quoted and not self._over(k, last) and (whole := self.phrases.phrase(start)) > end:
            end, k = whole, self.clauses.skip(whole, last, media)
        if end == start or not (self._over(k, last) or (quoted and self._opened(i))):
            return None
        draft = after_content(i, form, rule="trailing", start=i, source=(start, end), media=media)
        draft.addressee, draft.quoted = self._told(i + 1, k, (start, end)), True
        return draft

    def _over(self, k: int, last: int) -> bool:
        """Whether the clause of the verb is over at `k`, or goes on with a relative about its speaker."""
        return k >= last or not self.page.tokens[k].word or self.forms[k] in self.lex.splices or self.forms[k] in self.lex.copulas

    def behind_quotation(self, i: int) -> bool:
        """Whether a quotation that is no name ends right before the verb at `i`, perhaps with a comma between them."""
        close = i - 1 - (self.forms[i - 1] in COMMAS)
        return close - self.page.closes.get(close, close) > SHORTEST_BEFORE

    def _opened(self, i: int) -> bool:
        """Whether the quotation before the verb at `i` opens its sentence, so that nothing but its speaker can follow."""
        close = i - 1 - (self.forms[i - 1] in COMMAS)
        return self.page.closes.get(close) == self.page.first(i)

    def _tells(self, i: int) -> bool:
        """Whether the verb at `i` stands behind a quotation, with whom it was said to right behind it (`"..."، يقول لنا X`)."""
        return self.behind_quotation(i) and i + 1 < self.page.size and self.forms[i + 1][:1] == self.lex.to_clitic

    def _told(self, i: int, k: int, speaker: Range) -> Range | None:
        """To whom it was said, between the verb and `k`, before or behind the `speaker`."""
        near = (j for j in range(i, k) if not speaker[0] <= j < speaker[1])
        return next(((j, end) for j in near if j < (end := self.phrases.addressee(j)) <= k), None)

    def in_dashes(self, i: int) -> bool:
        """Whether dashes enclose the verb at `i` with no more than its speaker (`نجح التمرين –يضيف البيان– بامتياز`)."""
        end = self.phrases.aside(i - 1) if i and self.page.is_dash(i - 1) else 0
        return end > i + 2 and self.phrases.agent(i + 1) == end - 1

    def may_trail(self, i: int, form: Form) -> bool:
        """Whether the verb takes a quotation, and a comma or a closing mark stands between it and what was said."""
        if "quote" not in form.cue.frames or form.kind == "participle" or i - self.page.first(i) < SHORTEST_BEFORE:
            return False
        if form.pronoun or (i + 1 < self.page.size and self.phrases.medium(i + 1) and not self._tells(i)):
            return False
        return self.forms[i - 1] in COMMAS or i - 1 in self.page.closes or self.page.is_dash(i - 1)
