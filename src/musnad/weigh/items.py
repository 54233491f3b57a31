"""What a stretch of text is compared by over all languages: whom it names, its numbers and days, its telling words.

Names are compared by entity, numbers and days by value, and words by the vectors of single words, which for news are
near translations of each other; a language needs no dictionary for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec import Struct

from musnad.model import Reading, Span, Spans
from musnad.text import Token, plain, tokenize
from musnad.weigh.words import Meaning, meaning
from musnad.world import world


class Items(Struct, frozen=True, gc=False):
    """Each item once, in the order of the text.

    `keys`: `@` and an entity's id, `#` and a number, `~` and a day, else a word's stem. `forms`: a word as it is first
    written, empty for what is compared by its key alone.
    """

    keys: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


def items(reading: Reading, spans: Spans) -> Items:
    """The items of a stretch of a report. Words inside of names and dates are told by what those mean, if it is known."""
    table = meaning(reading.report.language)
    found: dict[str, str] = {}
    for start, end in spans:
        for key, form in _items(reading, (start, end), table):
            found.setdefault(key, form)
    return Items(tuple(found), tuple(found.values()))


def _items(reading: Reading, span: Span, table: Meaning) -> Iterator[tuple[str, str]]:
    known = sorted([*_names(reading, span), *_days(reading, span)])
    at = 0
    for token in tokenize(reading.report.text, *span):
        while at < len(known) and known[at][1] <= token.start:
            at += 1
        if at < len(known) and known[at][0] <= token.start:
            yield known[at][2], ""
        elif (item := _word(token, reading.report.text, table)) is not None:
            yield item


def _word(token: Token, text: str, table: Meaning) -> tuple[str, str] | None:
    """A telling word by its stem, a number by its digits."""
    form = token.form
    if not token.word:
        return None
    if form[0].isdigit():
        return "#" + form.replace("٬", ",").replace("٫", "."), ""
    tells = len(form) > 1 and table.telling(form) and table.entry(form, table.light) is None
    return (table.stem(form), plain(text[token.start : token.end])) if tells else None


def _names(reading: Reading, span: Span) -> Iterator[tuple[int, int, str]]:
    mentions = reading.mentions
    for m in mentions[bisect_left(mentions, span[0], key=lambda m: m.span[0]) :]:
        if m.span[0] >= span[1]:
            break
        if m.entity:
            yield (*m.span, f"@{stands_for(m.entity.id)}")


@cache
def stands_for(id: str) -> str:
    """The country or institution that a city or building means when it speaks: either name may stand for the other."""
    return (world().entity(id).stands_for if id in world() else None) or id


def _days(reading: Reading, span: Span) -> Iterator[tuple[int, int, str]]:
    times = reading.times
    for time in times[bisect_left(times, span[0], key=lambda t: t.span[0]) :]:
        if time.span[0] >= span[1]:
            break
        if time.value and time.kind in ("instant", "day"):
            yield (*time.span, f"~{time.value[:10]}")


def order(all_items: Sequence[Items]) -> tuple[str, ...]:
    """The forms of all words, each once, sorted."""
    return tuple(sorted({form for one in all_items for form in one.forms if form}))
