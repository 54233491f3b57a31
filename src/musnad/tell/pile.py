"""The pile behind a brief, indexed: reports by number, attributions by id, who stands outside whom, who is whose side."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from musnad import text
from musnad.lang import available, table
from musnad.model import Attribution, Brief, Claim, Excerpt, Member, Party, Reading, Report, Spans
from musnad.tell import dates
from musnad.tell.clean import Direction, direction, flat, shorten
from musnad.tell.names import Names, side_id
from musnad.tell.shapes import Quote
from musnad.tell.wording import Wording
from musnad.world import world

Line = tuple[Attribution, ...]


class Pile:
    """A brief, its readings and the wording that shows them. Lookups give None for ids that nothing here has."""

    def __init__(self, brief: Brief, readings: Sequence[Reading], words: Wording) -> None:
        self.brief, self.words, self.names = brief, words, Names(words)
        self.readings = {r.report.id: r for r in readings}
        order = dict.fromkeys((*(id for id in brief.reports if id in self.readings), *self.readings))
        self.numbers = {id: n for n, id in enumerate(order, 1)}
        self.claim_codes: dict[str, str] = {}
        self.event_codes: dict[str, str] = {}

    def show(self, value: Any) -> str:
        """How a value of a reason is shown: reports by number, claims and events by code, entities by label."""
        if isinstance(value, str):
            if value in self.numbers:
                return f"[{self.numbers[value]}]"
            code = self.claim_codes.get(value) or self.event_codes.get(value) or self.names.known(value)
            return code or dates.told(self.words, value) or ""
        if isinstance(value, list | tuple):
            return str(self.words.table["comma"]).join(self.show(v) for v in value)
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
        """The attributions from the outermost one down to the member; empty where the pile does not hold it."""
        out: list[Attribution] = []
        found = self.attribution(member)
        while found is not None and found not in out:
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
    def told_sides(self) -> dict[str, str]:
        """Sides that the brief itself gives to entities."""
        out: dict[str, str] = {}
        for claim in self.brief.claims:
            for teller in (*claim.told_by, *claim.origins):
                if teller.side:
                    out.setdefault(teller.entity.id, teller.side)
        return out

    def side_of(self, id: str, on: str | None = None) -> str | None:
        """The side of an entity: as the brief has it, else as `world` has it."""
        if id in self.told_sides:
            return self.told_sides[id]
        found = world().side(id, on)
        return self.as_told(found[0]) if len(found) == 1 else None

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

    def teller_side(self, claim: Claim, line: Line) -> str | None:
        """The side that tells a claim at a place: of the outermost speaker who is one of the claim's tellers.

        Where none of the speakers there is a listed teller: the side of the outermost speaker who has one, if that side
        tells the claim; else the claim's only telling side.
        """
        tellers = {t.entity.id: t.side for t in claim.told_by}
        for a in line:
            for e in (*a.source.entities, *a.source.affiliations):
                if e.id in tellers:
                    return tellers[e.id]
        sides = [s for s in (self.party_side(a.source) for a in line) if s]
        if sides and (sides[0] in claim.sides_telling or not claim.sides_telling):
            return sides[0]
        return claim.sides_telling[0] if len(claim.sides_telling) == 1 else None
