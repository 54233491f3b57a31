"""Events coded in PLOVER."""

from typing import Literal

from msgspec import Struct

from musnad.model.reading import Modality, Precision, Reason, Ref, Span, Spans


class Actor(Struct, frozen=True, gc=False):
    """Who acts in a coded event, whom it befalls, or who tells of it: words of the report, and codes.

    `country` is ISO 3166-1 alpha-3, `sector` one of PLOVER's; None where several fit, or nothing tells.
    """

    spans: Spans = ()
    text: str | None = None
    entities: tuple[Ref, ...] = ()
    country: str | None = None
    sector: str | None = None


class Coded(Struct, frozen=True, gc=False):
    """An event coded in PLOVER: who did what to whom, by whose account.

    `span` is what tells of it. `source` is who is reported to tell it: a speaker in whose words it stands, else the
    outlet; so two accounts of one event are two rows. `attribution` is that speaker's, or for an act of speech its own.
    """

    id: str
    report: str
    event: str
    span: Span
    actor: Actor
    recipient: Actor
    source: Actor
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    modality: Modality = "actual"
    date: str | None = None
    precision: Precision | None = None
    dated: Literal["words", "event"] | None = None
    happening: str | None = None
    place: Ref | None = None
    place_country: str | None = None
    attribution: str | None = None
    chain: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
