"""Clauses around a cue: where they begin, which subject stands before a verb, what is passed over after a speaker."""

from musnad.read.drafts import Range
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.read.phrases import Phrases

FARTHEST_SUBJECT = 24
"""Tokens between the start of a clause and its verb, within which the subject is looked for."""


class Clauses:
    """The clause grammar over one page."""

    def __init__(self, page: Page, phrases: Phrases) -> None:
        self.page, self.lex, self.forms, self.phrases = page, page.lex, page.forms, phrases

    def left(self, i: int) -> Range | None:
        """The subject that stands right before the verb at `i`, where a clause begins there."""
        page, forms, lex = self.page, self.forms, self.lex
        first = page.bounds[page.sentence[i]][0]
        j = i
        while j > first and (
            self.stray(j - 1)
            or forms[j - 1] in lex.adverbs
            or forms[j - 1] in lex.verb_particles
            or forms[j - 1] in lex.negations_of_cue
        ):
            j -= 1
        stop = j
        comma = j > first and forms[j - 1] in COMMAS
        end = j - 1 if comma else j
        for s in range(max(first, end - FARTHEST_SUBJECT), end):
            if not self._clause_starts(s, first, after_was=comma):
                continue
            reached = self.phrases.agent(s)
            while (
                reached < end
                and reached > s
                and (forms[reached] in COMMAS or page.is_dash(reached))
                and self.phrases.agent(reached + 1) > reached + 1
            ):
                reached = self.phrases.agent(reached + 1)
            if reached == end and end > s:
                return s, end
            if reached > s and self._only_adjuncts(reached, stop):
                return s, reached
        return None

    def stray(self, j: int) -> bool:
        """A mark right before a verb that opens its quotation (`بايدن "أخبر ..."`), or that has no partner."""
        return self.forms[j] in QUOTES and j not in self.page.closes

    def _only_adjuncts(self, j: int, stop: int) -> bool:
        """Whether tokens [j, stop) are an aside, a time, a medium or a prepositional phrase."""
        page, lex = self.page, self.lex
        for _ in range(8):
            if j >= stop:
                return j == stop
            step = page.timed.get(j) or self.phrases.aside(j) or self.phrases.medium(j)
            if not step and self.forms[j] in lex.adverbs:
                step = j + 1
            if not step:
                return False
            j = step
        return False

    def _clause_starts(self, s: int, first: int, *, after_was: bool) -> bool:
        """Whether a clause of its own may begin at `s`: at the sentence's start, after a conjunction or a mark."""
        if s == first:
            return True
        page, lex, before = self.page, self.lex, self.forms[s - 1]
        if before in lex.clause_openers or before in lex.complementizers:
            return True
        if before in COMMAS or before == ":" or before == "..":
            return not after_was
        if before in QUOTES and s - 1 in page.quote and page.quote[s - 1] > s + 3:
            return True
        return self.forms[s][:1] in lex.conjunctions and before in COMMAS | {"."}

    def skip(self, j: int, last: int, media: list[Range], *, addressed: bool = True) -> int:
        """Past times, adverbs, asides and media."""
        for _ in range(8):
            if j >= last:
                break
            medium = self.phrases.medium(j)
            if medium:
                media.append((j, medium))
            step = (
                medium
                or self.page.timed.get(j)
                or (self.forms[j] in self.lex.prepositions and self.page.timed.get(j + 1))
                or (addressed and self.phrases.addressee(j))
                or self.phrases.aside(j)
            )
            if not step and (self.forms[j] in self.lex.adverbs or self.forms[j] in self.lex.gap_particles):
                step = j + 1
            if not step:
                break
            j = step
        return j

    def leads(self, i: int) -> bool:
        """Whether the cue opens its sentence, perhaps after a discourse opener."""
        page, first = self.page, self.page.bounds[self.page.sentence[i]][0]
        while first < i and (self.forms[first] in COMMAS or self.forms[first] in QUOTES or not page.tokens[first].word):
            first += 1
        opener = page.starts_with(first, self.lex.openers)
        k = first + opener
        while k < i and (self.forms[k] in COMMAS):
            k += 1
        return k == i
