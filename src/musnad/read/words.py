"""Classes of words that reading attributions leans on, as a language's table `words` gives them."""

import re
from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, Final, cast, get_type_hints

from musnad.errors import DataError
from musnad.model import Act
from musnad.read.kinds import (
    Classes,
    Endings,
    Governed,
    Names,
    Phrases,
    Sets,
    Word,
    Words,
    Written,
    by_word,
    folded,
    joined,
    phrases,
)


class WordClasses:
    """The classes, loaded from the table. Two kinds are derived: complementizers with pronouns, and noun acts."""

    # Clitics, endings and the article
    article: Word
    to_clitic: Word
    by_clitic: Word
    conjunctions: Annotated[Words, "proclitic_and"]
    future_prefix: Annotated[Words, "proclitic_future"]
    present_prefixes: Words
    clause_heads: Words
    event_pasts: Words
    own_letter: Annotated[str, str]
    past_letter: Annotated[str, str]
    never_heads: Words
    never_speakers: Words
    owned_prepositions: Words
    with_words: Words
    letters: Words
    title_letters: Words
    meetings: Words
    calls: Words
    press_meetings: Words
    courtesy_nouns: Words
    answers: Words
    its_owner: Words
    of_it: Words
    authors: Words
    authored: Words
    article_nouns: Words
    writing_lemmas: Names
    pretext_lemmas: Names
    late_words: Words
    former: Words
    asides: Phrases
    inserts: Phrases
    named_things: Words
    areas: Words
    third_person: Word
    like_third_person: Words
    object_pronouns: Endings
    her: Word
    their: Word
    weak_endings: Endings
    weak_letters: Words
    adjective_endings: Endings
    nation_plurals: Endings
    plural_endings: Endings
    accusative: Word
    accusative_plural: Word
    feminine_singular: Annotated[str, str]
    feminine_bound: Word
    past_feminine: Word
    like_past: Words
    back_references: Words
    resumed: Words
    side_heads: Words
    senior_words: Words
    human_plural: Word
    plural_things: Word
    relation_feminine: Word
    relation_accusative: Word
    feminine_endings: Written
    no_cues: Written
    rare_cues: Written
    noun_spellings: Written
    passive_vowel: Annotated[str, str]
    doubling: Annotated[str, str]
    by_words: Words
    to_words: Words
    and_words: Words

    # Function words
    prepositions: Words
    inner_prepositions: Words
    spoken_for: Words
    time_prepositions: Words
    stretches: Words
    some: Words
    few: Words
    at_prep: Word
    inside: Word
    member_of: Word
    lone_to: Words
    adverbs: Words
    adverbial_names: Words
    relatives: Words
    things: Words
    matters: Words
    resumers: Phrases
    sites: Words
    of_pronouns: Words
    demonstratives: Words
    pointers: Words
    determiners: Words
    called: Words
    towards: Words
    number_words: Words
    portions: Words
    principals: Words
    superlatives: Words
    ranks: Words
    ranked_in: Phrases
    wholes: Words
    quantities: Words
    or_words: Words
    alternatives: Words
    as_words: Words
    whether: Words
    negations: Words
    negations_of_cue: Words
    without_words: Words
    sequels: Words
    statements: Words
    sides: Phrases
    exceptives: Words
    excepting: Words
    jussive_particles: Words
    negative_complementizers: Names
    verb_particles: Words
    auxiliaries: Words
    progress_verbs: Words
    lasting_verbs: Words
    perfect_particles: Words
    gap_particles: Words
    lead_particles: Words
    as_for: Words
    when_words: Words
    not_definite: Words
    told_shapes: Annotated[re.Pattern[str], re.compile]
    led_deeds: Annotated[re.Pattern[str], re.compile]
    told_things: Words
    subordinators: Phrases
    subordinating: Phrases
    main_openers: Annotated[Words, "modality.consequences"]
    formerly: Words
    back_then: Phrases
    so: Words
    selves: Words
    latter: Words
    merits: Words
    demanded: Words
    ambiguous_names: Annotated[dict[str, str], dict]

    # Where clauses and contents begin and end
    clause_openers: Words
    not_clause: Words
    openers: Annotated[Phrases, "discourse_openers"]
    breakers: Annotated[Phrases, "content_breakers"]
    hard_breakers: Phrases
    soft_breakers: Phrases
    own_acts: Words
    no_breakers: Names
    been: Words
    turns: Phrases
    phrase_ends: Phrases
    speaker_ends: Phrases
    aftermaths: Phrases
    grounds: Phrases
    continuers: Words
    contrasts: Words
    whereupon: Words
    set_against: Words
    set_beside: Words
    clause_contrasts: Words
    results: Phrases
    own_voice: Words
    speech_openers: Words
    statement_openers: Phrases
    own_futures: Endings
    conclusions: Phrases
    copulas: Words
    linking: Words
    placing: Words
    participants: Words
    between: Phrases
    dated: Words
    tying: Sets
    feminine_relatives: Words
    splices: Words
    describers: Words
    whoever: Words
    voices: Words
    told_pronouns: Words
    occasions: Words
    numbered: Words
    numbering: Words
    of_years: Words
    dual_endings: Endings
    moments: Words
    dangling: Words

    # Heads of noun phrases, and what completes them
    roles: Classes
    unnamed_roles: Names
    collective_roles: Names
    epithets: Names
    fresh_roles: Words
    plurals: Annotated[Words, "plural_heads"]
    relational: Words
    owned_titles: Words
    task_bodies: Words
    complements: Words
    near_words: Words
    led_by: Words
    governing: Governed
    directions: Words
    not_adjectives: Words
    not_relations: Words
    quality_adjectives: Words
    member_heads: Words
    agency_heads: Words
    broadcasting: Words
    honorifics: Words
    styles: Words
    sure_honorifics: Words
    resumptives: Words
    guests: Words
    happened: Words
    as_guests: Words
    courtesies: Words
    misters: Words
    teams: Words
    shared_adjectives: Words
    deeds: Words
    wider_titles: Sets
    wider_bodies: Sets
    same_bodies: Sets
    same_titles: Sets
    fields: Words
    any_papers: Words
    text_parts: Words
    head_titles: Words
    sole_titles: Words
    ones: Words
    making: Words
    nicknamed: Words
    leader_words: Words
    leaders: Words
    not_leaders: Words
    press_papers: Words
    statement_words: Words
    posts: Words
    marked_participles: Words
    occasion_qualities: Words
    communiques: Words
    figures: Words
    held_days: Words
    plain_qualities: Words
    short_adjectives: Words
    led_verbs: Words
    correspondents: Words
    issuing: Words
    speaking_places: Names
    anonymity_verbs: Words
    anonymity_objects: Words
    anonymity_reasons: Words
    anonymity_openers: Words
    unnaming: Words
    identities: Words

    # Media and addressees
    media: Annotated[Words, "media.nouns"]
    media_prepositions: Annotated[Words, "media.prepositions"]
    media_outlets: Annotated[Words, "media.outlets"]
    media_skips: Words
    media_adverbs: Words
    medium_links: Words
    medium_carriers: Words
    issued: Words
    receivers: Words
    opinions: Words
    outlet_links: Words
    carriers: Phrases
    called_upon: Annotated[Words, "addressees.called_upon"]
    multitudes: Annotated[Words, "addressees.multitudes"]
    called_people: Annotated[Words, "addressees.called_people"]
    free_pronouns: Words
    labels: Phrases
    platforms: Words
    own_countries: Annotated[Words, "addressees.own_countries"]
    masculine_places: Annotated[Words, "addressees.masculine_places"]
    masculine_heads: Annotated[Words, "addressees.masculine_heads"]
    plural_bodies: Annotated[Words, "addressees.plural_bodies"]
    addressed_roles: Annotated[Names, "addressees.roles"]
    addressee_groups: Annotated[Words, "addressees.groups"]
    addressee_heads: Annotated[Words, "addressees.heads"]
    addressing: Annotated[Words, "addressees.addressing"]
    addressing_nouns: Annotated[Words, "addressees.addressing_nouns"]
    addressee_prepositions: Annotated[Words, "addressees.prepositions"]

    # What single lemmas take and refuse
    comment_nouns: Words
    nothing_words: Words
    unsayable: Words
    talks: Words
    agents: Phrases
    until_now: Phrases
    giving: Words
    nunated: Written
    pushing: Words
    working: Words
    stirred: Words
    meeting_with: Words
    series: Words
    against: Words
    noun_prepositions: Words
    parallels: Phrases
    by_way: Words
    coming: Words
    given_out: Words
    turning: Words
    governors: Words
    asking: Words
    question_words: Words
    containing: Words
    suffering: Words
    gatherings: Words
    organising: Words
    means: Phrases
    rights: Words
    likening: Words
    stance_lemmas: Names
    stirring: Words
    speaking_adjectives: Words
    adjective_shapes: Annotated[re.Pattern[str], re.compile]
    predicates: Words
    worthy: Words
    repeated_nouns: Words
    not_before_participle: Words
    answering_lemmas: Names
    continuing_lemmas: Names
    refusal_lemmas: Names
    provision_lemmas: Names
    feeling_lemmas: Names
    reason_lemmas: Names

    def __init__(self, table: dict[str, Any]) -> None:
        for name, (read, entry) in _plan().items():
            setattr(self, name, read(_entry(table, entry)))
        self.afterthoughts: Final = phrases(table["afterthoughts"])
        long = {first: tuple(words for words in rows if len(words) > 1) for first, rows in self.openers.items()}
        self.openers = {**self.openers, **joined(long, self.conjunctions)}
        """A conjunction may be written onto those of several words (`ومن جهة أخرى`)."""
        self.breakers = phrases([*table["content_breakers"], *table["afterthoughts"]])
        self.phrase_ends = phrases([*table["phrase_ends"], *table["afterthoughts"]])
        self.bare_complementizers: Final = folded(table["complementizers"])
        with_pronoun = folded(c + p for c in table["complementizers"] for p in table["complementizer_pronouns"])
        self.complementizers: Final = self.bare_complementizers | with_pronoun
        self.particles: Final = self.prepositions | self.adverbs | self.relatives | self.gap_particles
        """Words of grammar that are no noun."""
        called = self.called_upon | self.multitudes
        self.callees: Final = self.fresh_roles | {self.article + word for word in called}
        """Those whom a verb that takes an object addresses, by the words that open their noun phrase."""
        self.pronoun_complementizers: Final = self.complementizers - self.bare_complementizers
        self.pronoun_subjects: Final = self.pronoun_complementizers | folded(table["pronoun_subjects"])
        self.noun_acts: Final = {word: cast(Act, act) for word, act in by_word(table["noun_acts"]).items()}


@cache
def _plan() -> dict[str, tuple[Callable[[Any], Any], str]]:
    """For each annotated class how it is read, and from which entry of the table."""
    hints = get_type_hints(WordClasses, include_extras=True)
    return {name: (hint.__metadata__[0], (*hint.__metadata__[1:], name)[0]) for name, hint in hints.items()}


def _entry(table: dict[str, Any], path: str) -> Any:
    """An entry by its dotted path. Raises `DataError` where the table lacks it."""
    for key in path.split("."):
        if key not in table:
            raise DataError(f"words.toml: an entry {path} was expected")
        table = table[key]
    return table
