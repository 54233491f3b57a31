"""Who speaks for whom: the side and the account of a party, by the world's records on a day."""

from __future__ import annotations

from msgspec import Struct

from musnad.model import Party, Ref, Report
from musnad.text import fold
from musnad.world import World, unlisted


class Voice(Struct, frozen=True):
    """A party as `weigh` tells parties apart.

    `key` is one for everybody who speaks with one account (a party office, its spokesmen, its principal); `who` names
    the person or institution; `sides` are ids of the world, empty where none is known; `known` is false where the
    report does not settle who speaks, and `key` then belongs to that report alone.
    """

    key: str
    who: Ref
    sides: tuple[str, ...] = ()
    known: bool = True
    named: bool = True


class Parties:
    """Parties resolved against the world's records; answers are kept, since reports name the same few all the time."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._sides: dict[tuple[str, str | None], tuple[str, ...]] = {}
        self._accounts: dict[tuple[str, str | None], str] = {}

    def sides(self, id: str, on: str | None) -> tuple[str, ...]:
        """The sides of an entity on an ISO day."""
        if (id, on) not in self._sides:
            self._sides[id, on] = tuple(self.world.side(id, on))
        return self._sides[id, on]

    def account(self, id: str, on: str | None) -> str:
        """The id of the account that an entity speaks with on an ISO day: its own where it has none."""
        if (id, on) not in self._accounts:
            self._accounts[id, on] = self.world.account(id, on) or id
        return self._accounts[id, on]

    def label(self, side: str | None) -> str | None:
        """How a side is named, in English; its id where no record names it."""
        return self.world.side_label(side) if side and side in self.world else side

    def name(self, id: str) -> Ref:
        """The reference of an account."""
        return self.world.ref(id) if id in self.world else Ref(id, id)

    def official(self, report: Report) -> Voice:
        """The party whose official outlet a report's `voice` says it is."""
        on = (report.published or "")[:10] or None
        ref = self.name(self.account(report.voice or "", on))
        return Voice(ref.id, ref, self.sides(report.voice or "", on))

    def voice(self, party: Party, report: Report, place: str) -> Voice:
        """The voice of a speaker; `place` tells unresolved speakers of one report apart."""
        on = (report.published or "")[:10] or None
        if party.entities:
            first = party.entities[0]
            accounts = sorted({self.account(ref.id, on) for ref in party.entities})
            sides = dict.fromkeys(side for ref in party.entities for side in self.sides(ref.id, on))
            if party.kind in ("unnamed", "collective"):
                return self._unnamed(party, tuple(sides), on)
            return Voice(" + ".join(accounts), first if len(party.entities) == 1 else _joint(party), tuple(sides))
        if party.affiliations or (party.text and party.kind != "unknown"):
            sides = dict.fromkeys(side for ref in party.affiliations for side in self.sides(ref.id, on))
            return self._unnamed(party, tuple(sides), on)
        return Voice(f"{report.id} {place}", Ref("", party.text or ""), known=False, named=False)

    def _unnamed(self, party: Party, sides: tuple[str, ...], on: str | None) -> Voice:
        """Unnamed speakers are one where affiliation and role are one; without either, where their words are one."""
        who = unlisted(party.text, "person") if party.text else Ref("", "")
        near = sorted({self.account(ref.id, on) for ref in (*party.entities, *party.affiliations)})
        key = f"unnamed {' + '.join(near)} {party.role or ''}" if near else f"unnamed {fold(party.text or '')}"
        return Voice(key, who, sides, named=False)


def _joint(party: Party) -> Ref:
    return Ref(" + ".join(ref.id for ref in party.entities), " and ".join(ref.name for ref in party.entities))
