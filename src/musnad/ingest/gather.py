"""Paths to reports: files, folders and standard input, each item on its own, so that a bad one costs nothing else.

A new form of input is one more entry of `READERS`.
"""

import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

from musnad.errors import InputError
from musnad.ingest import html, jsonl, metadata
from musnad.ingest.encodings import decode
from musnad.ingest.make import Metadata, report
from musnad.ingest.settings import Settings
from musnad.model import Reason, Report, SetAside

Note = Callable[[str, Reason], None]
"""Told a place and a reason for what is worth saying, but sets nothing aside (`values["sentence"]` in English)."""
Item = Report | tuple[str, InputError]


def _silent(place: str, reason: Reason) -> None:
    pass


def gather(
    paths: Iterable[str], *, settings: Settings | None = None, note: Note = _silent, plain: bool = False
) -> Iterator[Report | SetAside]:
    """Every report of files, folders (recursively) and `-` (standard input), and what was set aside with its reasons.

    Reports come as they are read; JSON Lines are never held. A report whose id an earlier one of the run has is set
    aside. Folders give their files by name; files of other forms and hidden ones in them are passed over silently. With
    `plain`, a named file of another form is read as plain text.
    """
    run = _Run(settings or Settings(), note, plain=plain)
    for path in paths:
        for item in run.path(path):
            yield run.admit(item)


class _Run:
    """One run's settings and notes, the ids seen, and the metadata of folders."""

    def __init__(self, settings: Settings, note: Note, *, plain: bool = False) -> None:
        self.settings, self.plain = settings, plain
        self.seen: dict[str, str] = {}
        self._note = note
        self._metadata: dict[Path, dict[str, Metadata]] = {}

    def tell(self, place: str, code: str, sentence: str) -> None:
        self._note(place, Reason(f"ingest.{code}", {"sentence": sentence}))

    def admit(self, item: Item) -> Report | SetAside:
        """The report, unless its id is taken; else why it was set aside."""
        if not isinstance(item, Report):
            place, error = item
            return _aside(place, error.code, f"{_called(place)} {error}.")
        place = item.path or "-"
        first = self.seen.get(item.id)
        if first is not None:
            sentence = f"{_called(place)} repeats {_called(first)}: they have the same id {item.id}."
            return _aside(place, "duplicate", sentence, id=item.id, first=first)
        self.seen[item.id] = place
        if item.encoding and item.encoding != "utf-8":
            self.tell(place, "encoding", f"{_called(place)} was read as {item.encoding}.")
        return item

    def path(self, name: str) -> Iterator[Item]:
        """Everything that a path named by the user gives."""
        path = Path(name)
        if name == "-":
            yield from _guard("-", partial(_standard_input, self))
        elif path.is_dir():
            yield from self._folder(path)
        elif not path.exists():
            yield name, InputError("does not exist", code="missing")
        elif path.suffix.lower() not in READERS and not self.plain:
            forms = " ".join(READERS)
            yield name, InputError(f"has a form that is not read; {forms} are", code="form")
        else:
            yield from self.file(path)

    def _folder(self, folder: Path) -> Iterator[Item]:
        try:
            entries = sorted(folder.iterdir())
        except OSError as e:
            yield str(folder), InputError(f"cannot be opened: {e.strerror}", code="unreadable")
            return
        for entry in entries:
            if entry.name.startswith("."):
                continue
            # A linked folder may lead back up: only real ones are entered.
            if entry.is_dir():
                if not entry.is_symlink():
                    yield from self._folder(entry)
            elif entry.suffix.lower() in READERS:
                yield from self.file(entry)

    def file(self, path: Path) -> Iterator[Item]:
        yield from _guard(str(path), partial(READERS.get(path.suffix.lower(), _plain), self, path))

    def beside(self, path: Path) -> Metadata:
        """What a ``metadata.csv`` beside a file says about it."""
        if path.parent not in self._metadata:
            self._metadata[path.parent] = metadata.load(path.parent, self.tell)
        return self._metadata[path.parent].get(unicodedata.normalize("NFC", path.name), Metadata())


def _guard(place: str, read: Callable[[], Iterator[Item]]) -> Iterator[Item]:
    """What `read` gives; where it fails, its place and why."""
    try:
        yield from read()
    except InputError as e:
        yield place, e
    except OSError as e:
        yield place, InputError(f"cannot be read: {e.strerror or e}", code="unreadable")


def _plain(run: _Run, path: Path) -> Iterator[Item]:
    text, encoding = decode(_bytes(path, run.settings.max_file_bytes))
    yield _report(run, text, run.beside(path) | Metadata(path=str(path), encoding=encoding))


def _html(run: _Run, path: Path) -> Iterator[Item]:
    yield _page(run, _bytes(path, run.settings.max_page_bytes), run.beside(path) | Metadata(path=str(path)))


def _jsonl(run: _Run, path: Path) -> Iterator[Item]:
    with path.open("rb") as stream:
        yield from _lines(run, stream, str(path))


def _lines(run: _Run, stream: BinaryIO, place: str) -> Iterator[Item]:
    head = stream.read(1) if stream.seekable() else b"?"
    if not head:
        raise InputError("is empty", code="empty")
    if stream.seekable():
        stream.seek(0)
    yield from jsonl.reports(stream, place, run.settings, run.tell)


READERS: dict[str, Callable[[_Run, Path], Iterator[Item]]] = {
    ".txt": _plain,
    ".html": _html,
    ".htm": _html,
    ".jsonl": _jsonl,
}


def _standard_input(run: _Run) -> Iterator[Item]:
    """JSON Lines if the first line that is not blank is an object; HTML if it looks like it; else plain text."""
    stream = sys.stdin.buffer
    limit = run.settings.max_line_bytes
    first = stream.readline(limit + 1)
    while first and not first.strip():
        first = stream.readline(limit + 1)
    if jsonl.is_object(first) if len(first) <= limit else first.lstrip().startswith(b"{"):
        yield from jsonl.reports(_Pushed(first, stream), "-", run.settings, run.tell)  # type: ignore[arg-type]
        return
    data = first + stream.read(max(0, run.settings.max_file_bytes + 1 - len(first)))
    _refuse_large(len(data), run.settings.max_file_bytes)
    if html.looks_like_html(data[:20_000].decode("utf-8", errors="replace")):
        yield _page(run, data, Metadata(path="-"))
    else:
        text, encoding = decode(data)
        yield _report(run, text, Metadata(path="-", encoding=encoding))


class _Pushed:
    """A stream whose first bytes were read already, and are given again."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def readline(self, limit: int) -> bytes:
        if not self._head:
            return self._stream.readline(limit)
        line, self._head = self._head[:limit], self._head[limit:]
        return line if line.endswith(b"\n") or self._head else line + self._stream.readline(limit - len(line))


def _bytes(path: Path, limit: int) -> bytes:
    _refuse_large(path.stat().st_size, limit)
    with path.open("rb") as stream:
        data = stream.read(limit + 1)
    _refuse_large(len(data), limit)
    return data


def _refuse_large(size: int, limit: int) -> None:
    if size > limit:
        raise InputError(f"is larger than {limit} bytes (settings max_file_bytes, max_page_bytes)", code="large")


def _page(run: _Run, data: bytes, known: Metadata) -> Report:
    _refuse_large(len(data), run.settings.max_page_bytes)
    text, encoding = html.decode_html(data)
    body, said = html.page(text)
    return _report(run, body, said | known | Metadata(encoding=encoding))


def _report(run: _Run, text: str, known: Metadata) -> Report:
    if len(text) > run.settings.max_report_chars:
        raise InputError(f"has more than {run.settings.max_report_chars} characters (setting max_report_chars)", code="large")
    return report(text, **known)


def _called(place: str) -> str:
    """How a sentence names a place: `-` and its lines (`-:12`) say nothing to a reader."""
    return f"standard input{place[1:]}" if place == "-" or place.startswith("-:") else place


def _aside(place: str, code: str, sentence: str, **values: str) -> SetAside:
    return SetAside(place, (Reason(f"ingest.{code}", {"sentence": sentence, **values}),))
