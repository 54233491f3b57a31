"""What a group of reports is mainly about, pooled from its members' own events: kind, participants, and who tells what."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from msgspec import Struct

from musnad.link.days import Dated, dated, ordinal
from musnad.link.profiles import SPEECH, Profile, anchor, prominence
from musnad.link.threads import MEETING, Thread, clash, families, where
from musnad.model import Attribution, Reason, Ref

LEAST = 1.2
"""Mean prominence in the members' reports from which a thread is what they are about, rather than somebody's words."""
DEED = 0.6
"""A deed is what reports are about even where they speak this much more of the words that went with it."""
FRESH = 7
"""Days after which somebody's words are no news."""
BESIDE, ENDS = 400, ("\n", ". ", "؟", "!")
"""How far a time may stand from the cue that it dates, and what parts them."""
SPECIFIC = ("video-call", "call", "summit", "vote", "meeting", "press-conference", "speech", "interview", "condemnation")
"""Kinds that say more than their fellows; among kinds of one event the first of these that was told wins."""


class Told(NamedTuple):
    """One report's telling of an event."""

    profile: Profile
    thread: Thread


class Telling(Struct):
    """An event with every report that tells of it, before it is dated and numbered."""

    kind: str
    family: str
    participants: tuple[Ref, ...]
    members: tuple[Profile, ...]
    told: tuple[Told, ...]
    days: tuple[Dated, ...] = ()
    mentions: list[tuple[Told, tuple[Reason, ...]]] = []

    @property
    def known(self) -> frozenset[str]:
        """The ids of the participants."""
        return frozenset(p.id for p in self.participants)


def pooled(members: Sequence[Profile]) -> Telling:
    """What these reports are mainly about: their most prominent common event, else the words of who speaks most."""
    pools = _pools(members)
    said = max((_weight(p) for p in pools if p[0].thread.family == SPEECH), default=0.0)
    done = max((p for p in pools if p[0].thread.family != SPEECH), key=_weight, default=None)
    if done and _weight(done) >= max(LEAST * len(members), said * DEED):
        return _event(members, done)
    return _words(members)


def _weight(pool: Sequence[Told]) -> float:
    return sum(prominence(t.thread) for t in pool)


def _pools(members: Sequence[Profile]) -> list[list[Told]]:
    """The members' events of title and lead, each with its tellings in several reports."""
    pools: list[list[Told]] = []
    for profile in members:
        for thread in profile.threads:
            if thread.place == "body":
                continue
            home = next((p for p in pools if p[0].profile is not profile and _fits(p, thread)), None)
            if home is None:
                pools.append([Told(profile, thread)])
            else:
                home.append(Told(profile, thread))
    return pools


def _fits(pool: Sequence[Told], thread: Thread) -> bool:
    return all(one.thread.family == thread.family and not clash(one.thread, thread) for one in pool) and any(
        one.thread.known & thread.known or (one.thread.kind == thread.kind and not (one.thread.known and thread.known))
        for one in pool
    )


def _event(members: Sequence[Profile], pool: list[Told]) -> Telling:
    first = pool[0].thread
    family = first.family
    rest = [Told(p, t) for p in members for t in p.threads if t.place == "body" and _fits(pool, t)]
    told = (*pool, *(one for one in rest if one.thread.known))
    kinds = Counter(t.thread.kind for t in told)
    kind = next((k for k in SPECIFIC if k in kinds), None) if family == MEETING else None
    return Telling(
        kind=kind or kinds.most_common(1)[0][0],
        family=family,
        participants=_participants(told, 2 if family == MEETING else 3),
        members=tuple(members),
        told=told,
        days=tuple(day for one in told for day in one.thread.days),
    )


def _participants(told: Sequence[Told], most: int) -> tuple[Ref, ...]:
    """Those whom most of the reports name, the most often named first; at least the leading one."""
    by_report: dict[str, set[Ref]] = {}
    often: Counter[Ref] = Counter()
    for one in told:
        by_report.setdefault(one.profile.id, set()).update(one.thread.participants)
        often.update(one.thread.participants)
    named = Counter(ref for refs in by_report.values() for ref in refs)
    ranked = sorted(named, key=lambda ref: (-named[ref], -often[ref], ref.id))
    least = len(by_report) / 2
    return tuple(ref for i, ref in enumerate(ranked) if i < most and (named[ref] >= least or i == 0))


def _words(members: Sequence[Profile]) -> Telling:
    """A statement, speech or other words of whoever speaks most in these reports."""
    speakers = Counter(p.speaker for p in members if p.speaker)
    speaker = speakers.most_common(1)[0][0] if speakers else None
    own = [
        Told(p, t) for p in members for t in p.threads if t.family == SPEECH and (speaker is None or speaker in t.participants)
    ]
    days = tuple(day for p in members for day in spoken(p, speaker))
    days += tuple(day for one in own if one.thread.place != "body" for day in one.thread.days)
    kinds = Counter(kind for _, kind in {(one.profile.id, one.thread.kind) for one in own})
    leading = [k for k in SPECIFIC if kinds[k] * 2 > len(members)]
    return Telling(
        kind=leading[0] if leading else "statement",
        family=SPEECH,
        participants=(speaker,) if speaker else (),
        members=tuple(members),
        told=tuple(one for one in own if one.thread.place != "body" or _then(one.thread, days)),
        days=days,
    )


def _then(thread: Thread, days: Sequence[Dated]) -> bool:
    """Whether a thread has one of these days."""
    return bool(thread.dates & {d.day for d in days})


def spoken(profile: Profile, speaker: Ref | None) -> list[Dated]:
    """The days on which a report says that someone spoke, by his cues in the title and lead.

    Those are times beside a cue and outside all contents; else those that stand in a content's sentence but belong to
    deed there (`..., in remarks that were carried yesterday` often passes for content).
    """
    reading = profile.reading
    contents = [span for a in reading.attributions for span in a.content.spans]
    cues = [anchor(a) for a in reading.attributions if _by(a, speaker) and where(reading, anchor(a)) != "body"]
    deeds = families(reading.report.language)
    owned = {i for h in reading.happenings if deeds.get(h.kind) != SPEECH for i in h.times}
    near = [i for i, t in enumerate(reading.times) if any(_beside(reading.report.text, t.span, cue) for cue in cues)]
    outside = [i for i in near if not any(start <= reading.times[i].span[0] < end for start, end in contents)]
    chosen = outside or [i for i in near if i not in owned and reading.times[i].anchor == "published"]
    return [d for d in dated(reading, (reading.times[i] for i in chosen)) if _fresh(d, profile.published)]


def _fresh(spoken: Dated, published: date | None) -> bool:
    """Whether words of that day may be the news of a report of this one: other days beside a cue are what is spoken of."""
    return spoken.day is None or published is None or -1 <= published.toordinal() - ordinal(spoken.day) <= FRESH


def _by(attribution: Attribution, speaker: Ref | None) -> bool:
    return attribution.parent is None and (speaker is None or speaker in attribution.source.entities)


def _beside(text: str, a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two spans stand in one paragraph, not far from each other, with no end of a sentence between them."""
    between = text[min(a[1], b[1]) : max(a[0], b[0])]
    return len(between) < BESIDE and not any(mark in between for mark in ENDS)
