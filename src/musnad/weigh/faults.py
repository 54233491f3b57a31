"""What a draft lost or altered of what a pile states, rule by rule.

A rule holds one place of the pile against what the draft puts forward and gives a `Reason` where something differs, `SAME`
where the place has it as the draft does, and None where the place tells nothing of it. What the nearest place has otherwise
and no other place has as the draft does, is told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import product
from typing import Any, Final, Literal

from musnad.model import Reason, Spans
from musnad.quantities import Quantity, agree, comparable
from musnad.text import fold, tokenize
from musnad.weigh.changes import changes
from musnad.weigh.drift import around, drift, within
from musnad.weigh.features import speakers
from musnad.weigh.ground import pointing
from musnad.weigh.objections import turned
from musnad.weigh.parties import Parties, Voice
from musnad.weigh.propositions import propositions
from musnad.weigh.statements import Statement
from musnad.weigh.words import stems

SAME: Final = "same"
Verdict = Reason | Literal["same"] | None
DAYS = 2
"""Days apart from which two dates are not one day in two time zones."""
LEAP, YEAR = 2000, 366
OWNED = "verbal-noun"
ONE = frozenset({"same-speaker", "same-account", "unknown-speaker"})


class Held:
    """A place of the pile and what a draft puts forward, with how one changed into the other."""

    def __init__(self, place: Statement, point: Statement, parties: Parties, *, mixed: bool = False) -> None:
        self.place, self.point, self.parties, self.mixed = place, point, parties, mixed
        self._drift = {r.code.removeprefix("drift."): r for r in drift(place, point)}

    def changed(self, *codes: str) -> Reason | None:
        """The first of some changes between the two wordings."""
        found = next((self._drift[code] for code in codes if code in self._drift), None)
        return Reason(f"check.{found.code.removeprefix('drift.')}", found.values) if found else None

    def reason(self, code: str, before: Spans = (), after: Spans = (), **values: Any) -> Reason:
        """A finding, with the spans of the place and of the draft that show it; the whole wordings where none are given."""
        return Reason(f"check.{code}", {"before": before or self.place.spans, "after": after or self.point.spans, **values})

    @property
    def met(self) -> Spans:
        """The part of the place that shares the most with what the draft puts forward; all of it in another language."""
        place, point = self.place, self.point
        if place.link.report.language != point.link.report.language:
            return place.spans
        parts = propositions(place.link.report.text, place.spans, place.table)
        wanted = point.words.stems
        return max(parts, key=lambda spans: len(_stems(place, spans) & wanted), default=place.spans)

    @property
    def told(self) -> bool:
        """Whether the draft attributes what it says."""
        return bool(self.point.link.attribution.id)

    @property
    def unsure(self) -> bool:
        """Whether the place is a whole sentence in which somebody speaks, so that nobody can tell whose words are met."""
        return self.mixed and not self.place.link.attribution.id

    @property
    def voices(self) -> tuple[Voice, ...]:
        """Who speaks at the place, the outermost first: a party's own outlet for itself, nobody in an outlet's own voice."""
        link = self.place.link
        if link.attribution.id:
            return link.speakers
        return (self.parties.official(link.report),) if link.report.voice else ()


def _stems(s: Statement, spans: Spans) -> frozenset[str]:
    return stems(" ".join(s.link.report.text[start:end] for start, end in spans), s.table)


def speaker(held: Held) -> Verdict:
    """Another speaker than any in whose words it stands; or one by name where the pile has an unnamed one, or the reverse."""
    mine, theirs = held.point.link.speaker, held.voices
    if not (held.told and mine.known) or _owned(held.point):
        return None
    if not theirs:
        return SAME if _names(held.place, mine) else None
    how = [speakers(mine, voice) for voice in theirs]
    if not ONE.isdisjoint(how):
        return SAME
    who = {"speaker": theirs[-1].who, "named": mine.who}
    code = _other(held, mine, theirs[-1])
    return held.reason(code, _source(held.place), _source(held.point), **who) if code else None


def _owned(s: Statement) -> bool:
    """Whether a verbal noun says it (`inviting X`), whose owner may be the one to whom it is done."""
    return any(r.code == "frame" and r.values.get("rule") == OWNED for r in s.link.attribution.reasons)


def _names(s: Statement, voice: Voice) -> bool:
    """Whether words that nobody was read to say name somebody, by whom they mean or by the last word of his name."""
    last = fold(voice.who.name).split()[-1:]
    told = (s.table.entry(t.form, last) for start, end in s.spans for t in tokenize(s.link.report.text, start, end))
    meant = any(m.entity and m.entity.id == voice.who.id and _meets(m.span, s.spans) for m in s.link.mentions)
    return meant or any(form is not None for form in told)


def _other(held: Held, mine: Voice, theirs: Voice) -> str | None:
    """How the draft's speaker is another than the one at the place; None where one without a name may be either, or is named
    elsewhere in the same text: not beside him in one sentence, where they are two."""
    if mine.sides and theirs.sides and not set(mine.sides) & set(theirs.sides):
        return "speaker"
    if mine.named and theirs.named:
        return "speaker"
    unnamed = "unnamed" in [s.link.attribution.source.kind for s in (held.place, held.point)]
    if mine.named == theirs.named or speakers(mine, theirs) != "same-side" or not unnamed:
        return None
    who, home = (mine.who, held.place) if mine.named else (theirs.who, held.point)
    named = [m.span for m in home.link.mentions if m.entity and m.entity.id == who.id]
    if named and not any(_meets(span, (around(home),)) for span in named):
        return None
    return "speaker-named" if mine.named else "speaker-unnamed"


def _source(s: Statement) -> Spans:
    source = s.link.attribution.source
    return source.spans or source.named_at


def account(held: Held) -> Verdict:
    """What one side says that the other said, told as the other's own words."""
    mine, theirs = held.point.link.speakers, held.voices
    if not (held.told and theirs and mine[-1].known):
        return None
    teller, said = theirs[0], theirs[-1]
    if not _kin(said, mine[-1]):
        return None
    if not teller.sides or not said.sides or set(teller.sides) & set(said.sides):
        return SAME
    if any(voice.key == teller.key or set(voice.sides) & set(teller.sides) or not voice.known for voice in mine):
        return SAME
    return held.reason("account", _outermost(held.place), _source(held.point), teller=teller.who, speaker=mine[-1].who)


def _kin(left: Voice, right: Voice) -> bool:
    return speakers(left, right) in ("same-speaker", "same-account", "same-side")


def _outermost(s: Statement) -> Spans:
    source = s.link.chain[0].source
    return source.spans or source.named_at


def attribution(held: Held) -> Verdict:
    """What the pile has only as somebody's words, told as a fact."""
    if held.told or held.unsure:
        return None
    theirs = held.voices
    if not theirs or not any(voice.known for voice in theirs):
        return SAME
    named = {m.entity.id for m in held.point.link.mentions if m.entity and _meets(m.span, held.point.spans)}
    if named & {i for voice in theirs for i in (voice.who.id, voice.key)}:
        return SAME
    return held.reason("attribution", _outermost(held.place), speaker=theirs[0].who)


def _meets(span: tuple[int, int], spans: Spans) -> bool:
    return any(start < span[1] and span[0] < end for start, end in spans)


def condition(held: Held) -> Verdict:
    """A condition that the draft dropped, or one that it added."""
    found = held.changed("condition-dropped", "condition-added")
    if found:
        return found
    place, point = held.place, held.point
    told = changes(place.link.report.language)
    asks = [changes(s.link.report.language).conditional(s.text, maybe=True) for s in (place, point)]
    met = " ".join(place.link.report.text[a:b] for a, b in held.met)
    alone = not place.link.attribution.id and place.link.report.language == point.link.report.language
    if not asks[1] and (told.depends(met) or (alone and told.conditional(met))):
        return held.reason("condition-dropped", place.spans)
    if not place.link.attribution.id or pointing(place.link.report, place.spans):
        return None
    return SAME if asks[0] == asks[1] else None


def number(held: Held) -> Verdict:
    """Another figure for what both count, where the place has one such alone."""
    mine, theirs = held.point.words.numbers, held.place.words.numbers
    met = [(a, b) for a, b in product(theirs, mine) if comparable(a, b)]
    if not met:
        return None
    if any(agree(a, b) and not _bounds_differ(a, b) for a, b in met):
        return SAME
    before, after = met[0]
    if len(met) > 1 or "range" in (before.bound, after.bound):
        return None
    spans = within(held.place, before), within(held.point, after)
    return held.reason("number", *spans, numbers=[before.value, after.value])


def _bounds_differ(left: Quantity, right: Quantity) -> bool:
    """`More than 20` and `more than 13` can both be so, and are two figures."""
    return left.bound == right.bound and left.bound in ("least", "most") and left.value != right.value


def day(held: Held) -> Verdict:
    """Another day, where each names one alone; days without a year are compared without it."""
    one, other = (_days(s) for s in (held.place, held.point))
    if len(one) != 1 or len(other) != 1:
        return SAME if set(one) & set(other) else None
    (before, spans), (after, own) = *one.items(), *other.items()
    apart = abs(before - after)
    if min(apart, YEAR - apart) < DAYS:
        return SAME
    return held.reason("day", spans, own)


def _days(s: Statement) -> dict[int, Spans]:
    """The days that a statement names, as days of a leap year, with where they stand."""
    out: dict[int, Spans] = {}
    for t in s.link.times:
        if not _meets(t.span, s.spans) or t.kind not in ("day", "instant"):
            continue
        month, day = (t.relative.month, t.relative.day) if t.relative and not t.value else (None, None)
        if t.value and len(t.value) >= len("2021-12-30"):
            month, day = int(t.value[5:7]), int(t.value[8:10])
        if month and day:
            key = date(LEAP, month, day).timetuple().tm_yday
            out[key] = (*out.get(key, ()), t.span)
    return out


def negation(held: Held) -> Verdict:
    """What is said not to be so, told as so, or the reverse; a denial negates what is denied."""
    one, other = (_negated(s) for s in (held.place, held.point))
    if one is None or other is None or (held.place.words.negations and not held.place.link.attribution.id):
        return None
    return SAME if one == other else held.reason("negation", *(_with_denial(s) for s in (held.place, held.point)))


def _with_denial(s: Statement) -> Spans:
    """A wording with the verb that denies it."""
    denied = s.link.attribution.cue.spans if _denies(s) else ()
    return tuple(sorted((*denied, *s.spans)))


def _denies(s: Statement) -> bool:
    return s.link.attribution.act == "deny" or s.link.attribution.modality == "denied"


def _negated(s: Statement) -> bool | None:
    """Whether a statement says that something is not so; None where that is not sure."""
    text = turned(s.text, s.link.report.language)
    return None if text is None else text != _denies(s)


def verb(held: Held) -> Verdict:
    """A verb of speech that is clearly stronger or says more of the words than theirs; a plainer one alters nothing."""
    alike = held.told and bool(held.voices) and held.voices[-1].key == held.point.link.speaker.key
    return held.changed("sharpened", "colour") or (SAME if alike else None)


def tense(held: Held) -> Verdict:
    """What was to come, told as done."""
    return held.changed("planned-as-done")


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
    day,
    verb,
    tense,
    addressee,
)


def faults(places: Sequence[Held]) -> tuple[Reason, ...]:
    """What the first of some places that tells of it has otherwise than the draft, and none of them as the draft does.

    A reason's value `place` is the index of that place.
    """
    out = []
    for rule in RULES:
        verdicts = [rule(held) for held in places]
        told = [(i, v) for i, v in enumerate(verdicts) if isinstance(v, Reason)]
        if told and SAME not in verdicts:
            (i, reason), *_ = told
            out.append(Reason(reason.code, {**reason.values, "place": i}))
    return tuple(out)
