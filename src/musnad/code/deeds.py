"""Deeds of a report as events: what its frames find, by whose account, when and where."""

from collections.abc import Iterator
from typing import Protocol

from musnad.code.acts import event_of, ontology
from musnad.code.around import STOPS
from musnad.code.days import Day, first_day
from musnad.code.found import NOBODY, Found
from musnad.code.told import Told
from musnad.code.words import DeedWords
from musnad.model import Actor, Attribution, Coded, Modality, Reason, Ref, Span
from musnad.read.scene import Scene

PLACED = 10
"""Tokens behind a deed in which its place stands."""

OPENING = 120
"""Characters of a content's first statement."""
DATED = 40
"""Tokens around a deed in which its day is named."""


class Finder(Protocol):
    """Finds the deeds of a sentence by the grammar of its language."""

    scene: Scene

    def deeds(self, start: int, end: int) -> list[Found]: ...

    def is_in(self, name: str, i: int) -> bool: ...


PERSONS = ("person", "office", "unnamed")
"""Kinds of speakers whom a pronoun of bodies (`that it massed`) does not mean."""


class Deeds:
    """The deeds of one report in one language."""

    def __init__(self, frames: Finder, told: Told, words: DeedWords) -> None:
        self.frames, self.told, self.words = frames, told, words
        self.scene: Scene = frames.scene

    def coded(self) -> Iterator[Coded]:
        """All deeds, in order."""
        for start, end in self.scene.sentences:
            for found in self.frames.deeds(start, end):
                row = self._coded(found, (start, end))
                if row is not None:
                    yield row

    def _coded(self, found: Found, sentence: Span) -> Coded | None:
        span = (self.scene.tokens[found.at[0]].start, self.scene.tokens[found.at[1] - 1].end)
        holder = self.told.by_id.get(self.scene.innermost(span) or "")
        modality = self._modality(found, span, holder)
        if found.deed.event in ontology()["harm"] and not self._a_deed(modality, holder):
            return None
        date, precision = self._day(span, sentence, holder)
        id, place = holder.id if holder else None, self._place(found, sentence[1])
        return Coded(
            id="",
            report=self.told.reading.report.id,
            event=str(found.deed.event),
            mode=found.deed.mode,
            contexts=found.deed.contexts,
            span=span,
            actor=self._actor(found, holder),
            recipient=self.told.actors.phrase(self.scene, *found.recipient),
            source=self.told.source(id),
            modality=modality,
            date=date,
            precision=precision,
            dated="words" if date else None,
            place=place,
            place_country=self.told.actors.entity(place).country if place else None,
            attribution=id,
            chain=self.told.chain(id),
            reasons=(
                Reason("coded.verb" if found.verb else "coded.noun", {"words": self.told.reading.report.text[slice(*span)]}),
            ),
        )

    def _actor(self, found: Found, holder: Attribution | None) -> Actor:
        """Whoever is named; the speaker where the deed is his own by a pronoun."""
        if found.own and found.actor == NOBODY and holder is not None:
            person = found.own == "body" and holder.source.kind in PERSONS
            return Actor() if person else self.told.actors.party(holder.source)
        return self.told.actors.phrase(self.scene, *found.actor)

    def _modality(self, found: Found, span: Span, holder: Attribution | None) -> Modality:
        """That of the deed's own words, else that of what is said around it: a denied deed is denied.

        What a verb of the past tells is not to come, whatever else is said in its sentence.
        """
        if found.modality != "actual" or holder is None:
            return found.modality
        if any(start <= span[0] < end for start, end in holder.condition.spans):
            return "conditional"
        if holder.act == "deny":
            return "denied"
        around = holder.modality if self._opening(span, holder) else "actual"
        return "actual" if found.verb and around != "denied" else around

    def _opening(self, span: Span, holder: Attribution) -> bool:
        """Whether a deed stands in the first statement of a content, which is the one whose modality is known."""
        start = holder.content.spans[0][0]
        return span[0] - start < OPENING and not any(mark in self.told.reading.report.text[start : span[0]] for mark in STOPS)

    def _a_deed(self, modality: Modality, holder: Attribution | None) -> bool:
        """Whether harm is told as a deed: on a condition it is none; a threat or an accusation is the deed itself."""
        if modality == "conditional":
            return False
        around = event_of(holder, self.told, self.words) if holder else None
        return around not in ("THREATEN", "ACCUSE")

    def _day(self, span: Span, sentence: Span, holder: Attribution | None) -> Day:
        """The date nearest to a deed in its sentence, in the words of the same speaker."""
        id = holder.id if holder else None
        here = self.scene.at(span[0])
        window = max(sentence[0], here - DATED), min(sentence[1], here + DATED)
        near = [(abs(at - here), index) for at, index in self.scene.timed(*window)]
        times = [self.scene.times[index] for _, index in sorted(near)]
        return first_day(t for t in times if self.scene.innermost(t.span) == id)

    def _place(self, found: Found, end: int) -> Ref | None:
        """A place named behind a deed, after a word of being in it, that is no part of who takes part."""
        last = max(found.at[1], *(s[1] for s in (found.actor, found.recipient) if s != NOBODY and s[0] >= found.at[0]), 0)
        for k in range(last, min(end, last + PLACED)):
            if not self.frames.is_in("located", k):
                continue
            here = [m for m in self.scene.named(k + 1, k + 3) if m.kind == "place" and m.entity]
            if here:
                return here[0].entity
        return None
