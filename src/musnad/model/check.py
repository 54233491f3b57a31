"""A draft held against a pile: what each of its sentences rests on, and what was lost or altered on the way."""

from typing import Literal

from msgspec import Struct

from musnad.model.brief import Given
from musnad.model.reading import Reason, Ref, SetAside, Span, Spans

Standing = Literal["stands", "altered", "unsupported", "unsure", "passed"]
"""What is told of a sentence: it stands in the pile; it does, but something was lost or altered; no statement of the pile
carries it; something near stands there, not surely the same; or it states nothing that can be looked for."""


class Rest(Struct, frozen=True):
    """A place of the pile that a sentence rests on.

    `spans` are its words in the report, `sentence` the sentence in which they stand. `speakers` are those in whose words it
    stands, the outermost first; none where the report tells it in its own voice.
    """

    report: str
    sentence: Span
    spans: Spans
    attribution: str | None = None
    speakers: tuple[Ref, ...] = ()
    score: float = 0.0
    reasons: tuple[Reason, ...] = ()


class Point(Struct, frozen=True):
    """One thing that a sentence puts forward, by whom it says it is said, and what it rests on, the nearest first.

    `findings` tell what differs from the nearest of `rests`: their values `before` are spans of it, `after` spans of the
    draft.
    """

    spans: Spans
    standing: Standing
    attribution: str | None = None
    speaker: Ref | None = None
    rests: tuple[Rest, ...] = ()
    findings: tuple[Reason, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Checked(Struct, frozen=True):
    """A sentence of the draft. Its standing is that of its points which asks for most attention."""

    span: Span
    standing: Standing
    points: tuple[Point, ...] = ()
    reasons: tuple[Reason, ...] = ()


class Check(Struct, frozen=True):
    """A draft's sentences in order. `reports` are the ids of the reports that they rest on, in the order of their numbers;
    `sides` are as an analyst gave them.
    """

    text: str
    language: str | None = None
    path: str | None = None
    sentences: tuple[Checked, ...] = ()
    reports: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    sides: tuple[Given, ...] = ()
