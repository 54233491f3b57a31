"""The words of a language by which drift is told: how strong verbs are, what is told as to come and what as done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from msgspec import Struct

from musnad import lang
from musnad.errors import DataError
from musnad.text import fold, tokenize

ANONYMOUS = 7
"""Tokens from one of condition within which it is said that it asks for no name."""
OPENED = 4
"""Words behind one that leaves a thing open among which the verb is looked for."""
_OPENERS = 2
"""Telling words behind one that says that a verb is to come, in which the verb is looked for."""


class Changes(Struct, frozen=True, gc=False):
    """A language's `drift` table, folded: for each cue its level on each scale and its colour; and words of tense.

    `conditions` are the words of condition of its `words` table, as sequences of forms; `open_conditions` those that may
    stand for one, `depending` those that are one by themselves.
    """

    levels: Mapping[str, Mapping[str, int]] = {}
    colours: Mapping[str, str] = {}
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

    def negates(self, text: str) -> bool:
        """Whether a word that turns a statement round stands in a text."""
        return not self.negation.isdisjoint(t.form for t in tokenize(text))

    def conditional(self, text: str, *, maybe: bool = False) -> bool:
        """Whether a word of condition stands in a text; with `maybe`, or one that may stand for it (`to any attack`)."""
        return self._holds(text, self.conditions | self.open_conditions | self.depending if maybe else self.conditions)

    def depends(self, text: str) -> bool:
        """Whether a text says that something hangs on something else (`depends on`)."""
        return self._holds(text, self.depending)

    def _holds(self, text: str, rows: frozenset[tuple[str, ...]]) -> bool:
        """Whether a row of forms stands in a text, but not where it only asks that somebody is not named."""
        forms = [t.form for t in tokenize(text)]
        at = (i for i in range(len(forms)) if any(_row_at(forms, i, row) for row in rows))
        return any(self.anonymity.isdisjoint(forms[i : i + ANONYMOUS]) for i in at)

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
        conditions=_rows(_conditions(code or "")),
        open_conditions=_rows(others["open"]),
        depending=_rows(others.get("depending", ())),
        anonymity=frozenset(others.get("anonymity", ())),
        negation=frozenset(others["negation"]),
        coming=frozenset(tense["coming"]),
        done_after=frozenset(tense["done_after"]),
        open=frozenset(tense["open"]),
        beginnings=tense["beginnings"],
        done=tense["done"],
        undone=tense["undone"],
    )


def _row_at(forms: Sequence[str], i: int, row: tuple[str, ...]) -> bool:
    """Whether a row stands at `i`; its last form, if of one letter, may be joined with the word behind it."""
    there = tuple(forms[i : i + len(row)])
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
