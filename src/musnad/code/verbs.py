"""Deeds that verbs tell of: who does it and to whom, by the noun phrases around the verb."""

from typing import Literal

from musnad.code.around import BACK, COMMAS, NEAR, Around
from musnad.code.found import NOBODY, Found
from musnad.code.nouns import Nouns
from musnad.code.words import Deed, Verb
from musnad.model import Modality, Span

SUFFERED = 24
"""Tokens behind a verb of suffering (`came under`) in which the deed's noun stands."""


SHORTEST = 3
"""Letters of a verb that is written like the noun of its deed."""


class Verbs:
    """The verbs of deeds in one report."""

    def __init__(self, around: Around, nouns: Nouns) -> None:
        self.around, self.nouns = around, nouns
        self.ground, self.words, self.forms = around.ground, around.words, around.forms

    def find(self, i: int, sentence: Span) -> Found | None:
        """The deed that a verb at `i` tells of, if it is one and what it needs is there."""
        for verb in self.words.verbs(self.forms[i]):
            needed = self._needed(verb.deed, i, sentence[1])
            if needed is not None:
                return self._told(verb, i, needed, sentence)
        return None

    def _needed(self, deed: Deed, i: int, end: int) -> Span | None:
        """The nouns that a verb needs behind it; an empty range where it needs none, None where they are not there."""
        if deed.needs is None:
            return NOBODY
        hit = self.words.first(deed.needs, self.forms, i + 1, min(end, i + NEAR))
        if hit is None and "weapon" in deed.flags:
            hit = self.words.first(deed.needs, self.forms, max(i - BACK, 0), i)
        return hit

    def _told(self, verb: Verb, i: int, needed: Span, sentence: Span) -> Found | None:
        start, end = sentence
        deed = verb.deed
        before = self.around.subject(i, start, verb)
        if verb.alike and i > start and self.ground.is_in("done", i - 1):
            return None  # `was done the shelling of`
        reflexive = needed[0] == i + 1 and self.ground.is_in("reflexive", i + 1)
        if before == NOBODY and needed[0] == i + 1 and not reflexive and self._masdar(verb, i):
            return None
        sure = reflexive or before != NOBODY
        if not self._news(verb, i, start) or not (sure or self._begins(verb, i, sentence)):
            return None
        modality = "planned" if verb.future else self.around.modality(i, start)
        actor, recipient = self._sides(verb, i, before, needed, end)
        if deed.on is not None and recipient == NOBODY:
            recipient = self.around.behind(deed.on, max(i + 1, actor[1]), end)
        if "through" in deed.flags:
            recipient = self.around.phrase(needed[0] + ("weapon" in deed.flags), end)
        if "suffers" in deed.flags:
            return self._suffered(i, actor if actor != NOBODY else recipient, sentence, modality)
        actor = self.around.by(max(i + 1, recipient[1]), end) if actor == NOBODY else actor
        actor = self._shared(i, start) if actor == NOBODY and verb.joined and not verb.alike else actor
        speaks = actor == NOBODY and not deed.flags & {"passive", "weapon", "counted"}
        own = self._own(i, start) if speaks else ""
        if self._nothing(actor):
            actor = NOBODY
        if ("two" in deed.flags and NOBODY in (actor, recipient)) or self._only_words(i, end):
            return None
        if "people" in deed.flags and not self._people(recipient):
            return None
        if verb.participle and recipient == NOBODY:
            return None
        if "armed" in deed.flags and not self.nouns.strikes(actor):
            return None
        if (actor, recipient) == (NOBODY, NOBODY) and "weapon" not in deed.flags:
            return None
        return Found(deed, (i, needed[1] if needed[0] > i else i + 1), actor, recipient, modality, own=own)

    def _people(self, span: Span) -> bool:
        """Whether a noun phrase counts or names people."""
        spoken = any(self.words.sector(self.forms[k]) for k in range(*span))
        return spoken or any(m.kind == "person" for m in self.ground.scene.named(*span))

    def _masdar(self, verb: Verb, i: int) -> bool:
        """Whether a form right before what it needs is the noun of its deed (`the lifting of sanctions`), written alike."""
        return verb.alike and verb.number == "s" and len(self.forms[i]) - verb.joined == SHORTEST

    def _own(self, i: int, start: int) -> Literal["", "any", "body"]:
        """Whether the subject is a pronoun of whoever speaks (`that it killed`), be that anybody or no single person."""
        k = self.around.unmarked(i, start)
        if k == start or not self.ground.is_in("pronominal", k - 1):
            return ""
        return "body" if self.ground.is_in("pronominal_bodies", k - 1) else "any"

    def _nothing(self, span: Span) -> bool:
        """Whether a subject is a deed or a weapon, or a bare number of them, and nobody."""
        return self.around.bare(span) or any(self.ground.is_in("instruments", k) or self._deed(k) for k in range(*span))

    def _deed(self, k: int) -> bool:
        return k not in self.ground.named and self.words.noun(self.forms, k) is not None

    def _only_words(self, i: int, end: int) -> bool:
        """Whether an attack is one of words (`attacked the minister, saying`)."""
        return any(self.ground.is_in("words_only", k) for k in range(i + 1, min(end, i + 2 * NEAR)))

    def _shared(self, i: int, start: int) -> Span:
        """The subject of the verb before one that goes on with it (`gunmen stormed the house and killed`)."""
        for k in range(i - 1, max(start, i - 2 * BACK) - 1, -1):
            if self.ground.finite(k, surely=True) and not self.ground.is_in("been", k):
                span = self._acting(k, i, start)
                return span if span != NOBODY and self.nouns.strikes(span) else NOBODY
        return NOBODY

    def _acting(self, k: int, end: int, start: int) -> Span:
        """The subject of a verb at `k`: the noun phrase before it, else behind it unless that is whom it befell."""
        verb = next(iter(self.words.verbs(self.forms[k])), None)
        before = self.around.subject(k, start, verb) if verb else NOBODY
        if before != NOBODY:
            return NOBODY if self._nothing(before) else before
        first = self.around.next(k + 1, end)
        befell = verb is not None and "victim" in verb.deed.flags and self.around.next(first[1], end) == NOBODY
        return NOBODY if befell else first

    def _news(self, verb: Verb, i: int, start: int) -> bool:
        """Whether a verb tells: one of the present tells of habits, one in a relative clause of what is known."""
        k = self.around.unmarked(i, start)
        if k > start and self.ground.is_in("relatives", k - 1):
            return False
        if verb.pronoun and not verb.joined and k > start and not self.ground.scene.tokens[k - 1].word:
            return False
        if k > start + 1 and self.ground.is_in("complementizers", k - 1) and self.ground.is_in("backgrounds", k - 2):
            return False
        return verb.past or verb.future or start in self.ground.headlines or self._chronicle(start, i)

    def _chronicle(self, start: int, i: int) -> bool:
        """Whether a sentence is an entry of a chronicle: a date or a number, a colon, and what happened."""
        first = next((k for k in range(start, i) if self.ground.scene.tokens[k].word), i)
        return ":" in self.forms[first : min(i, first + NEAR)] and (self.forms[first][:1].isdigit() or self.ground.timed(first))

    def _begins(self, verb: Verb, i: int, sentence: Span) -> bool:
        """Whether a clause may begin with the form at `i`: behind a noun a form that is noun and verb alike is a noun."""
        told = verb.joined and "victim" in verb.deed.flags and self.ground.fresh(self.ground.gap(i + 1, sentence[1]))
        if not verb.alike or told:
            return True
        if verb.joined:
            return i == sentence[0] or self._clause(i, sentence[1])
        first = self.around.unmarked(i, sentence[0])
        before = first - 1
        if first == sentence[0] or not self.ground.scene.tokens[before].word or self.ground.timed(before):
            return True
        return any(self.ground.is_in(name, before) for name in ("openers", "skipped"))

    def _clause(self, i: int, end: int) -> bool:
        """Whether a subject who strikes and an object follow a form, which no noun has (`and the militia killed two`)."""
        first = self.around.next(i + 1, end)
        return self.nouns.strikes(first) and self.around.next(first[1], end) != NOBODY

    def _sides(self, verb: Verb, i: int, before: Span, needed: Span, end: int) -> tuple[Span, Span]:
        """Who does it and to whom; one of the noun phrases may be the noun that the verb needs."""
        deed, after = verb.deed, self.ground.gap(i + 1, end)
        first = self.around.phrase(after, needed[0] if needed[0] >= after else end)
        if "weapon" in deed.flags:
            return NOBODY, NOBODY
        if "counted" in deed.flags:
            return NOBODY, self._counted(i, needed, end)
        if needed != NOBODY and "passive" in deed.flags:
            return NOBODY, first if first != NOBODY else before
        if needed != NOBODY and deed.on is None and "through" not in deed.flags and first != NOBODY:
            second = self.around.next(first[1], needed[0])
            return (first, second) if before == NOBODY else (before, first)
        if needed != NOBODY:
            return (first if first != NOBODY and not first[0] <= needed[0] < first[1] else before), NOBODY
        if "passive" in deed.flags:
            return NOBODY, before if before != NOBODY else first
        if verb.pronoun:
            return first, before
        if before != NOBODY:
            return self._behind_subject(deed, before, first)
        return self._before_subject(verb, first, end)

    def _counted(self, i: int, needed: Span, end: int) -> Span:
        """Those whom a noun counts, with the numbers before it (`left more than ten dead`)."""
        at = needed[0]
        while at - 1 > i and (self.ground.numeral(at - 1) or self.ground.is_in("partitive", at - 1)):
            at -= 1
        return self.around.phrase(at, end)

    def _behind_subject(self, deed: Deed, before: Span, first: Span) -> tuple[Span, Span]:
        """The sides of a verb whose subject stands before it: without an object a verb of victims is a passive."""
        if first != NOBODY and deed.on is None:
            return before, first
        return (NOBODY, before) if "victim" in deed.flags else (before, NOBODY)

    def _before_subject(self, verb: Verb, first: Span, end: int) -> tuple[Span, Span]:
        """The sides of a verb that comes first: its subject and its object, or one of them.

        A plural has its subject within it or before it; one that goes on (`and killed ...`) has that of the verb before.
        """
        if first == NOBODY or verb.deed.on is not None:
            return first, NOBODY
        among = self.ground.is_in("among", first[1])
        second = NOBODY if among else self.around.next(first[1], end)
        if "targets" in verb.deed.flags and self._nothing(first):
            return NOBODY, second if second != NOBODY else self._farther(first[1], end)
        if second == NOBODY and self.nouns.strikes(first) and self.ground.armed(first[1]):
            return first, NOBODY
        if second != NOBODY:
            return first, second
        lone = bool({"victim", "targets"} & verb.deed.flags) or verb.joined or verb.number == "p"
        return (NOBODY, first) if lone else (first, NOBODY)

    def _farther(self, i: int, end: int) -> Span:
        """The object of a verb behind what its subject was done with (`a bombing with a car, yesterday, hit a convoy`)."""
        for k in range(i, min(end, i + 2 * NEAR)):
            if self.forms[k] in COMMAS and (span := self.around.next(k + 1, end)) != NOBODY:
                return span
        return NOBODY

    def _suffered(self, i: int, who: Span, sentence: Span, modality: Modality) -> Found | None:
        """`The convoy came under attack`: the deed is that of the noun behind the verb."""
        for k in range(i + 1, min(sentence[1], i + SUFFERED)):
            noun = self.words.noun(self.forms, k)
            if noun:
                last = k + noun[0]
                actor = self.nouns.carried(k, last, sentence)
                actor = self.around.by(last, sentence[1]) if actor == NOBODY else actor
                if "claim" in noun[1].flags and actor == NOBODY:
                    return None
                if (actor, who) == (NOBODY, NOBODY):
                    return None
                recipient = who if who[1] <= k or who[0] >= k else (who[0], k)
                return Found(noun[1], (i, last), actor, recipient, modality)
        return None
