"""A language's words about names: its table `names`, folded."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from musnad import lang
from musnad.errors import DataError
from musnad.model import EntityKind
from musnad.text import by_letter, fold

MOST_WORDS = 100_000
"""Word types whose proclitics are kept peeled."""


class Names:
    """The words about names of one language (``names.toml``), folded; a language without that table has none."""

    def __init__(self, code: str) -> None:
        try:
            data = lang.table(code, "names")
        except DataError:
            data = {}
        self.also: tuple[str, ...] = tuple(data.get("also", ()))
        self.capitals: bool = data.get("capitals", False)
        self.genitive: bool = data.get("genitive", False)
        self.small_adjectives: bool = data.get("small_adjectives", False)
        self.possessive: tuple[str, ...] = tuple(data.get("possessive", ()))
        self.spokes = folded(data, "spokes")
        self.says = folded(data, "says")
        self.indefinite = folded(data, "indefinite")
        self.between = folded(data, "between")
        self.suffixes = folded(data, "suffixes")
        self.links = folded(data, "links")
        self.abbreviations = folded(data, "abbreviations")
        self.articles = folded(data, "articles")
        self.describes = folded(data, "describes")
        self.words = folded(data, "words")
        self.compass = folded(data, "compass")
        self.months = folded(data, "months")
        self.homographs = folded(data, "homographs")
        self.ends, self.nouns = _kinds(data, "ends"), _kinds(data, "heads")
        self.peelers: tuple[tuple[str, str], ...] = tuple((a, b) for a, b in data.get("peel", {}).items())
        self.article: str = data.get("article", "")
        self._heads = by_letter((head for head, _ in self.peelers), 0)
        self._left = dict(self.peelers)
        self.articled = tuple(head if left else head + self.article for head, left in self.peelers) if self.article else ()
        self.further_heads: tuple[str, ...] = tuple(fold(w) for w in data.get("further_heads", [""]))
        self.further_endings: tuple[str, ...] = tuple(fold(w) for w in data.get("further_endings", [""]))
        self.endings: tuple[str, ...] = tuple(fold(e) for e in data.get("adjective_endings", [""]))
        self.common = folded(data, "common")
        self.family_titles = folded(data, "family_titles")
        self.either = folded(data, "either")
        self.family_first = folded(data, "family_first")
        self.given = folded(data, "given") | self.common | self.family_first
        self.titles = folded(data, "titles") | folded(data, "personal")
        self.particles = folded(data, "particles")
        self.lineage = folded(data, "lineage")
        self.relatives = folded(data, "relatives")
        self.kunya = folded(data, "kunya")
        self.owners: tuple[str, ...] = tuple(fold(e) for e in listed(data.get("owners", ())))
        self.settlements = folded(data, "settlements")
        self.joined = folded(data, "joined")
        self.descended = folded(data, "descended")
        self.first = self.given | self.kunya | self.joined
        self.former = folded(data, "former")
        self.local = folded(data, "local")
        self.stop = folded(data, "stop")
        self.personal = folded(data, "personal")
        self.compounds = folded(data, "compounds")
        self.sure_compounds = folded(data, "sure_compounds")
        self.of: tuple[str, ...] = tuple(listed(data.get("of", ())))
        self.plain = {fold(a + word): a + word for word in listed(data.get("plain", ())) for a in ("", *self._left)}
        self.stop |= set(self.plain.values())
        self.cases = {fold(end): tuple(map(fold, forms.split())) for end, forms in data.get("cases", {}).items()}
        """The ends of a name's words in other cases than the nominative, by the ends that they have there."""
        self._shapes(data)

    def _shapes(self, data: Mapping[str, Any]) -> None:
        """What names sound and look like, and do not look like, and what places stand behind."""
        sounds = {fold(c): to for letters, to in data.get("sounds", {}).items() for c in letters}
        self.sounds = str.maketrans({**sounds, **{fold(c): "" for c in data.get("silent", "")}})
        self.before_places = folded(data, "before_places")
        self.surname = re.compile(data.get("surname", r"(?!)"))
        self.deeds = re.compile(data.get("deeds", r"(?!)"))
        self.no_town = re.compile(data.get("no_town", r"(?!)"))
        self.unlike = re.compile(data.get("unlike", r"(?!)"))
        self.families: tuple[str, ...] = tuple(fold(e) for e in listed(data.get("families", ())))
        self.complementizers = folded(data, "complementizers")
        self.peeled: Callable[[str], tuple[str, ...]] = lru_cache(MOST_WORDS)(self._peel)
        """What is left of a word when it may begin with proclitics, the fewest peeled first."""

    def declined(self, words: str) -> Iterator[str]:
        """A person's name in each other case; a word with an end that no table lists stays as it is."""
        ends = [next((e for n in range(4, 0, -1) if (e := fold(word[-n:])) in self.cases), "") for word in words.split()]
        for case in range(max((len(self.cases[e]) for e in ends if e), default=0)):
            parts = zip(words.split(), ends, strict=True)
            yield " ".join(word[: len(word) - len(e)] + self.cases[e][case] if e else word for word, e in parts)

    def _peel(self, form: str) -> tuple[str, ...]:
        heads = self._heads.get(form[:1], ())
        return tuple([self._left[h] + form[len(h) :] for h in heads if form.startswith(h) and len(form) > len(h) + 1])


@cache
def names_of(code: str) -> Names:
    """The words about names of a language, read once."""
    return Names(code)


def _kinds(data: Mapping[str, Any], name: str) -> dict[str, EntityKind]:
    """The folded words of a table by the kind under which it lists them."""
    return {fold(word): kind for kind, words in data.get(name, {}).items() for word in listed(words)}


def folded(data: Mapping[str, Any], key: str) -> frozenset[str]:
    """The words of a table's list, folded; none where it has no such list."""
    return frozenset(fold(word) for word in listed(data.get(key, ())))


def listed(value: str | Sequence[str]) -> Sequence[str]:
    """A list of words; written as one string they are parted by white space, or by commas where they hold spaces."""
    if not isinstance(value, str):
        return value
    return [w.strip() for w in value.split(",")] if "," in value else value.split()
