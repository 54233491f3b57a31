"""The sentences of a pile, found by what they say: the ground on which words are looked for.

Nothing is encoded here. A sentence is found by the stems, names, numbers and days it holds, or through the events that its
report is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from math import log1p

from msgspec import Struct

from musnad.model import Event, Given, Reading, Report, Span, Spans
from musnad.text import tokenize
from musnad.weigh.alignment import EXACT
from musnad.weigh.given import Corrections
from musnad.weigh.items import Items, items
from musnad.weigh.parties import Parties
from musnad.weigh.sentences import sentences
from musnad.weigh.statements import Link, Statement, links, statements
from musnad.weigh.words import meaning
from musnad.world import world

EXCHANGES = frozenset({"call", "video-call", "meeting", "summit", "talks", "contact"})
"""Kinds of events that two parties may name otherwise: one's meeting by video is the other's video call."""
DAYS = 3
"""Days between a party's release and a report that may carry it in another language."""
PRINCIPAL = 0.3
"""Weight of a name that the events at hand are about: everything said of them names it."""


class Unit(Struct, frozen=True, gc=False):
    """A stretch that may state what is asked: a sentence, or one proposition of an attribution inside of it."""

    spans: Spans
    items: Items
    link: Link | None = None


class Ground:
    """A pile's sentences with what they hold, and what its events say of its reports; `sides` as `given` resolves them."""

    def __init__(self, readings: Sequence[Reading], events: Sequence[Event], *, sides: Sequence[Given] = ()) -> None:
        self.readings = {r.report.id: r for r in sorted(readings, key=lambda r: r.report.id)}
        self.events = {event.id: event for event in events}
        self.parties = Parties(world(), Corrections(sides, events))
        self.places: list[tuple[str, Span, Items]] = [
            (id, span, items(r, (span,))) for id, r in self.readings.items() for span in sentences(r.report)
        ]
        self._said: dict[str, list[Statement]] = {}
        self._links: dict[str, list[Link]] = {}

    @cached_property
    def holders(self) -> Mapping[tuple[str, str], list[int]]:
        """Language and key -> indices of the sentences that hold it; keys compared as they are under no language."""
        out: dict[tuple[str, str], list[int]] = {}
        for i, (id, _, held) in enumerate(self.places):
            code = self.readings[id].report.language or ""
            for key in held.keys:
                out.setdefault(("" if key[0] in EXACT else code, key), []).append(i)
        return out

    @cached_property
    def sizes(self) -> Counter[str]:
        """How many sentences there are in each language."""
        return Counter(self.readings[id].report.language or "" for id, _, _ in self.places)

    @cached_property
    def about(self) -> Mapping[str, frozenset[str]]:
        """Report id -> the events that it is mainly about."""
        out: dict[str, set[str]] = {}
        for event in self.events.values():
            for linked in event.reports:
                if linked.role != "mention":
                    out.setdefault(linked.report, set()).add(event.id)
        return {id: frozenset(ids) for id, ids in out.items()}

    @cached_property
    def by_report(self) -> Mapping[str, range]:
        """Report id -> the indices of its sentences."""
        out: dict[str, range] = {}
        for i, (id, _, _) in enumerate(self.places):
            out[id] = range(out[id].start if id in out else i, i + 1)
        return out

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its reports, sorted."""
        return tuple(sorted(filter(None, self.sizes)))

    def held(self, reading: Reading) -> int:
        """How many of the items of a text some sentence of its language holds."""
        held = items(reading, ((0, len(reading.report.text)),))
        return sum(self._count(key, reading.report.language or "") > 0 for key in held.keys)

    def holds(self, key: str) -> bool:
        """Whether any sentence holds a name, a number or a day."""
        return ("" if key[0] in EXACT else None, key) in self.holders

    def kin(self, events: Iterable[str]) -> frozenset[str]:
        """The events given and those that are one with them by day, kind and participants, whatever they were linked as."""
        given = [self.events[id] for id in events if id in self.events]
        return frozenset(e.id for e in self.events.values() for other in given if e is other or _one(e, other))

    def then(self, report: Report, events: Iterable[str]) -> frozenset[str] | None:
        """The reports that came out within `DAYS` of some events or of a report; None where no day is known."""
        dates = [report.published, *(day for id in events if id in self.events for day in _days(self.events[id]))]
        days = {day for told in dates if (day := _day(told))}
        return (
            frozenset(id for id, out in self._out.items() if any(abs((out - day).days) <= DAYS for day in days)) if days else None
        )

    @cached_property
    def _out(self) -> Mapping[str, date]:
        """Report id -> the day of publication, as far as it is told."""
        return {id: day for id, r in self.readings.items() if (day := _day(r.report.published))}

    def weights(self, held: Items, code: str | None, events: Iterable[str]) -> list[float]:
        """How telling each item is, up to 1: one that few sentences of its language hold. A day tells by being shared."""
        named = {f"@{ref.id}" for id in events if id in self.events for ref in self.events[id].participants}
        n = max(self.sizes[code or ""], 2)
        return [
            log1p(n / max(self._count(key, code or ""), 1)) / log1p(n) * (PRINCIPAL if key in named else 1.0) for key in held.keys
        ]

    def _count(self, key: str, code: str) -> int:
        return len(self.holders.get(("" if key[0] in EXACT else code, key), ()))

    def units(self, place: int) -> tuple[Unit, ...]:
        """The sentence by its index, and the propositions of attributions that begin in it."""
        id, span, held = self.places[place]
        reading = self.readings[id]
        inside = [s for s in self.said(id) if s.spans and span[0] <= s.spans[0][0] < span[1]]
        return (Unit((span,), held), *(Unit(s.spans, items(reading, s.spans), s.link) for s in inside))

    def leaning(self, place: int) -> tuple[Unit, ...]:
        """The units of a sentence that begin with a word that points back, each with the sentence before it."""
        id, _, _ = self.places[place]
        if place - 1 not in self.by_report[id]:
            return ()
        reading, before = self.readings[id], self.places[place - 1][1]
        joined = [((before, *u.spans), u.link) for u in self.units(place) if pointing(reading.report, u.spans)]
        return tuple(Unit(spans, items(reading, spans), link) for spans, link in joined)

    def said(self, id: str) -> list[Statement]:
        """The statements of a report."""
        if id not in self._said:
            self._said[id] = statements(self.links(id), ())
        return self._said[id]

    def links(self, id: str) -> list[Link]:
        """The attributions of a report with all they stand in."""
        if id not in self._links:
            self._links[id] = links((self.readings[id],), self.parties)
        return self._links[id]


def pointing(report: Report, spans: Spans) -> bool:
    """Whether words begin with one that points back at what was said before them."""
    table = meaning(report.language)
    first = next((t.form for t in tokenize(report.text, *spans[0]) if t.word), "")
    return table.entry(first, table.pointing) is not None


def _days(event: Event) -> tuple[str | None, ...]:
    return (event.when.date, *event.when.alternatives)


def _day(told: str | None) -> date | None:
    """The day that an ISO 8601 date or time begins with."""
    try:
        return date.fromisoformat((told or "")[:10])
    except ValueError:
        return None


def _one(left: Event, right: Event) -> bool:
    """Whether two dated exchanges are one: of the same two or more, on days that may be one."""
    days = [{*_days(e)} - {None} for e in (left, right)]
    both = [{ref.id for ref in e.participants} for e in (left, right)]
    return bool(days[0] & days[1]) and both[0] == both[1] and len(both[0]) > 1 and {left.kind, right.kind} <= EXCHANGES
