"""Standard input, output and error of the commands: what is written, what is said beside it, and how far the work is."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from musnad.model import Reason, SetAside
    from musnad.pipeline import Progress

STAGES = {"read": "Reading reports:", "link": "Finding events, reports:", "weigh": "Weighing claims, reports:"}
WARNINGS = 10
"""So many sentences about set-aside items and the like are said; the others are counted, but with `-v`."""


def colour(output: str | None) -> bool:
    """Whether someone watches who has not asked for plain text."""
    return output in (None, "-") and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


class Notes:
    """What there is to say beside the output, said at the end: a few things one by one, the others counted."""

    def __init__(self, *, lang: str, tone: str | None) -> None:
        self._lang, self._quiet, self._verbose = lang, tone == "quiet", tone == "verbose"
        self._sentences: list[str] = []

    def note(self, place: str, reason: "Reason") -> None:
        """Something that sets nothing aside."""
        self._add(place, (reason,))

    def aside(self, item: "SetAside") -> None:
        """Something that was set aside."""
        self._add(item.path, item.reasons)

    def _add(self, place: str, reasons: Iterable["Reason"]) -> None:
        if not self._quiet:
            self._sentences += [sentence_of(place, reason, self._lang) for reason in reasons]

    def say(self) -> None:
        """Print them on standard error."""
        shown = self._sentences if self._verbose else self._sentences[:WARNINGS]
        for sentence in shown:
            click.echo(f"musnad: {sentence}", err=True)
        if len(shown) < len(self._sentences):
            click.echo(f"musnad: {len(self._sentences) - len(shown)} more such notes; -v shows them", err=True)


def sentence_of(place: str, reason: "Reason", lang: str) -> str:
    """A reason in the reader's language; where that has no words for it, the sentence that came with it."""
    from musnad.tell.wording import wording

    words = wording(lang)
    if words.find("reason", reason.code) is None and "sentence" in reason.values:
        return str(reason.values["sentence"])
    told = words.sentence(reason)
    return told if place.removeprefix("-") in told else f"{place}: {told}"


def nothing() -> NoReturn:
    """Say that nothing was read, and leave with 1."""
    click.echo("musnad: nothing could be read: a report in .txt, .html, .htm or .jsonl was expected", err=True)
    raise click.exceptions.Exit(1)


@contextmanager
def progress(wanted: bool) -> Iterator["Progress | None"]:
    """A line on standard error that says what is being done, only where someone watches."""
    if not (wanted and sys.stderr.isatty()):
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed}"), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(STAGES["read"], total=None)
        yield lambda stage, done: bar.update(task, description=STAGES[stage], completed=done)


@contextmanager
def opened(output: str | None) -> Iterator[IO[bytes]]:
    """Standard output, or FILE, which appears whole or not at all; a device or a pipe is written to as it is."""
    if output in (None, "-"):
        with _standard_output() as stream:
            yield stream
        return
    target = Path(output or "").resolve()
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as stream:
                yield stream
            return
        draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
        try:
            with draft.open("xb") as stream:
                yield stream
            if target.exists():
                shutil.copymode(target, draft)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as e:
        raise click.UsageError(f"{output} cannot be written: {e.strerror}.") from e


@contextmanager
def _standard_output() -> Iterator[IO[bytes]]:
    """Standard output; where its reader goes away, the run ends quietly."""
    try:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(141) from None
    except OSError as e:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        click.echo(f"musnad: standard output cannot be written: {e.strerror}", err=True)
        raise click.exceptions.Exit(1) from None


def write(out: IO[bytes], text: str) -> None:
    """Text with one line end, in UTF-8 whatever the terminal's locale says; nothing for nothing."""
    if text:
        out.write(text.rstrip("\n").encode(errors="replace") + b"\n")
