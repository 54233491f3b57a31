"""What the key of names across scripts must hold, over the world's own people."""

import pathlib
from types import ModuleType

import pytest

EVAL = pathlib.Path(__file__).parents[2] / "eval"


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVAL))
    import transliteration  # type: ignore[import-not-found]

    return transliteration  # type: ignore[no-any-return]


@pytest.mark.parametrize("half", ["studied", "unseen"])
def test_names_that_are_united_are_one_persons(measured: ModuleType, half: str) -> None:
    some = measured.people("ar")[half]
    precision, recall, _ = measured.figures(list(measured.pairs(some, "ar")), len(some), measured.LIKE)
    assert precision >= 0.985
    assert recall >= 0.89


def test_a_higher_likeness_is_surer_and_finds_less(measured: ModuleType) -> None:
    some = measured.people("ar")["unseen"]
    found = list(measured.pairs(some, "ar"))
    low, high = measured.figures(found, len(some), 0.0), measured.figures(found, len(some), 0.9)
    assert low.precision < high.precision
    assert low.recall > high.recall
