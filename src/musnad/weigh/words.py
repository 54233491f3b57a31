"""The words of a content as `weigh` compares them: stems, numbers with their units, negation.

What belongs to a language stands in its `meaning` table; a language without one is compared by folded words alone.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from musnad import lang
from musnad.errors import DataError
from musnad.text import Token, fold, tokenize

Numbers = frozenset[tuple[float, str]]
REACH = 4
"""Telling words after one that may belong to its phrase."""


class Meaning(Struct, frozen=True):
    """A language's `meaning` table, folded and stemmed. `opposites` leads from a stem to those against it.

    `turning` words turn what follows round without negating it: another may say the same with a negation.
    """

    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    least: int = 3
    weak: str = ""
    joined: tuple[str, ...] = ()
    empty: frozenset[str] = frozenset()
    negation: frozenset[str] = frozenset()
    turning: frozenset[str] = frozenset()
    opposites: Mapping[str, frozenset[str]] = {}
    values: Mapping[str, float] = {}
    scales: Mapping[str, float] = {}
    duals: Mapping[str, str] = {}
    units: Mapping[str, str] = {}
    breaks: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()

    def stem(self, form: str) -> str:
        """A folded word without its longest prefix and suffix and its weak inner letters, as far as enough of it is left."""
        return _stem(form, self)

    def telling(self, form: str) -> bool:
        """Whether a folded word says something of a subject: it is neither empty nor negates."""
        return self.entry(form, self.empty) is None and self.entry(form, self.negation) is None

    def entry(self, form: str, of: Container[str]) -> str | None:
        """The form under which a closed class lists a word, with or without a joined conjunction; None: it does not."""
        if form in of:
            return form
        return next((form[len(j) :] for j in self.joined if form.startswith(j) and form[len(j) :] in of), None)


class Words(Struct, frozen=True):
    """What a content is compared by: its telling words, numbers with units (`""`: none), how many words negate.

    `stems` are those of the telling words; `forms` pairs each stem with its first folded form, in the content's order;
    `near` holds the ordered pairs of stems that stand within `REACH` of each other: who shares them shares a phrase.
    """

    stems: frozenset[str] = frozenset()
    forms: tuple[tuple[str, str], ...] = ()
    numbers: Numbers = frozenset()
    negations: int = 0
    near: frozenset[tuple[str, str]] = frozenset()


def _stem(form: str, table: Meaning) -> str:
    for prefix in table.prefixes:
        if form.startswith(prefix) and len(form) - len(prefix) >= table.least:
            form = form[len(prefix) :]
            break
    for suffix in table.suffixes:
        if form.endswith(suffix) and len(form) - len(suffix) >= table.least:
            form = form[: -len(suffix)]
            break
    root = form[:1] + "".join(letter for letter in form[1:] if letter not in table.weak)
    return root if len(form) > table.least and len(root) > 1 else form


@cache
def meaning(code: str | None) -> Meaning:
    """The table of a language by its code; an empty one where there is none."""
    try:
        raw = lang.table(code or "", "meaning")
    except DataError:
        return Meaning()
    affixes = raw["affixes"]
    bare = Meaning(
        prefixes=_longest(affixes["prefixes"]),
        suffixes=_longest(affixes["suffixes"]),
        least=affixes["least"],
        weak=affixes["weak"],
        joined=_longest(affixes["joined"]),
    )
    return replace(
        bare,
        empty=frozenset(map(fold, raw["empty"]["words"])),
        negation=frozenset(map(fold, raw["negation"]["words"])),
        turning=frozenset(map(fold, raw["negation"].get("turning", ()))),
        opposites=_opposites(raw["opposites"], bare),
        breaks=frozenset(map(fold, raw["clauses"]["breaks"])),
        bound=frozenset(map(fold, raw["clauses"]["bound"])),
        open=frozenset(map(fold, raw["clauses"]["open"])),
        **_counting(raw["numbers"], bare),
    )


def _longest(affixes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(map(fold, affixes)), key=lambda affix: (-len(affix), affix)))


def _opposites(groups: Iterable[Mapping[str, list[str]]], bare: Meaning) -> dict[str, frozenset[str]]:
    """Stem -> stems against it; a stem that two sides of one opposition share says nothing and is left out."""
    out: dict[str, set[str]] = {}
    for group in groups:
        one, other = ({bare.stem(fold(word)) for word in group[side] if " " not in word} for side in ("one", "other"))
        for left, right in ((one - other, other - one), (other - one, one - other)):
            for stem in left:
                out.setdefault(stem, set()).update(right)
    return {stem: frozenset(against) for stem, against in out.items()}


def _counting(raw: Mapping[str, Any], bare: Meaning) -> dict[str, Any]:
    unit = {bare.stem(fold(word)): bare.stem(fold(group[0])) for group in raw["units"] for word in group}
    return {
        "values": {fold(word): float(value) for word, value in raw["values"].items()},
        "scales": {fold(word): float(value) for word, value in raw["scales"].items()},
        "duals": {fold(word): bare.stem(fold(noun)) for word, noun in raw["duals"].items()},
        "units": unit,
    }


def words(text: str, table: Meaning) -> Words:
    """The words of a content by its language's table."""
    tokens = [token for token in tokenize(text) if token.word or token.form in "%٪"]
    forms: dict[str, str] = {}
    for token in tokens:
        form = token.form
        if token.word and len(form) > 1 and not form[0].isdigit() and table.telling(form):
            forms.setdefault(table.stem(form), form)
    return Words(
        stems=frozenset(forms),
        forms=tuple(forms.items()),
        numbers=frozenset(_numbers(tokens, table)),
        negations=sum(table.entry(token.form, table.negation) is not None for token in tokens),
        near=frozenset(_near(tuple(forms))),
    )


def _near(stems: Sequence[str]) -> Iterable[tuple[str, str]]:
    return ((one, other) for i, one in enumerate(stems) for other in stems[i + 1 : i + 1 + REACH])


def _numbers(tokens: list[Token], table: Meaning) -> Iterable[tuple[float, str]]:
    """Each number with the noun it counts: digits or number words, with the scales that follow them."""
    i = 0
    while i < len(tokens):
        form = tokens[i].form
        if (dual := table.entry(form, table.duals)) is not None:
            yield 2.0, table.units.get(table.duals[dual], table.duals[dual])
        value = _value(form, table)
        i += 1
        if value is None:
            continue
        while i < len(tokens) and (scale := table.scales.get(tokens[i].form)) is not None:
            value, i = value * scale, i + 1
        yield value, _unit(tokens[i].form if i < len(tokens) else "", table)


def _value(form: str, table: Meaning) -> float | None:
    """A number as a value: `13.000` and `13,000` are thousands, `2.5` is not; clock times are no quantities."""
    if not form[0].isdigit():
        word = table.entry(form, table.values)
        return None if word is None else table.values[word]
    parts = form.replace("٬", ",").replace("٫", ".").replace(",", ".").split(".")
    if not all(part.isdecimal() for part in parts):
        return None
    if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]):
        return float("".join(parts))
    return float(".".join(parts[:2]))


def _unit(form: str, table: Meaning) -> str:
    if not form or form[0].isdigit():
        return ""
    stem = table.stem(form)
    return table.units.get(stem, stem)


def shared_opposites(left: frozenset[str], right: frozenset[str], table: Meaning) -> tuple[str, ...]:
    """Stems of `left` that `right` does not share and whose opposite it has, sorted."""
    alone, theirs = left - right, right - left
    return tuple(sorted(stem for stem in alone if not theirs.isdisjoint(table.opposites.get(stem, ()))))


def number_conflicts(left: Numbers, right: Numbers) -> tuple[str, ...]:
    """Units for which both give numbers and no number agrees, sorted."""
    units = {unit for _, unit in left if unit} & {unit for _, unit in right if unit}
    both = {unit for value, unit in chain(left, right) if (value, unit) in left and (value, unit) in right}
    return tuple(sorted(units - both))
