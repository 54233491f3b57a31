"""``metadata.csv``: what is known about the plain files of its folder (columns file, outlet, url, published, byline)."""

import csv
import io
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import cast

from musnad.errors import InputError
from musnad.ingest.encodings import decode
from musnad.ingest.make import Metadata, is_iso

NAME = "metadata.csv"
COLUMNS = ("outlet", "url", "published", "byline")
_MAX_BYTES = 50_000_000

Tell = Callable[[str, str, str], None]
"""Told a place, a code and a sentence; nothing is lost by what is told here but the values it names."""


def load(folder: Path, tell: Tell) -> dict[str, Metadata]:
    """The rows of a folder's ``metadata.csv`` by file name; empty where there is none. Never raises for what it holds."""
    path = folder / NAME
    if not path.is_file():
        return {}
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise InputError(f"is larger than {_MAX_BYTES} bytes", code="large")
        text, _ = decode(path.read_bytes())
        return _rows(text, path, tell)
    except (OSError, InputError, csv.Error) as e:
        tell(str(path), "metadata", f"{path} cannot be used: it {e}; its files are read without it.")
        return {}


def _rows(text: str, path: Path, tell: Tell) -> dict[str, Metadata]:
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    if "file" not in (reader.fieldnames or ()):
        raise InputError("has no column `file` in its first line", code="metadata")
    out: dict[str, Metadata] = {}
    try:
        for row in reader:
            _take(row, out, f"{path}:{reader.line_num}", (path.parent, tell))
    except csv.Error as e:
        place = f"{path}:{reader.line_num}"
        tell(place, "metadata", f"{place} breaks the table ({e}); the rows from there on are not used.")
    return out


def _take(row: dict[str, str], out: dict[str, Metadata], place: str, context: tuple[Path, Tell]) -> None:
    """Keep a row's values under its file's name."""
    folder, tell = context
    name = row.get("file") or ""
    if not name.strip():
        tell(place, "metadata", f"{place} names no file.")
        return
    if not (folder / name).is_file():
        tell(place, "metadata", f"{place} is about {name}, which is not there.")
    values = {column: (row.get(column) or "").strip() for column in COLUMNS}
    if values["published"] and not is_iso(values["published"]):
        tell(place, "published", f"{place}: `published` is {values['published']!r}, not a date in ISO 8601; it is left out.")
        values["published"] = ""
    out[unicodedata.normalize("NFC", name)] = cast(Metadata, {c: v for c, v in values.items() if v})


def _delimiter(text: str) -> str:
    """Spreadsheets of some countries write semicolons or tabs."""
    head = text.split("\n", 1)[0]
    return max(",;\t", key=head.count)
