"""The words of a language that tell of deeds, folded and ready to be found: ``lang/xx/plover.toml``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from musnad.lang import has, table
from musnad.read.cues import verbs_of
from musnad.text import fold, tokenize

Words = tuple[str, ...]
Phrases = dict[str, tuple[Words, ...]]
"""Folded phrases by their first word, the longest first."""


GOING_ON = frozenset(("going_on",))
"""The mark of a light verb that tells also in the present tense (`goes on shelling`)."""


class Deed(NamedTuple):
    """What a verb or a noun of the table tells, and how those who take part stand around it."""

    event: str | None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    flags: frozenset[str] = frozenset()
    of: str = ""
    needs: Phrases | None = None
    on: Phrases | None = None


class Verb(NamedTuple):
    """A verb's form as it stands: its deed, its number, whether it is a future, and the object written onto it."""

    deed: Deed
    number: str
    past: bool
    future: bool = False
    pronoun: str = ""
    joined: bool = False
    alike: bool = False
    participle: bool = False


class DeedWords:
    """The deeds of one language. Without a table it has none."""

    def __init__(self, code: str) -> None:
        data = table(code, "plover") if has(code, "plover") else {}
        grammar: Mapping[str, list[str] | str] = data.get("grammar", {})
        self.conjunctions = tuple(fold(x) for x in grammar.get("conjunctions", ()))
        self.future = fold(str(grammar.get("future", "")))
        self.pronouns = tuple(fold(x) for x in grammar.get("pronouns", ()))
        self._prefixes = tuple(fold(x) for x in grammar.get("noun_prefixes", ("",)))
        self._suffixes = tuple(fold(x) for x in grammar.get("noun_suffixes", ("",)))
        self.phrases = {name: phrases(words) for name, words in grammar.items() if isinstance(words, list)}
        self.classes = {name: _single(rows) for name, rows in self.phrases.items()}
        self.clitics = {name: fold(word) for name, word in grammar.items() if isinstance(word, str)}
        self.acts: dict[str, str] = {fold(word): event for event, words in data.get("acts", {}).items() for word in words}
        self.obligations = phrases(data.get("obligations", {}).get("words", ()))
        self.sectors: dict[str, str] = {fold(word): code for code, words in data.get("sectors", {}).items() for word in words}
        self._lemmas: dict[str, list[str]] = {}
        self._verbs: dict[str, list[Verb]] = {}
        self._light: dict[str, list[Verb]] = {}
        self._claims: dict[str, list[Verb]] = {}
        self._nouns: dict[str, list[tuple[Words, Deed]]] = {}
        if "verbs" in data:
            self._fill(data, table(code, "cues"))

    def _fill(self, data: Mapping[str, Any], cues: dict[str, Any]) -> None:
        paradigms = cues.get("paradigms", {})
        for form, readings in verbs_of(cues).forms.items():
            lemmas = [fold(reading.cue.lemma) for reading in readings]
            for word in (form, *(c + form for c in self.conjunctions)):
                self._lemmas.setdefault(word, []).extend(lemmas)
        for row in data["verbs"]:
            _conjugate(self._verbs, row["words"], deed_of(row), paradigms)
        _conjugate(self._light, data["light"]["words"], Deed(None), paradigms)
        _conjugate(self._light, data["light"].get("going_on", ()), Deed(None, flags=GOING_ON), paradigms)
        _conjugate(self._claims, data["light"]["claims"], Deed(None), paradigms)
        for row in data["nouns"]:
            for words in (_words(w) for w in row["words"]):
                self._nouns.setdefault(words[0], []).append((words, deed_of(row)))

    @cache  # noqa: B019 - one lexicon a language lives as long as the process
    def verbs(self, form: str) -> tuple[Verb, ...]:
        """The deeds that a folded word may be a verb of."""
        return () if form in self.classes.get("not_verbs", ()) else self._looked_up(self._verbs, form)

    @cache  # noqa: B019
    def light(self, form: str) -> tuple[Verb, ...]:
        """The readings of a folded word as a verb that only carries a deed's noun."""
        return self._looked_up(self._light, form)

    @cache  # noqa: B019
    def claims(self, form: str) -> tuple[Verb, ...]:
        """The readings of a folded word as a verb by which somebody claims a deed."""
        return self._looked_up(self._claims, form)

    def _looked_up(self, verbs: Mapping[str, list[Verb]], form: str) -> tuple[Verb, ...]:
        for joined in (False, True):
            if joined and not (form[:1] in self.conjunctions and len(form) > 3):
                return ()
            word = form[1:] if joined else form
            for future in (False, True):
                if future and not (self.future and word.startswith(self.future)):
                    continue
                found = _pronounced(verbs, word[len(self.future) :] if future else word, self.pronouns)
                if found:
                    return tuple(v._replace(future=future, joined=joined) for v in found)
        return ()

    @cache  # noqa: B019
    def bare(self, form: str) -> frozenset[str]:
        """A noun without its clitics, in every way they can be cut off."""
        out = {form}
        for prefix, suffix in product(self._prefixes, self._suffixes):
            if form.startswith(prefix) and form.endswith(suffix) and len(form) - len(prefix) - len(suffix) >= 3:
                out.add(form[len(prefix) : len(form) - len(suffix)])
        return frozenset(out)

    def noun(self, forms: Sequence[str], i: int) -> tuple[int, Deed] | None:
        """The longest noun of a deed at `i`: its length in tokens and its deed."""
        best: tuple[int, Deed] | None = None
        for first in self.bare(forms[i]):
            for words, deed in self._nouns.get(first, ()):
                if (best is None or len(words) > best[0]) and self._goes_on(forms, i, words):
                    best = (len(words), deed)
        return best

    def _goes_on(self, forms: Sequence[str], i: int, words: Words) -> bool:
        return len(words) <= len(forms) - i and all(w in self.bare(forms[i + k]) for k, w in enumerate(words) if k)

    def at(self, rows: Phrases | None, forms: Sequence[str], i: int) -> int:
        """The end of a phrase of `rows` that stands at `i`, or `i`."""
        for words in (rows or {}).get(forms[i], ()) if i < len(forms) else ():
            if tuple(forms[i : i + len(words)]) == words:
                return i + len(words)
        return i

    def first(self, rows: Phrases | None, forms: Sequence[str], start: int, end: int) -> tuple[int, int] | None:
        """The first phrase of `rows` between two tokens."""
        for i in range(max(start, 0), min(end, len(forms))):
            if (stop := self.at(rows, forms, i)) > i:
                return i, stop
        return None

    def stems(self, form: str) -> tuple[str, ...]:
        """A folded cue word as it stands and as the table's acts may list it: its lemma, or without clitics."""
        return (form, *self._lemmas.get(form, ()), *sorted(self.bare(form) - {form}))

    def sector(self, form: str) -> str | None:
        """The sector that a folded noun names, with its clitics taken off."""
        return next((self.sectors[word] for word in (form, *sorted(self.bare(form))) if word in self.sectors), None)


def phrases(rows: Iterable[str]) -> Phrases:
    """Folded phrases by their first word, the longest first."""
    out: Phrases = {}
    for words in sorted((_words(row) for row in rows if row), key=len, reverse=True):
        out[words[0]] = (*out.get(words[0], ()), words)
    return out


def _single(rows: Phrases) -> frozenset[str]:
    """The phrases of one word."""
    return frozenset(words[0] for some in rows.values() for words in some if len(words) == 1)


@cache
def deed_words(code: str) -> DeedWords:
    """The deeds of a language, kept."""
    return DeedWords(code)


def _words(phrase: str) -> Words:
    return tuple(t.form for t in tokenize(phrase))


def deed_of(row: Mapping[str, Any]) -> Deed:
    """What a row of the table says of its verbs or nouns."""
    return Deed(
        event=row["event"],
        mode=row.get("mode"),
        contexts=tuple(row.get("contexts", ())),
        flags=frozenset(name for name, value in row.items() if value is True),
        of=row.get("of", ""),
        needs=phrases(row["needs"]) if "needs" in row else None,
        on=phrases(row["on"]) if "on" in row else None,
    )


def _conjugate(out: dict[str, list[Verb]], words: Iterable[list[str]], deed: Deed, paradigms: Mapping[str, Any]) -> None:
    """The forms of verbs by their paradigms; participles only of those that name one."""
    for past, present, *participle in words:
        weak = past.endswith(("ى", "ا"))
        stems = {"past": past, "base": past[:-1], "pres": present[1:], "presbase": present[1:-1], "part": "".join(participle)}
        for template, kind, _, _, number in paradigms["defective" if weak else "sound"]:
            if kind == "participle" and not participle:
                continue
            form = template.format(**stems)
            verb = Verb(deed, number, kind != "present", alike=form == past or number == "d", participle=kind == "participle")
            rows = out.setdefault(fold(form), [])
            rows.extend([verb] if all(v.deed != deed for v in rows) else [])


def _pronounced(verbs: Mapping[str, list[Verb]], word: str, pronouns: Iterable[str]) -> Iterator[Verb] | tuple[Verb, ...]:
    if word in verbs:
        return tuple(verbs[word])
    for pronoun in pronouns:
        stem = word[: -len(pronoun)]
        if word.endswith(pronoun) and len(stem) > 1 and stem in verbs:
            return tuple(v._replace(pronoun=pronoun) for v in verbs[stem] if v.number != "d" and v.deed.on is None)
    return ()
