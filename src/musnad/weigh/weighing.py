"""The order of weighing: statements, pairs, claims, and then what claims are to each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from musnad.model import Claim, Event, Member, Reading, Relation, Silence
from musnad.weigh.candidates import Near, candidates
from musnad.weigh.claims import Scored, claim, groups
from musnad.weigh.features import features
from musnad.weigh.origins import Origins
from musnad.weigh.parties import Parties
from musnad.weigh.scoring import Model, model
from musnad.weigh.statements import Statement, links, statements
from musnad.world import World
from musnad.world import world as listed

Pair = tuple[Member, Member]


class Weighed(Struct, frozen=True):
    """Claims by rank, how they relate, and which parties' accounts leave them out."""

    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    silences: tuple[Silence, ...] = ()


def weigh(
    readings: Sequence[Reading],
    events: Sequence[Event],
    *,
    world: World | None = None,
    pairs: Iterable[Pair] | None = None,
) -> Weighed:
    """Claims over a pile of readings. The order of `readings` does not matter.

    `events` are those that the readings were linked to; `world` is the shipped one unless given. `pairs` are the
    pairs of attributions worth comparing, where a store's index has found them; without, the nearest by vectors and
    words of the whole pile are taken.
    """
    parties = Parties(world or listed())
    all_links = links(readings, parties)
    found = statements(all_links, events)
    scored = _scored(found, pairs, model("same"))
    by = Origins(readings, parties)
    claims = [claim(group, found, by, scored) for group in groups(found, all_links, scored, model("same"))]
    return Weighed(claims=tuple(claims))


def _scored(found: Sequence[Statement], pairs: Iterable[Pair] | None, same: Model) -> Scored:
    """Every candidate pair, judged. An attribution and what it stands in are no pair: they are joined by nesting."""
    wanted = None if pairs is None else {frozenset(pair) for pair in pairs}
    near: dict[tuple[int, int], Near] = {}
    measures = {}
    for one in candidates(found):
        left, right = found[one.left], found[one.right]
        if _nested(left, right) or (wanted is not None and frozenset((left.link.member, right.link.member)) not in wanted):
            continue
        near[one.left, one.right] = one
        measures[one.left, one.right] = features(one, left, right)
    return Scored(near, measures, {pair: same.score(m) for pair, m in measures.items()})


def _nested(left: Statement, right: Statement) -> bool:
    return left.link.report.id == right.link.report.id and (
        left.link.attribution in right.link.chain or right.link.attribution in left.link.chain
    )
