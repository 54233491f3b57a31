"""The lexicon of a language for reading attributions: cue forms with their frames, and classes of words.

Everything is compiled from the language's tables `cues` and `words`; nothing here knows a language. Lookups are
cached by word type, since news repeats itself.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple, cast

from musnad.lang import table
from musnad.model import Act
from musnad.text import fold

FRAME_WORDS = frozenset(
    ["clause", "quote", "bare", "np", "object", "party", "to", "strict", "two", "relay", "from", "at", "inside"]
)


_TRANSITIVE = frozenset({"np", "object", "party", "two", "bare"})


class Cue(NamedTuple):
    """A cue's lemma with its act and the frames that its language table gives it."""

    lemma: str
    act: Act
    frames: frozenset[str]
    preps: tuple[str, ...]
    clitics: tuple[str, ...]
    needs: frozenset[str]
    flags: frozenset[str]
    weak: frozenset[str] = frozenset()


class Form(NamedTuple):
    """An inflected form of a cue as it stands: `joined` when a conjunction is written onto it, `pronoun` an object."""

    cue: Cue
    kind: str
    person: int
    gender: str
    number: str
    joined: bool = False
    pronoun: str = ""


class According(NamedTuple):
    """A preposition-like cue: its words, what must follow, and whether a verb or a pronoun completes it."""

    words: tuple[str, ...]
    next: str
    verb: bool
    pronoun: bool
    quoted: bool


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(w) for w in words)


class Lexicon:
    """All classes of words that reading attributions leans on, folded."""

    def __init__(self, code: str) -> None:
        words, cues = table(code, "words"), table(code, "cues")
        self.code = code
        self.complementizers = _folded(words["complementizers"]) | {
            fold(c + p) for c in words["complementizers"] for p in words["complementizer_pronouns"]
        }
        self.pronoun_complementizers = self.complementizers - _folded(words["complementizers"])
        self.conjunctions = _folded(words["proclitic_and"])
        self.negative_complementizers = frozenset(words["negative_complementizers"])
        self.weak_endings = tuple(fold(w) for w in words["weak_endings"])
        self.object_pronouns = tuple(fold(p) for p in words["object_pronouns"])
        self._classes(words)
        self.breakers = self._phrases(words["content_breakers"])
        self.openers = self._phrases(words["discourse_openers"])
        self.conditions = self._phrases(words["conditions"])
        self.article = fold(words["article"])
        self.adjective_endings = tuple(fold(w) for w in words["adjective_endings"])
        self.future_prefix = _folded(words["proclitic_future"])
        self.and_words = _folded(words["and_words"])
        self.roles = {fold(w): role for role, ws in words["roles"].items() for w in ws}
        self.unnamed_roles = frozenset(words["unnamed_roles"])
        self.collective_roles = frozenset(words["collective_roles"])
        self.plurals = _folded(words["plural_heads"])
        self.media = _folded(words["media"]["nouns"])
        self.media_prepositions = _folded(words["media"]["prepositions"])
        self.media_outlets = _folded(words["media"]["outlets"])
        self.addressee_groups = _folded(words["addressees"]["groups"])
        self.addressee_heads = _folded(words["addressees"]["heads"])
        self.addressee_prepositions = _folded(words["addressees"]["prepositions"])
        self.relational = _folded(words["relational"])
        self.to_clitic, self.by_clitic = fold(words["to_clitic"]), fold(words["by_clitic"])
        self.by_words = _folded(words["by_words"])
        self.to_words = _folded(words["to_words"])
        self.said_forms = self._said(cues)
        self.light_verbs = _folded(cues["light_verbs"])
        self.speech_nouns = _folded(cues["speech_nouns"])
        self.relay = fold(cues["relay_prep"])
        self.according_verbs = _folded(cues["according_verbs"])
        self.unspoken = _folded(cues["unspoken"])
        self.impersonal = _folded(cues["impersonal"])
        self.according: dict[str, list[According]] = {}
        for row in cues["according"]:
            a = According(
                tuple(fold(w) for w in row["words"]),
                row.get("next", ""),
                row.get("verb", False),
                row.get("pronoun", False),
                row.get("quoted", False),
            )
            self.according.setdefault(a.words[0], []).append(a)
        for rows in self.according.values():
            rows.sort(key=lambda a: -len(a.words))
        self.according_starts = dict(self.according)
        for first, rows in self.according.items():
            for conjunction in self.conjunctions:
                self.according_starts.setdefault(conjunction + first, rows)
        self.according_relative = _folded(cues["according_relative"])
        self.plain_words = {*self.according, *self.light_verbs, *self.negations, *_folded(cues["according_relative"])}
        self.nouns = {fold(f): self._noun(row) for row in cues["nouns"] for f in row["forms"]}
        self.forms: dict[str, list[Form]] = {}
        self.masdars: dict[str, Form] = {}
        self._compile(cues)
        self._looked: dict[str, tuple[Form, ...]] = {}
        self._roled: dict[str, str | None] = {}

    def _classes(self, words: dict[str, Any]) -> None:
        self.clause_openers = _folded(words["clause_openers"])
        self.prepositions = _folded(words["prepositions"])
        self.adverbs = _folded(words["adverbs"])
        self.negations_of_cue = _folded(words["negations_of_cue"])
        self.comment_nouns = _folded(words["comment_nouns"])
        self.refusals = _folded(words["refusals"])
        self.futures = _folded(words["futures"])
        self.relatives = _folded(words["relatives"])
        self.negations = _folded(words["negations"])
        self.inner_prepositions = _folded(words["inner_prepositions"])
        self.not_clause = _folded(words["not_clause"])
        self.complements = _folded(words["complements"])
        self.media_skips = _folded(words["media_skips"])
        self.media_adverbs = _folded(words["media_adverbs"])
        self.medium_links = _folded(words["medium_links"])
        self.outlet_links = _folded(words["outlet_links"])
        self.lone_to = _folded(words["lone_to"])
        self.present_prefixes = _folded(words["present_prefixes"])
        self.continuers = _folded(words["continuers"])
        self.demonstratives = _folded(words["demonstratives"])
        self.time_prepositions = _folded(words["time_prepositions"])
        self.member_of = fold(words["member_of"])
        self.hard_breakers = self._phrases(words["hard_breakers"])
        self.phrase_ends = self._phrases(words["phrase_ends"])
        self.determiners = _folded(words["determiners"])
        self.fresh_roles = _folded(words["fresh_roles"])
        self.member_heads = _folded(words["member_heads"])
        self.adverbial_names = _folded(words["adverbial_names"])
        self.at_prep = fold(words["at_prep"])
        self.statement_words = _folded(words["statement_words"])
        self.feminine_endings = tuple(words["feminine_endings"])
        self.repeated_nouns = _folded(words["repeated_nouns"])
        self.leader_words = _folded(words["leader_words"])
        self.ambiguous_names = dict(words["ambiguous_names"])
        self.not_adjectives = _folded(words["not_adjectives"])
        self.selves = _folded(words["selves"])
        self.or_words = _folded(words["or_words"])
        self.nation_plurals = tuple(fold(w) for w in words["nation_plurals"])
        self.not_before_participle = _folded(words["not_before_participle"])
        self.carriers = self._phrases(words["carriers"])
        self.speaking_places = frozenset(words["speaking_places"])
        self.relation_feminine = fold(words["relation_feminine"])
        self.quality_adjectives = _folded(words["quality_adjectives"])
        self.anonymity_verbs = _folded(words["anonymity_verbs"])
        self.anonymity_objects = _folded(words["anonymity_objects"])
        self.human_plural = fold(words["human_plural"])
        self.not_leaders = _folded(words["not_leaders"])
        self.leaders = _folded(words["leaders"])
        self.dangling = _folded(words["dangling"])
        self.nothing_words = _folded(words["nothing_words"])
        self.plural_things = fold(words["plural_things"])
        self.contrasts = _folded(words["contrasts"])
        self.pronoun_subjects = self.pronoun_complementizers | _folded(words["pronoun_subjects"])
        self.splices = _folded(words["splices"])
        self.agency_heads = _folded(words["agency_heads"])
        self.epithets = frozenset(words["epithets"])
        self.verb_particles = _folded(words["verb_particles"])
        self.gap_particles = _folded(words["gap_particles"])
        self.lead_particles = _folded(words["lead_particles"])
        self.as_words = _folded(words["as_words"])
        self.refusal_lemmas = frozenset(words["refusal_lemmas"])
        self.feeling_lemmas = frozenset(words["feeling_lemmas"])
        self.noun_acts = {fold(w): cast(Act, act) for act, ws in words["noun_acts"].items() for w in ws}

    @staticmethod
    def _phrases(rows: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
        out: dict[str, tuple[tuple[str, ...], ...]] = {}
        for row in rows:
            words = tuple(fold(w) for w in row.split())
            out[words[0]] = (*out.get(words[0], ()), words)
        return out

    def _said(self, cues: dict[str, Any]) -> frozenset[str]:
        return _folded(cues.get("said_participles", ()))

    def _noun(self, row: dict[str, Any]) -> Cue:
        flags = frozenset(k for k in ("passive_only", "passive_clause", "own") if row.get(k))
        preps = tuple(fold(p) for p in row["preps"] if not p.endswith("+"))
        return Cue(row["forms"][0], cast(Act, row["act"]), frozenset({"clause"}), preps, (), frozenset(), flags)

    def _compile(self, cues: dict[str, Any]) -> None:
        for verb in cues["verbs"]:
            cue = self._cue(verb)
            weak = _folded(verb.get("weak", ()))
            rows = [*cues["paradigms"][verb.get("paradigm", "sound")], *verb.get("also", ())]
            rows += [[form, "jussive", 3, "f" if form.startswith("ت") else "m", "s"] for form in verb.get("jussive", ())]
            stems = {
                "past": verb["past"],
                "base": verb["past"][:-1],
                "pres": verb["pres"][1:],
                "presbase": verb["pres"][1:-1],
                "part": verb["part"],
            }
            if "masdar" in verb:
                self.masdars.setdefault(fold(verb["masdar"]), Form(cue, "masdar", 3, "", ""))
            for template, kind, person, gender, number in rows:
                form = fold(template.format(**stems))
                if form not in weak:
                    self.forms.setdefault(form, []).append(Form(cue, kind, person, gender, number))

    def _cue(self, verb: dict[str, Any]) -> Cue:
        frames = verb["frames"]
        flags = [
            k
            for k in (
                "np_bare",
                "act_of_noun",
                "needs_b",
                "documents",
                "takes_object",
                "noun_like",
                "participle_only",
                "overt",
                "negated_only",
                "refuses",
                "near",
            )
            if verb.get(k)
        ]
        return Cue(
            verb["past"],
            cast(Act, verb["act"]),
            frozenset(f for f in frames if f in FRAME_WORDS),
            tuple(fold(f) for f in frames if f not in FRAME_WORDS and not f.endswith("+")),
            tuple(f[:-1] for f in frames if f.endswith("+")),
            _folded(verb.get("needs", verb.get("needs_noun", ()))),
            frozenset(flags),
            _folded(verb.get("weak", ())),
        )

    def lookup(self, form: str) -> tuple[Form, ...]:
        """The cue readings of a folded word, with proclitics and object pronouns taken off; empty for other words."""
        found = self._looked.get(form)
        if found is None:
            found = self._looked[form] = tuple(self._readings(form))
        return found

    def _readings(self, form: str) -> list[Form]:
        plain = self._inflected(form)
        if plain:
            return plain
        if form[:1] in self.conjunctions and len(form) > 2:
            return [f._replace(joined=True) for f in self._inflected(form[1:])]
        return []

    def _inflected(self, form: str) -> list[Form]:
        found = list(self.forms.get(form, ()))
        if not found and form[:1] in self.future_prefix:
            found = [f for f in self.forms.get(form[1:], ()) if f.kind == "present" and f.cue.act != "assert"]
        if not found:
            for pronoun in self.object_pronouns:
                if form.endswith(pronoun) and len(form) > len(pronoun) + 2:
                    stem = form[: -len(pronoun)]
                    found = [
                        f._replace(pronoun=pronoun)
                        for f in self.forms.get(stem, ())
                        if f.kind != "participle" and f.cue.frames & _TRANSITIVE and form not in f.cue.weak
                    ]
                    if found:
                        break
        return found

    def relays(self, cue: Cue) -> tuple[frozenset[str], frozenset[str]]:
        """The prepositions before the speaker of a relay, bare and with a pronoun."""
        stems = {p[:-1] if p.endswith(self.weak_endings) else p for p in cue.preps}
        return frozenset(cue.preps), frozenset(
            s + t + p for s in stems for t in ("", *self.weak_endings) for p in self.object_pronouns
        )

    def masdar(self, form: str) -> Form | None:
        """The verbal noun of a cue, perhaps with a conjunction or preposition written onto it; None for other words."""
        for word in (form, form[1:] if form[:1] in self.conjunctions or form[:1] in (self.by_clitic, self.to_clitic) else ""):
            if word in self.masdars:
                return self.masdars[word]
        return None

    def without_and(self, form: str) -> str:
        """A folded word without a conjunction written onto it."""
        return form[1:] if form[:1] in self.conjunctions and form[1:] in self.plain_words else form

    def role(self, form: str) -> str | None:
        """The role that a folded noun names (`official`, `minister` ...), with article and proclitics taken off."""
        if form not in self._roled:
            self._roled[form] = self._role(form)
        return self._roled[form]

    def _role(self, form: str) -> str | None:
        for word in self.bare_forms(form):
            if word in self.roles:
                return self.roles[word]
        return None

    def bare_forms(self, form: str) -> list[str]:
        """A folded word and what it may be without conjunction, preposition and article."""
        out = [form]
        if form in self.and_words:
            return out
        for clitic in (*self.conjunctions, self.by_clitic, self.to_clitic):
            if form.startswith(clitic) and len(form) > 3:
                out.append(form[len(clitic) :])
        if form.startswith(self.to_clitic * 2) and len(form) > 4:
            out.append(form[2:])
        out += [w[len(self.article) :] for w in out if w.startswith(self.article) and len(w) > len(self.article) + 1]
        return out

    def definite(self, form: str) -> bool:
        """Whether a folded word carries the article."""
        return form.startswith(self.article) and len(form) > len(self.article) + 1

    def indefinite_adjective(self, form: str) -> bool:
        """Whether a folded word without the article has the shape of an adjective of relation."""
        return len(form) > 4 and form.endswith(self.adjective_endings)

    def adjective(self, form: str) -> bool:
        """Whether a folded word has the shape of an adjective of relation or of quality with the article."""
        return self.definite(form) and (
            (form.endswith(self.adjective_endings) and form not in self.not_adjectives) or form in self.quality_adjectives
        )


@cache
def lexicon(code: str) -> Lexicon:
    """The compiled lexicon of a language, kept."""
    return Lexicon(code)
