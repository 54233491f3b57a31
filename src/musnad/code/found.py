"""What a frame finds, by token ranges of a report."""

from typing import Literal, NamedTuple

from musnad.code.words import Deed
from musnad.model import Modality, Span

NOBODY: Span = (0, 0)
"""Nobody who is said."""


class Found(NamedTuple):
    """A deed: the words that tell of it, its actor, its recipient.

    `own`: its subject is whoever speaks (`body`: unless that is a person); `told`: it is not only referred to.
    """

    deed: Deed
    at: Span
    actor: Span = NOBODY
    recipient: Span = NOBODY
    modality: Modality = "actual"
    verb: bool = True
    own: Literal["", "any", "body"] = ""
    told: bool = True
