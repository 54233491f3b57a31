"""Unlisted people of one name in reports of several languages: one entity over the pile, where their names sound alike."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from musnad.lang.transliteration import alike, keys
from musnad.model import Attribution, Happening, Medium, Party, Reading, Ref
from musnad.world import World
from musnad.world import world as shipped

P = TypeVar("P", Party, Medium)


def united(readings: Sequence[Reading], *, world: World | None = None) -> tuple[Reading, ...]:
    """The readings, with one reference for each unlisted person whom reports of different languages name alike.

    Only names of several parts are united, and only where each is the other language's one name that sounds so
    (`musnad.lang.transliteration`). Readings in one language, or without such names, come back as they are.
    """
    same = _same(_strangers(readings, world or shipped()))
    return tuple(_renamed(reading, same) for reading in readings) if same else tuple(readings)


def _strangers(readings: Sequence[Reading], world: World) -> dict[str, dict[str, Ref]]:
    """The unlisted people of each language, by id."""
    out: dict[str, dict[str, Ref]] = {}
    for reading in readings:
        known = out.setdefault(reading.report.language or "", {})
        for m in reading.mentions:
            if m.kind == "person" and m.entity is not None and m.entity.id not in world:
                known[m.entity.id] = m.entity
    return out


def _same(strangers: Mapping[str, Mapping[str, Ref]]) -> dict[str, Ref]:
    """By the id of a person the reference that stands for him in all languages: the first by the letters of his name."""
    out: dict[str, Ref] = {}
    languages = sorted(strangers)
    for n, language in enumerate(languages):
        for other in languages[n + 1 :]:
            for one, two in _couples(strangers[language].values(), strangers[other].values()):
                a, b = out.get(one.id, one), out.get(two.id, two)
                first = min(a, b, key=lambda ref: (ref.name, ref.id))
                out |= dict.fromkeys((one.id, two.id, *(k for k, ref in out.items() if ref in (a, b))), first)
    return out


def _couples(some: Iterable[Ref], others: Iterable[Ref]) -> Iterator[tuple[Ref, Ref]]:
    """The pairs of two languages' names that sound alike, where neither name has a second one."""
    by_key: dict[str, list[Ref]] = {}
    for ref in others:
        for key in keys(ref.name):
            by_key.setdefault(key, []).append(ref)
    found = [(one, two) for one in some for two in _heard(one, by_key)]
    times = Counter(ref.id for pair in found for ref in pair)
    yield from ((one, two) for one, two in found if times[one.id] == times[two.id] == 1)


def _heard(one: Ref, by_key: Mapping[str, Sequence[Ref]]) -> list[Ref]:
    near = {ref.id: ref for key in sorted(keys(one.name)) for ref in by_key.get(key, ())}
    return [ref for ref in near.values() if ref.id != one.id and alike(one.name, ref.name)]


def _renamed(reading: Reading, same: Mapping[str, Ref]) -> Reading:
    def one(ref: Ref) -> Ref:
        return same.get(ref.id, ref)

    if not any(m.entity and m.entity.id in same for m in reading.mentions):
        return reading
    return replace(
        reading,
        mentions=tuple(replace(m, entity=one(m.entity)) if m.entity else m for m in reading.mentions),
        attributions=tuple(_attribution(a, one) for a in reading.attributions),
        happenings=tuple(_happening(h, one) for h in reading.happenings),
    )


def _attribution(a: Attribution, one: Callable[[Ref], Ref]) -> Attribution:
    return replace(a, source=_party(a.source, one), addressee=_party(a.addressee, one), medium=_entities(a.medium, one))


def _party(party: Party, one: Callable[[Ref], Ref]) -> Party:
    return replace(_entities(party, one), affiliations=tuple(map(one, party.affiliations)))


def _entities(party: P, one: Callable[[Ref], Ref]) -> P:
    return replace(party, entities=tuple(map(one, party.entities)))


def _happening(happening: Happening, one: Callable[[Ref], Ref]) -> Happening:
    return replace(happening, participants=tuple(map(one, happening.participants)))
