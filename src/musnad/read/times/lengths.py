"""Lengths of time as ISO 8601 durations, and days that are counted from publication by a length."""

from datetime import date
from typing import Literal

from musnad.model import Precision, Relative
from musnad.read.times import calendar
from musnad.read.times.grammar import Fields

_LETTERS = {
    "century": "Y",
    "decade": "Y",
    "year": "Y",
    "month": "M",
    "week": "W",
    "day": "D",
    "hour": "H",
    "minute": "M",
    "second": "S",
}
_TIMES = {"century": 100, "decade": 10}
_SMALLER = {
    "year": ("month", 12),
    "month": ("day", 30),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
_COUNTABLE: dict[str, Literal["day", "week", "month", "year"]] = {"day": "day", "week": "week", "month": "month", "year": "year"}
_CLOCK = ("hour", "minute", "second")


def length(fields: Fields) -> str | None:
    """A length as ISO 8601 has it (`PT1H30M`), or None where its number is not said.

    >>> length({"n": 50, "unit": "minute"}), length({"dual": "hour", "more": 30}), length({"few": "few", "unit": "day"})
    ('PT50M', 'PT2H30M', None)
    """
    parts = _parts(fields)
    if parts is None:
        return None
    amounts: dict[str, float] = {}
    for unit, amount in parts:
        amounts[unit] = amounts.get(unit, 0) + amount
    if "week" in amounts and len(amounts) > 1:
        amounts["day"] = amounts.get("day", 0) + 7 * amounts.pop("week")
    days = "".join(_amount(unit, amounts) for unit in ("century", "decade", "year", "month", "week", "day") if unit in amounts)
    clock = "".join(_amount(unit, amounts) for unit in _CLOCK if unit in amounts)
    return "P" + days + ("T" + clock if clock else "")


def _amount(unit: str, amounts: dict[str, float]) -> str:
    return (
        f"{amounts[unit] * _TIMES.get(unit, 1):g}{_LETTERS[unit]}"
        if amounts[unit] < 1e6
        else f"{int(amounts[unit])}{_LETTERS[unit]}"
    )


def _parts(fields: Fields) -> list[tuple[str, float]] | None:
    """Units and amounts, the fractions in smaller units."""
    if "few" in fields:
        return None
    if "measure" in fields:
        amount, unit = fields["measure"]
    elif "dual" in fields:
        amount, unit = 2, fields["dual"]
    elif "share" in fields:
        return _share(fields["unit"], fields["share"])
    else:
        amount, unit = fields.get("n", 1), fields["unit"]
    parts = [(unit, float(amount))]
    if "more" in fields:
        parts += _share(unit, fields["more"])
    for place in ("2", "3"):
        if f"unit{place}" in fields:
            parts.append((fields[f"unit{place}"], float(fields.get(f"n{place}", 1))))
        if f"dual{place}" in fields:
            parts.append((fields[f"dual{place}"], 2.0))
    return parts


def _share(unit: str, sixtieths: int) -> list[tuple[str, float]]:
    """Half an hour in minutes, a quarter of a year in months; what does not come out even stays a fraction."""
    smaller, size = _SMALLER.get(unit, (unit, 1))
    amount = sixtieths * size / 60
    return [(smaller, amount)] if amount == int(amount) else [(unit, sixtieths / 60)]


def several(name: str, fields: Fields, base: date | None) -> tuple[str | None, Precision, Relative | None]:
    """A time counted from publication: value, precision, and what the words say.

    `after` in a story mostly counts from something told before, so that it has no value.
    """
    parts = _parts(fields) if name != "several" or "n" in fields or "dual" in fields else None
    unit, amount = parts[0] if parts else (fields.get("unit", "day"), 0.0)
    ahead = fields["qual"] in ("future", "after") if "qual" in fields else name in ("after", "ahead")
    sign = 1 if ahead else -1
    named = _COUNTABLE.get(unit)
    whole = parts is not None and len(parts) == 1 and amount == int(amount)
    relative = Relative(
        days=sign * int(amount) if whole and unit == "day" else None,
        direction="future" if ahead else "past",
        unit=named,
        amount=sign * int(amount) if whole and named else None,
    )
    if parts is None or base is None or name == "after" or fields.get("qual") in ("current", "same"):
        return None, _precision(unit), relative
    moved: date | None = base
    for unit, amount in parts:
        moved = _moved(moved, unit, sign * amount * _TIMES.get(unit, 1)) if moved else None
    if moved is None:
        return None, _precision(unit), relative
    if name in ("several", "stretch"):
        first, last = (base, moved) if ahead else (moved, base)
        return f"{first.isoformat()}/{last.isoformat()}", "day", relative
    return _shown(moved, unit), _precision(unit), relative


def _precision(unit: str) -> Precision:
    named = _COUNTABLE.get(unit)
    return named or ("hour" if unit == "hour" else "minute" if unit == "minute" else "other")


def _moved(base: date, unit: str, amount: float) -> date | None:
    if amount != int(amount):
        return None
    if unit in ("day", "week"):
        return calendar.shift_days(base, int(amount) * (7 if unit == "week" else 1))
    if unit == "month":
        return calendar.same_day_months_later(base, int(amount))
    if unit in ("year", "decade", "century"):
        return calendar.same_day_months_later(base, int(amount) * 12)
    return None


def _shown(day: date, unit: str) -> str:
    if unit == "week":
        return calendar.week(day)
    return day.isoformat()[: {"day": 10, "month": 7}.get(unit, 4)]
