"""The lexicon of a subject-first language for reading attributions: cues with their frames, and classes of words."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from musnad.lang import table
from musnad.read.subject_first.cues import Form, Inflection, accordings_of, nouns_of, verbs_of
from musnad.text import fold

SHORTEST_ADVERB = 4
"""Letters beyond which an ending of adverbs tells an adverb."""
_THINGS = frozenset({"organisation", "document", "outlet"})
SHORTEST_STEM = 2
"""Letters that must be left of a word without the ending of its case."""
SHORTEST_PAST = 4
"""Letters beyond which an ending tells a past (`asked`, not `need`)."""
SHORTEST_GERUND = 5
"""Letters beyond which an ending of verbs tells a verb (`saying`, not `being`)."""


class Pronoun(NamedTuple):
    """Gender (m, f, n, x for either) and number or person (s, p, 1, 2) of a pronoun."""

    gender: str
    number: str


class Lexicon:
    """Cues and classes of words of one language, folded. What its tables do not list, it does not have."""

    complementizers: frozenset[str]
    relatives: frozenset[str]
    interrogatives: frozenset[str]
    determiners: frozenset[str]
    possessives: frozenset[str]
    articles: frozenset[str]
    adverbs: frozenset[str]
    not_adverbs: frozenset[str]
    have: frozenset[str]
    be: frozenset[str]
    do: frozenset[str]
    modals: frozenset[str]
    negated: frozenset[str]
    infinitive: frozenset[str]
    passive_by: frozenset[str]
    and_words: frozenset[str]
    coordinators: frozenset[str]
    subordinators: frozenset[str]
    prepositions: frozenset[str]
    inner_prepositions: frozenset[str]
    adjunct_prepositions: frozenset[str]
    weekdays: frozenset[str]
    months: frozenset[str]
    time_words: frozenset[str]
    abbreviations: frozenset[str]
    starters: frozenset[str]
    empty: frozenset[str]
    comment_words: frozenset[str]
    detail_words: frozenset[str]
    without: frozenset[str]
    unnamed_roles: frozenset[str]
    collective_roles: frozenset[str]
    document_roles: frozenset[str]
    epithets: frozenset[str]
    senior_words: frozenset[str]
    before_titles: frozenset[str]
    statement_words: frozenset[str]
    contracted: frozenset[str]
    as_words: frozenset[str]
    converbs: frozenset[str]
    expletives: frozenset[str]
    sequels: frozenset[str]
    frontings: frozenset[str]
    noun_like: frozenset[str]
    plural_heads: frozenset[str]
    contrasts: frozenset[str]
    agent_words: frozenset[str]
    put_words: frozenset[str]
    definite: frozenset[str]
    labels: frozenset[str]
    clause_starters: frozenset[str]
    genitives: frozenset[str]
    comma_breakers: frozenset[str]
    suppositions: frozenset[str]
    vouching_roles: frozenset[str]
    place_prepositions: frozenset[str]
    verb_particles: frozenset[str]
    object_pronouns: frozenset[str]
    past_forms: frozenset[str]
    misters: frozenset[str]
    catenative_particles: frozenset[str]
    correlatives: frozenset[str]
    located: frozenset[str]
    not_infinitives: frozenset[str]
    outer_roles: frozenset[str]
    relayed: frozenset[str]

    def __init__(self, code: str) -> None:
        words, cues = table(code, "words"), table(code, "cues")
        self.code = code
        for name in Lexicon.__annotations__:
            setattr(self, name, _folded(_listed(words.get(name, ""))))
        self.possessive_endings = tuple(sorted(_folded(words.get("possessive_endings", "").split())))
        self.possessor_endings = tuple(sorted(_folded(words.get("possessor_endings", "").split())))
        self.plural_ending, self.gerund_ending = str(words.get("plural", "")), str(words.get("gerund", ""))
        self.past_ending = str(words.get("past_ending", ""))
        self.adverb_ending = str(words.get("adverb_ending", ""))
        self.free_order = bool(words.get("free_order"))
        self.dative_endings = tuple(sorted(_folded(words.get("dative_endings", "").split())))
        self.case_endings = tuple(sorted(_folded(words.get("case_endings", "").split()), key=lambda e: (-len(e), e)))
        self.infinitive_endings = tuple(sorted(_folded(words.get("infinitive_endings", "").split())))
        self.neuter_endings = tuple(sorted(_folded(words.get("neuter_endings", "").split())))
        self.predicate_endings = tuple(sorted(_folded(words.get("predicate_endings", "").split())))
        self.plural_verbs = tuple(sorted(_folded(words.get("plural_verbs", "").split())))
        self.verb_genders = {fold(w): gender for gender, row in words.get("verb_genders", {}).items() for w in row.split()}
        self.oblique_roles = {fold(w): role for role, row in words.get("oblique_roles", {}).items() for w in row.split()}
        self.openers = _phrases(words.get("openers", ""))
        self.taken_up = _phrases(words.get("taken_up", ""))
        self.breakers = _phrases(words.get("breakers", ""))
        self.clause_breakers = _phrases(words.get("clause_breakers", ""))
        self.pronouns = {form: Pronoun(*value.split()) for w, value in words.get("pronouns", {}).items() for form in _folded([w])}
        self.contracted_pronouns = {form for form in self.pronouns if not form.isalpha()}
        self.owners = {fold(w): Pronoun(*value.split()) for w, value in words.get("possessive_pronouns", {}).items()}
        self.roles = {fold(w): role for role, row in words.get("roles", {}).items() for w in row.split()}
        things_first = sorted(self.roles.items(), key=lambda row: row[1] not in _THINGS)  # of one stem a person's role holds
        self._stems = {self.stem(form): role for form, role in things_first} if self.case_endings else {}
        self.genders = {fold(w): gender for gender, row in words.get("genders", {}).items() for w in row.split()}
        media = words.get("media", {})
        self.media = frozenset(fold(w) for w in media.get("nouns", "").split())
        self.media_prepositions = frozenset(fold(w) for w in media.get("prepositions", "").split())
        self.addressee_heads = frozenset(fold(w) for w in words.get("addressees", {}).get("heads", "").split())
        self.forms = verbs_of(cues)
        self.nouns = nouns_of(cues, self.plural_ending)
        self.according = accordings_of(cues)
        self.plain = self.forms[fold(cues["relay_verb"])][0].cue
        inflection = Inflection(cues)
        self.catenatives = {
            fold(form): kind
            for kind, row in cues.get("catenatives", {}).items()
            for base in row.split()
            for form, _ in inflection.forms(base)
        }
        self.ambiguous_names: dict[str, str] = {}
        self.to_clitic = ""
        self.lone_to = self.addressee_prepositions = self.bare_complementizers = frozenset[str]()

    def lookup(self, form: str) -> tuple[Form, ...] | list[Form]:
        """The cue readings of a folded word; empty for other words."""
        return self.forms.get(form, ())

    def prefixed_title(self, form: str) -> bool:
        """Whether a conjunction or preposition is written onto a title; never so here."""
        return False

    def role(self, form: str) -> str | None:
        """The role that a folded noun names, also in the possessive."""
        return self.roles.get(form)

    def spoken_of(self, form: str) -> str | None:
        """The role that a folded noun names in any case."""
        return self.roles.get(form) or self.oblique_roles.get(form)

    def described(self, form: str) -> str | None:
        """The role that a folded noun names in any case, by its stem where no table has the form."""
        return self.spoken_of(form) or (self._stems.get(self.stem(form)) if self._stems else None)

    def stem(self, form: str) -> str:
        """A folded word without the ending of its case, where that leaves a stem."""
        stems = (form[: -len(e)] for e in self.case_endings if form.endswith(e))
        return next((stem for stem in stems if len(stem) >= SHORTEST_STEM), form)

    def infinitival(self, form: str) -> bool:
        """Whether a folded word ends like an infinitive, in a language whose infinitives are one word."""
        return bool(self.infinitive_endings) and form.endswith(self.infinitive_endings) and form not in self.not_infinitives

    def past_gender(self, form: str) -> str:
        """The gender of its subject that a past shows; empty where it shows none."""
        return next((gender for end, gender in self.verb_genders.items() if form.endswith(end)), "")

    def possessor(self, form: str) -> bool:
        """Whether a folded word ends like a possessor (`X's`)."""
        return form.endswith(self.possessor_endings)

    def plural(self, form: str) -> bool:
        """Whether a folded word ends like a plural."""
        return bool(self.plural_ending) and form.endswith(self.plural_ending)

    def gerund(self, form: str) -> bool:
        """Whether a folded word ends like a verb in -ing."""
        return bool(self.gerund_ending) and form.endswith(self.gerund_ending) and len(form) > SHORTEST_GERUND

    def past(self, form: str) -> bool:
        """Whether a folded word is listed as a past, or ends like one."""
        if form in self.past_forms or not self.past_ending:
            return form in self.past_forms
        return form.endswith(self.past_ending) and len(form) > SHORTEST_PAST

    def adverb(self, form: str) -> bool:
        """Whether a folded word is a listed adverb or ends like one."""
        if form in self.adverbs or not self.adverb_ending:
            return form in self.adverbs
        return form.endswith(self.adverb_ending) and form not in self.not_adverbs and len(form) > SHORTEST_ADVERB


def _listed(entry: str) -> list[str]:
    """A list parted by commas where it has any, else by spaces."""
    return [w.strip() for w in entry.split(",")] if "," in entry else entry.split()


def _folded(words: Iterable[str]) -> frozenset[str]:
    """Words as they stand in a folded text, with either apostrophe."""
    forms = {fold(w) for w in words}
    return frozenset(forms | {f.replace("'", "’") for f in forms})


def _phrases(entry: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Folded phrases by their first word, the longest first."""
    out: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in sorted((tuple(row.split()) for row in _folded(_listed(entry))), key=len, reverse=True):
        out[words[0]] = (*out.get(words[0], ()), words)
    return out


@cache
def lexicon(code: str) -> Lexicon:
    """The compiled lexicon of a language, kept."""
    return Lexicon(code)
