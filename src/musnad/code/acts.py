"""Acts of speech as events: who demanded, accused, threatened, endorsed, promised or refused, and towards whom."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from musnad.code.told import Told
from musnad.code.words import DeedWords
from musnad.model import Actor, Attribution, Coded, Reason
from musnad.text import tokenize

NEAR = 40
"""Characters of a content in which whom an act is aimed at is named, where it is told to nobody."""
AIMED = ("ACCUSE", "SUPPORT", "REQUEST", "THREATEN", "REJECT")
"""Event types whose recipient may be named in what is said."""


DEMAND = "REQUEST"
"""What states that somebody must do something."""
FIRST, LETTERS = 9, 120
"""Words, and characters, of a content in which it says so."""


@cache
def ontology() -> Mapping[str, Any]:
    """What acts and kinds of happenings are in PLOVER: ``code/ontology.toml``."""
    return tomllib.loads(files(__package__).joinpath("ontology.toml").read_text(encoding="utf-8"))


def acts(told: Told, words: DeedWords) -> Iterator[Coded]:
    """The attributions that are events in PLOVER, in order.

    Those of which it is said that they were not made are none, nor are those of nobody who is named.
    """
    for a in told.reading.attributions:
        named = a.source.text or a.source.entities
        event = event_of(a, told, words) if named and a.polarity == "said" else None
        obliged = event is None and a.polarity == "said" and named and _obliges(a, told, words)
        event = DEMAND if obliged and _aimed_at(a, told).text else event
        threatened = event == "ACCUSE" and a.modality == "conditional"  # `threatened to attack if` attacks nobody
        if event is not None and not threatened:
            yield _coded(a, event, told)


def event_of(a: Attribution, told: Told, words: DeedWords) -> str | None:
    """The event type of an act of speech, by its cue where the act alone does not tell; None for mere statements.

    A warning is a threat only by its cue, or where it is told to somebody on a condition.
    """
    text = told.reading.report.text
    cues = [form for start, end in a.cue.spans for t in tokenize(text, start, end) for form in words.stems(t.form)]
    special = next((words.acts[form] for form in cues if form in words.acts), None)
    if special:
        return special
    if a.act == "warn":
        return "THREATEN" if a.condition.spans and a.addressee.entities else None
    row = ontology()["acts"].get(a.act)
    return str(row["event"]) if row else None


def _obliges(a: Attribution, told: Told, words: DeedWords) -> bool:
    """Whether a statement says first of all that something must be done, which demands it of whom it names."""
    if a.act != "assert" or not a.content.spans or not words.obligations:
        return False
    start, end = a.content.spans[0]
    forms = [t.form for t in tokenize(told.reading.report.text, start, min(end, start + LETTERS))][:FIRST]
    return words.first(words.obligations, forms, 0, len(forms)) is not None


def _coded(a: Attribution, event: str, told: Told) -> Coded:
    recipient = told.actors.party(a.addressee)
    if not recipient.text and event in AIMED:
        recipient = _aimed_at(a, told)
    return Coded(
        id="",
        report=told.reading.report.id,
        event=event,
        span=a.cue.spans[0],
        actor=told.actors.party(a.source),
        recipient=recipient,
        source=told.source(a.parent),
        attribution=a.id,
        chain=told.chain(a.parent),
        reasons=(Reason("coded.act", {"act": a.act}),),
    )


def _aimed_at(a: Attribution, told: Told) -> Actor:
    """Whom what is said names first, near its beginning; not the speaker himself."""
    if not a.content.spans:
        return Actor()
    start = a.content.spans[0][0]
    own = {ref.id for ref in a.source.entities}
    for m in told.reading.mentions:
        inside = start <= m.span[0] < min(start + NEAR, a.content.spans[0][1])
        if inside and m.entity and m.kind != "outlet" and m.entity.id not in own:
            aim = told.actors.entity(m.entity, (m.span,))
            return Actor() if aim.country and aim.country == told.actors.party(a.source).country else aim
    return Actor()
