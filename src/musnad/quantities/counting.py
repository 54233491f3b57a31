"""How a language counts: its `quantities` table, folded and stemmed when it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, TypeVar

from msgspec import Struct
from msgspec.structs import force_setattr

from musnad import lang
from musnad.errors import DataError
from musnad.text import NO_WORDS, ByWord, by_letter, fold, tokenize

Bound = Literal["exact", "least", "most", "about", "range", "vague"]
Phrase = tuple[str, ...]
Stem = Callable[[str], str]
V = TypeVar("V")


class Counting(Struct, frozen=True, gc=False):
    """Number words by value, and what stands around numbers. Phrases are tuples of folded words.

    `units` and `roles` lead from phrases to names that are one for all languages; `before` and `behind` from
    the phrases around a number to how they bound it. `singles` are nouns that say one without a number, where a word of
    `roles` stands by them, with the name of what they count; `articles` and `passives` may stand between.
    `late` are roles that may stand far behind the number; `leads` are `glued` by their first letter.

    `counts` is whether a folded word may begin a quantity: digits, a word of a number, a dual, an ordinal, a unit; most texts
    hold no such word and need no more than this. `cuts` are a word with and without what is written as one with a word.
    """

    glued: tuple[str, ...] = ()
    leads: Mapping[str, tuple[str, ...]] = {}
    joins: tuple[str, ...] = ()
    links: frozenset[str] = frozenset()
    head: str = "first"
    of: frozenset[str] = frozenset()
    plural: tuple[str, ...] = ()
    values: Mapping[str, float] = {}
    ten: frozenset[str] = frozenset()
    teens: Mapping[str, float] = {}
    scales: Mapping[str, float] = {}
    vague: Mapping[str, tuple[float, float]] = {}
    fractions: Mapping[str, float] = {}
    before: Mapping[Phrase, Bound] = {}
    behind: Mapping[Phrase, Bound] = {}
    between: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    cumulative: frozenset[Phrase] = frozenset()
    labels: frozenset[str] = frozenset()
    lasting: frozenset[str] = frozenset()
    ordinals: Mapping[str, float] = {}
    units: Mapping[Phrase, str] = {}
    roles: Mapping[Phrase, str] = {}
    late: Mapping[Phrase, str] = {}
    duals: Mapping[Phrase, str] = {}
    months: frozenset[str] = frozenset()
    numerals: frozenset[str] = frozenset()
    no_numbers: frozenset[str] = frozenset()
    singles: Mapping[str, str] = {}
    articles: frozenset[str] = frozenset()
    passives: frozenset[str] = frozenset()
    counts: ByWord[bool] = NO_WORDS
    cuts: ByWord[tuple[str, ...]] = NO_WORDS
    befalls: ByWord[bool] = NO_WORDS

    def __post_init__(self) -> None:
        force_setattr(self, "counts", ByWord(self._counts))
        force_setattr(self, "cuts", ByWord(self._cut))
        first = frozenset(words[0] for words in self.roles)
        force_setattr(self, "befalls", ByWord(lambda form: not first.isdisjoint(self.cuts(form))))

    @property
    def named_units(self) -> frozenset[str]:
        """The names of the units that are listed."""
        return frozenset(self.units.values())

    def _counts(self, form: str) -> bool:
        if form[0].isdigit() or form in self.ordinals or form in self.singles or (form,) in self.units:
            return True
        return any((rest,) in self.duals or rest in self.numerals or rest.isdecimal() for rest in self.cuts(form))

    def named(self, words: Phrase, of: Mapping[Phrase, V]) -> V | None:
        """What a table says of a phrase, with or without what is written as one with its first word."""
        for rest in self.cuts(words[0]) if words else ():
            if (found := of.get((rest, *words[1:]))) is not None:
                return found
        return None

    def _cut(self, form: str) -> tuple[str, ...]:
        return form, *[form[len(glue) :] for glue in self.leads.get(form[:1], ()) if form.startswith(glue)]


def counting(code: str | None, stem: Stem) -> Counting:
    """The table of a language by its code; an empty one where there is none. `stem` is the language's."""
    try:
        raw = lang.table(code or "", "quantities")
    except DataError:
        return Counting()
    glued = tuple(sorted(map(fold, raw["glued"]), key=len, reverse=True))
    return Counting(
        glued=glued,
        leads=by_letter(glued, 0),
        joins=tuple(map(fold, raw["joins"])),
        links=_folded(raw.get("and", ())),
        head=raw["head"],
        of=_folded(raw["of"]),
        plural=tuple(map(fold, raw["plural"])),
        ten=_folded(raw["teens"]["ten"]),
        lasting=_folded(raw["lasting"]["words"]),
        cumulative=frozenset(map(_phrase, raw["cumulative"]["words"])),
        labels=frozenset(stem(word) for word in _folded(raw["labels"]["words"])),
        numerals=_numerals(raw) - _folded(raw.get("no_numbers", ())),
        no_numbers=_folded(raw.get("no_numbers", ())),
        units=_named(raw["units"]),
        roles=_named(raw["roles"]),
        late=_named(raw.get("late", {})),
        articles=_folded(raw.get("articles", ())),
        passives=_folded(raw.get("passives", ())),
        singles={fold(word): name for name, words in raw.get("singles", {}).items() for word in words},
        duals={_phrase(dual): fold(noun) for dual, noun in raw["duals"]["words"].items()},
        months=_months(code or ""),
        **_worth(raw),
        **_bounds(raw["bounds"]),
    )


def _worth(raw: Mapping[str, Any]) -> dict[str, Any]:
    teens = {value: words for value, words in raw["teens"].items() if value != "ten"}
    tables = {"values": raw["values"], "teens": teens, "scales": raw["scales"], "ordinals": raw["ordinals"]}
    return {
        **{
            name: {fold(word): float(value) for value, words in table.items() for word in words} for name, table in tables.items()
        },
        "vague": {fold(word): (float(low), float(high)) for word, (low, high) in raw["vague"].items()},
        "fractions": {fold(word): float(value) for word, value in raw["fractions"].items()},
    }


def _numerals(raw: Mapping[str, Any]) -> frozenset[str]:
    """Every word of a number."""
    listed = (word for name in ("values", "teens", "scales") for words in raw[name].values() for word in words)
    return _folded([*listed, *raw["vague"], *raw["fractions"]])


def _bounds(raw: Mapping[str, list[str]]) -> dict[str, Any]:
    kinds: tuple[Bound, ...] = ("least", "most", "about")
    return {
        "before": {_phrase(words): kind for kind in kinds for words in raw[kind]},
        "behind": {_phrase(words): kind for kind in kinds for words in raw[f"{kind}_behind"]},
        "between": _folded(raw["between"]),
        "to": _folded(raw["to"]),
    }


def _named(raw: Mapping[str, list[str]]) -> dict[Phrase, str]:
    """Phrase -> name."""
    return {_phrase(words): name for name, group in raw.items() for words in group}


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _phrase(words: str) -> Phrase:
    return tuple(token.form for token in tokenize(words))


def _months(code: str) -> frozenset[str]:
    """The first words of the names of months; none where the language has no table of times."""
    try:
        raw = lang.table(code, "times")
    except DataError:
        return frozenset()
    tables = (raw.get("months", {}), raw.get("hijri_months", {}))
    return frozenset(_phrase(name)[0] for table in tables for names in table.values() for name in names)
