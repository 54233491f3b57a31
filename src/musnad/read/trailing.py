"""Verbs with their speaker behind or amid what was said: `"..."، يقول X`, `نجح التمرين –يضيف البيان– بامتياز`."""

from musnad.read.clauses import Clauses
from musnad.read.cues import Form
from musnad.read.drafts import Draft, Range
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
        if not self._may_trail(i, form):
            return None
        last = self.page.last(i)
        end = self.phrases.agent(i + 1) if i + 1 < last else i + 1
        end += end < last and (self.forms[end] in self.lex.selves or (end == i + 1 and self.forms[end] in self.page.name_forms))
        media: list[Range] = []
        k = self.clauses.skip(end, last, media) if end > i + 1 else end
        if end == i + 1 or (k < last and self.page.tokens[k].word):
            return None
        return Draft(
            at=i,
            cues=[(i, i + 1)],
            act=form.cue.act,
            lemma=form.cue.lemma,
            rule="trailing",
            kind="according",
            start=i,
            shape="before",
            source=(i + 1, end),
            media=media,
            gender=form.gender,
            quoted=True,
        )

    def in_dashes(self, i: int) -> bool:
        """Whether dashes enclose the verb at `i` with no more than its speaker (`نجح التمرين –يضيف البيان– بامتياز`)."""
        end = self.phrases.aside(i - 1) if i and self.page.is_dash(i - 1) else 0
        return end > i + 2 and self.phrases.agent(i + 1) == end - 1

    def _may_trail(self, i: int, form: Form) -> bool:
        """Whether the verb takes a quotation, and a comma or a closing mark stands between it and what was said."""
        if "quote" not in form.cue.frames or form.kind == "participle" or i - self.page.first(i) < SHORTEST_BEFORE:
            return False
        if form.pronoun:
            return False
        if i + 1 < self.page.size and self.phrases.medium(i + 1):
            return False
        return self.forms[i - 1] in COMMAS or i - 1 in self.page.closes or self.page.is_dash(i - 1)
