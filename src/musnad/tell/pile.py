"""The pile behind a brief, indexed: reports by number, attributions by id, who stands outside whom, who is whose side."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, Self

from musnad import text
from musnad.lang import available, table
from musnad.lang.transliteration import alike
from musnad.model import Attribution, Brief, Claim, Excerpt, Member, Party, Reading, Ref, RelationKind, Report, Silence, Spans
from musnad.tell import dates
from musnad.tell.clean import Direction, direction, flat, shorten
from musnad.tell.names import Names, side_id
from musnad.tell.shapes import Quote
from musnad.tell.wording import Wording
from musnad.world import unlisted, world

Line = tuple[Attribution, ...]


class Pile:
    """A brief, its readings and the wording that shows them. Lookups give None for ids that nothing here has."""

    def __init__(self, brief: Brief, readings: Sequence[Reading], words: Wording) -> None:
        self.brief, self.words, self.names = brief, words, Names(words, {**_own_names(readings), **spellings(readings, words)})
        self.readings = {r.report.id: r for r in readings}
        order = dict.fromkeys((*(id for id in brief.reports if id in self.readings), *self.readings))
        self.numbers = {id: n for n, id in enumerate(order, 1)}
        self.claim_codes: dict[str, str] = {}
        self.event_codes: dict[str, str] = {}

    @classmethod
    def of(cls, reading: Reading, words: Wording) -> Self:
        """The pile of one reading, which has no brief."""
        return cls(Brief(), (reading,), words)

    def show(self, value: Any) -> str:
        """How a value of a reason is shown: reports by number, claims and events by code, entities by label."""
        if isinstance(value, str):
            if value in self.numbers:
                return f"[{self.numbers[value]}]"
            code = self.claim_codes.get(value) or self.event_codes.get(value) or self.names.known(side_id(value))
            return code or dates.told(self.words, value) or ""
        if isinstance(value, Ref):
            return self.voice(value)
        if isinstance(value, Mapping):
            return self.voice(Ref(value.get("id", ""), value.get("name", "")))
        if isinstance(value, list | tuple):
            return self.words.row(self.show(v) for v in value)
        return self.words.value(value)

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """The reports in the order of their numbers."""
        return tuple(self.readings[id].report for id in self.numbers)

    @cached_property
    def _attributions(self) -> dict[tuple[str, str], Attribution]:
        return {(id, a.id): a for id, r in self.readings.items() for a in r.attributions}

    def attribution(self, member: Member) -> Attribution | None:
        """The attribution of a member."""
        return self._attributions.get((member.report, member.attribution))

    def line(self, member: Member) -> Line:
        """The attributions from the outermost one down to the member; empty where the pile does not hold it.

        Who is reported not to have said what it stands in does not pass it on, nor does who denies it: the line begins behind
        him.
        """
        out: list[Attribution] = []
        found = self.attribution(member)
        while found is not None and found not in out and not (out and _stops(found)):
            out.append(found)
            found = self._attributions.get((member.report, found.parent)) if found.parent else None
        return tuple(reversed(out))

    def leaves(self, members: Iterable[Member]) -> tuple[Member, ...]:
        """The members that no other member of the same report stands inside, by report number and place."""
        lines = {m: self.line(m) for m in members if m.report in self.numbers}
        outer = {(m.report, a.id) for m, line in lines.items() for a in line[:-1]}
        kept = [m for m, line in lines.items() if line and (m.report, m.attribution) not in outer]
        return tuple(sorted(kept, key=lambda m: (self.numbers[m.report], lines[m][-1].content.spans, m.attribution)))

    def refs(self, reports: Iterable[str]) -> tuple[int, ...]:
        """The numbers of reports, sorted, each once."""
        return tuple(sorted({self.numbers[r] for r in reports if r in self.numbers}))

    def quote(self, excerpt: Excerpt, limit: int = 0) -> Quote:
        """Words of a report, on one line, shortened to `limit` characters where one is given."""
        reading = self.readings.get(excerpt.report)
        said = flat(text.quote(reading.report.text, excerpt.spans)) if reading else ""
        side = direction(said) or (self.direction(reading.report) if reading else self.words.direction)
        return Quote(shorten(said, limit) if limit else said, self.numbers.get(excerpt.report, 0), side)

    def said(self, report: str, spans: Spans, limit: int = 0) -> Quote:
        """As `quote`, of spans of a report."""
        return self.quote(Excerpt(report, spans), limit)

    def direction(self, report: Report) -> Direction:
        """The direction of a report: its language's, else that of its first letter."""
        if report.language in available():
            found: Direction = table(report.language, "language")["direction"]
            return found
        return direction(report.text) or self.words.direction

    @cached_property
    def _related(self) -> dict[tuple[str, str], tuple[list[Claim], list[Claim]]]:
        claims = {c.id: c for c in self.brief.claims}
        out: dict[tuple[str, str], tuple[list[Claim], list[Claim]]] = {}
        for r in self.brief.relations:
            if r.left in claims and r.right in claims and r.left != r.right:
                out.setdefault((r.left, r.relation), ([], []))[0].append(claims[r.right])
                out.setdefault((r.right, r.relation), ([], []))[1].append(claims[r.left])
        return out

    def related(self, claim: str, kind: RelationKind) -> tuple[list[Claim], list[Claim]]:
        """The claims that a claim stands to in a relation, and those that stand so to it."""
        return self._related.get((claim, kind), ([], []))

    def either(self, claim: str, kind: RelationKind) -> list[Claim]:
        """The claims in a relation that has no direction, in the order of their codes."""
        found = {c.id: c for side in self.related(claim, kind) for c in side}
        return sorted(found.values(), key=lambda c: self._order.get(c.id, 0))

    @cached_property
    def _on_events(self) -> dict[str, list[Claim]]:
        out: dict[str, list[Claim]] = {}
        for claim in self.brief.claims:
            for event in claim.events:
                out.setdefault(event, []).append(claim)
        return out

    def claims_on(self, event: str) -> list[Claim]:
        """The claims about an event."""
        return self._on_events.get(event, [])

    @cached_property
    def _order(self) -> dict[str, int]:
        return {id: n for n, id in enumerate(self.claim_codes)}

    @cached_property
    def _silences(self) -> dict[str, list[Silence]]:
        out: dict[str, list[Silence]] = {}
        for s in self.brief.silences:
            out.setdefault(s.claim, []).append(s)
        return out

    def silences(self, claim: str) -> list[Silence]:
        """The silences on a claim."""
        return self._silences.get(claim, [])

    @cached_property
    def _unnamed(self) -> dict[str, Party]:
        """Unnamed speakers by the words that a report has for them, as unlisted entities carry those words."""
        parties = (a.source for r in self.readings.values() for a in r.attributions)
        return {p.text: p for p in parties if p.text and p.kind in ("unnamed", "collective") and not p.entities}

    def voice(self, ref: Ref) -> str:
        """The label of whoever speaks: a listed one by his name, an unnamed one by role and affiliation."""
        known = self.names.known(ref.id) or self.words.find("source", ref.id)
        unnamed = None if known else self._unnamed.get(ref.name)
        return known or (self.names.party(unnamed) if unnamed else self.names.ref(ref))

    def head(self, name: str) -> str:
        """The label of what a chain begins with: an outlet, a party whose own voice it is, or a report without an outlet."""
        return f"[{self.numbers[name]}]" if name in self.numbers else self.names.account(name, self.names.outlet(name))

    @cached_property
    def told_sides(self) -> dict[str, str]:
        """Sides that the brief itself gives to entities."""
        out: dict[str, str] = {}
        for claim in self.brief.claims:
            voices = [(t.entity, t.side) for t in claim.told_by] + [(o.entity, o.side) for o in claim.origins]
            out |= {entity.id: side for entity, side in voices if side and entity.id not in out}
        return out

    def side_of(self, id: str, on: str | None = None) -> str | None:
        """The side of an entity: as the brief has it, else as `world` has it."""
        if id in self.told_sides:
            return self.told_sides[id]
        found = self._given.get(id, world().side(id, on))
        return self.as_told(found[0]) if len(found) == 1 else None

    @cached_property
    def _given(self) -> dict[str, tuple[str, ...]]:
        """Sides as given for every event of the brief, by entity."""
        return {row.who.id: tuple(ref.id for ref in row.sides) for row in self.brief.sides if not row.events}

    @cached_property
    def _spelled(self) -> dict[str, str]:
        told = (s for c in self.brief.claims for s in (*c.sides_telling, *(t.side for t in c.told_by if t.side)))
        silent = (s.side for s in self.brief.silences)
        return {side_id(s): s for s in (*told, *silent)}

    def as_told(self, side: str) -> str:
        """A side as this brief spells it (by id or by English name)."""
        return self._spelled.get(side_id(side), side)

    def party_side(self, party: Party) -> str | None:
        """The one side of a speaker, by entities and affiliations; None where there is none or they differ."""
        sides = {self.side_of(e.id) for e in (*party.entities, *party.affiliations)}
        return sides.pop() if len(sides) == 1 else None

    def teller(self, claim: Claim, member: Member) -> str:
        """How the outermost speaker at a place of a claim is called."""
        return self.speaker(claim, self.line(member)[0].source, member.report)

    def speaker(self, claim: Claim, party: Party, report: str) -> str:
        """How a speaker in a claim's report is called: for a document, who gave it out, if he tells the claim."""
        gave = self._gave(claim, party, report)
        return self.words.series([self.names.ref(ref) for ref in gave]) if gave else self.names.party(party)

    def _gave(self, claim: Claim, party: Party, report: str) -> list[Ref]:
        """Those of a claim's tellers whom the words of a document name: `weigh` holds that they gave it out."""
        if party.role != "document" or party.entities:
            return []
        told = {id for t in claim.told_by for id in t.entity.id.split(" + ")}
        within = (
            m.entity
            for m in self.readings[report].mentions
            if m.kind == "person" and any(start <= m.span[0] and m.span[1] <= end for start, end in party.named_at or party.spans)
        )
        return list(dict.fromkeys(ref for ref in within if ref and ref.id in told))

    def teller_sides(self, claim: Claim, member: Member) -> tuple[str | None, ...]:
        """The sides that tell a claim at a place: those of the outermost speaker there who is one of the claim's tellers.

        Where none of them is listed: the side of the outermost speaker who has one, if that side tells the claim; else
        the claim's only telling side; else none that is known.
        """
        line = self.line(member)
        for a in line:
            ids = _ids(a.source) | {ref.id for ref in self._gave(claim, a.source, member.report)}
            sides = tuple(dict.fromkeys(t.side for t in claim.told_by if t.entity.id in ids))
            if sides:
                return sides
        outer = [s for s in (self.party_side(a.source) for a in line) if s]
        if outer and (outer[0] in claim.sides_telling or not claim.sides_telling):
            return (outer[0],)
        return claim.sides_telling if len(claim.sides_telling) == 1 else (None,)


def spellings(readings: Iterable[Reading], words: Wording) -> dict[str, str]:
    """Unlisted people whose one name is in another script than the interface language's, by id, as reports in that language
    spell the whole name.

    It must sound as the one name does, and the shortest is taken: so what is written as one with a name (`and`, `to`) is not
    taken for a part of it where it stands alone anywhere.
    """
    out: dict[str, str] = {}
    for reading in (r for r in readings if r.report.language == words.lang):
        for m in reading.mentions:
            who = m.entity if m.kind == "person" else None
            if who and who.id not in world() and direction(who.name) not in (None, words.direction):
                said = flat(text.quote(reading.report.text, (m.span,)))
                if len(said) < len(out.get(who.id, f"{said}.")) and alike(said, who.name):
                    out[who.id] = said
    return out


def _own_names(readings: Iterable[Reading]) -> dict[str, str]:
    """The names of those who speak or are spoken to, by id: several who speak together are told one by one."""
    parties = (party for r in readings for a in r.attributions for party in (a.source, a.addressee))
    return {ref.id: ref.name for party in parties for ref in party.entities}


def _stops(a: Attribution) -> bool:
    return a.polarity == "not-said" or a.act == "deny"


def _ids(party: Party) -> set[str]:
    """The ids under which a party may be listed as a teller: its entities, all together, or its words."""
    ids = {e.id for e in (*party.entities, *party.affiliations)} | {" + ".join(e.id for e in party.entities)}
    return ids | ({unlisted(party.text, "person").id} if party.text else set())
