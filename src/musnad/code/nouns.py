"""Deeds that nouns tell of (`the killing of three`, `an attack launched by ...`), where they tell and do not only refer."""

from musnad.code.around import MARKS, NEAR, Around
from musnad.code.found import NOBODY, Found
from musnad.code.words import GOING_ON, Deed, Verb
from musnad.model import Span

FAR = 40
"""Tokens around a deed's noun in which the dead and wounded of it are spoken of."""
STRIKING = ("MIL", "REB", "UAF")
"""Sectors whose noun phrase behind a strike is whose it is."""


class Nouns:
    """The nouns of deeds in one report."""

    def __init__(self, around: Around) -> None:
        self.around, self.ground, self.words, self.forms = around, around.ground, around.words, around.forms

    def find(self, i: int, last: int, deed: Deed, sentence: Span) -> Found | None:
        """The deed that the noun in tokens [i, last) tells of; None where it only refers to what is known."""
        start, end = sentence
        if self.around.marked("matters", self.around.clause(i, start, NEAR), i):
            return None
        if any(self.ground.is_in("words_only", k) for k in range(last, min(end, last + MARKS))):
            return None
        owner = self._owner(i, last, deed, end)
        actor = self.carried(i, last, sentence)
        on = self._on(max(last, owner[1]), end)
        if deed.of == "recipient" or (deed.of == "either" and on == NOBODY and not self.strikes(owner)):
            recipient = owner if owner != NOBODY else on
        else:
            actor, recipient = (owner if actor == NOBODY else actor), on
        actor = NOBODY if self.around.bare(actor) else actor
        actor = self.around.by(last, end) if actor == NOBODY else actor
        if actor != NOBODY and recipient == NOBODY:
            recipient = self._within(max(last, owner[1]), end)
        if "between" in deed.flags:
            actor, recipient = self._parties(last, end)
        found = Found(deed, (i, last), actor, recipient, self.around.modality(i, start, reach=NEAR), verb=False)
        return found._replace(told=self._tells(found, sentence))

    def carried(self, i: int, last: int, sentence: Span) -> Span:
        """Who carries a deed out by a light verb before its noun (`launched an attack`) or behind it (`launched by`)."""
        start, end = sentence
        for k in range(i - 1, max(start, i - NEAR) - 1, -1):
            if not self.done(k, start):
                continue
            for verb in self.words.light(self.forms[k]):
                after = self.around.next(k + 1, i)
                return after if after != NOBODY else self.around.subject(k, start, verb)
        for k in range(last, min(end, last + NEAR + 2)):
            if any(v.pronoun for v in self.words.light(self.forms[k])) or any(
                v.pronoun for v in self.words.claims(self.forms[k])
            ):
                return self.around.next(k + 1, end)
        return NOBODY

    def _parties(self, i: int, end: int) -> tuple[Span, Span]:
        """The two of a clash, behind `between`."""
        for k in range(i, min(end, i + NEAR)):
            if self.ground.is_in("between", k):
                first = self.around.next(k + 1, end)
                second = (first[1], self.ground.phrase(first[1], end, joined=True)) if first != NOBODY else NOBODY
                return first, second if second[1] > second[0] else NOBODY
        return NOBODY, NOBODY

    def done(self, k: int, start: int) -> bool:
        """Whether a light verb of the past stands at `k`; a form that is noun and verb alike only where a clause begins."""
        verbs = self.words.light(self.forms[k])
        return any((verb.past or verb.deed.flags >= GOING_ON) and self._finite(verb, k, start) for verb in verbs)

    def _finite(self, verb: Verb, k: int, start: int) -> bool:
        before = k - 1
        if k > start and self.ground.is_in("relatives", before) and not verb.pronoun:
            return False
        if not verb.alike or verb.pronoun or k == start or not self.ground.scene.tokens[before].word:
            return True
        if any(self.ground.is_in(name, before) for name in ("openers", "been", "complementizers")):
            return True
        led = self.around.subject(k, start, verb) != NOBODY
        return led or (self.around.next(k + 1, k + NEAR) != NOBODY and not self.ground.is_in("ends", before))

    def _within(self, i: int, end: int) -> Span:
        """The named place in which a deed was done."""
        for k in range(i, min(end, i + NEAR)):
            if self.ground.is_in("inside", k):
                span = self.around.phrase(k + 1, end)
                return span if any(j in self.ground.named for j in range(*span)) else NOBODY
        return NOBODY

    def _owner(self, i: int, last: int, deed: Deed, end: int) -> Span:
        """The noun phrase that depends on a deed's noun (`the killing of X`), unless that only says with what, or which."""
        defined = any(self.ground.lex.definite(self.forms[k]) for k in range(i, last))
        if deed.of == "none" or defined or last >= end or self.ground.is_in("instruments", last):
            return NOBODY
        named = last in self.ground.named or self.ground.scene.nation(last) is not None
        return NOBODY if self.ground.quality(self.forms[last]) and not named else self.around.next(last, end)

    def strikes(self, span: Span) -> bool:
        """Whether a noun phrase names people or arms that strike, rather than what is struck."""
        if span == NOBODY:
            return False
        if self.ground.scene.nation(span[0]) and self.ground.lex.indefinite_adjective(self.forms[span[0]]):
            return True
        sector = next((s for k in range(*span) if (s := self.words.sector(self.forms[k]))), None)
        mentions = self.ground.scene.named(*span)
        return sector in STRIKING or any(m.kind == "organisation" for m in mentions)

    def _on(self, i: int, end: int) -> Span:
        """Whom a deed's noun says it was done to, by a preposition behind it."""
        to, article = self.words.clitics.get("to", ""), self.words.clitics.get("article", "")
        if to and i < end and self.forms[i].startswith(to + article[1:]):
            return self.around.phrase(i, end)
        for k in range(i, min(end, i + NEAR)):
            stop = self.words.at(self.words.phrases.get("on"), self.forms, k)
            if stop > k:
                return self.around.next(stop, end)
            if self.forms[k] in (".", "؛") or self.ground.is_in("complementizers", k):
                break
        return NOBODY

    def _tells(self, found: Found, sentence: Span) -> bool:
        """Whether a deed's noun tells of it, rather than refers to what is known (`since the killing of X`).

        It opens its sentence, it counts those whom the deed befell, or a verb of happening or of carrying out stands by it.
        """
        start, end = sentence
        (i, last), deed = found.at, found.deed
        if "claim" in deed.flags and found.actor == NOBODY:
            return False
        if "dead" in deed.flags:
            return any(self.ground.is_in("casualties", k) for k in range(*found.recipient))
        defined = any(self.ground.lex.definite(form) for form in self.words.bare(self.forms[i]))
        before = range(max(start, i - NEAR), i)
        led = self.ground.is_in("partitive", i - 1) and any(self.done(k, start) for k in before)
        if (i > start and self.ground.is_in("relatives", i - 1) and not led) or self._of_known(i, start):
            return False
        if deed.of == "recipient" and self._prefixed(i):
            return self._announced(deed, self._clause(i, start)) or any(self._happens(k, start) for k in before)
        if defined and i > start and self.ground.is_in("causes", i - 1):
            return False
        if defined and self._prefixed(i):
            return found.actor != NOBODY and any(self.done(k, start) for k in before)
        if any(self.ground.is_in("backgrounds", k) for k in range(max(start, i - 3), i)):
            return False
        if not defined and self._headed(i, last, start):
            return True
        if (found.actor, found.recipient) == (NOBODY, NOBODY):
            return self._passive(i, start) or (
                not defined
                and deed.of != "recipient"
                and self._befell(found, sentence)
                and self._harmed(max(start, i - FAR), min(end, last + FAR))
            )
        if self._opens(i, start) or self._struck(found) or self._announced(deed, self._clause(i, start)):
            return True
        return any(self._happens(k, start, light=defined) for k in (*before, *range(last, min(end, last + NEAR))))

    def _opens(self, i: int, start: int) -> bool:
        """Whether nothing but marks, numbers and times stands before the token at `i`, as in a headline or a chronicle."""
        tokens, marks = self.ground.scene.tokens, range(start, i)
        return self.forms[i - 1 : i] == [":"] or all(
            not tokens[k].word or self.forms[k][:1].isdigit() or self.ground.timed(k) for k in marks
        )

    def _of_known(self, i: int, start: int) -> bool:
        """Whether what stands before a deed's noun tells of an attack that is known (`after the attack that cost ...`)."""
        for k in range(i - 1, max(start, i - 2 * NEAR) - 1, -1):
            if self.words.noun(self.forms, k) and self.around.marked("backgrounds", max(start, k - 2), k):
                return True
        return False

    def _prefixed(self, i: int) -> bool:
        """Whether a preposition is written onto the noun at `i`."""
        clitics = tuple(self.words.clitics[name] for name in ("in", "to") if name in self.words.clitics)
        form = self.forms[i]
        return form.startswith(clitics) and self.words.noun([form[1:], *self.forms[i + 1 : i + 3]], 0) is not None

    def _struck(self, found: Found) -> bool:
        """Whether those whom a deed befell are counted."""
        return found.deed.of == "recipient" and found.recipient != NOBODY and self.ground.numeral(found.recipient[0])

    def _announced(self, deed: Deed, before: range) -> bool:
        return deed.of == "recipient" and any(self.ground.is_in("announces", k) for k in before)

    def _clause(self, i: int, start: int) -> range:
        """The tokens before a noun back to the verb of its clause, that verb among them."""
        low = max(start, i - 2 * NEAR)
        return range(next((k for k in range(i - 1, low - 1, -1) if self.ground.finite(k, surely=True)), low), i)

    def _headed(self, i: int, last: int, start: int) -> bool:
        """Whether a sentence opens like a headline: with an explosion's instrument, or with the dead of an attack."""
        if self._opens(i, start):
            return self.ground.is_in("instruments", last)
        return i - start <= NEAR and self.ground.is_in("inside", i - 1) and self._harmed(start, i)

    def _passive(self, i: int, start: int) -> bool:
        """Whether a deed's noun is said to have been carried out (`was done its ...`), and not in a relative clause."""
        if i <= start or not self.ground.is_in("done", i - 1):
            return False
        k = self.around.unmarked(i - 1, start)
        return k == start or not self.ground.is_in("relatives", k - 1)

    def _befell(self, found: Found, sentence: Span) -> bool:
        """Whether a deed of nobody is said with what it was done, or that it took place."""
        (i, last), (start, end) = found.at, sentence
        if found.deed.mode == "suicide-attack" or self.ground.is_in("instruments", last):
            return True
        near = (*range(max(start, i - MARKS), i), *range(last, min(end, last + 2 * NEAR)))
        return any(self._happens(k, start) for k in near)

    def _harmed(self, start: int, end: int) -> bool:
        """Whether dead or wounded are spoken of between two tokens."""
        return any(self.ground.is_in("casualties", k) for k in range(start, end))

    def _happens(self, k: int, start: int, *, light: bool = False) -> bool:
        """Whether a verb at `k` says that something was carried out or, unless only that counts (`light`), took place."""
        if self.done(k, start):
            return True
        form = self.forms[k]
        bare = form[1:] if form[:1] in self.words.conjunctions else ""
        return not light and any(word in self.words.classes.get("happens", ()) for word in (form, bare))
