"""Runs of number words and digits as values, with the range that a round figure or a vague word allows."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from musnad.quantities.counting import Bound, Counting
from musnad.text import Token, tokenize

ROUND = 0.05
"""A round figure (13 thousand, 2,000) may stand for what is nearer to it than half of its last place, or than this share."""


class Item(Struct, frozen=True, gc=False):
    """A token as a number may need it: `form` without what is written as one with it (`glue`), where a number is left."""

    token: Token
    form: str
    glue: str = ""
    number: bool = False


class Number(Struct, frozen=True, gc=False):
    """A number in the items `[first, after)`: its value, and the range that its wording allows."""

    first: int
    after: int
    value: float
    low: float
    high: float
    bound: Bound = "exact"


class Part(Struct, frozen=True, gc=False):
    """A value with its scales, up to the item `after`; `step` is what one of its last place is worth."""

    value: float
    after: int
    step: float
    scaled: bool


def items(text: str, tokens: Sequence[Token], table: Counting) -> list[Item]:
    """The tokens of a text, with what is written as one with a number taken off it (`و200`, `الـ28`, `وعشرين`)."""
    out: list[Item] = []
    end = 0
    for token in tokens:
        if token[0] >= end:
            item = _item(text, token, table) if table.counts[token[2]] else Item(token, token[2])
            out.append(item)
            end = item.token[1]
    return out


def _item(text: str, token: Token, table: Counting) -> Item:
    form = token.form
    if form in table.no_numbers:
        return Item(token, form)
    if form[0].isdigit():
        return Item(token, form, number=True)
    for glue in ("", *table.glued):
        rest = form[len(glue) :]
        if form.startswith(glue) and rest in table.numerals:
            return Item(token, rest, glue, number=True)
        if glue and form.startswith(glue) and rest.isdecimal():
            at = next(i for i in range(token.start, token.end) if text[i].isdecimal())
            digits = tokenize(text, at, min(len(text), at + 40))[0]
            return Item(Token(token.start, digits.end, form, True), digits.form, glue, number=True)
    return Item(token, form)


def number(found: Sequence[Item], i: int, table: Counting) -> Number | None:
    """The number that begins at an item; None where none does."""
    if i >= len(found) or not found[i].number:
        return None
    if (span := table.vague.get(found[i].form)) is not None:
        factor, after = _scales(found, i + 1, table)
        return Number(i, after, span[0] * factor, span[0] * factor, span[1] * factor, "vague")
    part = _part(found, i, table)
    if part is None:
        return None
    total, step = part.value, part.step
    while part.scaled and (more := _added(found, part.after, table)) is not None and more.value < part.value:
        total, step, part = total + more.value, min(step, more.step), more
    slack = step / 2 if step < 1 else min(step / 2, ROUND * total) if step > 1 else 0.0
    return Number(i, part.after, total, total - slack, total + slack)


def _part(found: Sequence[Item], i: int, table: Counting) -> Part | None:
    """A value or a lone scale, with the scales that follow."""
    form = found[i].form
    if form[0].isdigit():
        value, after = None if _in_a_name(found, i) else digits(form), i + 1
    elif form in table.scales:
        value, after = table.scales[form], i + 1
    else:
        value, after = _words(found, i, table)
    if value is None:
        return None
    whole, after = _hundreds(found, after, value, table)
    factor, end = _scales(found, after, table)
    step = _step(form, value) * (whole / value) if whole in (value, 100 * value) and value else 1.0
    return Part(whole * factor, end, step * factor, factor > 1 or whole >= 100)


def _hundreds(found: Sequence[Item], i: int, value: float, table: Counting) -> tuple[float, int]:
    """Hundreds with what is added to them below a hundred, so that a scale behind is of all: `a hundred and fifty billion`."""
    after = i
    if value < 100 and _scale(found, i, table) == 100:
        value, after = 100 * value, i + 1
    at = _joined(found, after, table)
    if at is None or value % 100 or not 0 < value < 1000:
        return value, after
    more, end = _words(found, at, table)
    return (value, after) if more is None or more >= 100 else (value + more, end)


def _words(found: Sequence[Item], i: int, table: Counting) -> tuple[float | None, int]:
    """The value of number words below a thousand: `thirteen`, `three and twenty`, `a hundred and fifty`."""
    value = table.values.get(found[i].form, table.teens.get(found[i].form))
    if value is not None and value < 10 and i + 1 < len(found) and not found[i + 1].glue and found[i + 1].form in table.ten:
        return value + 10, i + 2
    if found[i].form in table.teens and found[i].form not in table.values:
        return None, i + 1
    i += 1
    while value is not None and (at := _joined(found, i, table)) is not None:
        more = table.values.get(found[at].form)
        if more is None or not _adds(value, more):
            break
        value, i = value + more, at + 1
    return value, i


def _adds(value: float, more: float) -> bool:
    """Whether two number words side by side make one number."""
    return (value < 10 and 20 <= more < 100) or (more < 10 and 20 <= value < 100) or (value % 100 == 0 and more < 100 <= value)


def _joined(found: Sequence[Item], i: int, table: Counting) -> int | None:
    """The item of a number word that is joined to what stands before it."""
    if i >= len(found):
        return None
    if found[i].number:
        return i if found[i].glue in table.joins or (table.links and not found[i].glue) else None
    return i + 1 if found[i].form in table.links and i + 1 < len(found) and found[i + 1].number else None


def _added(found: Sequence[Item], i: int, table: Counting) -> Part | None:
    """What is added to a part that is worth more: `a million and 200 thousand`."""
    at = _joined(found, i, table)
    vague = at is not None and found[at].form in table.vague and found[at].form not in table.scales
    return None if at is None or vague else _part(found, at, table)


def _scales(found: Sequence[Item], i: int, table: Counting) -> tuple[float, int]:
    """The product of the scales from an item on; one may have an article, but nothing that joins it to what stands before."""
    factor = 1.0
    while (scale := _scale(found, i, table)) is not None:
        factor, i = factor * scale, i + 1
    return factor, i


def _scale(found: Sequence[Item], i: int, table: Counting) -> float | None:
    if i >= len(found) or (found[i].token.form,) in table.units or found[i].glue.startswith(table.joins or ("\n",)):
        return None
    return table.scales.get(found[i].form)


def digits(form: str) -> float | None:
    """Digits as a value: `13.000` and `13,000` are thousands, `2.5` is not; clock times are no quantities."""
    parts = form.replace("٬", ",").replace("٫", ".").replace(",", ".").split(".")
    if not all(part.isdecimal() for part in parts):
        return None
    if len(parts) > 1 and all(len(part) == 3 for part in parts[1:]) and parts[0].strip("0"):
        return float("".join(parts))
    return float(".".join(parts[:2]))


def _step(form: str, value: float) -> float:
    """What one of the last place that is said is worth; of small whole numbers one."""
    if value % 1:
        said = form.replace("٫", ".").replace(",", ".").partition(".")[2]
        return 10.0 ** -max(1, len(said))
    zeros = len(str(int(value))) - len(str(int(value)).rstrip("0"))
    return float(10**zeros) if value >= 1000 else 1.0


def _in_a_name(found: Sequence[Item], i: int) -> bool:
    """Digits that are part of a designation or a score: `S-300`, `5+1`, `F/18`."""
    here = found[i].token
    if i + 1 < len(found) and found[i + 1].form in "+/" and found[i + 1].token.start == here.end:
        return True
    if i < 2 or found[i - 1].form not in "-+/" or found[i - 1].token.end != here.start:
        return False
    before = found[i - 2]
    return before.token.end == found[i - 1].token.start and (found[i - 1].form in "+/" or not before.number)
