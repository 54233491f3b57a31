"""What a draft lost or altered of what a pile states, rule by rule.

A rule holds one place of the pile against what the draft puts forward and gives a `Reason` where something differs, `SAME`
where the place has it as the draft does, and None where the place tells nothing of it. What the nearest place has otherwise
and no other place has as the draft does, is told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product

from musnad.lang.transliteration import likeness
from musnad.model import Reason, Spans
from musnad.text import fold
from musnad.weigh.changes import changes
from musnad.weigh.drift import around
from musnad.weigh.features import speakers
from musnad.weigh.figures import day, number
from musnad.weigh.ground import pointing
from musnad.weigh.held import ONE, SAME, Held, Verdict, is_one, meets, names_speaker
from musnad.weigh.objections import turned, turning
from musnad.weigh.parties import Parties, Voice
from musnad.weigh.statements import Statement
from musnad.weigh.words import turned as turned_stems

SHARED, HALF = 0.6, 0.4
"""Shares of the draft's telling words and of the place's that the other has, from which a negation in one of them is of what
both tell."""
SPEECH, FAR = "speech", 4
"""The scale of verbs of speech, and the levels on it that alter what is said: who warns may be told to have said, and the
reverse; who said has not threatened."""
SPELT = 0.6
"""How alike two names of two languages sound that may be one name."""
OWNED = "verbal-noun"


def speaker(held: Held) -> Verdict:
    """Another speaker than any in whose words it stands; or one by name where the pile has an unnamed one, or the reverse."""
    mine, theirs = held.point.link.speaker, held.voices
    if not (held.told and mine.known) or _owned(held.point):
        return None
    if not theirs:
        return SAME if names_speaker(held.place, mine) else None
    if any(is_one(mine, voice, ONE) for voice in theirs):
        return SAME
    who = {"speaker": theirs[-1].who, "named": mine.who}
    code = _other(held, mine, theirs[-1])
    return held.reason(code, _source(held.place), _source(held.point), **who) if code else None


def _owned(s: Statement) -> bool:
    """Whether a verbal noun says it (`inviting X`), whose owner may be the one to whom it is done."""
    return any(r.code == "frame" and r.values.get("rule") == OWNED for r in s.link.attribution.reasons)


def _other(held: Held, mine: Voice, theirs: Voice) -> str | None:
    """How the draft's speaker is another than the one at the place; None where one without a name may be either, or is named
    elsewhere in the same text: not beside him in one sentence, where they are two."""
    sides = [set(voice.sides or _belonging(s, held.parties)) for voice, s in ((mine, held.point), (theirs, held.place))]
    if all(sides) and not sides[0] & sides[1]:
        return "speaker"
    if mine.named and theirs.named:
        return None if _spelt(mine, theirs, held) else "speaker"
    unnamed = "unnamed" in [s.link.attribution.source.kind for s in (held.place, held.point)]
    if mine.named == theirs.named or speakers(mine, theirs) != "same-side" or not unnamed:
        return None
    who, home = (mine.who, held.place) if mine.named else (theirs.who, held.point)
    named = [m.span for m in home.link.mentions if m.entity and m.entity.id == who.id]
    if named and not any(meets(span, (around(home),)) for span in named):
        return None
    return "speaker-named" if mine.named else "speaker-unnamed"


def _belonging(s: Statement, parties: Parties) -> tuple[str, ...]:
    """The sides of whom the words that name a speaker mention (`the Sudanese minister`), where he has none by record."""
    return tuple(side for ref in s.link.attribution.source.affiliations for side in parties.sides(ref.id, None))


def _spelt(one: Voice, other: Voice, held: Held) -> bool:
    """Whether two, not both listed, may be one: by another part or spelling of a name, or another language's."""
    if all(voice.who.id in held.parties.world for voice in (one, other)):
        return False
    names = [{"".join(fold(name).split()) for name in (voice.who.name, s.link.attribution.source.text or "")} - {""}
             for voice, s in ((one, held.point), (other, held.place))]  # fmt: skip
    part = any(a.endswith(b) or b.endswith(a) for a, b in product(*names))
    return part or (not held.within and likeness(one.who.name, other.who.name) >= SPELT)


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
    named = {m.entity.id for m in held.point.link.mentions if m.entity and meets(m.span, held.point.spans)}
    if not _denies(held.place) and named & {i for voice in theirs for i in (voice.who.id, voice.key)}:
        return SAME
    return held.reason("attribution", _outermost(held.place), speaker=theirs[0].who)


def condition(held: Held) -> Verdict:
    """A condition that the draft dropped, or one that it added."""
    found = held.changed("condition-dropped", "condition-added")
    if found:
        return found
    place, point = held.place, held.point
    told = changes(place.link.report.language)
    asks = [changes(s.link.report.language).conditional(s.text, maybe=True) for s in (place, point)]
    met = " ".join(place.link.report.text[a:b] for a, b in held.met)
    alone = not place.link.attribution.id and held.within
    if not asks[1] and (told.depends(met) or (alone and told.conditional(met))):
        return held.reason("condition-dropped", place.spans)
    if not place.link.attribution.id or pointing(place.link.report, place.spans):
        return None
    return SAME if asks[0] == asks[1] else None


def negation(held: Held) -> Verdict:
    """What is said not to be so, told as so, or the reverse; a denial negates what is denied."""
    one, other = _negated(held.place, held.point), _negated(held.point, held.place)
    if one is None or other is None or (held.place.words.negations and not held.place.link.attribution.id):
        return None
    if one == other:
        return SAME
    if held.within and not (_one_turned(held) or _denies(held.place) or _denies(held.point)):
        return None
    return held.reason("negation", *(_with_denial(s) for s in (held.place, held.point)))


def _one_turned(held: Held) -> bool:
    """Whether of two wordings in one language one negates what the other states, or they share so much that `not` must be
    of what they share."""
    place, point = held.place.words, held.point.words
    shared = len(place.stems & point.stems)
    return bool(turned_stems(place, point)) or (shared >= SHARED * len(point.stems) and shared >= HALF * len(place.stems))


def _with_denial(s: Statement) -> Spans:
    """A wording with the verb that denies it."""
    denied = s.link.attribution.cue.spans if _denies(s) else ()
    return tuple(sorted((*denied, *s.spans)))


def _denies(s: Statement) -> bool:
    return s.link.attribution.act == "deny" or s.link.attribution.modality == "denied"


def _negated(s: Statement, other: Statement) -> bool | None:
    """Whether a statement says that something is not so; None where that is not sure."""
    code = s.link.report.language
    cue = " ".join(s.link.report.text[start:end] for start, end in s.link.attribution.cue.spans)
    if not _denies(s) and turning(cue, code):
        return None
    text = turned(s.text, code, beside=other.text if other.link.report.language == code else "")
    return None if text is None else text != _denies(s)


def verb(held: Held) -> Verdict:
    """A verb of speech that is clearly stronger or says more of the words than theirs; a plainer one alters nothing."""
    alike = held.told and bool(held.voices) and held.voices[-1].key == held.point.link.speaker.key
    found = held.changed("sharpened", "colour")
    if found and found.values.get("scale") == SPEECH and abs(found.values["levels"][0] - found.values["levels"][1]) < FAR:
        return SAME
    return found or (SAME if alike else None)


def tense(held: Held) -> Verdict:
    """What was to come, told as done; in a report's own voice by one verb behind a word that leaves it open."""
    place, point = held.place, held.point
    if place.link.attribution.id or not held.within:
        return held.changed("planned-as-done")
    told = changes(place.link.report.language)
    coming, done = (_roots(place, told.left_open(place.text)), _roots(point, told.told_done(point.text, first=True)))
    return held.reason("planned-as-done") if coming & done else None


def _roots(s: Statement, forms: frozenset[str]) -> frozenset[str]:
    """The stems of some forms, without the weak letters that a verb may begin with in one tense alone."""
    return frozenset(stem.lstrip(s.table.weak) or stem for stem in map(s.table.stem, forms))


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

OF_WORDS: frozenset[Callable[[Held], Verdict]] = frozenset({negation, condition, number, day, verb, tense, addressee})
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
