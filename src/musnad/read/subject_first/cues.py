"""Cues of a subject-first language compiled from its table `cues`: inflected forms with acts and frames."""

from collections.abc import Iterator, Mapping
from itertools import cycle
from typing import Any, Literal, NamedTuple, cast

from musnad.model import Act
from musnad.text import fold

Kind = Literal["base", "inf", "third", "past", "part", "ing"]
KINDS: tuple[Kind, ...] = ("third", "past", "part", "ing")

FRAMES = frozenset({"that", "bare", "quote", "tag", "wh", "to", "np", "gerund", "object", "party", "two", "as"})
"""Names of frames; what else stands among a verb's frames is a preposition of its content."""


class Cue(NamedTuple):
    """A cue's lemma with its act, its frames, and the words that stand right after its verb and belong to it."""

    lemma: str
    act: Act
    frames: frozenset[str]
    preps: frozenset[str]
    particle: tuple[str, ...] = ()
    links: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()


class Form(NamedTuple):
    """An inflected form as it stands."""

    cue: Cue
    kind: Kind


class According(NamedTuple):
    """A cue before its source: its words, and what it may need or mean (`verb`, `medium`); `owner`: whose it is may stand
    behind its first word, as a pronoun."""

    words: tuple[str, ...]
    verb: bool
    medium: bool
    owner: bool = False


class Inflection:
    """The forms of verbs: listed ones, else by the ending of the base."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.infinitive = bool(table.get("infinitives"))
        self.irregular = {base: forms.split() for base, forms in table.get("irregular", {}).items()}
        self.regular = [(ending, row["forms"]) for row in table["regular"] for ending in row["endings"].split() or [""]]

    def forms(self, base: str) -> Iterator[tuple[str, Kind]]:
        """The forms of a base, itself first; where bases are infinitives, one says something by the verb that it hangs on."""
        yield base, "inf" if self.infinitive else "base"
        listed = self.irregular.get(base)
        if listed is None:
            patterns = next(forms for ending, forms in self.regular if base.endswith(ending))
            listed = [p.format(b=base, s=base[:-1], r=base[:-2], t=base[:-4]) for p in patterns]
        yield from zip(listed, KINDS, strict=False)
        # Past, participle and -ing in other spellings or persons (`labelled labelled labelling`), as often as there are more.
        yield from zip(listed[len(KINDS) :], cycle(KINDS[1:]), strict=False)


def verbs_of(table: Mapping[str, Any]) -> dict[str, list[Form]]:
    """Folded forms to their readings, in the order of the table."""
    inflection = Inflection(table)
    out: dict[str, list[Form]] = {}
    for row in table["verbs"]:
        for lemma in row["lemmas"].split():
            base, *particle = lemma.split("_")
            _inflect(out, inflection, base, _cue(row, lemma, tuple(map(fold, particle))))
    for row in table.get("phrases", ()):
        for after in row["after"]:
            words = tuple(fold(w) for w in after.split())
            _inflect(out, inflection, row["verb"], _cue(row, f"{row['verb']} {after}", words))
    for form in table.get("unsaid", "").split():
        out.pop(fold(form), None)
    for readings in out.values():
        readings.sort(key=lambda f: -len(f.cue.particle))
    return out


def _inflect(out: dict[str, list[Form]], inflection: Inflection, base: str, cue: Cue) -> None:
    for form, kind in inflection.forms(base):
        out.setdefault(fold(form), []).append(Form(cue, kind))


def _cue(row: Mapping[str, Any], lemma: str, particle: tuple[str, ...]) -> Cue:
    return Cue(
        lemma=lemma.replace("_", " "),
        act=cast(Act, row["act"]),
        frames=FRAMES.intersection(row["frames"]),
        preps=frozenset(fold(f) for f in row["frames"] if f not in FRAMES),
        particle=particle,
        links=frozenset(fold(w) for w in row.get("as", "").split()),
        flags=frozenset(name for name, value in row.items() if value is True),
    )


def nouns_of(table: Mapping[str, Any], plural: str) -> dict[str, list[Cue]]:
    """Folded nouns, singular and plural, to the cues that they may be."""
    out: dict[str, list[Cue]] = {}
    for row in table.get("nouns", ()):
        for lemma in row["lemmas"].split():
            for form in (lemma, lemma + plural):
                out.setdefault(fold(form), []).append(_cue(row, lemma, ()))
    return out


def accordings_of(table: Mapping[str, Any]) -> dict[str, list[According]]:
    """According cues by their first word, the longest first."""
    out: dict[str, list[According]] = {}
    for row in table.get("according", ()):
        for cue in row["cues"]:
            words = tuple(fold(w) for w in cue.split())
            flags = (bool(row.get(name)) for name in ("verb", "medium", "owner"))
            out.setdefault(words[0], []).append(According(words, *flags))
    for rows in out.values():
        rows.sort(key=lambda a: -len(a.words))
    return out
