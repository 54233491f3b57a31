"""The view of a brief: what the terminal, Markdown and HTML show, already worded, numbered and ordered.

Every `refs` holds numbers of `View.sources`. Texts are plain, without markup; words of reports are `Quote`s or
stand in the language's quotation marks inside isolates, and are free of control characters.
"""

from typing import Literal

from msgspec import Struct

from musnad.tell.clean import Direction

Refs = tuple[int, ...]
Tone = Literal["both", "only", "conflict", "none"]
Mark = Literal["", "content", "cue", "source"]


class Quote(Struct, frozen=True):
    """Words of one report (number `ref`), with their direction."""

    text: str
    ref: int
    direction: Direction


class Line(Struct, frozen=True):
    """A sentence of ours and the reports it rests on. `quote` ends it where it ends in words of a report."""

    text: str
    refs: Refs = ()
    quote: Quote | None = None


class Told(Struct, frozen=True):
    """Who says so, and where. `words` is shown only where it differs from the claim's own gist."""

    who: str
    refs: Refs
    words: Quote | None = None


class Value(Struct, frozen=True):
    """One value of a fact with everyone who said so; `notes` are further renderings of it (other time zones)."""

    text: str
    told: tuple[Told, ...] = ()
    notes: tuple[str, ...] = ()


class FactRow(Struct, frozen=True):
    """A fact of an event. Several values of a fact that can have one only are a conflict."""

    label: str
    values: tuple[Value, ...]
    conflict: bool = False


class EventView(Struct, frozen=True):
    """An event of the brief; `heading` is its title with its date; `main` tells whether a report here is mainly about it."""

    id: str
    code: str
    title: str
    heading: str
    date: str
    dated: tuple[Line, ...]
    rows: tuple[FactRow, ...]
    principal: Refs
    mentions: Refs
    main: bool


class Column(Struct, frozen=True):
    """A column of the table of claims. `tone` numbers its colour; `side` is None for tellers of no known side."""

    side: str | None
    label: str
    tone: int


class Cell(Struct, frozen=True):
    """What a side tells of a claim, or how it is silent on it, or the claim of its own that says the same."""

    told: tuple[Told, ...] = ()
    silence: Line | None = None
    agrees: tuple[str, ...] = ()


class Segment(Struct, frozen=True):
    """A run of a report's text, and what it is in an attribution."""

    text: str
    mark: Mark = ""


class Window(Struct, frozen=True):
    """The exact words in their place: the text around them, `cut` where the report goes on."""

    segments: tuple[Segment, ...]
    direction: Direction
    cut_before: bool = False
    cut_after: bool = False


class MemberView(Struct, frozen=True):
    """One place where a claim is told: the frame, the words, and what stands around them."""

    ref: int
    frame: str
    words: Quote
    window: Window
    chain: str
    marks: tuple[str, ...] = ()
    condition: Quote | None = None
    side: str | None = None
    reasons: tuple[str, ...] = ()


class Node(Struct, frozen=True):
    """A stop of a chain: `layer` orders stops from outlet to addressee, `tone` is the colour of its side."""

    label: str
    kind: Literal["outlet", "credit", "medium", "source", "speaker", "addressee", "more"]
    layer: int
    tone: int = 0
    origin: bool = False


class Graph(Struct, frozen=True):
    """The chains of one claim, drawn together: `paths` are indices into `nodes`, outlet first."""

    claim: str
    caption: str
    nodes: tuple[Node, ...]
    paths: tuple[tuple[int, ...], ...]
    texts: tuple[Line, ...]
    refs: Refs


class ClaimView(Struct, frozen=True):
    """A claim: its gist in a report's words, how it is told, a cell for each column, and every place that tells it.

    `verdict` is who tells it, `spread` where it comes from, `because` the rules that say so; `reasons` are all others.
    """

    id: str
    code: str
    gist: Quote
    speaker: str
    frame: str
    verdict: str
    spread: str
    because: tuple[str, ...]
    tone: Tone
    cells: tuple[Cell, ...]
    members: tuple[MemberView, ...]
    links: tuple[Line, ...]
    origins: tuple[str, ...]
    events: tuple[str, ...]
    notes: tuple[str, ...]
    reasons: tuple[str, ...]
    refs: Refs
    drift: tuple[Line, ...] = ()


class Conflict(Struct, frozen=True):
    """Two claims that cannot stand together, or two values of one fact."""

    label: str
    left: Told
    right: Told
    reasons: tuple[str, ...] = ()


class Shared(Struct, frozen=True):
    """Two reports that share text: how much, and the longest passages, as the first of the two has them."""

    line: Line
    passages: tuple[Quote, ...]


class Source(Struct, frozen=True):
    """A numbered report. `url` is safe to follow; `address` is what the report gave."""

    number: int
    outlet: str
    title: str
    title_direction: Direction
    date: str
    url: str | None
    address: str | None
    retrieved: str | None
    credits: str | None
    bearing: str
    text: str
    direction: Direction


class Moment(Struct, frozen=True):
    """An entry of the timeline: `clock` is empty where only the day is known."""

    day: str
    clock: str
    kind: Literal["event", "published"]
    text: str
    refs: Refs


class Aside(Struct, frozen=True):
    """A thing that was not read, and why."""

    what: str
    reasons: tuple[str, ...]
    ref: int | None = None


class View(Struct, frozen=True):
    """Everything that a brief shows, in order."""

    lang: str
    direction: Direction
    engine: str
    title: str
    bottom: tuple[Line, ...]
    events: tuple[EventView, ...]
    columns: tuple[Column, ...]
    claims: tuple[ClaimView, ...]
    silences: tuple[Line, ...]
    conflicts: tuple[Conflict, ...]
    graphs: tuple[Graph, ...]
    shared: tuple[Shared, ...]
    gaps: tuple[Line, ...]
    sources: tuple[Source, ...]
    timeline: tuple[Moment, ...]
    set_aside: tuple[Aside, ...]
    unread: tuple[Aside, ...]
