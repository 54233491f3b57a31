"""One reading as text for people: its head, then every attribution in a frame around its own words, nested as they are."""

from musnad.model import Attribution, Member, Reading, Report
from musnad.tell import dates
from musnad.tell.as_text import PLAIN
from musnad.tell.clean import flat
from musnad.tell.frames import framed
from musnad.tell.pile import Pile
from musnad.tell.wording import wording
from musnad.text import quote


def render(reading: Reading, *, lang: str) -> str:
    """The reading in an interface language, in logical order, with a blank line at the end."""
    pile = Pile.of(reading, wording(lang))
    lines = [head(pile, reading.report)]
    lines += [_told(pile, reading, a) for a in in_order(reading)]
    return "\n".join([*lines, "", ""]).translate(PLAIN)


def head(pile: Pile, report: Report) -> str:
    """A report on one line: outlet, title, time of publication, path or address."""
    words = pile.words
    when = dates.told(words, report.published) if report.published else words("label", "undated")
    parts = (pile.names.outlet(report.outlet), words.foreign(report.title or ""), when, report.path or report.url or "")
    return " · ".join(flat(part) for part in parts if part)


def in_order(reading: Reading) -> list[Attribution]:
    """The attributions by where they begin; an outer one comes before what stands in it."""
    return sorted(reading.attributions, key=_place)


def _told(pile: Pile, reading: Reading, a: Attribution) -> str:
    line = pile.line(Member(reading.report.id, a.id))
    return "  " * len(line) + framed(pile, line, flat(quote(reading.report.text, a.content.spans)))


def _place(a: Attribution) -> tuple[int, int]:
    spans = (*a.cue.spans, *a.content.spans, *a.source.spans)
    return min(start for start, _ in spans), -sum(end - start for start, end in a.content.spans)
