"""Who is who: people, offices with dates, organisations, outlets, places and sides, as records in JSON Lines.

``world()`` loads the records of this folder; ``world("mine.jsonl")`` adds a user's records, of which a later one
with the same id takes the place of an earlier one. Institutions and offices that every country may have
(``russia.foreign-ministry``, ``france.president``) are made from patterns when they are asked for.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

import msgspec

from musnad.errors import DataError
from musnad.model import EntityKind, Ref
from musnad.world.records import Allegiance, Entity, Pattern, Surface, Tenure, covers, spellings
from musnad.world.sides import sidings

__all__ = ["Allegiance", "Entity", "Pattern", "Surface", "Tenure", "World", "name_key", "sidings", "unlisted", "world"]

R = TypeVar("R", Entity, Pattern)
FILES = ("countries", "organisations", "offices", "outlets", "places", "people")
_SELF = frozenset({"country", "territory"})
_HEADS = frozenset(
    {"president", "prime-minister", "chancellor", "king", "emir", "sultan", "crown-prince", "supreme-leader", "council-president"}
)
_VOCAL = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u0640\u0300-\u036f\\W_]+")
_UNITE = str.maketrans("أإآٱىةؤئیکگڤپچ", "اااايهوييككفبج")
_ADDRESS = re.compile(r"^(?:https?://)?(?:www\d?\.|m\.|ar\.|arabic\.)*([\w-]+(?:\.[\w-]+)+)(?:[/:?#].*)?$")


class World:
    """The records by id, and what follows from them. Immutable after loading; indexes are built when first needed."""

    def __init__(self, entities: Iterable[Entity], patterns: Iterable[Pattern]) -> None:
        self._entities = {e.id: e for e in entities}
        self.patterns = {p.id: p for p in patterns}
        self.filled = {place: e.id for e in self._entities.values() for place in e.fills}

    def __iter__(self) -> Iterator[Entity]:
        return iter(self._entities.values())

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and self._find(id) is not None

    def entity(self, id: str) -> Entity:
        """The record of an id; a pattern place (``russia.presidency``) gives whoever fills it. Raises `KeyError`."""
        found = self._find(id)
        if found is None:
            raise KeyError(id)
        return found

    def label(self, id: str, lang: str = "en") -> str:
        """The name in a language, else in English."""
        label = self.entity(id).label
        return label.get(lang) or label["en"]

    def ref(self, id: str) -> Ref:
        """The reference that readings carry: the record's own id with its English label."""
        entity = self.entity(id)
        return Ref(entity.id, entity.label["en"])

    def outlet(self, name: str) -> Entity | None:
        """The outlet or agency of a name or web address, whatever its spacing, dots, case or hamza; None if unknown."""
        address = _ADDRESS.match(name.strip())
        host = address.group(1).lower() if address else ""
        while host:
            if host in self._domains:
                return self._entities[self._domains[host]]
            host = host.partition(".")[2]
        id = self._outlets.get(name_key(name))
        return self._entities[id] if id else None

    def named(self, name: str) -> tuple[str, ...]:
        """The ids that an id or a name in any listed language means, whatever its spelling; empty where it means nobody."""
        if name in self:
            return (self.entity(name).id,)
        return tuple(sorted(self._names.get(name_key(name), ())))

    def side(self, id: str, on: str | None = None) -> tuple[str, ...]:
        """The parties that someone speaks for (on an ISO date, where that changed); empty for none that is known."""
        entity = self._find(id)
        if entity is None:
            return ()
        dated = tuple(a.side for a in entity.sides if on is None or covers(a.since, a.until, on))
        if dated:
            return dated[-1:] if on is None else dated
        side = entity.side or entity.stands_for or (id if entity.type in _SELF else None)
        return (side,) if side else ()

    def side_label(self, side: str, lang: str = "en") -> str:
        """How a side is printed: its label."""
        return self.label(side, lang)

    def account(self, id: str, on: str | None = None) -> str | None:
        """The institution whose official account someone speaks for, by his office on the day (or his latest)."""
        entity = self._find(id)
        if entity is None:
            return None
        if entity.account is None and entity.kind == "person":
            office = self.office_of(id, on)
            return self.account(office) if office else None
        found = self._find(entity.account) if entity.account else None
        return found.id if found else None

    def holder(self, office: str, on: str) -> str | None:
        """Who held an office on an ISO date; None if unknown, or if the date is too coarse to tell."""
        held = {person for since, until, person in self._holders.get(self._canonical(office), ()) if covers(since, until, on)}
        return held.pop() if len(held) == 1 else None

    def holders(self, office: str) -> tuple[str, ...]:
        """Everyone known to have held an office, in the order of the records."""
        return tuple(dict.fromkeys(person for _, _, person in self._holders.get(self._canonical(office), ())))

    def office_of(self, person: str, on: str | None = None) -> str | None:
        """The office that someone held on an ISO date (without a date: the latest); None if unknown."""
        entity = self._find(person)
        held = [t for t in entity.offices if on is None or covers(t.since, t.until, on)] if entity else []
        return max(held, key=lambda t: t.since or "").office if held else None

    def leads(self, person: str) -> bool:
        """Whether someone is known to have headed a state or a government."""
        entity = self._find(person)
        return entity is not None and any(t.office.rpartition(".")[2] in _HEADS for t in entity.offices)

    def surfaces(self, lang: str, *, homonyms: bool = False) -> Iterator[Surface]:
        """Every listed name of every entity in a language, all spellings, as written in the records.

        `homonyms`: the language tells them from common words itself (by capital letters), so that they are sure.
        """
        for entity in self._entities.values():
            full = dict.fromkeys((entity.label.get(lang, ""), *entity.names.get(lang, ())))
            plain = homonyms or not entity.homonym
            listed = (
                (plain, entity.alone.get(lang, ())),
                (plain or entity.kind == "person", full),
                (False, entity.vague.get(lang, ())),
            )
            for sure, names in listed:
                for name in names:
                    for words in spellings(name):
                        if words:
                            yield Surface(words, entity.id, sure)

    def _find(self, id: str) -> Entity | None:
        found = self._entities.get(id) or self._entities.get(self.filled.get(id, ""))
        if found is None and "." in id:
            found = self._made.get(id) or self._make(id)
        return found

    def _canonical(self, id: str) -> str:
        return self.filled.get(id, id)

    def _make(self, id: str) -> Entity | None:
        owner, _, name = id.partition(".")
        country, pattern = self._entities.get(owner), self.patterns.get(name)
        if country is None or pattern is None:
            return None
        label = {
            lang: words.format(adjective=country.adjectives.get(lang, (country.label[lang],))[0], country=country.label[lang])
            for lang, words in pattern.label.items()
            if lang in country.label
        }
        account = f"{owner}.{pattern.account}" if pattern.account else None
        if pattern.account and (pattern.account == "self" or country.type not in _SELF):
            account = owner
        made = Entity(id, pattern.kind, label, type=pattern.type, side=(self.side(owner) or (None,))[0], account=account)
        return self._made.setdefault(id, made)

    @cached_property
    def _made(self) -> dict[str, Entity]:
        return {}

    @cached_property
    def _holders(self) -> dict[str, list[tuple[str | None, str | None, str]]]:
        out: dict[str, list[tuple[str | None, str | None, str]]] = {}
        for entity in self._entities.values():
            for t in entity.offices:
                out.setdefault(self._canonical(t.office), []).append((t.since, t.until, entity.id))
        return out

    @cached_property
    def _domains(self) -> dict[str, str]:
        return {domain: e.id for e in self._entities.values() for domain in e.domains}

    @cached_property
    def _names(self) -> dict[str, set[str]]:
        """Ids by name; a name of one that is made from a pattern means it where no record has it."""
        made = (self._find(f"{e.id}.{name}") for e in self._entities.values() if e.type in _SELF for name in self.patterns)
        return _ids_by_name(e for e in made if e) | _ids_by_name(self._entities.values())

    @cached_property
    def _outlets(self) -> dict[str, str]:
        out: dict[str, str] = {}
        for e in self._entities.values():
            if e.kind == "outlet":
                names = [*e.label.values(), *(n for by in (e.names, e.alone) for ns in by.values() for n in ns)]
                for name in names:
                    for words in spellings(name):
                        out.setdefault(name_key(words), e.id)
        return out


@cache
def world(*extra: str) -> World:
    """The shipped records, with those of the files `extra` added. Raises `DataError` where a file breaks its shape."""
    folder = files(__package__)
    entities: list[Entity] = []
    for name in FILES:
        entities += _decode(folder.joinpath(f"{name}.jsonl").read_bytes(), f"world/{name}.jsonl", Entity)
    for path in extra:
        entities += _decode(Path(path).read_bytes(), path, Entity)
    patterns = _decode(folder.joinpath("patterns.jsonl").read_bytes(), "world/patterns.jsonl", Pattern)
    return World(entities, patterns)


def unlisted(name: str, kind: EntityKind) -> Ref:
    """A reference for a name that no record knows: the same words in any spelling give the same id.

    >>> unlisted("أحمد السيّد", "person").id == unlisted("احمد السيد", "person").id
    True
    """
    digest = hashlib.sha256(msgspec.json.encode([kind, name_key(name)])).hexdigest()
    return Ref(f"unlisted-{digest[:16]}", name)


def _ids_by_name(entities: Iterable[Entity]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for e in entities:
        for name in (*e.label.values(), *(n for by in (e.names, e.alone) for ns in by.values() for n in ns)):
            for words in spellings(name):
                out.setdefault(name_key(words), set()).add(e.id)
    return out


def name_key(name: str) -> str:
    """What tells names apart, whatever their spacing, dots, case or hamza."""
    return _VOCAL.sub("", name).translate(_UNITE).lower()


def _decode(data: bytes, name: str, shape: type[R]) -> list[R]:
    decoder = msgspec.json.Decoder(shape)
    try:
        return decoder.decode_lines(data)
    except (msgspec.ValidationError, msgspec.DecodeError):
        for number, line in enumerate(data.splitlines(), 1):
            try:
                if line.strip():
                    decoder.decode(line)
            except (msgspec.ValidationError, msgspec.DecodeError) as e:
                raise DataError(f"{name}:{number}: {e}") from e
        raise
