"""Offices as the people who hold them: a report that says `the Russian president` and names him speaks of one party."""

from collections.abc import Mapping
from itertools import pairwise

from musnad.model import Reading, Ref
from musnad.world import World


def office_holders(reading: Reading, *, world: World) -> Mapping[str, Ref]:
    """By the id of each office that a report mentions: the person it means.

    That is the only one named in the report who is known to have held it, else whoever held it on the day of
    publication, else whoever is named right behind it. An office that is settled by none of these stays as it is.
    """
    called = _called(reading)
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
        elif office in called and not named:
            out[office] = called[office]
    return out


def _called(reading: Reading) -> dict[str, Ref]:
    """By the id of each office, the one person who is named right behind it: `Prime Minister of Norway Jane Doe`."""
    text = reading.report.text
    found: dict[str, dict[str, Ref]] = {}
    for office, person in pairwise(reading.mentions):
        beside = office.kind == "office" and person.kind == "person" and text[office.span[1] : person.span[0]].isspace()
        if beside and office.entity and person.entity:
            found.setdefault(office.entity.id, {})[person.entity.id] = person.entity
    return {office: next(iter(people.values())) for office, people in found.items() if len(people) == 1}
