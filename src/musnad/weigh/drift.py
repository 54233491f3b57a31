"""Drift: what changed between two wordings of one claim on its way.

Each kind of change has its rule, and a rule that is not sure says nothing: a verb must be two levels stronger on one
scale, a condition must be nowhere in the other's sentence, numbers must count one thing. Levels, values, conditions and
speakers are alike in all languages; only where words themselves are compared do both have to be in one.
"""

from __future__ import annotations

from typing import Any

from musnad.model import Reason, Span, Spans
from musnad.quantities import Quantity, comparable, conflicts, one_fact
from musnad.text import fold
from musnad.weigh.changes import changes
from musnad.weigh.features import differ, speakers
from musnad.weigh.parties import OFFICIAL
from musnad.weigh.statements import Statement
from musnad.weigh.words import words

STEP = 2
"""Levels from which one verb is stronger than another."""
ELSEWHERE = 0.33
"""Share of a condition's telling words from which it stands in the other's sentence, in whatever place."""
TOLD = 0.5
"""Share of the telling words beside a condition that the other wording must have."""
WHOLE = 0.6
"""Share of the other wording's telling words that must be of what would follow, where nothing else shows that the two are of
one thing."""
EQUAL = 0.7
"""Share of the longer wording's telling words from which two are near-equal, so that `not` in one alone turns it round."""
REACH = 600
"""Characters around a statement in which its sentence and the one before it are looked for."""
_ENDS = frozenset(".!?؟؛;\n")


def drift(before: Statement, after: Statement) -> tuple[Reason, ...]:
    """What changed from one wording of a claim to another, as reasons with the codes `drift.*`; none where nothing did.

    The values `before` and `after` are spans into either report: the verbs, the condition, the numbers, the speakers, else
    the wordings. The two must be wordings of one claim: this looks at how it is told, and not at whether it is the same.
    """
    parts = (_verb, _colour, _condition, _numbers, _speaker, _addressee, _negation, _tense)
    return tuple(reason for part in parts if (reason := part(before, after)) is not None)


def _reason(code: str, before: Spans, after: Spans, **values: Any) -> Reason:
    return Reason(f"drift.{code}", {"before": before, "after": after, **values})


def _verb(before: Statement, after: Statement) -> Reason | None:
    """A verb that is clearly stronger or weaker on one scale of verbs of speech."""
    if not _one_voice(before, after) or before.link.attribution.polarity != after.link.attribution.polarity:
        return None
    left, right = (changes(s.link.report.language).levels.get(cue_of(s), {}) for s in (before, after))
    for scale in sorted(left.keys() & right.keys()):
        if abs(left[scale] - right[scale]) >= STEP:
            code = "sharpened" if right[scale] > left[scale] else "softened"
            return _reason(code, _cue_spans(before), _cue_spans(after), scale=scale, levels=[left[scale], right[scale]])
    return None


def _one_voice(before: Statement, after: Statement) -> bool:
    """Whether one speaker speaks: verbs are a speaker's."""
    return before.link.speaker.known and before.link.speaker.key == after.link.speaker.key


def cue_of(s: Statement) -> str:
    """The folded lemma of the cue under which a statement stands, empty where its reading does not say."""
    rules = (r.values.get("cue") for r in s.link.attribution.reasons if r.code == "frame")
    return fold(str(next(rules, "") or ""))


def _cue_spans(s: Statement) -> Spans:
    return s.link.attribution.cue.spans


def _colour(before: Statement, after: Statement) -> Reason | None:
    """A verb that says that the words may not be so, or that they were hard to say, where the other does not."""
    left, right = _said_as(before), _said_as(after)
    if not _one_voice(before, after) or left is None or right is None or left == right:
        return None
    return _reason("colour", _cue_spans(before), _cue_spans(after), colours=[left, right])


def _said_as(s: Statement) -> str | None:
    """`doubtful`, `conceded` or `plain`; None where the table does not list the cue."""
    table, cue = changes(s.link.report.language), cue_of(s)
    return table.colours.get(cue) or ("plain" if "speech" in table.levels.get(cue, {}) else None)


def _condition(before: Statement, after: Statement) -> Reason | None:
    """A condition of one wording that stands nowhere in the other's sentence."""
    if _lost(before, after):
        return _reason("condition-dropped", before.link.attribution.condition.spans, after.spans)
    if _lost(after, before):
        return _reason("condition-added", before.spans, after.link.attribution.condition.spans)
    return None


def _lost(one: Statement, other: Statement) -> bool:
    """Whether the condition of `one` is lost in `other`, which tells what would follow as it stands."""
    condition = one.link.attribution.condition.spans
    if len(one.spans) > 1 or not any(_meets(s, own) for own in one.spans for s in condition):
        return False
    asked, beside = _asked(one), sentence(other)
    held = other.conditional or other.link.attribution.condition.spans
    if held or not changes(one.link.report.language).conditional(asked):
        return False
    if changes(other.link.report.language).conditional(beside, maybe=True):
        return False
    return one.link.report.language != other.link.report.language or _told_without(one, other, asked, beside)


def _told_without(one: Statement, other: Statement, asked: str, beside: str) -> bool:
    """Whether in one language `other` has what would follow, and its sentence has not what is asked for."""
    wanted, there = words(asked, one.table).stems, words(beside, other.table).stems
    told = one.words.stems - wanted
    return len(wanted & there) < ELSEWHERE * max(1, len(wanted)) and len(told & other.words.stems) >= TOLD * len(told) > 0


def follows(one: Statement, other: Statement) -> bool:
    """Whether `other` tells, by most of its words, what would follow on the condition of `one`: what it has of the condition's
    own words says nothing. Over two languages that is open, and taken to be so."""
    if one.link.report.language != other.link.report.language:
        return True
    told = one.words.stems - words(_asked(one), one.table).stems
    return len(told & other.words.stems) >= WHOLE * len(other.words.stems)


def _asked(one: Statement) -> str:
    """The words of a statement's condition."""
    return " ".join(one.link.report.text[start:end] for start, end in one.link.attribution.condition.spans)


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def sentence(s: Statement) -> str:
    """The words of the report from the last mark but one before a statement to the mark behind it."""
    text, (start, end) = s.link.report.text, around(s)
    return text[max(_before(text, max(start - 1, 0)), s.spans[0][0] - REACH) : end]


def around(s: Statement) -> Span:
    """From the mark before a statement to the mark behind it."""
    text, start, end = s.link.report.text, s.spans[0][0], s.spans[-1][1]
    high = min((found for mark in _ENDS if (found := text.find(mark, end, end + REACH)) >= 0), default=len(text))
    return _before(text, start), min(high, end + REACH)


def _before(text: str, at: int) -> int:
    """Where the last sentence that has begun before `at` begins."""
    return max(text.rfind(mark, max(0, at - REACH), at) + 1 for mark in _ENDS)


def _numbers(before: Statement, after: Statement) -> Reason | None:
    """Other figures for one fact, where each wording has one such alone: of several, which answers which is open.

    What was killed here and wounded there is not counted twice, wherever in the wordings that is said.
    """
    if differ(*({q.role for q in s.words.numbers if q.role} for s in (before, after))):
        return None
    for left, right in conflicts(before.words.numbers, after.words.numbers):
        alone = [sum(comparable(left, q) for q in s.words.numbers) == 1 for s in (before, after)]
        if all(alone) and one_fact(left, right) and not _end_of_range(left, right):
            return _reason("number", within(before, left), within(after, right), numbers=[left.value, right.value])
    return None


def _end_of_range(left: Quantity, right: Quantity) -> bool:
    """Whether one is an end of the other's range: `from 31 to 32` and `to 32` say one thing."""
    return any(one.bound == "range" and other.value in (one.low, one.high) for one, other in ((left, right), (right, left)))


def within(s: Statement, number: Quantity) -> Spans:
    """Where the words of a number stand in the statement's spans of its report."""
    cut = ((max(start, number.start), min(end, number.end)) for start, end in s.spans)
    return tuple((low, high) for low, high in cut if low < high)


def _speaker(before: Statement, after: Statement) -> Reason | None:
    """Another speaker, or one made more or less certain: an unnamed one of a side, and one of that side by name."""
    left, right = before.link.speaker, after.link.speaker
    if not (left.known and right.known):
        return None
    spans = _party_spans(before), _party_spans(after)
    if _unnamed(before) != _unnamed(after):
        code = "speaker-named" if _unnamed(before) else "speaker-unnamed"
        hidden, named = (before, after) if _unnamed(before) else (after, before)
        one_side = set(left.sides) & set(right.sides) and named.link.speaker.named
        return _reason(code, *spans) if one_side and _by_name(named) and not _known_in(hidden, named) else None
    apart = speakers(left, right) in ("other-speaker", "same-side") and left.named and right.named
    return _reason("speaker", *spans) if apart and _plainly(before, after) else None


def _by_name(s: Statement) -> bool:
    """Whether a person or body speaks, and not a country, through nobody who is unnamed himself."""
    places = {m.entity.id for m in s.link.mentions if m.entity and m.kind == "place"}
    inner = not any(a.source.kind == "unnamed" for a in s.link.chain)
    return inner and not any(ref.id in places for ref in s.link.attribution.source.entities)


def _known_in(hidden: Statement, named: Statement) -> bool:
    """Whether the report that says `the official` names, somewhere, the one whom the other names."""
    who = {ref.id for ref in named.link.attribution.source.entities}
    return any(m.entity and m.entity.id in who for m in hidden.link.mentions)


def _plainly(before: Statement, after: Statement) -> bool:
    """Whether both speakers are named at their places, by names that share no word: of one name there are many spellings."""
    here = all("named" in speaker_rules(s) for s in (before, after))
    left, right = (words(s.link.attribution.source.text or "", s.table).stems for s in (before, after))
    return here and not left & right


def speaker_rules(s: Statement) -> frozenset[str]:
    """By which rules its reading settled who speaks in a statement: `named` beside its words, `carried` on to them, ..."""
    rules = (r.values.get("speaker_rule") for r in s.link.attribution.reasons)
    return frozenset(str(rule) for rule in rules if rule)


def _unnamed(s: Statement) -> bool:
    """Whether nobody stands behind the words by name or office."""
    source = s.link.attribution.source
    return source.kind == "unnamed" and source.role not in OFFICIAL and not s.link.speaker.named


def _party_spans(s: Statement) -> Spans:
    source = s.link.attribution.source
    return source.spans or source.named_at


def _addressee(before: Statement, after: Statement) -> Reason | None:
    """Another addressee, of another side."""
    left, right = before.link.addressee, after.link.addressee
    if not (left.known and right.known and left.named and right.named) or speakers(left, right) != "other-speaker":
        return None
    spans = [s.link.attribution.addressee.spans or s.link.attribution.addressee.named_at for s in (before, after)]
    return _reason("addressee", spans[0], spans[1])


def _negation(before: Statement, after: Statement) -> Reason | None:
    """One is negated, and in the other nothing negates, in near-equal words of one language."""
    if before.link.report.language != after.link.report.language or before.conditional or after.conditional:
        return None
    table = changes(before.link.report.language)
    one, other = before.words.stems, after.words.stems
    if len(one & other) < EQUAL * max(len(one), len(other)) or table.negates(before.text) == table.negates(after.text):
        return None
    return _reason("negation", before.spans, after.spans)


def _tense(before: Statement, after: Statement) -> Reason | None:
    """What is told as to come told as done, by one verb in one language."""
    stand = before.link.attribution.modality, after.link.attribution.modality
    if before.link.report.language != after.link.report.language or stand != ("planned", "actual"):
        return None
    table = changes(before.link.report.language)
    coming = {before.table.stem(form) for form in table.to_come(before.text)}
    done = {after.table.stem(form) for form in table.told_done(after.text)}
    return _reason("planned-as-done", before.spans, after.spans) if coming & done else None
