"""The order of the work: ingest, read, link, weigh. The only module that knows it.

Heavy rooms are imported when they are first needed, so that `musnad --help` stays quick.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from musnad.errors import InputError
from musnad.model import Brief, Coded, Reading, Reason, Report, SetAside, Skipped

Progress = Callable[[str, int], None]
"""Told each stage as it goes on: `read` with the reports done so far; `link` and `weigh`, as they begin, with all of them."""
Note = Callable[[str, Reason], None]
"""Told a place and a reason for what sets nothing aside."""

Item = Report | Reading | SetAside


class Pile(NamedTuple):
    """A brief, with the readings whose words it quotes, in the order of the brief's numbers."""

    brief: Brief
    readings: tuple[Reading, ...]


def gather(paths: Iterable[str | Path], *, note: Note | None = None) -> Iterator[Report | SetAside]:
    """Every report of files and folders (`-` is standard input), and what was set aside with its reasons, in order.

    `note` is told a place and a reason for what is worth saying but sets nothing aside, such as the choice of an encoding.
    """
    from musnad import ingest

    yield from ingest.gather([str(path) for path in paths], note=note or _unheard)


def read(report: Report) -> Reading:
    """The reading of one report. Raises `InputError` where its language has no folder yet."""
    from musnad import lang
    from musnad.read import read as read_report
    from musnad.tell.contract import check

    if report.language not in lang.available():
        known = (
            f"in a language that is not read yet ({report.language})" if report.language else "in a language that nobody named"
        )
        raise InputError(f"is {known}", code="language")
    return check(read_report(report))


def dropped(reading: Reading) -> tuple[Skipped, ...]:
    """The words of a reading's report that are cues elsewhere and made no attribution in it, each with its reason."""
    from musnad.read import dropped as cues_dropped

    return cues_dropped(reading.report)


def readings(items: Iterable[Item], *, progress: Progress | None = None) -> Iterator[Reading | SetAside]:
    """Read every report; what cannot be read is set aside with its reason, and the rest go on.

    Readings and set-aside items pass through as they are. A report that repeats an earlier one's id is set aside too:
    ids tell reports apart everywhere.
    """
    seen: set[str] = set()
    for done, item in enumerate(items, 1):
        result = _attempt(item) if isinstance(item, Report) else item
        if isinstance(result, Reading):
            if result.report.id in seen:
                result = _aside(result.report, "duplicate", "was read before: another report has its id")
            else:
                seen.add(result.report.id)
        yield result
        if progress:
            progress("read", done)


def events(items: Iterable[Item], *, progress: Progress | None = None) -> Iterator[tuple[Reading, tuple[Coded, ...]] | SetAside]:
    """Every reading with its events coded in PLOVER; what cannot be read is set aside with its reason, in order."""
    from musnad.code import code

    for result in readings(items, progress=progress):
        yield result if isinstance(result, SetAside) else (result, code(result))


def brief(items: Iterable[Item], *, progress: Progress | None = None) -> Pile:
    """What is told over many reports, readings or both; people whom only reports know are one over all languages."""
    from musnad.link import united

    kept: list[Reading] = []
    aside: list[SetAside] = []
    for result in readings(items, progress=progress):
        if isinstance(result, SetAside):
            aside.append(result)
        else:
            kept.append(result)
    kept = list(united(kept))
    return Pile(_weighed(kept, aside, progress or _silent), tuple(kept))


def _weighed(kept: list[Reading], aside: list[SetAside], progress: Progress) -> Brief:
    from musnad import link, weigh

    progress("link", len(kept))
    events = link.link(kept)
    progress("weigh", len(kept))
    weighed = weigh.weigh(kept, events)
    return Brief(
        events=tuple(events),
        claims=tuple(weighed.claims),
        relations=tuple(weighed.relations),
        silences=tuple(weighed.silences),
        set_aside=tuple(aside),
        reports=tuple(r.report.id for r in kept),
        copies=tuple(weighed.copies),
    )


def _attempt(report: Report) -> Reading | SetAside:
    """A failure of one report is never the failure of the pile: it is set aside with the name of what went wrong."""
    try:
        return read(report)
    except InputError as e:
        return _aside(report, e.code, str(e))
    except Exception as e:
        return _aside(report, "failed", f"made the reader fail ({type(e).__name__}: {e})")


def _aside(report: Report, code: str, predicate: str) -> SetAside:
    place = report.path or report.url or report.id
    values = {"sentence": f"{place} {predicate}.", "id": report.id, "language": report.language}
    return SetAside(place, (Reason(f"read.{code}", values),))


def _unheard(place: str, reason: Reason) -> None:
    """The notes, of nobody who listens."""


def _silent(stage: str, done: int) -> None:
    """The progress, of nobody who watches."""
