"""A place of the pile held against what a draft puts forward: whose words stand there, and how one changed into the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, Literal

from musnad.model import Attribution, Party, Reason, Span, Spans
from musnad.text import fold, tokenize
from musnad.weigh.drift import drift
from musnad.weigh.features import speakers
from musnad.weigh.parties import Parties, Voice
from musnad.weigh.propositions import propositions
from musnad.weigh.statements import Statement
from musnad.weigh.words import stems

SAME: Final = "same"
Verdict = Reason | Literal["same"] | None
JOINT = " + "
"""What parts the keys of those who speak together."""
OWN = frozenset({"same-speaker", "same-account"})
ONE = OWN | {"unknown-speaker"}


class Held:
    """A place of the pile and what a draft puts forward, with how one changed into the other.

    `mixed`: the place is a whole sentence in which somebody speaks; `named`: how its report names who speaks there, all told.
    """

    def __init__(
        self, place: Statement, point: Statement, parties: Parties, *, mixed: bool = False, named: Sequence[Party] = ()
    ) -> None:
        self.place, self.point, self.parties, self.mixed, self.named = place, point, parties, mixed, named
        self._drift = {r.code.removeprefix("drift."): r for r in drift(place, point)}

    def changed(self, *codes: str) -> Reason | None:
        """The first of some changes between the two wordings."""
        found = next((self._drift[code] for code in codes if code in self._drift), None)
        return Reason(f"check.{found.code.removeprefix('drift.')}", found.values) if found else None

    def reason(self, code: str, before: Spans = (), after: Spans = (), **values: Any) -> Reason:
        """A finding, with the spans of the place and of the draft that show it; the whole wordings where none are given."""
        return Reason(f"check.{code}", {"before": before or self.place.spans, "after": after or self.point.spans, **values})

    @property
    def met(self) -> Spans:
        """The part of the place that shares the most with what the draft puts forward; all of it in another language."""
        place, point = self.place, self.point
        if not self.within:
            return place.spans
        parts = propositions(place.link.report.text, place.spans, place.table)
        wanted = point.words.stems
        return max(parts, key=lambda spans: len(_stems(place, spans) & wanted), default=place.spans)

    @property
    def within(self) -> bool:
        """Whether both are in one language."""
        return self.place.link.report.language == self.point.link.report.language

    @property
    def told(self) -> bool:
        """Whether the draft attributes what it says."""
        return bool(self.point.link.attribution.id)

    @property
    def own(self) -> bool:
        """Whether the place has the words of the one whom the draft says to speak."""
        mine = self.point.link.speaker
        return self.told and mine.known and any(is_one(mine, voice, OWN) for voice in self.voices)

    @property
    def may_speak(self) -> bool:
        """Whether the place may have the words of the one whom the draft says to speak: he speaks, or its sentence names him."""
        mine = self.point.link.speaker
        return any(is_one(mine, voice, ONE) for voice in self.voices) or names_speaker(self.place, mine)

    @property
    def unsure(self) -> bool:
        """Whether the place is a whole sentence in which somebody speaks, so that nobody can tell whose words are met."""
        return self.mixed and not self.place.link.attribution.id

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Who speaks at the place, the outermost first: a party's own outlet for itself, nobody in an outlet's own voice."""
        link = self.place.link
        if not link.attribution.id:
            return (self.parties.official(link.report),) if link.report.voice else ()
        said = zip(link.chain, link.speakers, strict=True)
        return tuple(self.parties.official(link.report) if self._titled(a, voice) else voice for a, voice in said)

    def _titled(self, a: Attribution, voice: Voice) -> bool:
        """Whether somebody speaks by his title alone in a party's own outlet: `the President` is then its own."""
        alone = voice.known and not voice.named and not voice.sides and not a.source.affiliations
        return alone and bool(self.place.link.report.voice) and a.source.kind == "named" and a.source.role == "person"


def _stems(s: Statement, spans: Spans) -> frozenset[str]:
    return stems(" ".join(s.link.report.text[start:end] for start, end in spans), s.table)


def is_one(left: Voice, right: Voice, how: frozenset[str]) -> bool:
    """Whether two are one, or one of several who speak together; a draft has no date, and so its speakers may hold no office."""
    joint = not {*left.key.split(JOINT)}.isdisjoint(right.key.split(JOINT))
    return (left.named and left.who.id == right.who.id) or joint or speakers(left, right) in how


def names_speaker(s: Statement, voice: Voice) -> bool:
    """Whether words that nobody was read to say name somebody, by whom they mean or by the last word of his name."""
    last = fold(voice.who.name).split()[-1:]
    told = (s.table.entry(t.form, last) for start, end in s.spans for t in tokenize(s.link.report.text, start, end))
    meant = any(m.entity and m.entity.id == voice.who.id and meets(m.span, s.spans) for m in s.link.mentions)
    return meant or any(form is not None for form in told)


def meets(span: Span, spans: Spans) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spans)
