"""The HTML of a brief: one file with its style and drawings inside, no scripts, nothing fetched."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from musnad.tell.claims import GIST
from musnad.tell.clean import shorten
from musnad.tell.shapes import Quote, View
from musnad.tell.svg import draw
from musnad.tell.wording import wording

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from markupsafe import Markup

# What the first page takes; the rest stands below it. Chosen so that a usual pile fills one A4 sheet and no more.
# Claims: by how many events the page tells of.
PAGE = {"events": 3, "claims": (8, 8, 7, 6), "silences": 4, "conflicts": 3, "graphs": 2, "gaps": 5, "sources": 8, "told": 3}
SHARED = 100  # pairs of reports that share text, below the first page


def render(view: View, *, full_text: bool) -> str:
    """The page of a view; `full_text` adds the whole texts of the reports."""
    words = wording(view.lang)
    drawings = [(g, draw(g, view.direction)) for g in view.graphs]
    return _template().render(
        shortened=_shortened,
        view=view,
        words=words,
        drawings=drawings,
        page=PAGE,
        full_text=full_text,
        style=_style(),
        pairs=SHARED,
    )


def _shortened(quote: Quote) -> Quote:
    return Quote(shorten(quote.text, GIST), quote.ref, quote.direction)


@cache
def _template() -> Template:
    return environment().get_template("brief.html")


@cache
def environment() -> Environment:
    """The templates of this room, which escape everything that is not marked up by themselves."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("musnad.tell"), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )


@cache
def _style() -> Markup:
    return squeezed(files(__package__).joinpath("templates", "brief.css").read_text(encoding="utf-8"))


def squeezed(css: str) -> Markup:
    """A style sheet of ours without comments and indents."""
    from markupsafe import Markup

    return Markup(re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*[^*]*\*/", "", css)).strip())
