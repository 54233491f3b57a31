"""Tokens to items: words and phrases of time, numbers in words put together, double month names made one."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from musnad.read.times.lexicon import MARK, OTHER, Entry, Kinds, Lexicon
from musnad.text import Token, fold

_NUMERALS = frozenset({"card", "num", "nth", "hth"})


class Known(NamedTuple):
    """The tokens of a text, their forms, their entries, and the words of the language."""

    tokens: Sequence[Token]
    forms: tuple[str, ...]
    found: list[Entry | None]
    words: Lexicon


class Item(NamedTuple):
    """A word of time: token indices, offsets without glued particles, and what it may be.

    `outer` are the offsets with the brackets that stand around it alone: `today (Monday)`.
    """

    first: int
    last: int
    start: int
    end: int
    kinds: Kinds
    joined: bool
    outer: tuple[int, int]


class Line(NamedTuple):
    """The characters of all items and tokens, in order, and the items (None for tokens that are no word of time)."""

    text: str
    items: list[Item | None]


def lex(tokens: Sequence[Token], text: str, words: Lexicon) -> Line:
    """The items of a text, one character each, and one for each token that is of none."""
    forms = tuple([token[2] for token in tokens])
    known = Known(tokens, forms, list(map(words.__getitem__, forms)), words)
    plain = [OTHER if entry is not None or token[3] else MARK for token, entry in zip(tokens, known.found, strict=True)]
    characters: list[str] = []
    items: list[Item | None] = []
    here = 0
    for item in _items(known, text):
        items += [None] * (item.first - here)
        characters += plain[here : item.first]
        here = item.last
        kept = item if _is_time(item, text) else None
        if kept is not None and (merged := _with_previous(kept, items)):
            kept, count = merged
            del items[-count:], characters[-count:]
        items.append(kept)
        characters.append(OTHER if kept is None else words.character(kept.kinds, kept.joined))
    return Line("".join([*characters, *plain[here:]]), items + [None] * (len(plain) - here))


def _items(known: Known, text: str) -> Iterator[Item]:
    """Words of time and words that are none for certain, in order; a joining particle that stands apart is of its word."""
    after, forms = 0, (*known.forms, "")
    for here, entry in enumerate(known.found):
        if entry is None or here < after or not (entry.kinds or forms[here + 1] in entry.seconds):
            continue
        plain = bool(entry.kinds) and not entry.joined
        joiner = plain and here > after and known.found[here - 1] is None and known.words.is_joiner(known.forms[here - 1])
        item = _item(here, entry, known, text=text, joiner=joiner)
        if item is not None:
            after = item.last
            yield item


def _is_time(item: Item, text: str) -> bool:
    """Whether words are of time: in a script with capitals, doubtful ones need theirs (`May`, not `may`)."""
    return "never" not in item.kinds and not ("weak" in item.kinds and text[item.start].islower())


def _item(here: int, entry: Entry, known: Known, *, text: str, joiner: bool) -> Item | None:
    """The longest item that begins at a token; None where it only begins phrases, and none of them follows."""
    tokens, forms, found, words = known
    kinds, last = entry.kinds, here + 1
    for rest, meaning in entry.phrases:
        if forms[here + 1 : here + 1 + len(rest)] == rest:
            kinds, last = meaning, here + 1 + len(rest)
            break
    if not kinds:
        return None
    if not _NUMERALS.isdisjoint(kinds):
        kinds, last = _number(kinds, last, found, words)
    start, end = tokens[here].start, tokens[last - 1].end - (entry.tail if last == here + 1 else 0)
    if entry.cut:
        start = _cut(text, start, entry.cut)
    return Item(here - joiner, last, start, end, kinds, entry.joined or joiner, (start, end))


def _cut(text: str, start: int, letters: int) -> int:
    """The offset after so many folded letters, and after the marks that they carry."""
    end = start + 1
    while len(fold(text[start:end])) <= letters:
        end += 1
    return end - 1


def _number(kinds: Kinds, last: int, found: list[Entry | None], words: Lexicon) -> tuple[Kinds, int]:
    """Numbers and ordinals of several words as one."""
    if "card" in kinds:
        value, end = _cardinal(kinds["card"], last, found)
        return (kinds, last) if end == last and set(kinds) - {"card"} else (words.card_kinds(value), end)
    if "num" in kinds and (following := _times(found, last)):
        return {"num": kinds["num"] * following}, last + 1
    for kind in ("nth", "hth"):
        if kind in kinds:
            value, end = _ordinal(kinds[kind], last, found)
            return (kinds, last) if end == last else ({kind: value}, end)
    return kinds, last


def _at(found: list[Entry | None], i: int, kind: str, *, joined: bool) -> int:
    entry = found[i] if i < len(found) else None
    return int(entry.kinds.get(kind, 0)) if entry is not None and entry.joined == joined else 0


def _times(found: list[Entry | None], i: int) -> int:
    """The thousand or million that multiplies the number before it, or nothing."""
    plain = _at(found, i, "card", joined=False)
    return plain if plain >= 1000 else _at(found, i, "multiplier", joined=False)


def _hyphened(found: list[Entry | None], i: int) -> int:
    """The number behind a hyphen, or nothing: `twenty-five`."""
    sign = found[i] if i < len(found) else None
    return _at(found, i + 1, "card", joined=False) if sign is not None and "hyphen" in sign.kinds else 0


def _cardinal(value: int, last: int, found: list[Entry | None]) -> tuple[int, int]:
    total, group = (value, 0) if value >= 1000 else (0, value)
    while True:
        if group % 100 >= 20 and group % 10 == 0 and 0 < (behind := _hyphened(found, last)) < 10:
            group, last = group + behind, last + 2
            continue
        plain, added = _at(found, last, "card", joined=False), _at(found, last, "card", joined=True)
        if plain == 10 and 0 < group % 100 < 10:
            group += 10
        elif plain == 100 and 0 < group < 10:
            group *= 100
        elif (thousand := _times(found, last)) and 0 < group < 1000:
            total, group = total + group * thousand, 0
        elif (0 < added < 100 and group % 100 == 0 and total + group) or (20 <= added < 100 and 0 < group % 100 < 10):
            group += added
        else:
            return total + group, last
        last += 1


def _ordinal(value: int, last: int, found: list[Entry | None]) -> tuple[int, int]:
    if value < 10 and _at(found, last, "card", joined=False) == 10:
        return value + 10, last + 1
    tens = _at(found, last, "nth", joined=True)
    if value < 10 and tens in (20, 30) and value + tens <= 31:
        return value + tens, last + 1
    return value, last


def _with_previous(item: Item, items: list[Item | None]) -> tuple[Item, int] | None:
    """The item made one with those before it, and how many: `July / Tammuz`, `July (Tammuz)`, `(Monday)`."""
    before = items[-1] if items else None
    if before is None:
        return None
    second = items[-2] if len(items) > 1 else None
    if "close" in item.kinds and "open" in before.kinds:
        return None
    for kind in ("month", "hmonth"):
        if kind in item.kinds and not item.joined:
            if before.kinds.get(kind) == item.kinds[kind]:
                return _spanning(before, item), 1
            apart = second is not None and second.kinds.get(kind) == item.kinds[kind] and _divides(before.kinds)
            if apart and second is not None:
                return _spanning(second, item), 2
    if "close" in item.kinds and second is not None and "open" in second.kinds:
        return _closed(before, second, item, items[-3] if len(items) > 2 else None)
    return None


def _divides(kinds: Kinds) -> bool:
    return not kinds.keys().isdisjoint(("slash", "dash"))


def _closed(word: Item, opening: Item, closing: Item, month: Item | None) -> tuple[Item, int] | None:
    if month is not None and "month" in word.kinds and month.kinds.get("month") == word.kinds["month"]:
        return _spanning(month, closing), 3
    if "weekday" in word.kinds or "clock" in word.kinds:
        return word._replace(first=opening.first, last=closing.last, outer=(opening.start, closing.end), joined=opening.joined), 2
    return None


def _spanning(left: Item, right: Item) -> Item:
    kinds: dict[str, Any] = {kind: value for kind, value in left.kinds.items() if kind != "weak"}
    return Item(left.first, right.last, left.start, right.end, kinds, left.joined, (left.outer[0], right.outer[1]))
