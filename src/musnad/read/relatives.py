"""What a relative clause says that somebody announced or refused: the noun phrase before it (`الهدنة التي أعلنها X`)."""

from musnad.read.clauses import Clauses
from musnad.read.cues import Form
from musnad.read.drafts import Draft, Range
from musnad.read.page import COMMAS, Page
from musnad.read.phrases import Phrases
from musnad.read.vocabulary import is_known

LONGEST_NOUN = 8
"""Tokens of the noun phrase before its relative."""
FARTHEST_HEAD = 2
"""Phrases with a preposition that may stand between a noun and the clause about it."""
FARTHEST_JOINED = 12
"""Tokens from a relative to a second verb of its clause (`الهدنة التي طلبها X وأيدتها Y`)."""
SHORTEST_LEMMA = 3
"""Letters of a lemma above which its past is spelt like no noun with its owner's pronoun (`عرضه`)."""
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
        """The draft of a verb with its object written onto it, behind a relative or its noun, with its speaker behind it."""
        if not form.pronoun or TOLD not in form.cue.flags or i == self.page.first(i):
            return None
        noun, media = self._about(i, form), list[Range]()
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

    def _about(self, i: int, form: Form) -> Range | None:
        """What the verb at `i` is about: the noun before its relative, before that of a clause with which it goes on, or right
        before it without the article."""
        if self.forms[i - 1] in self.lex.splices:
            return self._of_gender(i - 1)
        if form.joined:
            near = range(i - 2, max(self.page.first(i), i - FARTHEST_JOINED), -1)
            relative = next((k for k in near if self.forms[k] in self.lex.splices), None)
            return self._of_gender(relative) if relative is not None else None
        return self._indefinite(i, form.pronoun) if len(form.cue.lemma) > SHORTEST_LEMMA else None

    def _of_gender(self, relative: int) -> Range | None:
        """The nearest noun phrase before a relative that is of its gender, with what stands between them."""
        last = end = relative - (self.forms[relative - 1] in COMMAS)
        masculine = self.forms[relative] not in self.lex.feminine_relatives
        for _ in range(FARTHEST_HEAD + 1):
            noun = self._noun(last)
            if noun is None or not (masculine and self._feminine(noun[0])):
                return noun and (noun[0], end)
            last = noun[0] - 1
            if noun[0] == self.page.first(relative) or self.forms[last] not in self.lex.prepositions:
                return noun[0], end
        return None

    def _indefinite(self, i: int, pronoun: str) -> Range | None:
        """The noun without the article, perhaps with an adjective, right before a clause about it (`هدنة إنسانية أعلنها X`)."""
        lex, k = self.lex, i - 1
        adjective = lex.indefinite_adjective(self.forms[k]) or self.forms[k] in lex.plain_qualities
        k -= adjective and k > self.page.first(i)
        if not all(self._plain(t) for t in range(k, i)) or (pronoun == lex.her) != self._feminine(k):
            return None
        return k, i

    def _plain(self, k: int) -> bool:
        """Whether a noun of the dictionary without the article stands at `k`: no verb, no word of grammar."""
        lex, form = self.lex, self.forms[k]
        grammar = (lex.particles, lex.complementizers, lex.never_heads)
        if not self.page.tokens[k].word or k in self.page.timed or any(form in words for words in grammar):
            return False
        verb = form[:1] in lex.present_prefixes and self.forms[k].endswith(lex.human_plural)
        return not (verb or lex.definite(form) or lex.lookup(form)) and is_known(form, lex.code)

    def _feminine(self, k: int) -> bool:
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
        if any(form in words for words in (lex.prepositions, lex.complementizers, lex.relatives, lex.adverbs)):
            return False
        verb = form.startswith(lex.third_person) and len(form) >= SHORTEST_VERB and form not in lex.like_third_person
        verb = verb or (form.endswith(lex.feminine_bound) and len(form) >= SHORTEST_VERB)
        if k not in self.page.named and (verb or any(f.kind != "participle" for f in lex.lookup(form))):
            return False
        if after == end or not lex.definite(form):
            return True
        if not lex.definite(self.forms[after]):
            return False
        alike = self._feminine(k) and self._feminine(after)
        return alike or lex.adjective(self.forms[after]) or self.forms[after] in lex.complements

    def _opens(self, k: int) -> bool:
        """Whether a conjunction or a preposition is written onto the word at `k`, before which its phrase cannot reach."""
        form, lex = self.forms[k], self.lex
        return form.startswith(lex.to_clitic * 2) or (form[:1] in {*lex.conjunctions, lex.by_clitic} and lex.definite(form[1:]))
