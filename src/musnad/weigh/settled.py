"""What the pile leaves open, told as settled: what hangs on a condition, what may be so, what is still to come.

Over one language the words behind what leaves it open must be of what both tell; over two the place must leave it open and
tell nothing else as done, and the draft have no word at all that does.
"""

from __future__ import annotations

from musnad.model import Spans
from musnad.text import tokenize
from musnad.weigh.changes import changes
from musnad.weigh.drift import ELSEWHERE, around
from musnad.weigh.ground import pointing
from musnad.weigh.held import SAME, Held, Verdict, meets
from musnad.weigh.statements import Statement
from musnad.weigh.words import stems

JOINT = 12
"""Characters between a statement and a condition that belongs to it: a comma, `but`."""
OFFERS = frozenset({"promise", "propose", "demand"})
"""Acts by which something is said that is not done yet."""
COMMON = 2
"""Words behind one that says that a thing is planned, which the draft has too, from which it is that thing."""


def condition(held: Held) -> Verdict:
    """A condition that the draft dropped, or one that it added."""
    found = held.changed("condition-dropped", "condition-added")
    if found:
        return found
    place, point = held.place, held.point
    told, own = (changes(s.link.report.language) for s in (place, point))
    beside = _sentence(point)
    open_there = own.conditional(beside, maybe=True) or own.waits(beside)
    if not open_there and (spans := _asked(held)):
        return held.reason("condition-dropped", spans)
    met = " ".join(place.link.report.text[a:b] for a, b in held.met)
    alone = not place.link.attribution.id and held.within
    if not open_there and (told.depends(met) or (alone and told.conditional(met))):
        return held.reason("condition-dropped", place.spans)
    if not place.link.attribution.id or pointing(place.link.report, place.spans):
        return None
    return SAME if told.conditional(place.text, maybe=True) == own.conditional(point.text, maybe=True) else None


def _asked(held: Held) -> Spans:
    """The condition of what a place tells, where the draft has what would follow and not what is asked for."""
    place, point = held.place, held.point
    spans = _of(place)
    if not spans:
        return ()
    asked = stems(" ".join(place.link.report.text[a:b] for a, b in spans), place.table)
    mine = stems(_sentence(point), point.table)
    follows = place.words.stems - asked
    if held.within and (len(asked & mine) >= ELSEWHERE * max(1, len(asked)) or not follows & point.words.stems):
        return ()
    return spans


def _of(place: Statement) -> Spans:
    """The condition of a statement: read as its attribution's and in it or joined to it; else what its words wait for."""
    text, told = place.link.report.text, changes(place.link.report.language)
    read = tuple(span for span in place.link.attribution.condition.spans if _joined(place, span))
    if read and told.waits(" ".join(text[a:b] for a, b in read)):
        return read
    return _waited(place) if place.link.attribution.id else ()


def _waited(place: Statement) -> Spans:
    """From a word that says what is waited for (`once the ships are back`) to the next mark or the end."""
    told = changes(place.link.report.language)
    tokens = [t for start, end in place.spans for t in tokenize(place.link.report.text, start, end)]
    found = told.rows_in([t.form for t in tokens], told.waiting)
    at = next((i for i, end in found if i > 0 and end < len(tokens) and tokens[end].word), None)
    if at is None:
        return ()
    stop = next((k for k in range(at, len(tokens)) if not tokens[k].word), len(tokens)) - 1
    return ((tokens[at].start, tokens[stop].end),)


def _joined(place: Statement, span: tuple[int, int]) -> bool:
    """Whether a condition stands in a statement or right beside it."""
    start, end = place.spans[0][0], place.spans[-1][1]
    return meets(span, place.spans) or 0 <= span[0] - end <= JOINT or 0 <= start - span[1] <= JOINT


def certain(held: Held) -> Verdict:
    """What may be so, told as so."""
    place, point = held.place, held.point
    told, own = (changes(s.link.report.language) for s in (place, point))
    beside = _sentence(point)
    if own.hedged(beside) or (own.waits(beside) and not _of(place)):
        return None
    forms = told.may_be(place.text, early=not held.within)
    own_voice = not place.link.attribution.id
    if not forms or (own_voice and not held.within):
        return None if own_voice else SAME
    if held.within and not {place.table.stem(form) for form in forms} & point.words.stems:
        return None
    return held.reason("certain")


def tense(held: Held) -> Verdict:
    """What was to come, told as done."""
    place, point = held.place, held.point
    told, own = (changes(s.link.report.language) for s in (place, point))
    if found := held.changed("planned-as-done"):
        return found
    if held.within and not place.link.attribution.id:
        coming, done = _roots(place, told.left_open(place.text)), _roots(point, told.told_done(point.text, first=True))
        if coming & done:
            return held.reason("planned-as-done")
    if not own.all_done(point.text, first=not held.told):
        return None
    if not held.told and place.link.attribution.act in OFFERS:
        return held.reason("planned-as-done")
    coming = told.to_be_done(place.text)
    if coming and (not held.within or len({place.table.stem(form) for form in coming} & point.words.stems) >= COMMON):
        return held.reason("planned-as-done")
    return SAME if told.all_done(place.text, first=not place.link.attribution.id) else None


def _roots(s: Statement, forms: frozenset[str]) -> frozenset[str]:
    """The stems of some forms, without the weak letters that a verb may begin with in one tense alone."""
    return frozenset(stem.lstrip(s.table.weak) or stem for stem in map(s.table.stem, forms))


def _sentence(point: Statement) -> str:
    """The draft's sentence, with the words that say who says it."""
    start, end = around(point)
    return point.link.report.text[start:end]
