"""What linking looks at in a report: its words and names, its events, who speaks most, and its days."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from musnad.link.days import Dated, ordinal, published_day
from musnad.link.people import office_holders
from musnad.link.terms import Views, views
from musnad.link.threads import MEETING, WEIGHT, Places, Thread, threads
from musnad.model import Attribution, Reading, Ref
from musnad.world import World

TOPICS: Mapping[str, float] = {
    "agreement": 0.4, "statement": 0.4, "announcement": 0.4, "election": 0.5, "session": 0.5, "resolution": 0.6,
    "conference": 0.6, "interview": 0.7, "visit": 0.5, "killing": 0.8, "contact": 0.8,
}  # fmt: skip
"""Kinds that reports speak of more often than they are about: their weight is lowered."""
SPEECH = "word"
"""The family of events that are somebody's words."""
AT_ONCE = 2
"""Days within which a party's own outlet tells of its events."""
NIGHT = 4
"""The hour of a day before which what is told was the evening before."""


class Profile(NamedTuple):
    """A report as linking sees it; `threads` come weightiest first, `speaker` is who is quoted most and first."""

    reading: Reading
    views: Views
    threads: tuple[Thread, ...]
    main: Thread | None
    speaker: Ref | None
    published: date | None
    places: Places

    @property
    def id(self) -> str:
        """The report's id."""
        return self.reading.report.id

    @property
    def meets(self) -> bool:
        """Whether the main event is one of at least two named parties with each other."""
        return self.main is not None and self.main.family == MEETING and len(self.main.known) >= 2


def profile(reading: Reading, *, world: World) -> Profile:
    """What linking looks at in a reading, and in nothing else; `world` knows who holds an office."""
    people = office_holders(reading, world=world)
    places = Places(reading)
    ranked = tuple(sorted(threads(reading, people, places), key=lambda t: -prominence(t)))
    main = next((t for t in ranked if t.place != "body"), None)
    published = published_day(reading)
    if reading.report.voice and published:
        for thread in ranked:
            if (thread is main or thread.place == "title") and not thread.planned and thread.family != SPEECH:
                thread.days = _read_out(published - timedelta(_is_night(reading.report.published)), thread)
    return Profile(reading, views(reading, people), ranked, main, dominant_speaker(reading, places), published, places)


def _is_night(published: str | None) -> bool:
    """Whether a report came out in the first hours of a day: what it tells was the evening before."""
    hour = (published or "")[11:13]
    return hour.isdecimal() and int(hour) < NIGHT


def _read_out(published: date, thread: Thread) -> tuple[Dated, ...]:
    """The day of what a party reads out: one that it names just before, else that of publication, since it tells at once."""
    near = [d for d in thread.days if d.day and 0 <= published.toordinal() - ordinal(d.day) <= AT_ONCE]
    told = Dated(published.isoformat(), published.weekday(), "publication", thread.happenings[0].span)
    return tuple(near[:1]) or (told,)


def prominence(thread: Thread) -> float:
    """How much a report is about a thread."""
    return thread.weight * TOPICS.get(thread.kind, 1.0)


def dominant_speaker(reading: Reading, places: Places) -> Ref | None:
    """The named outermost speaker with the most weight: title before lead before the rest."""
    said: dict[Ref, float] = {}
    for a in reading.attributions:
        if a.parent is None and a.source.entities and a.source.kind not in ("outlet", "document"):
            who = a.source.entities[0]
            said[who] = said.get(who, 0.0) + WEIGHT[places.of(anchor(a))]
    return max(said, key=lambda ref: (said[ref], ref.id)) if said else None


def anchor(attribution: Attribution) -> tuple[int, int]:
    """A span at which an attribution stands in its report."""
    spans = attribution.cue.spans or attribution.content.spans
    return spans[0] if spans else (0, 0)
