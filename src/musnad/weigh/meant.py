"""What a content means, whatever its words: the families of its words, and whom and what it names.

A family holds the words that stand for one thing in the language of news (`lang/xx/families.toml`), under a name that is
one for all languages; so contents are compared by them over two languages too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from sys import maxsize

from musnad.model import Mention, Span, Time
from musnad.text import Token
from musnad.weigh.items import stands_for
from musnad.weigh.words import Meaning

Named = Sequence[tuple[Span, str]]
NOBODY = ((maxsize, maxsize), "")
"""Stands behind all names of a report."""


def names(mentions: Iterable[Mention], times: Iterable[Time]) -> Named:
    """Where a report names somebody or something that is known, and whom: a capital as its country. In the text's order.

    Times stand among them with nobody's id: they are compared as values.
    """
    who = ((m.span, stands_for(m.entity.id)) for m in mentions if m.entity)
    return sorted([*who, *((time.span, "") for time in times)])


def meant(every: Sequence[Token], named: Named, table: Meaning) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Families of the telling words among some tokens of a report (a word's stem where it has none), and who is named there,
    each once.

    `named` are the names of the report, as `names` gives them; the tokens are in the order of the text.
    """
    families: dict[str, None] = {}
    who: set[str] = set()
    told, of = table.told, table.families_of
    rows = iter(named[bisect_left(named, ((every[0].start,),)) :] if every else ())
    (low, high), one = next(rows, NOBODY)
    for start, end, form, word in every:
        while high <= start:
            (low, high), one = next(rows, NOBODY)
        if low < end:
            who.add(one)
        elif word and told[form]:
            for family in of[form]:
                families[family] = None
    who.discard("")
    return tuple(families), tuple(sorted(who))
