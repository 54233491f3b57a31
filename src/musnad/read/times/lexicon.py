"""The words of time of a language, as kinds: a form may be of several (`second` is an ordinal and a unit).

Every combination of kinds becomes one character, so that the grammar can be written as regular expressions
over kinds and run over a whole report at the speed of `re`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from musnad.lang import table
from musnad.text import by_letter, fold, tokenize

Kinds = Mapping[str, Any]
OTHER = "."  # the character of every word and number that no kind is known for
MARK = ","  # of every other sign
_FIRST_CHARACTER = 0xE000  # private use: never special in a regular expression
_CACHE_LIMIT = 200_000
# Numbers of every kind that the grammar tells apart.
_FOUR_DIGITS = (300, 370, 1230, 1270, 1430, 1470, 2030, 2070, 2230, 9999)
_SAMPLES = ("20:35", "8.30", "30.12.2021", "3.5", "123.45", "3.55")
_BEFORE_UNITS = ("9", "18", "24", "49", "1443", "1967", "2021")
_SIGNS = {
    "comma": "،,",
    "dash": "-–—|",
    "slash": "/\\",
    "open": '(«["“',
    "close": ')»]"”',
    "colon": ":",
}
# Tables of words by number and by name, and the kinds of their words; a language has those that it needs.
_NUMBERED = {
    "months": "month",
    "hijri_months": "hmonth",
    "weekdays": "weekday",
    "bare_weekdays": "windef",
    "relative_days": "relday",
    "numbers": "card",
    "ordinals": "nth",
    "ranks": "rank",
    "hours": "hth",
    "fractions": "frac",
    "decades": "decade",
    "multipliers": "multiplier",
}
_NAMED = {
    "qualifiers": "qual",
    "leading": "preq",
    "stretch": "stretch",
    "this_week": "thisweek",
    "day_parts": "daypart",
    "day_part_marks": "ampm",
    "meridiem": "meridiem",
    "day_times": "daytime",
    "parts": "part",
    "seasons": "season",
    "year_parts": "yearpart",
}


class Entry(NamedTuple):
    """What a form may be: alone, and as the first word of phrases (longest first).

    `cut` letters before it are glued particles, `tail` letters behind it an ending; `seconds` are the words of the phrases
    that come next.
    """

    kinds: Kinds
    phrases: tuple[tuple[tuple[str, ...], Kinds], ...] = ()
    cut: int = 0
    joined: bool = False
    tail: int = 0
    seconds: frozenset[str] = frozenset()


def number_kinds(value: int, width: int) -> dict[str, Any]:
    """What a whole number of `width` digits may be beside other words of time."""
    kinds: dict[str, Any] = {"num": value}
    ranges = (("day", 1, 31), ("mon", 1, 12), ("hour", 0, 24), ("min", 0, 59))
    if width <= 2:
        kinds |= {kind: value for kind, low, high in ranges if low <= value <= high}
    elif width == 4:
        kinds |= {kind: value for kind, low, high in (("year", 1500, 2199), ("hyear", 1300, 1499)) if low <= value <= high}
        if value < 2400 and value % 100 < 60:
            kinds["hhmm"] = divmod(value, 100)
    return kinds


class Lexicon(dict[str, Entry | None]):
    """Forms to entries; numbers and forms with glued particles are worked out when first seen."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.data = table(language, "times")
        self._words: dict[str, dict[str, Any]] = {}
        self._phrases: dict[str, dict[tuple[str, ...], dict[str, Any]]] = {}
        self._characters: dict[tuple[frozenset[str], bool], str] = {}
        for kind, value, words in _entries(self.data):
            for word in words:
                self._add(kind, value, word)
        forms = self.data.get("morphology", {})
        self._joiners = tuple(map(fold, forms.get("joiners", ())))
        self._article = fold(forms.get("article", ""))
        self._endings = tuple(map(fold, forms.get("endings", ())))
        self._number_days = bool(forms.get("number_days", True))
        particles = {"", *self._joiners}, {"", *map(fold, forms.get("prepositions", ()))}
        self._contractions = {fold(a): fold(b) for a, b in forms.get("contractions", {}).items()}
        self._glued = sorted({a + b for a, b in product(*particles)} - {""}, key=len, reverse=True)
        self._led = by_letter(self._glued, 0)
        glued = "|".join(map(re.escape, sorted({a + b for a in ("", *self._glued) for b in ("", self._article)}, key=len)))
        self._number = re.compile(rf"(?P<glued>{glued})(?P<number>\d+(?:[.,:]\d+)*)(?P<unit>[^\W\d]*)")
        words, verbs = self.data.get("words", {}), self.data.get("future_verbs", {})
        self.clauses = frozenset(map(fold, words.get("clause", ())))
        self.future = frozenset(map(fold, words.get("future", ())))
        self.future_prefixes = tuple(map(fold, verbs.get("prefixes", ())))
        self.future_not = frozenset(map(fold, verbs.get("not", ())))
        self.future_never = tuple(map(fold, verbs.get("beginnings", ())))
        self.future_following = frozenset(map(fold, verbs.get("following", ())))
        self._register()

    def _add(self, kind: str, value: Any, words: str) -> None:
        first, *rest = [token.form for token in tokenize(words)]
        place = self._phrases.setdefault(first, {}).setdefault(tuple(rest), {}) if rest else self._words.setdefault(first, {})
        place.setdefault(kind, value)

    def _register(self) -> None:
        """Give every combination of kinds that can occur its character."""
        known: list[Kinds] = [*self._words.values(), *(kinds for some in self._phrases.values() for kinds in some.values())]
        for width in (1, 2, 4):
            known += [number_kinds(value, width) for value in (*range(61), *_FOUR_DIGITS)]
        known += [self.card_kinds(value) for value in (*range(61), 100, 2000)] + [{"nth": 1}, {"hth": 1}, {"num": 1}]
        for sample in _SAMPLES:
            entry = self._read_number(sample)
            known += [entry.kinds] if entry else []
        known += [self._with_unit(number, unit) for unit in self._words for number in _BEFORE_UNITS]
        for kinds, joined in product(filter(None, known), (False, True)):
            key = (frozenset(kinds), joined)
            self._characters.setdefault(key, chr(_FIRST_CHARACTER + len(self._characters)))

    def character(self, kinds: Kinds, joined: bool) -> str:
        """The character that stands for these kinds, or `OTHER` where the grammar cannot use the combination."""
        return self._characters.get((frozenset(kinds), joined), OTHER)

    def characters(self, kind: str, joined: bool | None) -> str:
        """A character class of all combinations that hold `kind`; `joined` None takes both."""
        found = [c for (kinds, glued), c in self._characters.items() if kind in kinds and joined in (None, glued)]
        return "".join(found)

    def is_joiner(self, form: str) -> bool:
        """Whether a token is a joining particle that stands apart from its word."""
        return form in self._joiners

    def is_future(self, form: str) -> bool:
        """Whether a word tells that what is beside it lies ahead."""
        return form in self.future or self.is_future_verb(form)

    def is_future_verb(self, form: str) -> bool:
        """Whether a word is a verb with a mark of the future."""
        likely = len(form) > 3 and form.startswith(self.future_prefixes)
        return likely and form not in self.future_not and not form.startswith(self.future_never)

    def __missing__(self, form: str) -> Entry | None:
        if len(self) > _CACHE_LIMIT:
            self.clear()
        entry = self[form] = self._plain(form) or self._read_number(form) or self._stripped(form) or self._shortened(form)
        return entry

    def card_kinds(self, value: int) -> dict[str, Any]:
        """What a number in words may be: also a day, an hour or a year, where a language counts them in words."""
        if not self._number_days:
            return {"card": value, "num": value}
        return {"card": value, **number_kinds(value, 4 if value > 1499 else 2), "num": value}

    def _plain(self, form: str, cut: int = 0, joined: bool = False) -> Entry | None:
        phrases = self._phrases.get(form, {})
        if not phrases and form not in self._words:
            return None
        longest_first = sorted(phrases.items(), key=lambda item: -len(item[0]))
        seconds = frozenset(rest[0] for rest in phrases)
        return Entry(self._words.get(form, {}), tuple(longest_first), cut, joined, seconds=seconds)

    def _stripped(self, form: str) -> Entry | None:
        for glued in self._led.get(form[:1], ()):
            if not form.startswith(glued) or len(form) < len(glued) + 2:
                continue
            joined = glued.startswith(self._joiners)
            for cut, rest in ((len(glued) - 1, self._expanded(form, len(glued) - 1)), (len(glued), form[len(glued) :])):
                if rest and (entry := self._plain(rest, cut, joined)):
                    return entry
        return None

    def _shortened(self, form: str) -> Entry | None:
        for ending in self._endings:
            if form.endswith(ending) and (kinds := self._words.get(form.removesuffix(ending))):
                return Entry(kinds, tail=len(ending))
        return None

    def _expanded(self, form: str, cut: int) -> str:
        """The word behind a contraction of particle and article, or nothing."""
        for short, full in self._contractions.items():
            if form.startswith(short, cut):
                return full + form[cut + len(short) :]
        return ""

    def _read_number(self, form: str) -> Entry | None:
        if form.isalpha() or not (m := self._number.fullmatch(form)):
            return None
        glued = m["glued"]
        kinds = self._with_unit(m["number"], m["unit"]) if m["unit"] else digit_kinds(m["number"])
        return Entry(kinds, (), len(glued), glued.startswith(self._joiners)) if kinds else None

    def _with_unit(self, number: str, unit: str) -> dict[str, Any]:
        """A number and a word written as one: `1967م`, `1443هـ`, `18سا`, `24ساعة`."""
        named = self._words.get(unit, {})
        if not number.isdecimal() or not named:
            return {}
        value = int(number)
        kinds: dict[str, Any] = {}
        plain = number_kinds(value, len(number))
        if "gmark" in named and "year" in plain:
            kinds["gyear"] = value
        if "hmark" in named and "hyear" in plain:
            kinds["hijri"] = value
        part = named.get("ampm", named.get("meridiem"))
        if part and len(number) == 2 and "min" in plain:
            kinds["minpart"] = (value, part)
        if "meridiem" in named and "hour" in plain:
            kinds["hourpart"] = (value, named["meridiem"])
        if "rank_mark" in named:
            kinds |= {"rank": value} | {kind: plain[kind] for kind in ("day",) if kind in plain}
        if "hourmark" in named and "hour" in plain:
            kinds["hourword"] = value
        for kind in ("unit1", "units"):
            if kind in named:
                kinds["measure"] = (value, named[kind])
        return kinds


def digit_kinds(number: str) -> dict[str, Any]:
    """What a token of digits and inner separators may be.

    >>> digit_kinds("20:35"), digit_kinds("30.12.2021"), digit_kinds("8.30")
    ({'clock': (20, 35)}, {'dotted': (30, 12, 2021)}, {'dec': 8.3, 'dclock': (8, 30)})
    """
    if number.isdecimal():
        return dict(number_kinds(int(number), len(number))) if len(number) < 12 else {}
    parts = re.split(r"[.,:]", number)
    values = [int(part) for part in parts if len(part) < 9]
    if len(values) != len(parts):
        return {}
    timely = len(parts[1]) == 2 and len(parts[0]) <= 2 and values[0] <= 24 and values[1] < 60
    if ":" in number:
        return {"clock": (values[0], values[1])} if timely and (len(parts) == 2 or len(parts[-1]) == 2) else {}
    if len(parts) == 3:
        return {"dotted": (values[0], values[1], values[2])} if 4 in (len(parts[0]), len(parts[2])) else {}
    if len(parts) != 2 or len(parts[1]) > 2:
        return {}
    kinds: dict[str, Any] = {"dec": float(f"{parts[0]}.{parts[1]}")}
    return kinds | ({"dclock": (values[0], values[1])} if timely else {})


def _entries(data: Mapping[str, Any]) -> Iterator[tuple[str, Any, Iterable[str]]]:
    """Kind, value and words of everything in a language's table."""
    for name, kind in _NUMBERED.items():
        yield from ((kind, int(key), words) for key, words in data.get(name, {}).items())
    for name, kind in _NAMED.items():
        yield from ((kind, key, words) for key, words in data.get(name, {}).items() if key != "recent")
    yield "recent", "past", data.get("qualifiers", {}).get("recent", ())
    yield from (("weak", True, words) for words in data.get("weak", {}).values())
    yield "never", True, data.get("not", {}).get("phrases", ())
    for kind, words in data.get("clock", {}).items():
        yield (f"clock_{kind}" if kind == "word" else kind), True, words
    for kind, words in (*data.get("words", {}).items(), *data.get("marks", {}).items()):
        yield kind, kind, words
    for zone in data.get("zones", ()):
        yield "zone", zone.get("offset") or zone["name"], zone["words"]
        yield "zone_alone", zone.get("offset") or zone["name"], zone.get("alone", ())
    if data.get("month_first", {}).get("allowed"):
        yield from (("mdy", int(key), words) for key, words in data["months"].items())
    yield from _units(data)
    for kind, signs in _SIGNS.items():
        yield kind, True, signs


def _units(data: Mapping[str, Any]) -> Iterator[tuple[str, Any, Iterable[str]]]:
    """Units of time, and with the article, where that is one word with its noun."""
    article = data.get("morphology", {}).get("article", "")
    for unit, forms in data.get("units", {}).items():
        yield "measure", (1, unit), forms.get("long", ())
        for number, kind in (("one", "unit1"), ("two", "unit2"), ("many", "units")):
            words = forms.get(number, ())
            definite = [article + word for word in words] if article else ()
            yield kind, unit, words
            yield kind.rstrip("1") + "def", unit, definite
            if number == "one":
                yield unit + "def", True, definite
    if article:
        for key, words in data.get("numbers", {}).items():
            yield "defcard", int(key), [article + word for word in words if int(key) > 2]


@cache
def lexicon_of(language: str) -> Lexicon:
    """The words of time of a language. Raises `DataError` where its table is missing."""
    return Lexicon(language)
