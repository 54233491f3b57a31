"""What a scan for names finds, before the whole of a report settles what it means."""

from typing import NamedTuple

from musnad.model import EntityKind, Ref
from musnad.read.gazetteer import Leaf

OPEN = frozenset("\"'«“„‘(’”")
CLOSE = frozenset("\"'»”“’)")
STATES = frozenset({"country", "territory"})
"""Types of places that have institutions and offices of their own."""


class Found(NamedTuple):
    """Tokens ``[start, end)`` of a mention; an open one has `choices` or a `pattern`, between which context decides."""

    start: int
    end: int
    kind: EntityKind
    ref: Ref | None = None
    choices: tuple[Leaf, ...] = ()
    pattern: str | None = None
