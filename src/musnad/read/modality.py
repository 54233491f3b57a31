"""Modality: whether what is attributed is said to be so, to come, possible or denied; and the words of its condition.

It is that of the content's first statement. A condition of a later statement is kept, and does not make the first one
conditional. The words are those of the table `words`, mostly of its part `modality`; what a language does not list, it
does not have, so that this serves every grammar.
"""

from collections.abc import Collection
from functools import cache
from typing import Any, Final

from musnad.lang import table
from musnad.model import Modality
from musnad.read.drafts import Draft, Range
from musnad.read.futures import FutureShape, listed
from musnad.read.kinds import endings, folded, joined, phrases
from musnad.read.page import COMMAS, QUOTES, Page
from musnad.text import ByWord

FIRST_WORDS = 20
"""Words of a content in which its main verb is expected."""
DEFINITE_WITHIN = 3
"""Words of a noun phrase in which it shows that it is definite."""
_STOPS = frozenset(".؟?!؛;") | {"..", "...", "…"}


class ModalityWords:
    """The words of one language that bear on modality, folded."""

    def __init__(self, code: str) -> None:
        words = table(code, "words")
        own: dict[str, Any] = words.get("modality", {})

        def some(rows: dict[str, Any], name: str) -> list[str]:
            return listed(rows.get(name, ()))

        self.conjunctions: Final = folded(some(words, "proclitic_and"))
        self.article: Final = folded([words.get("article", "")])
        self.pronouns: Final = endings(some(words, "object_pronouns"))
        self.feminine: Final = tuple(some(words, "feminine_endings"))
        bare, attached = some(words, "complementizers"), some(words, "complementizer_pronouns")
        self.complementizers: Final = folded(c + p for c in bare for p in ("", *attached))
        self.relatives, self.coordinators = folded(some(words, "relatives")), folded(some(words, "coordinators"))
        self.contrasts = folded(some(own, "contrasts") or some(words, "contrasts"))
        self.prepositions, self.determiners = folded(some(words, "prepositions")), folded(some(words, "determiners"))
        self.alternatives, self.reasons = folded(some(words, "or_words")), folded(some(own, "reasons") or some(words, "dangling"))
        self.conditions = joined(phrases(some(own, "conditions")), self.conjunctions)
        self.before_definite = joined(phrases(some(own, "conditions_before_definite")), self.conjunctions)
        self.particles: Final = frozenset(some(own, "conditional_particles"))
        self.past_verbs, self.past_nouns = endings(some(own, "conditional_endings")), endings(some(own, "noun_endings"))
        self.no_verbs = folded(some(own, "no_verbs"))
        self.no_conditions = phrases(some(own, "not_conditions"))
        self.consequences, self.been = folded(some(own, "consequences")), folded(some(own, "been"))
        self.futures, self.possibilities = phrases(some(own, "futures")), phrases(some(own, "possibilities"))
        self.future: Final = FutureShape(words)
        self.future_beginnings: Final = tuple(some(own, "future_beginnings"))
        self.may, self.may_prefixes = folded(some(own, "may")), folded(some(own, "may_prefixes"))
        self.done, self.done_endings = folded(some(own, "past_like_present")), endings(some(own, "past_endings"))
        self._open_words()
        self.denying, self.supposing = frozenset(some(own, "denying_lemmas")), frozenset(some(own, "supposing_lemmas"))
        self.foreseeing: Final = frozenset(some(own, "foreseeing_lemmas"))

    def _open_words(self) -> None:
        """The words with which conditions, words of possibility and futures may begin; most begin none."""
        plain = {*self.no_conditions, *self.conditions, *self.before_definite}
        self.opens_condition = frozenset(plain) | folded(self.particles)
        may = {conjunction + word for word in self.may for conjunction in ("", *self.conjunctions)}
        self.opens_possible = frozenset(self.possibilities) | may
        self._begin_future = endings(self.future_beginnings)
        self.opens_future = ByWord(self._opens_future)

    def _opens_future(self, form: str) -> bool:
        shaped = self.future(form) or self.future(self.without_conjunction(form))
        return shaped or form in self.futures or form.startswith(self._begin_future)

    def without_conjunction(self, form: str) -> str:
        """A folded word without its first letter where that may be a conjunction."""
        return form[1:] if form[:1] in self.conjunctions else form

    def definite(self, form: str) -> bool:
        """Whether a folded word carries the article."""
        return any(a and form.startswith(a) and len(form) > len(a) + 1 for a in self.article)


@cache
def modality_words(code: str) -> ModalityWords:
    """The words of a language, compiled once."""
    return ModalityWords(code)


class Modalities:
    """Judges the drafts of one page."""

    def __init__(self, page: Page, code: str) -> None:
        self.page, self.forms, self.words = page, page.forms, modality_words(code)

    def of(self, draft: Draft, nested: Collection[int]) -> tuple[Modality, list[Range]]:
        """The modality of a draft's content, and the token range of the first condition in it.

        `nested`: where the contents of attributions that stand in this one begin. What they say is their own.
        """
        content = [k for a, b in draft.content for k in range(a, b)]
        condition = self._condition(content[draft.rule == "wh" :])
        modality = self._modality(draft, self._first_statement(content, nested), condition)
        return modality, [condition] if condition else []

    def _modality(self, draft: Draft, main: list[int], condition: Range | None) -> Modality:
        words, lemma = self.words, draft.lemma
        denies = draft.act == "deny" or lemma in words.denying
        if denies and not draft.negated:
            return "denied"
        if (condition is not None and self._governs(condition[0], main)) or self._possible(main[:FIRST_WORDS]):
            return "conditional"
        if lemma in words.supposing or (draft.negated and lemma in words.denying):
            return "conditional"
        if draft.act in ("promise", "propose") or lemma in words.foreseeing or self._future(main[:FIRST_WORDS]):
            return "planned"
        return "actual"

    def _governs(self, k: int, main: list[int]) -> bool:
        """Whether a condition that begins at `k` is the first statement's: it stands in it, and no conjunction joins it."""
        rest = self.words.without_conjunction(self.forms[k])
        return k in main and (k == main[0] or rest == self.forms[k] or rest not in self.words.conditions)

    def _first_statement(self, content: list[int], nested: Collection[int]) -> list[int]:
        """The tokens of a content up to where its first sentence ends, a joined clause begins or somebody else's words do."""
        words, forms = self.words, self.forms
        for at, k in enumerate(content[1:], 1):
            before, form = forms[content[at - 1]], forms[k]
            if before in _STOPS or k in nested:
                return content[:at]
            likely = form[:1] in words.conjunctions or form in words.contrasts or form in words.coordinators
            if likely and self._joins(k, comma=before in COMMAS):
                return content[:at]
        return content

    def _joins(self, k: int, *, comma: bool) -> bool:
        """Whether a clause of its own begins at `k`: after a comma, any joined word that is no name and no definite noun."""
        words, form = self.words, self.forms[k]
        rest = words.without_conjunction(form)
        if form in words.contrasts or rest == form:
            return form in words.contrasts or (comma and form in words.coordinators)
        return rest in words.complementizers or (comma and k not in self.page.named and not words.definite(rest))

    def _condition(self, content: list[int]) -> Range | None:
        """The first condition in a content."""
        words, after = self.words, -1
        for at, k in enumerate(content):
            if self.forms[k] not in words.opens_condition or k < after or self.forms[k] in self.page.name_forms:
                continue
            after = k + self.page.starts_with(k, words.no_conditions)
            n = 0 if after > k else self.page.starts_with(k, words.conditions) or self._in_case(k) or self._if(k)
            if n:
                return k, self._condition_end(k + n, content[at:])
        return None

    def _if(self, k: int) -> int:
        """1 where a particle that otherwise opens a clause stands before a verb of the past, and so means `if`, else 0."""
        words, j = self.words, k + 1
        if self.page.raw(k) not in words.particles or j >= self.page.size or j in self.page.named:
            return 0
        form = self.forms[j]
        verb = form.endswith(words.past_verbs) and not form.endswith(words.past_nouns) and form not in words.no_verbs
        return int(verb and len(form) > 2 and self.page.sentence[j] == self.page.sentence[k])

    def _in_case(self, k: int) -> int:
        """The length of a phrase that is a condition only before a definite noun (`in case of the failure`, not `of war`)."""
        n = self.page.starts_with(k, self.words.before_definite)
        for j in range(k + n, min(k + n + DEFINITE_WITHIN, self.page.size) if n else k):
            if self._settled(j) or self.forms[j] in self.words.prepositions:
                return n if self._settled(j) else 0
        return 0

    def _settled(self, k: int) -> bool:
        """A word that makes a noun phrase definite: it carries the article or a pronoun, points, or is a name."""
        words, form = self.words, self.forms[k]
        pronoun = form.endswith(words.pronouns) and not self.page.raw(k).endswith(words.feminine)
        return pronoun or words.definite(form) or form in words.determiners or k in self.page.named

    def _condition_end(self, k: int, content: list[int]) -> int:
        """Where a condition that has begun before `k` ends: at a mark, or where the main clause opens."""
        words, forms = self.words, self.forms
        been, last = False, content[-1] + 1
        for j in range(k, last):
            form = forms[j]
            been = been or form in words.been
            alternative = form in COMMAS and j + 1 < last and forms[j + 1] in words.alternatives
            opens = form in words.consequences or (j > k and not been and self._comes(j, joined=True))
            if form in _STOPS or (form in COMMAS and not alternative) or opens or self.page.closes.get(j, k) < k - 1:
                return j
        return last - 1 if forms[last - 1] in QUOTES else last

    def _comes(self, k: int, *, joined: bool) -> bool:
        """A verb of the future, with a conjunction written onto it where `joined`, or a word of intention."""
        words, form = self.words, self.forms[k]
        future = words.future(form) or (joined and words.future(words.without_conjunction(form)))
        future = (future and k not in self.page.named) or self._begins_future(k)
        return future or bool(self.page.starts_with(k, words.futures))

    def _begins_future(self, k: int) -> bool:
        return bool(self.words.future_beginnings) and self.page.raw(k).startswith(self.words.future_beginnings)

    def _future(self, main: list[int]) -> bool:
        """Whether a statement is of things to come: by a verb that is no relative clause's, before a reason is given."""
        words, forms = self.words, self.forms
        for k in main:
            if k > main[0] and forms[k] in words.reasons:
                return False
            related = k - 1 > main[0] and forms[k - 1] in words.relatives
            if words.opens_future[forms[k]] and not related and self._comes(k, joined=k == main[0]):
                return True
        return False

    def _possible(self, main: list[int]) -> bool:
        """Whether a statement is only held possible: a word that says so, or one that does so before a verb of the present."""
        words, forms = self.words, self.forms
        for k in main:
            if forms[k] not in words.opens_possible:
                continue
            after_relative = k > main[0] and forms[k - 1] in words.relatives
            said = self.page.starts_with(k, words.possibilities) > 0 and k not in self.page.timed
            if not after_relative and (said or self._may(k, main)):
                return True
        return False

    def _may(self, k: int, main: list[int]) -> bool:
        words, forms = self.words, self.forms
        word = words.without_conjunction(forms[k]) if k == main[0] else forms[k]
        if word not in words.may or k + 1 >= self.page.size:
            return False
        verb = forms[k + 1]
        done = verb in words.done or verb.endswith(words.done_endings)
        return verb[:1] in words.may_prefixes and not done and words.been.isdisjoint(forms[main[0] : k])
