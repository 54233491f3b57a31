"""The order of the work: ingest, read, link, weigh. The only module that knows it.

Heavy rooms are imported when they are first needed, so that `musnad --help` stays quick.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from musnad.errors import InputError
from musnad.model import Brief, Check, Coded, Event, Given, Reading, Reason, Report, SetAside, Siding, Skipped, Trace
from musnad.rings import unsearched

if TYPE_CHECKING:
    from musnad.weigh.ground import Ground

Progress = Callable[[str, int], None]
"""Told each stage as it goes on: `read` with the reports done so far; `link` and `weigh`, as they begin, with all of them."""
Note = Callable[[str, Reason], None]
"""Told a place and a reason for what sets nothing aside."""

Item = Report | Reading | SetAside


class Pile(NamedTuple):
    """A brief, with the readings whose words it quotes, in the order of the brief's numbers."""

    brief: Brief
    readings: tuple[Reading, ...]


class Traced(NamedTuple):
    """A trace, with the readings of the reports that it tells of, in the order of its numbers; `read` counts all that were."""

    trace: Trace
    readings: tuple[Reading, ...]
    read: int


class CheckedPile(NamedTuple):
    """A draft that was checked, with the readings of the reports that it rests on; `read` counts all that were."""

    check: Check
    readings: tuple[Reading, ...]
    read: int


def gather(paths: Iterable[str | Path], *, note: Note | None = None) -> Iterator[Report | SetAside]:
    """Every report of files and folders (`-` is standard input), and what was set aside with its reasons, in order.

    `note` is told a place and a reason for what is worth saying but sets nothing aside, such as the choice of an encoding.
    """
    from musnad import ingest

    yield from ingest.gather([str(path) for path in paths], note=note or _unheard)


def read(report: Report) -> Reading:
    """The reading of one report. Raises `InputError` where its language has no folder yet."""
    from musnad import lang
    from musnad.lang.identify import UNKNOWN
    from musnad.read import read as read_report
    from musnad.tell.contract import check

    if report.language in (None, UNKNOWN):
        raise InputError("is in a language that could not be told (too little text, or no running text)", code="language-unknown")
    if report.language not in lang.available():
        raise InputError(f"is in a language that is not read yet ({report.language})", code="language")
    with unsearched():
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


def events(
    items: Iterable[Item], *, progress: Progress | None = None, alone: bool = False
) -> Iterator[tuple[Reading, tuple[Coded, ...]] | SetAside]:
    """Every reading with its events coded in PLOVER; what cannot be read is set aside with its reason.

    The reports are read and gathered to events first, so that rows of what a report is about have that event's id and day.
    `alone`: each report is coded by itself as soon as it is read, in order, and neither is known.
    """
    from musnad.code import about, code, gathered

    if alone:
        for result in readings(items, progress=progress):
            yield result if isinstance(result, SetAside) else (result, code(result))
        return
    kept, aside, found = _linked(items, progress or _silent)
    yield from aside
    of = about(found)
    for reading in kept:
        yield reading, tuple(gathered(code(reading), reading, of.get(reading.report.id, ())))


def brief(
    items: Iterable[Item], *, progress: Progress | None = None, sides: Sequence[Siding] = (), note: Note | None = None
) -> Pile:
    """What is told over many reports, readings or both; people whom only reports know are one over all languages.

    `sides` are an analyst's, over those that the world's records give; `note` is told of those that mean nobody here, and
    where more statements are alike than are compared.
    Raises `InputError` where a name in them may be several.
    """
    from musnad import weigh

    _unambiguous(sides)
    kept, aside, events = _linked(items, progress or _silent)
    (progress or _silent)("weigh", len(kept))
    given = _given(sides, kept, events, note)
    weighed = weigh.weigh(kept, events, sides=given)
    for reason in weighed.notes:
        (note or _unheard)("brief", reason)
    told = Brief(
        events=tuple(events),
        claims=tuple(weighed.claims),
        relations=tuple(weighed.relations),
        silences=tuple(weighed.silences),
        set_aside=tuple(aside),
        reports=tuple(r.report.id for r in kept),
        copies=tuple(weighed.copies),
        sides=given,
    )
    return Pile(told, tuple(kept))


def _unambiguous(sides: Sequence[Siding]) -> None:
    """Known before the work begins: raises `InputError` where a name in some sides may be several."""
    from musnad import weigh
    from musnad.world import world

    weigh.unambiguous(sides, world())


def _given(sides: Sequence[Siding], kept: Sequence[Reading], events: Sequence[Event], note: Note | None) -> tuple[Given, ...]:
    """An analyst's sides as they hold in a pile; `note` is told of those that mean nobody here, and
    where more statements are alike than are compared."""
    from musnad import weigh
    from musnad.world import world

    given, unmet = weigh.given(sides, kept, events, world())
    for reason in unmet:
        (note or _unheard)("--sides", reason)
    return given


def trace(
    items: Iterable[Item],
    *,
    words: str | None = None,
    attribution: str | None = None,
    progress: Progress | None = None,
    sides: Sequence[Siding] = (),
    note: Note | None = None,
) -> Traced:
    """Where a wording comes from: `words`, or an attribution of the pile by its id; `sides` and `note` as for `brief`.

    Raises `InputError` where neither or both are given, where the words say nothing or are in a language that is not read,
    where no attribution has the id, and where a name in `sides` may be several.
    """
    from musnad.weigh.ground import Ground
    from musnad.weigh.match import asked_attribution, asked_words
    from musnad.weigh.trace import trace as traced

    if (words is None) == (attribution is None):
        raise InputError("Either words or the id of an attribution were expected, one of the two.", code="asked")
    if words is not None and not any(map(str.isalnum, words)):
        raise InputError("The words to be traced hold no word: a statement was expected.", code="asked")
    _unambiguous(sides)
    kept, aside, events = _linked(items, progress or _silent)
    home = _home(kept, attribution) if attribution is not None else None
    (progress or _silent)("weigh", len(kept))
    given = _given(sides, kept, events, note)
    ground = Ground(kept, events, sides=given)
    reading = home or _asking(words or "", ground)
    asked = asked_words(ground, reading) if attribution is None else asked_attribution(ground, reading.report.id, attribution)
    found = Trace(
        reading.report.text, reading.report.language, attribution=attribution, claims=traced(asked, ground), sides=given
    )
    return _traced(found, home, ground, aside)


def _traced(found: Trace, home: Reading | None, ground: "Ground", aside: list[SetAside]) -> Traced:
    """The trace with the events and the reports that it speaks of."""
    told = dict.fromkeys(p.report for c in found.claims for p in (*c.places, *c.passed))
    events = dict.fromkeys(id for c in found.claims for id in c.events)
    here = home.report.id if home else None
    whole = replace(
        found,
        report=here,
        events=tuple(ground.events[id] for id in events),
        reports=tuple(told),
        set_aside=tuple(aside),
    )
    return Traced(whole, tuple(ground.readings[id] for id in told), len(ground.readings))


def draft(path: str | Path, *, note: Note | None = None) -> Report:
    """One text to be checked, whatever its form: what is no form of report is read as plain text.

    Raises `InputError` where it holds no text, several, or cannot be read.
    """
    from musnad import ingest

    found = list(ingest.gather([str(path)], note=note or _unheard, plain=True))
    if len(found) != 1:
        raise InputError(f"holds {len(found)} texts; one was expected", code="draft")
    (only,) = found
    if isinstance(only, SetAside):
        raise InputError(str(only.reasons[0].values["sentence"]).removeprefix(f"{path} ").rstrip("."), code="draft")
    return only


def check(
    draft: Report,
    items: Iterable[Item],
    *,
    progress: Progress | None = None,
    sides: Sequence[Siding] = (),
    note: Note | None = None,
) -> CheckedPile:
    """A draft held against reports, sentence by sentence. It is read like a report, and is never one of them.

    `sides` and `note` are as for `brief`. Raises `InputError` where the draft's language is none that is read, and where a
    name in `sides` may be several.
    """
    from musnad.weigh.check import check as checked
    from musnad.weigh.ground import Ground

    _unambiguous(sides)
    reading = read(replace(draft, id=f"draft {draft.id}"))
    kept, aside, events = _linked(items, progress or _silent, beside=reading)
    reading = kept.pop()
    (progress or _silent)("weigh", len(kept))
    given = _given(sides, kept, events, note)
    ground = Ground(kept, events, sides=given)
    sentences = checked(reading, ground)
    told = dict.fromkeys(rest.report for s in sentences for p in s.points for rest in p.rests)
    whole = Check(
        text=draft.text,
        language=draft.language,
        path=draft.path,
        sentences=sentences,
        reports=tuple(told),
        set_aside=tuple(aside),
        sides=given,
    )
    return CheckedPile(whole, tuple(ground.readings[id] for id in told), len(kept))


def _home(kept: Sequence[Reading], attribution: str) -> Reading:
    """The reading of an attribution's report; the first, where copies of one text have attributions of one id."""
    for reading in kept:
        if any(a.id == attribution for a in reading.attributions):
            return reading
    raise InputError(f"No attribution of these reports has the id {attribution!r}.", code="asked")


def _asking(words: str, ground: "Ground") -> Reading:
    """Words from elsewhere, read. Few words do not tell their language: it is then that of the sentences that hold them."""
    from musnad import ingest, lang
    from musnad.lang.identify import UNKNOWN

    report = ingest.report(words)
    if report.language in lang.available():
        return read(report)
    tried = [read(ingest.report(words, language=code)) for code in ground.languages] if report.language == UNKNOWN else []
    held = [(ground.held(reading), reading) for reading in tried]
    best = max(held, key=lambda row: row[0], default=None)
    if best is None or not best[0]:
        raise InputError("The words to be traced are in no language that is read, or too few to tell it.", code="language")
    return best[1]


def _linked(
    items: Iterable[Item], progress: Progress, *, beside: Reading | None = None
) -> tuple[list[Reading], list[SetAside], list[Event]]:
    """What could be read, what could not, and the events of the former.

    `beside` is a reading that is of no event here, but shares the names of people: it comes back as the last of those read.
    """
    from musnad import link

    kept: list[Reading] = []
    aside: list[SetAside] = []
    for result in readings(items, progress=progress):
        if isinstance(result, SetAside):
            aside.append(result)
        else:
            kept.append(result)
    progress("link", len(kept))
    together = link.united([*kept, *([beside] if beside else [])])
    return list(together), aside, list(link.link(together[: len(kept)]))


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
    named = "standard input" if place == "-" else place
    values = {"sentence": f"{named} {predicate}.", "id": report.id, "language": report.language}
    return SetAside(place, (Reason(f"read.{code}", values),))


def _unheard(place: str, reason: Reason) -> None:
    """The notes, of nobody who listens."""


def _silent(stage: str, done: int) -> None:
    """The progress, of nobody who watches."""
