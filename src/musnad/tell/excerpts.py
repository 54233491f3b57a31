"""Windows: the exact words of an attribution in their place in the report, cut to what stands around them."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from musnad.model import Attribution, Report, Span, Spans
from musnad.tell.clean import Direction, clean
from musnad.tell.shapes import Mark, Segment, Window

AROUND = 160  # characters kept on each side of the quoted words, within their paragraphs
INSIDE = 1200  # characters between first and last quoted word that are shown whole; longer ones are cut in the middle


def window(report: Report, line: Sequence[Attribution], side: Direction) -> Window:
    """The content of the innermost attribution marked, and the cue and speaker of everyone on the `line` around it."""
    return cut(report, [*((s, "content") for s in spans_of(line[-1])), *around(line)], side)


def around(line: Sequence[Attribution]) -> Iterable[tuple[Span, Mark]]:
    """The cue and the speaker of everyone on a line of attributions."""
    for a in line:
        yield from ((s, "source") for s in a.source.spans)
        yield from ((s, "cue") for s in a.cue.spans)


def narrated(report: Report, span: Span, side: Direction) -> Window:
    """Words of the report's own voice marked, with the text around them."""
    return cut(report, [(span, "content")], side)


def cut(report: Report, marks: Sequence[tuple[Span, Mark]], side: Direction) -> Window:
    """The stretch of text that holds all `marks`, and `AROUND` more characters inside their paragraphs."""
    inside = [m for m in marks if m[1] == "content"] or marks
    if not inside:
        return Window((), side)
    first, last = min(s for (s, _), _ in inside), max(e for (_, e), _ in inside)
    start, end = _edges(report.text, first, last)
    kept = [((max(s, start), min(e, end)), m) for (s, e), m in marks if s < end and e > start]
    segments = tuple(_segments(report.text, kept, start, end))
    return Window(segments, side, cut_before=start > 0, cut_after=end < len(report.text.rstrip()))


def _edges(text: str, first: int, last: int) -> Span:
    line_start, line_end = text.rfind("\n", 0, first) + 1, text.find("\n", last)
    line_end = len(text) if line_end < 0 else line_end
    start, end = max(line_start, first - AROUND), min(line_end, last + AROUND)
    if start > line_start:
        start = min(first, _gap(text.find(" ", start, first), start) + 1)
    if end < line_end:
        end = max(last, _gap(text.rfind(" ", last, end), end))
    return start, end


def _gap(found: int, otherwise: int) -> int:
    return otherwise if found < 0 else found


def _segments(text: str, marks: list[tuple[Span, Mark]], start: int, end: int) -> Iterable[Segment]:
    edges = sorted({start, end, *(p for span, _ in marks for p in span)})
    for left, right in pairwise(edges):
        mark: Mark = next((m for (s, e), m in reversed(marks) if s <= left and right <= e), "")
        yield _segment(text[left:right], mark)


def _segment(text: str, mark: Mark) -> Segment:
    plain = clean(text)
    if not mark and len(plain) > INSIDE:
        plain = plain[: AROUND * 2] + " … " + plain[-AROUND * 2 :]
    return Segment(plain, mark)


def spans_of(a: Attribution) -> Spans:
    """The content of an attribution; its cue where it has none."""
    return a.content.spans or a.cue.spans
