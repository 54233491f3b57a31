"""What the commands print, in each of their formats: plain types handed to `tell`."""

import shutil
from collections.abc import Sequence
from typing import TYPE_CHECKING

from musnad import console

if TYPE_CHECKING:
    from musnad.model import Reading, SetAside
    from musnad.pipeline import CheckedPile, Pile, Traced
    from musnad.tell.as_events import Row


def brief(pile: "Pile", form: str, *, lang: str, full_text: bool, output: str | None) -> str:
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
    return tell.terminal(pile.brief, pile.readings, lang=lang, colour=console.colour(output), width=width)


def reading(item: "Reading | SetAside", form: str, *, lang: str) -> str:
    """One result of reading in one of the formats; text for people leaves set-aside items to the warnings."""
    from musnad.model import Reading
    from musnad.tell import as_reading, contract

    if form == "jsonl":
        return (contract.reading_json(item) if isinstance(item, Reading) else contract.set_aside_json(item)).decode()
    return as_reading.render(item, lang=lang) if isinstance(item, Reading) else ""


def explanation(item: "Reading | SetAside", lang: str, output: str | None) -> str:
    """Why a report was read as it was; set-aside items are left to the warnings."""
    from musnad import pipeline
    from musnad.model import Reading
    from musnad.tell import as_explanation

    if not isinstance(item, Reading):
        return ""
    return as_explanation.render(item, pipeline.dropped(item), lang=lang, colour=console.colour(output))


def before_events(form: str) -> str:
    """What stands before the first event, in the formats that have a head."""
    from musnad.tell import as_events

    return as_events.csv_head() if form == "plover-csv" else ""


def events(rows: "Sequence[Row]", form: str, *, lang: str) -> str:
    """Coded events in one of the formats."""
    from musnad.tell import as_events, contract

    if form == "jsonl":
        return "\n".join(contract.coded_json(coded, report).decode() for coded, report in rows)
    if form == "plover-csv":
        return as_events.csv_rows(rows)
    return as_events.records(rows) if form == "plover-json" else as_events.table(rows, lang=lang)


def trace(traced: "Traced", form: str, *, lang: str, output: str | None) -> str:
    """A trace in one of the formats."""
    from musnad import tell
    from musnad.tell import contract

    if form == "json":
        return contract.trace_json(traced.trace, traced.readings).decode()
    if form == "card-html":
        return tell.trace_card(traced.trace, traced.readings, lang=lang)
    if form == "markdown":
        return tell.trace_markdown(traced.trace, traced.readings, lang=lang)
    width = shutil.get_terminal_size((100, 0)).columns
    return tell.trace_terminal(traced.trace, traced.readings, lang=lang, colour=console.colour(output), width=width)


def check(checked: "CheckedPile", form: str, *, lang: str, output: str | None) -> str:
    """A check in one of the formats."""
    from musnad import tell
    from musnad.tell import contract

    if form == "json":
        return contract.check_json(checked.check, checked.readings).decode()
    if form == "markdown":
        return tell.check_markdown(checked.check, checked.readings, lang=lang)
    width = shutil.get_terminal_size((100, 0)).columns
    return tell.check_terminal(checked.check, checked.readings, lang=lang, colour=console.colour(output), width=width)
