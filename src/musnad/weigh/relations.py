"""What two claims are to each other: they contradict, agree across sides, or one elaborates the other.

Precision comes first. Nearness of words says that two statements speak of one thing; that they cannot both be true
needs a cue (a denial, a negation, an opposite, other numbers for one unit), and only near-equal words count then.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from msgspec.structs import replace

from musnad.model import Claim, Reason, Relation, RelationKind
from musnad.quantities import conflicts, one_fact
from musnad.weigh import stance
from musnad.weigh.candidates import Near
from musnad.weigh.claims import Scored
from musnad.weigh.drift import speaker_rules
from musnad.weigh.effects import contrary
from musnad.weigh.features import SPEAKERS, Features, differ, features, speakers
from musnad.weigh.scoring import Model, model
from musnad.weigh.statements import Statement, headed
from musnad.weigh.words import of_himself, sites, stems

ALIKE = (0.7, 0.6)
"""Cosine, and share of the lighter content, from which two statements speak of one thing in nearly the same words."""
DENIED = (0.4, 0.5)
"""Cosine, and share of the lighter content by its words or by what they mean, where the other speaks of who denies: in one
report, or to accuse him."""
ACCUSED_HERE = (0.4, 0.35)
"""The same of an accusation in one report, whoever makes it: there, a denial answers it, often in words of its own."""
HEAD = 2
"""Telling words that a denial begins with: where an assertion in its report has both, what follows may be told in other words."""
LED_HERE = (0.4, 0.25)
"""Cosine and share from which it is denied then."""
DENIED_HERE = (0.5, 0.5)
"""The same of others in one report, which sets a denial beside what it denies."""
DENIED_THERE = (0.75, 0.5)
"""The same of others in two reports, where one may deny another thing about the same people."""
DENIAL = 3
"""Telling words from which a denial, and what it denies, say what is denied: fewer are `these reports`, `the accusations`. An
accusation in the same report says it in one (`of corruption`)."""
TURNED = (0.85, 0.7)
"""The same where one turns round what the other says. Below, over 3,800 reports, all that was told was wrong: two
parties that both leave themselves unnamed say that they will and that they will not."""
NUMBERS_ALIKE = (0.6, 0.3, 0.25)
"""Cosine, overlap and shared weight where numbers differ, of one event: figures change the vector, and wording is freer."""
AGREES = 0.9
"""From what score speakers of two sides agree: that of their pair, had one speaker said both."""
WORDED = 0.85
"""The overlap from which two contents are one wording: two sides rarely tell a thing in the same words, and over 1,800 reports
most that were said to were one speaker, who was taken for another in one of the reports."""
FARTHEST = 3.0
"""So many times as large, another figure is of another fact, unless two sides tell them: a part beside a whole, another day."""
NEARLY = 0.7
"""The overlap from which two contents tell of one incident, though they name neither its cause nor its place."""
LISTED = 0.6
"""The overlap from which figures of one report may be of one fact. Below, all that such a rule told were lists: tolls of several
fights, shares in several polls."""
CAUSES = frozenset({"accident", "ambush", "bomb", "drown", "explode", "fight", "fire", "flood", "quake", "shoot"})
"""Families of what kills and wounds: figures of two of them are of two facts."""
CAUSE = "cause"
"""The family of words for a cause."""
TOLD = frozenset({"rumour", "statement"})
"""Families of words for what is said: who speaks of a rumour, as he who denies it, does not say that it is so."""
STATING = frozenset({"assert", "accuse"})
"""Acts that say of something that it is so."""
ONE_VOICE = frozenset({"same-speaker", "same-account"})
DENIES_NOTHING = frozenset({*ONE_VOICE, "same-side", "negation", "turned"})
"""Measures of a pair in which a denial does not speak against the other: of one side, or of what is negated there too."""
OTHERS = frozenset({"other-speaker", "same-side"})
"""Measures of a pair of two who are known: two of one side may tell contrary effects."""
FACT = 5
"""Telling words with which an assertion states a fact, rather than naming a subject."""
ELABORATES = 0.12
"""The score from which a claim of one account adds to another of it, below that of one claim."""
NEAR_EQUAL = (ALIKE, TURNED)


def relations(groups: Sequence[tuple[Claim, Sequence[int]]], found: Sequence[Statement], scored: Scored) -> list[Relation]:
    """The strongest relation of each pair of claims, sorted. `groups` gives each claim the indices of its wordings."""
    homes: dict[int, list[str]] = {}
    who = {claim.id: claim.speaker for claim, _ in groups}
    for claim, indices in groups:
        for i in indices:
            homes.setdefault(i, []).append(claim.id)

    def judged(i: int, j: int) -> Judged | None:
        near, here, there = scored.near[i, j], *(found[k] for k in scored.alike.beside(i, j))
        return relation(near, features(near, here, there), here, there)

    best: dict[tuple[str, str], Relation] = {}
    by: dict[tuple[str, str], tuple[int, int]] = {}
    for i, j in scored.related:
        if not set(homes.get(i, ())).isdisjoint(homes.get(j, ())) or (seen := judged(i, j)) is None:
            continue
        kind, score, reasons, swap = seen
        worded = kind == "contradicts" and reasons[0].code != "conflict.numbers"
        one, two = (j, i) if swap else (i, j)
        for left, right in ((a, b) for a in homes.get(one, ()) for b in homes.get(two, ())):
            if worded and who[left] == who[right] is not None:
                continue  # Nobody denies what he says; one of the two was said by somebody else, as few of their members were.
            key = (left, right) if left < right else (right, left)
            if _keep(best, key, Relation(left, right, kind, score)):
                by[key] = i, j
    leading = _leading(sorted(best.values(), key=lambda r: (r.relation, -r.score, r.left, r.right)))
    # Few lead: the reasons of the others would take more room than the claims.
    of_pair = ((r, judged(*by[min(r.left, r.right), max(r.left, r.right)])) for r in leading)
    return [replace(r, reasons=seen[2]) for r, seen in of_pair if seen]


Judged = tuple[RelationKind, float, tuple[Reason, ...], bool]


def relation(near: Near, measures: Features, left: Statement, right: Statement) -> Judged | None:
    """Kind, score, reasons and whether the right one comes first; None where the two have nothing to do with each other."""
    if "other-event" in measures or left.link.member == right.link.member:
        return None
    cues = conflict(near, measures, left, right)
    if cues:
        seen = stance.measures(near.cosine, left, right)
        why = stance.disagreement().reasons(seen, "pair")
        return "contradicts", stance.shares(seen)["disagree"], (*cues, *why), False
    same = model("same")
    if "other-speaker" in measures:
        told = _alike(near) and not _one_wording(near, left, right)
        return _agreement(measures, left, right, same) if told else None
    score = same.score(measures)
    if score < ELABORATES or "unknown-speaker" in measures:
        return None
    return "elaborates", score, same.reasons(measures, "pair"), len(left.words.ordered) < len(right.words.ordered)


def conflict(near: Near, measures: Features, left: Statement, right: Statement) -> tuple[Reason, ...]:
    """The cues that two statements in nearly the same words cannot both be true.

    Only who asserts states; what is warned of or asked for is not said to be so. Who denies speaks against others. Nobody gives
    two figures of one fact in one report, but its headline may give another than its text.
    """
    acts = {left.link.attribution.act, right.link.attribution.act}
    stated = _alike(near, TURNED) and acts == {"assert"} and "unknown-speaker" not in measures
    counted = "same-event" in measures and acts <= STATING and _counted_alike(near)
    cues = {
        "conflict.denial": denied_within(left, right) or (denies(near, left, right) and DENIES_NOTHING.isdisjoint(measures)),
        "conflict.negation": stated and "turned" in measures,
        "conflict.opposites": stated and "opposites" in measures,
        "conflict.effects": affects(left, right) and not OTHERS.isdisjoint(measures),
        "conflict.numbers": counted and _other_figures(near, measures, left, right),
    }
    report, starts = left.link.report, (left.spans[0][0], right.spans[0][0])
    told_twice = report.id == right.link.report.id and headed(report, starts[0]) == headed(report, starts[1])
    if "same-speaker" in measures and (told_twice or not cues["conflict.numbers"]):
        return ()
    return tuple(Reason(code) for code, holds in cues.items() if holds)


def denies(near: Near, left: Statement, right: Statement) -> bool:
    """Whether one of two statements denies what the other asserts or accuses of, and not something else about its subject.

    Who denies that one thing is the cause of another denies neither. Who is not known speaks against the other in one report.
    """
    acts = {s.link.attribution.act for s in (left, right)}
    if "deny" not in acts or acts.isdisjoint(STATING):
        return False
    denial, other = (left, right) if left.link.attribution.act == "deny" else (right, left)
    here, accuses = left.link.report.id == right.link.report.id, other.link.attribution.act == "accuse"
    told = (denial,) if here and accuses else (denial, other)
    known = left.link.speaker.known and right.link.speaker.known
    led = here and known and not accuses and _leads_with(denial, other)
    if not (here or known) or any(len(s.words.ordered) < DENIAL for s in ((other,) if led else told)):
        return False
    if CAUSE in denial.meant or TOLD.intersection(denial.meant, other.meant):
        return False
    if led:
        least = LED_HERE
    elif here and accuses:
        least = ACCUSED_HERE
    elif (here or accuses) and _spoken_of(denial, other):
        least = DENIED
    else:
        least = DENIED_HERE if here else DENIED_THERE
    return near.cosine >= least[0] and max(near.within, near.meant_within) >= least[1]


def _leads_with(denial: Statement, other: Statement) -> bool:
    """Whether what a denial names first, and next, stands in the other: both as words that name nobody."""
    table = denial.table
    forms = (form for form in denial.words.worded if table.stem(form) not in table.hollow)
    words = (frozenset(table.families_of(form)) for form in forms)
    head = list(islice((of for of in words if of and of.issubset(denial.meant) and of.isdisjoint(TOLD)), HEAD))
    return len(head) == HEAD and not any(of.isdisjoint(other.meant) for of in head)


def affects(left: Statement, right: Statement) -> bool:
    """Whether two assertions of one event, or in one report, tell contrary effects of one thing on another.

    What is made a condition is not said to have the effect.
    """
    if not (left.effects and right.effects) or left.conditional or right.conditional:
        return False
    here = left.link.report.id == right.link.report.id or not left.principal.isdisjoint(right.principal)
    acts = {s.link.attribution.act for s in (left, right)}
    return here and acts == {"assert"} and contrary(left.effects, right.effects)


def denied_within(left: Statement, right: Statement) -> bool:
    """Whether one of two statements is a denial, and the other, by another voice, is what it denies: `denied the claim that`.

    What the denial says first is the telling itself; behind other words something else is denied (`denied to have passed on
    what they said`).
    """
    return any(_stands_in(denial, other) for denial, other in ((left, right), (right, left)))


def _stands_in(denial: Statement, other: Statement) -> bool:
    one, two = denial.link, other.link
    if one.attribution.act != "deny" or len(two.chain) < 2 or one.report.id != two.report.id or two.chain[-2] != one.attribution:
        return False
    if two.attribution.act not in STATING or len(other.words.ordered) < DENIAL or speakers(one.speaker, two.speaker) in ONE_VOICE:
        return False
    start, told = min(one.attribution.content.spans)[0], two.attribution
    if not all(any(low <= at < high for low, high in denial.spans) for at, _ in other.spans):
        return False
    marks = (at for part in (told.source, told.cue, told.content) for at, _ in part.spans)
    first = min((at for at in marks if at >= start), default=start)
    return not stems(one.report.text[start:first], denial.table)


def _spoken_of(denial: Statement, other: Statement) -> bool:
    """Whether the other statement names who denies or his side, or is made to him."""
    who = denial.link.speaker
    return who.known and (who.key == other.link.addressee.key or not {who.who.id, *who.sides}.isdisjoint(other.named))


def _counted_alike(near: Near) -> bool:
    return near.cosine >= NUMBERS_ALIKE[0] and near.overlap >= NUMBERS_ALIKE[1] and near.shared >= NUMBERS_ALIKE[2]


def may_conflict(near: Near, left: Statement, right: Statement) -> bool:
    """Whether two statements are near enough for a conflict or an agreement, or one denies what the other says."""
    alike = _counted_alike(near) or any(_alike(near, least) for least in NEAR_EQUAL)
    return alike or denies(near, left, right) or denied_within(left, right) or affects(left, right)


def may_relate(near: Near, measures: Features, score: float, pair: tuple[Statement, Statement]) -> bool:
    """Whether two statements may have to do with each other, by the score of their measures: of others `relation` is None."""
    if "other-event" in measures:
        return False
    return may_conflict(near, *pair) or (score >= ELABORATES and "unknown-speaker" not in measures)


def _other_figures(near: Near, measures: Features, left: Statement, right: Statement) -> bool:
    """Whether numbers for one fact cannot both be so: of one time, and of no other places, as far as both name any.

    What each of two says of himself is of two things. A report lists figures of many things: in one, only who is known tells
    another, and in much the same words. Nor do figures conflict where one rises and the other falls, or where those counted
    were killed here and wounded there.
    """
    told_twice = left.link.report.id == right.link.report.id
    elsewhere = bool(left.places and right.places) and left.places != right.places
    if elsewhere or not _of_one_time(left, right) or "opposites" in measures:
        return False
    listed = told_twice and ("unknown-speaker" in measures or near.overlap < LISTED)
    if differ(*({q.role for q in s.words.numbers if q.role} for s in (left, right))) or listed:
        return False
    if {"same-speaker", "same-account"}.isdisjoint(measures) and any(of_himself(s.text, s.table) for s in (left, right)):
        return False
    told = conflicts(left.words.numbers, right.words.numbers)
    if not _of_one_incident(left, right, near.overlap < NEARLY and any(one.role for one, _ in told)):
        return False
    near_values = all(max(one.value, two.value) <= FARTHEST * min(one.value, two.value) for one, two in told)
    close = near_values or not _of_one_side(left, right)
    return close and any(one_fact(*pair) for pair in told)


def _of_one_incident(left: Statement, right: Statement, met: bool) -> bool:
    """Whether figures may be of one incident: of no two causes or places, and, if they must have `met`, of one that both name."""
    causes = tuple(CAUSES.intersection(s.meant) for s in (left, right))
    where = tuple({*s.places, *sites(s.words.ordered, s.table)} for s in (left, right))
    if differ(*causes) or differ(*where):
        return False
    return not met or bool(causes[0] & causes[1] or where[0] & where[1])


def _of_one_side(left: Statement, right: Statement) -> bool:
    """Whether two speakers may be of one side, as far as is known."""
    one, two = left.link.speaker.sides, right.link.speaker.sides
    return not (one and two) or not set(one).isdisjoint(two)


def _of_one_time(left: Statement, right: Statement) -> bool:
    """Whether figures are of one day: those of two days are a development, or two editions of a bulletin.

    So they are where the words name no two days, in one report, in reports of one day, or where a report's day is not
    known, of one event whose day is.
    """
    one, two = left.link.report, right.link.report
    if one.id != two.id:
        days = {r.published[:10] for r in (one, two) if r.published}
        if len(days) > 1 or (None in (one.published, two.published) and not left.dated & right.dated):
            return False
    return not differ(left.days, right.days)


def _agreement(
    measures: Features, left: Statement, right: Statement, same: Model
) -> tuple[RelationKind, float, tuple[Reason, ...], bool] | None:
    """Whether speakers of two known sides state one fact: their pair is judged as if one speaker had said both."""
    sides = (set(left.link.speaker.sides), set(right.link.speaker.sides))
    facts = all(s.link.attribution.act == "assert" and len(s.words.ordered) >= FACT for s in (left, right))
    if not facts or not all(sides) or sides[0] & sides[1] or {"negation", "opposites", "numbers-differ"} & measures.keys():
        return None
    alone: Mapping[str, float] = {name: value for name, value in measures.items() if name not in SPEAKERS}
    score = same.score({**alone, "same-speaker": 1.0})
    return ("agrees", score, same.reasons(alone, "pair"), False) if score >= AGREES else None


def _one_wording(near: Near, left: Statement, right: Statement) -> bool:
    """Whether two speakers have the same words, and one of them is not named beside them but found from what stands around."""
    return near.overlap >= WORDED and any(speaker_rules(s) - {"named"} for s in (left, right))


def _alike(near: Near, least: tuple[float, float] = ALIKE) -> bool:
    return near.cosine >= least[0] and near.within >= least[1]


def _keep(best: dict[tuple[str, str], Relation], key: tuple[str, str], new: Relation) -> bool:
    """Whether a relation is the best yet: a conflict goes before an agreement, that before the rest, and then the score."""
    order = ("elaborates", "agrees", "contradicts")
    old = best.get(key)
    if old is not None and (order.index(new.relation), new.score) <= (order.index(old.relation), old.score):
        return False
    best[key] = new
    return True


def _leading(found: Iterable[Relation]) -> list[Relation]:
    """A claim elaborates one other at most: the nearest."""
    seen: set[str] = set()
    out = []
    for one in found:
        if one.relation != "elaborates":
            out.append(one)
        elif one.left not in seen:
            seen.add(one.left)
            out.append(one)
    return out
