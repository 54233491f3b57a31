"""What stands around a deed's word: the subject before it, who did it, and the marks by which it was not done."""

from musnad.code.found import NOBODY
from musnad.code.phrases import Ground
from musnad.code.words import Phrases, Verb
from musnad.model import Modality, Span

BACK = 24
"""Tokens before a verb in which its subject begins."""
NEAR = 8
"""Tokens behind a word of a deed in which what it needs, and its recipient, stand."""
MARKS = 5
"""Tokens before a deed in which stands what makes it planned or denied."""
COMMAS = frozenset("،,")
STOPS = frozenset(".،,؛«»:")


class Around:
    """The surroundings of a token in one report."""

    def __init__(self, ground: Ground) -> None:
        self.ground, self.words, self.forms = ground, ground.words, ground.forms

    def phrase(self, i: int, end: int) -> Span:
        """The noun phrase that begins at `i`."""
        last = self.ground.phrase(i, end) if i < end else i
        return (i, last) if last > i else NOBODY

    def next(self, i: int, end: int) -> Span:
        """The noun phrase that follows at `i`, over times and adverbs."""
        end = min(end, self.ground.size)
        return self.phrase(self.ground.gap(i, end), end)

    def bare(self, span: Span) -> bool:
        """Whether a noun phrase is a number without what it counts (`about five`), so that it names nobody."""
        told = [k for k in range(*span) if self.ground.scene.tokens[k].word]
        return bool(told) and all(
            self.ground.numeral(k) or self.ground.is_in("partitive", k) or self.ground.is_in("quantifiers", k) for k in told
        )

    def behind(self, rows: Phrases | None, i: int, end: int) -> Span:
        """The noun phrase behind the first of some prepositions."""
        for k in range(i, min(end, i + NEAR + 4)):
            stop = self.words.at(rows, self.forms, k)
            if stop > k and (span := self.next(stop, end)) != NOBODY:
                return span
        return NOBODY

    def by(self, i: int, end: int) -> Span:
        """Who did what was done: the noun phrase behind `at the hands of`."""
        hit = self.words.first(self.words.phrases.get("by"), self.forms, i, min(end, i + NEAR))
        return self.phrase(hit[1], end) if hit else NOBODY

    def unmarked(self, i: int, start: int) -> int:
        """The first of the particles that stand before a verb at `i`, or `i`."""
        while i > start and self.ground.is_in("been", i - 1):
            i -= 1
        return i

    def subject(self, i: int, start: int, verb: Verb) -> Span:
        """The subject before a verb: the noun phrase that opens its clause."""
        stop = self.unmarked(i, start)
        low = max(start, i - BACK)
        for at in range(stop - 1, low - 2, -1):
            if at < low or self._opens(at):
                return self._opening(at, stop, verb)
            if self.ground.finite(at, surely=True) and not self.ground.is_in("been", at):
                return NOBODY
        return NOBODY

    def _opens(self, at: int) -> bool:
        """Whether a clause begins behind the token at `at`."""
        return self.ground.is_in("complementizers", at) or self.forms[at] in (":", "«", "؛", ".", '"')

    def _opening(self, at: int, stop: int, verb: Verb) -> Span:
        first = self.ground.gap(at + 1, stop)
        while first < stop and (not self.ground.scene.tokens[first].word or self.ground.is_in("been", first)):
            first += 1
        if self.ground.is_in("between", first) and first + 1 < stop and self.ground.numeral(first + 1):
            first += 1
        span = self.phrase(first, stop)
        if span == NOBODY or verb.joined:
            return NOBODY
        if verb.alike and not any(k in self.ground.named or self.words.sector(self.forms[k]) for k in range(*span)):
            return NOBODY
        sure = self.ground.is_in("complementizers", at) if at >= 0 else False
        apposed = {self.forms[span[1]], self.forms[stop - 1]} <= COMMAS
        close = apposed or self.ground.gap(span[1], stop) >= stop
        return span if sure or close or verb.number in ("p", "d") else NOBODY

    def modality(self, i: int, start: int, *, reach: int = MARKS) -> Modality:
        """Whether a deed is said to be done, by the marks before it in its clause."""
        low = self.clause(i, start, reach)
        if self.marked("denied", max(low, i - 2), i):
            return "denied"
        if self.marked("conditional", low, i):
            return "conditional"
        return "planned" if self.marked("planned", low, i) else "actual"

    def clause(self, i: int, start: int, reach: int) -> int:
        """The first of the tokens before `i` that no mark of punctuation parts from it, at most `reach`."""
        low = max(start, i - reach)
        return next((k + 1 for k in range(i - 1, low - 1, -1) if self.forms[k] in STOPS), low)

    def marked(self, name: str, since: int, until: int) -> bool:
        """Whether a word of a class stands between two tokens, perhaps with a conjunction or preposition written onto it."""
        words = self.words.classes.get(name, frozenset())
        return any(self.forms[k] in words or self.forms[k][1:] in words for k in range(since, until))
