"""What is looked at to judge whether two statements put forward one proposition: each a number, none decisive alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set
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
    "other-named",
)
"""What `same` is learned on. Equal words are words that mean one thing, and add nothing to these but their order. A negation
or an opposite tells two claims apart as rarely as not: gold lets both stand in one."""

NEARNESS = ("cosine", "meant", "meant-within", "meant-shared", "named")
SPEAKERS = ("same-speaker", "same-account", "same-side", "unknown-speaker", "other-speaker")
EVENTS = ("same-event", "other-event")
SETTING = (*SPEAKERS, *EVENTS)

PHRASES = 6
"""So many shared pairs of neighbouring words (four words in one order) count as all that can be shared."""


def features(near: Near, left: Statement, right: Statement) -> Features:
    """The measures of a pair, to three decimals; those that are 0 are left out."""
    one, two = left.link, right.link
    out = {name: value for name, value in zip(NEARNESS, near.measured, strict=True) if value}
    if one.attribution.act == two.attribution.act:
        out["same-act"] = 1.0
    if _same(one.addressee, two.addressee):
        out["same-addressee"] = 1.0
    out[speakers(one.speaker, two.speaker)] = 1.0
    if event := events(left.principal, right.principal):
        out[event] = 1.0
    if left.named and right.named and not any(who in right.named for who in left.named):
        out["other-named"] = 1.0
    return out | content(left.words, right.words, left)


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
    """What the words themselves say for or against, beyond their nearness, where it is not 0."""
    shared = phrases(left, right)
    out = {"phrase": round(min(shared / PHRASES, 1.0), 3)} if shared else {}
    holds = {
        "numbers-differ": left.numbers and right.numbers and number_conflicts(left.numbers, right.numbers),
        "negation": (left.negations > 0) != (right.negations > 0),
        "turned": turned(left, right),
        "opposites": shared_opposites(left.ordered, right.ordered, by.table),
    }
    return out | {name: 1.0 for name, held in holds.items() if held}


def differ(left: Collection[str], right: Collection[str]) -> bool:
    """Whether both name something (days, places) and nothing in common."""
    return bool(left) and bool(right) and set(left).isdisjoint(right)


def _same(left: Voice, right: Voice) -> bool:
    return left.known and right.known and left.key == right.key


def events(left: Set[str], right: Set[str]) -> str | None:
    """Whether what reports are about is one event or others; a report without an event says nothing."""
    if not left.isdisjoint(right):
        return "same-event"
    return "other-event" if left and right else None
