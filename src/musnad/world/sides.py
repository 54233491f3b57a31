"""An analyst's word on whom somebody speaks for: everywhere, or in one event. The forms stand in docs/commands.md."""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from musnad.errors import InputError
from musnad.model import Siding

EVENT = re.compile(r"\d{4}-\d{2}-\d{2}|e-[0-9a-f]{16}")
"""A day, or the id of an event as a brief prints it."""
PLACES = "expected the tables [sides] and [events.DAY], each with NAME = SIDE or NAME = [SIDE, ...]"


def sidings(given: Iterable[str]) -> tuple[Siding, ...]:
    """What is given by `NAME=SIDE+SIDE@EVENT` or by the path of a file in TOML or JSON, in order: the last word counts.

    Raises `InputError` where one of them is neither.

    >>> sidings(["NATO=The West", "Turkey=Turkey+NATO@2021-12-30"])[1]
    Siding(who='Turkey', sides=('Turkey', 'NATO'), event='2021-12-30')
    """
    return tuple(siding for one in given for siding in (_file(one) if _is_file(one) else (_pair(one),)))


def _is_file(given: str) -> bool:
    return "=" not in given or Path(given).suffix.lower() in (".toml", ".json")


def _pair(given: str) -> Siding:
    who, _, rest = given.partition("=")
    sides, at, event = rest.rpartition("@") if "@" in rest else (rest, "", "")
    if not who.strip():
        raise InputError(f"{given!r} names nobody before its '='; expected NAME=SIDE or a file", code="sides")
    return Siding(who.strip(), _each(sides.split("+")), _event(event.strip(), given) if at else None)


def _each(sides: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for side in sides if (name := side.strip())))


def _event(event: str, where: str) -> str:
    if not EVENT.fullmatch(event):
        raise InputError(f"{where}: {event!r} is no event; expected its day, as 2021-12-30, or its id", code="sides")
    return event


def _file(path: str) -> Iterator[Siding]:
    table = _loaded(path)
    events = table.get("events", {})
    if not isinstance(events, dict) or table.keys() - {"sides", "events"}:
        raise InputError(f"{path}: {PLACES}", code="sides")
    yield from _rows(path, table.get("sides", {}), None)
    for event, rows in events.items():
        yield from _rows(path, rows, _event(event, path))


def _loaded(path: str) -> Mapping[str, Any]:
    try:
        text = Path(path).read_text(encoding="utf-8")
        table = json.loads(text) if path.lower().endswith(".json") else tomllib.loads(text)
    except OSError as e:
        raise InputError(f"{path} is neither NAME=SIDE nor a file that can be read: {e.strerror}", code="sides") from e
    except ValueError as e:
        raise InputError(f"{path}: {e}", code="sides") from e
    if not isinstance(table, dict):
        raise InputError(f"{path}: {PLACES}", code="sides")
    return table


def _rows(path: str, rows: Any, event: str | None) -> Iterator[Siding]:
    if not isinstance(rows, dict):
        raise InputError(f"{path}: {PLACES}", code="sides")
    for who, sides in rows.items():
        listed = [sides] if isinstance(sides, str) else sides
        if not isinstance(listed, list) or not all(isinstance(side, str) for side in listed):
            raise InputError(f"{path}: the sides of {who!r} are {sides!r}; expected a name or a list of names", code="sides")
        yield Siding(who, _each(listed), event)
