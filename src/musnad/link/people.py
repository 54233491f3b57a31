"""Offices as the people who hold them: a report that says `the Russian president` and names him speaks of one party."""

from collections.abc import Mapping

from musnad.model import Reading, Ref
from musnad.world import World


def office_holders(reading: Reading, *, world: World) -> Mapping[str, Ref]:
    """By the id of each office that a report mentions: the person it means.

    That is the only one named in the report who is known to have held it, else whoever held it on the day of
    publication. An office that is settled by neither stays as it is.
    """
    people = {m.entity.id: m.entity for m in reading.mentions if m.entity and m.kind == "person"}
    offices = {m.entity.id for m in reading.mentions if m.entity and m.kind == "office"}
    out: dict[str, Ref] = {}
    for office in offices:
        named = [people[id] for id in world.holders(office) if id in people]
        held = world.holder(office, reading.report.published[:10]) if reading.report.published else None
        if held and (not named or held in {ref.id for ref in named}):
            out[office] = people.get(held) or world.ref(held)
        elif len(named) == 1:
            out[office] = named[0]
    return out
