"""What is looked at to judge whether two statements put forward one proposition: each a number, none decisive alone."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import TYPE_CHECKING

from musnad.weigh.parties import Voice
from musnad.weigh.statements import Statement
from musnad.weigh.words import Words, number_conflicts, phrases, shared_opposites, turned

if TYPE_CHECKING:
    from musnad.weigh.candidates import Near

Features = Mapping[str, float]

MEASURES: tuple[str, ...] = (
    "cosine",
    "meant",
    "meant-within",
    "meant-shared",
    "named",
    "phrase",
    "same-speaker",
    "same-account",
    "same-side",
    "unknown-speaker",
    "other-speaker",
    "same-event",
    "other-event",
    "same-act",
    "same-addressee",
    "numbers-differ",
)
"""What `same` is learned on. Equal words are words that mean one thing, and add nothing to these but their order. A negation
or an opposite tells two claims apart as rarely as not: gold lets both stand in one."""

NEARNESS = ("cosine", "meant", "meant-within", "meant-shared", "named")
SPEAKERS = ("same-speaker", "same-account", "same-side", "unknown-speaker", "other-speaker")
EVENTS = ("same-event", "other-event")
SETTING = (*SPEAKERS, *EVENTS)

PHRASES = 6
"""So many shared pairs of neighbouring words (four words in one order) count as all that can be shared."""


def features(near: Near, left: Statement, right: Statement, where: Features | None = None) -> Features:
    """The measures of a pair; those that are 0 are left out. `where` is its `setting`, if it is known."""
    out = {
        "cosine": near.cosine,
        "meant": near.meant,
        "meant-within": near.meant_within,
        "meant-shared": near.meant_shared,
        "named": near.named,
        "same-act": float(left.link.attribution.act == right.link.attribution.act),
        "same-addressee": float(_same(left.link.addressee, right.link.addressee)),
        **(where or setting(left, right)),
        **content(left.words, right.words, left),
    }
    return {name: round(value, 3) for name, value in out.items() if value}


def setting(left: Statement, right: Statement) -> dict[str, float]:
    """Those of `SETTING` that hold: how the speakers relate, and how the events, for which no words are compared."""
    event = _events(left, right)
    return {speakers(left.link.speaker, right.link.speaker): 1.0, **({event: 1.0} if event else {})}


def speakers(left: Voice, right: Voice) -> str:
    """How two speakers relate, by the name of the measure that says so; a state speaks through those of its side."""
    if not (left.known and right.known):
        return "unknown-speaker"
    if _same(left, right):
        return "same-speaker" if left.who.id == right.who.id or not left.named else "same-account"
    if left.who.id in right.sides or right.who.id in left.sides:
        return "same-account"
    return "same-side" if set(left.sides) & set(right.sides) else "other-speaker"


def content(left: Words, right: Words, by: Statement) -> dict[str, float]:
    """What the words themselves say for or against, beyond their nearness."""
    return {
        "phrase": min(phrases(left, right) / PHRASES, 1.0),
        "numbers-differ": float(bool(number_conflicts(left.numbers, right.numbers))),
        "negation": float((left.negations > 0) != (right.negations > 0)),
        "turned": float(bool(turned(left, right))),
        "opposites": float(bool(shared_opposites(left.stems, right.stems, by.table))),
    }


def differ(left: Set[str], right: Set[str]) -> bool:
    """Whether both name something (days, places) and nothing in common."""
    return bool(left) and bool(right) and left.isdisjoint(right)


def _same(left: Voice, right: Voice) -> bool:
    return left.known and right.known and left.key == right.key


def _events(left: Statement, right: Statement) -> str | None:
    """Whether reports are about one event or about others; a report without an event says nothing."""
    if not left.principal.isdisjoint(right.principal):
        return "same-event"
    return "other-event" if left.principal and right.principal else None
