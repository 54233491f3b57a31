"""Noun phrases of those who take part in a deed, by token ranges: kept short, since what follows them tells of others."""

from musnad.code.words import DeedWords
from musnad.model import Span
from musnad.read.lexicon import Lexicon
from musnad.read.scene import Scene

LONGEST = 12
"""Tokens of a noun phrase."""
GAP = 6
"""Tokens of times and the like between a verb and a noun phrase of it."""
FRESH = ("CVL", "MIL", "UAF", "REB", "COP")
"""Sectors of people who, unnamed and indefinite, are spoken of for the first time."""
_OPEN, _CLOSE = frozenset('«"“(['), frozenset('»"”)]')


class Ground:
    """A report's tokens with what noun phrases may not run over: verbs, times, particles."""

    def __init__(self, scene: Scene, words: DeedWords, lex: Lexicon) -> None:
        self.scene, self.words, self.lex, self.forms = scene, words, lex, scene.forms
        self.size = len(self.forms)
        self._closing = tuple(words.classes.get("closing", ()))
        self.headlines = {scene.at(b.span[0]) for b in scene.report.blocks if b.kind in ("title", "subhead")}
        self._timed = self._covered([t.span for t in scene.times])
        self.named = {scene.at(m.span[0]): scene.at(m.span[1]) for m in scene.mentions}

    def _covered(self, spans: list[Span]) -> dict[int, int]:
        """The token after each token that a span covers."""
        out: dict[int, int] = {}
        for start, end in spans:
            first, last = self.scene.at(start), self.scene.at(end)
            out.update((k, last) for k in range(first, last))
        return out

    def is_in(self, name: str, i: int) -> bool:
        """Whether the token at `i` is of a class of words of the grammar."""
        words = self.words.classes.get(name, frozenset())
        form = self.forms[i] if i < self.size else ""
        return form in words or (form[:1] in self.words.conjunctions and form[1:] in words)

    def finite(self, i: int, *, surely: bool = False) -> bool:
        """Whether the token at `i` is a verb; `surely`: not only by its beginning."""
        form = self.forms[i]
        if i in self.named or i in self._timed or self.words.noun(self.forms, i):
            return False
        known = bool(self.words.verbs(form) or self.words.light(form))
        return known or any(f.kind in ("past", "present") for f in self.lex.lookup(form)) or (not surely and self._present(form))

    def _present(self, form: str) -> bool:
        return len(form) > 3 and form[:1] in self.words.classes.get("present", ()) and not self.lex.role(form)

    def timed(self, i: int) -> bool:
        """Whether the token at `i` belongs to a time."""
        return i in self._timed

    def gap(self, i: int, stop: int) -> int:
        """The first token from `i` on that is no time and no adverb."""
        start = i
        while i < stop and i - start < GAP + 4:
            over = self._timed.get(i) or self.words.at(self.words.phrases.get("skipped"), self.forms, i)
            if over <= i and self.forms[i] in (",", "،") and i > start:
                over = i + 1
            if over <= i and self.forms[i] == "(":
                over = next((k + 1 for k in range(i, min(stop, i + 8)) if self.forms[k] == ")"), i)
            if over <= i:
                break
            i = over
        return i

    def blocked(self, i: int) -> bool:
        """Whether no noun phrase runs over the token at `i`."""
        form = self.forms[i]
        if i in self.named:
            return False
        if i in self._timed or self.is_in("ends", i) or not self.scene.tokens[i].word:
            return True
        rest = form[1:] if form[:1] in self.words.conjunctions else ""
        return rest in self.words.classes.get("ends", ()) or self.finite(i) or self._prefixed(form)

    def armed(self, i: int) -> bool:
        """Whether with what something is done begins at `i` (`with heavy arms`)."""
        by = self.words.clitics.get("in", "")
        return bool(by) and i < self.size and self.forms[i][:1] == by and self._prefixed(self.forms[i])

    def _prefixed(self, form: str) -> bool:
        """Whether a preposition is written onto a noun that is known."""
        by, to, article = (self.words.clitics.get(name, "") for name in ("in", "to", "article"))
        if not by:
            return False
        nouns = self.words.classes.get("instruments", frozenset())
        if form.startswith(by + article) and len(form) > 5:
            return True
        if form[:1] not in (by, to) or len(form) < 4:
            return False
        return form[1:] in nouns or self.words.noun([form[1:]], 0) is not None

    def phrase(self, i: int, stop: int, *, joined: bool = False) -> int:
        """The end of the noun phrase that begins at `i`, or `i` where none does; `joined`: after a conjunction."""
        j, head, closed = i, False, False
        if joined and i < stop and self.forms[i][:1] in self.words.conjunctions and not self.blocked(i):
            j, head, closed = i + 1, True, self.lex.definite(self.forms[i][1:])
        while j < stop and j - i < LONGEST:
            if j in self.named:
                if closed and head and not self._titled(i, j):
                    break
                j, head, closed = self.named[j], True, True
                continue
            step = self._step(i, j, head, closed)
            if step is None:
                break
            head, closed = step
            j += 1
        while j > i and self.forms[j - 1] in _OPEN:
            j -= 1
        return j if head or any(self.numeral(k) for k in range(i, j)) else i

    def _joins(self, form: str) -> bool:
        """Whether a conjunction is written onto a form, as far as known nouns tell."""
        return len(form) > 3 and form[:1] in self.words.conjunctions and form not in self.words.sectors

    def _titled(self, i: int, j: int) -> bool:
        """Whether a name at `j` goes on with the phrase: it stands behind a title, or an adjective."""
        heads = (self.lex.role(form) or self.words.sector(form) for form in self.forms[i:j])
        return self.lex.adjective(self.forms[j - 1]) or any(heads)

    def _step(self, i: int, j: int, head: bool, closed: bool) -> tuple[bool, bool] | None:
        form = self.forms[j]
        if j in self._timed:
            return None
        if form in _OPEN and not (form in _CLOSE and self._opened(i, j)):
            return None if closed and head and j > i else (head, closed)
        if form in _CLOSE:
            return (head, True) if head and self._opened(i, j) else None
        if self.numeral(j):
            if j == i and form[:1] in self.words.conjunctions and form not in self.words.classes.get("numerals", ()):
                return None
            return None if head else (False, False)
        if self.is_in("partitive", j):
            quantity = j > i and (not head or self.numeral(j - 1))
            return (False, False) if quantity else None
        if self.blocked(j) or (j == i and self._joins(form)):
            return None
        return self._noun(i, j, head, closed)

    def _noun(self, i: int, j: int, head: bool, closed: bool) -> tuple[bool, bool] | None:
        """What a noun or adjective makes of the phrase: (has a head, is closed), or None where it begins another."""
        form, definite = self.forms[j], self.lex.definite(self.forms[j])
        if form[:1] in self.words.conjunctions and j > i and len(form) > 3 and form[1:] in self.words.sectors:
            return None
        if not head:
            return True, definite
        of_it = form.startswith(self.words.clitics.get("to", "") * 2) and len(form) > 4
        if closed:
            return (True, True) if of_it or (definite and self._agrees(j)) else None
        if definite or of_it:
            return True, True
        before = self.forms[j - 1]
        relational = self.scene.nation(j) is not None or self.quality(form)
        if self._ended(before) and not relational and before[-2:] != form[-2:]:
            return None
        return True, False

    def _agrees(self, j: int) -> bool:
        """Whether a definite word at `j` may describe the one before: no singular describes a plural that is a subject."""
        before, ending = self.forms[j - 1], self.words.clitics.get("subjects", "")
        plural = bool(ending) and len(before) > 4 and before.endswith(ending)
        return not plural or self.forms[j].endswith(ending) or self.scene.nation(j) is not None

    def _ended(self, form: str) -> bool:
        """Whether an indefinite noun can take no other noun: a nominative plural, an accusative, or an adjective."""
        return (len(form) > 3 and form.endswith(self._closing)) or self.quality(form)

    def quality(self, form: str) -> bool:
        """Whether an indefinite word is an adjective: one of relation by its ending, one of quality by the table."""
        if self.words.sector(form):
            return False
        return any(self.lex.indefinite_adjective(x) or x in self.words.classes.get("qualities", ()) for x in self._cases(form))

    def _cases(self, form: str) -> tuple[str, ...]:
        """An indefinite word, and without the letter of its accusative."""
        letter = self.words.clitics.get("accusative", "")
        return (form, form[: -len(letter)]) if letter and len(form) > 4 and form.endswith(letter) else (form,)

    def _opened(self, i: int, j: int) -> bool:
        return any(self.forms[k] in _OPEN for k in range(i, j))

    def fresh(self, i: int) -> bool:
        """Whether at `i` some are counted, or named for the first time."""
        if i >= self.size or i in self.named:
            return False
        return self.numeral(i) or (not self.lex.definite(self.forms[i]) and self.words.sector(self.forms[i]) in FRESH)

    def numeral(self, i: int) -> bool:
        """Whether the token at `i` is a number or a word of quantity."""
        form = self.forms[i]
        return form[:1].isdigit() or self.is_in("numerals", i) or (form[:1] in self.words.conjunctions and form[1:].isdigit())
