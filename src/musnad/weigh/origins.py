"""Where a statement comes from: its chain, its tellers, and which reports carry one text.

The origin is the outermost source that is not a mere carrier; a carrier (outlet, agency) only where it alone vouches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from musnad.model import Attribution, Origin, Party, Reading, Ref, Report, Teller
from musnad.text import tokenize
from musnad.weigh.parties import Parties, Voice
from musnad.weigh.statements import Link

SHINGLE = 5
COPIED = 0.5
"""Reports are one text where so large a part of the smaller one's runs of five words stands in the other.

In the gold groups, outlets that print one agency share .42 to .86, those that use parts of it .25 to .28, others .01
at most: some who cut an agency's report by half are not seen as its copies."""


class Source(Struct, frozen=True):
    """The origin of one attribution: its voice, whether it is a carrier that alone vouches, and the chain of names."""

    voice: Voice
    carrier: bool
    chain: tuple[str, ...]


class Origins:
    """Origins of attributions over one pile. `texts` gives each report the group of reports that carry one text."""

    def __init__(self, readings: Sequence[Reading], parties: Parties) -> None:
        self.parties = parties
        self.texts = same_text([reading.report for reading in readings])

    def source(self, link: Link) -> Source:
        """The outermost source of an attribution that is no carrier; the report's own voice where it is a party's.

        Who is reported not to have said it is no source: then it is the report that takes for granted who said it.
        """
        report = link.report
        chain = self._names(link)
        if report.voice:
            return Source(self.parties.official(report), False, chain)
        told = [(a, voice) for a, voice in zip(link.chain, link.speakers, strict=True) if a.polarity == "said"]
        spoken = [voice for a, voice in told if not self.carries(a.source)]
        return Source((spoken or [voice for _, voice in told] or link.speakers)[0], not spoken, chain)

    def carries(self, party: Party) -> bool:
        """Whether a source is an outlet or an agency."""
        return party.kind == "outlet" or any(self._outlet(ref) for ref in party.entities)

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


def origins(sources: Sequence[tuple[Link, Source]], by: Origins) -> tuple[Origin, ...]:
    """The independent origins among the sources of a claim's attributions, with their chains, sorted by name.

    A voice that its report does not settle is no origin beside one that is known. Where nobody but carriers vouch,
    reports that carry one text are one origin; so are all speakers without a name or affiliation.
    """
    settled = [(link, source) for link, source in sources if source.voice.known]
    spoken = [(link, source) for link, source in settled if not source.carrier] or settled
    groups: dict[str, list[tuple[Link, Source]]] = {}
    for link, source in spoken:
        key = _key(link, source, by)
        groups.setdefault(key, []).append((link, source))
    for state in [key for key, group in groups.items() if _of_side(groups, key)]:
        groups[_of_side(groups, state)[0]] += groups.pop(state)
    found = [_origin(key, group, by.parties) for key, group in groups.items()]
    return tuple(sorted(found, key=lambda o: (o.entity.name, o.entity.id, o.chains)))


def _of_side(groups: Mapping[str, Sequence[tuple[Link, Source]]], state: str) -> list[str]:
    """The other sources of a state's side, named ones first: a state has no voice but theirs, and is no origin beside them."""
    own = [(not group[0][1].voice.named, key) for key, group in groups.items() if key != state]
    return [key for _, key in sorted(own) if groups[key][0][1].voice.sides == (state,)]


def _key(link: Link, source: Source, by: Origins) -> str:
    """What makes two sources one origin; those who are nobody's are all one, since nothing shows them to be several."""
    if source.carrier:
        return f"text {by.texts[link.report.id]}"
    return source.voice.key if source.voice.named or source.voice.sides else "unnamed"


def _origin(key: str, group: Sequence[tuple[Link, Source]], parties: Parties) -> Origin:
    voices = sorted((source.voice for _, source in group), key=lambda v: (v.who.name, v.who.id))
    one_account = len({v.who.id for v in voices}) > 1 and voices[0].named
    entity = parties.name(key) if one_account and key in parties.world else voices[0].who
    side = parties.label(voices[0].sides[0]) if len(voices[0].sides) == 1 else None
    return Origin(entity, side, tuple(sorted({source.chain for _, source in group})))


def tellers(sources: Sequence[tuple[Link, Source]], parties: Parties) -> tuple[Teller, ...]:
    """Who relays a claim, once for each side he speaks for, sorted."""
    rows = {
        (source.voice.who, parties.label(side))
        for _, source in sources
        if source.voice.known
        for side in source.voice.sides or (None,)
    }
    return tuple(Teller(who, side) for who, side in sorted(rows, key=lambda r: (r[0].name, r[0].id, r[1] or "")))


def same_text(reports: Sequence[Report]) -> dict[str, str]:
    """Report id -> the first id of the reports that carry one text: copies, and reports of one credited agency alone."""
    ordered = sorted(reports, key=lambda r: r.id)
    first = {report.id: report.id for report in ordered}
    runs = {report.id: _shingles(report) for report in ordered}
    holders: dict[int, list[str]] = {}
    for report in ordered:
        shared: dict[str, int] = {}
        for run in runs[report.id]:
            for other in holders.setdefault(run, []):
                shared[other] = shared.get(other, 0) + 1
            holders[run].append(report.id)
        for other, count in sorted(shared.items()):
            if count >= COPIED * max(1, min(len(runs[report.id]), len(runs[other]))):
                _join(first, report.id, other)
    return {id: _root(first, id) for id in first}


def _shingles(report: Report) -> frozenset[int]:
    """Runs of five words of the report outside of its furniture, as hashes of this process."""
    kept = [b.span for b in report.blocks if b.kind != "furniture"] or [(0, len(report.text))]
    forms = [t.form for start, end in kept for t in tokenize(report.text, start, end) if t.word]
    return frozenset(hash(tuple(forms[i : i + SHINGLE])) for i in range(len(forms) - SHINGLE + 1))


def _root(first: dict[str, str], id: str) -> str:
    while first[id] != id:
        id = first[id]
    return id


def _join(first: dict[str, str], one: str, other: str) -> None:
    left, right = sorted((_root(first, one), _root(first, other)))
    first[right] = left
