"""From a verb to what is said: its addressee, adverbials, and where the content begins."""

from typing import NamedTuple

from musnad.read.drafts import Range, Shape
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.subject_first.cues import Cue
from musnad.read.subject_first.syntax import LONGEST_NAME_QUOTE, Syntax

FARTHEST_VERB = 25
"""Tokens of a clause without complementizer within which its verb must show."""
MOST_ADJUNCTS = 6
"""Adverbials in a row between a verb and its content."""


class Gap(NamedTuple):
    """Where the content begins and how it ends, with what stands before it. Without `rule` there is no content."""

    start: int
    shape: Shape = "clause"
    rule: str = ""
    addressee: Range | None = None
    media: tuple[Range, ...] = ()


class Gaps:
    """Reads the gaps of one page."""

    def __init__(self, page: Page, syntax: Syntax) -> None:
        self.page, self.lex, self.forms, self.syntax = page, syntax.lex, page.forms, syntax

    def read(self, k: int, cue: Cue, *, addressed: bool = True) -> Gap:
        """The gap after a verb that ends before `k`. `addressed`: a direct object may be whom it is told to."""
        last = self.page.last(k - 1)
        addressee: Range | None = None
        media: list[Range] = []
        told = "object" in cue.frames or (k < last and self.syntax.dative(k))
        if told and addressed and k < last and not self._starts(k, last, cue, bare=False):
            end = self.syntax.noun_phrase(k)
            if end > k:
                addressee, k = (k, end), end
        for _ in range(MOST_ADJUNCTS):
            if k >= last:
                break
            bare = "object" not in cue.frames or addressee is not None
            if found := self._starts(k, last, cue, bare=bare):
                return found._replace(addressee=addressee, media=tuple(media))
            end, kind = self.syntax.adjunct(k)
            if end == k:
                if self.forms[k] in COMMAS and k + 1 < last and self._resumes(k + 1, cue):
                    k += 1
                    continue
                break
            if kind == "medium":
                media.append((k, end))
            elif kind == "to" and addressee is None:
                addressee = (k + 1, end)
            k = end
        return Gap(k, addressee=addressee, media=tuple(media))

    def _resumes(self, k: int, cue: Cue) -> bool:
        """After a comma: a complementizer or another adverbial before the content."""
        if "that" in cue.frames and self.syntax.correlative(k):
            return True
        governed = k + (self.forms[k] in self.lex.prepositions)
        led = "wh" in cue.frames and governed < self.page.size and self.forms[governed] in self.lex.interrogatives
        if self.lex.free_order and led:
            return True
        return self.forms[k] in self.lex.complementizers or self.syntax.adjunct(k)[1] in ("time", "medium", "adverb")

    def _starts(self, k: int, last: int, cue: Cue, *, bare: bool) -> Gap | None:
        """The content that begins at `k`, by the first frame of the cue that fits."""
        lex, frames, form = self.lex, cue.frames, self.forms[k]
        quoted = self._quotation(k, last, cue)
        if quoted is not None:
            return quoted
        if k + 1 >= last:
            return None
        if "that" in frames and (clause := self.syntax.correlative(k)):
            return Gap(clause, "clause", "that")
        if lex.free_order and "wh" in frames and form in lex.prepositions and self.forms[k + 1] in lex.interrogatives:
            return Gap(k, "clause", "wh")
        if form in lex.complementizers and "that" in frames:
            return None if self._predicate(k + 1) and "np" not in frames else Gap(k + 1, "clause", "that")
        if form in lex.interrogatives and "wh" in frames:
            return Gap(k, "clause", "wh")
        if lex.infinitival(form) and "to" in frames:
            return Gap(k, "phrase", "to")
        if form in lex.infinitive and "to" in frames:
            return Gap(k, "phrase", "to") if not self._noun_after_to(k + 1) else None
        if form in cue.preps:
            return Gap(k + 1, "phrase", "preposition")
        if "gerund" in frames and lex.gerund(form):
            return Gap(k, "phrase", "gerund")
        if not self.page.tokens[k].word:
            return None
        if "np" in frames and self.nominal(k):
            return Gap(k, "phrase", "np")
        if "bare" in frames and bare and self._clause(k, last, near=cue.lemma != lex.plain.lemma and "object" not in frames):
            return Gap(k, "clause", "bare")
        return None

    def _noun_after_to(self, k: int) -> bool:
        """Whether `to` is a preposition: a name, a determiner or a pronoun follows it."""
        lex, form = self.lex, self.forms[k]
        return form in lex.determiners or form in lex.possessives or self.syntax.capital(k) or form in lex.pronouns

    def _quotation(self, k: int, last: int, cue: Cue) -> Gap | None:
        """A quotation at `k`, after a comma or a colon too."""
        form = self.forms[k]
        opened = k + 1 if form in COMMAS or form == ":" else k
        if opened >= self.page.size:
            return None
        frames = cue.frames
        fits = "quote" in frames or (opened == k and frames & {"bare", "np"}) or (form == ":" and frames & {"bare", "that"})
        if not fits:
            return None
        if self.forms[opened] in QUOTES and opened not in self.page.closes and not (opened == k and self.title(opened)):
            return Gap(opened, "quote" if "quote" in frames or opened > k else "clause", "quotation")
        if form == ":" and opened < last and "quote" in frames:
            return Gap(opened, "clause", "colon")
        return None

    def title(self, opened: int) -> bool:
        """Whether a short quotation right after its verb is a title: all of its words are written with capitals."""
        close = self.page.quote.get(opened, opened)
        words = [j for j in range(opened + 1, close) if self.page.tokens[j].word]
        return 0 < len(words) <= LONGEST_NAME_QUOTE and all(map(self.syntax.capital, words))

    def _predicate(self, k: int) -> bool:
        """Whether a verb follows at once, so that what stood before it was a pronoun (`said that was`)."""
        return bool(self.syntax.helper(self.forms[k])) and self.forms[k] not in self.lex.infinitive

    def nominal(self, k: int) -> bool:
        """Whether an object may begin at `k`."""
        lex, form = self.lex, self.forms[k]
        if form in lex.prepositions or form in lex.subordinators or self.syntax.helper(form) or form in lex.negated:
            return False
        if form in lex.infinitive or form in lex.complementizers or form in lex.weekdays or k in self.page.timed:
            return False
        if form in lex.time_words and not self.syntax.capital(k):
            return False
        return not lex.adverb(form) and not self.syntax.finite_cue(k)

    def _clause(self, k: int, last: int, *, near: bool) -> bool:
        """Whether a clause without complementizer begins at `k`: with its subject, or with an adverbial and its subject.

        `near`: its verb must show before a comma, since most cues take a noun phrase too (`noted the plan, which was`).
        """
        lex, form = self.lex, self.forms[k]
        if form in lex.pronouns:
            return True
        if form in lex.relatives and form not in lex.complementizers:
            return False
        if self.syntax.helper(form) or form in lex.negated or form in lex.coordinators or form in lex.infinitive:
            return False
        if form in lex.subordinators:
            return form in lex.clause_starters or self._later(k, last)
        end, kind = self.syntax.adjunct(k)
        if end > k:
            return kind in ("other", "time") and self._later(end, last)
        if form in lex.prepositions:
            return self._later(k + 1, last)
        if form in lex.empty and (k + 1 >= last or not self.page.tokens[k + 1].word):
            return False
        return not self.syntax.finite_cue(k) and self._verb_within(k, last, near=near)

    def _later(self, k: int, last: int) -> bool:
        """Whether a comma and a subject come soon: the clause opens with an adverbial."""
        for j in range(k, min(last - 1, k + 12)):
            if self.forms[j] in COMMAS:
                return self._clause_head(j + 1)
            if self.forms[j] in QUOTES or self.forms[j] in self.lex.complementizers:
                return False
        return False

    def _clause_head(self, k: int) -> bool:
        lex, form = self.lex, self.forms[k]
        return form in lex.pronouns or form in lex.determiners or form in lex.possessives

    def _verb_within(self, k: int, last: int, *, near: bool) -> bool:
        """Whether a verb shows among the words from `k`: an auxiliary, a past, or what ends like a third person."""
        if k + 2 >= last:
            return False
        for j in range(k + 1, min(last, k + FARTHEST_VERB)):
            form = self.forms[j]
            if form == ";" or (near and form in COMMAS) or (self.forms[j] in QUOTES and j in self.page.closes and j > k + 3):
                break
            if (self.syntax.helper(form) and form not in self.lex.infinitive) or form in self.lex.negated or form in QUOTES:
                return True
            if not self.syntax.capital(j) and (self.lex.past(form) or (self.lex.plural(form) and self.lex.role(form) is None)):
                return True
            if form in self.lex.pronouns or (self.lex.lookup(form) and not self.syntax.capital(j)):
                return True
        return False
