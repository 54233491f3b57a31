"""All cues of a subject-first page, each to its draft."""

from musnad.read.drafts import Draft
from musnad.read.page import Page
from musnad.read.subject_first.gaps import Gaps
from musnad.read.subject_first.lexicon import Lexicon
from musnad.read.subject_first.others import Others
from musnad.read.subject_first.syntax import Syntax
from musnad.read.subject_first.verbs import Verbs


class Frames:
    """Matches the cue frames of one page. `dropped` keeps the cue words that fit none, by token, and why."""

    def __init__(self, page: Page, lex: Lexicon) -> None:
        self.page, self.lex, self.forms = page, lex, page.forms
        self.syntax = Syntax(page, lex)
        gaps = Gaps(page, self.syntax)
        self.verbs = Verbs(page, self.syntax, gaps)
        self.others = Others(page, self.syntax, gaps)
        self.dropped: list[tuple[int, str]] = []

    def all(self) -> list[Draft]:
        """The drafts of the page in the order of their cues; a word is no cue twice."""
        out: list[Draft] = []
        used: set[int] = set()
        for i, form in enumerate(self.forms):
            if i in used or not (form in self.lex.forms or form in self.lex.nouns or form in self.lex.according or form == ":"):
                continue
            draft = self._at(i, form)
            if draft is not None:
                if out and 0 <= draft.group <= out[-1].at < i:
                    self.dropped.append((out.pop().at, "part-of-cue"))
                out.append(draft)
                used.update(k for a, b in draft.cues for k in range(a, b))
        return out

    def _at(self, i: int, form: str) -> Draft | None:
        if form == ":":
            return self.others.headline(i)
        if form in self.lex.according and (found := self.others.according(i)):
            return found
        readings = self.lex.lookup(form)
        self.verbs.why = ""
        for reading in readings:
            if found := self.verbs.at(i, reading):
                return found
        for cue in self.lex.nouns.get(form, ()):
            if found := self.others.noun(i, cue):
                return found
        if readings:
            self.dropped.append((i, self.verbs.why or "no-frame"))
        return None
