"""Numbers in a content as values: how much, of what, how bounded, and what befell those who are counted.

Labels (resolution 2216, the year 2015) and ordinals count nothing, and are kept apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from musnad.quantities.counting import Bound, Counting, Stem
from musnad.quantities.numerals import Item, Number, items, number
from musnad.text import Token

Telling = Callable[[str], bool]
Kind = Literal["count", "share", "duration", "ordinal", "label"]
SECONDS = {
    "second": 1.0,
    "minute": 60.0,
    "hour": 3600.0,
    "day": 86400.0,
    "week": 604800.0,
    "month": 2629800.0,
    "year": 31557600.0,
    "decade": 315576000.0,
}
"""Units of time in seconds; a month and a year are mean ones."""
ABOUT = 0.2
"""`about` allows for so much: 50 minutes are about an hour, 40 are not."""
YEARS = (1900, 2100)
LATE = 14
"""Items behind what is counted in which its verb may stand."""
BEFORE, BEHIND = 6, 4
"""Tokens before a number, and behind what it counts, that tell of which fact it is."""
BETWEEN = 3
"""Words of a noun phrase that may stand between what a number counts and a number that is added to it."""
_ENDS = frozenset(".!?؟;؛\n…:") | {"...", ".."}


class Quantity(Struct, frozen=True, gc=False):
    """A number in a text: half-open code points of its words and of the noun that it counts.

    `value` is what is said, `low` and `high` what it allows (durations in seconds, shares in percent). `unit` is a name
    of the language's table (one for all languages) or the noun's stem; a length of time keeps its own in `measure`.
    `role` is what befell those who are counted; `around` are stems near it; `cumulative`: a sum so far is told.
    """

    start: int
    end: int
    value: float
    low: float
    high: float
    unit: str
    kind: Kind = "count"
    bound: Bound = "exact"
    role: str = ""
    measure: str = ""
    around: frozenset[str] = frozenset()
    cumulative: bool = False


Quantities = tuple[Quantity, ...]


def quantities(
    text: str, tokens: Sequence[Token], table: Counting, *, stem: Stem, telling: Telling, near: bool = True
) -> Quantities:
    """The quantities of a text, of which `tokens` are all, in order, in a time linear in their number.

    `stem` and `telling` are the language's: what a word is compared by, and whether it says anything of a subject. Without
    `near` nothing is told of what stands around them.
    """
    if not table.values or not any(map(table.counts.__getitem__, [token[2] for token in tokens])):
        return ()
    return tuple(_Finder(items(text, tokens, table), table, stem, telling, near=near).run())


class _Finder:
    """One pass over the items of a text."""

    def __init__(self, found: list[Item], table: Counting, stem: Stem, telling: Telling, *, near: bool) -> None:
        self.found, self.table, self._telling, self._near = found, table, telling, near
        self.forms = [item.token.form for item in found]
        self._last, self._used = ("", -1), range(0)
        self._told: dict[int, str | None] = {}
        self.stems = [stem(form) if item.token.word else form for item, form in zip(found, self.forms, strict=True)]

    def run(self) -> Iterator[Quantity]:
        """The quantities in order."""
        i, made = 0, None
        counts = [self.table.counts[form] for form in self.forms]
        while i < len(counts):
            if not counts[i]:
                made, i = None, i + 1
            elif (one := number(self.found, i, self.table)) is None:
                made, i = self._alone(i), i + 1
            elif made is not None and made.kind == "label" and made.unit and self.found[i].glue in self.table.joins:
                made, i = self._made(one, made.unit, one.after, kind="label"), one.after
            else:
                made, i = self._counted(self._range(one))
            if made is not None:
                yield made

    def _range(self, one: Number) -> Number:
        """A number up to the other end of its range, where there is one; else with its bound."""
        between = one.first > 0 and self.forms[one.first - 1] in self.table.between
        at = one.after + 1 if one.after < len(self.found) and self._leads_on(one.after, between) else one.after
        joined = between and at < len(self.found) and self.found[at].glue in self.table.joins
        two = number(self.found, at, self.table) if at > one.after or joined else None
        if two is None or two.high <= one.low or "vague" in (one.bound, two.bound):
            return self._bounded(one)
        return Number(one.first, two.after, two.value, self._scaled(one, two), two.high, "range")

    def _leads_on(self, i: int, between: bool) -> bool:
        """Whether a token leads to the end of a range; what also adds (`and`) does so behind `between` only."""
        form = self.forms[i]
        adds = form in self.table.links and form != "-"
        return form in "-–" or (form in self.table.to and (between or not adds))

    def _scaled(self, one: Number, two: Number) -> float:
        """The lower end of a range; it shares the scale of the upper one (`two to three million`)."""
        last = self.found[two.after - 1].form
        factor = self.table.scales.get(last, 1.0)
        return one.low * factor if one.value < two.value / factor and one.value < 1000 else one.low

    def _bounded(self, one: Number) -> Number:
        bound = self._before(one.first) or self._behind(one.after)
        if bound is None or one.bound == "vague":
            return one
        low = {"most": 0.0, "about": one.low - ABOUT * one.value}.get(bound, one.low)
        high = {"least": inf, "about": one.high + ABOUT * one.value}.get(bound, one.high)
        return Number(one.first, one.after, one.value, low, high, bound)

    def _before(self, i: int) -> Bound | None:
        """How the words before a number bound it."""
        at = self._bounding(i)
        return self.table.named(tuple(self.forms[at:i]), self.table.before)

    def _bounding(self, i: int) -> int:
        """The first of the words before a number that bound it, the longest phrase of them; the number where none do."""
        phrases = (tuple(self.forms[max(0, i - length) : i]) for length in (4, 3, 2, 1))
        return next((i - len(words) for words in phrases if self.table.named(words, self.table.before) is not None), i)

    def _behind(self, i: int) -> Bound | None:
        """How the words behind a number and its noun bound it."""
        for at in range(i, min(i + 3, len(self.forms))):
            if self.forms[at] in _ENDS:
                return None
            for length in (3, 2, 1):
                if (bound := self.table.behind.get(tuple(self.forms[at : at + length]))) is not None:
                    return bound
        return None

    def _counted(self, one: Number) -> tuple[Quantity | None, int]:
        """A number with what it counts, and the item after both."""
        if (noun := self._label(one)) is not None:
            return self._made(one, noun, one.after, kind="label"), one.after
        unit, after = self._unit(one)
        return self._made(one, unit, after), after

    def _label(self, one: Number) -> str | None:
        """The noun whose name a number is, `""` for years and days of months; None where it counts something."""
        before, behind = self._form(one.first - 1), self._form(one.after)
        if {before, behind, *(form[len(j) :] for j in self.table.joins for form in (before, behind))} & self.table.months:
            return ""
        if one.first and {self.stems[one.first - 1], before} & self.table.labels:
            return self.stems[one.first - 1]
        year = one.after == one.first + 1 and self.found[one.first].form.isdecimal() and YEARS[0] <= one.value <= YEARS[1]
        return "" if year and self._named(one.after) is None else None

    def _form(self, i: int) -> str:
        return self.forms[i] if 0 <= i < len(self.forms) else ""

    def _named(self, i: int) -> tuple[str, int] | None:
        """The name that the table has for what the words from an item on count, and the item after."""
        for length in (2, 1):
            words = tuple(self.forms[i : i + length])
            if (name := self.table.named(words, self.table.units)) is not None:
                return name, i + len(words)
        return None

    def _unit(self, one: Number) -> tuple[str, int]:
        """The noun that is counted, and the item after it; `""` where none is told."""
        if (
            one.first
            and not self.found[one.first - 1].token.word
            and (sign := self.table.units.get((self.forms[one.first - 1],)))
        ):
            return sign, one.after
        i = one.after
        while self._form(i) in self.table.of:
            i += 1
        if (named := self._named(i)) is not None:
            return named
        run = self._run(i)
        for at in run:
            if (named := self._named(at)) is not None:
                return named
        if not run:
            return self._leading(one), one.after
        heads = [at for at in run if self.table.plural and self.forms[at].endswith(self.table.plural)]
        at = (heads or run)[0]
        return self.stems[at], at + 1

    def _run(self, i: int) -> list[int]:
        """The items from one on that may be the noun: one, or in a language with words before the noun up to three."""
        out = []
        for at in range(i, min(i + (1 if self.table.head == "first" else 3), len(self.found))):
            item = self.found[at]
            if item.number or not item.token.word or not self._telling(item.form):
                break
            out.append(at)
        return out

    def _leading(self, one: Number) -> str:
        """A noun of the table that stands before its number (`the countries, five`); nothing that adds stands between."""
        if not one.first or self.found[one.first].glue in self.table.joins:
            return ""
        return self.table.named((self.forms[one.first - 1],), self.table.units) or ""

    def _alone(self, i: int) -> Quantity | None:
        """What counts without a number: a dual, an ordinal, one unit of time behind a word of lasting."""
        form = self.forms[i]
        if (noun := self.table.named((form,), self.table.duals)) is not None:
            return self._made(Number(i, i, 2.0, 2.0, 2.0), self.table.units.get((noun,), noun), i + 1)
        if form in self.table.ordinals:
            value, at = self.table.ordinals[form], i - 1 if self.table.head == "first" else i + 1
            noun = self.stems[at] if 0 <= at < len(self.stems) else ""
            return self._made(Number(i, i + 1, value, value, value), noun, i + 1, kind="ordinal")
        if (single := self._single(i)) is not None:
            return single
        named = self.table.units.get((form,), "")
        if named in SECONDS and self._lasts(i, named):
            return self._made(self._bounded(Number(i, i, 1.0, 1.0, 1.0)), named, i + 1)
        return None

    def _single(self, i: int) -> Quantity | None:
        """One whom something befell, told by a noun in the singular by the word for that (`killing a soldier`)."""
        name, at = self.table.singles.get(self.forms[i]), i - 1
        if name is None:
            return None
        while at >= 0 and self.forms[at] in self.table.articles:
            at -= 1
        by = [at] if at >= 0 else []
        if at < i - 1 and self._form(i + 1) in self.table.passives and i + 2 < len(self.found):
            by.append(i + 2)
        befallen = any(self._befell(k) for k in by if not self.found[k].number)
        return self._made(Number(i, i, 1.0, 1.0, 1.0), name, i + 1) if befallen else None

    def _lasts(self, i: int, unit: str) -> bool:
        """Whether a unit of time without a number is one of it: behind a word of lasting, or bounded, or with a fraction."""
        if self._fraction(i + 1) or self._before(i) is not None:
            return True
        reach = 2 if self.table.head == "first" and unit != "day" else 1
        return any(self.forms[at] in self.table.lasting for at in range(max(0, i - reach), i))

    def _made(self, one: Number, unit: str, after: int, kind: Kind = "count") -> Quantity:
        last = self.found[max(after, one.first + 1) - 1].token
        around = self._around(one.first, after) if self._near else []
        made = Quantity(
            *(self.found[one.first].token.start, last.end, one.value, one.low, one.high, unit, kind, one.bound),
            around=frozenset(self.stems[i] for i in around if self._tells(i) and self._befell(i) is None),
            role=self._role(one, unit, after),
            cumulative=any(tuple(self.forms[i : i + n]) in self.table.cumulative for i in around for n in (1, 2)),
        )
        self._last = (made.role, after)
        if kind == "count" and unit in SECONDS:
            return self._lasting(made, self._fraction(after))
        return replace(made, kind="share") if kind == "count" and unit == "percent" else made

    def _tells(self, i: int) -> bool:
        item = self.found[i]
        return item.token.word and not item.number and len(item.form) > 1 and self._telling(item.form)

    def _fraction(self, i: int) -> float:
        """What is added behind a unit (`an hour and a half`)."""
        if i >= len(self.found) or not self.table.joins or self.found[i].glue not in self.table.joins:
            return 0.0
        return self.table.fractions.get(self.found[i].form, 0.0)

    def _lasting(self, made: Quantity, more: float) -> Quantity:
        """A length of time in seconds."""
        by = SECONDS[made.unit]
        values = {name: (getattr(made, name) + more) * by for name in ("value", "low", "high")}
        return replace(made, **values, kind="duration", measure=made.unit, unit="duration")

    def _around(self, first: int, after: int) -> list[int]:
        """Items near a number, up to the end of its sentence, without itself and what it counts."""
        out = []
        for steps in (range(first - 1, max(-1, first - 1 - BEFORE), -1), range(after, min(len(self.found), after + BEHIND))):
            for i in steps:
                if self.forms[i] in _ENDS:
                    break
                out.append(i)
        return out

    def _role(self, one: Number, unit: str, after: int) -> str:
        """What befell those who are counted: the noun says it, or the nearest word before, or behind, up to another number."""
        if unit in self.table.roles.values():
            return unit
        at = self._bounding(one.first)
        before, behind = range(at - 1, max(-1, at - 5), -1), range(after, min(len(self.found), after + 3))
        late = range(after, min(len(self.found), after + LATE))
        return (
            self._nearest(before, self._befell)
            or self._nearest(behind, self._done)
            or self._shared(one.first)
            or (self._nearest(late, self._passive) or "")
        )

    def _nearest(self, steps: range, role: Callable[[int], str | None]) -> str | None:
        """What befell those counted by the nearest of some items that tells it, up to another number and the sentence's end."""
        for i in steps:
            if self.forms[i] in _ENDS or self.found[i].number or i in self._used:
                return None
            if (told := role(i)) is not None:
                self._used = self._words(i) if steps.step > 0 and told else self._used
                return told or None
        return None

    def _words(self, i: int) -> range:
        """The items of a role that begins at one."""
        two = self.table.named(tuple(self.forms[i : i + 2]), self.table.roles)
        return range(i, i + (2 if two else 1))

    def _done(self, i: int) -> str | None:
        """What an item behind those counted tells of them; nothing (`""`) from one on that begins what is told beside them."""
        return "" if self._joined(i) else self._befell(i)

    def _passive(self, i: int) -> str | None:
        """What a verb farther behind them tells, which only has those counted before it (`were killed`)."""
        return self.table.named(tuple(self.forms[i : i + 2]), self.table.late) or self.table.named(
            (self.forms[i],), self.table.late
        )

    def _joined(self, i: int) -> bool:
        """Whether a word begins what is told beside a number (`and`, or a role that is written as one with it)."""
        form = self.forms[i]
        return form in self.table.links or (form.startswith(self.table.joins or "\n") and (form,) not in self.table.roles)

    def _shared(self, first: int) -> str:
        """What befell those counted just before, to whom a number adds more (`killing five soldiers and three civilians`)."""
        role, after = self._last
        if not role or not 0 <= first - after <= BETWEEN:
            return ""
        if any(self.forms[i] in _ENDS or self._befell(i) for i in range(after, first)):
            return ""
        item = self.found[first]
        glued = item.glue in self.table.joins if item.number else item.form.startswith(self.table.joins or "\n")
        apart = first > after and self.forms[first - 1] in (*self.table.links, *self.table.joins)
        return role if glued or apart else ""

    def _befell(self, i: int) -> str | None:
        """What befell somebody by the words at an item, the phrase before it or behind it first."""
        if i not in self._told:
            self._told[i] = self._by_words(i)
        return self._told[i]

    def _by_words(self, i: int) -> str | None:
        befalls = self.table.befalls
        if not (befalls[self.forms[max(0, i - 1)]] or befalls[self.forms[i]]):
            return None
        pairs = (tuple(self.forms[max(0, at) : at + 2]) for at in (i - 1, i))
        return next((role for words in (*pairs, (self.forms[i],)) if (role := self.table.named(words, self.table.roles))), None)
