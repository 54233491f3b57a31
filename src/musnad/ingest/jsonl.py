"""JSON Lines: a report a line, read one line at a time and never held longer."""

from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

import msgspec

from musnad.errors import InputError
from musnad.ingest.encodings import decode
from musnad.ingest.make import Metadata, is_iso, report
from musnad.ingest.settings import Settings
from musnad.model import Report

FIELDS = ("id", "url", "outlet", "title", "published", "byline", "language")
_CHUNK = 1 << 20

Tell = Callable[[str, str, str], None]


def numbered_lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a stream with their numbers from 1; None for a line longer than `limit` bytes, which is passed over."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) > limit and not line.endswith(b"\n"):
            _skip_line(stream)
            yield number, None
        else:
            yield number, line


def _skip_line(stream: BinaryIO) -> None:
    while (chunk := stream.readline(_CHUNK)) and not chunk.endswith(b"\n"):
        pass


def reports(stream: BinaryIO, path: str, settings: Settings, tell: Tell) -> Iterator[Report | tuple[str, InputError]]:
    """A report for each line, or its place and why it is none. Blank lines are passed over."""
    broken = 0
    for number, line in numbered_lines(stream, settings.max_line_bytes):
        place = f"{path}:{number}"
        try:
            if line is None:
                raise InputError(f"is longer than {settings.max_line_bytes} bytes (setting max_line_bytes)", code="large")
            if line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield _report(line, place, settings, tell)
        except InputError as e:
            broken += 1
            yield place, e
            if broken == settings.max_broken_lines:
                yield path, InputError(f"has {broken} broken lines; what follows line {number} is left unread", code="broken")
                return


def is_object(line: bytes) -> bool:
    """Whether a line is a JSON object."""
    try:
        return isinstance(_decode(line)[0], dict)
    except InputError:
        return False


def _report(line: bytes, place: str, settings: Settings, tell: Tell) -> Report:
    item, encoding = _decode(line)
    if not isinstance(item, dict):
        raise InputError(f"is JSON, but {_kind(item)} and not an object with a field `text`", code="fields")
    if "text" not in item:
        raise InputError("has no field `text`", code="fields")
    text = _string(item, "text")
    if len(text) > settings.max_report_chars:
        limit = settings.max_report_chars
        raise InputError(f"has a text of more than {limit} characters (setting max_report_chars)", code="large")
    return report(text, **(_fields(item, place, tell) | Metadata(path=place, encoding=encoding)))


def _fields(item: dict[str, object], place: str, tell: Tell) -> Metadata:
    known: dict[str, str] = {}
    for name in FIELDS:
        if item.get(name) is None:
            continue
        value = _string(item, name)
        if name == "published" and value.strip() and not is_iso(value):
            tell(place, "published", f"{place}: `published` is {value!r}, not a date in ISO 8601; it is left out.")
        else:
            known[name] = value
    return cast(Metadata, known)


def _string(item: dict[str, object], name: str) -> str:
    """A field's string; an id may be a whole number too."""
    value = item[name]
    if name == "id" and type(value) is int:
        return str(value)
    if not isinstance(value, str):
        raise InputError(f"has {_kind(value)} for its field `{name}`, which must be a string", code="fields")
    return value


def _decode(line: bytes) -> tuple[object, str]:
    text, encoding = decode(line)
    try:
        return msgspec.json.decode(text), encoding
    except msgspec.DecodeError as e:
        raise InputError(f"is not JSON: {_plain(str(e))}", code="json") from e
    except RecursionError as e:
        raise InputError("is not JSON that can be read: it is nested too deeply", code="json") from e


def _plain(message: str) -> str:
    """The decoder's message without its standing first words."""
    return message.removeprefix("JSON is malformed: ").lower()


def _kind(value: object) -> str:
    kinds = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "a list", dict: "an object"}
    return kinds.get(type(value), "null")
