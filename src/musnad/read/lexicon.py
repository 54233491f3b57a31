"""The lexicon of a language for reading attributions: cue forms with their frames, and classes of words.

Everything is compiled from the language's tables `cues` and `words`; nothing here knows a language. Lookups are
cached by word type, since news repeats itself.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, NamedTuple

from musnad.lang import table
from musnad.read.cues import According, Cue, Form, Speech, accordings_of, nouns_of, speeches_of, unsaid_of, verbs_of
from musnad.read.futures import FutureShape
from musnad.read.kinds import folded
from musnad.read.vocabulary import is_known, is_listed, is_short
from musnad.read.words import WordClasses
from musnad.text import ByWord, by_letter, fold

_TRANSITIVE = frozenset({"np", "object", "party", "two", "bare", "relay"})
_TELLING = 3
"""Letters of a noun of speech that nearly no other word has where a noun begins."""
_MOST_LETTERS_BEFORE = 4
"""Letters of a conjunction, a preposition and the article written onto a noun."""


class RelayPrepositions(NamedTuple):
    """The prepositions before the speaker of a relay, bare and with a pronoun."""

    bare: frozenset[str]
    with_pronoun: frozenset[str]
    both: frozenset[str]


SHORTEST_PAST = 4
"""Letters of a past with its ending."""
SHORTEST_PERSON = 4
"""Letters of a noun of persons without the ending of their plural."""
SHORTEST_STEM = 2
"""Letters that the ending of a plural leaves of a title: `دون` is none of `د`."""
SHORTEST_PLURAL = 6
"""Letters of a word whose ending makes it a plural of persons; shorter ones end so by themselves (`قانون`)."""


class Lexicon(WordClasses):
    """Cues and classes of words of one language, folded."""

    abbreviations: Final[frozenset[str]] = frozenset()
    starters: Final[frozenset[str]] = frozenset()
    possessive_endings: Final[tuple[str, ...]] = ()

    def __init__(self, code: str) -> None:
        words = table(code, "words")
        super().__init__(words)
        self.future = FutureShape(words)
        self._pronouns = by_letter(self.object_pronouns, -1)
        self._clitics = by_letter((*self.conjunctions, self.by_clitic, self.to_clitic), 0)
        cues = table(code, "cues")
        self.code = code
        self.forms, self.masdars = verbs_of(cues)
        self.nouns, self.unsaid_nouns = nouns_of(cues), unsaid_of(cues)
        self.speeches = speeches_of(cues)
        self._speech_starts = frozenset(noun[:_TELLING] for noun in self.speeches)
        self.said_forms = folded(cues["said_participles"])
        self.light_verbs = folded(cues["light_verbs"])
        self.speech_nouns = folded(cues["speech_nouns"])
        self.relay = fold(cues["relay_prep"])
        self.unspoken = folded(cues["unspoken"])
        self.impersonal = folded(cues["impersonal"])
        self.according_verbs = folded(cues["according_verbs"])
        self.learned_verbs = folded(cues.get("learned_verbs", ()))
        self.according_relative = folded(cues["according_relative"])
        self.manners, self.laws = folded(cues["manners"]), folded(cues.get("laws", ()))
        self.according_nouns = folded(cues["according_own"])
        self.feminine_folded = fold(self.feminine_singular)
        self.negative_forms = folded(self.negative_complementizers)
        self.according_own = self._owned(self.according_nouns)
        self.manners |= self._owned(self.manners)
        self.media |= self._owned(self.media)
        self.courtesy_nouns |= self._owned(self.courtesy_nouns) | {noun + self.accusative for noun in self.courtesy_nouns}
        self.styled = {owned: style for style in self.styles for owned in self._owned(frozenset({style}))}
        self.owned_complements = self._owned(frozenset(word.removeprefix(self.article) for word in self.complements))
        self.not_adjectives |= self.relatives
        self.own_or_joined = self.own_voice | {conjunction + word for word in self.own_voice for conjunction in self.conjunctions}
        self.tied = frozenset().union(*self.tying.values())
        self._masdar_starts = frozenset(noun[:2] for noun in (*self.masdars, *map(self._bound, self.masdars)))
        joined = {conjunction + word for word in self.never_heads for conjunction in self.conjunctions}
        alone: Final = {"at": frozenset({self.at_prep}), "from": frozenset({self.member_of})}
        self.addressed_by: Final[dict[str, frozenset[str]]] = {**alone, "towards": self.towards}
        """The words that bring whom a verb addresses, by its frame."""
        self.no_speakers = self.never_heads | self.never_speakers | self.owned_prepositions | self.perfect_particles | joined
        accordings = accordings_of(cues)
        self.according_starts = self._starts(accordings)
        self._heard = {":", *self.according_starts, *self.unsaid_nouns, *self.nouns, *self.speech_nouns, *self.own_acts}
        self._plain = {*accordings, *self.light_verbs, *self.negations, *self.according_relative}
        self.lookup: Callable[[str], tuple[Form, ...]] = ByWord(self._readings).__getitem__
        """The cue readings of a folded word, with proclitics and object pronouns taken off; empty for other words."""
        self.verbal_noun: Callable[[str], Form | None] = ByWord(self._verbal_noun).__getitem__
        """The verbal noun of a cue, perhaps with its owner's pronoun written onto it (`دعوته`); None for other words."""
        self.speech: Callable[[str], Speech | None] = ByWord(self._speech).__getitem__
        """The noun of speech that a folded word is, with conjunction, preposition, article and pronoun taken off."""
        self.silent: Callable[[str], bool] = ByWord(self._silent).__getitem__
        """Whether a folded word or mark makes and ends no attribution by itself, as most do not."""
        self.role: Callable[[str], str | None] = ByWord(self._role).__getitem__
        """The role that a folded noun names (`official`, `minister` ...), with article and proclitics taken off."""
        self.bare_forms: Callable[[str], tuple[str, ...]] = ByWord(self._stripped).__getitem__
        """A folded word and what it may be without conjunction, preposition and article."""
        self.definite: Callable[[str], bool] = ByWord(self._definite).__getitem__
        """Whether a folded word carries the article, and is no relative that only begins like it."""
        self._relays: dict[tuple[str, ...], RelayPrepositions] = {}
        self._stops: dict[tuple[tuple[str, ...], tuple[str, ...], frozenset[str]], tuple[frozenset[str], frozenset[str]]] = {}

    def _starts(self, accordings: dict[str, list[According]]) -> dict[str, list[According]]:
        """According cues by their first word, with and without a conjunction written onto it."""
        joined = {c + first: rows for first, rows in accordings.items() for c in self.conjunctions}
        return {first: rows for first, rows in joined.items() if first not in self.and_words} | accordings

    def _readings(self, form: str) -> tuple[Form, ...]:
        plain = self._inflected(form)
        joined = form[:1] in self.conjunctions and len(form) > 2 and form not in self.and_words
        if joined and (not plain or form[1:] in self.forms):
            return (*plain, *(f._replace(joined=True) for f in self._inflected(form[1:])))
        if not plain and form[:1] == self.to_clitic and form[1:2] in self.present_prefixes:
            return tuple(self._narrated(form[1:]))
        return tuple(plain)

    def _narrated(self, form: str) -> Iterator[Form]:
        """A verb of plain saying in the subjunctive that goes on with a tale (`لتضيف أن ...`): only before a clause."""
        for f in self.forms.get(form, ()):
            if f.kind == "present" and f.cue.act == "assert" and "clause" in f.cue.frames:
                yield f._replace(joined=True, cue=f.cue._replace(frames=f.cue.frames & {"clause", "quote"}, preps=(), clitics=()))

    def _inflected(self, form: str) -> list[Form]:
        """The readings of a word without a conjunction: as it stands, as a future, or with an object pronoun."""
        found = list(self.forms.get(form, ()))
        if not found and form[:1] in self.future_prefix:
            found = [f for f in self.forms.get(form[1:], ()) if f.kind == "present" and f.cue.act != "assert"]
        return found or self._with_pronoun(form)

    def _with_pronoun(self, form: str) -> list[Form]:
        """The readings of a verb with its object written onto it, by the longest pronoun that fits."""
        for pronoun in self._pronouns.get(form[-1:], ()):
            if not form.endswith(pronoun) or len(form) <= len(pronoun) + 2:
                continue
            found = [
                f._replace(pronoun=pronoun)
                for f in self._before_pronoun(form[: -len(pronoun)])
                if f.kind != "participle" and f.cue.frames & _TRANSITIVE and form not in f.cue.weak
            ]
            if found:
                return found
        return []

    def _before_pronoun(self, stem: str) -> list[Form]:
        """The readings of a verb before its object's pronoun, where a weak last letter is written out (`يرى`, `يراه`)."""
        found = self.forms.get(stem)
        if found is None and stem.endswith(self.human_plural[:1]):
            found = self.forms.get(stem + self.accusative)  # a past of several, whose last letter is written alone (`نصحوه`)
        if found is None and stem.endswith(self.accusative):
            found = [f for end in self.weak_endings for f in self.forms.get(stem.removesuffix(self.accusative) + end, ())]
        return found or []

    def _owned(self, nouns: frozenset[str]) -> frozenset[str]:
        """Nouns with their owner's pronoun written onto them, which opens a feminine ending."""
        return frozenset(self._bound(noun) + pronoun for noun in nouns for pronoun in self.object_pronouns)

    def _bound(self, noun: str) -> str:
        """A noun as it is before a pronoun written onto it, which opens a feminine ending."""
        ending = self.feminine_folded
        return noun.removesuffix(ending) + self.feminine_bound if noun.endswith(ending) else noun

    def is_manner(self, form: str) -> bool:
        """Whether a word tells by what something was done rather than who said it."""
        return any(bare in self.manners for bare in self.bare_forms(form))

    def is_law(self, form: str) -> bool:
        """Whether a word is a law by which something is done."""
        return any(bare in self.laws for bare in self.bare_forms(form))

    def relays(self, cue: Cue) -> RelayPrepositions:
        """The prepositions before the speaker of a relay."""
        found = self._relays.get(cue.preps)
        if found is None:
            stems = {p[:-1] if p.endswith(self.weak_endings) else p for p in cue.preps}
            bare = frozenset(cue.preps)
            with_pronoun = frozenset(s + t + p for s in stems for t in ("", *self.weak_endings) for p in self.object_pronouns)
            found = self._relays[cue.preps] = RelayPrepositions(bare, with_pronoun, bare | with_pronoun)
        return found

    def stops(self, cue: Cue) -> tuple[frozenset[str], frozenset[str]]:
        """The words with which what a cue governs begins, and these with those by which somebody is called on."""
        key = cue.preps, cue.clitics, cue.frames
        found = self._stops.get(key)
        if found is None:
            relatives = (c + word for c in cue.clitics for word in self.according_relative)
            whom = (word for frame in ("from", "towards") if frame in cue.frames for word in self.addressed_by[frame])
            stops = frozenset((*cue.preps, *cue.clitics, *relatives, *whom))
            found = self._stops[key] = stops, (stops | self.callees if "object" in cue.frames else stops)
        return found

    def masdar(self, form: str) -> Form | None:
        """The verbal noun of a cue, perhaps with a conjunction or preposition written onto it; None for other words."""
        found = self.masdars.get(form)
        if found is None and (form[:1] in self.conjunctions or form[:1] in (self.by_clitic, self.to_clitic)):
            return self.masdars.get(form[1:])
        return found

    def _verbal_noun(self, form: str) -> Form | None:
        if form[:2] not in self._masdar_starts and form[1:3] not in self._masdar_starts:
            return None
        return self.masdar(form) or self._owned_masdar(form)

    def _owned_masdar(self, form: str) -> Form | None:
        for pronoun in self._pronouns.get(form[-1:], ()):
            if form.endswith(pronoun) and len(form) - len(pronoun) > 2:
                stem = form.removesuffix(pronoun)
                found = self.masdar(stem) or self.masdar(self._unbound(stem))
                return found._replace(pronoun=pronoun) if found else None
        return None

    def _silent(self, form: str) -> bool:
        return not (form in self._heard or self.lookup(form) or self._verbal_noun(form) or self._speech(form))

    def _speech(self, form: str) -> Speech | None:
        if self._speech_starts.isdisjoint([form[k : k + _TELLING] for k in range(_MOST_LETTERS_BEFORE + 1)]):
            return None
        for word in dict.fromkeys(self._unprefixed(form)):
            bare = word.removeprefix(self.article)
            for noun in (bare, bare.removesuffix(self.accusative)):
                if noun in self.speeches:
                    return Speech(self.speeches[noun], word != bare, "")
            for pronoun in self._pronouns.get(word[-1:], ()):
                if word.endswith(pronoun):
                    stem = word.removesuffix(pronoun)
                    cue = self.speeches.get(stem) or self.speeches.get(self._unbound(stem))
                    if cue is not None:
                        return Speech(cue, False, pronoun)
        return None

    def _unbound(self, stem: str) -> str:
        """A noun with the ending of the feminine as it is without a pronoun written onto it; nothing for other words."""
        return stem.removesuffix(self.feminine_bound) + self.feminine_folded if stem.endswith(self.feminine_bound) else ""

    def _unprefixed(self, form: str) -> Iterator[str]:
        """A word as it stands, and without a conjunction and a preposition written onto it, the article written out."""
        yield form
        joined = form[1:] if form[:1] in self.conjunctions else form
        yield joined
        for clitic in (self.by_clitic, self.to_clitic):
            if joined.startswith(self.to_clitic * 2) and clitic == self.to_clitic:
                yield self.article + joined[2:]
            elif joined.startswith(clitic):
                yield joined[1:]

    def carries(self, form: str, clitic: str) -> bool:
        """Whether a folded word carries a proclitic preposition rather than merely beginning with its letter."""
        if not form.startswith(clitic):
            return False
        if form == clitic:
            return True
        words = self.by_words if clitic == self.by_clitic else self.to_words
        whole = clitic == self.by_clitic and len(form) > 3 and form.startswith(clitic + self.article)
        noun = is_known(form, self.code) if len(form) > 3 else is_short(form[1:], self.code)
        noun = noun or self.led_deeds.match(form) is not None
        return (whole or noun) and form not in words

    def without_and(self, form: str) -> str:
        """A folded word without a conjunction written onto it."""
        return form[1:] if form[:1] in self.conjunctions and form[1:] in self._plain else form

    def without_conjunction(self, form: str) -> str:
        """A folded word without its first letter where that may be a conjunction."""
        return form[1:] if form[:1] in self.conjunctions else form

    def goes_on(self, form: str) -> bool:
        """Whether a word is a participle by which a speaker goes on (`لافتا`, `مشيرا`), so that his noun phrase is over."""
        if not form.endswith(self.accusative) or self.role(form) is not None:
            return False
        return any(f.kind == "participle" and f.cue.frames & {"clause", "object", "party"} for f in self.lookup(form))

    def _role(self, form: str) -> str | None:
        """The role of a word, in the singular where only that is listed (`المبعوثون`)."""
        bare = self.bare_forms(form)
        found = next((self.roles[w] for w in bare if w in self.roles), None)
        if found is None and form.endswith(self.plural_endings):
            found = next((self.roles[w[:-2]] for w in bare if len(w) >= SHORTEST_STEM + 2 and w[:-2] in self.roles), None)
        accusative = found is None and form.endswith(self.accusative) and len(form) > 3
        if accusative and self.adverbs.isdisjoint(bare) and not self.lookup(form):
            found = next((self.roles[w[:-1]] for w in bare if w[:-1] in self.roles and not self.definite(w)), None)
        return found

    def prefixed_title(self, form: str) -> bool:
        """Whether a conjunction or preposition is written onto a title (`التقى بوزير النقل X`)."""
        if form in self.roles or form[:1] not in {self.by_clitic, self.to_clitic, *self.conjunctions}:
            return False
        return form[1:] in self.roles or (self.definite(form[1:]) and self.role(form[1:]) is not None)

    def led_title(self, form: str) -> bool:
        """Whether a title or body has the preposition of a subject written onto it (`سبق لرئيس الوزراء أن قال`)."""
        led = form.startswith(self.to_clitic) and form not in self.to_words
        return led and form not in self.roles and form[1:] in self.roles

    def _stripped(self, form: str) -> tuple[str, ...]:
        if form in self.and_words:
            return (form,)
        out = [form]
        if len(form) > 3 and form not in self.to_words and form not in self.by_words:
            out += [form[len(clitic) :] for clitic in self._clitics.get(form[:1], ()) if form.startswith(clitic)]
        if form.startswith(self.to_clitic * 2) and len(form) > 4:
            out.append(form[2:])
        return (*out, *(w[len(self.article) :] for w in out if self.definite(w)))

    def past_of_hers(self, form: str) -> bool:
        """Whether a folded word without clitics has the shape of a past with a feminine subject (`شملت`)."""
        short = len(form) < SHORTEST_PAST or not form.endswith(self.past_feminine) or form.endswith(self.plural_things)
        return not (short or form in self.like_past or self.definite(form))

    def plural(self, form: str) -> bool:
        """Whether a folded word is of several people: one of the list, or by its ending."""
        if any(bare in self.plurals for bare in self.bare_forms(form)):
            return True
        return form.endswith(self.human_plural) and len(form.removeprefix(self.article)) >= SHORTEST_PLURAL

    def titled_several(self, form: str) -> bool:
        """Whether a definite title is the plural of persons as an object (`المسؤولين`), by its ending on a title."""
        stem = form.removesuffix(self.accusative_plural) if self.accusative_plural else form
        return stem != form and self.definite(form) and self.role(stem) in self.epithets

    def several_people(self, form: str) -> bool:
        """Whether a definite noun is the plural of persons as a subject, by its ending on a word (`الرافضون`)."""
        bare = form.removeprefix(self.article)
        stem = bare.removesuffix(self.human_plural)
        return SHORTEST_PERSON <= len(stem) < len(bare) < len(form) and is_listed(stem, self.code)

    def articled(self, form: str) -> bool:
        """Whether a word has the article, perhaps merged with the preposition before it (`الوزير`, `للوزير`)."""
        return self.definite(form) or form.startswith(self.to_clitic * 2)

    def finite(self, form: str) -> bool:
        """Whether a word may be a verb of saying in a past or a present."""
        return any(f.kind in ("past", "present") for f in self.lookup(form))

    def _definite(self, form: str) -> bool:
        long = form.startswith(self.article) and len(form) > len(self.article) + 1
        return long and form not in self.relatives and form not in self.not_definite

    def indefinite_adjective(self, form: str) -> bool:
        """Whether a folded word without the article has the shape of an adjective of relation."""
        return (len(form) > 4 and form.endswith(self.adjective_endings)) or form in self.short_adjectives

    def adjective(self, form: str) -> bool:
        """Whether a folded word has the shape of an adjective of relation or of quality with the article."""
        return self.definite(form) and (
            (form.endswith(self.adjective_endings) and form not in self.not_adjectives) or form in self.quality_adjectives
        )


@cache
def lexicon(code: str) -> Lexicon:
    """The compiled lexicon of a language, kept."""
    return Lexicon(code)
