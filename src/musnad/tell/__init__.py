"""Plain types to what people read: the terminal, Markdown and HTML, in every interface language that `words/` has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from musnad.model import Brief, Check, Reading, Reason, Trace

__all__ = [
    "check_markdown",
    "check_terminal",
    "html",
    "languages",
    "markdown",
    "sentence",
    "terminal",
    "trace_card",
    "trace_markdown",
    "trace_terminal",
]


def terminal(brief: Brief, readings: Sequence[Reading], *, lang: str = "en", colour: bool = False, width: int = 100) -> str:
    """A brief as text of at most `width` columns, in logical order; ANSI colours only where `colour` asks for them."""
    from musnad.tell.as_text import render
    from musnad.tell.view import view

    return render(view(brief, readings, lang=lang), colour=colour, width=width)


def markdown(brief: Brief, readings: Sequence[Reading], *, lang: str = "en") -> str:
    """A brief as Markdown (CommonMark with tables). Words of reports are escaped."""
    from musnad.tell.as_markdown import render
    from musnad.tell.view import view

    return render(view(brief, readings, lang=lang))


def html(brief: Brief, readings: Sequence[Reading], *, lang: str = "en", full_text: bool = False) -> str:
    """A brief as one self-contained HTML file, without scripts or requests; excerpts only, or whole texts too."""
    from musnad.tell.as_html import render
    from musnad.tell.view import view

    return render(view(brief, readings, lang=lang), full_text=full_text)


def trace_terminal(trace: Trace, readings: Sequence[Reading], *, lang: str = "en", colour: bool = False, width: int = 100) -> str:
    """A trace as text of at most `width` columns, in logical order; ANSI colours only where `colour` asks for them."""
    from musnad.tell.as_trace import terminal
    from musnad.tell.trace_view import view

    return terminal(view(trace, readings, lang=lang), colour=colour, width=width)


def trace_markdown(trace: Trace, readings: Sequence[Reading], *, lang: str = "en") -> str:
    """A trace as Markdown (CommonMark). Words of reports are escaped."""
    from musnad.tell.as_trace import markdown
    from musnad.tell.trace_view import view

    return markdown(view(trace, readings, lang=lang))


def trace_card(trace: Trace, readings: Sequence[Reading], *, lang: str = "en") -> str:
    """The provenance card of a trace: one self-contained HTML file, without scripts or requests."""
    from musnad.tell.as_card import render
    from musnad.tell.trace_view import view

    return render(view(trace, readings, lang=lang))


def check_terminal(check: Check, readings: Sequence[Reading], *, lang: str = "en", colour: bool = False, width: int = 100) -> str:
    """A checked draft as text of at most `width` columns, in logical order; ANSI colours only where `colour` asks for them."""
    from musnad.tell.as_check import terminal
    from musnad.tell.check_view import view

    return terminal(view(check, readings, lang=lang), colour=colour, width=width)


def check_markdown(check: Check, readings: Sequence[Reading], *, lang: str = "en") -> str:
    """A checked draft as Markdown (CommonMark). Words of the draft and of reports are escaped."""
    from musnad.tell.as_check import markdown
    from musnad.tell.check_view import view

    return markdown(view(check, readings, lang=lang))


def sentence(reason: Reason, lang: str = "en") -> str:
    """A reason as a sentence; a code that the language does not know is shown as itself, with its values.

    >>> from musnad.model import Reason
    >>> sentence(Reason("no-such-code", {"n": 3}), "en")
    'no-such-code (n=3)'
    """
    from musnad.tell.wording import wording

    return wording(lang).sentence(reason)


def languages() -> tuple[str, ...]:
    """The interface languages there are, sorted."""
    from musnad.tell.wording import languages

    return languages()
