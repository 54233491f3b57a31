"""A wording traced back: every place of a pile that states it, and who is nearest to it."""

from typing import Literal

from msgspec import Struct

from musnad.model.brief import Event, Given
from musnad.model.reading import Reason, SetAside, Span, Spans

Vouching = Literal["own-voice", "statement", "agency", "outlet"]


class TracePlace(Struct, frozen=True, gc=False):
    """A place of a pile that states what was traced.

    `spans` are its words and `sentence` the sentence they stand in; `attribution` is whose content they are, None where the
    report tells them in its own voice. `vouching`: a party's own outlet, a speaker in a statement or interview that is
    named, an agency, or an outlet alone. `chain` runs from the outlet to the speaker. `reasons` say why it is a place,
    `against` what speaks against it, `drift` what differs from the most primary wording. `score` is 1 for the words asked.
    """

    report: str
    sentence: Span
    spans: Spans
    vouching: Vouching
    attribution: str | None = None
    chain: tuple[str, ...] = ()
    score: float = 1.0
    reasons: tuple[Reason, ...] = ()
    against: tuple[Reason, ...] = ()
    drift: tuple[Reason, ...] = ()


class TraceClaim(Struct, frozen=True, gc=False):
    """One claim that the words asked state, with its places in the order of time, those without a time last.

    `asked` are the words, as spans of `Trace.words`; `primary` and `earliest` are indices into `places`, None where there
    is none but the words asked, or times do not settle it. `passed` are near places that something speaks against.
    """

    asked: Spans
    events: tuple[str, ...] = ()
    places: tuple[TracePlace, ...] = ()
    primary: int | None = None
    earliest: int | None = None
    passed: tuple[TracePlace, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Trace(Struct, frozen=True, gc=False):
    """A wording and the way back from it. `report` and `attribution` say where in the pile it stands, if it does.

    Several `claims`: the words say several things, or stand for claims of several events or speakers; the best comes first.
    `sides` are as an analyst gave them.
    """

    words: str
    language: str | None = None
    report: str | None = None
    attribution: str | None = None
    claims: tuple[TraceClaim, ...] = ()
    events: tuple[Event, ...] = ()
    reports: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    sides: tuple[Given, ...] = ()
