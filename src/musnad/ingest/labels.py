"""The words by which lines are known, from every language's ``blocks.toml``: a page may carry labels of another language."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from musnad import lang
from musnad.errors import DataError
from musnad.text import fold

Words = tuple[str, ...]
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> Words:
    """The folded words of a text, without punctuation.

    >>> words_of("المصدر : الجزيرة نت")
    ('المصدر', 'الجزيره', 'نت')
    """
    return tuple(_WORD.findall(fold(text)))


class Phrases:
    """Phrases by their first word, to be found at the beginning of a line."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[Words]] = {}
        for words in sorted({words_of(p) for p in phrases}, key=len, reverse=True):
            if words:
                self._by_first.setdefault(words[0], []).append(words)

    def begin(self, words: Sequence[str]) -> int:
        """How many words the longest phrase at the beginning of `words` has; 0 for none."""
        for phrase in self._by_first.get(words[0], ()) if words else ():
            if tuple(words[: len(phrase)]) == phrase:
                return len(phrase)
        return 0

    def are(self, words: Sequence[str]) -> bool:
        """Whether `words` are exactly one of the phrases."""
        return bool(words) and self.begin(words) == len(words)


class Labels(NamedTuple):
    """The tables of ``blocks.toml``, by the rule that uses them."""

    starts: Phrases
    whole: Phrases
    late: Phrases
    closes: Phrases
    sources: Phrases
    taken: Phrases
    authors: Phrases
    bare: Phrases
    speaking: Phrases
    carriers: Phrases
    own: Phrases
    heads: Phrases
    agencies: Phrases
    tails: frozenset[str]
    places: Phrases
    marks: Phrases
    captions: Phrases
    dates: frozenset[str]
    broken: frozenset[str]
    joints: frozenset[str]


@cache
def labels() -> Labels:
    """The labels of all languages that have any, together."""
    tables = []
    for code in lang.available():
        try:
            tables.append(lang.table(code, "blocks"))
        except DataError:
            continue

    def every(group: str, name: str) -> list[str]:
        return [phrase for table in tables for phrase in table[group].get(name, ())]

    return Labels(
        starts=Phrases(every("furniture", "starts")),
        whole=Phrases(every("furniture", "whole")),
        late=Phrases(every("furniture", "late")),
        closes=Phrases(every("furniture", "closes")),
        sources=Phrases(every("credit", "sources")),
        taken=Phrases(every("credit", "taken")),
        authors=Phrases(every("credit", "authors")),
        bare=Phrases(every("credit", "bare")),
        speaking=Phrases(every("credit", "speaking")),
        carriers=Phrases(every("credit", "carriers")),
        own=Phrases(every("credit", "own")),
        heads=Phrases(every("credit", "heads")),
        agencies=Phrases(every("credit", "agencies")),
        tails=frozenset(w for tail in every("credit", "tails") for w in words_of(tail)),
        places=Phrases(every("credit", "places")),
        marks=Phrases(every("caption", "marks")),
        captions=Phrases(every("caption", "starts")),
        dates=frozenset(w for words in every("dateline", "words") for w in words_of(words)),
        broken=frozenset(w for words in every("subhead", "never") for w in words_of(words)),
        joints=frozenset(w for words in every("credit", "joints") for w in words_of(words)),
    )
