from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from musnad.weigh.joins import meeting
from tests.work import growth, room

SETS = st.lists(st.sets(st.integers(0, 12), max_size=8), max_size=9)


def flat(sets: list[set[int]]) -> tuple[np.ndarray, np.ndarray]:
    rows = [(element, k) for k, s in enumerate(sets) for element in sorted(s)]
    return tuple(np.array(rows, dtype=np.int64).reshape(-1, 2).T)


@given(SETS, st.integers(1, 3))
def test_pairs_are_those_that_share_enough(sets: list[set[int]], least: int) -> None:
    found = meeting(*flat(sets), least=least, following=len(sets) + 1)
    wanted = [[i, j] for i, j in combinations(range(len(sets)), 2) if len(sets[i] & sets[j]) >= least]
    assert found.tolist() == wanted


@given(SETS)
def test_holders_far_apart_are_not_paired(sets: list[set[int]]) -> None:
    found = meeting(*flat(sets), least=1, following=1)
    for i, j in found.tolist():
        assert any(all(shared not in between for between in sets[i + 1 : j]) for shared in sets[i] & sets[j])


def test_nothing_meets_nothing() -> None:
    assert meeting(*flat([set(), set()]), least=1, following=4).shape == (0, 2)


def test_what_all_hold_takes_linear_work_and_room() -> None:
    def all_alike(n: int) -> None:
        assert len(meeting(np.tile(np.arange(20), n), np.repeat(np.arange(n), 20), least=2, following=5)) < 5 * n

    assert growth(all_alike, 1_000) < 1.1
    assert growth(all_alike, 1_000, measure=room) < 1.1
