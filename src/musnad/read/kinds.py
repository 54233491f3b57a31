"""How the entries of a language's table of words are read.

Each annotation says how its entry is read: `Words` folded words, `Endings` folded endings, `Phrases` sequences of
words by their first, `Word` one folded word, `Names` codes that are no words of the language. A string beside it
names the table's entry where that is called otherwise.
"""

from collections.abc import Iterable
from typing import Annotated

from musnad.text import fold

PhraseTable = dict[str, tuple[tuple[str, ...], ...]]


def folded(words: Iterable[str]) -> frozenset[str]:
    """A class of words as they stand in a folded text."""
    return frozenset(fold(w) for w in words)


def endings(words: Iterable[str]) -> tuple[str, ...]:
    """Endings in the order of their table, for `str.endswith`."""
    return tuple(fold(w) for w in words)


def phrases(rows: Iterable[str]) -> PhraseTable:
    """Folded phrases, each under its first word, the longest first."""
    out: PhraseTable = {}
    for words in sorted((tuple(fold(w) for w in row.split()) for row in rows), key=len, reverse=True):
        out[words[0]] = (*out.get(words[0], ()), words)
    return out


def joined(table: PhraseTable, conjunctions: Iterable[str]) -> PhraseTable:
    """Phrases with and without a conjunction written onto their first word."""
    rows = [words for row in table.values() for words in row]
    return phrases(" ".join((c + words[0], *words[1:])) for words in rows for c in ("", *conjunctions))


def by_word(classes: dict[str, list[str]]) -> dict[str, str]:
    """Class of each folded word, from the words of each class."""
    return {fold(word): name for name, words in classes.items() for word in words}


def _sets(classes: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """Each folded word with its class of others."""
    return {fold(word): folded(words) for word, words in classes.items()}


Words = Annotated[frozenset[str], folded]
Endings = Annotated[tuple[str, ...], endings]
Phrases = Annotated[PhraseTable, phrases]
Word = Annotated[str, fold]
Names = Annotated[frozenset[str], frozenset]
Written = Annotated[tuple[str, ...], tuple]
Governed = Annotated[dict[str, str], lambda classes: by_word({fold(p): words for p, words in classes.items()})]
Sets = Annotated[dict[str, frozenset[str]], _sets]
Classes = Annotated[dict[str, str], by_word]
