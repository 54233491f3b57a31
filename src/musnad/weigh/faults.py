"""What a draft lost or altered of what a pile states, rule by rule.

A rule holds one place of the pile against what the draft puts forward and gives a `Reason` where something differs, `SAME`
where the place has it as the draft does, and None where the place tells nothing of it. What the nearest place has otherwise
and no other place has as the draft does, is told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from musnad.model import Reason, Spans
from musnad.text import tokenize
from musnad.weigh.changes import changes
from musnad.weigh.drift import cue_of
from musnad.weigh.figures import day, fate, number, stretch
from musnad.weigh.held import SAME, Held, Verdict
from musnad.weigh.objections import turned, turning
from musnad.weigh.settled import certain, condition, tense
from musnad.weigh.statements import Statement
from musnad.weigh.whose import account, attribution, denies, speaker
from musnad.weigh.words import turned as turned_stems

SHARED, HALF = 0.6, 0.4
"""Shares of the draft's telling words and of the place's that the other has, from which a negation in one of them is of what
both tell."""
BREAKS = frozenset("،,؛;")
SPEECH, FAR = "speech", 4
"""The scale of verbs of speech, and the levels on it that alter what is said: who warns may be told to have said, and the
reverse; who said has not threatened."""


def negation(held: Held) -> Verdict:
    """What is said not to be so, told as so, or the reverse; a denial negates what is denied."""
    one, other = _negated(held.place, held.point), _negated(held.point, held.place)
    if one is None or other is None or (held.place.words.negations and not held.place.link.attribution.id):
        return None
    if one == other:
        return SAME
    if not held.within and _several(held.point):
        return None
    if held.within and not (_one_turned(held) or denies(held.place) or denies(held.point)):
        return None
    return held.reason("negation", *(_with_denial(s) for s in (held.place, held.point)))


def _several(point: Statement) -> bool:
    """Whether a draft says several things in one: which of them is negated is then open over two languages."""
    return any(t.form in BREAKS or t.form in point.table.breaks for t in tokenize(point.text))


def _one_turned(held: Held) -> bool:
    """Whether of two wordings in one language one negates what the other states, or they share so much that `not` must be
    of what they share: not where a draft says several things, of which the one that is negated is not told there."""
    place, point = held.place.words, held.point.words
    if turned_stems(place, point):
        return True
    if _several(held.point) and not point.negated & place.stems and not place.negated & point.stems:
        return False
    shared = len(place.stems & point.stems)
    return shared >= SHARED * len(point.stems) and shared >= HALF * len(place.stems)


def _with_denial(s: Statement) -> Spans:
    """A wording with the verb that denies it."""
    denied = s.link.attribution.cue.spans if denies(s) else ()
    return tuple(sorted((*denied, *s.spans)))


def _negated(s: Statement, other: Statement) -> bool | None:
    """Whether a statement says that something is not so; None where that is not sure. Over two languages words that turn what
    follows round are taken for one where both have them."""
    code = s.link.report.language
    cue = " ".join(s.link.report.text[start:end] for start, end in s.link.attribution.cue.spans)
    if not denies(s) and turning(cue, code):
        return None
    if s.words.negations and changes(code).excepts(s.text):
        return None
    beside = other.link.report.language
    if beside != code and turning(s.text, code) and turning(other.text, beside):
        return (s.words.negations > 0) != denies(s)
    text = turned(s.text, code, beside=other.text if beside == code else "")
    return None if text is None else text != denies(s)


def verb(held: Held) -> Verdict:
    """A verb of speech that is clearly stronger or says more of the words than theirs; a plainer one alters nothing."""
    alike = held.told and bool(held.voices) and held.voices[-1].key == held.point.link.speaker.key
    found = held.changed("sharpened", "colour")
    if found and found.values.get("scale") == SPEECH and abs(found.values["levels"][0] - found.values["levels"][1]) < FAR:
        return SAME
    return found or (SAME if alike else None)


def stance(held: Held) -> Verdict:
    """Who is for a thing told as against it, or the reverse, by the verb of speech."""
    if not held.own:
        return None
    one, other = (changes(s.link.report.language).stances.get(cue_of(s)) for s in (held.place, held.point))
    if one is None or other is None:
        return None
    return SAME if one == other else held.reason("stance", *(s.link.attribution.cue.spans for s in (held.place, held.point)))


def addressee(held: Held) -> Verdict:
    """Told to another."""
    return held.changed("addressee")


RULES: Sequence[Callable[[Held], Verdict]] = (
    speaker,
    account,
    attribution,
    negation,
    condition,
    number,
    fate,
    day,
    stretch,
    verb,
    tense,
    certain,
    stance,
    addressee,
)

OF_WORDS: frozenset[Callable[[Held], Verdict]] = frozenset(RULES) - {speaker, account, attribution}
"""Rules of what a speaker says: where the nearest place is his own, what others say in the same words excuses nothing."""


def faults(places: Sequence[Held]) -> tuple[Reason, ...]:
    """What the first of some places that tells of it has otherwise than the draft, and none of them as the draft does.

    A reason's value `place` is the index of that place.
    """
    out = []
    own = [held.own for held in places]
    for rule in RULES:
        apart = rule in OF_WORDS and own and own[0]
        verdicts = [rule(held) if mine or not apart else None for held, mine in zip(places, own, strict=True)]
        told = [(i, v) for i, v in enumerate(verdicts) if isinstance(v, Reason)]
        if told and SAME not in verdicts:
            (i, reason), *_ = told
            out.append(Reason(reason.code, {**reason.values, "place": i}))
    return tuple(out)
