"""Drift in words: what changed between two wordings of a claim, with both."""

from collections.abc import Iterable, Mapping
from typing import Any

from musnad.model import Claim, Drift, Reason, Wording
from musnad.tell.clean import shorten
from musnad.tell.pile import Pile
from musnad.tell.shapes import Line
from musnad.tell.wording import Wording as Phrases

WORDS = 70
"""Characters of a wording that is quoted for what changed in it."""


def told(pile: Pile, claim: Claim) -> Iterable[Line]:
    """A line for each drift of a claim; one whose reports the pile does not hold is left out."""
    for d in claim.drift:
        if d.before.report in pile.readings and d.after.report in pile.readings:
            yield _line(pile, d)


def _line(pile: Pile, d: Drift) -> Line:
    label = pile.words("label", "drift" if d.ordered else "other_words")
    changes = pile.words.listed(change(pile.words, r, _quoted(pile, r, d)) for r in d.reasons)
    return Line(f"{label}: {changes}")


def _quoted(pile: Pile, reason: Reason, d: Drift) -> dict[str, str]:
    """The words at the spans of a reason, with the number of their report."""
    return {key: _words(pile, w, reason.values.get(key) or w.spans) for key, w in (("before", d.before), ("after", d.after))}


def _words(pile: Pile, w: Wording, spans: Any) -> str:
    quote = pile.said(w.report, tuple((start, end) for start, end in spans))
    return f"{pile.words.quoted(shorten(quote.text, WORDS))} [{quote.ref}]"


def change(words: Phrases, reason: Reason, quoted: Mapping[str, str]) -> str:
    """One change as a sentence; `quoted` are the words `before` and `after` as they are shown."""
    values: dict[str, Any] = {**reason.values, **quoted}
    return words.sentence(Reason(reason.code, values), lambda value: value if isinstance(value, str) else words.value(value))
