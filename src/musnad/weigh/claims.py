"""Statements to claims: clusters of one proposition by one speaker, with whoever relays them as members too."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from musnad.model import Attribution, Claim, Excerpt, Member, Narrated, Origin, Reason, Ref, Teller
from musnad.weigh.alike import Alike
from musnad.weigh.candidates import Near
from musnad.weigh.cluster import Pairs, cluster, fit
from musnad.weigh.origins import Origins, Source, copied, origins, tellers
from musnad.weigh.parties import Parties, Voice
from musnad.weigh.scoring import Model
from musnad.weigh.statements import Link, Statement

CLEAR_WORDS = (6, 40)
"""Words of a gist: fewer say too little, more are no gist."""


class Scored(Struct, frozen=True, gc=False):
    """What pairs of statements were judged by, by both indices: scores above 0; those that may be related; nearness of these,
    of those that are surely one, and of what was not said.

    Of statements that are `alike` only the first is in pairs, and stands for all of them.
    """

    near: Mapping[tuple[int, int], Near]
    related: Sequence[tuple[int, int]]
    scores: Pairs
    alike: Alike


class Group(Struct, frozen=True, gc=False):
    """A claim in the making: indices of its statements, of its wordings (the first of those alike), and its links with all
    who relay them."""

    statements: tuple[int, ...]
    wordings: tuple[int, ...]
    links: tuple[Link, ...]


def groups(found: Sequence[Statement], all_links: Sequence[Link], scored: Scored, model: Model) -> list[Group]:
    """Clusters of statements, each with the attributions that relay its statements, in the order of the reports."""
    by_member = {link.member: link for link in all_links}
    own, alike = {s.link.member for s in found}, scored.alike
    kinds = {i: alike.reports(i) for i in alike.firsts() if i < len(found)}
    clusters = cluster(kinds, scored.scores, model.threshold, model.loose)
    whole = [sorted(k for i in firsts for k in alike.of(i)) for firsts in clusters]
    shared = _shared(_gathered(whole, found), scored, model.threshold)
    out = []
    for kept in _together(shared, found):
        members = {found[i].link.member for i in kept}
        members |= {up for i in kept for up in _relaying(found[i].link, own)}
        links = tuple(by_member[m] for m in sorted(members, key=_order))
        out.append(Group(tuple(kept), alike.among(kept), links))
    return out


def _gathered(clusters: Sequence[list[int]], found: Sequence[Statement]) -> list[list[int]]:
    """Clusters, with the propositions of one attribution that nobody else states as one claim."""
    out: list[list[int]] = []
    alone: dict[Member, list[int]] = {}
    for indices in clusters:
        members = {found[i].link.member for i in indices}
        if len(members) > 1:
            out.append(indices)
        else:
            alone.setdefault(members.pop(), []).extend(indices)
    return _together([*out, *map(sorted, alone.values())], found)


def _together(clusters: Sequence[list[int]], found: Sequence[Statement]) -> list[list[int]]:
    """Clusters that the same attributions state are one claim: nobody tells one of the propositions without the other."""
    out: dict[frozenset[Member], list[int]] = {}
    for indices in clusters:
        out.setdefault(frozenset(found[i].link.member for i in indices), []).extend(indices)
    return sorted(map(sorted, out.values()))


def _order(member: Member) -> tuple[str, str]:
    return member.report, member.attribution


def _shared(clusters: Sequence[Sequence[int]], scored: Scored, threshold: float) -> list[list[int]]:
    """Each cluster with the statements of others that state its proposition too (an attribution may say two things)."""
    home = {i: n for n, members in enumerate(clusters) for i in members}
    guests: dict[int, set[int]] = {}
    for (i, j), score in scored.scores.items():
        if score >= threshold and home[i] != home[j]:
            guests.setdefault(home[j], set()).add(i)
            guests.setdefault(home[i], set()).add(j)
    out = []
    for n, members in enumerate(clusters):
        near = [i for i in guests.get(n, ()) if len(members) > 1 and _fit(i, members, scored) >= threshold]
        out.append(sorted({*members, *(k for i in near for k in scored.alike.of(i))}))
    return out


def _fit(guest: int, members: Sequence[int], scored: Scored) -> float:
    """How well a statement fits to the members of a claim."""
    pairs = ((min(guest, k), max(guest, k), len(scored.alike.of(k))) for k in scored.alike.among(members))
    return fit(((scored.scores[i, j], count) for i, j, count in pairs if (i, j) in scored.scores), len(members))


def _relaying(link: Link, own: set[Member]) -> list[Member]:
    """Those who relay a statement: all it stands in, up to one who denies it or does not say it.

    Where nobody knows who made the statement (`those who say that ...`), it is no claim of him who mentions it,
    unless he says nothing else.
    """
    out = []
    for a in reversed(link.chain[:-1]):
        member = Member(link.report.id, a.id)
        if not _passes_on(a) or not (_identified(link) or member not in own):
            break
        out.append(member)
    return out


def _identified(link: Link) -> bool:
    """Whether a report says who made a statement, by more than that he made it."""
    cues = link.attribution.cue.spans
    alone = any(start <= cue[0] < end for start, end in link.attribution.source.named_at for cue in cues)
    return link.speaker.known and not alone


def _passes_on(a: Attribution) -> bool:
    return a.polarity == "said" and a.act != "deny" and a.modality != "denied"


def claim(group: Group, found: Sequence[Statement], by: Origins, scored: Scored) -> Claim:
    """A claim without what only the whole pile can tell: narration, dispute and rank."""
    stated = [found[i] for i in group.statements]
    sources = [by.source(s.link) for s in stated]
    members = tuple(link.member for link in group.links)
    told = tellers(sources, by.parties)
    from_where = origins(list(zip(stated, sources, strict=True)), by)
    gist, *abroad = (found[i] for i in _gists(group.wordings, found, scored))
    return Claim(
        id=_id(members),
        gist=_excerpt(gist),
        events=_events(stated),
        speaker=_speaker(stated),
        members=members,
        told_by=told,
        sides_telling=tuple(sorted({t.side for t in told if t.side})),
        origins=from_where,
        independent_origins=max(1, len(from_where)),
        outlets=len({link.report.outlet or link.report.id for link in group.links}),
        reasons=(*_reasons(stated, sources, from_where), *copied(stated, by)),
        gists=tuple(map(_excerpt, abroad)),
    )


def narrated_by(claim: Claim, places: Sequence[Narrated], own: Mapping[str, Voice], by: Parties) -> Claim:
    """The claim with the places where reports narrate it. A party's own outlet, which narrates in its voice, tells it.

    `own` gives the reports of parties' official outlets their voices.
    """
    if not places:
        return claim
    voices = {own[place.report].key: own[place.report] for place in places if place.report in own}
    told, from_where = set(claim.told_by), claim.origins
    for voice in (voices[key] for key in sorted(voices)):
        told |= {Teller(voice.who, by.label(side)) for side in voice.sides or (None,)}
        from_where = _with_account(from_where, voice, by)
    return replace(
        claim,
        narrated=tuple(places),
        told_by=tuple(sorted(told, key=lambda t: (t.entity.name, t.entity.id, t.side or ""))),
        sides_telling=tuple(sorted({t.side for t in told if t.side})),
        origins=tuple(sorted(from_where, key=lambda o: (o.entity.name, o.entity.id, o.chains))),
        independent_origins=max(1, len(from_where)),
    )


def _with_account(found: tuple[Origin, ...], voice: Voice, by: Parties) -> tuple[Origin, ...]:
    """The origins with a party's own outlet: one with those who speak with its account, and with its state itself."""
    chain = (voice.who.name,)
    for i, o in enumerate(found):
        if o.entity.id in voice.sides or by.account(o.entity.id, None) == voice.key:
            one = Origin(voice.who, o.side, tuple(sorted({*o.chains, chain})))
            return (*found[:i], one, *found[i + 1 :])
    side = by.label(voice.sides[0]) if len(voice.sides) == 1 else None
    return (*found, Origin(voice.who, side, (chain,)))


def _id(members: Sequence[Member]) -> str:
    rows = [[m.report, m.attribution] for m in members]
    return hashlib.sha256(msgspec.json.encode(rows)).hexdigest()[:16]


def _gists(wordings: Sequence[int], found: Sequence[Statement], scored: Scored) -> list[int]:
    """The wordings nearest to all statements of their claim, the nearest first, one of each language.

    Those of a fair length come first; the first among equals. A report whose language is not known has one of its own.
    """
    if len(wordings) == 1:
        return list(wordings)

    def fitness(i: int) -> tuple[bool, float, int]:
        fair = CLEAR_WORDS[0] <= len(found[i].text.split()) <= CLEAR_WORDS[1]
        others = (scored.scores.get((min(i, k), max(i, k)), 0.0) * len(scored.alike.of(k)) for k in wordings if k != i)
        return fair, round(sum(others, start=len(scored.alike.of(i)) - 1.0), 3), -i

    first: dict[str | None, int] = {}
    for i in sorted(wordings, key=fitness, reverse=True):
        first.setdefault(found[i].link.report.language, i)
    return list(first.values())


def _excerpt(said: Statement) -> Excerpt:
    return Excerpt(said.link.report.id, said.spans)


def _speaker(stated: Sequence[Statement]) -> Ref | None:
    """Whom most of the statements name; None where no report settles it."""
    known = [s.link.speaker for s in stated if s.link.speaker.known]
    named = Counter(v.who for v in known if v.named) or Counter(v.who for v in known)
    return min(named, key=lambda who: (-named[who], who.name, who.id)) if named else None


def _events(stated: Sequence[Statement]) -> tuple[str, ...]:
    """The events that the claim's reports have in common, before all those they are mainly about; else the latter."""
    main = frozenset[str]().union(*(s.principal for s in stated))
    common = frozenset.intersection(*(s.events for s in stated))
    return tuple(sorted(common & main or main))


@cache
def _count(statements: int) -> Reason:
    return Reason("claim.statements", {"count": statements})


def _reasons(stated: Sequence[Statement], sources: Sequence[Source], found: Sequence[Origin]) -> tuple[Reason, ...]:
    out = [_count(len(stated))]
    if len({s.link.speaker.who.id for s in stated}) > 1 and len({s.link.speaker.key for s in stated}) == 1:
        out.append(Reason("origin.account", {"account": stated[0].link.speaker.key}))
    if all(source.carrier for source in sources):
        out.append(Reason("origin.carrier-alone", {}))
    unnamed = {source.voice.who for source in sources if source.voice.described}
    if len(found) > 1 and (count := sum(o.entity in unnamed for o in found)):
        out.append(Reason("origin.unnamed", {"count": count}))
    if not found:
        out.append(Reason("origin.unresolved", {}))
    return tuple(out)
