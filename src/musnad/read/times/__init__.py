"""Times of a text: dates, weekdays, days and weeks counted from publication, clock times, intervals, lengths.

The engine knows no word of any language: they stand in ``lang/xx/times.toml``. One pass makes a line of items of
the tokens (`lexer`), regular expressions over kinds of words find parts (`grammar`), parts that fit together make
one time (`parser`), and a time gets its value (`values`).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain, takewhile

from musnad.model import Span, Time
from musnad.read.times.anchors import Anchor, Value
from musnad.read.times.calendar import day_of, first_day, published_day
from musnad.read.times.clock import on_day_of
from musnad.read.times.grammar import Grammar, grammar_of
from musnad.read.times.lexer import Line, lex
from musnad.read.times.parser import Draft, parse
from musnad.read.times.values import resolve, to_time
from musnad.text import Token

__all__ = ["find_times"]
_SENTENCE_ENDS = frozenset(".؟!?؛") | {"..", "..."}
_YEAR_REACH = 200  # characters after a full date in which a day without a year takes that year
_FUTURE_REACH = 12  # tokens before a time in which a word of the future speaks for it


def find_times(tokens: Sequence[Token], *, text: str, published: str | None, language: str) -> tuple[Time, ...]:
    """All times of a text, in order and without overlap; spans are code points of `text`.

    `tokens` are of `text` (any run of them); `published` is ISO 8601 or None. Without it a line that is a full date
    and nothing else stands in for it, and a full date named before settles years. Raises `DataError` where the
    language has no table of times.

    >>> from musnad.text import tokenize
    >>> text = "أمس الثلاثاء"
    >>> [t.value for t in find_times(tokenize(text), text=text, published="2021-12-08T10:00", language="ar")]
    ['2021-12-07']
    """
    rules = grammar_of(language)
    line = lex(tokens, text, rules.words)
    drafts = [(draft, span) for draft in parse(line, rules) if (span := _span(draft, line))]
    day = published_day(published)
    anchor = Anchor(day, "published") if day else _dated_line(drafts, text)
    return tuple(_resolved(drafts, anchor, line, tokens, rules))


def _resolved(
    drafts: list[tuple[Draft, Span]], anchor: Anchor, line: Line, tokens: Sequence[Token], rules: Grammar
) -> Iterator[Time]:
    named: date | None = None
    said: date | None = None
    named_at, ended, before = 0, -1, Value(None, "other", "span")
    for draft, span in drafts:
        year_of = named if span[0] - named_at < _YEAR_REACH else None
        near = anchor._replace(ahead=_ahead(draft, line, tokens, rules), year_of=year_of, said=said)
        value = resolve(draft.name, draft.fields, draft.until, near)
        if value is None:
            continue
        if value.value and draft.start == ended + 1 and _bracket(line, ended):
            moved = on_day_of(value.value, before.value or "")
            value = value if moved == value.value else value._replace(value=moved, anchor=before.anchor)
        yield to_time(span, value, draft.fields)
        ended, before = draft.end, value
        said = first_day(value.value or "") or said
        if (day := _full_date(draft)) is not None:
            named, named_at = day, span[1]


def _bracket(line: Line, here: int) -> bool:
    item = line.items[here]
    return item is not None and "open" in item.kinds


def _span(draft: Draft, line: Line) -> Span | None:
    """The characters of a draft, brackets only where words stand on both sides of them."""
    first, last = line.items[draft.start], line.items[draft.end - 1]
    if first is None or last is None:
        return None
    if draft.end - draft.start == 1:
        return first.start, first.end
    if draft.name in ("lasting", "apart") and (second := line.items[draft.start + 1]) is not None:
        return second.start, last.end
    return first.outer[0], last.outer[1]


def _full_date(draft: Draft) -> date | None:
    """The day that a draft names with its year, if it does."""
    year, month, day = (draft.fields.get(name) for name in ("year", "month", "day"))
    if isinstance(year, int) and isinstance(month, int) and isinstance(day, int):
        return day_of(year, month, day)
    return None


def _dated_line(drafts: list[tuple[Draft, Span]], text: str) -> Anchor:
    """A line that holds a full date and nothing else: when an undated report was written."""
    for draft, (start, end) in drafts:
        if (day := _full_date(draft)) and _alone(text, start, end):
            return Anchor(day, "text")
    return Anchor(None, None)


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a line has no other letter or digit; looks no further than the next one, since lines may be long."""
    before = takewhile("\n".__ne__, map(text.__getitem__, range(start - 1, -1, -1)))
    after = takewhile("\n".__ne__, map(text.__getitem__, range(end, len(text))))
    return not any(map(str.isalnum, chain(before, after)))


def _ahead(draft: Draft, line: Line, tokens: Sequence[Token], rules: Grammar) -> bool:
    """Whether a word of the future stands before, in the same sentence, or a future verb directly after.

    Where the time opens its sentence (`On Friday, the two will meet`), the verb may stand further behind it.
    """
    item, last = line.items[draft.start], line.items[draft.end - 1]
    first, after = (item.first if item else 0), (last.last if last else 0)
    if after < len(tokens) and rules.words.is_future_verb(tokens[after].form):
        return True
    for i in range(first - 1, max(first - 1 - _FUTURE_REACH, -1), -1):
        if tokens[i].form in _SENTENCE_ENDS or tokens[i].form in rules.words.clauses:
            return False
        if tokens[i].word and rules.words.is_future(tokens[i].form):
            return True
    return _opens(first, tokens) and _future_follows(after, tokens, rules)


def _opens(first: int, tokens: Sequence[Token]) -> bool:
    """Whether a token opens a sentence, but for one word (a preposition) before it."""
    return first < 2 or any(tokens[i].form in _SENTENCE_ENDS for i in (first - 1, first - 2))


def _future_follows(after: int, tokens: Sequence[Token], rules: Grammar) -> bool:
    words = rules.words
    for token in tokens[after : after + _FUTURE_REACH] if words.future_following else ():
        if token.form in _SENTENCE_ENDS or token.form in words.clauses:
            return False
        if token.form in words.future_following:
            return True
    return False
