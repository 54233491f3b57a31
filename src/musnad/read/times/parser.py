"""A line of items to drafts of times: parts joined as far as they fit together, intervals, lists of days."""

from collections.abc import Iterator
from typing import NamedTuple

from musnad.read.times.grammar import FOLLOWING, NEEDS, PERIOD_NEEDS, Fields, Grammar, Part
from musnad.read.times.lexer import Item, Line

PERIODS = frozenset(("week", "month", "year", "decade", "century"))  # units that "this" and "last" make a time of
_DAY_LEVEL = frozenset(("near", "weekday", "days", "clock", "hour"))


class Draft(NamedTuple):
    """A time as written: its name and fields, those of its end if it is an interval, and positions in the line."""

    name: str
    fields: Fields
    start: int
    end: int
    until: Fields | None = None


def parse(line: Line, grammar: Grammar) -> Iterator[Draft]:
    """All times of a line, in order and apart from each other."""
    here, year_before = 0, -1
    starts = grammar.starts
    while m := starts.search(line.text, here):
        here = m.start()
        drafts = _listed(line, grammar, here) or _at(line, grammar, here, year_before=year_before == here)
        yield from drafts
        if drafts:
            here = drafts[-1].end
            year_before = here if "year" in drafts[-1].fields else -1
        else:
            here += 1


def _at(line: Line, grammar: Grammar, here: int, *, year_before: bool) -> list[Draft]:
    """The longest time that begins at a position."""
    joined = _chain(line, grammar, here)
    between = _interval(line, grammar, here, joined)
    lone = next((_lone(line, part) for part in grammar.lone(line, here) if _sound(line, part)), None)
    found = [draft for draft in (between, joined if joined and _whole(joined.fields, line, here) else None, lone) if draft]
    if found:
        best = max(found, key=lambda draft: draft.end)
        return [best]
    return _lone_year(line, here, year_before=year_before)


def _lone(line: Line, part: Part) -> Draft:
    """A time that stands alone; a distance from something told (`two days after the attack`) is a mere length."""
    apart = part.name in ("ago", "after") and "since" not in _kinds(line, part.start) and "apart" in _kinds(line, part.end)
    return Draft("apart" if apart else part.name, part.fields, part.start, part.end)


def _sound(line: Line, part: Part) -> bool:
    """Whether a time that stands alone is what it looks like."""
    if part.name == "years":
        return bool(0 < part.fields["year"] - part.fields["first_year"] < 300)
    if part.name == "several" and part.fields.get("n") == 1:
        return False
    following = _kinds(line, part.end)
    return part.name not in ("ago", "after", "ahead", "lasting") or "hyear" not in following


def _kinds(line: Line, here: int) -> frozenset[str]:
    item = line.items[here] if 0 <= here < len(line.items) else None
    return frozenset(item.kinds) if item is not None else frozenset()


def _chain(line: Line, grammar: Grammar, here: int) -> Draft | None:
    """As many parts as fit together from a position on."""
    first = next((part for part in grammar.part(line, here) if _may_open(part)), None)
    if first is None:
        return None
    fields, end = _named(first), first.end
    while True:
        step = _next(line, grammar, end, fields)
        if step is None:
            return Draft("joined", fields, here, end)
        part, end = step
        fields = fields | _named(part)


def _may_open(part: Part) -> bool:
    if part.name in ("period", "whole"):
        return part.fields["period"] in PERIODS
    return part.name != "bare_year" and part.name not in FOLLOWING


def _named(part: Part) -> Fields:
    """The fields of a part, with the pair of hours and minutes, or the date in one token, taken apart."""
    fields = dict(part.fields)
    if "dotted" in fields:
        low, month, high = fields.pop("dotted")
        year, day = (low, high) if low > 31 else (high, low)
        fields |= {"year": year, "month": month, "day": day}
    if "hourpart" in fields:
        fields["hour"], fields["daypart"] = fields.pop("hourpart")
    if part.name in ("period", "whole"):
        fields[fields["period"]] = fields.pop("pqual", "current")
    if part.name == "zone":
        fields.setdefault("zone", "")
    return fields


def _next(line: Line, grammar: Grammar, end: int, fields: Fields) -> tuple[Part, int] | None:
    """The part that goes on from a position, over a comma, a preposition or a bracket, and where it ends."""
    if _joined(line, end):
        return None
    for part in grammar.part(line, end):
        if _fits(fields, part, close=True):
            return part, part.end
    joint = grammar.joint.match(line.text, end)
    after = joint.end() if joint else end
    for start in range(after, end, -1):
        if _joined(line, start):
            continue
        bracket = any("open" in _kinds(line, i) for i in range(end, start))
        for part in grammar.part(line, start):
            if not _fits(fields, part, close=False):
                continue
            if not bracket:
                return part, part.end
            if "close" in _kinds(line, part.end):
                return part, part.end + 1
    return None


def _joined(line: Line, here: int) -> bool:
    item = line.items[here] if here < len(line.items) else None
    return item is not None and item.joined


def _fits(fields: Fields, part: Part, *, close: bool) -> bool:
    """Whether a part may follow what is read already."""
    new = _named(part)
    if part.name == "clock" and not fields.keys().isdisjoint(("clock", "hour")):
        return False
    if any(fields.get(name, value) != value for name, value in new.items()):
        return False
    if part.name == "qual" and not close:
        return False
    if part.name == "period":
        return not PERIOD_NEEDS.get(new["period"], frozenset()).isdisjoint(fields)
    if part.name in ("year", "bare_year") and "year" in fields:
        return False
    if part.name == "weekday" and fields.get("period") == "week":
        return True
    return not NEEDS[part.name].isdisjoint(fields)


def _whole(fields: Fields, line: Line, here: int) -> bool:
    """Whether the parts make a time."""
    names = fields.keys()
    if "day" in names:
        return "month" in names
    if names == {"weekday"}:
        return not _weak(line, here)
    if not _DAY_LEVEL.isdisjoint(names) or {"hday", "hmonth"} <= names or "minpart" in names:
        return True
    if "month" in names or "hmonth" in names:
        return len(names) > 1 or not _weak(line, here)
    if "season" in names:
        return "year" in names or "qual" in names or "this" in names
    if "yearpart" in names:
        return "year" in names
    return "year" in names or "hyear" in names or "period" in names


def _weak(line: Line, here: int) -> bool:
    """Whether a month or weekday alone may as well be another word: no word for month and no preposition before it."""
    kinds = _kinds(line, here)
    return "weak" in kinds and "in" not in _kinds(line, here - 1)


def _interval(line: Line, grammar: Grammar, here: int, left: Draft | None) -> Draft | None:
    """Two times of one level, from the first to the second."""
    kinds = _kinds(line, here)
    if "from" in kinds or "between" in kinds:
        opening = _chain(line, grammar, here + 1 + ("dayword" in _kinds(line, here + 1)))
        return _until(line, grammar, here, opening, between="between" in kinds)
    return _until(line, grammar, here, left, between=False)


def _until(line: Line, grammar: Grammar, here: int, left: Draft | None, *, between: bool) -> Draft | None:
    if left is None or not left.fields:
        return None
    start = left.end
    if not between:
        if _kinds(line, start).isdisjoint(("to", "dash")):
            return None
        start += 1
    start += "dayword" in _kinds(line, start) or "conform" in _kinds(line, start)
    item = line.items[start] if start < len(line.items) else None
    if item is None or item.joined != between:
        return None
    right = _chain(line, grammar, start)
    if right is None or not _whole(right.fields, line, start) or _level(left.fields) != _level(right.fields):
        return None
    if not _whole({**right.fields, **left.fields}, line, here):
        return None
    return Draft("interval", left.fields, here, right.end, right.fields)


def _level(fields: Fields) -> str:
    for level, names in (
        ("clock", ("clock", "hour", "minpart")),
        ("day", ("day", "hday", "near", "weekday", "days")),
        ("month", ("month", "hmonth")),
        ("year", ("year", "hyear")),
    ):
        if not fields.keys().isdisjoint(names):
            return level
    return "other"


def _listed(line: Line, grammar: Grammar, here: int) -> list[Draft]:
    """Days that share what is said of the last: `the 12th and 19th of June`, `last Friday and Saturday`."""
    for kind, pattern in grammar.lists.items():
        if (m := pattern.match(line.text, here)) is None:
            continue
        places = [(i, value) for i in range(here, m.end()) if (value := _value(line.items[i], kind)) is not None]
        last = _chain(line, grammar, places[-1][0])
        if last is None or kind not in last.fields:
            continue
        if ("month" if kind == "day" else "qual") in last.fields and "clock" not in last.fields:
            heads = [Draft("joined", {**last.fields, kind: value}, i, i + 1) for i, value in places[:-1]]
            return [*heads, last]
    return []


def _value(item: Item | None, kind: str) -> int | None:
    if item is None:
        return None
    found = item.kinds.get(kind)
    if found is None and kind == "day":
        found = item.kinds.get("nth")
    return None if found is None else int(found)


def _lone_year(line: Line, here: int, *, year_before: bool) -> list[Draft]:
    """Four digits alone are a year after a preposition, in brackets, or joined to a year before."""
    item = line.items[here]
    year = item.kinds.get("year", 0) if item is not None else 0
    if item is None or not 1900 <= year <= 2099 or "card" in item.kinds:
        return []
    before = _kinds(line, here - 1)
    bracket = "open" in before and "close" in _kinds(line, here + 1)
    led = not item.joined and not before.isdisjoint(("in", "yearly")) and year % 100 != 0
    if bracket or led or (year_before and item.joined):
        return [Draft("joined", {"year": year}, here, here + 1)]
    return []
