"""A trace for the terminal and as Markdown; words of reports are cleaned, and for Markdown escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from musnad.tell.ansi import paint
from musnad.tell.as_markdown import escape
from musnad.tell.as_text import PLAIN, wrapped
from musnad.tell.clean import shorten
from musnad.tell.shapes import Source
from musnad.tell.trace_view import PlaceView, TracedClaim, TraceView
from musnad.tell.wording import Wording, wording

LONGEST = 300
"""Characters of the words of one place that the terminal shows."""

Row = tuple[int, str, str]
"""How far in a line stands, its style, and its text."""


def terminal(view: TraceView, *, colour: bool, width: int) -> str:
    """The view as text that ends in a newline, in logical order; ANSI colours only where `colour` asks for them."""
    return painted(_rows(view), colour=colour, width=width)


def painted(rows: Iterable[Row], *, colour: bool, width: int) -> str:
    """Rows as text that ends in a newline, wrapped to `width` columns."""
    lines = []
    for indent, style, text in rows:
        parts = wrapped(text, max(width, 40), indent=indent, hang=2)
        lines += [" " * margin + paint(line, style, colour=colour) for margin, line in parts] or [""]
    return ("\n".join(lines) + "\n").translate(PLAIN)


def _rows(view: TraceView) -> Iterator[Row]:
    words = wording(view.lang)
    yield 0, "soft", f"{words('label', 'name')} · {words('trace', 'title')}"
    yield 0, "strong", words.quoted(shorten(view.asked.text, LONGEST))
    if view.stands:
        yield 0, "", f"{words('trace', 'stands')}: {view.stands}"
    yield 0, "soft", words("trace", "is")
    if view.given:
        yield 0, "soft", view.given
    if view.several:
        yield from ((0, "", ""), (0, "alarm", view.several))
    for n, claim in enumerate(view.claims, 1):
        yield 0, "", ""
        yield from _claim(view, claim, f"{n} · " if len(view.claims) > 1 else "")
    if view.sources:
        yield from ((0, "", ""), (0, "head", words("label", "sources")))
        yield from ((2, "", source(words, s)) for s in view.sources)


def _claim(view: TraceView, claim: TracedClaim, number: str) -> Iterator[Row]:
    words = wording(view.lang)
    yield 0, "head", f"{number}{words.quoted(shorten(claim.asked.text, LONGEST))}"
    if claim.event:
        yield 2, "soft", claim.event
    yield from ((2, "", f"• {line}") for line in claim.told)
    for place in claim.places:
        yield from _place(view, place)
    if claim.passed:
        yield 2, "soft", words("trace", "passed")
        for place in claim.passed:
            yield from _place(view, place)


def _place(view: TraceView, place: PlaceView) -> Iterator[Row]:
    words = wording(view.lang)
    marks = "".join(f" [{mark}]" for mark in place.marks)
    yield 4, "strong" if place.primary else "", f"{place.when} · {place.chain} [{place.ref}]{marks}"
    yield 6, "", words.quoted(shorten(place.quote.text, LONGEST))
    how = [place.vouching, *([words("trace", "score", score=place.score)] if place.score else [])]
    yield 6, "soft", " · ".join(how)
    yield from ((6, "t2", f"≠ {line}") for line in place.changed)
    yield from ((6, "alarm", f"× {line}") for line in place.against)


def source(words: Wording, source: Source) -> str:
    """A report of the list of sources on one line."""
    parts = (source.outlet, source.title, source.date, source.address or "")
    return f"[{source.number}] " + words.row(p for p in parts if p)


def markdown(view: TraceView) -> str:
    """The view as Markdown (CommonMark) that ends in a newline."""
    words = wording(view.lang)
    lines = [f"# {escape(words('trace', 'title'))}", "", f"> {escape(words.quoted(view.asked.text))}", ""]
    lines += [f"{escape(words('trace', 'stands'))}: {escape(view.stands)}", ""] if view.stands else []
    lines += [
        f"*{escape(words('trace', 'is'))}*",
        *(["", escape(view.given)] if view.given else []),
        *(["", f"**{escape(view.several)}**"] if view.several else []),
    ]
    for claim in view.claims:
        lines += ["", f"## {escape(words.quoted(claim.asked.text))}", "", *_claim_lines(view, claim)]
    lines += ["", f"## {words('label', 'sources')}", "", *(f"- {escape(source(words, s))}" for s in view.sources)]
    return "\n".join(lines) + "\n"


def _claim_lines(view: TraceView, claim: TracedClaim) -> Iterator[str]:
    words = wording(view.lang)
    if claim.event:
        yield from (escape(claim.event), "")
    yield from (f"- {escape(line)}" for line in claim.told)
    if claim.places:
        yield from ("", f"### {words('trace', 'carriers')}", "")
    for place in claim.places:
        yield from _place_lines(view, place)
    if claim.passed:
        yield from ("", f"### {words('trace', 'passed')}", "")
        for place in claim.passed:
            yield from _place_lines(view, place)


def _place_lines(view: TraceView, place: PlaceView) -> Iterator[str]:
    words = wording(view.lang)
    marks = "".join(f" **({escape(mark)})**" for mark in place.marks)
    yield f"1. {escape(place.when)} · {escape(place.chain)} \\[{place.ref}\\]{marks}"
    yield f"   - {escape(words.quoted(place.quote.text))}"
    score = f" · {words('trace', 'score', score=place.score)}" if place.score else ""
    yield f"   - {escape(place.vouching + score)}"
    yield from (f"   - ≠ {escape(line)}" for line in place.changed)
    yield from (f"   - × {escape(line)}" for line in place.against)
