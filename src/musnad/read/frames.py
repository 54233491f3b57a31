"""Cue frames: what stands around a cue word, read left to right over folded tokens.

`Frames` asks the readers of each kind of cue in turn; each answers with drafts, or with nothing where the word is no
cue in its place. The kinds are the frames of the language's tables; no word of a language stands here.
"""

from musnad.read.accordings import Accordings
from musnad.read.clauses import Clauses
from musnad.read.cues import Form, Speech
from musnad.read.drafts import Draft
from musnad.read.nouns import Nouns
from musnad.read.page import Page
from musnad.read.phrases import Phrases
from musnad.read.relatives import Relatives
from musnad.read.relays import Relays
from musnad.read.speeches import Speeches
from musnad.read.verbs import Verbs

LONGEST_COVER = 3
"""Tokens before a cue word in which a name may begin that covers it."""


class Frames:
    """Matches the cue frames of one page. `dropped` keeps the cue words that fit none, by token, and why."""

    def __init__(self, page: Page) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms
        self.phrases = Phrases(page)
        clauses = Clauses(page, self.phrases)
        self.withheld, self.led = clauses.withheld, clauses.led
        self.accordings = Accordings(page, self.phrases, clauses)
        self.relays = Relays(page, self.phrases, clauses)
        self.relatives = Relatives(page, self.phrases, clauses)
        self.nouns = Nouns(page, self.phrases, self.relays)
        self.verbs = Verbs(page, self.phrases, clauses)
        self.speeches = Speeches(page, self.phrases, self.nouns.speaks_before)
        self.dropped: list[tuple[int, str]] = []

    def at(self, i: int) -> list[Draft]:
        """The drafts whose cue begins at token `i`, outermost first; empty for a word that is no cue here."""
        form, lex = self.forms[i], self.lex
        if form in lex.according_starts and (found := self.accordings.at(i)):
            return [found]
        if form in lex.anonymity_objects and self.forms[i + 1 : i + 2] and self.forms[i + 1] in lex.identities:
            return []  # `طلب عدم ذكر اسمه`
        if form in lex.unsaid_nouns and self.withheld(i) < i and (unsaid := self.nouns.unsaid(i)):
            return [unsaid]
        readings, masdar, speech = lex.lookup(form), lex.verbal_noun(form), lex.speech(form)
        if (readings or masdar or speech) and self._inside_name(i):
            self.dropped.append((i, "inside-name"))
            return []
        if readings and (drafts := self._verb(i, readings)):
            return drafts
        found = self._named_speech(i, masdar, speech) if masdar or speech else self._noun(i, form)
        if found is None and not readings and (masdar or speech or form in lex.speech_nouns):
            self.dropped.append((i, "no-frame"))
        return [found] if found else []

    def _named_speech(self, i: int, masdar: Form | None, speech: Speech | None) -> Draft | None:
        """The draft of a noun: with its owner, behind a light verb, or by itself; of one that mostly has an object, so first."""
        whom = speech is not None and "whom" in speech.cue.flags
        free = self.speeches.at(i, speech) if speech and whom else None
        owned = self.nouns.verbal(i, masdar) if masdar and free is None else None
        found = free or owned or self._noun(i, self.forms[i])
        return found or (self.speeches.at(i, speech) if speech and not whom else None)

    def _noun(self, i: int, form: str) -> Draft | None:
        if form == ":":
            return self.nouns.headline(i)
        return self.nouns.at(i) if form in self.lex.nouns or form in self.lex.speech_nouns else None

    def _inside_name(self, i: int) -> bool:
        """Whether a name covers the token (`قال` in a title of a paper), other than that of an office."""
        page = self.page
        starts = range(max(0, i - LONGEST_COVER), i + 1)
        return any(page.mention_end.get(k, 0) > i and page.kind(k) != "office" for k in starts)

    def _verb(self, i: int, readings: tuple[Form, ...]) -> list[Draft]:
        """The drafts of the first reading that fits."""
        given = i > 0 and self.forms[i - 1] in self.lex.figures and self.forms[i] in self.lex.issuing
        if given or self.verbs.impersonal(i, readings[0]):
            self.dropped.append((i, "no-frame" if given else "impersonal"))
            return []
        self.verbs.why = ""
        for form in readings:
            if self.verbs.possible(i, form) and (drafts := self._reading(i, form)):
                return drafts
        self.dropped.append((i, self.verbs.why or "no-frame"))
        return []

    def _reading(self, i: int, form: Form) -> list[Draft]:
        if "relay" in form.cue.frames:
            return self.relays.at(i, form)
        draft = self.relatives.at(i, form) or self.verbs.at(i, form)
        return [draft] if draft else []
