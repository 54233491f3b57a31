"""The words of a language that speak of events, folded and ready to be found: ``lang/xx/events.toml``."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from musnad.lang import has, table
from musnad.text import ByWord, by_letter, fold, tokenize

Words = tuple[str, ...]
Phrases = Mapping[str, tuple[Words, ...]]
"""Phrases by their first word, the longest first."""
Marks = dict[str, list[tuple[int, int]]]
"""The token ranges of each mark's words in a text, in order."""
NOTHING = "none"
"""The kind of phrases that hold an event word and name no event."""


_HEAD = 4
"""Letters of a word by which it is told from most others; shorter ones are compared whole."""


class Entry(NamedTuple):
    """What an event word of the tables says."""

    kind: str
    form: str | None
    needs: int
    verb: bool
    loose: bool


class Beginnings(NamedTuple):
    """What a word may begin: event words, nouns before verbs, and phrases of marks, each the longest first."""

    entries: tuple[tuple[Words, Entry], ...] = ()
    marks: tuple[tuple[str, Words], ...] = ()


NO_BEGINNINGS = Beginnings()
"""Those of most words."""


class Marked(NamedTuple):
    """A row of phrases that tell an outcome of events, or a part in them, as far from the event word as may be.

    `mark` is what its phrases are kept under; `ahead`: who has the part is named before them.
    """

    name: str
    mark: str
    before: int
    behind: int
    ahead: bool


class Lexicon:
    """The event words of one language, folded, by their first word."""

    def __init__(self, data: Mapping[str, Any], abbreviations: frozenset[str] = frozenset()) -> None:
        affixes = data["affixes"]
        self._prefixes = by_letter(map(fold, affixes["noun_prefixes"]), 0)
        self._suffixes = by_letter(map(fold, affixes["noun_suffixes"]), -1)
        self._verbal = by_letter(map(fold, affixes["verb_prefixes"]), 0)
        self._future = tuple(fold(x) for x in affixes["future_prefixes"])
        self.refine: Mapping[str, Mapping[str, str]] = data.get("refine", {})
        self.mutual = frozenset(data["families"]["contact"])
        self.placed = self.mutual | frozenset(data["gatherings"]["kinds"])
        self.harmful = frozenset(data["families"].get("force", ())) | frozenset(data.get("tolls", {}).get("kinds", ()))
        self._marks: dict[str, list[tuple[str, Words]]] = {}
        """Marks and their phrases by first word."""
        for name, words in data["cues"].items():
            self._mark(name, words)
        self.forms = {name: self._mark(f"form {name}", words) for name, words in data["forms"].items()}
        self.outcomes = self._marked("outcome", "value", data.get("outcomes", ()))
        self.parts = self._marked("part", "name", data.get("parts", ()))
        self.abbreviations = abbreviations
        self.times_before_nouns = bool(data.get("sentences", {}).get("times_before_nouns"))
        self.ordinals = {fold(word): number for word, number in data["ordinals"].items()}
        self._entries: dict[str, list[tuple[Words, Entry]]] = {}
        for group, verb in (("nouns", False), ("verbs", True)):
            for row in data[group]:
                entry = Entry(row["kind"], row.get("form"), row.get("needs", 0), verb, row.get("loose", False))
                for first, phrases in _phrases(row["words"]).items():
                    self._entries.setdefault(first, []).extend((words, entry) for words in phrases)
        self._reach = 1 + max(map(len, chain(("",), *self._prefixes.values(), *self._verbal.values())))
        firsts = frozenset((*self._entries, *self._marks))
        self._heads = frozenset(first[:_HEAD] for first in firsts)
        self._short = frozenset(first for first in firsts if len(first) < _HEAD)
        self.beginnings = ByWord(self._beginnings)

    def _mark(self, mark: str, words: Iterable[str]) -> str:
        for first, phrases in _phrases(words).items():
            self._marks.setdefault(first, []).extend((mark, phrase) for phrase in phrases)
        return mark

    def _marked(self, group: str, named: str, rows: Iterable[Mapping[str, Any]]) -> Mapping[str, tuple[Marked, ...]]:
        """The rows by the kinds of events of which they tell, in their order."""
        out: dict[str, tuple[Marked, ...]] = {}
        for n, row in enumerate(rows):
            before, behind = row["reach"]
            marked = Marked(row[named], self._mark(f"{group} {n}", row["words"]), before, behind, row.get("ahead", False))
            out |= {kind: (*out.get(kind, ()), marked) for kind in row["kinds"]}
        return out

    @cache  # noqa: B019 - one lexicon a language lives as long as the process
    def variants(self, form: str) -> frozenset[str]:
        """A word without its clitics, in every way they can be cut off."""
        starts = [len(prefix) for prefix in self._prefixes.get(form[:1], ()) if form.startswith(prefix)]
        ends = [len(form) - len(suffix) for suffix in self._suffixes.get(form[-1:], ()) if form.endswith(suffix)]
        stems = [form[start:end] for start in (0, *starts) for end in (*ends, len(form)) if end - start >= 3]
        return frozenset((form, *stems))

    def _verb_variants(self, form: str) -> frozenset[str]:
        """A verb without conjunctions, and without the mark of the future (its first two letters less one)."""
        bare = {form, *(form[len(p) :] for p in self._verbal.get(form[:1], ()) if form.startswith(p))}
        return frozenset([*bare, *(x[1:] for x in bare if self.future(x))])

    def future(self, form: str) -> bool:
        """Whether a form carries the prefix of the future."""
        return len(form) > 4 and form.startswith(self._future)

    def at(self, forms: Sequence[str], i: int) -> tuple[int, Entry] | None:
        """The longest event word at position `i`: its length in tokens and what it says."""
        for words, entry in self.beginnings[forms[i]].entries:
            if self._goes_on(forms, i, words):
                return len(words), entry
        return None

    def _beginnings(self, form: str) -> Beginnings:
        starts = range(self._reach + 1)
        likely = not self._heads.isdisjoint([form[k : k + _HEAD] for k in starts])
        if not likely and self._short.isdisjoint([form[k : k + _HEAD - 1] for k in starts]):
            return NO_BEGINNINGS  # no word of the tables begins like it, or like what prefixes may leave of it
        return Beginnings(self._starting(form), self._opening(form))

    def _starting(self, form: str) -> tuple[tuple[Words, Entry], ...]:
        entries = self._entries
        cuts = [(False, noun) for noun in self.variants(form) if noun in entries]
        cuts += [(True, verb) for verb in self._verb_variants(form) if verb in entries]
        rows = [row for verb, first in sorted(cuts) for row in entries[first] if row[1].verb is verb]
        return tuple(sorted(rows, key=lambda row: -len(row[0])))

    def _goes_on(self, forms: Sequence[str], i: int, words: Words) -> bool:
        return len(words) <= len(forms) - i and all(word in self.variants(forms[i + k]) for k, word in enumerate(words) if k)

    def marks(self, forms: Sequence[str]) -> Marks:
        """Where each mark stands in a text (its first word with or without clitics), by its longest phrase there."""
        found: Marks = {}
        forms = tuple(forms)
        for i, form in enumerate(forms):
            for mark, words in self.beginnings[form].marks:
                if len(words) == 1 or forms[i + 1 : i + len(words)] == words[1:]:
                    hits = found.setdefault(mark, [])
                    if not hits or hits[-1][0] < i:
                        hits.append((i, i + len(words)))
        return found

    def _opening(self, form: str) -> tuple[tuple[str, Words], ...]:
        """The marks whose phrases may begin with a word, with these, the longest first."""
        rows = [row for first in self.variants(form) for row in self._marks.get(first, ())]
        return tuple(sorted(rows, key=lambda row: -len(row[1])))


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
