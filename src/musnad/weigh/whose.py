"""Whose words a draft says that they are, held against whose they are at a place of the pile."""

from __future__ import annotations

from itertools import product

from musnad import lang
from musnad.lang.transliteration import likeness
from musnad.model import Reason, Spans
from musnad.text import fold, tokenize
from musnad.weigh.changes import changes
from musnad.weigh.drift import around, cue_of
from musnad.weigh.features import speakers
from musnad.weigh.held import ONE, SAME, Held, Verdict, is_one, meets, names_speaker
from musnad.weigh.parties import Parties, Voice
from musnad.weigh.statements import Statement
from musnad.weigh.words import of_himself, stems
from musnad.world import world

SPELT = 0.6
"""How alike two names of two languages sound that may be one name."""
OWNED = "verbal-noun"
PERSONS = frozenset({"person", "spokesperson", "official", "senior-official", "diplomat", "analyst", "military"})
"""Roles of people: an institution may speak through whoever is described as its own."""
TITLED = 2
"""Telling words from which a description is that of one office or person."""


def speaker(held: Held) -> Verdict:
    """Another speaker than any in whose words it stands; or one by name where the pile has an unnamed one, or the reverse."""
    mine, theirs = held.point.link.speaker, held.voices
    if not (held.told and mine.known) or _owned(held.point):
        return None
    if not theirs:
        return SAME if names_speaker(held.place, mine) else None
    if any(is_one(mine, voice, ONE) for voice in theirs):
        return _teller(held) or SAME
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
        titled = _title_alone(mine, held.point) or _title_alone(theirs, held.place)
        return None if _spelt(mine, theirs, held) or (titled and not _described_apart(held)) else "speaker"
    if _described_apart(held) or _outlets_apart(held):
        return "speaker"
    unnamed = "unnamed" in [s.link.attribution.source.kind for s in (held.place, held.point)]
    if mine.named == theirs.named or speakers(mine, theirs) != "same-side" or not unnamed:
        return None
    who, home = (mine.who, held.place) if mine.named else (theirs.who, held.point)
    named = [m.span for m in home.link.mentions if m.entity and m.entity.id == who.id]
    if named and not any(meets(span, (around(home),)) for span in named):
        return None
    return "speaker-named" if mine.named else "speaker-unnamed"


def _title_alone(voice: Voice, s: Statement) -> bool:
    """Whether somebody is named by a title and nothing else: an undated draft does not say who holds an office."""
    source = s.link.attribution.source
    return source.role in PERSONS and voice.who.id not in world() and fold(voice.who.name) == fold(source.text or "")


def _teller(held: Held) -> Reason | None:
    """Another teller of what somebody is told to have said: two by name, of whom neither is the one who said it."""
    mine, theirs = held.point.link.speakers, held.voices
    if min(len(mine), len(theirs)) < 2 or not all(v.known and v.named for v in (mine[0], theirs[0])):
        return None
    if any(is_one(mine[0], voice, ONE) for voice in theirs) or any(is_one(theirs[0], voice, ONE) for voice in mine):
        return None
    if _kin(mine[0], theirs[0]) or _spelt(mine[0], theirs[0], held):
        return None
    spans = _outermost(held.place), _outermost(held.point)
    return held.reason("speaker", *spans, speaker=theirs[0].who, named=mine[0].who)


def _described_apart(held: Held) -> bool:
    """Whether two of one language who have an office or a name share no word of all by which they are named."""
    point = held.point.link.attribution.source
    places = (held.place.link.attribution.source, *held.named)
    if not held.within or not _one_of_a_kind(held.place) or not _one_of_a_kind(held.point) or point.role not in (*PERSONS, None):
        return False
    mine, table = stems(point.text or "", held.place.table), held.place.table
    theirs = frozenset[str]().union(*(stems(source.text or "", table) for source in places))
    if min(len(theirs), len(mine)) < TITLED or theirs & mine or _may_hold(held):
        return False
    return any(source.role in PERSONS for source in places) or bool(theirs - stems(held.voices[-1].who.name, table))


def _may_hold(held: Held) -> bool:
    """Whether one is told by a title alone and the other is somebody listed, of the same side: nobody says that he does not
    hold that office."""
    both = ((held.point.link.speaker, held.point), (held.voices[-1], held.place))
    listed = [voice.who.id in world() for voice, _ in both]
    sides = [set(voice.sides or _belonging(s, held.parties)) for voice, s in both]
    apart = all(sides) and not sides[0] & sides[1]
    return any(listed) and any(_title_alone(*one) for one in both) and not apart


def _one_of_a_kind(s: Statement) -> bool:
    """Whether a speaker has a name, or an office that only one has (`the interior minister`, not `a minister`)."""
    source, code = s.link.attribution.source, s.link.report.language or ""
    if source.kind == "named" or (source.role == "spokesperson" and source.affiliations) or not lang.has(code, "names"):
        return source.kind in ("named", "unnamed")
    several = str(lang.table(code, "names").get("indefinite", "")).split()
    first = next((t.form for t in tokenize(source.text or "")), "")
    return bool(several) and source.kind == "unnamed" and source.role in ("person", "spokesperson") and first not in several


def _outlets_apart(held: Held) -> bool:
    """Whether both are listed outlets, and not the same."""
    both = [s.link.attribution.source for s in (held.place, held.point)]
    ids = [{ref.id for ref in (*source.entities, *source.affiliations)} for source in both]
    return all(ids) and not ids[0] & ids[1] and {source.kind for source in both} == {"outlet"}


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
    if set(teller.sides) & set(said.sides) or (not (teller.sides and said.sides) and _one_house(held)):
        return SAME
    if any(voice.key == teller.key or set(voice.sides) & set(teller.sides) or not voice.known for voice in mine):
        return SAME
    return held.reason("account", _outermost(held.place), _source(held.point), teller=teller.who, speaker=mine[-1].who)


def _one_house(held: Held) -> bool:
    """Whether the teller may speak for whom he tells of: not a person by name whose own words and whose title, as his report
    names him most fully, share nothing with what the other is called. Who carries others' words (an outlet, somebody unnamed)
    tells no account of his own."""
    chain, table = held.place.link.chain, held.place.table
    teller, said = chain[0].source, chain[-1].source
    if len(chain) < 2 or teller.kind != "named" or not held.voices[0].named or teller.role not in ("person", None):
        return True
    named = stems(said.text or "", table)
    return not named or bool(named & stems(teller.text or "", table)) or of_himself(said.text or "", table)


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
    if not denies(held.place) and named & {i for voice in theirs for i in (voice.who.id, voice.key)}:
        return SAME
    return held.reason("attribution", _outermost(held.place), speaker=theirs[0].who)


def denies(s: Statement) -> bool:
    """Whether somebody says that what he speaks of is not so: he denies it, or rejects what he calls a claim."""
    if s.link.attribution.act == "deny" or s.link.attribution.modality == "denied":
        return True
    table = changes(s.link.report.language)
    return table.stances.get(cue_of(s)) == "against" and table.claimed(s.text)
