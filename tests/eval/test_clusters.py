"""The figures of clusters, on a partition small enough to count by hand."""

import pathlib
from types import ModuleType

import pytest

EVAL = pathlib.Path(__file__).parents[2] / "eval"


@pytest.fixture
def clusters(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVAL))
    import clusters  # type: ignore[import-not-found]

    return clusters  # type: ignore[no-any-return]


def test_pairs_and_b_cubed(clusters: ModuleType) -> None:
    gold = clusters.Gold({"a": 0, "b": 0, "c": 0, "d": 1}, frozenset(), frozenset("abc"))
    found = {"a": 0, "b": 0, "c": 1, "d": 1}
    assert clusters.pairwise(gold, found) == pytest.approx((1 / 2, 1 / 3, 0.4))
    assert clusters.pairwise(gold, found, "studied") == pytest.approx((1.0, 1 / 3, 0.5))
    assert clusters.pairwise(gold, found, "only scored") == (0.0, 0.0, 0.0)
    assert clusters.b_cubed(gold, found)[:2] == pytest.approx((3 / 4, (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4))
    assert clusters.b_cubed(gold, found, "only scored")[:2] == pytest.approx((1 / 2, 1.0))


def test_pairs_that_the_gold_leaves_open_are_not_counted(clusters: ModuleType) -> None:
    gold = clusters.Gold({"a": 0, "b": 1}, frozenset([frozenset("ab")]), frozenset("a"))
    assert list(clusters.pairs(gold)) == []
    assert clusters.b_cubed(gold, {"a": 0, "b": 0})[0] == 0.5
