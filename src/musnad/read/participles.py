"""Participles that say nothing: they tell what something is (`كان متوقعا`), or describe the noun before them (`زيارة معلنة`)."""

from musnad.read.clauses import Clauses
from musnad.read.cues import Form
from musnad.read.page import QUOTES, Page

LONGEST_CLAUSE = 16
"""Tokens from the start of a clause without a verb to the participle that is its predicate."""

LONGEST_TIME = 4
"""Tokens of a time."""


class Participles:
    """Answers about the participles of one page."""

    def __init__(self, page: Page, clauses: Clauses) -> None:
        self.page, self.lex, self.forms, self.clauses = page, page.lex, page.forms, clauses

    def predicate(self, i: int, *, alike: bool) -> bool:
        """Whether the participle at `i` says what something is: behind a linking verb (`كان متوقعا`), or, of one that is spelt
        `alike` for who asks and who is asked, of the nouns before it in a clause without a verb (`إن الوزارة مطالبة بأن`)."""
        lex, k = self.lex, i - 1
        if i and (lex.without_conjunction(self.forms[k]) in lex.linking or self._unmarked(i)):
            return True
        if not alike:
            return False
        while k > self.page.first(i) and i - k < LONGEST_CLAUSE and self._of_subject(k):
            k -= 1
        opens = self.forms[k] in lex.complementizers or (k == self.page.first(i) and self._of_subject(k))
        return (
            opens
            and (k < i - 1 or self.forms[k] in lex.pronoun_complementizers)
            and not self.page.raw(i).endswith(lex.accusative)
        )

    def _unmarked(self, i: int) -> bool:
        """Whether a participle that is a common adverb, adjective or noun too (`مجددا`, `13 متهما`) stands at `i` with neither a
        comma or a closing mark before it nor what is said right behind it."""
        lex, before = self.lex, self.forms[i - 1]
        if before.isdigit():
            return not self._behind_time(i)
        behind = self.forms[i + 1] if i + 1 < self.page.size else ""
        said = behind in QUOTES or behind == ":" or behind in lex.complementizers
        return self.forms[i] in lex.marked_participles and not said and self.page.tokens[i - 1].word

    def _of_subject(self, k: int) -> bool:
        """Whether a word may belong to a definite subject: by its article, as a name, or as the head of either."""
        form, lex = self.forms[k], self.lex
        return lex.definite(lex.without_conjunction(form)) or k in self.page.named or lex.role(form) is not None

    def adjectival(self, i: int, form: Form) -> bool:
        """Whether a participle only describes the noun before it (`زيارة غير معلنة`)."""
        if form.kind != "participle" or form.gender != "f" or not i or self._takes_pronoun(i) or self._behind_time(i):
            return False
        before = self.forms[i - 1]
        return before in self.lex.not_before_participle or (self.page.tokens[i - 1].word and not self.lex.definite(before))

    def _takes_pronoun(self, i: int) -> bool:
        """Whether a pronoun that stands alone is the object of the participle at `i`, which so is a verb's (`واصفة إياها`)."""
        return i + 1 < self.page.size and self.forms[i + 1] in self.lex.free_pronouns

    def _behind_time(self, i: int) -> bool:
        """Whether a time of several words ends right before `i`, which no adjective describes (`منذ سنة 2020 مؤكدة كذا`)."""
        return any(self.page.timed.get(k) == i for k in range(max(0, i - LONGEST_TIME), i - 1))

    def described(self, i: int, form: Form) -> bool:
        """Whether a participle that is mostly an adjective stands behind its noun (`حاجة ملحة`), or one that is bound to do
        something behind a definite one (`البنوك مطالبة بـ`)."""
        if form.kind != "participle" or i == self.page.first(i) or self._takes_pronoun(i):
            return False
        before = self.forms[i - 1]
        if form.gender == "m" and "set_off" in form.cue.flags and form.number == "s":
            return self.clauses.objective(i - 1) and (before not in self.lex.adverbs or self.clauses.objective(i - 2))
        if form.gender != "f":
            return False
        behind = self.page.tokens[i - 1].word and before not in self.lex.prepositions
        return behind and ("set_off" in form.cue.flags or ("bound" in form.cue.flags and self.lex.definite(before)))

    def predicate_alone(self, j: int) -> bool:
        """Whether an indefinite noun at `j` is all that follows, so that the verb says what its subject is (`X تعتبر أولوية`)."""
        page, lex = self.page, self.lex
        head, after = self.forms[j], self.forms[j + 1] if j + 1 < page.last(j) else ""
        owned = head.endswith(lex.object_pronouns) and not page.raw(j).endswith(lex.feminine_singular)
        if lex.definite(head) or j in page.named or head in lex.determiners or owned:
            return False
        return not lex.definite(after) and j + 1 not in page.named
