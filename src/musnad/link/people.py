"""Offices as the people who hold them: a report that says `the Russian president` and names him speaks of one party."""

from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from musnad import lang
from musnad.errors import DataError
from musnad.model import Reading, Ref
from musnad.text import fold
from musnad.world import World

_BEFORE = 20
"""Characters before an office in which a preposition stands."""


def office_holders(reading: Reading, *, world: World) -> Mapping[str, Ref]:
    """By the id of each office that a report mentions: the person it means.

    That is the only one named in the report who is known to have held it, else whoever held it on the day of
    publication, else whoever is named right behind it. An office that is settled by none of these stays as it is.
    Whoever is named behind an office by a name that shares a word with its holder's is him too, by his own id.
    """
    called = _called(reading)
    people = {m.entity.id: m.entity for m in reading.mentions if m.entity and m.kind == "person"}
    offices = {m.entity.id for m in reading.mentions if m.entity and m.kind == "office"}
    out: dict[str, Ref] = {}
    for office in offices:
        named = [people[id] for id in world.holders(office) if id in people]
        held = world.holder(office, reading.report.published[:10]) if reading.report.published else None
        beside = called.get(office)
        if held and not named and beside and _share_a_word(beside.name, world.label(held)):
            out[beside.id] = world.ref(held)
        if held and (not named or held in {ref.id for ref in named}):
            out[office] = people.get(held) or world.ref(held)
        elif len(named) == 1:
            out[office] = named[0]
        elif beside and not named:
            out[office] = beside
    return out


def _share_a_word(name: str, other: str) -> bool:
    return not set(fold(name).split()).isdisjoint(fold(other).split())


def _called(reading: Reading) -> dict[str, Ref]:
    """By the id of each office, the one person who is named right behind it: `Prime Minister of Norway Jane Doe`.

    Behind a preposition the office is not his own: `a deputy of the Prime Minister of Norway Jane Doe`.
    """
    text = reading.report.text
    bound = _prepositions(reading.report.language)
    found: dict[str, dict[str, Ref]] = {}
    for office, person in pairwise(reading.mentions):
        beside = office.kind == "office" and person.kind == "person" and text[office.span[1] : person.span[0]].isspace()
        if beside and office.entity and person.entity and not fold(text[: office.span[0]][-_BEFORE:]).endswith(bound):
            found.setdefault(office.entity.id, {})[person.entity.id] = person.entity
    return {office: next(iter(people.values())) for office, people in found.items() if len(people) == 1}


@cache
def _prepositions(language: str | None) -> tuple[str, ...]:
    """The words of a language behind which an office only says whose man somebody is, as a text before it ends."""
    try:
        words = lang.table(language, "events")["cues"].get("of_office", ()) if language else ()
    except DataError:
        words = ()
    return tuple(f" {fold(word)} " for word in words)
