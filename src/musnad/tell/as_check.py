"""A checked draft for the terminal and as Markdown; words of the draft and of reports are cleaned, for Markdown escaped."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.model import Standing
from musnad.tell.as_markdown import escape
from musnad.tell.as_trace import Row, painted, source
from musnad.tell.check_view import CheckView, PointView, SentenceView
from musnad.tell.clean import shorten
from musnad.tell.wording import wording

LONGEST = 220
"""Characters of the words of one place that the terminal shows."""
MARKS: dict[Standing, str] = {"stands": "=", "altered": "≠", "unsupported": "∅", "unsure": "?", "passed": "·"}
STYLES: dict[Standing, str] = {"stands": "t3", "altered": "alarm", "unsupported": "alarm", "unsure": "t2", "passed": "soft"}


def terminal(view: CheckView, *, colour: bool, width: int) -> str:
    """The view as text that ends in a newline, in logical order; ANSI colours only where `colour` asks for them."""
    return painted(_rows(view), colour=colour, width=width)


def _rows(view: CheckView) -> Iterator[Row]:
    words = wording(view.lang)
    yield 0, "soft", f"{words('label', 'name')} · {words('check', 'title')}"
    yield 0, "strong", view.title
    yield 0, "soft", words("check", "is")
    if view.given:
        yield 0, "soft", view.given
    yield from ((2, "", f"• {line}") for line in view.counts)
    for sentence in view.sentences:
        yield 0, "", ""
        yield 0, STYLES[sentence.standing], f"{sentence.number} {MARKS[sentence.standing]} {sentence.label}"
        yield 2, "", sentence.words
        for point in sentence.points:
            yield from _point(view, sentence, point)
    if view.sources:
        yield from ((0, "", ""), (0, "head", words("label", "sources")))
        yield from ((2, "", source(words, s)) for s in view.sources)


def _point(view: CheckView, sentence: SentenceView, point: PointView) -> Iterator[Row]:
    words = wording(view.lang)
    if point.words:
        yield 4, STYLES[point.standing], f"{MARKS[point.standing]} {point.words}"
    yield from ((4, "t2", f"≠ {line}") for line in point.changed)
    if point.standing != sentence.standing or point.standing not in ("stands", "altered"):
        yield from ((4, "soft", line) for line in point.why)
    for rest in point.rests:
        said = words.quoted(shorten(rest.words.text, LONGEST))
        yield 4, "soft", f"{words('check', _how(point))} {rest.chain}: {said} [{rest.ref}]"


def _how(point: PointView) -> str:
    return "near" if point.standing == "unsure" else "as"


def markdown(view: CheckView) -> str:
    """The view as Markdown (CommonMark) that ends in a newline."""
    words = wording(view.lang)
    lines = [f"# {escape(words('check', 'title'))}", "", escape(view.title), "", f"*{escape(words('check', 'is'))}*", ""]
    lines += [escape(view.given), ""] if view.given else []
    lines += [f"- {escape(line)}" for line in view.counts]
    for sentence in view.sentences:
        lines += ["", f"{sentence.number}. **{escape(sentence.label)}** {escape(sentence.words)}"]
        for point in sentence.points:
            lines += [f"   - {escape(line)}" for line in _point_lines(view, point)]
    lines += ["", f"## {words('label', 'sources')}", "", *(f"- {escape(source(words, s))}" for s in view.sources)]
    return "\n".join(lines) + "\n"


def _point_lines(view: CheckView, point: PointView) -> Iterator[str]:
    words = wording(view.lang)
    if point.words:
        yield f"{MARKS[point.standing]} {point.words} {point.label}"
    yield from (f"≠ {line}" for line in point.changed)
    yield from point.why
    yield from (f"{words('check', _how(point))} {r.chain}: {words.quoted(r.words.text)} [{r.ref}]" for r in point.rests)
