"""One reading as text for people: its head, then every attribution in a frame around its own words, nested as they are."""

from musnad.model import Attribution, Brief, Member, Reading, Report
from musnad.tell import dates
from musnad.tell.clean import flat
from musnad.tell.frames import framed
from musnad.tell.pile import Pile
from musnad.tell.wording import wording
from musnad.text import quote


def render(reading: Reading, *, lang: str) -> str:
    """The reading in an interface language, in logical order, with a blank line at the end."""
    pile = Pile(Brief(), (reading,), wording(lang))
    lines = [_head(pile, reading.report)]
    lines += [_told(pile, reading, a) for a in sorted(reading.attributions, key=_place)]
    return "\n".join([*lines, "", ""])


def _head(pile: Pile, report: Report) -> str:
    words = pile.words
    when = dates.told(words, report.published) if report.published else words("label", "undated")
    parts = (pile.names.outlet(report.outlet), words.foreign(report.title or ""), when, report.path or report.url or "")
    return " · ".join(flat(part) for part in parts if part)


def _told(pile: Pile, reading: Reading, a: Attribution) -> str:
    line = pile.line(Member(reading.report.id, a.id))
    return "  " * len(line) + framed(pile, line, flat(quote(reading.report.text, a.content.spans)))


def _place(a: Attribution) -> tuple[int, int]:
    """Where an attribution begins; an outer one comes before what stands in it."""
    spans = (*a.cue.spans, *a.content.spans, *a.source.spans)
    return min(start for start, _ in spans), -sum(end - start for start, end in a.content.spans)
