"""What is thrown away unread: pairs that nothing comes of, whoever speaks of whatever; and what weighing leaves behind."""

import gc
from collections.abc import Callable, Iterator
from itertools import product

import numpy as np
import pytest
from msgspec.structs import replace

from musnad.model import Event, Reading
from musnad.weigh import candidates as room_of_pairs
from musnad.weigh import weigh, weighing
from musnad.weigh.candidates import candidates
from musnad.weigh.features import features
from musnad.weigh.parties import Parties
from musnad.weigh.relations import relation
from musnad.weigh.scoring import model
from musnad.weigh.statements import Statement, links, statements
from musnad.weigh.worth import FAINT, Worth
from musnad.world import world
from tests.work import growth, room

WHO = ("joe-biden", "white-house", "vladimir-putin", "kremlin", "?", "~مسؤول@russia", "~شاهد")
WHAT = (
    "المحادثات في العاصمة استمرت 50 دقيقة كاملة",
    "المحادثات في العاصمة استمرت 80 دقيقة كاملة",
    "المحادثات في العاصمة لم تستمر 50 دقيقة كاملة",
    "البعثة ستفتح الجسر الشمالي أمام الشاحنات غدا",
    "الجسر الشمالي مغلق أمام الشاحنات منذ شهر",
    "المفاوضات في العاصمة طالت 50 دقيقة",
)


@pytest.fixture
def two(build: Callable[..., Reading], call: Callable[..., Event]) -> tuple[list[Reading], list[Event]]:
    """Every speaker says every sentence in two reports of two events, and in one of none."""
    pile = []
    for n, (who, said) in enumerate(product(WHO, WHAT)):
        for place in "abc":
            text = f"شاهد مسؤول: {said}."
            pile.append(build(f"{place}{n:02}", text, [(who, said, {"act": "deny"} if n % 5 == 4 else {})]))
    events = [call([r.report.id for r in pile if r.report.id[0] == place]) for place in "ab"]
    return pile, [events[0], Event("other", events[1].what, "call", reports=events[1].reports)]


@pytest.fixture
def found(two: tuple[list[Reading], list[Event]]) -> list[Statement]:
    return statements(links(two[0], Parties(world())), two[1])


def test_nothing_comes_of_a_pair_that_is_not_worth_it(found: list[Statement]) -> None:
    same = model("same")
    kept = candidates(found, keep=Worth(same, found))
    left_out = [one for one in candidates(found).each() if (one.left, one.right) not in kept]
    assert len(kept) > 100
    assert len(left_out) > 1_000
    for one in left_out:
        left, right = found[one.left], found[one.right]
        seen = features(one, left, right)
        assert weighing._score(left, right, seen, same.score(seen), same) <= FAINT
        assert relation(one, seen, left, right) is None


def test_claims_are_the_same_where_every_pair_is_looked_at(two: tuple[list[Reading], list[Event]], monkeypatch) -> None:
    weighed = weigh(*two)
    looked = []
    monkeypatch.setattr(
        weighing, "Worth", lambda *_: lambda pairs, _: looked.append(len(pairs)) or np.ones(len(pairs), dtype=bool)
    )
    assert weigh(*two) == weighed
    assert sum(looked) > 1_000


def test_nearness_is_found_by_its_pair(found: list[Statement]) -> None:
    near = candidates(found)
    assert len(near) == len(list(near)) == len(list(near.each()))
    assert all(near[one.left, one.right] == one for one in near.each())
    assert near.get((5, 5)) is None
    some = near.only([3, 4])
    assert list(some.each()) == list(near.each())[3:5]


@pytest.fixture
def unsearched() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_weighing_leaves_no_rings_that_grow_with_the_pile(two: tuple[list[Reading], list[Event]], unsearched: None) -> None:
    pile, events = two
    weigh(pile, events)

    def rings(size: int) -> int:
        gc.collect()
        weigh(pile[:size], events)
        return gc.collect()

    assert rings(len(pile)) <= rings(len(pile) // 3) + 5
    assert not gc.isenabled()


def test_the_search_for_rings_goes_on_after_weighing(two: tuple[list[Reading], list[Event]]) -> None:
    weigh(*two)
    assert gc.isenabled()
    with pytest.raises(AttributeError):
        weigh([None], [])  # type: ignore[list-item]
    assert gc.isenabled()


def test_room_grows_with_the_pile_and_no_faster(
    build: Callable[..., Reading], call: Callable[..., Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room_of_pairs, "BLOCK", 8)

    def pile(size: int) -> object:
        said = [f"البعثة رقم {n} ستفتح الجسر {n} أمام الشاحنات {n} غدا" for n in range(size)]
        reports = [build(f"r{n:04}", f"قال مسؤول إن {words}.", [("kremlin", words, {})]) for n, words in enumerate(said)]
        events = [replace(call([r.report.id]), id=f"e{n}") for n, r in enumerate(reports)]
        return weigh(reports, events)

    pile(160)  # its vectors are known: they are kept whatever is weighed
    assert growth(pile, 40, measure=room) < 1.3
