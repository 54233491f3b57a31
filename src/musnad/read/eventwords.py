"""The words of a language that speak of events, folded and ready to be found: ``lang/xx/events.toml``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from musnad.lang import has, table
from musnad.text import fold, tokenize

Words = tuple[str, ...]
Phrases = Mapping[str, tuple[Words, ...]]
"""Phrases by their first word, the longest first."""
NO_PHRASES: Phrases = {}
NOTHING = "none"
"""The kind of phrases that hold an event word and name no event."""


class Entry(NamedTuple):
    """What an event word of the tables says."""

    kind: str
    form: str | None
    needs: int
    verb: bool
    loose: bool


class Marked(NamedTuple):
    """A row of phrases that tell an outcome of events of some kinds, or a part in them, as far from the event word as may be.

    `ahead`: who has the part is named before them.
    """

    name: str
    kinds: frozenset[str]
    phrases: Phrases
    before: int
    behind: int
    ahead: bool


class Lexicon:
    """The event words of one language, folded, by their first word."""

    def __init__(self, data: Mapping[str, Any], abbreviations: frozenset[str] = frozenset()) -> None:
        affixes = data["affixes"]
        self._prefixes = tuple(fold(x) for x in affixes["noun_prefixes"])
        self._suffixes = tuple(fold(x) for x in affixes["noun_suffixes"])
        self._verbal = tuple(fold(x) for x in affixes["verb_prefixes"])
        self._future = tuple(fold(x) for x in affixes["future_prefixes"])
        self.refine: Mapping[str, Mapping[str, str]] = data.get("refine", {})
        self.mutual = frozenset(data["families"]["contact"])
        self.placed = self.mutual | frozenset(data["gatherings"]["kinds"])
        self.harmful = frozenset(data["families"].get("force", ())) | frozenset(data.get("tolls", {}).get("kinds", ()))
        self.cues = {name: _phrases(words) for name, words in data["cues"].items()}
        self.forms = {name: _phrases(words) for name, words in data["forms"].items()}
        self.outcomes = _marked(data.get("outcomes", ()), "value")
        self.parts = _marked(data.get("parts", ()), "name")
        self.abbreviations = abbreviations
        self.times_before_nouns = bool(data.get("sentences", {}).get("times_before_nouns"))
        self.ordinals = {fold(word): number for word, number in data["ordinals"].items()}
        self._entries: dict[str, list[tuple[Words, Entry]]] = {}
        for group, verb in (("nouns", False), ("verbs", True)):
            for row in data[group]:
                entry = Entry(row["kind"], row.get("form"), row.get("needs", 0), verb, row.get("loose", False))
                for first, phrases in _phrases(row["words"]).items():
                    self._entries.setdefault(first, []).extend((words, entry) for words in phrases)

    @cache  # noqa: B019 - one lexicon a language lives as long as the process
    def variants(self, form: str) -> frozenset[str]:
        """A word without its clitics, in every way they can be cut off."""
        out = {form}
        ends = [suffix for suffix in ("", *self._suffixes) if form.endswith(suffix)]
        for prefix in ("", *self._prefixes):
            if form.startswith(prefix):
                stems = (form[len(prefix) : len(form) - len(suffix)] for suffix in ends)
                out |= {stem for stem in stems if len(stem) >= 3}
        return frozenset(out)

    @cache  # noqa: B019
    def verb_variants(self, form: str) -> frozenset[str]:
        """A verb without conjunctions, and without the mark of the future (its first two letters less one)."""
        bare = {form, *(form[len(p) :] for p in self._verbal if form.startswith(p))}
        return frozenset(bare | {x[1:] for x in bare if self.future(x)})

    @cache  # noqa: B019
    def future(self, form: str) -> bool:
        """Whether a form carries the prefix of the future."""
        return len(form) > 4 and form.startswith(self._future)

    def at(self, forms: Sequence[str], i: int) -> tuple[int, Entry] | None:
        """The longest event word at position `i`: its length in tokens and what it says."""
        for words, entry in self._starting(forms[i]):
            if self._goes_on(forms, i, words):
                return len(words), entry
        return None

    @cache  # noqa: B019
    def _starting(self, form: str) -> tuple[tuple[Words, Entry], ...]:
        """The event words that may begin with a word, the longest first, nouns before verbs."""
        cuts = ((False, self.variants), (True, self.verb_variants))
        rows = [
            row
            for verb, cut in cuts
            for first in sorted(cut(form))
            for row in self._entries.get(first, ())
            if row[1].verb is verb
        ]
        return tuple(sorted(rows, key=lambda row: -len(row[0])))

    def _goes_on(self, forms: Sequence[str], i: int, words: Words) -> bool:
        return len(words) <= len(forms) - i and all(word in self.variants(forms[i + k]) for k, word in enumerate(words) if k)

    def find(self, phrases: Phrases, forms: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
        """Token ranges of any of `phrases` (their first word with or without clitics)."""
        firsts = phrases.keys()
        for i in range(max(start, 0), min(end, len(forms))):
            variants, length = self.variants(forms[i]), 0
            if firsts.isdisjoint(variants):
                continue
            for form in variants:
                for words in phrases.get(form, ()):
                    if len(words) > length and tuple(forms[i + 1 : i + len(words)]) == words[1:]:
                        length = len(words)
            if length:
                yield i, i + length


def _marked(rows: Iterable[Mapping[str, Any]], named: str) -> tuple[Marked, ...]:
    return tuple(_mark(row, named) for row in rows)


def _mark(row: Mapping[str, Any], named: str) -> Marked:
    before, behind = row["reach"]
    return Marked(row[named], frozenset(row["kinds"]), _phrases(row["words"]), before, behind, row.get("ahead", False))


def _phrases(words: Iterable[str]) -> Phrases:
    out: dict[str, tuple[Words, ...]] = {}
    for phrase in sorted((tuple(t.form for t in tokenize(phrase)) for phrase in words), key=len, reverse=True):
        out[phrase[0]] = (*out.get(phrase[0], ()), phrase)
    return out


@cache
def lexicon(language: str) -> Lexicon:
    """The event words of a language. Raises `DataError` where it has no table of them."""
    words = table(language, "words").get("abbreviations", "") if has(language, "words") else ""
    return Lexicon(table(language, "events"), frozenset(fold(words).split()))
