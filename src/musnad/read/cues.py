"""Cues compiled from a language's table `cues`: every inflected form with its lemma's act and frames."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple, cast

from musnad.model import Act
from musnad.read.kinds import folded
from musnad.text import fold

FRAMES = frozenset(
    {"clause", "quote", "bare", "np", "object", "party", "to", "strict", "two", "relay", "from", "at", "towards", "inside"}
)
"""Names of frames; what else stands among a verb's frames is a preposition of its content."""


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
    bars: frozenset[str] = frozenset()


class Form(NamedTuple):
    """An inflected form of a cue as it stands: `joined` when a conjunction is written onto it, `pronoun` an object; a `weak`
    one is a cue only right before what its verb needs."""

    cue: Cue
    kind: str
    person: int
    gender: str
    number: str
    joined: bool = False
    pronoun: str = ""
    weak: bool = False


class According(NamedTuple):
    """A preposition-like cue: its words, what must follow, whether a verb or a pronoun completes it, and the words that govern
    its preposition, so that it is none behind them (`ردا على ما قال`). `voice`: who speaks for another (`على لسان X`)."""

    words: tuple[str, ...]
    next: str
    verb: bool
    pronoun: bool
    quoted: bool
    bars: frozenset[str] = frozenset()
    voice: bool = False


class Speech(NamedTuple):
    """A noun of speech as it stands: with the article, or with the pronoun of whose or of whom it is."""

    cue: Cue
    definite: bool
    pronoun: str


class Verbs(NamedTuple):
    """Folded words to their readings as inflected cues, and to the one cue whose verbal noun they are."""

    forms: dict[str, list[Form]]
    masdars: dict[str, Form]


def verbs_of(table: dict[str, Any]) -> Verbs:
    """All forms of the table's verbs. A form that the verb calls `weak` is too ambiguous to be read as one."""
    out = Verbs({}, {})
    for verb in table["verbs"]:
        cue = _cue(verb)
        for noun, form in _masdars(cue, verb):
            out.masdars.setdefault(noun, form)
        for word, form in _inflections(cue, verb, table["paradigms"]):
            weak = word in cue.weak
            if not weak or "needs_next" in cue.flags:
                out.forms.setdefault(word, []).append(form._replace(weak=weak))
    return out


def _masdars(cue: Cue, verb: dict[str, Any]) -> Iterator[tuple[str, Form]]:
    """The folded verbal nouns of a verb, with the prepositions that only they take."""
    own = verb.get("noun", ())
    noun = cue._replace(preps=(*cue.preps, *_prepositions(own)), clitics=(*cue.clitics, *_clitics(own)))
    for word in verb.get("masdar", ()):
        yield fold(word), Form(noun, "masdar", 3, "", "")


def nouns_of(table: dict[str, Any]) -> dict[str, Cue]:
    """Folded nouns that carry an attribution to their cues."""
    return {fold(form): _noun(row) for row in table["nouns"] for form in row["forms"]}


def speeches_of(table: dict[str, Any]) -> dict[str, Cue]:
    """Folded nouns of speech to their cues, by what they govern without an owner."""
    return {fold(form): _noun(row) for row in table.get("speeches", ()) for form in row["forms"]}


def unsaid_of(table: dict[str, Any]) -> dict[str, Cue]:
    """Folded nouns of what was not told to their cues, by the lemma of the verb."""
    rows = table.get("unsaid_nouns", ())
    return {fold(form): _noun({**row, "act": "assert"})._replace(lemma=row["lemma"]) for row in rows for form in row["forms"]}


def accordings_of(table: dict[str, Any]) -> dict[str, list[According]]:
    """Preposition-like cues by their first folded word, the longest first."""
    out: dict[str, list[According]] = {}
    for row in table["according"]:
        words = tuple(fold(w) for w in row["words"])
        verb, pronoun, quoted = (row.get(flag, False) for flag in ("verb", "pronoun", "quoted"))
        out.setdefault(words[0], []).append(
            According(words, row.get("next", ""), verb, pronoun, quoted, folded(row.get("bars", ())), row.get("voice", False))
        )
    for rows in out.values():
        rows.sort(key=lambda a: -len(a.words))
    return out


def _inflections(cue: Cue, verb: dict[str, Any], paradigms: dict[str, Any]) -> Iterator[tuple[str, Form]]:
    """The folded words of a verb, each with what form it is."""
    past, present = verb["past"], verb["pres"]
    stems = {"past": past, "base": past[:-1], "pres": present[1:], "presbase": present[1:-1], "part": verb["part"]}
    stems["partbase"] = stems["part"][:-1]
    for template, *traits in (*paradigms[verb.get("paradigm", "sound")], *verb.get("also", ())):
        yield fold(template.format(**stems)), Form(cue, *traits)
    for form in verb.get("jussive", ()):
        yield fold(form), Form(cue, "jussive", 3, "m" if form[0] == present[0] else "f", "s")


def _cue(verb: dict[str, Any]) -> Cue:
    frames = verb["frames"]
    return Cue(
        lemma=verb["past"],
        act=cast(Act, verb["act"]),
        frames=FRAMES.intersection(frames),
        preps=_prepositions(f for f in frames if f not in FRAMES),
        clitics=_clitics(frames),
        needs=folded(verb.get("needs", ())),
        flags=_flags(verb),
        weak=folded(verb.get("weak", ())),
        bars=folded(verb.get("bars", ())),
    )


def _noun(row: dict[str, Any]) -> Cue:
    return Cue(
        lemma=row.get("lemma", row["forms"][0]),
        act=cast(Act, row["act"]),
        frames=frozenset({"clause"}),
        preps=_prepositions(row["preps"]),
        clitics=_clitics(row["preps"]),
        needs=folded(row.get("needs", ())),
        flags=_flags(row),
        bars=folded(row.get("bars", ())),
    )


def _prepositions(words: Any) -> tuple[str, ...]:
    """Free-standing prepositions; a `+` marks one that is written onto its noun."""
    return tuple(fold(w) for w in words if not w.endswith("+"))


def _clitics(words: Iterable[str]) -> tuple[str, ...]:
    """The prepositions that are written onto their noun."""
    return tuple(word[:-1] for word in words if word.endswith("+"))


def _flags(row: dict[str, Any]) -> frozenset[str]:
    """The names of what a row says is true of its cue."""
    return frozenset(name for name, value in row.items() if value is True)
