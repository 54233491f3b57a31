"""A report, and all that is read from it.

Spans are half-open, in Unicode code points, into ``Report.text``. Unknown is ``None`` or empty, never a guess.
"""

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct

Span = tuple[int, int]
Spans = tuple[Span, ...]

BlockKind = Literal["title", "dateline", "paragraph", "subhead", "caption", "credit", "post", "furniture"]
EntityKind = Literal["person", "organisation", "place", "office", "outlet"]
Mode = Literal["direct", "indirect", "mixed"]
Act = Literal["assert", "deny", "warn", "demand", "promise", "propose", "accuse", "endorse", "express", "ask"]
Polarity = Literal["said", "not-said"]
Modality = Literal["actual", "planned", "conditional", "denied"]
SourceKind = Literal["named", "unnamed", "collective", "document", "outlet", "unknown"]
TimeKind = Literal["instant", "day", "span", "duration"]
Precision = Literal["minute", "hour", "day", "month", "year", "week", "other"]


class Reason(Struct, frozen=True, gc=False):
    """A rule by its code, with the values it looked at; `tell` words it in the reader's language."""

    code: str
    values: Mapping[str, Any] = {}


class Ref(Struct, frozen=True, gc=False):
    """An entity by id, with its English name (an unlisted entity carries the fullest form of its report)."""

    id: str
    name: str


class Block(Struct, frozen=True, gc=False):
    """A run of lines of one kind; furniture is kept and labelled, and never read for claims."""

    span: Span
    kind: BlockKind


class Credit(Struct, frozen=True, gc=False):
    """Whom a report says it was taken from or published by. Empty spans: it stood in the metadata's byline."""

    spans: Spans
    text: str
    role: Literal["outlet", "agency", "place", "author"]
    entity: Ref | None = None


class Report(Struct, frozen=True, gc=False):
    """One published text. `published` is ISO 8601 as given; `voice` is the party whose official outlet this is."""

    id: str
    text: str
    path: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    byline: str | None = None
    language: str | None = None
    voice: str | None = None
    retrieved: str | None = None
    encoding: str | None = None
    blocks: tuple[Block, ...] = ()
    credits: tuple[Credit, ...] = ()


class SetAside(Struct, frozen=True, gc=False):
    """Input that could not be read at all, with its place and reasons."""

    path: str
    reasons: tuple[Reason, ...]


class Party(Struct, frozen=True, gc=False):
    """A speaker or an addressee. `spans`: the words at this place; `named_at`: where `text` stands in the report.

    `kind` keeps unnamed and collective speakers apart from named ones; `role` is a code from the language's titles
    (`official`, `spokesperson`, `witness`, ...); `affiliations` are the entities named inside an unnamed speaker's
    noun phrase (`a US official` is affiliated with the United States), from which `weigh` computes sides.
    """

    spans: Spans = ()
    named_at: Spans = ()
    text: str | None = None
    entities: tuple[Ref, ...] = ()
    kind: SourceKind = "unknown"
    role: str | None = None
    affiliations: tuple[Ref, ...] = ()


class Medium(Struct, frozen=True, gc=False):
    """Through what the words came: a statement, an interview, an outlet or an agency that carried them."""

    spans: Spans = ()
    text: str | None = None
    entities: tuple[Ref, ...] = ()


class Words(Struct, frozen=True, gc=False):
    """Spans of a report that belong together."""

    spans: Spans = ()


class Attribution(Struct, frozen=True, gc=False):
    """Who is reported to have said what, to whom, through whom; `parent` is the attribution in whose content it stands."""

    id: str
    cue: Words
    content: Words
    source: Party = Party()
    addressee: Party = Party()
    medium: Medium = Medium()
    parent: str | None = None
    mode: Mode = "indirect"
    act: Act = "assert"
    polarity: Polarity = "said"
    modality: Modality = "actual"
    condition: Words = Words()
    reasons: tuple[Reason, ...] = ()


class Mention(Struct, frozen=True, gc=False):
    """Words that name someone or something, and the entity they mean (None where the report does not settle it)."""

    span: Span
    kind: EntityKind
    entity: Ref | None = None


class Relative(Struct, frozen=True, gc=False):
    """What a relative expression says before it is anchored: `yesterday, Tuesday` is days=-1, weekday=1 (Monday is 0).

    `month` and `day` keep a date without a year that nothing settles (`7 December` in an undated report).
    """

    days: int | None = None
    weekday: int | None = None
    direction: Literal["past", "future", "near"] | None = None
    unit: Literal["day", "week", "month", "year"] | None = None
    amount: int | None = None
    month: int | None = None
    day: int | None = None


class Time(Struct, frozen=True, gc=False):
    """A time expression. `value` is ISO 8601 at its own precision (`2014`, `2021-12`, `PT50M`, `a/b` for a span), or None.

    `anchor`: the value needed the report's publication time, or another date in its text; None where it stands alone.
    `zone`: `known` when the value carries an offset; instants of unknown zone are never ordered against others.
    `hijri` keeps a Hijri date as YYYY-MM-DD; the converted day may be off by one.
    `part` is what part of the month or year is meant (`early December`), which the value does not say.
    """

    span: Span
    value: str | None
    precision: Precision
    kind: TimeKind
    anchor: Literal["published", "text"] | None = None
    relative: Relative | None = None
    hijri: str | None = None
    calendar: Literal["gregorian", "hijri"] = "gregorian"
    part: Literal["early", "middle", "late"] | None = None


class Happening(Struct, frozen=True, gc=False):
    """Words that speak of an event: its kind, who takes part, and when, as far as this report says at this place.

    `times` are indices into ``Reading.times``; `facts` what is said of it here; `attribution` the innermost
    attribution in whose content it stands, None in the report's own voice.
    """

    span: Span
    kind: str
    participants: tuple[Ref, ...] = ()
    times: tuple[int, ...] = ()
    facts: tuple["Fact", ...] = ()
    attribution: str | None = None
    status: Literal["past", "planned", "conditional", "denied"] = "past"
    ordinal: int | None = None


class Fact(Struct, frozen=True, gc=False):
    """One stated property of an event: `form`, `start`, `duration`, `initiator`, `participant`, `place`, ..."""

    name: str
    value: str
    span: Span
    attribution: str | None = None


class Skipped(Struct, frozen=True, gc=False):
    """A part of a report that was not read, and why."""

    span: Span
    reasons: tuple[Reason, ...]


class Reading(Struct, frozen=True, gc=False):
    """All that is read from one report."""

    report: Report
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[Mention, ...] = ()
    times: tuple[Time, ...] = ()
    happenings: tuple[Happening, ...] = ()
    skipped: tuple[Skipped, ...] = ()
