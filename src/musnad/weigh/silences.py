"""Which party's account leaves a claim out, and on what basis that is told.

`stated`: a report says so. `full-readout`: the party's whole readout of the event is in the pile, the claim was said
between the parties there, and nothing in the account is near it (`readouts`). `excerpts-only`: the party has an account
of the event in the pile, told in parts by others; that it leaves the claim out is no silence, only what these excerpts
show.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from musnad.lang.silences import told as told_of
from musnad.model import Attribution, Basis, Claim, Event, Member, Reason, Silence
from musnad.text import tokenize
from musnad.weigh.candidates import Near
from musnad.weigh.origins import Source
from musnad.weigh.parties import Parties, Voice
from musnad.weigh.readouts import Exchanges, Readout, left_out
from musnad.weigh.statements import Link, Statement

TOPIC = (0.6, 0.5)
"""Cosine and share of the lighter content from which what a party did not say and a claim of its event are one topic."""

PASSING = 2
"""Telling words that what a report names in passing shares with the claim that it is."""


class Told(Struct, frozen=True, gc=False):
    """A claim with the indices of its statements and of its wordings, and the sources of the former."""

    claim: Claim
    statements: Sequence[int]
    wordings: Sequence[int]
    sources: Sequence[tuple[Link, Source]]


class Accounts(Struct, frozen=True, gc=False):
    """The whole readouts of a pile, by the ids of events, and what the parties said to each other."""

    whole: Mapping[str, Sequence[Readout]]
    exchanges: Exchanges


def stated(
    told: Sequence[Told],
    omitted: Sequence[tuple[Statement, int]],
    found: Sequence[Statement],
    near: Mapping[tuple[int, int], Near],
    parties: Parties,
) -> list[Silence]:
    """Silences that a report states: what it reports as not said, by a party, and the claim that this leaves out.

    `omitted` are the contents of not-said attributions with their indices. The claim is that of an attribution
    within the content (`did not say how he answered the demand that ...`), as fully as the pile has it, else the
    nearest by others.
    """
    out: dict[tuple[str, str], Silence] = {}
    of_event, of_relay = _of_events(told), _of_relays(told)
    speaking = [frozenset(voice.key for inner, _ in t.sources for voice in inner.speakers) for t in told] if omitted else []
    for unsaid, index in omitted:
        link, voice = unsaid.link, unsaid.link.speaker
        if (
            not voice.named
            or not voice.sides
            or _taken_up(link.attribution)
            or not told_of(link.attribution, link.report, link.mentions)
        ):
            continue
        here = sorted({n for event in unsaid.principal for n in of_event.get(event, ())})
        others = [told[n] for n in here if voice.key not in speaking[n]]
        relayed = [told[n] for n in of_relay.get(link.member, ())]
        within = [t for t in relayed if any(_within(unsaid, inner) for inner, _ in t.sources)]
        for t in [_fullest(t, others, found) for t in within] or _nearest(others, index, near):
            reasons = (Reason("silence.reported", {"report": link.report.id, "attribution": link.attribution.id}),)
            for one in _silences(t.claim, voice, "stated", reasons, parties):
                out.setdefault((one.claim, one.party), one)
    return list(out.values())


def _of_events(told: Sequence[Told]) -> Mapping[str, Sequence[int]]:
    """Event id -> the indices of its claims."""
    out: dict[str, list[int]] = {}
    for n, t in enumerate(told):
        for event in dict.fromkeys(t.claim.events):
            out.setdefault(event, []).append(n)
    return out


def _of_relays(told: Sequence[Told]) -> Mapping[Member, Sequence[int]]:
    """The attributions that relay others -> the indices of the claims of what they relay."""
    out: dict[Member, list[int]] = {}
    for n, t in enumerate(told):
        for member in {Member(link.report.id, a.id) for link, _ in t.sources for a in link.chain[:-1]}:
            out.setdefault(member, []).append(n)
    return out


def _within(unsaid: Statement, inner: Link) -> bool:
    """Whether what somebody did not say holds what another said: nobody is silent on his own words, if they may be his.

    What is set against it (`but sources say ...`) is no part of it, wherever its words were taken to end.
    """
    link, speaker = unsaid.link, inner.speaker
    if link.attribution not in inner.chain[:-1] or not speaker.known or speaker.key == link.speaker.key:
        return False
    start = link.attribution.content.spans[0][0]
    said = (*inner.attribution.cue.spans, *inner.attribution.content.spans)
    before = tokenize(link.report.text, start, max(start, said[0][0]))
    return unsaid.table.breaks.isdisjoint(t.form for t in before)


def _taken_up(a: Attribution) -> bool:
    """Whether the speaker is named elsewhere alone: who is meant is too little sure to call his account silent."""
    return bool(a.source.named_at) and not a.source.spans


def _fullest(passing: Told, others: Sequence[Told], found: Sequence[Statement]) -> Told:
    """The claim that a report names in passing, where its speaker is reported to say it more fully: most of its words shared."""
    mine = [found[i] for i in passing.wordings]

    def shared(t: Told) -> int:
        pairs = ((one, found[i]) for one in mine for i in t.wordings)
        return max((len(a.words.stems & b.words.stems) for a, b in pairs if a.link.speaker.key == b.link.speaker.key), default=0)

    rows = [(n, len(t.claim.members), t.claim.id, t) for t in others if t is not passing and (n := shared(t)) >= PASSING]
    return max(rows, key=lambda row: row[:3])[3] if rows else passing


def _nearest(told: Sequence[Told], index: int, near: Mapping[tuple[int, int], Near]) -> list[Told]:
    """The claim nearest to the content, where it is near enough to be its topic."""

    def closeness(t: Told) -> float:
        pairs = [near.get((min(index, i), max(index, i))) for i in t.wordings]
        return max((p.cosine + p.within for p in pairs if p and p.cosine >= TOPIC[0] and p.within >= TOPIC[1]), default=0.0)

    best = max(told, key=lambda t: (closeness(t), t.claim.id), default=None)
    return [best] if best and closeness(best) > 0 else []


def unspoken(
    told: Sequence[Told], events: Sequence[Event], found: Sequence[Statement], by: Parties, pile: Accounts
) -> list[Silence]:
    """Silences by a whole readout, and what the excerpts of a party's account do not show, claim by claim."""
    accounts = _accounts(told, events, by)
    out = []
    for t in told:
        for event in t.claim.events:
            whole = pile.whole.get(event, ())
            for readout in whole:
                if _missing(t, event, readout, found, pile):
                    reasons = (Reason("silence.readout", {"reports": sorted(readout.reports)}),)
                    out += _silences(t.claim, readout.voice, "full-readout", reasons, by)
            here = {readout.voice.key for readout in whole}
            for voice in accounts.get(event, []):
                if voice.key not in here and len(t.claim.sides_telling) == 1:
                    out += _silences(t.claim, voice, "excerpts-only", (Reason("silence.excerpts", {"event": event}),), by)
    return list({(s.claim, s.party): s for s in reversed(out)}.values())


def _missing(t: Told, event: str, readout: Readout, found: Sequence[Statement], pile: Accounts) -> bool:
    """Whether a readout leaves out a claim: the parties said it to each other there, and nothing in the account is near."""
    told_there = readout.voice.key in {source.voice.key for _, source in t.sources}
    narrated = any(place.report in readout.reports for place in t.claim.narrated)
    if (
        told_there
        or narrated
        or not t.claim.sides_telling
        or not any(pile.exchanges.holds(found[i], event) for i in t.statements)
    ):
        return False
    return left_out([found[i] for i in t.wordings], readout)


def _accounts(told: Sequence[Told], events: Sequence[Event], by: Parties) -> dict[str, list[Voice]]:
    """Event id -> for each side that takes part in it, the account of that side that tells most of it."""
    out = {}
    of_event = _of_events(told)
    for event in events:
        part = _taking_part(event, by)
        counts: Counter[str] = Counter()
        voices: dict[str, Voice] = {}
        for n in of_event.get(event.id, ()):
            for _, source in told[n].sources:
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
    return {side for ref in event.participants for side in by.sides(ref.id, event.when.date, (event.id,))}


def _silences(claim: Claim, voice: Voice, basis: Basis, reasons: Iterable[Reason], by: Parties) -> list[Silence]:
    """A silence of the party's account, unless its side tells the claim (a side is never silent on its own words)."""
    name = by.name(voice.key).name if voice.key in by.world else voice.who.name
    sides = [label for side in voice.sides if (label := by.label(side))]
    return [Silence(claim.id, name, side, basis, tuple(reasons)) for side in sides[:1] if side not in claim.sides_telling]
