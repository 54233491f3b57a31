"""Musnad reads news reports and keeps, for every statement, who is reported to have said it, to whom and through whom.

>>> import musnad
>>> report = musnad.report("قال المتحدث باسم الكرملين دميتري بيسكوف إن القمة ستعقد غدا.", outlet="جريدة المثال")
>>> attribution, = musnad.read(report).attributions
>>> [report.text[start:end] for start, end in attribution.content.spans]
['القمة ستعقد غدا']
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Unpack

from musnad.errors import DataError, InputError, MusnadError
from musnad.model import Brief, Coded, Reading, Report, SetAside
from musnad.version import __version__

if TYPE_CHECKING:
    from musnad.ingest import Metadata

__all__ = [
    "Brief",
    "Coded",
    "DataError",
    "InputError",
    "MusnadError",
    "Reading",
    "Report",
    "SetAside",
    "__version__",
    "brief",
    "events",
    "gather",
    "read",
    "report",
]


def report(text: str, **metadata: Unpack["Metadata"]) -> Report:
    """A report from its text, with its blocks and credits labelled and its language identified.

    `metadata` may hold `title`, `outlet`, `url`, `published` (ISO 8601), `byline`, `id`, `language`, `path`, `retrieved`.
    Offsets count the code points of the report's `text`: `text` as given, after `title` and a blank line where one is given.
    Raises `InputError` for a text without words and for a date that is not ISO 8601.

    >>> import musnad
    >>> musnad.report("قالت الوزارة إن المفاوضات انتهت.", published="2021-12-30").language
    'ar'
    """
    from musnad import ingest

    return ingest.report(text, **metadata)


def gather(paths: Iterable[str | Path]) -> Iterator[Report | SetAside]:
    """Every report of files and folders (`-` is standard input), in order, and what was set aside, with its reasons."""
    from musnad import pipeline

    return pipeline.gather(paths)


def read(report: Report) -> Reading:
    """All that is read from one report: attributions, mentions, times.

    Raises `InputError` where the report's language has no folder yet.

    >>> import musnad
    >>> reading = musnad.read(musnad.report("أكدت الوزارة أن المحادثات انتهت."))
    >>> [attribution.source.text for attribution in reading.attributions]
    ['الوزارة']
    """
    from musnad import pipeline

    return pipeline.read(report)


def brief(reports: Iterable[Report | Reading | SetAside], *, sides: Iterable[str] = ()) -> Brief:
    """What is told over many reports or readings: events, claims with their origins, conflicts, silences.

    A report that cannot be read is set aside in the brief with its reason; the rest go on. `sides` say whom somebody
    speaks for in place of the records, as `NAME=SIDE+SIDE@EVENT` or by the path of a file (docs/commands.md).
    Raises `InputError` for a side that is neither, and for a name that may be several.

    >>> import musnad
    >>> musnad.brief([]).claims
    ()
    """
    from musnad import pipeline
    from musnad.world import sidings

    return pipeline.brief(reports, sides=sidings(sides)).brief


def events(reports: Iterable[Report | Reading | SetAside], *, alone: bool = False) -> Iterator[Coded]:
    """The events that reports or readings tell of, coded in PLOVER, in order: who did what to whom, by whose account.

    With `alone` each report is coded by itself as it comes; else rows of what reports are about also have the id of that
    event over all of them, and its day where they tell none. Reports that cannot be read are passed over; `read` says why.
    The codebook is docs/events.md.

    >>> import musnad
    >>> report = musnad.report("اتهمت فرنسا روسيا بقصف المدينة.", outlet="جريدة المثال")
    >>> [(row.event, row.actor.country, row.recipient.country, row.source.text) for row in musnad.events([report])]
    [('ACCUSE', 'FRA', 'RUS', 'جريدة المثال')]
    """
    from musnad import pipeline

    for result in pipeline.events(reports, alone=alone):
        if not isinstance(result, SetAside):
            yield from result[1]


class _Package(ModuleType):
    """`read` is a function here and a room of the house: importing the room must not hide the function."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "read" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
