"""What is one over two languages. Such statements have no words in common, so that vectors, speaker and event must tell.

Nearness of vectors over languages is weak evidence: sentences that only share a topic come near the threshold too. So
the two must also be each other's nearest in their reports, of one event, and alike in what turns a statement round.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from musnad.model import Event, Reading
from musnad.weigh.alike import Alike
from musnad.weigh.features import Features
from musnad.weigh.narration import Part, parts_of
from musnad.weigh.statements import Statement
from musnad.weigh.words import meaning, words

SAID = 0.53
"""Cosine from which two statements of one speaker or account are one. Set by eye on two readouts in English against five
Arabic reports: from there on pairs were right, and at .47 none was."""
TOLD = 0.65
"""Cosine from which a party's readout says in its own voice what a statement in another language says."""

Pair = tuple[int, int]


def across(cosines: Mapping[Pair, float], alike: Alike) -> dict[Pair, float]:
    """The pairs of statements in two languages that are one, of those that `may_be_one`, with their cosine for a score."""
    return {pair: cosine for pair, cosine in _mutual(alike, cosines).items() if cosine >= SAID}


def may_be_one(left: Statement, right: Statement, seen: Features) -> bool:
    """Whether in two languages one speaker speaks of one event, and nothing turns one of the statements round."""
    if left.link.report.language == right.link.report.language:
        return False
    one = "same-event" in seen and ("same-speaker" in seen or "same-account" in seen)
    return one and not {"negation", "numbers-differ"} & seen.keys() and left.conditional == right.conditional


def _mutual(alike: Alike, cosines: Mapping[Pair, float]) -> dict[Pair, float]:
    """The pairs that are each other's nearest between two reports."""
    sides = ((i, report, pair) for pair in cosines for i, j in (pair, pair[::-1]) for report in alike.reports(j))
    best = nearest(((i, report), pair, cosines[pair]) for i, report, pair in sides)

    def mutual(pair: Pair) -> bool:
        return all(any(best[i, report] == pair for report in alike.reports(j)) for i, j in (pair, pair[::-1]))

    return {pair: cosine for pair, cosine in cosines.items() if mutual(pair)}


def own_voices(readings: Sequence[Reading], events: Sequence[Event], found: Sequence[Statement]) -> dict[int, tuple[Part, ...]]:
    """For each statement's index what the readouts among `readings` say in their own voice, in another language, that says it."""
    official = sorted((r for r in readings if r.report.voice), key=lambda r: r.report.id)
    parts = [(part, reading) for reading in official for part in parts_of(reading)]
    if not parts or not found:
        return {}
    from musnad.vectors import encode

    cosines = encode([part.text for part, _ in parts]) @ encode([s.text for s in found]).T
    about = _about(events)
    told: dict[int, list[Part]] = {}
    of_part, of_statement = cosines.argmax(axis=1), cosines.argmax(axis=0)
    for p, (part, reading) in enumerate(parts):
        i = int(of_part[p])
        foreign = reading.report.language != found[i].link.report.language
        here = not found[i].principal.isdisjoint(about.get(part.report, ()))
        if foreign and here and int(of_statement[i]) == p and cosines[p, i] >= TOLD and _as_turned(part, found[i]):
            told.setdefault(i, []).append(part)
    return {i: tuple(rows) for i, rows in told.items()}


def _about(events: Sequence[Event]) -> dict[str, set[str]]:
    """Report id -> the events that it is mainly about."""
    out: dict[str, set[str]] = {}
    for event in events:
        for linked in event.reports:
            if linked.role != "mention":
                out.setdefault(linked.report, set()).add(event.id)
    return out


def _as_turned(part: Part, statement: Statement) -> bool:
    return (words(part.text, meaning(part.language)).negations > 0) == (statement.words.negations > 0)


def nearest(rows: Iterable[tuple[object, Pair, float]]) -> dict[object, Pair]:
    """For each key the pair with the highest cosine, the first by its indices among equals."""
    best: dict[object, tuple[float, Pair]] = {}
    for key, pair, cosine in rows:
        if key not in best or (cosine, best[key][1]) > (best[key][0], pair):
            best[key] = (cosine, pair)
    return {key: pair for key, (_, pair) in best.items()}
