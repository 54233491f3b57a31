"""What stands behind a comma and may be the outlet's own again: which of the contents that are open it ends.

A clause that is said goes on with more than a noun phrase does. Counted over annotated reports: behind a comma a clause goes
on over `بينما`, over `وهو` and over circumstances of what it tells (`، وذلك ردا على`) nine times of ten; what is demanded,
praised or blamed in a noun phrase ends before them.
"""

from collections.abc import Sequence

from musnad.read.drafts import Draft
from musnad.read.page import COMMAS, Page
from musnad.read.phrases import Phrases

LONGEST_SUBJECT, LONGEST_PARENTHESIS = 5, 24
"""Tokens of a subject with its comma, behind which a clause between commas says what it is, and of that clause."""
NEAR_FIGURE = 6
"""Tokens of a clause within which the number stands that it tells."""
NEAR_LEAD = 5
"""Tokens of an adjunct that opens a clause, with the particle behind it."""
NEAR_CUE = 4
"""Tokens behind a breaker within which the verb of saying stands whose own clause it opens (`، بينما اتهمت X`)."""

FARTHEST_PERFECT = 14
"""The same where an auxiliary comes first and its subject between (`، بينما كان مسؤول لم تسمه X قد قال`)."""


class Breaks:
    """Answers about the breakers of one page. `k` is the token behind a comma."""

    def __init__(self, page: Page, phrases: Phrases) -> None:
        self.page, self.lex, self.forms, self.phrases = page, page.lex, page.forms, phrases

    def first_ended(self, stack: Sequence[Draft], k: int) -> int | None:
        """The outermost of the open contents that ends at `k`, with all inside it; None where no breaker stands there or what
        it opens is said, too."""
        length = self.page.starts_with(k, self.lex.breakers)
        if not length and (self._deemed(k) or self._answers(stack[0], k) or self._led_anew(stack[0], k)):
            return 0
        if not length or self.page.raw(k) in self.lex.no_breakers:
            return None
        if self._foretells(k + length) or self.page.starts_with(k, self.lex.asides) > length:
            return None
        soft = self.page.starts_with(k, self.lex.soft_breakers) == length
        return next((n for n, draft in enumerate(stack) if not self._told(draft, k, k + length, soft=soft)), None)

    def _deemed(self, k: int) -> bool:
        """Whether somebody says what he holds of all that was told (`، مما اعتبره النائب خطأ`)."""
        behind = self.forms[k + 1] if k + 1 < self.page.last(k) else ""
        return self.forms[k] in self.lex.things and any(f.pronoun and f.kind == "past" for f in self.lex.lookup(behind))

    def _answers(self, draft: Draft, k: int) -> bool:
        """Whether the clause at `k` is what one that sets another beside it waits for (`وفي حين يقر الوزير بأن X، تتحدث النقابة
        عن Y`): a verb of saying with a subject of its own."""
        forms, lex, first = self.forms, self.lex, self.page.first(k)
        rows = lex.parallels.get(lex.without_conjunction(forms[first]), ())
        opened = next((first + len(row) for row in rows if tuple(forms[first + 1 : first + len(row)]) == row[1:]), -1)
        verb = any(f.person == 3 and not f.joined for f in lex.lookup(forms[k])) and lex.finite(forms[k])
        return draft.at == opened and verb and self.phrases.agent(k + 1) > k + 1

    def _led_anew(self, outer: Draft, k: int) -> bool:
        """Whether what somebody is cited for ends at `k` before a clause that is led to as it was, behind an adjunct
        of its own (`بحسب السجل فإن الموعد غدا، وفي المحصلة فإن اللجنة تقرر`)."""
        lex, form = self.lex, self.forms[k]
        if outer.kind != "according" or self.forms[outer.start - 1] not in lex.lead_particles:
            return False
        if form[:1] not in lex.conjunctions or form[1:] not in lex.prepositions:
            return False
        near = self.forms[k + 2 : min(k + NEAR_LEAD, self.page.last(k))]
        return any(word[:1] in lex.so and word in lex.lead_particles for word in near)

    def turns(self, k: int) -> bool:
        """Whether somebody else begins to speak at `k`, the stop before it being lost (`... وآسيا من جانبه، أكد X`)."""
        length = self.page.starts_with(k, self.lex.turns)
        if not length:
            return False
        verb = k + length
        verb += verb < self.page.size and self.forms[verb] in COMMAS
        return verb < self.page.last(k) and any(f.kind == "past" and not f.joined for f in self.lex.lookup(self.forms[verb]))

    def inside_quotation(self, outer: Draft, k: int) -> bool:
        """Whether a quotation that opened inside the outermost content is still open at `k`."""
        close = self.page.enclosing(k)
        return close is not None and self.page.closes[close] > outer.start

    def _told(self, draft: Draft, k: int, behind: int, *, soft: bool) -> bool:
        """Whether what a breaker at `k` opens is part of a content."""
        if self._figures(draft, k, behind):
            return True
        if self.forms[k] in self.lex.copulas:
            return self._parenthesis(draft, k)
        if not self._clause(draft, k):
            return False
        return self._lasts(k + 1) if self.forms[k] in self.lex.been else soft and not self._own(behind)

    def _clause(self, draft: Draft, k: int) -> bool:
        """Whether what is said is a clause, perhaps one that opens with words in marks."""
        return draft.shape == "clause" or (draft.shape == "quote" and self.page.quote.get(draft.start, k) < k - 2)

    def _lasts(self, k: int) -> bool:
        """Whether `وكان` before `k` goes on with its subject, by a verb in the present or a noun that takes it up (`، وكان يعتزم
        العودة`, `، وكان آخرها كذا`), and tells nothing of somebody else."""
        form, lex = self.forms[k] if k < self.page.last(k - 1) else "", self.lex
        if k in self.page.named or lex.definite(form) or lex.role(form):
            return False
        verb = form.startswith(lex.third_person) or form.endswith(lex.object_pronouns)
        return verb and form not in lex.prepositions and not lex.lookup(form)

    def _own(self, k: int) -> bool:
        """Whether words at `k` are the outlet's: they say where something was said, or that somebody else says something."""
        if self.phrases.medium(k - 1):
            return True
        reach = FARTHEST_PERFECT if self.forms[k : k + 1] != [] and self.forms[k] in self.lex.auxiliaries else NEAR_CUE
        near = [f for j in range(k, min(k + reach, self.page.last(k - 1))) for f in self.lex.lookup(self.forms[j])]
        if self.forms[k - 1] in self.lex.relatives:
            return any(f.pronoun for f in near)
        return any(f.kind in ("past", "present") for f in near)

    def _foretells(self, k: int) -> bool:
        """Whether what is set beside a content at `k` is to come, as the speaker knows and not the outlet (`فيما سيستفيد`)."""
        return k < self.page.size and self.forms[k - 1] in self.lex.contrasts and self.lex.future(self.forms[k])

    def _figures(self, draft: Draft, k: int, behind: int) -> bool:
        """Whether a clause that tells a number is set beside one that does, in a content (`أصيب 20، فيما قتل خمسة`)."""
        if draft.shape == "phrase" or self.forms[behind - 1] not in self.lex.set_beside:
            return False
        last = next((j for j in range(k, self.page.last(k)) if self.forms[j] in COMMAS), self.page.last(k))
        told = (j for j in range(behind, last) if self.lex.finite(self.forms[j]))
        said = any(not self._numbered(j + 1, j + 2) for j in told)  # `سجلت 5 ولايات` counts
        return not said and self._numbered(draft.start, k) and self._numbered(behind, min(last, behind + NEAR_FIGURE))

    def _numbered(self, a: int, b: int) -> bool:
        return any(form.isdigit() or form in self.lex.number_words for form in self.forms[a:b])

    def _parenthesis(self, draft: Draft, k: int) -> bool:
        """Whether a clause between commas says what the noun before it is, whose own clause is to follow (`X، وهي Y، تعمل`)."""
        if self._confirms(k):
            return False
        if draft.shape == "clause" and not self._explained(k + 1):
            return True
        if not 0 < k - draft.start <= LONGEST_SUBJECT:
            return False
        return any(self.forms[j] in COMMAS for j in range(k + 1, min(self.page.last(k) - 1, k + LONGEST_PARENTHESIS)))

    def _confirms(self, k: int) -> bool:
        """Whether `وهو ما` at `k` only tells that somebody else says so too (`، وهو ما أكده الوزير`)."""
        if k + 3 >= self.page.last(k) or self.forms[k + 1] not in self.lex.according_relative:
            return False
        return any(f.pronoun and f.kind in ("past", "present") for f in self.lex.lookup(self.forms[k + 2]))

    def _explained(self, k: int) -> bool:
        """Whether a noun at `k` with a verb that takes it up tells what somebody else says or does with what is said
        (`، وهي عبارة تستخدمها الصحف`, `، وهو المشروع الذي أعلنته الوزارة`)."""
        lex, last = self.lex, self.page.last(k - 1)
        verb = k + 1 + (k + 1 < last and self.forms[k + 1] in lex.relatives)
        if verb >= last or not self._noun(k):
            return False
        form = self.forms[verb]
        if any(f.pronoun and f.kind == "past" for f in lex.lookup(form)):
            return True
        return form[:1] in lex.present_prefixes and form.endswith(lex.object_pronouns) and verb not in self.page.named

    def _noun(self, k: int) -> bool:
        """Whether a noun stands at `k`, and no particle or verb."""
        form, lex = self.forms[k], self.lex
        if not self.page.tokens[k].word or form in lex.according_relative or form in lex.particles or form in lex.negations:
            return False
        verbal = form[:1] in lex.present_prefixes and not lex.definite(form)
        return not verbal or self.page.raw(k).endswith(lex.feminine_singular)
