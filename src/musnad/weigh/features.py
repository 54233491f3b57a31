"""What is looked at to judge whether two statements put forward one proposition: each a number, none decisive alone."""

from __future__ import annotations

from collections.abc import Mapping
from math import log

from musnad.weigh.candidates import Near
from musnad.weigh.parties import Voice
from musnad.weigh.statements import Statement
from musnad.weigh.words import Words, number_conflicts, shared_opposites

Features = Mapping[str, float]

MEASURES: tuple[str, ...] = (
    "cosine",
    "overlap",
    "within",
    "mutual",
    "length",
    "same-speaker",
    "same-account",
    "same-side",
    "unknown-speaker",
    "other-speaker",
    "same-event",
    "other-event",
    "same-act",
    "same-addressee",
    "numbers-agree",
    "numbers-differ",
    "negation",
    "opposites",
    "condition",
    "heading",
    "same-report",
)


def features(near: Near, left: Statement, right: Statement) -> Features:
    """The measures of a pair; those that are 0 are left out."""
    out = {
        "cosine": near.cosine,
        "overlap": near.overlap,
        "within": near.within,
        "mutual": float(near.mutual),
        "length": abs(log((1 + len(left.words.stems)) / (1 + len(right.words.stems)))),
        "same-act": float(left.link.attribution.act == right.link.attribution.act),
        "same-addressee": float(_same(left.link.addressee, right.link.addressee)),
        "condition": float(left.conditional != right.conditional),
        "heading": float(left.heading or right.heading),
        "same-report": float(left.link.report.id == right.link.report.id),
        speakers(left.link.speaker, right.link.speaker): 1.0,
        **content(left.words, right.words, left),
        **_events(left, right),
    }
    return {name: round(value, 3) for name, value in out.items() if value}


def speakers(left: Voice, right: Voice) -> str:
    """How two speakers relate, by the name of the measure that says so."""
    if not (left.known and right.known):
        return "unknown-speaker"
    if _same(left, right):
        return "same-speaker" if left.who.id == right.who.id or not left.named else "same-account"
    return "same-side" if set(left.sides) & set(right.sides) else "other-speaker"


def content(left: Words, right: Words, by: Statement) -> dict[str, float]:
    """What the words themselves say for or against, beyond their nearness."""
    return {
        "numbers-agree": float(bool({v for v, _ in left.numbers} & {v for v, _ in right.numbers})),
        "numbers-differ": float(bool(number_conflicts(left.numbers, right.numbers))),
        "negation": float((left.negations > 0) != (right.negations > 0)),
        "opposites": float(bool(shared_opposites(left.stems, right.stems, by.table))),
    }


def _same(left: Voice, right: Voice) -> bool:
    return left.known and right.known and left.key == right.key


def _events(left: Statement, right: Statement) -> dict[str, float]:
    """Reports about one event, or about two; a report that no event is known of says nothing."""
    if left.principal & right.principal:
        return {"same-event": 1.0}
    return {"other-event": float(bool(left.principal and right.principal))}
