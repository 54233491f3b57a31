"""What is told over many reports: events, claims, how they relate, and the brief that holds them."""

from collections.abc import Mapping
from typing import Any, Literal

from msgspec import Struct, field

from musnad.model.reading import Precision, Reason, Ref, SetAside, Span, Spans

Role = Literal["principal", "main", "mention"]
RelationKind = Literal["agrees", "contradicts", "elaborates"]
Basis = Literal["stated", "full-readout", "excerpts-only"]
VerdictCode = Literal[
    "conflict", "within", "both", "several", "joint", "only", "only-about", "one-side", "no-side", "origins", "no-origin",
    "shared-text",
]  # fmt: skip


class Member(Struct, frozen=True, gc=False):
    """An attribution of a report, by both ids."""

    report: str
    attribution: str


class Narrated(Struct, frozen=True, gc=False):
    """A place where a report states something in its own voice."""

    report: str
    span: Span


class Excerpt(Struct, frozen=True, gc=False):
    """Words of one report."""

    report: str
    spans: Spans


class When(Struct, frozen=True, gc=False):
    """The day of an event as far as the pile dates it; `alternatives` where accounts in several zones name two days."""

    date: str | None = None
    precision: Precision | None = None
    start: str | None = None
    alternatives: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()


class EventReport(Struct, frozen=True, gc=False):
    """How a report is linked to an event; at most one `principal` event a report. `main`: words that its title tells beside it.

    `said` are the ids of attributions of words that, by their own date, the parties said to each other in an event that
    is not the report's principal one.
    """

    report: str
    role: Role
    reasons: tuple[Reason, ...] = ()
    said: tuple[str, ...] = ()


class EventFact(Struct, frozen=True, gc=False):
    """A fact of an event with everyone who said so."""

    name: str
    value: str
    members: tuple[Member, ...] = ()
    narrated: tuple[Narrated, ...] = ()


class Event(Struct, frozen=True, gc=False):
    """A dated happening that reports of the pile are about or mention."""

    id: str
    what: Reason
    kind: str
    when: When = When()
    participants: tuple[Ref, ...] = ()
    reports: tuple[EventReport, ...] = ()
    facts: tuple[EventFact, ...] = ()


class Teller(Struct, frozen=True, gc=False):
    """Who relays a claim, and for which side (None: for none that is known)."""

    entity: Ref
    side: str | None = None


class Siding(Struct, frozen=True, gc=False):
    """An analyst's word on the sides that somebody speaks for, by name or id; `event` is a day or an event's id."""

    who: str
    sides: tuple[str, ...] = ()
    event: str | None = None


class Given(Struct, frozen=True, gc=False):
    """Sides as an analyst gave them for this brief; `events` are the ids of those they hold in, none for everywhere."""

    who: Ref
    sides: tuple[Ref, ...] = ()
    events: tuple[str, ...] = ()


class Origin(Struct, frozen=True, gc=False):
    """The outermost source of a claim that is not a mere carrier, with the chains that lead to it.

    A chain begins with the outlet, or with the party whose own voice the report is.
    """

    entity: Ref
    side: str | None = None
    chains: tuple[tuple[str, ...], ...] = ()


class Verdict(Struct, frozen=True, gc=False):
    """How a claim is told, as a code with the values it holds for, and the reasons for saying so (docs/weighing.md)."""

    code: VerdictCode
    values: Mapping[str, Any] = {}
    reasons: tuple[Reason, ...] = ()


class Wording(Struct, frozen=True, gc=False):
    """How one attribution words a claim."""

    report: str
    attribution: str
    spans: Spans


class Drift(Struct, frozen=True, gc=False):
    """What changed between two wordings of one claim.

    The values `before` and `after` of a reason are spans into the report of either wording. `ordered`: `before` is known
    to be the earlier, by the days of publication; else it is the one nearer to the speaker, or the first by its report's id.
    """

    before: Wording
    after: Wording
    reasons: tuple[Reason, ...]
    ordered: bool = False


class Claim(Struct, frozen=True, gc=False):
    """One proposition by one speaker, in whatever words, in one or more reports, at every depth of nesting.

    `gist` is the wording nearest to all others; `gists` gives one for each other language in which reports tell it.
    """

    id: str
    gist: Excerpt
    events: tuple[str, ...] = ()
    speaker: Ref | None = None
    members: tuple[Member, ...] = ()
    narrated: tuple[Narrated, ...] = ()
    told_by: tuple[Teller, ...] = ()
    sides_telling: tuple[str, ...] = ()
    disputed: bool = False
    origins: tuple[Origin, ...] = ()
    independent_origins: int = 0
    outlets: int = 0
    verdicts: tuple[Verdict, ...] = ()
    rank: float = 0.0
    reasons: tuple[Reason, ...] = ()
    drift: tuple[Drift, ...] = ()
    gists: tuple[Excerpt, ...] = ()


class Relation(Struct, frozen=True, gc=False):
    """A relation of two claims, by their ids."""

    left: str
    right: str
    relation: RelationKind
    score: float
    reasons: tuple[Reason, ...] = ()


class Silence(Struct, frozen=True, gc=False):
    """A party's account that leaves a claim out, and on what basis that is told."""

    claim: str
    party: str
    side: str
    basis: Basis
    reasons: tuple[Reason, ...] = ()


class Copy(Struct, frozen=True, gc=False):
    """So many words that two reports of two outlets share, span by span, and their share of the shorter report's words."""

    left: Excerpt
    right: Excerpt
    words: int
    share: float


class Brief(Struct, frozen=True, gc=False):
    """What is told over many reports. `reports` are their heads, in the order of their numbers in the brief."""

    events: tuple[Event, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    silences: tuple[Silence, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    reports: tuple[str, ...] = field(default=())
    copies: tuple[Copy, ...] = ()
    sides: tuple[Given, ...] = ()
