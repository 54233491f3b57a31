"""The provenance card of a trace: one self-contained page without scripts or requests, made to be read and printed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from musnad.tell.as_html import environment, squeezed
from musnad.tell.trace_view import TraceView
from musnad.tell.wording import wording

if TYPE_CHECKING:
    from jinja2 import Template
    from markupsafe import Markup


def render(view: TraceView) -> str:
    """The page of a view; everything from reports is escaped."""
    return _template().render(view=view, words=wording(view.lang), style=_style())


@cache
def _template() -> Template:
    return environment().get_template("card.html")


@cache
def _style() -> Markup:
    return squeezed(files(__package__).joinpath("templates", "card.css").read_text(encoding="utf-8"))
