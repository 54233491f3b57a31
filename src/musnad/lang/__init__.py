"""Languages as data: each folder holds tables, and nothing in the engine knows a language by name.

A table is a TOML file of a language's folder, read once and kept: ``table("ar", "cues")`` is ``lang/ar/cues.toml``.
Folders from elsewhere are made known by ``add``, or by the environment variable ``MUSNAD_LANGUAGES``, which lists them.
"""

import os
import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from musnad.errors import DataError


@cache
def available() -> tuple[str, ...]:
    """The codes of all languages that have a folder, sorted."""
    own = (p.name for p in files(__package__).iterdir() if p.is_dir() and p.joinpath("language.toml").is_file())
    return tuple(sorted({*own, *_added()}))


def add(folder: str | Path) -> str:
    """Makes a language known by its folder of tables, which is named after its code; returns the code.

    To be called before anything is read. Raises `DataError` where the folder has no table `language`, or where another
    folder has that code.
    """
    path = Path(folder).resolve()
    if not (path / "language.toml").is_file():
        raise DataError(f"{path}: a folder with a language.toml was expected")
    if path.name in available() and _added().get(path.name) != path:
        raise DataError(f"{path}: there is another folder for {path.name}")
    _added()[path.name] = path
    for kept in (available, has, table):
        kept.cache_clear()
    return path.name


@cache
def has(code: str, name: str) -> bool:
    """Whether a language has a table of that name: a new language may come table by table."""
    return _folder(code).joinpath(f"{name}.toml").is_file()


@cache
def table(code: str, name: str) -> dict[str, Any]:
    """A table of a language, as TOML gives it. Raises `DataError` where the language or the table is missing or broken."""
    try:
        return tomllib.loads(_folder(code).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataError(f"lang/{code}/{name}.toml: no such table") from None
    except tomllib.TOMLDecodeError as e:
        raise DataError(f"lang/{code}/{name}.toml: {e}") from e


@cache
def _added() -> dict[str, Path]:
    """The folders from elsewhere by their codes; those of the environment to begin with."""
    folders = [Path(row).resolve() for row in os.environ.get("MUSNAD_LANGUAGES", "").split(os.pathsep) if row]
    return {folder.name: folder for folder in folders}


def _folder(code: str) -> Traversable:
    return _added().get(code) or files(__package__).joinpath(code)
