"""Cue frames: what stands around a cue word, read left to right over folded tokens.

`Frames` asks the readers of each kind of cue in turn; each answers with drafts, or with nothing where the word is no
cue in its place. The kinds are the frames of the language's tables; no word of a language stands here.
"""

from musnad.read.accordings import Accordings
from musnad.read.clauses import Clauses
from musnad.read.cues import Form
from musnad.read.drafts import Draft
from musnad.read.nouns import Nouns
from musnad.read.page import Page
from musnad.read.phrases import Phrases
from musnad.read.relays import Relays
from musnad.read.verbs import Verbs


class Frames:
    """Matches the cue frames of one page. `dropped` keeps the cue words that made no attribution, and why."""

    def __init__(self, page: Page) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms
        self.phrases = Phrases(page)
        clauses = Clauses(page, self.phrases)
        self.accordings = Accordings(page, self.phrases, clauses)
        self.relays = Relays(page, self.phrases, clauses)
        self.nouns = Nouns(page, self.phrases, self.relays)
        self.verbs = Verbs(page, self.phrases, clauses)
        self.dropped: list[tuple[int, str]] = []

    def at(self, i: int) -> list[Draft]:
        """The drafts whose cue begins at token `i`, outermost first; empty for a word that is no cue here."""
        form, lex = self.forms[i], self.lex
        if form in lex.according_starts and (found := self.accordings.at(i)):
            return [found]
        readings = lex.lookup(form)
        masdar = lex.masdar(form)
        if (readings or masdar) and self._inside_name(i):
            return []
        if readings and (drafts := self._verb(i, readings)):
            return drafts
        if masdar and (found := self.nouns.verbal(i, masdar)):
            return [found]
        if form in lex.nouns or form in lex.speech_nouns:
            found = self.nouns.at(i)
        else:
            found = self.nouns.headline(i) if form == ":" else None
        return [found] if found else []

    def _inside_name(self, i: int) -> bool:
        """Whether a name covers the token (`قال` in a title of a paper), other than that of an office."""
        page = self.page
        return any(
            k in page.named and page.mention_end[k] > i and page.named[k].kind != "office" for k in range(max(0, i - 3), i + 1)
        )

    def _verb(self, i: int, readings: tuple[Form, ...]) -> list[Draft]:
        """The drafts of the first reading that fits."""
        if self.verbs.impersonal(i, readings[0]):
            self.dropped.append((i, "impersonal"))
            return []
        for form in readings:
            if not self.verbs.possible(i, form):
                continue
            if "relay" in form.cue.frames:
                drafts = self.relays.at(i, form)
            else:
                draft = self.verbs.at(i, form)
                drafts = [draft] if draft else []
            if drafts:
                return drafts
        self.dropped.append((i, self.verbs.why or "no-frame"))
        return []
