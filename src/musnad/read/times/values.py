"""Drafts of times to values: ISO 8601 at their own precision, anchored where that is needed and possible.

What needs an anchor and has none keeps its `Relative` and no value. A length with an unknown number has no value.

A weekday alone is the last such day up to publication, unless a qualifier or a word of the future near it says
otherwise. `Yesterday, Tuesday` is checked: where the two disagree (another zone, a late republication), the weekday
wins, as the one nearest to the relative day. A day without a year is the one that agrees with its weekday and its
qualifier and is nearest to publication. Weeks are ISO weeks.
"""

from datetime import date

from musnad.model import Precision, Time, TimeKind
from musnad.read.times import calendar
from musnad.read.times.anchors import STEPS, Anchor, AnchorName, Value, base_of, relative_of, way_of
from musnad.read.times.clock import clock_of
from musnad.read.times.grammar import Fields
from musnad.read.times.lengths import length, several

_PARTS = frozenset({"early", "middle", "late"})
_STRETCHES = ("several", "stretch")


def resolve(name: str, fields: Fields, until: Fields | None, anchor: Anchor) -> Value | None:
    """The value of a draft; None where its numbers make no time (the 31st of February)."""
    if "same" in fields.values():
        anchor = anchor._replace(day=anchor.said, name="text")
    if name in ("duration", "lasting", "apart"):
        return Value(length(fields), "other", "duration")
    if name in ("ago", "after", "ahead", "several", "stretch"):
        return _counted(name, fields, anchor)
    if name == "years":
        return Value(f"{fields['first_year']:04d}/{fields['year']:04d}", "year", "span")
    if name in ("decade", "century"):
        return _decade(fields)
    if until is not None:
        return _interval(fields, until, anchor)
    return _joined(fields, anchor)


def _decade(fields: Fields) -> Value | None:
    """The nineties, those of the nineteenth century, or that century."""
    if "century" in fields and not 0 < fields["century"] < 100:
        return None
    first = (fields["century"] - 1) * 100 if "century" in fields else 1900
    if "decade" not in fields:
        return Value(f"{first + 1:04d}/{first + 100:04d}", "other", "span")
    first += fields["decade"] % 100
    return Value(f"{first:04d}/{first + 9:04d}", "other", "span")


def _counted(name: str, fields: Fields, anchor: Anchor) -> Value:
    value, precision, relative = several(name, fields, anchor.day)
    kind: TimeKind = "day" if precision == "day" and "/" not in (value or "") and name not in _STRETCHES else "span"
    return Value(value, precision, kind, anchor.name if value else None, relative)


def _joined(fields: Fields, anchor: Anchor) -> Value | None:
    if "from_hour" in fields:
        rest = {name: value for name, value in fields.items() if name != "from_hour"}
        return _interval({**rest, "hour": fields["from_hour"]}, rest, anchor)
    if "clock" in fields or "hour" in fields:
        return _instant(fields, anchor)
    if "first" in fields:
        return _interval({**fields, "day": fields["first"]}, fields, anchor)
    if not fields.keys().isdisjoint(("day", "hday", "near", "days", "weekday")):
        return _day(fields, anchor)
    if "month" in fields or "hmonth" in fields or fields.get("period") == "month":
        return _hijri_month(fields, anchor) if "hmonth" in fields else _month(fields, anchor)
    if "season" in fields or "yearpart" in fields:
        return _year_part(fields, anchor)
    if "hyear" in fields:
        return _hijri_year(fields["hyear"])
    return _year(fields, anchor) if "year" in fields else _period(fields, anchor)


def _interval(fields: Fields, until: Fields, anchor: Anchor) -> Value | None:
    """From one time to another; what only one of them says holds for both."""
    left, right = {**_lent(until, fields, forward=False), **fields}, {**_lent(fields, until, forward=True), **until}
    for side in (left, right):
        side.pop("first", None)
    first, second = _joined(left, anchor), _joined(right, anchor)
    if first is None or second is None:
        return None
    relative = second.relative or first.relative
    ends = _ordered(first.value, second.value, weekly=right.keys() & {"day", "days", "weekday"} == {"weekday"})
    return Value(ends, second.precision, "span", (first.anchor or second.anchor) if ends else None, relative)


def _ordered(first: str | None, second: str | None, *, weekly: bool) -> str | None:
    """Both ends as ISO 8601 has them, the second a week later if that brings it behind the first; None out of order."""
    if first is None or second is None or "/" in first + second:
        return None
    day = calendar.first_day(second)
    if second <= first and weekly and day is not None:
        later = calendar.shift_days(day, 7)
        second = later.isoformat() + second[10:] if later else second
    dated = first[:4].isdigit() and second[:4].isdigit()
    return None if dated and second <= first else f"{first}/{second}"


def _lent(giver: Fields, taker: Fields, *, forward: bool) -> Fields:
    """What one end of an interval says for the other: the day of a clock time, the month of a day, the year of both."""
    names: set[str] = set()
    if not taker.keys().isdisjoint(("clock", "hour")):
        names = {"zone"} if "clock" in taker else {"zone", "daypart"}
        if taker.keys().isdisjoint(("day", "days", "weekday")):
            names |= {"day", "month", "year", "days", "weekday", "qual"}
    elif "day" in taker or "month" in taker:
        names = {"year", "qual"} if "month" in taker else {"month", "year", "qual"}
        if "year" in taker:
            names -= {"year", "qual"}
    lent = {name: giver[name] for name in names & giver.keys() if name not in taker}
    if isinstance(lent.get("year"), int) and isinstance(giver.get("month"), int) and isinstance(taker.get("month"), int):
        lent["year"] += _turn(giver["month"], taker["month"], forward=forward)
    return lent


def _turn(known: int, month: int, *, forward: bool) -> int:
    """The change of year from a month to an earlier one after it, or to a later one before it."""
    return (month < known) if forward else -(month > known)


def _day(fields: Fields, anchor: Anchor) -> Value | None:
    found = _find_day(fields, anchor)
    if found is None:
        return None
    day, used, hijri = found
    return Value(day.isoformat() if day else None, "day", "day", used if day else None, relative_of(fields, anchor), hijri)


def _find_day(fields: Fields, anchor: Anchor) -> tuple[date | None, AnchorName | None, str | None] | None:
    """The day, the anchor that it took, and the Hijri date as written; None where there is no such day."""
    hijri = None
    if "hday" in fields:
        hijri = _hijri_text(fields)
        if "day" not in fields:
            day, used = _hijri_day(fields, anchor)
            return day, used, hijri
    if "day" in fields:
        exact = _numbered_day(fields, anchor)
        return None if exact is None else (*exact, hijri)
    if anchor.day is None or anchor.name is None:
        return None, None, hijri
    return _named_day(fields, anchor.day, ahead=anchor.ahead), anchor.name, hijri


def _named_day(fields: Fields, base: date, *, ahead: bool) -> date | None:
    """Yesterday, Tuesday, last Tuesday, Tuesday of next week, the 27th, from the day of publication."""
    weekday = fields.get("weekday")
    if "near" in fields:
        months = [calendar.shift_months(base, step) for step in (-1, 0, 1)]
        days = [calendar.day_of(*month, fields["near"]) for month in months if month]
        return calendar.nearest([day for day in days if day and weekday in (None, day.weekday())], base)
    if "days" in fields:
        day = calendar.shift_days(base, fields["days"])
        return calendar.nearest_weekday(day, weekday) if day and weekday is not None else day
    if weekday is None:
        return None
    if isinstance(week := fields.get("week"), str):
        monday = calendar.shift_days(base, 7 * STEPS[week] - base.weekday())
        return calendar.shift_days(monday, weekday) if monday else None
    way = way_of(fields)
    if way == "past":
        day = calendar.weekday_before(base, weekday, today=False)
        return calendar.shift_days(day, -7) if fields["qual"] == "before" else day
    if way == "future" or (ahead and way is None):
        day = calendar.weekday_after(base, weekday, today=way is None)
        return calendar.shift_days(day, 7) if fields.get("qual") == "after" else day
    return calendar.weekday_before(base, weekday, today=True)


def _numbered_day(fields: Fields, anchor: Anchor) -> tuple[date | None, AnchorName | None] | None:
    """A day of the month, with its year or without."""
    number = fields["day"]
    month = fields["month"]
    if isinstance(month, str):
        moved = calendar.shift_months(anchor.day, STEPS[month]) if anchor.day else None
        day = calendar.day_of(*moved, number) if moved else None
        return (day, anchor.name) if day or not anchor.day else None
    year = fields.get("year")
    if isinstance(year, int):
        day = calendar.day_of(year, month, number)
        return (day, None) if day else None
    if calendar.day_of(2000, month, number) is None:
        return None
    base, used = base_of(anchor, fields)
    if base is None:
        return None, None
    if isinstance(year, str):
        return calendar.day_of(base.year + STEPS[year], month, number), used
    days = [calendar.day_of(base.year + step, month, number) for step in (-1, 0, 1)]
    return _choose(days, fields, base), used


def _choose(days: list[date | None], fields: Fields, base: date) -> date | None:
    """Of the same day in several years, the nearest that its weekday, relative day and qualifier allow."""
    weekday, way = fields.get("weekday"), way_of(fields)
    if fields.get("qual") == "current":
        return days[1]
    agreeing = [day for day in days if day and (weekday is None or day.weekday() == weekday)] or days
    if way:
        agreeing = [day for day in agreeing if day and (day <= base if way == "past" else day >= base)] or agreeing
    return calendar.nearest(agreeing, base)


def _hijri_text(fields: Fields) -> str | None:
    if "hyear" not in fields:
        return None
    return f"{fields['hyear']:04d}-{fields['hmonth']:02d}-{fields['hday']:02d}"


def _hijri_day(fields: Fields, anchor: Anchor) -> tuple[date | None, AnchorName | None]:
    if "hyear" in fields:
        return calendar.from_hijri(fields["hyear"], fields["hmonth"], fields["hday"]), None
    base, used = base_of(anchor, fields)
    year = calendar.hijri_year(base) if base else None
    if base is None or year is None:
        return None, None
    near = [calendar.from_hijri(year + step, fields["hmonth"], fields["hday"]) for step in (-1, 0, 1)]
    return _choose(near, fields, base), used


def _hijri_month(fields: Fields, anchor: Anchor) -> Value:
    """A Hijri month as the days that it has in the Gregorian calendar."""
    hijri = f"{fields['hyear']:04d}-{fields['hmonth']:02d}" if "hyear" in fields else None
    relative = relative_of(fields, anchor)
    year, used = fields.get("year"), None
    if hijri:
        start = calendar.from_hijri(fields["hyear"], fields["hmonth"], 1)
    elif isinstance(year, int):
        start = _hijri_day({**fields, "hday": 1}, Anchor(calendar.day_of(year, 7, 1), None))[0]
    else:
        start, used = _hijri_day({**fields, "hday": 1}, anchor)
    end = calendar.hijri_month_end(start) if start else None
    if start is None or end is None:
        return Value(None, "month", "span", None, relative, hijri)
    return Value(f"{start.isoformat()}/{end.isoformat()}", "day", "span", used, relative, hijri)


def _hijri_year(year: int) -> Value:
    """A Hijri year as the days that it has in the Gregorian calendar."""
    start, after = calendar.from_hijri(year, 1, 1), calendar.from_hijri(year + 1, 1, 1)
    end = calendar.shift_days(after, -1) if after else None
    value = f"{start.isoformat()}/{end.isoformat()}" if start and end else None
    return Value(value, "day" if value else "year", "span", hijri=f"{year:04d}")


def _month(fields: Fields, anchor: Anchor) -> Value | None:
    relative = relative_of(fields, anchor)
    month, year = fields["month"], fields.get("year")
    if isinstance(month, str):
        moved = calendar.shift_months(anchor.day, STEPS[month]) if anchor.day else None
        return Value("{:04d}-{:02d}".format(*moved) if moved else None, "month", "span", anchor.name if moved else None, relative)
    if isinstance(year, int):
        return Value(f"{year:04d}-{month:02d}", "month", "span")
    base, used = base_of(anchor, fields)
    if base is None:
        return Value(None, "month", "span", None, relative)
    number = base.year + STEPS[year] if isinstance(year, str) else _year_of_month(month, fields, base, ahead=anchor.ahead)
    held = calendar.holds(number)
    return Value(f"{number:04d}-{month:02d}" if held else None, "month", "span", used if held else None, relative)


def _year_of_month(month: int, fields: Fields, base: date, *, ahead: bool) -> int:
    """The year of a month alone: by its qualifier, or the nearest; of two as near the past one."""
    way = way_of(fields)
    if fields.get("qual") == "current":
        return base.year
    if way == "past":
        return base.year - (month >= base.month)
    if way == "future" or ahead:
        return base.year + (month < base.month or (month == base.month and way == "future"))
    return min((0, -1, 1), key=lambda step: abs(12 * step + month - base.month)) + base.year


def _year(fields: Fields, anchor: Anchor) -> Value | None:
    if isinstance(fields["year"], int):
        return Value(f"{fields['year']:04d}", "year", "span")
    return _period(fields, anchor)


def _period(fields: Fields, anchor: Anchor) -> Value | None:
    """This week, last year, the coming decade."""
    unit = fields["period"]
    relative = relative_of(fields, anchor)
    step, base = STEPS[fields[unit]], anchor.day
    if unit == "week":
        day = calendar.shift_days(base, 7 * step) if base else None
        return Value(calendar.week(day) if day else None, "week", "span", anchor.name if day else None, relative)
    if unit == "year":
        held = base is not None and calendar.holds(base.year + step)
        return Value(
            f"{base.year + step:04d}" if base and held else None, "year", "span", anchor.name if held else None, relative
        )
    if unit in ("decade", "century"):
        size = 10 if unit == "decade" else 100
        first = base.year // size * size + step * size if base else 0
        return Value(
            f"{first:04d}/{first + size - 1:04d}" if base else None, "other", "span", anchor.name if base else None, relative
        )
    return None


def _year_part(fields: Fields, anchor: Anchor) -> Value | None:
    """A season, quarter or half of a year as months."""
    first, last = str(fields.get("season") or fields["yearpart"]).split("/")
    relative = relative_of(fields, anchor)
    year, used = fields.get("year"), None
    if not isinstance(year, int):
        if anchor.day is None:
            return Value(None, "other", "span", None, relative)
        step = STEPS.get(year or "", 0) if year else {"past": -1, "future": 1}.get(way_of(fields) or "", 0)
        if "season" in fields and not year and step:
            step = step if (int(last) < anchor.day.month) == (step > 0) else 0
        year, used = anchor.day.year + step, anchor.name
    ending = year + (int(last) < int(first))
    if not (calendar.holds(year) and calendar.holds(ending)):
        return Value(None, "other", "span", None, relative)
    return Value(f"{year:04d}-{first}/{ending:04d}-{last}", "other", "span", used, relative)


def _instant(fields: Fields, anchor: Anchor) -> Value | None:
    """A time of the clock, on its day if that is known."""
    time = clock_of(fields)
    on_day = not fields.keys().isdisjoint(("day", "hday", "near", "days", "weekday"))
    found = _find_day(fields, anchor) if on_day else (None, None, None)
    if found is None or time is False:
        return None
    day, used, hijri = found
    relative = relative_of(fields, anchor) if on_day else None
    if time is None:
        kind: TimeKind = "day" if on_day else "instant"
        return Value(day.isoformat() if day else None, "day" if on_day else "hour", kind, used, relative, hijri)
    hour, minute = time
    if on_day and day is None:
        return Value(None, "hour" if minute is None else "minute", "instant", None, relative, hijri)
    clock = f"T{hour:02d}" + ("" if minute is None else f":{minute:02d}")
    zone = calendar.offset(fields.get("zone", ""), day, hour, minute or 0)
    precision: Precision = "hour" if minute is None else "minute"
    return Value((day.isoformat() if day else "") + clock + zone, precision, "instant", used, relative, hijri)


def to_time(span: tuple[int, int], value: Value, fields: Fields) -> Time:
    """The model's time; the part of a month or year is told beside its value."""
    part = fields.get("part")
    return Time(
        span=span,
        value=value.value,
        precision=value.precision,
        kind=value.kind,
        anchor=value.anchor,
        relative=value.relative,
        hijri=value.hijri,
        calendar="hijri" if value.hijri else "gregorian",
        part=part if part in _PARTS and value.precision in ("month", "year") else None,
    )
