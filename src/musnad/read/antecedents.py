"""The noun phrase before a relative that its clause is about (`الهدنة التي`, `التحذيرات الأمنية التي`)."""

from musnad.read.drafts import Range
from musnad.read.page import COMMAS, Page

LONGEST_NOUN = 8
"""Tokens of the noun phrase before its relative."""
FARTHEST_HEAD = 2
"""Phrases with a preposition that may stand between a noun and the clause about it."""
SHORTEST_VERB = 4
"""Letters of a word above which the prefix of the third person makes it a verb."""


class Antecedents:
    """The nouns before the relatives of one page."""

    def __init__(self, page: Page) -> None:
        self.page, self.lex, self.forms = page, page.lex, page.forms

    def of_gender(self, relative: int) -> Range | None:
        """The nearest noun phrase before a relative that is of its gender, with what stands between them."""
        last = end = relative - (self.forms[relative - 1] in COMMAS)
        if (start := self.page.closes.get(end - 1)) is not None and 1 < end - start <= LONGEST_NOUN:
            return start + 1, end - 1
        masculine = self.forms[relative] not in self.lex.feminine_relatives
        for _ in range(FARTHEST_HEAD + 1):
            noun = self._noun(last)
            if noun is None or not (masculine and self.feminine(noun[0])):
                return noun and (noun[0], end)
            last = noun[0] - 1
            if noun[0] == self.page.first(relative) or self.forms[last] not in self.lex.prepositions:
                return noun[0], end
        return None

    def feminine(self, k: int) -> bool:
        """Whether the noun at `k` shows that it is feminine."""
        return self.page.raw(k).endswith(self.lex.feminine_singular) or self.forms[k].endswith(self.lex.plural_things)

    def _noun(self, end: int) -> Range | None:
        """The noun phrase that ends before a token, back to its head: over adjectives, owners and names."""
        first, start = self.page.first(end - 1), end
        while start > max(first, end - LONGEST_NOUN) and self._belongs(start - 1, start, end):
            start -= 1
        return (start, end) if start < end else None

    def _belongs(self, k: int, after: int, end: int) -> bool:
        """Whether the word at `k` goes on, backwards, with the phrase [after, end): the phrase began before no clitic."""
        form, lex = self.forms[k], self.lex
        if not self.page.tokens[k].word or k in self.page.timed or (after < end and self._opens(after)):
            return False
        bare, grammar = lex.without_and(form), (lex.particles, lex.complementizers, lex.according_starts)
        if bare in lex.prepositions or form in lex.copulas or any(form in words for words in grammar):
            return False
        verb = form.startswith(lex.third_person) and len(form) >= SHORTEST_VERB and form not in lex.like_third_person
        past = form.endswith(lex.feminine_bound) and not form.endswith(lex.plural_things) and len(form) >= SHORTEST_VERB
        past = past or (k > 0 and lex.without_and(self.forms[k - 1]) in lex.negations_of_cue)
        verb = verb or past or (k == self.page.first(k) < after < end and form[:1] in lex.conjunctions)
        if k not in self.page.named and (verb or any(f.kind != "participle" for f in lex.lookup(form))):
            return False
        if after == end or not lex.definite(form):
            return True
        if not lex.definite(self.forms[after]):
            return False
        alike = self.feminine(k) and self.feminine(after)
        return alike or lex.adjective(self.forms[after]) or self.forms[after] in lex.complements

    def _opens(self, k: int) -> bool:
        """Whether a conjunction or a preposition is written onto the word at `k`, before which its phrase cannot reach."""
        form, lex = self.forms[k], self.lex
        return form.startswith(lex.to_clitic * 2) or (form[:1] in {*lex.conjunctions, lex.by_clitic} and lex.definite(form[1:]))
