"""Subjects between an auxiliary and a verb (`كان الوزير قد قال`), or behind what tells that it was done before."""

from musnad.read.drafts import Range
from musnad.read.page import COMMAS, Page
from musnad.read.phrases import Phrases

LONGEST_NAME = 4
"""Tokens of a name that no list knows, between commas behind a title."""
LONGEST_FRAMED = 16
"""Tokens between an auxiliary and its verb."""


class Framed:
    """The subjects of one page that auxiliaries lead to."""

    def __init__(self, page: Page, phrases: Phrases) -> None:
        self.page, self.lex, self.forms, self.phrases = page, page.lex, page.forms, phrases

    def _framed(self, i: int, first: int) -> Range | None:
        """The subject between an auxiliary and the verb or its particle (`كانت النقابة قالت`, `كانت النقابة قد قالت`), whatever
        its words, or between a verb of going on and that of saying (`تابع الوزير يقول`)."""
        forms, lex = self.forms, self.lex
        perfect = i > first and forms[i - 1] in lex.perfect_particles
        past = perfect or any(f.kind == "past" and not f.joined for f in lex.lookup(forms[i]))
        heads = (lex.auxiliaries,) if past else (lex.progress_verbs, lex.lasting_verbs)
        if not past and (i == first or forms[i][:1] not in lex.present_prefixes):
            return None
        if perfect and (apart := self._set_apart(i, first)) is not None:
            return apart
        last = i - perfect
        last -= perfect and last > first and forms[last - 1] in COMMAS
        for k in range(last - 1, max(first, i - LONGEST_FRAMED) - 1, -1):
            if any(forms[k] in words for words in heads):
                end = max(self.phrases.agent(k + 1), self.phrases.phrase(k + 1)) if k + 1 < last else k + 1
                end = last if perfect and any(form in COMMAS for form in forms[k:last]) else end
                whole = perfect or not past or (end >= last and self._heads(k + 1, last))
                return (k + 1, min(end, last)) if end > k + 1 and whole else None
            if self._opens_clause(k, i) or lex.lookup(forms[k]):
                return None
            if forms[k] in COMMAS and not (perfect and self._beside_title(k, last)):
                return None
        return None

    def _opens_clause(self, k: int, i: int) -> bool:
        """Whether a complementizer at `k` begins a clause with a subject of its own, in which the verb at `i` stands: with a
        pronoun it has that of the one before (`أضاف أنه كان قد قال`)."""
        alone = self.forms[k] in self.lex.complementizers and self.forms[k] not in self.lex.pronoun_complementizers
        return alone and self.page.enclosing(k) in (None, self.page.enclosing(i))

    def _beside_title(self, k: int, last: int) -> bool:
        """Whether the comma at `k` sets a name, perhaps with its courtesy, beside a title (`كان قائد كذا، اللواء X، قد قال`): one
        that is known, or a few words up to the comma at `last`."""
        courtesy = k + 1 < self.page.size and self.forms[k + 1] in self.lex.courtesies
        words = all(token.word and token.form not in self.lex.prepositions for token in self.page.tokens[k + 1 : last])
        short = 1 < last - k - 1 <= LONGEST_NAME and words and self.forms[last] in COMMAS
        return short or self.page.kind(k + 1 + courtesy) == "person"

    def _heads(self, k: int, last: int) -> bool:
        """Whether a subject that no particle closes may begin at `k`: a name, a role, a definite noun, or several words."""
        form = self.forms[k]
        return last > k + 1 or k in self.page.named or self.lex.definite(form) or self.lex.role(form) is not None

    def _formerly(self, i: int, first: int) -> Range | None:
        """The subject of what was done before (`سبق للوزير أن أكد`)."""
        forms, lex = self.forms, self.lex
        if i < first + 3 or forms[i - 1] not in lex.bare_complementizers:
            return None
        for k in range(i - 3, max(first, i - LONGEST_FRAMED) - 1, -1):
            if lex.without_conjunction(forms[k]) in lex.formerly:
                start = k + 1 + (forms[k + 1] in lex.lone_to)
                end = min(i - 1, max(self.phrases.agent(start), self.phrases.phrase(start)))
                return (start, end) if start < end and forms[k + 1].startswith(lex.to_clitic) else None
        return None

    def _latter(self, i: int, first: int) -> Range | None:
        """The last of those before, right before the verb at `i` and set against what was told (`لكن الأخير نفى`)."""
        k, lex = i - 1, self.lex
        if k <= first or self.forms[k] not in lex.latter:
            return None
        before = self.forms[k - 1]
        against = before in lex.contrasts or before in lex.set_against or before in lex.bare_complementizers
        return (k, i) if against else None

    def _set_apart(self, i: int, first: int) -> Range | None:
        """The subject behind an auxiliary, with a relative clause or one that leaves him unnamed before the verb at `i`
        (`كان الوزير، الذي وصل أمس، قد قال`, `كان مسؤول لم تسمه الصحيفة قد قال`)."""
        forms, lex = self.forms, self.lex
        at = next((k for k in range(i - 2, max(first, i - LONGEST_FRAMED) - 1, -1) if forms[k] in lex.auxiliaries), i)
        end = self.phrases.agent(at + 1) if at < i - 2 else i
        clause = end + (end < i and forms[end] in COMMAS)
        if not at + 1 < end < i - 2 or not (forms[clause] in lex.relatives or forms[clause] in lex.negations):
            return None
        return at + 1, end
