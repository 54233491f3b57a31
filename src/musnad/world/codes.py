"""Codes of actors for event data: the country and the sector of a record, by ``world/codes.toml``."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from musnad.world import World


class Codes(NamedTuple):
    """ISO 3166-1 alpha-3 of a country and a sector of PLOVER; None where no record tells."""

    country: str | None = None
    sector: str | None = None


def codes(id: str, *, on: str | None, world: World) -> Codes:
    """The codes of an entity on an ISO day: its side's country, and the sector of its type or of its office.

    A country itself has no sector: who acts for it is not said.
    """
    if id not in world:
        return Codes()
    table = _table()
    entity = world.entity(id)
    office = world.office_of(id, on) if entity.kind == "person" else None
    kind = world.entity(office).type if office and office in world else entity.type
    typed = table["sectors"].get(kind or "") if entity.kind != "place" else None  # a site of the army is no site of news
    sector = table["records"].get(id) or typed
    return Codes(country(id, on=on, world=world), sector)


def country(id: str, *, on: str | None, world: World) -> str | None:
    """The ISO code of the one country that an entity belongs to or acts in; None for several, or none."""
    table = _table()
    if id in table["countries"]:
        return table["countries"][id]
    found = {table["countries"].get(side) or table["parties"].get(side) for side in world.side(id, on)} - {None}
    return found.pop() if len(found) == 1 else None


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(files(__package__).joinpath("codes.toml").read_text(encoding="utf-8"))
