"""Coded events as rows: a table for people, PLOVER as CSV and as JSON records. Every row names who is reported to tell it."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from musnad.model import Actor, Coded, Report
from musnad.tell.as_text import PLAIN
from musnad.tell.as_text import cells as columns
from musnad.tell.clean import flat
from musnad.tell.names import Names
from musnad.tell.wording import wording
from musnad.version import __version__

Row = tuple[Coded, Report]
"""A coded event with the report that tells of it."""

_ACTORS = ("actor", "recipient", "source")
COLUMNS = (
    *("event_id", "happening", "date", "date_precision", "date_from", "event", "mode", "contexts", "modality"),
    *(f"{who}{part}" for who in _ACTORS for part in ("", "_id", "_country", "_sector")),
    *("place", "place_country", "words", "span_start", "span_end", "attribution", "chain", "report", "outlet", "url"),
    *("published", "language", "coder", "engine"),
)
"""The columns of the CSV, in their order; the codebook is docs/events.md."""
_TABLE = tuple(f"coded_{name}" for name in ("date", "happening", "event", "actor", "recipient", "source", "words", "report"))


def csv_head() -> str:
    """The line of column names."""
    return _line(COLUMNS)


def csv_rows(rows: Iterable[Row]) -> str:
    """Coded events as lines of CSV, without the head; what is unknown is empty."""
    return "".join(_line([cells[name] for name in COLUMNS]) for cells in map(_cells, rows))


def records(rows: Iterable[Row]) -> str:
    """Coded events as a JSON array of records of PLOVER, with who tells them beside its fields."""
    return json.dumps([_record(coded, report) for coded, report in rows], ensure_ascii=False, indent=1) + "\n"


def table(rows: Sequence[Row], *, lang: str) -> str:
    """Coded events as aligned columns for people, with their head, in logical order; accounts of one event share a code."""
    words = wording(lang)
    names = Names(words)
    if not rows:
        return words("label", "no_coded") + "\n"
    cells = [[words("label", name) for name in _TABLE]]
    known = dict.fromkeys(coded.happening for coded, _ in rows if coded.happening)
    codes = {id: f"E{n}" for n, id in enumerate(known, 1)}
    cells += [_shown(coded, report, names, codes) for coded, report in rows]
    cells = [[cell.translate(PLAIN) for cell in row] for row in cells]
    wide = [min(max(columns(row[k]) for row in cells), 44) for k in range(len(_TABLE))]
    return "".join("  ".join(_fit(cell, wide[k]) for k, cell in enumerate(row)).rstrip() + "\n" for row in cells)


def _shown(coded: Coded, report: Report, names: Names, codes: Mapping[str, str]) -> list[str]:
    event = " ".join(x for x in (coded.event, coded.mode, "" if coded.modality == "actual" else f"({coded.modality})") if x)
    actors = [_called(actor, names) for actor in (coded.actor, coded.recipient, coded.source)]
    when = (coded.date or "", codes.get(coded.happening or "", ""))
    place = report.path or report.url or report.id
    return [*when, event, *actors, flat(report.text[slice(*coded.span)]), place.rsplit("/", 1)[-1]]


def _called(actor: Actor, names: Names) -> str:
    if not (actor.text or actor.entities):
        return ""
    name = names.words.series([names.ref(ref) for ref in actor.entities]) if actor.entities else flat(actor.text or "")
    codes = " ".join(code for code in (actor.country, actor.sector) if code)
    return f"{name} [{codes}]" if codes else name


def _fit(cell: str, width: int) -> str:
    while (taken := columns(cell)) > width:
        cell = cell.removesuffix("…")[:-1] + "…"
    return cell + " " * (width - taken)


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow([_plain(cell) for cell in cells])
    return out.getvalue()


def _plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "@", "\t") or (cell[:1] == "-" and not cell[1:2].isdigit()) else cell


def _cells(row: Row) -> dict[str, str]:
    coded, report = row
    actors = {f"{who}{part}": value for who in _ACTORS for part, value in _parts(getattr(coded, who))}
    return actors | {
        "event_id": coded.id,
        "happening": coded.happening or "",
        "date": coded.date or "",
        "date_precision": coded.precision or "",
        "date_from": coded.dated or "",
        "event": coded.event,
        "mode": coded.mode or "",
        "contexts": ";".join(coded.contexts),
        "modality": coded.modality,
        "place": coded.place.name if coded.place else "",
        "place_country": coded.place_country or "",
        "words": flat(report.text[slice(*coded.span)]),
        "span_start": str(coded.span[0]),
        "span_end": str(coded.span[1]),
        "attribution": coded.attribution or "",
        "chain": " < ".join(coded.chain),
        "report": report.id,
        "outlet": report.outlet or "",
        "url": report.url or "",
        "published": report.published or "",
        "language": report.language or "",
        "coder": "musnad",
        "engine": __version__,
    }


def _parts(actor: Actor) -> Iterable[tuple[str, str]]:
    yield "", flat(actor.text or "")
    yield "_id", ";".join(ref.id for ref in actor.entities)
    yield "_country", actor.country or ""
    yield "_sector", actor.sector or ""


def _record(coded: Coded, report: Report) -> dict[str, Any]:
    return {
        "id": coded.id,
        "happening": coded.happening,
        "date": coded.date,
        "dateFrom": coded.dated,
        "source": _actors(coded.actor),
        "target": _actors(coded.recipient),
        "event": coded.event,
        "mode": coded.mode,
        "context": ";".join(coded.contexts) or None,
        "modality": coded.modality,
        "eventText": report.text[slice(*coded.span)],
        "eventLoc": {"name": coded.place.name, "code": coded.place_country} if coded.place else None,
        "reportedBy": _actors(coded.source),
        "chain": list(coded.chain),
        "language": report.language,
        "publication": report.outlet,
        "url": report.url,
        "report": report.id,
        "span": list(coded.span),
        "coder": "musnad",
        "version": __version__,
    }


def _actors(actor: Actor) -> list[dict[str, str | None]]:
    return [{"actorText": actor.text, "code": actor.country, "sector": actor.sector}] if actor.text else []
