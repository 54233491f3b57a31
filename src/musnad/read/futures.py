"""Futures by the shape of a verb, from a language's table `words`."""

from collections.abc import Iterable
from typing import Any

from musnad.read.kinds import endings, folded

SHORTEST_FUTURE = 4
"""Letters of the shortest verb with a prefix of the future (`سيتم`)."""


def listed(value: str | Iterable[str]) -> list[str]:
    """The entries of a table's list, or of a string that parts them by commas, or else by spaces."""
    if isinstance(value, str):
        return [entry.strip() for entry in value.split(",")] if "," in value else value.split()
    return list(value)


class FutureShape:
    """Futures that show in the shape of a folded verb: a prefix before that of the present."""

    def __init__(self, words: dict[str, Any]) -> None:
        self.prefixes = folded(listed(words.get("proclitic_future", ())))
        self.present = folded(listed(words.get("present_prefixes", ())))
        self.unlike = folded(listed(words.get("not_futures", ())))
        self.unlike_starts = endings(listed(words.get("not_future_starts", ())))

    def __call__(self, form: str) -> bool:
        return (
            form[:1] in self.prefixes
            and form[1:2] in self.present
            and len(form) >= SHORTEST_FUTURE
            and form not in self.unlike
            and not form.startswith(self.unlike_starts)
        )
