"""The events of one report: its happenings gathered into threads, each with kind, participants, days and facts.

A thread is what one report says of one event in several places. Which thread a report is mainly about is told by where
it is spoken of (title, lead, further down), not by how loudly.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Literal

from msgspec import Struct, field

from musnad import lang
from musnad.errors import DataError
from musnad.link.days import Dated, dated
from musnad.model import Fact, Happening, Reading, Ref, Span

Place = Literal["title", "lead", "body"]

WEIGHT: Mapping[Place, float] = {"title": 3.0, "lead": 2.0, "body": 0.5}
"""How much a happening counts toward what its report is mainly about."""
LEAD = 600
"""Characters of the first paragraph that count as the lead."""
AHEAD, TOLD = 0.5, 0.4
"""What is left of that weight where it lies ahead, and where it stands in somebody's words as what they speak of."""
MEETING = "contact"
"""The family of events that two parties have with each other."""
REMOTE = frozenset({"phone", "video"})
"""Forms in which nobody comes together."""


class Thread(Struct):
    """One event as one report tells it. Grown while the report is gone through, never changed afterwards.

    `titled` are the ids of those whom the title names as taking part; `coarse` are the months and years that are told of
    it: an event of `June` is not the one that the report is about.
    """

    kind: str
    family: str
    place: Place
    weight: float = 0.0
    planned: bool = False
    participants: Counter[Ref] = field(default_factory=Counter)
    forms: frozenset[str] = frozenset()
    days: tuple[Dated, ...] = ()
    coarse: frozenset[str] = frozenset()
    titled: frozenset[str] = frozenset()
    facts: tuple[Fact, ...] = ()
    happenings: tuple[Happening, ...] = ()

    @property
    def known(self) -> frozenset[str]:
        """The ids of the participants."""
        return frozenset(ref.id for ref in self.participants)

    def values(self, name: str) -> frozenset[str]:
        """The values of one kind of fact."""
        return frozenset(f.value for f in self.facts if f.name == name)

    @property
    def dates(self) -> frozenset[str]:
        """The days that are known."""
        return frozenset(d.day for d in self.days if d.day)

    @property
    def weekdays(self) -> frozenset[int]:
        """The weekdays that are named, or follow from the days."""
        return frozenset(d.weekday for d in self.days if d.weekday is not None)


class Places:
    """The blocks of a report, laid out so that the place of a span is found without going through them."""

    def __init__(self, reading: Reading) -> None:
        blocks = [b for b in reading.report.blocks if b.kind in ("title", "paragraph", "subhead")]
        lead = next((b.span for b in blocks if b.kind == "paragraph"), None if blocks else (0, len(reading.report.text)))
        self._titles = [b.span for b in blocks if b.kind == "title"]
        self._lead = (lead[0], min(lead[1], lead[0] + LEAD)) if lead else None

    def of(self, span: Span) -> Place:
        """Whether a span begins in the title, in the lead, or further down."""
        if any(start <= span[0] < end for start, end in self._titles):
            return "title"
        return "lead" if self._lead and self._lead[0] <= span[0] < self._lead[1] else "body"


@cache
def families(language: str | None) -> Mapping[str, str]:
    """The family of each kind of event; a kind without one is its own."""
    try:
        rows = lang.table(language, "events")["families"] if language else {}
    except DataError:
        return {}
    return {kind: family for family, kinds in rows.items() for kind in kinds}


def threads(reading: Reading, people: Mapping[str, Ref], places: Places) -> tuple[Thread, ...]:
    """The events that a report speaks of, the weightiest first; `people` are those whom its offices mean."""
    family_of = families(reading.report.language)
    out: list[Thread] = []
    for happening in reading.happenings:
        if happening.status == "denied":
            continue
        family = family_of.get(happening.kind, happening.kind)
        one = _single(reading, happening, family, places.of(happening.span))
        one.participants = Counter({people.get(ref.id, ref): n for ref, n in one.participants.items()})
        one.titled = frozenset(people[id].id if id in people else id for id in one.titled)
        home = next((t for t in out if _same(t, one)), None)
        if home is None:
            out.append(one)
        else:
            _merge(home, one)
    return tuple(sorted(out, key=lambda t: -t.weight))


def _single(reading: Reading, happening: Happening, family: str, place: Place) -> Thread:
    weight = WEIGHT[place] * (AHEAD if happening.status != "past" else 1.0)
    if happening.attribution and family != MEETING and place != "title":  # a title tells what the report is about
        weight *= TOLD
    times = [reading.times[i] for i in happening.times]
    places = {f.value for f in happening.facts if f.name == "place"}
    return Thread(
        kind=happening.kind,
        family=family,
        place=place,
        weight=weight,
        planned=happening.status != "past",
        participants=Counter(ref for ref in happening.participants if ref.id not in places),
        forms=frozenset(f.value for f in happening.facts if f.name == "form"),
        days=tuple(dated(reading, times)),
        titled=frozenset(ref.id for ref in happening.participants) if place == "title" else frozenset(),
        coarse=frozenset(t.value for t in times if t.value and t.precision in ("month", "year")),
        facts=happening.facts,
        happenings=(happening,),
    )


def _same(home: Thread, one: Thread) -> bool:
    """Whether a happening tells more of a thread's event."""
    if home.family != one.family or clash(home, one) or _came_together(home, one):
        return False
    if one.family != MEETING and home.kind != one.kind:
        return False
    if one.days and home.days and not (home.dates & one.dates or home.weekdays & one.weekdays):
        return False
    if one.place == "body" and one.coarse - home.coarse:
        return False
    together = len(home.known & one.known)
    if one.place == "body" and not one.known and one.forms - home.forms:
        return False
    if one.planned != home.planned:
        return together >= 2 and bool(home.forms & one.forms) and home.kind == one.kind
    if len(one.known) >= 2 and len(home.known) >= 2:
        return together >= 2 or (one.family != MEETING and together >= 1)
    if one.dates and not home.dates:
        return one.place != "body" and bool(together)
    return bool(together) or not one.known


def clash(a: Thread, b: Thread) -> str | None:
    """Why two tellings cannot be of one event by how it was held: phone against video or a place; None if they can."""
    if a.forms and b.forms and not a.forms & b.forms:
        return "form"
    placed = any(one.forms & REMOTE and not other.forms and other.values("place") for one, other in ((a, b), (b, a)))
    return "form" if placed and a.family == MEETING else None


def _came_together(home: Thread, one: Thread) -> bool:
    """Whether a report's title or lead is of a meeting by that name, which a telephone or a screen further down is not."""
    return home.kind == "meeting" and home.place != "body" and one.place == "body" and bool(one.forms & REMOTE) and not home.forms


def _merge(home: Thread, one: Thread) -> None:
    home.weight += one.weight
    home.participants.update(one.participants)
    home.forms |= one.forms
    home.titled |= one.titled
    home.days += one.days
    home.facts += one.facts
    home.happenings += one.happenings
    home.planned = home.planned and one.planned
    if one.forms and not home.values("form") - one.values("form"):
        home.kind = one.kind if home.kind in ("contact", "talks", "meeting", "call") else home.kind
    if WEIGHT[one.place] > WEIGHT[home.place]:
        home.place = one.place
