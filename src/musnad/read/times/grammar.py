"""The parts that times are made of, as regular expressions over kinds of words, and how they may stand together.

Orders of words that one language has and another has not stand side by side: a language reaches a pattern by giving words
to its kinds (`preq` are qualifiers before what they qualify, `qual` behind it; `mdy` months before their day).

``<day>`` is an item of kind `day` that no particle joins to what is before it, ``<&day>`` one that is joined
("and the fifth"), ``<^day>`` either; ``<month:anymonth>`` takes the value of the item as field `month`.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from musnad.read.times.lexer import Item, Line
from musnad.read.times.lexicon import MARK, OTHER, Lexicon, lexicon_of

Fields = dict[str, Any]
_SYMBOL = re.compile(r"<([&^]?)(?:(\w+):)?([\w|]+)>")

_NOT_NAMED = r"(?!<day|year|hyear|weekday|windef|month|hmonth|nth|relday>)"


def _smaller(place: int) -> str:
    """A smaller length joined to a length: `and 20 minutes`, `and a day`."""
    n, unit, dual = f"n{place}", f"unit{place}", f"dual{place}"
    return rf"(?:<&{n}:num|card><{unit}:units|unit1>|<&{dual}:unit2>|<&{unit}:unit1>{_NOT_NAMED}<one>?)?"


# A length of time: `n` units, a dual, half a unit, some units; perhaps with a joined fraction or smaller lengths.
_LENGTH = (
    (
        r"(?:<^n:num|dec|card><unit:units|unit1>|<^dual:unit2>|<^share:frac><unit:unit1|unitdef>(?!<month|hmonth>)"
        r"|<^few:few><unit:units>|<^measure:measure>|<^unit:unit1><one>)<whole>?(?:<&more:frac><unitdef>?)?"
    )
    + _smaller(2)
    + _smaller(3)
)
# Lengths whose number or fraction is bound to the unit by a hyphen, an article or a joint.
_BOUND = (
    r"(?:<^n:num|card><hyphen><unit:unit1|units>(?!<hyphen>?<old>)|<^n:num|card><&more:frac><unit:units>|<^share:frac><a|hyphen><unit:unit1>"
    r"|<^unit:unit1><hyphen><long>)"
)
_ONE = r"<^a><unit:unit1>(?:<&more:frac>|<&n2:num|card><unit2:units|unit1>)?"
_SINGLE = r"<unit:unit1>" + _NOT_NAMED + "<whole>?(?:<&more:frac><unitdef>?)?" + _smaller(2)
_MINUTES = (
    r"(?:<&sixtieth:frac>|<except><less:frac>|<except><less:num><unit1|units>?"
    r"|<&min:card><minutemark|unit1|units>?|<&min:min><minutemark|unit1|units>)"
)
_OF_MONTH = r"(?=<of>?<monthword>?<month>|<of>?<this>?<monthdef>)"
_ALONE = r"(?!\.|<unit1|units|unit2|card|multiplier|num|slash|dash|colon|of|frac|hmonth|month>|<&day|nth>|<comma><^day|nth>)"
_UNCOUNTED = r"(?!<hyphen>?<unit1|units>|<card|multiplier|frac>)"
_UP_TO = r"<dash|to><day:day>"
_OF_HIJRI = r"(?=<of>?<monthword>?<hmonth>)"

# Parts that join others into one time. Each: name, pattern.
PARTS = (
    ("daypart", r"<^daypart:daypart>"),
    ("part", r"<^part:part><of>?"),
    ("daypart", r"<^daypart:daytime>(?=<of>)"),
    ("inner_daypart", r"<daypart:daytime>"),
    ("inner_daypart", r"<daypart:daypart>(?!<dayword>?<weekday>|<relday>|<day>)"),
    ("late", r"<part:part><of>?<daypart:daypart>(?!<dayword>|<weekday>|<relday>)"),
    ("weekday", r"<^this>?<^weekday:weekday>"),
    ("weekday", r"<^dayword|unit1><weekday:windef>"),
    ("weekday", r"<^week:thisweek><weekday:weekday>"),
    ("weekday", r"<^qual:preq><weekday:weekday>"),
    ("relday", r"<^days:relday>"),
    ("day", r"<^day:day|nth>" + _OF_MONTH),
    ("day", r"<^from>?<^first:day|nth><to|dash><day:day|nth>" + _OF_MONTH),
    ("day", r"<^between><first:day|nth><&day:day|nth>" + _OF_MONTH),
    ("day", r"<^dayword><day:day|nth><of>?<month:qual>"),
    ("inner_day", r"<day:day|nth><of>?<month:qual>"),
    ("near", r"<dayword><near:day>" + _ALONE),
    ("inner_near", r"<near:day>" + _ALONE),
    ("day", r"<^day:rank><of>(?=<month>)"),
    ("numeric", r"<^month:mdy><day:day>(?:<comma>?<year:year>|" + _UNCOUNTED + ")"),
    ("numeric", r"<^month:mdy><first:day>" + _UP_TO + r"(?:<comma>?<year:year>|" + _UNCOUNTED + ")"),
    ("numeric", r"<^between><month:mdy><first:day><&day:day>(?:<comma>?<year:year>|" + _UNCOUNTED + ")"),
    ("hday", r"<^hday:day|nth>" + _OF_HIJRI),
    ("month", r"<^this>?<^monthword>?<^month:month>"),
    ("month", r"<^qual:preq><month:month>"),
    ("hmonth", r"<^monthword>?<^hmonth:hmonth>"),
    ("year", r"<^yearword><year:year|gyear><gmark>?"),
    ("year", r"<^year:gyear>"),
    ("year", r"<^year:year><yearbehind>"),
    ("year", r"<^yearword><^hyear:hyear|hijri><hmark>?"),
    ("bare_year", r"<year:year><gmark|yearbehind>?"),
    ("bare_hyear", r"<hyear:hyear><hmark>?"),
    ("bare_hyear", r"<hyear:hijri>"),
    ("numeric", r"<^year:year><slash|dash><month:mon><slash|dash><day:day>"),
    ("numeric", r"<^day:day><slash|dash><month:mon><slash|dash><year:year|gyear>"),
    ("numeric", r"<^month:mon><slash|dash><day:day><slash|dash><year:year|gyear>"),
    ("numeric", r"<^day:day><slash|dash><month:month>(?:<slash|dash><year:year|gyear>)?"),
    ("numeric", r"<^dotted:dotted>"),
    ("numeric", r"<^month:month><day:day|nth><comma>?<year:year>"),
    ("numeric", r"<^dayword><day:day><slash><month:mon>(?!<slash>)"),
    ("inner_day", r"<day:day><slash><month:mon>(?!<slash>)"),
    ("numeric", r"<^month:month><day:day|nth>" + _ALONE),
    ("hnumeric", r"<^hday:day><slash|dash><hmonth:mon><slash|dash><hyear:hyear><hmark>?"),
    ("hnumeric", r"<^hday:day><slash|dash><hmonth:mon><slash|dash><hyear:hijri>"),
    ("hnumeric", r"<^hday:day><slash|dash><hmonth:hmonth><slash|dash><hyear:hyear|hijri><hmark>?"),
    ("hnumeric", r"<^hyear:hyear><slash|dash><hmonth:mon><slash|dash><hday:day><hmark>?"),
    (
        "clock",
        r"<^clock_word><link>{0,2}(?:<clock:clock|dclock>|<hour:hour|hth>)"
        + _MINUTES
        + r"?(?:<daypart:daypart>|<daypart:ampm>)?",
    ),
    ("clock", r"<^clock_word><link>{0,2}<hour:hour><dash|colon><min:min>(?:<daypart:daypart>|<daypart:ampm>)?"),
    ("clock", r"<^clock_word>?<^hour:hourword>(?:<min:min><minutemark>?)?"),
    ("clock", r"<^hour:hth|hour>" + _MINUTES + "?<daypart:daypart>"),
    ("clock", r"<^hour:hth>(?=<zoneword><zone|local>)"),
    ("clock", r"<^clock:hhmm>(?=<zoneword><zone|local>|<zone_alone>)"),
    (
        "clock",
        r"<^from>?<clock_word>?<^from_hour:hour|hth><daypart>?<to|dash><clock_word>?<hour:hour|hth><daypart:daypart|meridiem>",
    ),
    ("clock", r"<^between><clock_word>?<from_hour:hour|hth><&hour:hour|hth><daypart:daypart|meridiem>"),
    ("clock", r"<^hour:hour><daypart:meridiem>"),
    ("clock", r"<^hourpart:hourpart>"),
    ("clock", r"<^clock:hhmm>(?=<zone><zone_mark>)"),
    ("clock", r"<^clock:clock>(?:<daypart:daypart>|<daypart:ampm|meridiem>)?"),
    ("clock", r"<^clock:dclock>(?:<daypart:daypart>|<daypart:ampm|meridiem>|(?=<zoneword><zone>|<zone_alone>))"),
    ("clock", r"<^hour:hour><colon><minpart:minpart>"),
    ("zone", r"<zoneword><zone:zone>"),
    ("zone", r"<zoneword><local>"),
    ("zone", r"<zone:zone_alone>"),
    ("zone", r"<zone:zone><zone_mark>"),
    ("zone", r"<local_alone>"),
    ("qual", r"(?:<qual:qual>|<qual:recent>(?!<of>))"),
    ("period", r"<^this><period:unitdef>"),
    ("period", r"<^period:unitdef>(?:<pqual:qual>|<pqual:recent>(?!<of>))"),
    ("period", r"<^pqual:preq><period:unit1>(?!<hyphen>)"),
    ("whole", r"<^part:part><of>?<period:unitdef>(?!<nth>)<pqual:qual>?"),
    ("whole", r"<^part:part><of>?<the><period:unit1>(?!<hyphen>)"),
    ("nth_week", r"<^weekdef><nth_week:nth|recent>(?=<of>|<month>|<yeardef>)"),
    ("nth_week", r"<^nth_week:rank|preq><weekword>(?=<of>)"),
    ("season", r"<^this:this>?<^season:season>"),
    ("season", r"<^qual:preq><season:season>"),
    ("yearpart", r"<^yearpart:yearpart><of>?"),
    ("yearpart", r"<^yearpart:yearpart><ofyear><year:year>"),
)
# Times that stand alone.
ALONE = (
    ("years", r"<^yearword>?<^first_year:year>(?:<to>|<dash>|<slash>)<year:year>(?!<slash|dash>)"),
    ("years", r"<^from|between><yearword>?<first_year:year><yearword>?(?:<to>|<dash>|<&yearword>)<yearword>?<year:year>"),
    ("years", r"<^between><yearword>?<first_year:year><&year:year>"),
    ("duration", _LENGTH),
    ("duration", r"<^unit:unit1><whole>"),
    ("duration", r"<^unit:unit1><&more:frac><unitdef>?"),
    ("lasting", r"<^lasting>(?:" + _LENGTH + "|" + _SINGLE + ")(?!<qual>|<recent>)"),
    ("ago", r"<^ago>(?:" + _LENGTH + "|" + _SINGLE + ")"),
    ("after", r"<^after>(?:" + _LENGTH + "|" + _SINGLE + ")"),
    ("ahead", r"<^after|during|ago>(?:" + _LENGTH + "|" + _SINGLE + ")<now>"),
    ("several", r"<^unit:unitsdef><n:num|card|defcard>?<few>?<qual:qual|recent>"),
    ("several", r"<^n:num|card><unit:units|unit1|unitsdef><qual:qual|recent>"),
    ("several", r"<^n:defcard><unit:units|unit1><qual:qual|recent>"),
    ("several", r"<^dual:unit2def><qual:qual|recent>"),
    ("several", r"<^last>(?:<n:num|card>?<unit:units|unit1>|<dual:unit2>)"),
    ("duration", _BOUND),
    ("lasting", r"<^lasts>" + _ONE),
    ("duration", r"<^a><unit:unit1>(?:<&more:frac>|<&n2:num|card><unit2:units|unit1>)"),
    ("ago", r"(?:" + _LENGTH + ")<ago_mark>"),
    ("ago", _ONE + "<ago_mark>"),
    ("ahead", r"(?:" + _LENGTH + ")<now_mark>"),
    ("ahead", _ONE + "<now_mark>"),
    ("several", r"<^the><qual:preq|stretch><n:num|card>?<few>?<unit:units>"),
    ("several", r"<^qual:preq><few>?<unit:units>"),
    ("several", r"<^qual:stretch><n:num|card>?<few>?<unit:units>"),
    ("stretch", r"<^the>?<^qual:stretch><unit:unit1>(?!<hyphen>)"),
    ("century", r"<^century:rank><centuryword>"),
    ("decade", r"<^decade:decade>(?:<of>?<centurydef>(?:<qual>|<century:nth|num>))?"),
    ("century", r"<^centurydef><century:nth|num>"),
)
LIST = r"<^day|nth>(?:<comma><day|nth>|<comma>?<&day|nth>){1,9}" + _OF_MONTH
LIST_OF_WEEKDAYS = r"<^weekday>(?:<comma><weekday>|<&weekday>){0,5}<&weekday>"
JOINT = r"(?:<comma>|<dash>|<open>)?<link>{0,3}"

# A part may follow what already holds one of these fields.
NEEDS: Mapping[str, frozenset[str]] = {
    name: frozenset(fields.split())
    for name, fields in {
        "daypart": "part",
        "inner_daypart": "weekday days day",
        "late": "weekday days day",
        "inner_day": "weekday",
        "near": "weekday daypart clock hour",
        "inner_near": "weekday",
        "part": "",
        "weekday": "days daypart clock hour day hday week part",
        "relday": "weekday daypart clock hour day part",
        "day": "weekday days daypart clock hour hday part",
        "hday": "weekday days daypart day",
        "month": "day part nth_week month",
        "hmonth": "hday part hmonth",
        "year": "month season yearpart part nth_week hmonth",
        "bare_year": "month season hmonth",
        "bare_hyear": "hmonth",
        "numeric": "weekday days daypart clock hour hday",
        "hnumeric": "weekday days daypart day",
        "clock": "weekday days day daypart hday",
        "zone": "clock hour",
        "qual": "month weekday season hmonth",
        "period": "",
        "whole": "",
        "nth_week": "",
        "season": "part",
        "yearpart": "",
    }.items()
}
PERIOD_NEEDS: Mapping[str, frozenset[str]] = {
    "year": frozenset(("month", "season", "yearpart", "part", "nth_week")),
    "month": frozenset(("day", "part", "nth_week")),
    "week": frozenset(("weekday", "part")),
}


FOLLOWING = frozenset({"bare_hyear", "zone", "qual", "inner_day", "inner_near", "inner_daypart", "late"})
"""Parts that only go on with a time."""


class Part(NamedTuple):
    """A part found: its name, its fields, and the positions of the line that it takes."""

    name: str
    fields: Fields
    start: int
    end: int


class Pattern(NamedTuple):
    """A pattern of this language's characters, with the kinds that each of its groups takes its value from."""

    name: str
    regex: re.Pattern[str]
    kinds: Mapping[str, tuple[str, ...]]


class Grammar:
    """The grammar over the words of one language: patterns by the characters that they can begin with."""

    def __init__(self, words: Lexicon) -> None:
        self.words = words
        self.lists = {"day": self._compile(LIST).regex, "weekday": self._compile(LIST_OF_WEEKDAYS).regex}
        self.joint = self._compile(JOINT).regex
        self.parts = self._by_first(PARTS)
        self.alone = self._by_first(ALONE)
        self.starts = self._starts()

    def _starts(self) -> re.Pattern[str]:
        """The characters that a time may begin with; where none of one word does, another word of time must come next."""
        tables = (*self.parts.items(), *self.alone.items())
        opening = [(c, pattern) for c, patterns in tables for pattern in patterns if pattern.name not in FOLLOWING]
        lone = {c for c, pattern in opening if pattern.regex.match(c)}.union(self._characters("^", "year"))
        led = {c for c, _ in opening}.union(*(self._characters("^", kind) for kind in ("day", "nth", "from", "between"))) - lone
        return re.compile(f"[\0{''.join(sorted(lone))}]|[\0{''.join(sorted(led))}](?=[^{OTHER}{MARK}])")

    def _characters(self, particle: str, kind: str) -> str:
        return self.words.characters(kind, {"": False, "&": True, "^": None}[particle])

    def _by_first(self, patterns: tuple[tuple[str, str], ...]) -> dict[str, list[Pattern]]:
        found: dict[str, list[Pattern]] = {}
        for name, pattern in patterns:
            compiled = self._compile(pattern, name)
            for c in {c for symbol in _first(pattern) for c in self._characters(*symbol)}:
                found.setdefault(c, []).append(compiled)
        return found

    def _compile(self, pattern: str, name: str = "") -> Pattern:
        kinds: dict[str, tuple[str, ...]] = {}
        count = 0

        def expand(m: re.Match[str]) -> str:
            nonlocal count
            names = tuple(m[3].split("|"))
            characters = "".join(self._characters(m[1], kind) for kind in names) or "\x00"
            if not m[2]:
                return f"[{characters}]"
            count += 1
            group = f"{m[2]}__{count}"
            kinds[group] = names
            return f"(?P<{group}>[{characters}])"

        return Pattern(name, re.compile(_SYMBOL.sub(expand, pattern)), kinds)

    def part(self, line: Line, here: int) -> list[Part]:
        """All parts that begin at a position, the longest first."""
        return self._matches(self.parts, line, here)

    def lone(self, line: Line, here: int) -> list[Part]:
        """All times of one part that begin at a position, the longest first."""
        return self._matches(self.alone, line, here)

    def _matches(self, patterns: Mapping[str, list[Pattern]], line: Line, here: int) -> list[Part]:
        if here >= len(line.text):
            return []
        found = [
            Part(pattern.name, _fields(pattern, m, line.items), here, m.end())
            for pattern in patterns.get(line.text[here], ())
            if (m := pattern.regex.match(line.text, here))
        ]
        return sorted(found, key=lambda part: -part.end)


def _alternatives(pattern: str) -> tuple[list[str], str]:
    """The alternatives of the group that a pattern begins with, and what follows the group."""
    depth, parts, begin = 0, [], 3
    for i, c in enumerate(pattern):
        depth += (c == "(") - (c == ")")
        if (c == "|" and depth == 1 and pattern[:i].count("<") == pattern[:i].count(">")) or depth == 0:
            parts.append(pattern[begin:i])
            begin = i + 1
        if depth == 0:
            return parts, pattern[i + 1 :]
    raise ValueError(f"{pattern!r}: a group is not closed")


def _first(pattern: str) -> set[tuple[str, str]]:
    """The symbols (particle, kind) that a pattern may begin with, as it is written above."""
    if pattern.startswith("(?:"):
        parts, _ = _alternatives(pattern)
        return set().union(*map(_first, parts))
    m = _SYMBOL.match(pattern)
    if m is None:
        raise ValueError(f"{pattern!r}: a pattern begins with a symbol or a group")
    symbols = {(m[1], kind) for kind in m[3].split("|")}
    return symbols | _first(pattern[m.end() + 1 :]) if pattern.startswith("?", m.end()) else symbols


def _fields(pattern: Pattern, m: re.Match[str], items: list[Item | None]) -> Fields:
    fields: Fields = {}
    for group, names in pattern.kinds.items():
        item = items[m.start(group)] if m[group] else None
        if item is not None:
            fields[group.partition("__")[0]] = next(item.kinds[kind] for kind in names if kind in item.kinds)
    return fields


@cache
def grammar_of(language: str) -> Grammar:
    """The grammar of a language. Raises `DataError` where it has no words of time."""
    return Grammar(lexicon_of(language))
