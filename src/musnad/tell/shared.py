"""Text that reports of several outlets share: pair by pair, with the words themselves."""

from collections.abc import Iterable

from musnad.model import Copy
from musnad.tell.pile import Pile
from musnad.tell.shapes import Line, Shared

PASSAGES = 8  # of a pair, the longest first
PASSAGE = 200  # characters of one


def shared(pile: Pile) -> tuple[Shared, ...]:
    """The pairs of reports that share text, those that share most words first."""
    found = [c for c in pile.brief.copies if c.left.report in pile.numbers and c.right.report in pile.numbers]
    return tuple(_pair(pile, c) for c in sorted(found, key=lambda c: (-c.words, _refs(pile, c))))


def _refs(pile: Pile, copy: Copy) -> tuple[int, ...]:
    return pile.refs((copy.left.report, copy.right.report))


def _pair(pile: Pile, copy: Copy) -> Shared:
    outlets = pile.words.series([pile.names.outlet(pile.readings[i].report.outlet) for i in _ids(pile, copy)])
    share = f"{100 * copy.share:.0f}"
    text = pile.words("label", "shared_pair", outlets=outlets, words=pile.words.count("word", copy.words), share=share)
    longest = sorted(copy.left.spans, key=lambda span: (span[0] - span[1], span))[:PASSAGES]
    return Shared(Line(text, _refs(pile, copy)), tuple(pile.said(copy.left.report, (span,), PASSAGE) for span in longest))


def _ids(pile: Pile, copy: Copy) -> Iterable[str]:
    return sorted((copy.left.report, copy.right.report), key=lambda id: pile.numbers[id])
