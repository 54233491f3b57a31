"""Whole readouts, what parties said to each other, and what of it a readout leaves out. Precision comes first.

A readout tells what was said between the parties in one event. So only such words can be missing in it: not what one of
them said of the event afterwards, nor what they said on another day. And nothing in it, nor in what its party is reported
to say of the event elsewhere, may come near them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from musnad.model import Attribution, Event, Reading, Span, Time
from musnad.weigh.parties import Parties, Voice
from musnad.weigh.propositions import propositions
from musnad.weigh.statements import Link, Statement
from musnad.weigh.words import Words, meaning, words

OMITTED = re.compile(r"[<\[(]\s*(?:…|\.{2,3})\s*[>\])]|(?:…|\.{3})\s*\Z")
"""An opening that is published before the talks, or an excerpt, is marked as one: official sites print `<…>`."""
SENTENCE = re.compile(r"[^.!?؟…\n]+")
FAR = (0.42, 0.33)
"""Cosine up to which a part of a readout is far from a claim: in one language, and over two. See eval/silences.md."""
SHARED = 0.4
"""Share of a claim's telling words that a part in its language has, from which it may tell it."""
TELLING = 3
"""Telling words of a claim that can be missing: of fewer, nearness says nothing."""
ELSEWHERE = frozenset({"statement", "interview", "speech", "press-conference"})
"""Kinds of happenings in which a party speaks, but not to the other."""
DAYS = {"early": (1, 12), "middle": (9, 22), "late": (19, 31)}
"""Days that a part of a month may mean."""


class Part(Struct, frozen=True, gc=False):
    """Words of a party's account."""

    text: str
    language: str | None
    words: Words


class Readout(Struct, frozen=True, gc=False):
    """A party's account of an event: the reports that are its whole readout, and all that it tells of the event."""

    voice: Voice
    reports: frozenset[str]
    parts: tuple[Part, ...]


def readouts(
    readings: Sequence[Reading], events: Sequence[Event], found: Sequence[Statement], by: Parties
) -> dict[str, list[Readout]]:
    """Event id -> the whole readouts of parties that take part in it, with what else they are reported to tell of it."""
    official = {r.report.id: r for r in readings if r.report.voice}
    said: dict[str, list[Statement]] = {}
    for s in found if official else ():
        for id in s.events:
            said.setdefault(id, []).append(s)
    out: dict[str, list[Readout]] = {}
    for event in events if official else ():
        mine: dict[str, list[Reading]] = {}
        for linked in event.reports:
            reading = official.get(linked.report)
            if reading and linked.role == "principal" and _whole(reading, event):
                mine.setdefault(by.official(reading.report).key, []).append(reading)
        for key in sorted(mine):
            out.setdefault(event.id, []).append(_readout(by.official(mine[key][0].report), mine[key], said.get(event.id, ())))
    return out


def _whole(reading: Reading, event: Event) -> bool:
    """Whether an official report can be a whole readout: published when the event was over, and with nothing left out."""
    report = reading.report
    parties = {p.id for p in event.participants}
    planned = [h.status == "planned" for h in reading.happenings if parties & {p.id for p in h.participants}]
    day = (report.published or "")[:10]
    before = bool(day and event.when.date) and day < min(event.when.date or "", *event.when.alternatives or ("9",))
    return not (planned and all(planned)) and not before and not OMITTED.search(report.text)


def _readout(voice: Voice, mine: Sequence[Reading], said: Sequence[Statement]) -> Readout:
    """`said` are the statements of all reports on the event."""
    told = [
        Part(s.text, s.link.report.language, s.words)
        for s in said
        if any(set(v.sides) & set(voice.sides) for v in s.link.speakers)
    ]
    return Readout(voice, frozenset(r.report.id for r in mine), tuple([p for r in mine for p in _parts(r)] + told))


def _parts(reading: Reading) -> list[Part]:
    """The sentences of a readout and their clauses, whoever is said to say them."""
    report, table = reading.report, meaning(reading.report.language)
    blocks = [b.span for b in report.blocks if b.kind != "furniture"] or [(0, len(report.text))]
    spans: list[Span] = [m.span() for low, high in blocks for m in SENTENCE.finditer(report.text, low, high)]
    spans += [(p[0][0], p[-1][1]) for block in blocks for p in propositions(report.text, (block,), table) if p]
    texts = dict.fromkeys(report.text[low:high].strip() for low, high in spans)
    return [Part(text, report.language, words(text, table)) for text in texts if text]


def left_out(said: Sequence[Statement], readout: Readout) -> bool:
    """Whether nothing in a party's account comes near any of a claim's statements."""
    from musnad.vectors import encode

    if not said or max(len(s.words.ordered) for s in said) < TELLING:
        return False
    cosines = encode([s.text for s in said]) @ encode([p.text for p in readout.parts]).T
    return not any(
        _near(s, part, round(float(cosines[i, k]), 3)) for i, s in enumerate(said) for k, part in enumerate(readout.parts)
    )


def _near(s: Statement, part: Part, cosine: float) -> bool:
    if s.link.report.language != part.language:
        return cosine > FAR[1]
    return cosine > FAR[0] or len(s.words.stems & part.words.stems) >= SHARED * len(s.words.stems)


class Exchanges:
    """What the parties of events said to each other in them, by the reports' own words."""

    def __init__(self, readings: Sequence[Reading], events: Sequence[Event], all_links: Sequence[Link]) -> None:
        self._readings = {r.report.id: r for r in readings}
        self._parties = {e.id: frozenset(p.id for p in e.participants) for e in events}
        self._events = {e.id: e for e in events}
        self._links: dict[str, list[Link]] = {}
        for link in all_links:
            self._links.setdefault(link.report.id, []).append(link)
        self._said: dict[tuple[str, str], Mapping[str, bool]] = {}

    def holds(self, s: Statement, event: str) -> bool:
        """Whether a statement was said between the parties of an event, which alone it is about."""
        report = s.link.report.id
        if s.principal != {event} or event not in self._events:
            return False
        if (report, event) not in self._said:
            self._said[report, event] = self._read(self._links.get(report, ()), self._events[event])
        return self._said[report, event].get(s.link.attribution.id, False)

    def _read(self, all_links: Iterable[Link], event: Event) -> Mapping[str, bool]:
        """For each attribution of a report, in the order of the text, whether it was said in the event.

        Who goes on speaking, and is not said to speak elsewhere, speaks to whom he spoke to.
        """
        ordered = sorted(all_links, key=lambda at: (_place(at.attribution), at.attribution.id))
        parties = self._parties[event.id]
        other = _Others(self._readings[ordered[0].report.id], event) if ordered else None
        out: dict[str, bool] = {}
        last: tuple[str, bool] = ("", False)
        for link in ordered:
            a, who = link.attribution, {ref.id for ref in link.attribution.source.entities}
            if not who & parties:
                last = last if len(link.chain) > 1 or not a.source.spans else ("", False)
                continue
            to = {ref.id for ref in a.addressee.entities}
            told = bool(to & (parties - who)) or (not to and (_relayed(link) or last == (link.speaker.key, True)))
            out[a.id] = told and other is not None and not other.way(a) and not other.day(a)
            last = (link.speaker.key, out[a.id])
        return out


def _relayed(link: Link) -> bool:
    """Whether somebody of the speaker's own side tells what he said."""
    mine = set(link.speaker.sides)
    return any(mine & set(v.sides) and v.who.id != link.speaker.who.id for v in link.speakers[:-1])


class _Others:
    """What in a report says that words were not said in an event: another way that they came, another day."""

    def __init__(self, reading: Reading, event: Event) -> None:
        self._exchanges = [h.span for h in reading.happenings if h.kind not in ELSEWHERE]
        self._days = [t.span for t in reading.times if not _fits(t, event)]
        self._sentences = [m.span() for m in SENTENCE.finditer(reading.report.text)]

    def way(self, a: Attribution) -> bool:
        """Whether the words went through something else than an exchange: a statement, an interview, an outlet."""
        spans = a.medium.spans
        held = any(low < end and start < high for start, end in spans for low, high in self._exchanges)
        return bool(spans or a.medium.entities) and not held

    def day(self, a: Attribution) -> bool:
        """Whether another day than the event's stands in the sentence, outside of what is said."""
        k = bisect_right(self._sentences, (_place(a), 1 << 62)) - 1
        low, high = self._sentences[k] if k >= 0 else (0, 0)
        return any(low <= at < high and not any(s <= at < e for s, e in a.content.spans) for at, _ in self._days)


def _place(a: Attribution) -> int:
    return min((span[0] for span in (*a.cue.spans, *a.source.spans, *a.content.spans)), default=0)


def _fits(time: Time, event: Event) -> bool:
    """Whether a time may mean the event's day: lengths and times of day always, other dates only where they hold it."""
    if time.kind == "duration" or (time.value or "").startswith("T"):
        return True
    days = [d for d in (event.when.date, *event.when.alternatives) if d]
    if time.value is None or not days:
        return time.value is None and (time.relative is None or time.relative.month is None)
    return any(_holds(time, day) for day in days)


def _holds(time: Time, day: str) -> bool:
    value = (time.value or "").partition("/")[0][: len(day)]
    if not (day.startswith(value) or value.startswith(day)):
        return False
    low, high = DAYS.get(time.part or "", (1, 31)) if time.precision == "month" else (1, 31)
    return len(day) < len("2000-01-01") or low <= int(day[8:10]) <= high
