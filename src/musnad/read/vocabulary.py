"""Whether a word stands in a dictionary of its language: what does not, and is no inflected form of one, may be a name.

The word lists are those of simplemma, read when the first word is asked for (.8 s and 45 MB for Arabic).
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from musnad.lang import table
from musnad.text import by_letter, fold

LEAST = 3
"""Letters that an affix must leave, but for short nouns of the table behind a prefix."""
Affixes = dict[str, tuple[str, ...]]
"""By their first or last letter."""


@lru_cache(100_000)
def is_known(form: str, language: str) -> bool:
    """Whether a folded word, or what is left of it without one prefix and one suffix, is in the language's word list.

    A language without a list knows every word: nothing is taken for a name then. Raises `DataError` where the language
    has no table of affixes.
    """
    words = _words(language)
    return not words or form in words or any(part in words for part in _parts(form, *_affixes(language)))


def is_listed(form: str, language: str) -> bool:
    """Whether a folded word stands in the word list as it is; a language without a list has them all."""
    words = _words(language)
    return not words or form in words


def is_short(form: str, language: str) -> bool:
    """Whether a folded word is one of the short nouns that may be left behind a prefix."""
    return form in _affixes(language)[2]


def _parts(form: str, prefixes: Affixes, suffixes: Affixes, short: frozenset[str]) -> Iterator[str]:
    bare = [form[len(p) :] for p in prefixes.get(form[:1], ()) if form.startswith(p)]
    rests = [form, *(rest for rest in bare if len(rest) >= LEAST)]
    yield from (rest for rest in bare if len(rest) >= LEAST or rest in short)
    ends = [s for s in suffixes.get(form[-1:], ()) if form.endswith(s)]
    for rest in rests if ends else ():
        yield from (rest[: -len(s)] for s in ends if rest.endswith(s) and len(rest) - len(s) >= LEAST)


@cache
def _affixes(language: str) -> tuple[Affixes, Affixes, frozenset[str]]:
    """Prefixes, suffixes, and the short nouns that a prefix may leave."""
    affixes = table(language, "meaning")["affixes"]
    short = frozenset(map(fold, affixes.get("short", ())))
    return by_letter(map(fold, affixes["prefixes"]), 0), by_letter(map(fold, affixes["suffixes"]), -1), short


@cache
def _words(language: str) -> frozenset[str]:
    """The folded word list; empty where there is none."""
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES, DefaultDictionaryFactory

    if language not in SUPPORTED_LANGUAGES:
        return frozenset()
    words = DefaultDictionaryFactory(cache_max_size=1).get_dictionary(language)
    return frozenset(fold(word) for word in words)
