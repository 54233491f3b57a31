"""Names in the reader's language: listed entities by `world`, everyone else by the words of the report."""

from collections.abc import Mapping, Sequence
from functools import cache

from musnad.model import Party, Ref
from musnad.tell.wording import Wording
from musnad.world import world


@cache
def _sides() -> dict[str, str]:
    """English labels of everything that can be a side, with its id: a brief may name sides either way."""
    book = world()
    return {e.label["en"]: e.id for e in book if book.side(e.id) == (e.id,)}


@cache
def _labelled() -> dict[str, str]:
    """Ids of organisations and offices by their English labels."""
    return {e.label["en"]: e.id for e in world() if e.kind in ("organisation", "office")}


class Names:
    """How entities, sides and speakers are called in one interface language.

    `spelled`: names of those who are not listed, by id, where possible as reports in that language write them.
    """

    def __init__(self, words: Wording, spelled: Mapping[str, str] | None = None) -> None:
        self.words, self._spelled = words, spelled or {}

    def known(self, id: str) -> str | None:
        """The label of a listed entity; None for one that `world` does not list."""
        try:
            return world().label(id, self.words.lang)
        except KeyError:
            return None

    def ref(self, ref: Ref) -> str:
        """The label of an entity; where it is not listed, its name as a report in the interface language has it, else its own."""
        joint = [self.known(id) or self._spelled.get(id) for id in ref.id.split(" + ")]
        return self.words.series([self.words.foreign(k) for k in joint if k]) if all(joint) else self.words.foreign(ref.name)

    def office(self, id: str) -> str | None:
        """The label of an office; None for anything else."""
        return self.known(id) if id in world() and world().entity(id).kind == "office" else None

    def side(self, side: str) -> str:
        """The label of a side, given by id or by its English name."""
        known = self.known(side) or self.known(_sides().get(side, ""))
        return known if known is not None else self.words.foreign(side)

    def account(self, party: str, other: str | None = None) -> str:
        """The label of a party that keeps an account (`White House`), given by id or by its English name; else `other`."""
        known = self.known(party) or self.known(_labelled().get(party, ""))
        return known if known is not None else other or self.words.foreign(party)

    def capital(self, side: str) -> str | None:
        """The label of a country's capital; None where the side is no country or has none."""
        id = side_id(side)
        capital = world().entity(id).capital if id in world() else None
        return self.known(capital) if capital else None

    def outlet(self, name: str | None) -> str:
        """The label of an outlet by the name that a report gives it."""
        if not name:
            return self.words("label", "no_outlet")
        entity = world().outlet(name)
        return (self.known(entity.id) if entity else None) or self.words.foreign(name)

    def party(self, party: Party) -> str:
        """A speaker or addressee: entities; else an unnamed role with its affiliation; else the report's own words."""
        if party.entities:
            return self.words.series([self.ref(e) for e in party.entities])
        if party.kind in ("unnamed", "collective") and party.role and (self.words.find("role", party.role) or not party.text):
            return self._role(party, party.role)
        if party.text:
            return self.words.foreign(party.text)
        return self.words("party", "unnamed" if party.kind == "unnamed" else "unknown")

    def _role(self, party: Party, code: str) -> str:
        several = self.words.find("roles", code) if party.kind == "collective" else None
        role = several or self.words.code("role", code)
        of = self.words.series([self.ref(a) for a in _narrowest(party.affiliations)])
        return self.words("party", "affiliated", role=role, of=of) if of else role


def _narrowest(affiliations: Sequence[Ref]) -> list[Ref]:
    """Affiliations without a country whose institution stands beside it: the institution's name holds the country's."""
    known = world()
    held = {known.entity(a.id).side for a in affiliations if a.id in known and known.entity(a.id).kind != "place"}
    return [a for a in affiliations if a.id not in held]


def side_id(side: str) -> str:
    """The world's id of a side named by id or by English label; the same string where the world knows neither."""
    return side if side in world() else _sides().get(side, side)
