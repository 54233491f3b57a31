"""The words of a content as `weigh` compares them: stems, numbers with their units, negation.

What belongs to a language stands in its `meaning` table; a language without one is compared by folded words alone.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import force_setattr, replace

from musnad import lang
from musnad.errors import DataError
from musnad.quantities import Counting, Quantities, conflicts, counting, quantities
from musnad.text import NO_WORDS, ByWord, Token, by_letter, fold, tokenize

REACH = 4
"""Telling words after one that may belong to its phrase."""
LEADING = 40
"""Characters that hold the first two words of a content."""
SCOPE = 2
"""Words after one that negates among which the first telling one is what it negates."""

NONE: frozenset[str] = frozenset()
ByLetter = Mapping[str, tuple[str, ...]]
"""Affixes by their first or last letter, as `by_letter` gives them: the longest first."""


class Meaning(Struct, frozen=True, gc=False):
    """A language's `meaning` table, folded and stemmed. `opposites` leads from a stem to those against it.

    `stem` is a folded word without its longest prefix and suffix and its weak inner letters, as far as enough of it is left;
    `families_of` are its families, found by as few affixes as it takes, its stem where no family lists it; `telling` is
    whether it says something of a subject: it is neither empty nor negates; `told` is the stem of a telling word that is no
    figure and no single letter, empty for any other.

    `turning` words turn what follows round without negating it: another may say the same with a negation. `idle` phrases
    hold a word that negates elsewhere (`not only`, `no less than`). `hollow` stems say that what is denied is so
    (`the existence of`). `listed` are the names of all families. Before a word that begins as in
    `verbal`, a break of `aims` tells what for. `pointing` words open a clause that speaks of the one before; by `light` ones
    nothing can be found again. Behind a stem of `sites` a place is named. Who begins with a word of `oneself` speaks of
    himself. Behind one of `givers` stands who gave a document out.
    """

    by_first: ByLetter = {}
    by_last: ByLetter = {}
    least: int = 3
    weak: str = ""
    joined: tuple[str, ...] = ()
    empty: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    negation: frozenset[str] = frozenset()
    turning: frozenset[str] = frozenset()
    idle: frozenset[tuple[str, ...]] = frozenset()
    hollow: frozenset[str] = frozenset()
    opposites: Mapping[str, frozenset[str]] = {}
    families: Mapping[str, tuple[str, ...]] = {}
    listed: frozenset[str] = frozenset()
    loose: tuple[ByLetter, ByLetter] = ({}, {})
    persons: Mapping[str, str] = {}
    by_person: ByLetter = {}
    counting: Counting = Counting()
    breaks: frozenset[str] = frozenset()
    aims: frozenset[str] = frozenset()
    verbal: tuple[str, ...] = ()
    bound: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    mentions: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    oneself: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()
    former: frozenset[str] = frozenset()
    givers: frozenset[str] = frozenset()
    stem: ByWord[str] = NO_WORDS
    families_of: ByWord[tuple[str, ...]] = NO_WORDS
    telling: ByWord[bool] = NO_WORDS
    told: ByWord[str] = NO_WORDS
    negating: ByWord[str] = NO_WORDS

    def __post_init__(self) -> None:
        for make in (_stem, _families_of, _telling, _told, _negating):
            force_setattr(self, make.__name__[1:], ByWord(partial(make, self)))

    def entry(self, form: str, of: Container[str]) -> str | None:
        """The form under which a closed class lists a word, with or without a joined conjunction; None: it does not."""
        if form in of:
            return form
        for joined in self.joined:
            if form.startswith(joined) and form[len(joined) :] in of:
                return form[len(joined) :]
        return None


class Words(Struct, frozen=True, gc=False):
    """What a content is compared by: its telling words, its numbers as values, how many words negate.

    `ordered` are the stems of the telling words, each once, in the content's order, `worded` the first folded form of each;
    `negated` are the stems that a word negates wherever they stand. A pile has very many of these: tuples of strings take a
    seventh of the room of sets, and the garbage collector leaves them alone.
    """

    ordered: tuple[str, ...] = ()
    worded: tuple[str, ...] = ()
    numbers: Quantities = ()
    negations: int = 0
    negated: frozenset[str] = NONE

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the telling words, gathered anew each time."""
        return frozenset(self.ordered)

    @property
    def forms(self) -> tuple[tuple[str, str], ...]:
        """Each stem with its first folded form, in the content's order."""
        return tuple(zip(self.ordered, self.worded, strict=True))


def _families_of(table: Meaning, form: str) -> tuple[str, ...]:
    bare = _listed(table, form)
    return (table.stem(form),) if bare is None else table.families[bare]


def _telling(table: Meaning, form: str) -> bool:
    bare = [form, *[form[len(joined) :] for joined in table.joined if form.startswith(joined)]]
    return table.empty.isdisjoint(bare) and table.negation.isdisjoint(bare)


def _negating(table: Meaning, form: str) -> str:
    return "" if table.telling(form) else table.entry(form, table.negation) or ""


def _told(table: Meaning, form: str) -> str:
    return table.stem(form) if len(form) > 1 and not form[0].isdigit() and table.telling(form) else ""


def _listed(table: Meaning, form: str) -> str | None:
    """A folded word as the families list it: without some prefix and some suffix, or without either, the longest first.

    A verb is looked up in the person that is listed, too. What only a prefix of the longer list leads to comes last: `الازمه`
    is no `لازمه` that has a verb's prefix.
    """
    first, listed = form[:1], table.families
    persons = [table.persons[p] + form[len(p) :] for p in table.by_person.get(first, ()) if form.startswith(p)]
    ends = [s for s in table.loose[1].get(form[-1:], ()) if form.endswith(s)]
    for prefixes in (table.by_first, table.loose[0]):
        heads = [form, *[form[len(p) :] for p in prefixes.get(first, ()) if form.startswith(p)], *persons]
        found = [head for head in heads if head in listed]
        found += [way for s in ends for head in heads if (way := head[: -len(s)]) in listed and head.endswith(s)]
        if found := [way for way in found if len(way) > 1]:
            return min(found, key=lambda way: (-len(way), way))
    return None


def _stem(table: Meaning, form: str) -> str:
    for prefix in table.by_first.get(form[:1], ()):
        if form.startswith(prefix) and len(form) - len(prefix) >= table.least:
            form = form[len(prefix) :]
            break
    for suffix in table.by_last.get(form[-1:], ()):
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
        by_first=by_letter(_longest(affixes["prefixes"]), 0),
        by_last=by_letter(_longest(affixes["suffixes"]), -1),
        least=affixes["least"],
        weak=affixes["weak"],
        joined=_longest(affixes["joined"]),
    )
    return replace(
        bare,
        empty=frozenset(map(fold, raw["empty"]["words"])),
        light=frozenset(map(fold, raw["empty"].get("light", ()))),
        negation=frozenset(map(fold, raw["negation"]["words"])),
        turning=frozenset(map(fold, raw["negation"].get("turning", ()))),
        idle=frozenset(tuple(fold(word) for word in phrase.split()) for phrase in raw["negation"].get("idle", ())),
        hollow=frozenset(bare.stem(fold(word)) for word in raw["negation"].get("hollow", ())),
        opposites=_opposites(raw["opposites"], bare),
        families=_families(code or ""),
        listed=frozenset(name for names in _families(code or "").values() for name in names),
        loose=_loose(code or "", affixes),
        persons=(persons := _persons(code or "")),
        by_person=by_letter(persons, 0),
        breaks=frozenset(map(fold, raw["clauses"]["breaks"])),
        aims=frozenset(map(fold, raw["clauses"].get("aims", ()))),
        verbal=tuple(map(fold, raw["clauses"].get("verbal", ()))),
        bound=frozenset(map(fold, raw["clauses"]["bound"])),
        open=frozenset(map(fold, raw["clauses"]["open"])),
        pointing=frozenset(map(fold, raw["clauses"].get("pointing", ()))),
        mentions=frozenset(raw["silence"]["mentions"]),
        members=frozenset(map(fold, raw.get("speaking", {}).get("members", ()))),
        former=frozenset(map(fold, raw.get("speaking", {}).get("former", ()))),
        givers=frozenset(map(fold, raw.get("speaking", {}).get("givers", ()))),
        oneself=frozenset(map(fold, raw.get("speaking", {}).get("oneself", ()))),
        sites=frozenset(bare.stem(fold(word)) for word in raw.get("places", {}).get("sites", ())),
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


def _loose(code: str, own: Mapping[str, list[str]]) -> tuple[ByLetter, ByLetter]:
    """The prefixes and suffixes without which a word is looked up in families: stems cut fewer, having no list to meet."""
    more = lang.table(code, "families")["affixes"] if lang.has(code, "families") else {}
    prefixes, suffixes = ([*own[name], *more.get(name, ())] for name in ("prefixes", "suffixes"))
    return by_letter(_longest(prefixes), 0), by_letter(_longest(suffixes), -1)


def _persons(code: str) -> dict[str, str]:
    """The prefixes of a verb's persons, each with that of the person in which families list verbs."""
    if not lang.has(code, "families"):
        return {}
    listed = lang.table(code, "families")["affixes"].get("persons", {})
    return {fold(other): fold(one) for one, others in listed.items() for other in others}


def _families(code: str) -> dict[str, tuple[str, ...]]:
    """Folded word -> the families that list it in the language's table `families`; none for its `light` words."""
    if not lang.has(code, "families"):
        return {}
    table = lang.table(code, "families")
    out: dict[str, dict[str, None]] = {fold(word): {} for word in table.get("light", ())}
    for name, members in table["families"].items():
        for word in members:
            out.setdefault(fold(word), {})[name] = None
    return {form: tuple(names) for form, names in out.items()}


def stems(text: str, table: Meaning) -> frozenset[str]:
    """The stems of a content's telling words: those of its `words`, where no more of it is needed."""
    return stems_of(tokenize(text), table)


def stems_of(tokens: Iterable[Token], table: Meaning) -> frozenset[str]:
    """The stems of the telling words among some tokens."""
    told = table.told
    return frozenset([stem for _, _, form, word in tokens if word and (stem := told[form])])


def words(text: str, table: Meaning, every: Sequence[Token] | None = None) -> Words:
    """The words of a content by its language's table: of a text, or of some tokens of it."""
    every = tokenize(text) if every is None else every
    folded = [form for _, _, form, word in every if word]
    forms: dict[str, str] = {}
    turns, told, negating = [], table.told, table.negating
    for i, form in enumerate(folded):
        if stem := told[form]:
            forms.setdefault(stem, form)
        elif negating[form] and negates(folded, i, table):
            turns.append(i)
    return Words(
        ordered=tuple(forms),
        worded=tuple(forms.values()),
        numbers=quantities(text, every, table.counting, stem=table.stem, telling=table.telling),
        negations=len(turns),
        negated=_negated(folded, turns, table) if turns else NONE,
    )


def negates(forms: Sequence[str], i: int, table: Meaning) -> bool:
    """Whether a word negates, and not as a part of a phrase that says something else."""
    one = table.negating[forms[i]]
    if not one:
        return False
    around = ((one, *forms[i + 1 : i + 1 + more]) for more in (1, 2, 3))
    return not any(phrase in table.idle for phrase in (*around, (*forms[max(0, i - 1) : i], one)))


def _negated(forms: Sequence[str], turns: Sequence[int], table: Meaning) -> frozenset[str]:
    """The stems that are negated, each wherever it stands."""
    places = {next((k for k in range(i + 1, min(i + 1 + SCOPE, len(forms))) if table.told(forms[k])), -1) for i in turns} - {-1}
    plain = {table.told(form) for k, form in enumerate(forms) if k not in places} if places else set()
    return frozenset(table.told(forms[k]) for k in places) - plain


def turned(left: Words, right: Words) -> tuple[str, ...]:
    """Stems that one of two contents negates and the other, which negates nothing, states; sorted."""
    if (left.negations > 0) == (right.negations > 0):
        return ()
    return tuple(sorted((left.negated & right.stems) | (right.negated & left.stems)))


def phrases(left: Words, right: Words) -> int:
    """How many pairs of stems stand in one order within `REACH` of each other on both sides: who shares them shares phrases."""
    there = {stem: k for k, stem in enumerate(right.ordered)}
    both = [(i, there[stem]) for i, stem in enumerate(left.ordered) if stem in there]
    if len(both) < 2:
        return 0
    beside = ((i, k, both[n : n + REACH]) for n, (i, k) in enumerate(both, start=1))
    return sum([0 < m - k <= REACH and j - i <= REACH for i, k, row in beside for j, m in row])


def shared_opposites(left: Collection[str], right: Collection[str], table: Meaning) -> tuple[str, ...]:
    """Stems of `left` that `right` does not share and whose opposite it has and `left` has not, sorted."""
    if table.opposites.keys().isdisjoint(left):
        return ()
    against = {stem: table.opposites[stem] for stem in left if stem in table.opposites and stem not in right}
    theirs = set(right).difference(left) if against else ()
    return tuple(sorted(stem for stem, others in against.items() if not others.isdisjoint(theirs)))


def of_himself(text: str, table: Meaning) -> bool:
    """Whether a content begins with whoever says it: `it raised`, `his own`."""
    first = [form for _, _, form, word in tokenize(text[:LEADING]) if word][:2]
    return not table.oneself.isdisjoint((*first, *map(" ".join, pairwise(first))))


def sites(ordered: Sequence[str], table: Meaning) -> frozenset[str]:
    """The stems of a content that name places, as far as the noun before says so: no list has every village."""
    return frozenset(name for noun, name in pairwise(ordered) if noun in table.sites and name not in table.sites)


def number_conflicts(left: Quantities, right: Quantities) -> tuple[str, ...]:
    """Units for which both give numbers that cannot both be so, sorted."""
    return tuple(sorted({one.unit for one, _ in conflicts(left, right)}))
