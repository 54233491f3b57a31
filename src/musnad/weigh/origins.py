"""Where a statement comes from: its chain, its tellers, and which reports carry one text.

The origin is the outermost source that is not a mere carrier; a carrier (outlet, agency) only where it alone vouches.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from musnad.model import Attribution, Member, Origin, Party, Reading, Reason, Ref, Report, Teller
from musnad.weigh.copies import Copies
from musnad.weigh.parties import Parties, Voice
from musnad.weigh.statements import Link, Statement
from musnad.weigh.unnamed import Outlets, apart


class Source(Struct, frozen=True, gc=False):
    """The origin of one attribution: its voice, whether it is a carrier that alone vouches, and the chain of names."""

    voice: Voice
    carrier: bool
    chain: tuple[str, ...]


class Origins:
    """Origins of attributions over one pile, by who speaks for whom and what reports share."""

    def __init__(self, readings: Sequence[Reading], parties: Parties) -> None:
        self.parties = parties
        self.copies = Copies(readings)
        self.outlets = Outlets([r.report for r in readings], parties.world)
        self._sources: dict[Member, Source] = {}

    def source(self, link: Link) -> Source:
        """The outermost source of an attribution that is no carrier; the report's own voice where it is a party's.

        Who is reported not to have said it is no source: then it is the report that takes for granted who said it.
        """
        if link.member not in self._sources:
            self._sources[link.member] = self._source(link)
        return self._sources[link.member]

    def _source(self, link: Link) -> Source:
        report = link.report
        chain = self._names(link)
        if report.voice:
            return Source(self.parties.official(report), False, chain)
        told = [(a, voice) for a, voice in zip(link.chain, link.speakers, strict=True) if a.polarity == "said"]
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
        for a in (a for a in link.chain if a.polarity == "said"):
            names += [ref.name for ref in a.medium.entities if self._outlet(ref) or ref.id not in self.parties.world]
            names += [_name(a)]
        return tuple(name for i, name in enumerate(names) if name and name not in names[:i])


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
    is none. Statements that stand in text that their reports share are of one origin; unnamed speakers are one as
    `unnamed` tells.
    """
    settled = [(s, source) for s, source in told if source.voice.known]
    spoken = [(s, source) for s, source in settled if not source.carrier] or settled
    rows = [(s.link, source.voice, source.carrier) for s, source in spoken]
    keys = apart(rows, [_key(source) for _, source in spoken], by.outlets)
    keys = _united(keys, shared([s for s, _ in spoken], by.copies))
    groups: dict[str, list[Told]] = {}
    for key, one in zip(keys, spoken, strict=True):
        groups.setdefault(key, []).append(one)
    for state in [key for key, group in groups.items() if _of_side(groups, key)]:
        groups[_of_side(groups, state)[0]] += groups.pop(state)
    found = [_origin(group, by) for group in groups.values()]
    return tuple(sorted(found, key=lambda o: (o.entity.name, o.entity.id, o.chains)))


def _united(keys: Sequence[str], pairs: Iterable[tuple[int, int]]) -> list[str]:
    """The keys, those that a chain of pairs of their indices joins as the least of them."""
    up = {key: key for key in keys}

    def top(key: str) -> str:
        while up[key] != key:
            up[key] = key = up[up[key]]
        return key

    for i, j in pairs:
        low, high = sorted((top(keys[i]), top(keys[j])))
        up[high] = low
    return [top(key) for key in keys]


def shared(stated: Sequence[Statement], copies: Copies) -> list[tuple[int, int]]:
    """Pairs of indices of statements of two reports that stand in text that these reports share."""
    places: dict[str, list[int]] = {}
    for i, s in enumerate(stated):
        places.setdefault(s.link.report.id, []).append(i)
    if len(places) < 2:
        return []
    there = [copies.sharing(s.link.report.id, s.spans) for s in stated]
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


def _of_side(groups: Mapping[str, Sequence[Told]], state: str) -> list[str]:
    """The other sources of a state's side, named ones first: a state has no voice but theirs, and is no origin beside them."""
    own = [(not group[0][1].voice.named, key) for key, group in groups.items() if key != state]
    return [key for _, key in sorted(own) if groups[key][0][1].voice.sides == (state,)]


def _key(source: Source) -> str:
    """What makes two sources one origin, before unnamed ones are told apart."""
    return source.voice.key if source.voice.named or source.voice.sides or source.carrier else "unnamed"


def _origin(group: Sequence[Told], by: Origins) -> Origin:
    """The party that statements of one origin come from.

    Carriers who vouch alone, in text that they share, are not it: an agency that one of them credits is, or else whoever
    they have it from.
    """
    voices = sorted((source.voice for _, source in group), key=lambda v: (not v.named, v.who.name, v.who.id))
    keys = {_key(source) for _, source in group}
    chains = tuple(sorted({source.chain for _, source in group}))
    if len(keys) > 1 and all(source.carrier for _, source in group):
        agencies = _credited({s.link.report.id: s.link.report for s, _ in group}.values())
        return Origin((agencies or [COMMON])[0], None, chains)
    one_account = len({v.who.id for v in voices}) > 1 and voices[0].named
    accounts = keys - set(voices[0].sides) or keys
    key = min(accounts)
    entity = by.parties.name(key) if one_account and len(accounts) == 1 and key in by.parties.world else voices[0].who
    side = by.parties.label(voices[0].sides[0]) if len(voices[0].sides) == 1 else None
    return Origin(entity, side, chains)


def tellers(sources: Sequence[Source], parties: Parties) -> tuple[Teller, ...]:
    """Who relays a claim, once for each side he speaks for, sorted."""
    rows = {
        (source.voice.who, parties.label(side))
        for source in sources
        if source.voice.known
        for side in source.voice.sides or (None,)
    }
    return tuple(Teller(who, side) for who, side in sorted(rows, key=lambda r: (r[0].name, r[0].id, r[1] or "")))
