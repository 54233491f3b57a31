"""The order of weighing: statements, pairs, claims, and then what claims are to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from musnad.model import Claim, Copy, Event, Given, Member, Narrated, Reading, Reason, Relation, Silence
from musnad.rings import unsearched
from musnad.text import Tokens
from musnad.weigh.across import across, may_be_one, own_voices
from musnad.weigh.alike import Alike
from musnad.weigh.candidates import BLOCK, NEAREST, candidates
from musnad.weigh.claims import Group, Scored, claim, groups, narrated_by
from musnad.weigh.copies import Copies
from musnad.weigh.drifts import SURE, drifts, surely
from musnad.weigh.features import Features, features
from musnad.weigh.given import Corrections
from musnad.weigh.narration import Narration, Part, Parts, Place, Places
from musnad.weigh.origins import Origins
from musnad.weigh.parties import Parties, Voice
from musnad.weigh.rank import rank
from musnad.weigh.readouts import Exchanges, readouts
from musnad.weigh.relations import denied_within, may_relate, relations
from musnad.weigh.scoring import Model, model
from musnad.weigh.shingles import Texts, text_of
from musnad.weigh.silences import Accounts, Told, stated, unspoken
from musnad.weigh.statements import Link, Statement, Stating, links, omissions
from musnad.weigh.verdicts import judged
from musnad.weigh.worth import APART, Worth, rivals
from musnad.world import World
from musnad.world import world as listed

Pair = tuple[Member, Member]


class Weighed(Struct, frozen=True, gc=False):
    """Claims by rank, how they relate, which parties' accounts leave them out, and what text reports of two outlets share.

    `notes` say where more was alike than was compared.
    """

    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    silences: tuple[Silence, ...] = ()
    copies: tuple[Copy, ...] = ()
    notes: tuple[Reason, ...] = ()


@unsearched()
def weigh(
    readings: Sequence[Reading],
    events: Sequence[Event],
    *,
    world: World | None = None,
    pairs: Iterable[Pair] | None = None,
    sides: Sequence[Given] = (),
) -> Weighed:
    """Claims over a pile of readings. The order of `readings` does not matter.

    `events` are those that the readings were linked to; `world` is the shipped one unless given. `pairs` are the
    pairs of attributions worth comparing, where a store's index has found them; without, the nearest by vectors and
    words of the whole pile are taken. `sides` are an analyst's, as `given` resolves them.
    """
    parties = Parties(world or listed(), Corrections(sides, events))
    all_links = links(readings, parties)
    found, copies, parts = _read(readings, Stating(all_links, events))
    omitted = omissions(all_links, events)
    scored = judge([*found, *omitted], len(found), pairs=pairs, same=model("same"))
    official = {r.report.id: parties.official(r.report) for r in readings if r.report.voice}
    said_there = OwnWords(Narration(found, parts).places(), own_voices(readings, events, found), official)
    by = Origins(readings, parties, copies)
    del parts
    grouped = groups(found, all_links, scored, model("same"))
    told = _told(grouped, found, scored, by, said_there)
    tied = relations([(t.claim, t.wordings) for t in told], found, scored)
    unsaid = list(zip(omitted, scored.alike.first[len(found) :], strict=True))
    quiet = stated(told, unsaid, found, scored.near, parties)
    notes = _crowded(found, scored)
    del scored
    known = {(s.claim, s.party) for s in quiet}
    accounts = Accounts(readouts(readings, events, found, parties), Exchanges(readings, events, all_links))
    answered = _answered(told, tied)
    rest = unspoken(told, events, found, parties, accounts)
    quiet += [s for s in rest if (s.claim, s.party) not in known and (s.claim, s.side) not in answered]
    return Weighed(
        claims=_ranked(told, found, events, tied, quiet, by=parties),
        relations=tuple(tied),
        silences=tuple(sorted(quiet, key=lambda s: (s.basis != "stated", s.basis, s.claim, s.party))),
        copies=by.copies.between_outlets,
        notes=notes,
    )


def _answered(told: Sequence[Told], tied: Sequence[Relation]) -> set[tuple[str, str | None]]:
    """Claims with the sides that tell what contradicts them: who denies a thing does not leave it out."""
    sides = {t.claim.id: t.claim.sides_telling for t in told}
    pairs = ((r.left, r.right) for r in tied if r.relation == "contradicts")
    return {(one, side) for pair in pairs for one, other in (pair, pair[::-1]) for side in sides[other]}


def _crowded(found: Sequence[Statement], scored: Scored) -> tuple[Reason, ...]:
    """Where not all that may be alike was compared: of wordings with as many like them as are looked at, and of events with
    more wordings than a block holds."""
    alike = Counter(i for pair, score in scored.scores.items() if score >= SURE for i in pair)
    of_event = Counter(id for i in scored.alike.firsts() if i < len(found) for id in found[i].principal | found[i].events)
    many, large = (sum(n >= most for n in count.values()) for count, most in ((alike, NEAREST), (of_event, BLOCK + 1)))
    rows = (("weigh.crowded", {"wordings": many, "most": NEAREST}), ("weigh.windows", {"events": large, "most": BLOCK}))
    return tuple(Reason(code, values) for (code, values), n in zip(rows, (many, large), strict=True) if n)


def judge(found: Sequence[Statement], said: int, *, pairs: Iterable[Pair] | None, same: Model) -> Scored:
    """The candidate pairs that may come to anything, with scores where both are among the first `said` (what was not said
    is only near).

    An attribution and what it stands in are no pair: they are joined by nesting, in a report and in all its reprints; but
    for a denial, which stands against what it denies. Who denies a thing and who states it put forward two propositions,
    and a claim has one speaker.
    """
    alike = Alike(found)
    wanted = None if pairs is None else _wanted(found, alike, pairs)
    worth = Worth(same, found)
    every = candidates(found, alike, lambda pairs, rows: worth(pairs, rows) | (pairs[:, 1] >= said))
    near, related, scores, foreign = [], [], {}, {}
    for place, one in enumerate(every.each()):
        pair = one.left, one.right
        left, right = (found[i] for i in alike.beside(*pair))
        within = nested(left.link, right.link)
        if (within and not denied_within(left, right)) or (wanted is not None and pair not in wanted):
            continue
        if one.right >= said:
            near.append(place)
            continue
        seen = features(one, left, right)
        raw = same.score(seen)
        score = 0.0 if within else _score(left, right, seen, raw, same)
        if score > 0:
            scores[pair] = score
            if may_be_one(left, right, seen):
                foreign[pair] = one.cosine
        if may := may_relate(one, seen, raw, (left, right)):
            related.append(pair)
        if may or score >= SURE or pair in foreign:
            near.append(place)
    return Scored(every.only(near), related, scores | across(foreign, alike), alike)


def _wanted(found: Sequence[Statement], alike: Alike, pairs: Iterable[Pair]) -> set[tuple[int, int]]:
    """The pairs of statements, each the first of those alike, that are of some pairs of attributions."""
    of: dict[Member, set[int]] = {}
    for s, first in zip(found, alike.first, strict=True):
        of.setdefault(s.link.member, set()).add(first)
    both = ((of.get(one, ()), of.get(other, ())) for one, other in pairs)
    return {(min(i, j), max(i, j)) for left, right in both for i in left for j in right}


def nested(left: Link, right: Link) -> bool:
    """Whether one of two attributions stands in the other."""
    return left.report.id == right.report.id and (left.attribution in right.chain or right.attribution in left.chain)


def _score(left: Statement, right: Statement, measures: Features, score: float, same: Model) -> float:
    """The score of two statements as one claim, given that of their measures; 0 where they cannot be.

    A weak likeness counts within one event only, and not between what two sides tell: it must never put one side's
    telling into the other's; nor may a likeness of a negated or conditional statement with one that is not. What is told
    of two events is one claim in nearly the same words only (`APART`).
    """
    if one_denies(left, right) or ("other-speaker" in measures and rivals(left.link.speaker, right.link.speaker)):
        return 0.0
    tellers = (set(left.link.speakers[0].sides), set(right.link.speakers[0].sides))
    across = all(tellers) and not tellers[0] & tellers[1]
    if across and ("negation" in measures or left.conditional != right.conditional):
        return 0.0
    if "other-event" in measures and score < APART:
        return 0.0
    return 0.0 if score < same.threshold and (across or "same-event" not in measures) else score


def one_denies(left: Statement, right: Statement) -> bool:
    """Whether one denies what the other states; who denies a thing and who says that it is not so say the same."""
    denials = [s.link.attribution.act == "deny" for s in (left, right)]
    return denials[0] != denials[1] and (left.words.negations > 0) == (right.words.negations > 0)


class OwnWords(Struct, frozen=True, gc=False):
    """Where reports say statements in their own voice, in the statement's language and in others, and the parties whose
    voice a report has."""

    narrated: Places
    foreign: Mapping[int, Sequence[Part]]
    official: Mapping[str, Voice]

    def places(self, statements: Sequence[int]) -> list[Place]:
        """The places where a report says one of these statements, sorted."""
        foreign = {(p.report, p.span) for i in statements for p in self.foreign.get(i, ())}
        return sorted(self.narrated(statements) | foreign)


def _read(readings: Sequence[Reading], stating: Stating) -> tuple[list[Statement], Copies, Parts]:
    """What attributions state, in the order of reports' ids, what text reports share, and what they say in their own voice.

    Each text is cut into tokens once, which are too many to be kept; so are a pile's words while its pairs are looked for.
    """
    found: list[Statement] = []
    texts, parts = Texts(), Parts()
    for _, reading in sorted({r.report.id: r for r in readings}.items(), key=lambda row: row[0]):
        tokens = Tokens(reading.report.text)
        found += stating.of(reading.report.id, tokens)
        texts.add(reading.report.id, text_of(reading, tokens))
        parts.add(reading, tokens)
    return found, Copies(readings, texts), parts


def _told(grouped: Sequence[Group], found: Sequence[Statement], scored: Scored, by: Origins, own: OwnWords) -> list[Told]:
    """Each group as a claim, with the places where reports narrate it."""
    sure = surely(scored)
    out = []
    for group in grouped:
        here = [Narrated(*place) for place in own.places(group.statements)]
        made = narrated_by(claim(group, found, by, scored), here, own.official, by.parties)
        if told := drifts(group.wordings, found, scored, sure):
            made = replace(made, drift=told)
        sources = [(found[i].link, by.source(found[i].link)) for i in group.statements]
        out.append(Told(made, group.statements, group.wordings, sources))
    return out


def _ranked(
    told: Sequence[Told],
    found: Sequence[Statement],
    events: Sequence[Event],
    tied: Sequence[Relation],
    quiet: Sequence[Silence],
    *,
    by: Parties,
) -> tuple[Claim, ...]:
    disputed = {id for r in tied if r.relation == "contradicts" for id in (r.left, r.right)}
    silent = {s.claim for s in quiet if s.basis == "stated"}
    principals = frozenset(ref.id for event in events for ref in event.participants)
    speaking = {t.claim.id: by.labels(side for i in t.statements for side in found[i].link.speaker.sides) for t in told}
    out = []
    for made, t in zip(judged([t.claim for t in told], tied, events, by, speaking=speaking), told, strict=True):
        one = replace(made, disputed=True) if made.id in disputed else made
        points, why = rank(one, [found[i] for i in t.statements], principals=principals, silent=one.id in silent)
        out.append(replace(one, rank=points, reasons=(*one.reasons, why)))
    return tuple(sorted(out, key=lambda c: (-c.rank, c.id)))
