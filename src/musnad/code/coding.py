"""A reading to its coded events: acts of speech, meetings, deeds; what is told twice by one teller is one row."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

import msgspec
from msgspec.structs import replace

from musnad.code.actors import Actors
from musnad.code.acts import acts
from musnad.code.deeds import Deeds, Finder
from musnad.code.frames import Frames
from musnad.code.meetings import meetings
from musnad.code.phrases import Ground
from musnad.code.subject_first import SubjectFirst
from musnad.code.told import Told
from musnad.code.words import DeedWords, deed_words
from musnad.lang import has, table
from musnad.model import Actor, Coded, Reading, Span
from musnad.read.lexicon import lexicon
from musnad.read.page import Page, Printed
from musnad.read.parts import Part, parts_of
from musnad.read.scene import Scene
from musnad.read.subject_first.lexicon import lexicon as subject_first_lexicon
from musnad.world import World
from musnad.world import world as shipped

RATHER = {"ASSAULT": "ACCUSE", "SUPPORT": "AGREE"}
"""Deeds that the act of speech in the same words is not: an attack by arms is no accusation, pledged support no promise."""


def code(reading: Reading, *, world: World | None = None) -> tuple[Coded, ...]:
    """The events of a reading in PLOVER, in the order of their words.

    Each is told by a speaker of the report or by the outlet; one event told again in a report by the same teller is
    one row, told by another a row of his own. Deeds are found in languages that have a table `plover`.
    """
    known = world or shipped()
    told = Told(reading, Actors(reading.report, deed_words(reading.report.language or ""), known), known)
    rows = [*acts(told, told.actors.words), *meetings(told)]
    taken = [row.span for row in rows]
    for part in parts_of(reading.report)[0]:
        deeds = [row for row in _deeds(reading, part, known) if row.event in RATHER or not _overlaps(row.span, taken)]
        rows = [*(row for row in rows if not any(_rather(deed, row) for deed in deeds)), *deeds]
    return tuple(replace(row, id=_identity(row)) for row in _once(sorted(rows, key=lambda row: row.span)))


def _deeds(reading: Reading, part: Part, known: World) -> Iterator[Coded]:
    if not has(part.language, "plover") or not table(part.language, "plover").keys() & {"verbs", "inflected"}:
        return
    words = deed_words(part.language)
    scene = Scene(reading.report, part.tokens, reading.times, reading.mentions, reading.attributions, language=part.language)
    told = Told(reading, Actors(reading.report, words, known), known)
    yield from Deeds(_finder(reading, part, scene, words, known), told, words).coded()


def _finder(reading: Reading, part: Part, scene: Scene, words: DeedWords, known: World) -> Finder:
    """What finds deeds by the grammar of a part's language."""
    if table(part.language, "language").get("grammar") != "subject-first":
        return Frames(Ground(scene, words, lexicon(part.language)))
    printed = Printed(reading.report.text, part.tokens, part.blocks)
    lex = subject_first_lexicon(part.language)
    mentions = [m for m in reading.mentions if part.holds(m.span)]
    times = [t for t in reading.times if part.holds(t.span)]
    return SubjectFirst(Page(printed, lex, mentions=mentions, times=times, world=known), scene, words, lex)


def _rather(deed: Coded, row: Coded) -> bool:
    """Whether the words of an act of speech are those of a deed."""
    return RATHER.get(deed.event) == row.event and _overlaps(deed.span, [row.span])


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    """Whether the words of an event are those of another one already."""
    return any(start < span[1] and span[0] < end for start, end in others)


def _once(rows: Iterable[Coded]) -> list[Coded]:
    """Each event once a teller: a row that says no more than another is dropped, one that says more takes its place."""
    kept: dict[object, list[Coded]] = {}
    for row in rows:
        sides = (_who(row.actor), _who(row.recipient), _who(row.source))
        same = kept.setdefault((row.event, sides, row.modality), [])
        if any(_within(row, other) for other in same):
            continue
        place = next((k for k, other in enumerate(same) if _within(other, row)), len(same))
        same[place : place + 1] = [row]
    return sorted((row for same in kept.values() for row in same), key=lambda row: row.span)


def _within(row: Coded, other: Coded) -> bool:
    """Whether a row has no mode and no date that another has not."""
    return row.mode in (None, other.mode) and row.date in (None, other.date)


def _who(actor: Actor) -> object:
    return tuple(ref.id for ref in actor.entities) or actor.text


def _identity(row: Coded) -> str:
    sides: Iterable[object] = (_who(row.actor), _who(row.recipient))
    digest = hashlib.sha256(msgspec.json.encode([row.report, row.event, row.span, *sides])).hexdigest()
    return digest[:16]
