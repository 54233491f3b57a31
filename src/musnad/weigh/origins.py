"""Where a statement comes from: its chain, its tellers, and which reports carry one text.

The origin is the outermost source that is not a mere carrier; a carrier (outlet, agency) only where it alone vouches.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from musnad.model import Attribution, Member, Origin, Party, Reading, Reason, Ref, Report, Teller
from musnad.weigh.copies import Copies
from musnad.weigh.joins import Joined
from musnad.weigh.parties import Parties, Voice
from musnad.weigh.statements import Link, Statement
from musnad.weigh.unnamed import Outlets, same_speakers
from musnad.world import World


class Source(Struct, frozen=True, gc=False):
    """The origin of one attribution: its voice, whether it is a carrier that alone vouches, and the chain of names."""

    voice: Voice
    carrier: bool
    chain: tuple[str, ...]


class Origins:
    """Origins of attributions over one pile, by who speaks for whom and what reports share."""

    def __init__(self, readings: Sequence[Reading], parties: Parties, copies: Copies | None = None) -> None:
        self.parties = parties
        self.copies = copies or Copies(readings)
        self.outlets = Outlets([r.report for r in readings], parties.world)
        self._sources: dict[Member, Source] = {}

    def source(self, link: Link) -> Source:
        """The outermost source of an attribution that is no carrier; the report's own voice where it is a party's.

        Who is reported not to have said it is no source, nor who denies it: then it is the report that takes for granted who
        said it.
        """
        if link.member not in self._sources:
            self._sources[link.member] = self._source(link)
        return self._sources[link.member]

    def _source(self, link: Link) -> Source:
        report = link.report
        chain = self._names(link)
        if report.voice:
            return Source(self.parties.official(report), False, chain)
        told = [(a, voice) for a, voice in zip(link.chain, link.speakers, strict=True) if _tells(a, link)]
        spoken = [voice for a, voice in told if not self.carries(a.source, report)]
        return Source((spoken or [voice for _, voice in told] or link.speakers)[0], not spoken, chain)

    def carries(self, party: Party, report: Report) -> bool:
        """Whether a source is an outlet or an agency, be it only because the pile has reports of it."""
        return party.kind == "outlet" or self.outlets.meant(party, report.language) is not None

    def _outlet(self, ref: Ref) -> bool:
        return ref.id in self.parties.world and self.parties.world.entity(ref.id).kind == "outlet"

    def _names(self, link: Link) -> tuple[str, ...]:
        """Outlet (or the party whose own voice it is), credits, then at each step the outlet it went through and the source."""
        report = link.report
        names = [self.parties.official(report).who.name if report.voice else report.outlet or report.id]
        names += [c.entity.name if c.entity else c.text for c in report.credits if c.role == "agency"]
        for a in (a for a in link.chain if _tells(a, link)):
            names += [ref.name for ref in a.medium.entities if self._outlet(ref) or ref.id not in self.parties.world]
            names += [_name(a)]
        return tuple(name for i, name in enumerate(names) if name and name not in names[:i])


def _tells(a: Attribution, link: Link) -> bool:
    """Whether a step of an attribution's chain tells what it says: it was said, and nobody's denial of it."""
    return a.polarity == "said" and (a.act != "deny" or a == link.attribution)


def _name(a: Attribution) -> str:
    party = a.source
    if party.entities and party.kind not in ("unnamed", "collective"):
        return " and ".join(ref.name for ref in party.entities)
    return party.text or ""


COMMON = Ref("common-source", "unknown common source")
"""Who stands behind text that outlets share and that credits nobody."""

Told = tuple[Statement, Source]


def origins(told: Sequence[Told], by: Origins) -> tuple[Origin, ...]:
    """The independent origins of a claim's statements, with their chains, sorted by name.

    A voice that its report does not settle is no origin beside one that is known, nor is a carrier beside a source that
    is none.
    """
    settled = [(s, source) for s, source in told if source.voice.known]
    spoken = [(s, source) for s, source in settled if not source.carrier] or settled
    groups = _with_states(_gathered(spoken, by), by.parties.world)
    found = [_origin(group, by) for group in groups]
    return tuple(sorted(found, key=lambda o: (o.entity.name, o.entity.id, o.chains)))


def _gathered(spoken: Sequence[Told], by: Origins) -> list[list[Told]]:
    """Statements of one origin together: of one account or person, in text that their reports share, in one wording."""
    if len(spoken) < 2:
        return [list(spoken)] if spoken else []
    joined = Joined()
    for i, j in _same(spoken, by):
        joined.join(i, j)
    groups: dict[int, list[Told]] = {}
    for i, one in enumerate(spoken):
        groups.setdefault(joined.top(i), []).append(one)
    return list(groups.values())


def _same(spoken: Sequence[Told], by: Origins) -> Iterable[tuple[int, int]]:
    """Pairs of indices of statements that have one origin."""
    first: dict[tuple[str, str], int] = {}
    for i, (_, source) in enumerate(spoken):
        voice = source.voice
        for key in ("" if voice.described else voice.key, voice.who.id if voice.named else ""):
            if key:
                yield i, first.setdefault(("", key), i)
    yield from shared([s for s, _ in spoken], by.copies)
    people = [i for i, (_, source) in enumerate(spoken) if not source.carrier]
    for i, j in same_speakers([(spoken[i][0], spoken[i][1].voice) for i in people], by.outlets):
        yield people[i], people[j]


def _with_states(groups: list[list[Told]], world: World) -> list[list[Told]]:
    """States gathered with another source of their side: a state has no voice but theirs, and is no origin beside them."""
    alone = [all(_is_state(source.voice, world) for _, source in group) for group in groups]
    rest = [group for group, state in zip(groups, alone, strict=True) if not state]
    for group in (group for group, state in zip(groups, alone, strict=True) if state):
        side = group[0][1].voice.sides
        own = [other for other in rest if any(source.voice.sides == side for _, source in other)]
        if own:
            min(own, key=lambda other: (not other[0][1].voice.named, other[0][1].voice.key)).extend(group)
        else:
            rest.append(group)
    return rest


def shared(stated: Sequence[Statement], copies: Copies) -> list[tuple[int, int]]:
    """Pairs of indices of statements of two reports that stand in text that these reports share."""
    if len(stated) < 2:
        return []
    places: dict[str, list[int]] = {}
    for i, s in enumerate(stated):
        places.setdefault(s.link.report.id, []).append(i)
    if len(places) < 2:
        return []
    there = [copies.sharing(s.link.report.id, s.spans, places) for s in stated]
    return [
        (i, j)
        for i, s in enumerate(stated)
        for id in sorted(there[i])
        for j in places.get(id, ())
        if i < j and s.link.report.id in there[j]
    ]


def copied(stated: Sequence[Statement], by: Origins) -> tuple[Reason, ...]:
    """Which reports of more than one outlet state a claim in text that they share, and what agency they credit."""
    reports = {stated[i].link.report.id: stated[i].link.report for pair in shared(stated, by.copies) for i in pair}
    outlets = len({by.copies.outlet(id) for id in reports})
    if outlets < 2:
        return ()
    values = {"reports": sorted(reports), "outlets": outlets}
    agencies = _credited(reports.values())
    return (Reason("origin.credited", {**values, "agency": agencies[0].id}) if agencies else Reason("origin.copied", values),)


def _credited(reports: Iterable[Report]) -> list[Ref]:
    """The agencies that the reports credit, as far as the world knows them: the most credited first."""
    found = [ref for report in reports for ref in {c.entity for c in report.credits if c.role == "agency"} if ref]
    return sorted(set(found), key=lambda ref: (-found.count(ref), ref.name, ref.id))


def _is_state(voice: Voice, world: World) -> bool:
    return (voice.key,) == voice.sides and voice.key in world and world.entity(voice.key).kind == "place"


def _origin(group: Sequence[Told], by: Origins) -> Origin:
    """The party that statements of one origin come from.

    Carriers who vouch alone, in text that they share, are not it: an agency that one of them credits is, or else whoever
    they have it from.
    """
    voices = sorted((source.voice for _, source in group), key=lambda v: (not v.named, v.who.name, v.who.id))
    keys = {source.voice.key for _, source in group}
    chains = tuple(sorted({source.chain for _, source in group}))
    if len(keys) > 1 and all(source.carrier for _, source in group):
        agencies = _credited({s.link.report.id: s.link.report for s, _ in group}.values())
        return Origin((agencies or [COMMON])[0], None, chains)
    one_account = len({v.who.id for v in voices}) > 1 and voices[0].named
    named = {v.key for v in voices if v.named} or keys
    accounts = named - set(voices[0].sides) or named
    key = min(accounts)
    entity = by.parties.name(key) if one_account and len(accounts) == 1 and key in by.parties.world else voices[0].who
    side = by.parties.label(voices[0].sides[0]) if len(voices[0].sides) == 1 else None
    return Origin(entity, side, chains)


def tellers(sources: Sequence[Source], parties: Parties) -> tuple[Teller, ...]:
    """Who relays a claim, once for each side he speaks for, sorted."""
    rows: dict[tuple[str, str], Teller] = {}
    for voice in (source.voice for source in sources if source.voice.known):
        for side in voice.sides or (None,):
            label = parties.label(side)
            key = (voice.who.id or voice.who.name, label or "")
            rows[key] = min(rows.get(key, Teller(voice.who, label)), Teller(voice.who, label), key=_by_name)
    return tuple(sorted(rows.values(), key=_by_name))


def _by_name(t: Teller) -> tuple[str, str, str]:
    return t.entity.name, t.entity.id, t.side or ""
