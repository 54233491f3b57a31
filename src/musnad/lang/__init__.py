"""Languages as data: each folder holds tables, and nothing in the engine knows a language by name.

A table is a TOML file of a language's folder, read once and kept: ``table("ar", "cues")`` is ``lang/ar/cues.toml``.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from musnad.errors import DataError


@cache
def available() -> tuple[str, ...]:
    """The codes of all languages that have a folder, sorted."""
    return tuple(sorted(p.name for p in files(__package__).iterdir() if p.is_dir() and p.joinpath("language.toml").is_file()))


@cache
def has(code: str, name: str) -> bool:
    """Whether a language has a table of that name: a new language may come table by table."""
    return files(__package__).joinpath(code, f"{name}.toml").is_file()


@cache
def table(code: str, name: str) -> dict[str, Any]:
    """A table of a language, as TOML gives it. Raises `DataError` where the language or the table is missing or broken."""
    path = files(__package__).joinpath(code, f"{name}.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataError(f"lang/{code}/{name}.toml: no such table") from None
    except tomllib.TOMLDecodeError as e:
        raise DataError(f"lang/{code}/{name}.toml: {e}") from e
