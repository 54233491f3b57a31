"""The commands, thin: they parse what was asked, call the pipeline, and hand its plain types to `tell`.

Exit codes: 0 (with a warning on standard error for whatever was set aside), 1 where nothing could be read, 2 for
wrong usage, 3 where a draft that was checked has findings, 130 when interrupted, 141 when the reader of standard output
went away.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from musnad import console, formats
from musnad.version import __version__

if TYPE_CHECKING:
    from musnad.errors import InputError
    from musnad.model import Report, SetAside, Siding
    from musnad.pipeline import Pile, Progress
    from musnad.tell.as_events import Row

SUFFIXES = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json"}
CHECKS = {".md": "markdown", ".json": "json"}
TEXT = ("", ".txt")
"""Endings of files for which the text for people is meant where no format is asked for."""
TRACES = {".html": "card-html", ".htm": "card-html", ".md": "markdown", ".json": "json"}
FOUND = 3
"""Exit code of a check that found something."""
FINDINGS = {False: ("altered", "unsupported"), True: ("altered", "unsupported", "unsure")}
SIDES = "musnad.sides"
WHOLE = ("table", "plover-json")
"""Formats of events that need all rows before the first is written."""
EXAMPLES = """\b
Examples:
  musnad brief reports/                        a brief on the terminal
  musnad brief reports/ -o brief.html          one page that opens offline
  musnad brief *.txt --lang ar                 labels and names in Arabic
  musnad brief reports/ --sides "NATO=West"    whom somebody speaks for, as you have it
  cat report.txt | musnad brief -              from standard input
  musnad read reports/ > readings.jsonl        the readings alone, one a line
  musnad events reports/ --format plover-csv   who did what to whom, by whose account
  musnad trace "they agreed on ..." reports/   where a wording comes from
  musnad check memo.txt reports/               what a draft rests on, and what it lost or altered
"""


def _writable(_: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Known before the work begins: a folder that is not there costs no long run."""
    if value not in (None, "-") and not Path(value or "").resolve().parent.is_dir():
        raise click.BadParameter(f"{value} cannot be written: its folder does not exist.", param=parameter)
    return value


def _form(form: str | None, output: str | None, endings: Mapping[str, str], other: str) -> str:
    """The format that was asked for, else that of FILE's ending; text in a file that says it is something else helps nobody."""
    ending = Path(output or "").suffix.lower()
    if form is None and ending not in (*endings, *TEXT):
        known = ", ".join((*endings, *filter(None, TEXT)))
        raise click.BadParameter(f"the ending {ending} tells no format ({known} do): --format was expected.", param_hint="'-o'")
    return form or endings.get(ending, other)


def _sides(context: click.Context, parameter: click.Parameter, given: Sequence[str]) -> None:
    """What is given stands in the context: a command has no more parameters than a reader can hold."""
    from musnad.errors import InputError
    from musnad.world import sidings

    try:
        context.meta[SIDES] = sidings(given) if given else ()
    except InputError as e:
        raise click.BadParameter(str(e), param=parameter) from e


paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(exists=True, allow_dash=True))
output = click.option("-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, allow_dash=True),
                      callback=_writable, help="Write to FILE.")  # fmt: skip
language = click.option("--lang", type=click.Choice(["ar", "en"]), default="en", envvar="MUSNAD_LANG", show_default=True,
                        help="Language of labels, names and sentences.")  # fmt: skip
siding = click.option(
    "--sides", metavar="NAME=SIDE|FILE", multiple=True, expose_value=False, callback=_sides,
    help="Whom somebody speaks for, in place of what the records say; NAME=SIDE+SIDE@DAY for one event.",
)  # fmt: skip
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
@siding
@output
@quiet
@verbose
def brief(paths: Sequence[str], lang: str, form: str | None, full_text: bool, output: str | None, tone: str | None) -> None:
    """Tell over all reports of PATH... who is reported to have said what: one brief.

    PATH is a file, a folder, or - for standard input.
    """
    from musnad import pipeline

    form = _form(form, output, SUFFIXES, "terminal")
    notes = console.Notes(lang=lang, tone=tone)
    with console.progress(tone != "quiet") as progress:
        pile = _briefed(pipeline.gather(paths, note=notes.note), notes, progress)
    for item in pile.brief.set_aside:
        notes.aside(item)
    notes.say()
    if not pile.readings:
        console.nothing()
    with console.opened(output) as out:
        console.write(out, formats.brief(pile, form, lang=lang, full_text=full_text, output=output))


def _briefed(items: "Iterator[Report | SetAside]", notes: console.Notes, progress: "Progress | None") -> "Pile":
    """The brief with the sides that were given; a name among them that may be several is wrong usage."""
    from musnad import pipeline
    from musnad.errors import InputError

    try:
        return pipeline.brief(items, progress=progress, sides=_given(), note=notes.note)
    except InputError as e:
        if e.code != "sides":
            raise
        raise _misused(e) from e


def _given() -> "Sequence[Siding]":
    """The sides that were given on the line."""
    sides: Sequence[Siding] = click.get_current_context().meta[SIDES]
    return sides


def _misused(e: "InputError", draft: str = "") -> click.UsageError:
    """Wrong usage, from what the pipeline says of it; `draft` is what it speaks of where it does not name it."""
    if e.code == "sides":
        return click.BadParameter(str(e), param_hint="'--sides'")
    return click.UsageError(f"{draft} {e}." if draft else str(e))


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

    notes = console.Notes(lang=lang, tone=tone)
    found = 0
    told_here = output is None and sys.stdout.isatty()
    with console.opened(output) as out:
        with console.progress(tone != "quiet" and not told_here) as progress:
            for item in pipeline.readings(pipeline.gather(paths, note=notes.note), progress=progress):
                console.write(out, formats.explanation(item, lang, output) if explain else formats.reading(item, form, lang=lang))
                if isinstance(item, Reading):
                    found += 1
                else:
                    notes.aside(item)
        notes.say()
        if not found:
            console.nothing()


@cli.command(epilog=EXAMPLES)
@paths
@language
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "plover-csv", "plover-json"]), default="table",
              show_default=True, help="A table for people, one document a line, or PLOVER's fields.")  # fmt: skip
@click.option("--alone", is_flag=True, help="Code each report by itself as it is read: no events over reports.")
@output
@quiet
@verbose
def events(paths: Sequence[str], lang: str, form: str, alone: bool, output: str | None, tone: str | None) -> None:
    """Code the events of every report of PATH... in PLOVER: who did what to whom, when, by whose account.

    PATH is a file, a folder, or - for standard input.
    """
    from musnad import pipeline
    from musnad.model import SetAside

    notes = console.Notes(lang=lang, tone=tone)
    coded: list[Row] = []
    found = 0
    told_here = output is None and sys.stdout.isatty()
    with console.opened(output) as out:
        console.write(out, formats.before_events(form))
        with console.progress(tone != "quiet" and not told_here) as progress:
            for item in pipeline.events(pipeline.gather(paths, note=notes.note), progress=progress, alone=alone):
                if isinstance(item, SetAside):
                    notes.aside(item)
                    continue
                found += 1
                rows = [(row, item[0].report) for row in item[1]]
                coded += rows if form in WHOLE else []
                console.write(out, "" if form in WHOLE else formats.events(rows, form, lang=lang))
        notes.say()
        if not found:
            console.nothing()
        console.write(out, formats.events(coded, form, lang=lang) if form in WHOLE else "")


@cli.command(epilog=EXAMPLES)
@click.argument("asked", nargs=-1, required=True, metavar="WORDS PATH...")
@click.option("--attribution", metavar="ID", help="Trace this attribution of the reports, instead of WORDS.")
@language
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json", "card-html"]),
              help="Default: by FILE's ending, else text; card-html is a page to print.")  # fmt: skip
@siding
@output
@quiet
@verbose
def trace(
    asked: Sequence[str], attribution: str | None, lang: str, form: str | None, output: str | None, tone: str | None
) -> None:
    """Go from a wording back to its origins: who is nearest to it in the reports of PATH..., and who carries it.

    WORDS is a statement in any language that is read; PATH is a file, a folder, or - for standard input.
    """
    from musnad import pipeline
    from musnad.errors import InputError

    form = _form(form, output, TRACES, "text")
    words, places = (asked[0], asked[1:]) if attribution is None else (None, asked)
    notes = console.Notes(lang=lang, tone=tone)
    with console.progress(tone != "quiet") as progress:
        reports = pipeline.gather(_existing(places), note=notes.note)
        try:
            traced = pipeline.trace(
                reports, words=words, attribution=attribution, progress=progress, sides=_given(), note=notes.note
            )
        except InputError as e:
            raise _misused(e) from e
    for item in traced.trace.set_aside:
        notes.aside(item)
    notes.say()
    if not traced.read:
        console.nothing()
    with console.opened(output) as out:
        console.write(out, formats.trace(traced, form, lang=lang, output=output))


@cli.command(epilog=EXAMPLES)
@click.argument("given", nargs=-1, required=True, metavar="DRAFT PATH...", type=click.Path(exists=True, allow_dash=True))
@language
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), help="Default: by FILE's ending, else text.")
@click.option("--strict", is_flag=True, help="Sentences that are not surely in the reports count as findings too.")
@siding
@output
@quiet
@verbose
def check(given: Sequence[str], lang: str, form: str | None, strict: bool, output: str | None, tone: str | None) -> None:
    """Hold DRAFT against the reports of PATH..., sentence by sentence: what it rests on, and what it lost or altered.

    DRAFT is a memo, an article or an answer of a language model: a file, or - for standard input. It exits with 3 where a
    sentence stands in the reports otherwise, or nothing there carries it.
    """
    from musnad import pipeline
    from musnad.errors import InputError

    draft, *paths = given
    if not paths or given.count("-") > 1:
        raise click.UsageError("DRAFT and a PATH were expected; only one of them may be standard input.")
    form = _form(form, output, CHECKS, "text")
    notes = console.Notes(lang=lang, tone=tone)
    try:
        text = pipeline.draft(draft, note=notes.note)
        with console.progress(tone != "quiet") as progress:
            reports = pipeline.gather(paths, note=notes.note)
            checked = pipeline.check(text, reports, progress=progress, sides=_given(), note=notes.note)
    except InputError as e:
        raise _misused(e, draft) from e
    for item in checked.check.set_aside:
        notes.aside(item)
    notes.say()
    if not checked.read:
        console.nothing()
    with console.opened(output) as out:
        console.write(out, formats.check(checked, form, lang=lang, output=output))
    if any(s.standing in FINDINGS[strict] for s in checked.check.sentences):
        raise click.exceptions.Exit(FOUND)


def _existing(paths: Sequence[str]) -> Sequence[str]:
    """The paths, where there are any and each is there."""
    for path in paths:
        if path != "-" and not Path(path).exists():
            raise click.UsageError(f"{path} does not exist: after WORDS, paths of reports were expected.")
    if not paths:
        raise click.UsageError("WORDS and a PATH were expected, or --attribution ID and a PATH.")
    return paths


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
