"""Which party's account leaves a claim out, and on what basis that is told.

`stated`: a report says so. `full-readout`: the party's whole readout of the event is in the pile, and nothing in it is
near the claim. `excerpts-only`: the party has an account of the event in the pile, told in parts by others; that it
leaves the claim out is no silence, only what these excerpts show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from musnad.model import Basis, Claim, Event, Reading, Reason, Silence
from musnad.weigh.candidates import Near
from musnad.weigh.origins import Source
from musnad.weigh.parties import Parties, Voice
from musnad.weigh.statements import Link, Statement

TOPIC = (0.6, 0.5)
"""Cosine and share of the lighter content from which what a party did not say and a claim of its event are one topic."""
COVERED = (0.5, 0.4)
"""Cosine, or share of the lighter content, from which a readout touches upon a claim: silence is told too seldom."""


class Told(Struct, frozen=True):
    """A claim with its statements' indices, their sources, and the ids of the readouts whose own voice touches upon it."""

    claim: Claim
    statements: Sequence[int]
    sources: Sequence[tuple[Link, Source]]
    touched: frozenset[str] = frozenset()


def stated(
    told: Sequence[Told], omitted: Sequence[tuple[Statement, int]], near: Mapping[tuple[int, int], Near], parties: Parties
) -> list[Silence]:
    """Silences that a report states: what it reports as not said, by a party, and the claim that this leaves out.

    `omitted` are the contents of not-said attributions with their indices. The claim is that of an attribution
    within the content (`did not say how he answered the demand that ...`), else the nearest by others.
    """
    out: dict[tuple[str, str], Silence] = {}
    for unsaid, index in omitted:
        link, voice = unsaid.link, unsaid.link.speaker
        if not voice.named or not voice.sides:
            continue
        others = [
            t
            for t in told
            if unsaid.principal & set(t.claim.events)
            and voice.key not in {v.key for inner, _ in t.sources for v in inner.speakers}
        ]
        within = [t for t in told if any(link.attribution in inner.chain[:-1] for inner, _ in t.sources)]
        for t in within or _nearest(others, index, near):
            reasons = (Reason("silence.reported", {"report": link.report.id, "attribution": link.attribution.id}),)
            for one in _silences(t.claim, voice, "stated", reasons, parties):
                out.setdefault((one.claim, one.party), one)
    return list(out.values())


def _nearest(told: Sequence[Told], index: int, near: Mapping[tuple[int, int], Near]) -> list[Told]:
    """The claim nearest to the content, where it is near enough to be its topic."""

    def closeness(t: Told) -> float:
        pairs = [near.get((min(index, i), max(index, i))) for i in t.statements]
        return max((p.cosine + p.within for p in pairs if p and p.cosine >= TOPIC[0] and p.within >= TOPIC[1]), default=0.0)

    best = max(told, key=lambda t: (closeness(t), t.claim.id), default=None)
    return [best] if best and closeness(best) > 0 else []


def unspoken(
    told: Sequence[Told],
    readings: Sequence[Reading],
    events: Sequence[Event],
    found: Sequence[Statement],
    by: Parties,
    *,
    near: Mapping[tuple[int, int], Near],
) -> list[Silence]:
    """Silences by a whole readout, and what the excerpts of a party's account do not show, claim by claim."""
    accounts = _accounts(told, events, by)
    readouts = _readouts(readings, events, by)
    parties = {event.id: {by.label(side) for side in _taking_part(event, by)} for event in events}
    out = []
    for t in told:
        tellers = {source.voice.key for _, source in t.sources}
        for event in t.claim.events:
            for voice, reports in readouts.get(event, []):
                of_it = not parties[event].isdisjoint(t.claim.sides_telling)
                if of_it and voice.key not in tellers and not _touches(t, reports, found, near):
                    reasons = (Reason("silence.readout", {"reports": sorted(reports)}),)
                    out += _silences(t.claim, voice, "full-readout", reasons, by)
            whole = {voice.key for voice, _ in readouts.get(event, [])}
            for voice in accounts.get(event, []):
                if voice.key not in whole and len(t.claim.sides_telling) == 1:
                    out += _silences(t.claim, voice, "excerpts-only", (Reason("silence.excerpts", {"event": event}),), by)
    return list({(s.claim, s.party): s for s in reversed(out)}.values())


def _touches(t: Told, reports: frozenset[str], found: Sequence[Statement], near: Mapping[tuple[int, int], Near]) -> bool:
    """Whether a readout says or narrates something near the claim."""
    if t.touched & reports or any(place.report in reports for place in t.claim.narrated):
        return True
    mine = set(t.statements)
    for (i, j), pair in near.items():
        other = j if i in mine else i if j in mine else None
        if other is not None and other < len(found) and found[other].link.report.id in reports and _covers(pair):
            return True
    return False


def _covers(near: Near) -> bool:
    return near.cosine >= COVERED[0] or (near.within >= COVERED[1] and near.overlap >= COVERED[1] / 2)


def _readouts(readings: Sequence[Reading], events: Sequence[Event], by: Parties) -> dict[str, list[tuple[Voice, frozenset[str]]]]:
    """Event id -> the parties whose official outlet reports on it in its own voice, with those reports."""
    voices = {r.report.id: by.official(r.report) for r in readings if r.report.voice}
    out: dict[str, list[tuple[Voice, frozenset[str]]]] = {}
    for event in events:
        mine: dict[str, list[str]] = {}
        known: dict[str, Voice] = {}
        for linked in event.reports:
            voice = voices.get(linked.report)
            if voice and linked.role != "mention":
                mine.setdefault(voice.key, []).append(linked.report)
                known[voice.key] = voice
        out[event.id] = [(known[key], frozenset(mine[key])) for key in sorted(mine)]
    return out


def _accounts(told: Sequence[Told], events: Sequence[Event], by: Parties) -> dict[str, list[Voice]]:
    """Event id -> for each side that takes part in it, the account of that side that tells most of it."""
    out = {}
    for event in events:
        part = _taking_part(event, by)
        counts: Counter[str] = Counter()
        voices: dict[str, Voice] = {}
        for t in told:
            for _, source in t.sources if event.id in t.claim.events else ():
                voice = source.voice
                if voice.known and voice.named and len(voice.sides) == 1 and voice.sides[0] in part:
                    counts[voice.key] += 1
                    voices[voice.key] = voice
        leading: dict[str, Voice] = {}
        for key in sorted(counts, key=lambda k: (-counts[k], k)):
            leading.setdefault(voices[key].sides[0], voices[key])
        out[event.id] = [leading[side] for side in sorted(leading)]
    return out


def _taking_part(event: Event, by: Parties) -> set[str]:
    """The sides that take part in an event: others may say much of it, but have no account of it."""
    return {side for ref in event.participants for side in by.sides(ref.id, event.when.date)}


def _silences(claim: Claim, voice: Voice, basis: Basis, reasons: Iterable[Reason], by: Parties) -> list[Silence]:
    """A silence of the party's account, unless its side tells the claim (a side is never silent on its own words)."""
    name = by.name(voice.key).name if voice.key in by.world else voice.who.name
    sides = [label for side in voice.sides if (label := by.label(side))]
    return [Silence(claim.id, name, side, basis, tuple(reasons)) for side in sides[:1] if side not in claim.sides_telling]
