"""The commands, thin: they parse what was asked, call the pipeline, and hand its plain types to `tell`.

Exit codes: 0 (with a warning on standard error for whatever was set aside), 1 where nothing could be read, 2 for
wrong usage, 130 when interrupted, 141 when the reader of standard output went away.
"""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

import click

from musnad.version import __version__

if TYPE_CHECKING:
    from musnad.model import Reading, Reason, SetAside
    from musnad.pipeline import Pile, Progress
    from musnad.tell.as_events import Row

SUFFIXES = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json"}
STAGES = {"read": "Reading reports:", "link": "Finding events, reports:", "weigh": "Weighing claims, reports:"}
WHOLE = ("table", "plover-json")
"""Formats of events that need all rows before the first is written."""
WARNINGS = 10
"""So many sentences about set-aside items and the like are said; the others are counted, but with `-v`."""

EXAMPLES = """\b
Examples:
  musnad brief reports/                        a brief on the terminal
  musnad brief reports/ -o brief.html          one page that opens offline
  musnad brief *.txt --lang ar                 labels and names in Arabic
  cat report.txt | musnad brief -              from standard input
  musnad read reports/ > readings.jsonl        the readings alone, one a line
  musnad events reports/ --format plover-csv   who did what to whom, by whose account
"""


def _writable(_: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Known before the work begins: a folder that is not there costs no long run."""
    if value not in (None, "-") and not Path(value or "").resolve().parent.is_dir():
        raise click.BadParameter(f"{value} cannot be written: its folder does not exist.", param=parameter)
    return value


paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(exists=True, allow_dash=True))
output = click.option("-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, allow_dash=True),
                      callback=_writable, help="Write to FILE.")  # fmt: skip
language = click.option("--lang", type=click.Choice(["ar", "en"]), default="en", envvar="MUSNAD_LANG", show_default=True,
                        help="Language of labels, names and sentences.")  # fmt: skip
quiet = click.option("--quiet", "tone", flag_value="quiet", help="No progress, and not a word about the input.")
verbose = click.option("-v", "--verbose", "tone", flag_value="verbose", help="Say everything about the input.")


@click.group(epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="musnad")
def cli() -> None:
    """Read news reports, Arabic first, and tell who is reported to have said what, to whom, through whom, when.

    Musnad shows what is reported and by whom; it does not judge what is true.
    """


@cli.command(epilog=EXAMPLES)
@paths
@language
@click.option("--format", "form", type=click.Choice(["terminal", "json", "markdown", "html"]),
              help="Default: by FILE's ending, else terminal.")  # fmt: skip
@click.option("--full-text", is_flag=True, help="Whole texts of the reports in html, not only excerpts.")
@output
@quiet
@verbose
def brief(paths: Sequence[str], lang: str, form: str | None, full_text: bool, output: str | None, tone: str | None) -> None:
    """Tell over all reports of PATH... who is reported to have said what: one brief.

    PATH is a file, a folder, or - for standard input.
    """
    from musnad import pipeline

    notes = _Notes(lang=lang, tone=tone)
    with _progress(tone != "quiet") as progress:
        pile = pipeline.brief(pipeline.gather(paths, note=notes.note), progress=progress)
    for item in pile.brief.set_aside:
        notes.aside(item)
    notes.say()
    if not pile.readings:
        _nothing()
    form = form or SUFFIXES.get(Path(output or "").suffix.lower(), "terminal")
    with _open(output) as out:
        _write(out, _rendered(pile, form, lang=lang, full_text=full_text, output=output))


@cli.command(epilog=EXAMPLES)
@paths
@language
@click.option("--format", "form", type=click.Choice(["jsonl", "text"]), default="jsonl", show_default=True,
              help="One reading a line by the contract, or text for people.")  # fmt: skip
@click.option("--explain", is_flag=True, help="As text: the rule behind each attribution, and each cue word that made none.")
@output
@quiet
@verbose
def read(paths: Sequence[str], lang: str, form: str, explain: bool, output: str | None, tone: str | None) -> None:
    """Read every report of PATH... by itself: its attributions, mentions and times.

    PATH is a file, a folder, or - for standard input.
    """
    from musnad import pipeline
    from musnad.model import Reading

    notes = _Notes(lang=lang, tone=tone)
    found = 0
    told_here = output is None and sys.stdout.isatty()
    with _open(output) as out:
        with _progress(tone != "quiet" and not told_here) as progress:
            for item in pipeline.readings(pipeline.gather(paths, note=notes.note), progress=progress):
                _write(out, _explained(item, lang, output) if explain else _told(item, form, lang=lang))
                if isinstance(item, Reading):
                    found += 1
                else:
                    notes.aside(item)
        notes.say()
        if not found:
            _nothing()


@cli.command(epilog=EXAMPLES)
@paths
@language
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "plover-csv", "plover-json"]), default="table",
              show_default=True, help="A table for people, one document a line, or PLOVER's fields.")  # fmt: skip
@output
@quiet
@verbose
def events(paths: Sequence[str], lang: str, form: str, output: str | None, tone: str | None) -> None:
    """Code the events of every report of PATH... in PLOVER: who did what to whom, when, by whose account.

    PATH is a file, a folder, or - for standard input.
    """
    from musnad import pipeline
    from musnad.model import SetAside

    notes = _Notes(lang=lang, tone=tone)
    coded: list[Row] = []
    found = 0
    told_here = output is None and sys.stdout.isatty()
    with _open(output) as out:
        _write(out, _before_events(form))
        with _progress(tone != "quiet" and not told_here) as progress:
            for item in pipeline.events(pipeline.gather(paths, note=notes.note), progress=progress):
                if isinstance(item, SetAside):
                    notes.aside(item)
                    continue
                found += 1
                rows = [(row, item[0].report) for row in item[1]]
                coded += rows if form in WHOLE else []
                _write(out, "" if form in WHOLE else _events(rows, form, lang=lang))
        notes.say()
        if not found:
            _nothing()
        _write(out, _events(coded, form, lang=lang) if form in WHOLE else "")


def _before_events(form: str) -> str:
    from musnad.tell import as_events

    return as_events.csv_head() if form == "plover-csv" else ""


def _events(rows: "Sequence[Row]", form: str, *, lang: str) -> str:
    """Coded events in one of the formats."""
    from musnad.tell import as_events, contract

    if form == "jsonl":
        return "\n".join(contract.coded_json(coded, report).decode() for coded, report in rows)
    if form == "plover-csv":
        return as_events.csv_rows(rows)
    return as_events.records(rows) if form == "plover-json" else as_events.table(rows, lang=lang)


def main() -> None:
    """The entry point: every end of a run is a clean exit code, and no user sees a traceback for bad input."""
    sys.exit(_run(sys.argv[1:]))


def _run(arguments: list[str]) -> int:
    from musnad.errors import MusnadError

    try:
        return cli.main(arguments, prog_name="musnad", standalone_mode=False) or 0
    except click.ClickException as e:
        e.show()
        return e.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("musnad: interrupted", err=True)
        return 130
    except MusnadError as e:
        click.echo(f"musnad: {e}", err=True)
        return 1


def _rendered(pile: "Pile", form: str, *, lang: str, full_text: bool, output: str | None) -> str:
    """A brief in one of the formats."""
    from musnad import tell
    from musnad.tell import contract

    if form == "json":
        return contract.brief_json(pile.brief, pile.readings).decode()
    if form == "html":
        return tell.html(pile.brief, pile.readings, lang=lang, full_text=full_text)
    if form == "markdown":
        return tell.markdown(pile.brief, pile.readings, lang=lang)
    width = shutil.get_terminal_size((100, 0)).columns
    return tell.terminal(pile.brief, pile.readings, lang=lang, colour=_colour(output), width=width)


def _colour(output: str | None) -> bool:
    """Whether someone watches who has not asked for plain text."""
    return output in (None, "-") and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def _told(item: "Reading | SetAside", form: str, *, lang: str) -> str:
    """One result of reading in one of the formats; text for people leaves set-aside items to the warnings."""
    from musnad.model import Reading
    from musnad.tell import as_reading, contract

    if form == "jsonl":
        return (contract.reading_json(item) if isinstance(item, Reading) else contract.set_aside_json(item)).decode()
    return as_reading.render(item, lang=lang) if isinstance(item, Reading) else ""


def _explained(item: "Reading | SetAside", lang: str, output: str | None) -> str:
    """Why a report was read as it was; set-aside items are left to the warnings."""
    from musnad import pipeline
    from musnad.model import Reading
    from musnad.tell import as_explanation

    if not isinstance(item, Reading):
        return ""
    return as_explanation.render(item, pipeline.dropped(item), lang=lang, colour=_colour(output))


class _Notes:
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
            self._sentences += [_sentence(place, reason, self._lang) for reason in reasons]

    def say(self) -> None:
        """Print them on standard error."""
        shown = self._sentences if self._verbose else self._sentences[:WARNINGS]
        for sentence in shown:
            click.echo(f"musnad: {sentence}", err=True)
        if len(shown) < len(self._sentences):
            click.echo(f"musnad: {len(self._sentences) - len(shown)} more such notes; -v shows them", err=True)


def _sentence(place: str, reason: "Reason", lang: str) -> str:
    """A reason in the reader's language; where that has no words for it, the sentence that came with it."""
    from musnad.tell.wording import wording

    words = wording(lang)
    if words.find("reason", reason.code) is None and "sentence" in reason.values:
        return str(reason.values["sentence"])
    told = words.sentence(reason)
    return told if place.removeprefix("-") in told else f"{place}: {told}"


def _nothing() -> NoReturn:
    click.echo("musnad: nothing could be read", err=True)
    raise click.exceptions.Exit(1)


@contextmanager
def _progress(wanted: bool) -> Iterator["Progress | None"]:
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
def _open(output: str | None) -> Iterator[IO[bytes]]:
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


def _write(out: IO[bytes], text: str) -> None:
    """Text with one line end, in UTF-8 whatever the terminal's locale says; nothing for nothing."""
    if text:
        out.write(text.rstrip("\n").encode(errors="replace") + b"\n")


if __name__ == "__main__":
    main()
