"""The noun that a relative clause without a subject of its own tells of, and that speaks in it."""

from musnad.read.antecedents import Antecedents
from musnad.read.drafts import Draft, Range
from musnad.read.mentions import is_given_name
from musnad.read.page import COMMAS, Page
from musnad.read.phrases import Phrases
from musnad.read.vocabulary import is_known

FIRST_TOKENS = 7
"""Tokens of a noun phrase before its relative."""
LONGEST_UNLISTED = 4
"""Tokens of a name of no list between its title and a relative."""
FARTHEST_TEXT = 24
"""Tokens between a text and the relative clause that tells what it lays down."""
LONGEST_SPEECH = 14
"""Tokens of a speech with whose it is, before its relative."""


class About:
    """The nouns before the relatives of one page, whose clauses say something."""

    def __init__(self, page: Page, phrases: Phrases) -> None:
        self.page, self.lex, self.forms, self.phrases = page, page.lex, page.forms, phrases
        self.antecedents = Antecedents(page)

    def head(self, draft: Draft) -> Range | None:
        """The noun phrase right before the relative of a clause about it (`حزب العمل الذي اتهم ...`), or None."""
        end = draft.at - 1 - (self.forms[draft.at - 2] in COMMAS)
        end -= end - 1 in self.page.closes and self.page.closes[end - 1] < end - FIRST_TOKENS
        for k in range(max(self.page.first(draft.at), end - FIRST_TOKENS), end):
            known = k in self.page.named or self.lex.role(self.forms[k])
            if known and self._ends(k, end) and self._fits(k, draft):
                return k, end
        return None

    def _ends(self, k: int, end: int) -> bool:
        """Whether the noun phrase at `k` ends right before `end`, perhaps in a name behind its title that no list knows."""
        close, lex = self.phrases.agent(k), self.lex
        titled = lex.role(self.forms[k]) in lex.epithets and not self.phrases.ends_in_person(k, close)
        if close == end or not (titled and k + 1 < close < end <= close + LONGEST_UNLISTED):
            return close == end
        first = self.forms[close]
        given = is_given_name(first, language=lex.code) or not is_known(first, lex.code)
        given = given or (lex.definite(self.forms[close - 1]) and not lex.definite(first))
        grammar = (lex.prepositions, lex.complementizers, lex.relatives, lex.adverbs)
        plain = (self.page.tokens[t].word and not any(self.forms[t] in words for words in grammar) for t in range(close, end))
        return given and all(plain) and not any(map(lex.lookup, self.forms[close:end]))

    def _fits(self, k: int, draft: Draft) -> bool:
        """Whether a relative may be about the noun at `k`: one in the masculine about no feminine noun, one set apart by its
        conjunction about no place, and in the feminine only about a feminine noun."""
        relative, feminine = self.forms[draft.at - 1], self.antecedents.feminine(k)
        joined = relative[:1] in self.lex.conjunctions
        if relative in self.lex.feminine_relatives:
            return not joined or (feminine and self.page.kind(k) != "place")
        return not (feminine and draft.gender == "m" and draft.number == "s")

    def told(self, draft: Draft) -> Range | None:
        """The noun that a relative clause is about and that speaks in it: what is said or written (`الشائعات التي تقول إن`), or
        before no clause of its own, in which another may speak of it, also somebody or a body."""
        lex, at = self.lex, draft.at
        np = self.antecedents.of_gender(at - 1) if at and self.forms[at - 1] in lex.splices else None
        if np is None or not self._fits(np[0], draft):
            return None
        head, role = self.forms[np[0]], lex.role(self.forms[np[0]])
        said = (
            role == "document" or not lex.voices.isdisjoint(lex.bare_forms(head)) or head.removeprefix(lex.article) in lex.nouns
        )
        whole = role is not None and draft.shape != "clause" and self.phrases.agent(np[0]) == np[1]
        return np if said or whole else None

    def spoken_in(self, draft: Draft) -> Range | None:
        """Whose the speech before a relative is, in which he said what its clause tells (`تصريحات X التي أكد فيها`), or None."""
        lex, forms, end = self.lex, self.forms, draft.at - 1
        for k in range(end - 1, max(self.page.first(draft.at), end - LONGEST_SPEECH) - 1, -1):
            if not lex.media.isdisjoint(lex.bare_forms(forms[k])) or lex.role(forms[k]) == "document":
                np = self.phrases.agent(k + 1) if k + 1 < end else k + 1
                return (k + 1, min(np, end)) if np > k + 1 else None
        return None

    def held(self, draft: Draft) -> Range | None:
        """The indefinite text or record before a verb that tells what stands in it (`تسجيلا نسب إلى X جاء فيه أن`), or None."""
        lex, forms, end = self.lex, self.forms, draft.at - (self.forms[draft.at - 1] in COMMAS)
        if draft.joined or not any("inside" in f.cue.frames for f in lex.lookup(forms[draft.at])):
            return None
        for k in range(end - 1, max(self.page.first(draft.at), end - LONGEST_SPEECH) - 1, -1):
            bare = forms[k].removesuffix(lex.accusative)
            if not lex.definite(forms[k]) and (bare in lex.media or lex.role(bare) == "document"):
                return None if self._by_subject(k) else (k, end)
            if lex.lookup(forms[k]) or not self.page.tokens[k].word:
                break
        return None

    def _by_subject(self, k: int) -> bool:
        """Whether the text at `k` is what somebody gives out who stands in the verb before it alone (`فأصدر بيانا جاء فيه`)."""
        lex, first = self.lex, self.page.first(k)
        verb = lex.without_conjunction(self.forms[k - 1]) if k > first else ""
        told = any(verb + own in lex.issuing for own in lex.object_pronouns)
        return told and not (k - 1 > first and self.forms[k - 2] in lex.splices)

    def laid(self, draft: Draft) -> Range | None:
        """The text that lays down what a relative clause tells, whatever stands between (`الاتفاق بين X وY، الذي ينص على`)."""
        lex, at = self.lex, draft.at
        if not at or self.forms[at - 1] not in lex.splices:
            return None
        end = at - 1 - (self.forms[at - 2] in COMMAS)
        feminine = self.forms[at - 1] in lex.feminine_relatives
        for k in range(end - 1, max(self.page.first(at), end - FARTHEST_TEXT) - 1, -1):
            verb = self.forms[k] not in lex.prepositions and any(f.kind != "participle" for f in lex.lookup(self.forms[k]))
            if verb or self.forms[k] in lex.complementizers:
                return None
            if lex.role(self.forms[k]) == "document" and self.antecedents.feminine(k) == feminine:
                return k, end
        return None
