"""What a content means, whatever its words: the families of its words, and whom and what it names.

A family holds the words that stand for one thing in the language of news (`lang/xx/families.toml`), under a name that is
one for all languages; so contents are compared by them over two languages too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from musnad.model import Reading, Span, Spans
from musnad.text import tokenize
from musnad.weigh.items import stands_for
from musnad.weigh.words import NONE, Meaning

Named = Sequence[tuple[Span, str]]


def names(reading: Reading) -> tuple[tuple[Span, str], ...]:
    """Where a report names somebody or something that is known, and whom: a capital as its country. In the text's order."""
    return tuple(sorted((m.span, stands_for(m.entity.id)) for m in reading.mentions if m.entity))


def meant(text: str, spans: Spans, named: Named, table: Meaning) -> tuple[frozenset[str], frozenset[str]]:
    """Families of the telling words in some spans (a word's stem where it has none), and who is named there."""
    families: set[str] = set()
    who: set[str] = set()
    for start, end in spans:
        here = named[bisect_left(named, ((start,),)) : bisect_left(named, ((end,),))]
        at = 0
        for token in tokenize(text, start, end):
            while at < len(here) and here[at][0][1] <= token.start:
                at += 1
            if at < len(here) and here[at][0][0] < token.end:
                who.add(here[at][1])
            elif token.word and table.told(token.form):
                families.update(table.families_of(token.form))
    return frozenset(families) or NONE, frozenset(who) or NONE
