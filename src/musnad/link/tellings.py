"""What a group of reports is mainly about, pooled from its members' own events: kind, participants, and who tells what."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from musnad.link.days import Dated
from musnad.link.leads import event_days, spoken
from musnad.link.profiles import SPEECH, Profile, prominence
from musnad.link.threads import MEETING, Thread, clash
from musnad.model import Reason, Ref, Role

LEAST = 1.2
"""Mean prominence in the members' reports from which a thread is what they are about, rather than somebody's words."""
DEED = 0.6
"""A deed is what reports are about even where they speak this much more of the words that went with it."""
WORDS = ("press-conference", "speech", "interview", "condemnation")
"""Kinds of words that say more than `statement`, if most of the reports use them."""
VAGUE = {"contact": 0.3, "talks": 0.7, "meeting": 0.8}
"""How much kinds count that say less of an event than their fellows in the family."""
FORMED = {"video": "video-call", "phone": "call"}
"""What a meeting is, once one form is told of it."""


class Told(NamedTuple):
    """One report's telling of an event."""

    profile: Profile
    thread: Thread


class Telling(Struct):
    """An event with every report that tells of it, before it is dated and numbered; `role` is its members'."""

    kind: str
    family: str
    participants: tuple[Ref, ...]
    members: tuple[Profile, ...]
    told: tuple[Told, ...]
    days: tuple[Dated, ...] = ()
    mentions: list[tuple[Told, tuple[Reason, ...]]] = []
    role: Role = "principal"

    @property
    def known(self) -> frozenset[str]:
        """The ids of the participants."""
        return frozenset(p.id for p in self.participants)

    def alone(self) -> "Telling":
        """The same without mentions."""
        return replace(self, mentions=[])


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
    family = pool[0].thread.family
    days = tuple(d for p in members for d in event_days(p, [one.thread for one in pool if one.profile is p]))
    body = [Told(p, t) for p in members for t in p.threads if t.place == "body" and t.known and _fits(pool, t)]
    told = (*pool, *(one for one in body if not one.thread.dates or _then(one.thread, days)))
    return Telling(
        kind=_kind(told) if family == MEETING else _heaviest(told),
        family=family,
        participants=_participants(told, 2 if family == MEETING else 3),
        members=tuple(members),
        told=told,
        days=days or tuple(d for one in body for d in one.thread.days),
    )


def _kind(told: Sequence[Told]) -> str:
    """A meeting's kind by its form where that is told, else by the words used of it."""
    forms = frozenset(form for one in told for form in one.thread.forms)
    return FORMED[min(forms)] if len(forms) == 1 and forms <= FORMED.keys() else _heaviest(told)


def _heaviest(told: Sequence[Told]) -> str:
    weights: dict[str, float] = {}
    for one in told:
        kind = one.thread.kind
        weights[kind] = weights.get(kind, 0.0) + one.thread.weight * VAGUE.get(kind, 1.0)
    return max(weights, key=lambda kind: (weights[kind], kind))


def _participants(told: Sequence[Told], most: int) -> tuple[Ref, ...]:
    """Those whom most of the reports name, in titles above all, the most often named first; at least the leading one."""
    often: Counter[Ref] = Counter()
    named: dict[Ref, set[str]] = {}
    titled: dict[Ref, set[str]] = {}
    for one in told:
        often.update(one.thread.participants)
        for ref in one.thread.participants:
            named.setdefault(ref, set()).add(one.profile.id)
            if ref.id in one.thread.titled:
                titled.setdefault(ref, set()).add(one.profile.id)
    weight = {ref: len(reports) + len(titled.get(ref, ())) for ref, reports in named.items()}
    ranked = sorted(named, key=lambda ref: (-weight[ref], -often[ref], ref.id))
    least = len({one.profile.id for one in told}) / 2
    return tuple(ref for i, ref in enumerate(ranked) if i < most and (len(named[ref]) >= least or i == 0))


def _words(members: Sequence[Profile]) -> Telling:
    """A statement, speech or other words of whoever speaks most in these reports."""
    speakers = Counter(p.speaker for p in members if p.speaker)
    speaker = speakers.most_common(1)[0][0] if speakers else None
    own = [
        Told(p, t) for p in members for t in p.threads if t.family == SPEECH and (speaker is None or speaker in t.participants)
    ]
    days = tuple(d for p in members for d in spoken(p, speaker))
    days += tuple(d for one in own if one.thread.place != "body" for d in one.thread.days)
    kinds = Counter(kind for _, kind in {(one.profile.id, one.thread.kind) for one in own})
    kind = next((k for k in WORDS if kinds[k] * 2 > len(members)), "statement")
    if kind != "statement" and not days:
        days = tuple(d for one in own if one.thread.kind == kind for d in one.thread.days)
    return Telling(
        kind=kind,
        family=SPEECH,
        participants=(speaker,) if speaker else (),
        members=tuple(members),
        told=tuple(one for one in own if one.thread.place != "body" or _then(one.thread, days)),
        days=days,
    )


def _then(thread: Thread, days: Sequence[Dated]) -> bool:
    """Whether a thread has one of these days."""
    return bool(thread.dates & {d.day for d in days})
