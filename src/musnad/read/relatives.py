"""What a relative clause says that somebody announced or refused: the noun phrase before it (`الهدنة التي أعلنها X`)."""

from musnad.read.clauses import Clauses
from musnad.read.cues import Form
from musnad.read.drafts import Draft, Range
from musnad.read.page import COMMAS, Page
from musnad.read.phrases import Phrases

LONGEST_NOUN = 8
"""Tokens of the noun phrase before its relative."""
SHORTEST_VERB = 4
"""Letters of a word above which the prefix of the third person makes it a verb."""
TOLD = "told"
"""The flag of a cue whose object is told by it, and not only done."""


class Relatives:
    """Matches the relative frames of one page."""

    def __init__(self, page: Page, phrases: Phrases, clauses: Clauses) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms
        self.phrases, self.clauses = phrases, clauses

    def at(self, i: int, form: Form) -> Draft | None:
        """The draft of a verb with its object written onto it, right behind a relative, with its speaker behind it."""
        if not form.pronoun or TOLD not in form.cue.flags or i == 0 or self.forms[i - 1] not in self.lex.splices:
            return None
        noun, media = self._noun(i - 1), list[Range]()
        start = self.clauses.skip(i + 1, self.page.last(i), media, addressed=False)
        end = self.phrases.agent(start) if start < self.page.last(i) else start
        if noun is None or end == start:
            return None
        return Draft(
            at=i,
            cues=[(i, i + 1)],
            act=form.cue.act,
            lemma=form.cue.lemma,
            rule="relative",
            kind="verb",
            start=noun[0],
            shape="phrase",
            source=(start, end),
            content=[noun],
            media=media,
            gender=form.gender,
            number=form.number,
        )

    def _noun(self, relative: int) -> Range | None:
        """The noun phrase that ends before a relative, back to its head: over adjectives, owners and names."""
        first, end = self.page.first(relative), relative - (self.forms[relative - 1] in COMMAS)
        start = end
        while start > max(first, end - LONGEST_NOUN) and self._belongs(start - 1, start, end):
            start -= 1
        return (start, end) if start < end else None

    def _belongs(self, k: int, after: int, end: int) -> bool:
        """Whether the word at `k` goes on, backwards, with the phrase [after, end): the phrase began before no clitic."""
        form, lex = self.forms[k], self.lex
        if not self.page.tokens[k].word or k in self.page.timed or (after < end and self._opens(after)):
            return False
        if any(form in words for words in (lex.prepositions, lex.complementizers, lex.relatives, lex.adverbs)):
            return False
        verb = form.startswith(lex.third_person) and len(form) >= SHORTEST_VERB and form not in lex.like_third_person
        if k not in self.page.named and (verb or any(f.kind != "participle" for f in lex.lookup(form))):
            return False
        if after == end or not lex.definite(form):
            return True
        return lex.definite(self.forms[after]) and (lex.adjective(self.forms[after]) or self.forms[after] in lex.complements)

    def _opens(self, k: int) -> bool:
        """Whether a conjunction or a preposition is written onto the word at `k`, before which its phrase cannot reach."""
        form, lex = self.forms[k], self.lex
        return form.startswith(lex.to_clitic * 2) or (form[:1] in {*lex.conjunctions, lex.by_clitic} and lex.definite(form[1:]))
