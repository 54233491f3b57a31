"""The words of a content as `weigh` compares them: stems, numbers with their units, negation.

What belongs to a language stands in its `meaning` table; a language without one is compared by folded words alone.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from musnad import lang
from musnad.errors import DataError
from musnad.quantities import Counting, Quantities, conflicts, counting, quantities
from musnad.text import fold, tokenize

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
    counting: Counting = Counting()
    breaks: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    mentions: frozenset[str] = frozenset()

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
    """What a content is compared by: its telling words, its numbers as values, how many words negate.

    `stems` are those of the telling words; `forms` pairs each stem with its first folded form, in the content's order;
    `near` holds the ordered pairs of stems that stand within `REACH` of each other: who shares them shares a phrase.
    """

    stems: frozenset[str] = frozenset()
    forms: tuple[tuple[str, str], ...] = ()
    numbers: Quantities = ()
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
        return Meaning(counting=counting(code, str))
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
        mentions=frozenset(raw["silence"]["mentions"]),
        counting=counting(code, bare.stem),
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


def words(text: str, table: Meaning) -> Words:
    """The words of a content by its language's table."""
    every = tokenize(text)
    tokens = [token for token in every if token.word]
    forms: dict[str, str] = {}
    for token in tokens:
        form = token.form
        if len(form) > 1 and not form[0].isdigit() and table.telling(form):
            forms.setdefault(table.stem(form), form)
    return Words(
        stems=frozenset(forms),
        forms=tuple(forms.items()),
        numbers=quantities(text, every, table.counting, stem=table.stem, telling=table.telling),
        negations=sum(table.entry(token.form, table.negation) is not None for token in tokens),
        near=frozenset(_near(tuple(forms))),
    )


def _near(stems: Sequence[str]) -> Iterable[tuple[str, str]]:
    return ((one, other) for i, one in enumerate(stems) for other in stems[i + 1 : i + 1 + REACH])


def shared_opposites(left: frozenset[str], right: frozenset[str], table: Meaning) -> tuple[str, ...]:
    """Stems of `left` that `right` does not share and whose opposite it has, sorted."""
    alone, theirs = left - right, right - left
    return tuple(sorted(stem for stem in alone if not theirs.isdisjoint(table.opposites.get(stem, ()))))


def number_conflicts(left: Quantities, right: Quantities) -> tuple[str, ...]:
    """Units for which both give numbers that cannot both be so, sorted."""
    return tuple(sorted({one.unit for one, _ in conflicts(left, right)}))
