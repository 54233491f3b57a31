"""The shape of the records in this folder's JSON Lines files, and of the files that users add."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from msgspec import Struct

from musnad.model import EntityKind


class Tenure(Struct, frozen=True, rename={"since": "from", "until": "to"}, omit_defaults=True, forbid_unknown_fields=True):
    """An office held from a day (on or after it) to a day (before it); ISO dates of any precision, None for open."""

    office: str
    since: str | None = None
    until: str | None = None


class Allegiance(Struct, frozen=True, rename={"since": "from", "until": "to"}, omit_defaults=True, forbid_unknown_fields=True):
    """A side that someone speaks for during a stretch of days."""

    side: str
    since: str | None = None
    until: str | None = None


class Entity(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Someone or something that reports name.

    `names` are full names by language; a slash inside a word parts spellings of it (``ديمتري/دميتري بيسكوف``),
    and an underscore is a space inside one of them.
    `alone` are short names that mean this entity wherever they stand; other short names need a full one nearby.
    `vague` names (the Kingdom, the Sultanate) mean it only where the report speaks of it anyway.
    `adjectives` are base forms of a country's adjective. `side` is the id of a party, `sides` where it changed.
    `account` is the institution whose official account this one speaks for; `stands_for` the country or institution
    that a city or building means when it speaks; `fills` the pattern places (``russia.presidency``) it takes.
    `languages` are those whose native names a country's people bear, where they are not written in Latin letters.
    `voice` is the party whose official outlet this is. `hints` are words that speak for this reading of a shared name,
    `marked` letters with their marks that only this reading has (`عُم`: Oman, `مّان`: Amman).
    `homonym` says that the name (a person's name alone) is also a common word and needs its context.
    """

    id: str
    kind: EntityKind
    label: dict[str, str]
    type: str | None = None
    names: dict[str, tuple[str, ...]] = {}
    alone: dict[str, tuple[str, ...]] = {}
    vague: dict[str, tuple[str, ...]] = {}
    adjectives: dict[str, tuple[str, ...]] = {}
    side: str | None = None
    sides: tuple[Allegiance, ...] = ()
    account: str | None = None
    offices: tuple[Tenure, ...] = ()
    gender: str | None = None
    capital: str | None = None
    languages: tuple[str, ...] = ()
    stands_for: str | None = None
    fills: tuple[str, ...] = ()
    voice: str | None = None
    domains: tuple[str, ...] = ()
    hints: dict[str, tuple[str, ...]] = {}
    marked: dict[str, tuple[str, ...]] = {}
    homonym: bool = False


class Pattern(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """An institution or office that every country may have; in labels ``{}`` is the base form of the country's adjective.

    `names` end where a country's adjective or name follows; `account` is the pattern whose account it speaks for.
    """

    id: str
    kind: EntityKind
    label: dict[str, str]
    names: dict[str, tuple[str, ...]]
    type: str | None = None
    account: str | None = None


class Surface(NamedTuple):
    """A name as it may stand in a text, whom it means, and whether it does so without help."""

    words: str
    entity: str
    sure: bool


def spellings(name: str) -> Iterator[str]:
    """Every spelling of a name whose words part variants with a slash; an underscore is a space inside a variant.

    >>> list(spellings("Sergei/Sergey Lavrov"))
    ['Sergei Lavrov', 'Sergey Lavrov']
    """
    if "/" not in name:
        yield name
        return
    for words in product(*(word.split("/") for word in name.split())):
        yield " ".join(words).replace("_", " ")


def covers(since: str | None, until: str | None, on: str) -> bool:
    """Whether an ISO date of any precision lies in the half-open stretch."""
    return (since is None or since[: len(on)] <= on) and (until is None or on[: len(until)] < until)
