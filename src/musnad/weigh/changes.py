"""The words of a language by which drift is told: how strong verbs are, what is told as to come and what as done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

from msgspec import Struct

from musnad import lang
from musnad.errors import DataError
from musnad.text import fold, tokenize
from musnad.weigh.words import meaning

ANONYMOUS = 7
"""Tokens from one of condition within which it is said that it asks for no name."""
OPENED = 4
"""Words behind one that leaves a thing open among which the verb is looked for."""
SAID, EARLY = 2, 5
"""Words behind one that says that a thing may be so by which it is known what that is; first words of a text."""
PLANNED = 8
"""Words behind one that says that a thing is planned by which it is known what that is."""
CLAIMED = 4
"""First words of what is rejected, among which it is said to be a claim."""
LONGEST = 8
"""Forms of a row."""
_OPENERS = 2
"""Telling words behind one that says that a verb is to come, in which the verb is looked for."""


class Changes(Struct, frozen=True, gc=False):
    """A language's `drift` table, folded: for each cue its level on each scale, its colour and whether it is for or
    against a thing; and words of tense.

    `conditions` are the words of condition of its `words` table, as sequences of forms; `open_conditions` those that may
    stand for one, `depending` those that are one by themselves, `waiting` those of what waits for something. `planned` are
    words of what has not been done yet, `pasts` verbs that are done and have no ending that says so; `maybe` says that a thing
    may be so or not, as `maybe_before` does before a form that is not done, and `hedges` leave it open in any way.
    """

    levels: Mapping[str, Mapping[str, int]] = {}
    colours: Mapping[str, str] = {}
    stances: Mapping[str, str] = {}
    coming: frozenset[str] = frozenset()
    beginnings: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    done_after: frozenset[str] = frozenset()
    undone: tuple[str, ...] = ()
    open: frozenset[str] = frozenset()
    conditions: frozenset[tuple[str, ...]] = frozenset()
    open_conditions: frozenset[tuple[str, ...]] = frozenset()
    depending: frozenset[tuple[str, ...]] = frozenset()
    anonymity: frozenset[str] = frozenset()
    negation: frozenset[str] = frozenset()
    planned: frozenset[tuple[str, ...]] = frozenset()
    pasts: frozenset[str] = frozenset()
    waiting: frozenset[tuple[str, ...]] = frozenset()
    maybe: frozenset[tuple[str, ...]] = frozenset()
    maybe_before: frozenset[str] = frozenset()
    hedges: frozenset[tuple[str, ...]] = frozenset()
    joined: tuple[str, ...] = ()
    claims: frozenset[str] = frozenset()
    exceptive: frozenset[tuple[str, ...]] = frozenset()

    def negates(self, text: str) -> bool:
        """Whether a word that turns a statement round stands in a text."""
        return not self.negation.isdisjoint(t.form for t in tokenize(text))

    def conditional(self, text: str, *, maybe: bool = False) -> bool:
        """Whether a word of condition stands in a text; with `maybe`, or one that may stand for it (`to any attack`)."""
        return self._holds(text, self.conditions | self.open_conditions | self.depending if maybe else self.conditions)

    def depends(self, text: str) -> bool:
        """Whether a text says that something hangs on something else (`depends on`)."""
        return self._holds(text, self.depending)

    def waits(self, text: str) -> bool:
        """Whether a text says that something waits for something else, by a word of condition or another."""
        return self.conditional(text) or self._holds(text, self.waiting | self.depending)

    def may_be(self, text: str, *, early: bool = False) -> frozenset[str]:
        """The forms of a text among which the verb stands of what may be so or not, where that is not negated; with `early`
        only of what its first words say."""
        forms = [t.form for t in tokenize(text) if t.word]
        ends = [end for _, end in self.rows_in(forms, self.maybe)]
        ends += [i + 1 for i, form in enumerate(forms[:-1]) if form in self.maybe_before and self._undone(forms[i + 1])]
        kept = (e for e in ends if e < len(forms) and forms[e] not in self.negation and not (early and e > EARLY))
        return frozenset(form for end in kept for form in forms[end : end + SAID])

    def hedged(self, text: str) -> bool:
        """Whether a word of a text leaves open whether it is so."""
        return self._holds(text, self.hedges)

    def claimed(self, text: str) -> bool:
        """Whether a text begins with a word for what somebody claims."""
        return not self.claims.isdisjoint([t.form for t in tokenize(text) if t.word][:CLAIMED])

    def excepts(self, text: str) -> bool:
        """Whether a text holds a word before which a negation says what is so (`nothing except`)."""
        return self._holds(text, self.exceptive)

    def to_be_done(self, text: str) -> frozenset[str]:
        """The forms of a text behind words that say that a thing has not been done yet; empty where none does."""
        forms = [t.form for t in tokenize(text) if t.word]
        return frozenset(form for _, end in self.rows_in(forms, self.planned) for form in forms[end : end + PLANNED])

    def all_done(self, text: str, *, first: bool = False) -> bool:
        """Whether a verb of a text is told as done, and nothing in it as to come or open; with `first` also the first word."""
        forms = [t.form for t in tokenize(text) if t.word]
        if not forms or not self.open.isdisjoint(forms) or self.to_come(text) or self.to_be_done(text):
            return False
        bare = next((forms[0][len(j) :] for j in self.joined if forms[0].startswith(j)), forms[0])
        opens = first and bool(self.undone) and not (forms[0].startswith(self.undone) or bare.startswith(self.undone))
        return opens or any(form in self.pasts or self._done(form, before) for before, form in pairwise(["", *forms]))

    def _undone(self, form: str) -> bool:
        return any(form.startswith(beginning) for beginning in self.undone if len(beginning) == 1)

    def _holds(self, text: str, rows: frozenset[tuple[str, ...]]) -> bool:
        """Whether a row of forms stands in a text, but not where it only asks that somebody is not named."""
        forms = [t.form for t in tokenize(text)]
        return any(self.anonymity.isdisjoint(forms[i : i + ANONYMOUS]) for i, _ in self.rows_in(forms, rows))

    def rows_in(self, forms: Sequence[str], rows: frozenset[tuple[str, ...]]) -> list[tuple[int, int]]:
        """Where rows stand among some forms, from and to; the first form may be joined with a conjunction."""
        by_first, out = _by_first(rows), []
        for i, form in enumerate(forms):
            for first in (form, *(form[len(j) :] for j in self.joined if form.startswith(j))):
                out += [
                    (i, i + len(row)) for row in by_first.get(first, ()) if _row_at((first, *forms[i + 1 : i + len(row)]), row)
                ]
        return out

    def to_come(self, text: str) -> frozenset[str]:
        """The folded forms of a text that may be verbs told as to come, without what says so."""
        forms = [t.form for t in tokenize(text) if t.word]
        shaped = {form[len(b) - 1 :] for form in forms for b in self.beginnings if form.startswith(b) and len(form) > len(b) + 2}
        behind = {form for i, word in enumerate(forms) if word in self.coming for form in forms[i + 1 : i + 1 + _OPENERS]}
        return frozenset(shaped | behind)

    def left_open(self, text: str) -> frozenset[str]:
        """The folded forms of a text behind a word that leaves open whether a thing is done (`plans to`)."""
        forms = [t.form for t in tokenize(text) if t.word]
        behind = {form for i, word in enumerate(forms) if word in self.open for form in forms[i + 1 : i + 1 + OPENED]}
        return frozenset(behind)

    def told_done(self, text: str, *, first: bool = False) -> frozenset[str]:
        """The folded forms of a text that may be verbs told as done, with and without their endings; none where anything in
        it is left open. With `first` also the first word, where a language's verbs may come first (`undone` says how others
        begin)."""
        forms = [t.form for t in tokenize(text) if t.word]
        if not self.open.isdisjoint(forms):
            return frozenset()
        whole = [form for i, form in enumerate(forms) if self._done(form, forms[i - 1] if i else "")]
        whole += [form for form in forms[:1] if first and self.undone and not form.startswith(self.undone)]
        cut = {form[: -len(end)] for form in whole for end in self.done if form.endswith(end)}
        return frozenset(cut.union(whole)) - self.to_come(text)

    def _done(self, form: str, before: str) -> bool:
        told = form.endswith(self.done) or before in self.done_after
        return told and not any(form.startswith(beginning) for beginning in self.undone)


@cache
def changes(code: str | None) -> Changes:
    """The words of a language by its code; none where it has no such table."""
    try:
        raw = lang.table(code or "", "drift")
    except DataError:
        return Changes()
    levels: dict[str, dict[str, int]] = {}
    for scale, rows in raw["strength"].items():
        for level, cues in rows.items():
            for cue in _listed(cues):
                levels.setdefault(cue, {})[scale] = int(level)
    tense = {name: _listed(row) for name, row in raw["tense"].items()}
    others = {name: _listed(row) for name, row in raw["words"].items()}
    return Changes(
        levels=levels,
        colours={cue: colour for colour, cues in raw["colour"].items() for cue in _listed(cues)},
        stances={cue: stance for stance, cues in raw.get("stance", {}).items() for cue in _listed(cues)},
        conditions=_rows(_conditions(code or "")),
        open_conditions=_rows(others["open"]),
        depending=_rows(others.get("depending", ())),
        anonymity=frozenset(others.get("anonymity", ())),
        negation=frozenset(others["negation"]),
        planned=_rows(tense.get("planned", ())),
        pasts=frozenset(tense.get("pasts", ())),
        waiting=_rows(others.get("waiting", ())),
        maybe=_rows(others.get("maybe", ())),
        maybe_before=frozenset(others.get("maybe_before", ())),
        hedges=_rows(others.get("hedges", ())),
        claims=frozenset(others.get("claims", ())),
        exceptive=_rows(others.get("exceptive", ())),
        coming=frozenset(tense["coming"]),
        done_after=frozenset(tense["done_after"]),
        open=frozenset(tense["open"]),
        beginnings=tense["beginnings"],
        done=tense["done"],
        undone=tense["undone"],
        joined=meaning(code).joined,
    )


@cache
def _by_first(rows: frozenset[tuple[str, ...]]) -> Mapping[str, list[tuple[str, ...]]]:
    """Rows by their first form."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for row in sorted(rows):
        out.setdefault(row[0], []).append(row)
    return out


def _row_at(there: tuple[str, ...], row: tuple[str, ...]) -> bool:
    """Whether forms are a row; its last form, if of one letter, may be joined with the word behind it."""
    if there == row:
        return True
    return len(there) == len(row) > 1 == len(row[-1]) and there[:-1] == row[:-1] and there[-1].startswith(row[-1])


def _rows(phrases: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(t.form for t in tokenize(phrase)) for phrase in phrases)


def _listed(row: str) -> tuple[str, ...]:
    return tuple(fold(entry.strip()) for entry in row.split(",") if entry.strip())


def _conditions(code: str) -> Iterable[str]:
    """The words of condition that reading knows by: a list, or a string that parts them by commas."""
    listed: Any = lang.table(code, "words").get("modality", {}).get("conditions", ())
    return listed.split(",") if isinstance(listed, str) else listed
