"""Verb groups of a subject-first page: a verb with its auxiliaries, and the small facts about tokens that all lean on."""

from functools import cached_property
from typing import NamedTuple

from musnad.read.page import Page
from musnad.read.subject_first.cues import Kind
from musnad.read.subject_first.lexicon import Lexicon
from musnad.text import fold

_CONTRACTED = {"ing": "be", "part": "have", "base": "modal"}
_DASHES = frozenset("-–—")
LONGEST_TIME = 8
"""Tokens of a time expression within which a word of it is sought."""


class Group(NamedTuple):
    """A verb with its auxiliaries: where it starts, and what they make of it."""

    start: int
    passive: bool = False
    mood: str = "finite"
    negated: bool = False
    modal: bool = False
    linked: str = ""


class Groups:
    """The verb groups of one page."""

    def __init__(self, page: Page, lex: Lexicon) -> None:
        self.page, self.lex, self.forms, self.size = page, lex, page.forms, page.size

    def capital(self, i: int) -> bool:
        """Whether a token begins with a capital letter."""
        return self.page.text[self.page.tokens[i].start].isupper()

    def time(self, k: int) -> int:
        """The end of the time expression that begins at `k`, or 0."""
        end = self.page.timed.get(k, 0)
        return end if end > k else 0

    def group(self, i: int, kind: Kind) -> Group | None:
        """The verb group whose head is the form at `i`; None where its auxiliaries do not fit its form."""
        lex, forms, first = self.lex, self.forms, self.page.first(i)
        if i > first and forms[i - 1] == "-" and self.page.tokens[i - 1].end == self.page.tokens[i].start:
            return None
        k, nearest, negated, modal = i, "", False, False
        while k > first:
            form = forms[k - 1]
            if lex.free_order and (start := self.timed_before(k)) is not None and start > first:
                k = start - (start - 1 > first and forms[start - 1] in lex.adjunct_prepositions)
                continue
            helper = self.helper(form)
            if helper:
                nearest = nearest or helper
                modal = modal or helper == "modal"
                negated = negated or form in lex.negated
            elif form in lex.negated:
                negated = True
            elif not lex.adverb(form):
                break
            k -= 1
            if helper == "to":
                break
        while k < i and self.helper(forms[k]) == "" and forms[k] not in lex.negated and k == first:
            k += 1
        if not nearest and k > first and forms[k - 1] in lex.contracted_pronouns:
            nearest = _CONTRACTED.get(kind, "")
        return self._fitting(k, kind, nearest, negated=negated, modal=modal)

    def helper(self, form: str) -> str:
        """Which auxiliary a word is, as a code; empty for other words."""
        lex = self.lex
        if form in lex.be:
            return "be"
        if form in lex.have:
            return "have"
        if form in lex.do:
            return "do"
        if form in lex.modals:
            return "modal"
        return "to" if form in lex.infinitive else ""

    def _fitting(self, k: int, kind: Kind, nearest: str, *, negated: bool, modal: bool) -> Group | None:
        if kind == "inf":
            return self._infinitive(k, k - 1, negated=negated) if not nearest else Group(k, mood="infinitive", negated=negated)
        allowed = {
            "base": ("", "do", "modal", "to"),
            "third": ("",),
            "past": ("",),
            "part": ("be", "have"),
            "ing": ("be", ""),
        }
        if nearest not in allowed[kind]:
            return None
        if nearest == "to":
            return self._infinitive(k, k - 1, negated=negated)
        mood = "participle" if kind == "ing" and not nearest else "finite"
        if mood == "participle" and k > self.page.first(k) and self.forms[k - 1] in self.lex.without:
            return Group(k - 1, mood=mood, negated=True)
        return Group(k, kind == "part" and nearest == "be", mood, negated, modal)

    def _infinitive(self, k: int, j: int, *, negated: bool) -> Group | None:
        """An infinitive with the verb at `j` that it hangs on (`went on to say`); alone it says nothing."""
        lex, forms, first = self.lex, self.forms, self.page.first(k)
        if j > first and forms[j] in lex.catenative_particles:
            j -= 1
        linked = lex.catenatives.get(forms[j]) if j >= first else None
        if linked is None:
            return Group(k, mood="infinitive", negated=negated)
        while j > first and (self.helper(forms[j - 1]) or lex.adverb(forms[j - 1]) or forms[j - 1] in lex.negated):
            negated = negated or forms[j - 1] in lex.negated
            j -= 1
        return Group(j, negated=negated, linked=linked)

    def timed_before(self, k: int) -> int | None:
        """Where the time expression begins that ends right before `k`."""
        return self._timed_ends.get(k)

    def timed_over(self, k: int) -> int:
        """The end of the time expression in which `k` stands, or 0."""
        start = next((j for j in range(k - 1, max(-1, k - LONGEST_TIME), -1) if self.time(j) > k), None)
        return 0 if start is None else self.time(start)

    @cached_property
    def _timed_ends(self) -> dict[int, int]:
        return {end: start for start, end in self.page.timed.items() if end > start}

    def dative(self, k: int) -> bool:
        """Whether a word tells by its ending to whom something is said; a listed name does where it is not as it is listed."""
        lex, m = self.lex, self.page.named.get(k)
        if not lex.dative_endings or not self.forms[k].endswith(lex.dative_endings) or self.forms[k] in lex.roles:
            return False
        if self.lex.lookup(self.forms[k]) or self.forms[k] in lex.object_pronouns or lex.adverb(self.forms[k]):
            return False
        if m is not None and m.entity is not None and m.entity.id in self.page.world:
            label = self.page.world.label(m.entity.id, lex.code)
            return self.forms[k] not in fold(label).split()
        return True

    def dash(self, k: int) -> bool:
        """A dash with a space beside it, or a long one."""
        form = self.forms[k]
        if form not in _DASHES:
            return False
        tokens = self.page.tokens
        return form != "-" or (k > 0 and tokens[k].start > tokens[k - 1].end)

    def finite_cue(self, k: int) -> bool:
        """Whether a token is the past of a cue, and no adjective before a noun."""
        if not any(f.kind == "past" for f in self.lex.lookup(self.forms[k])) or self.lex.role(self.forms[k]):
            return False
        before = self.forms[k - 1] if k else ""
        return before not in self.lex.determiners and before not in self.lex.possessives
