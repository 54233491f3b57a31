"""The spread of figures over outlets, on figures written here."""

import pathlib
from types import ModuleType

import pytest

EVAL = pathlib.Path(__file__).parents[2] / "eval"


@pytest.fixture
def outlets(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVAL))
    import outlets  # type: ignore[import-not-found]

    return outlets  # type: ignore[no-any-return]


def figures(value: float, gold: int) -> dict[str, float]:
    return dict.fromkeys(("found", "exact", "sourced", "chained"), value) | {"wrong": 1 - value, "gold": float(gold)}


def test_worst_best_and_what_is_left(outlets: ModuleType) -> None:
    single = {"one": figures(0.9, 20), "two": figures(0.7, 30), "tiny": figures(0.1, 2)}
    rest = {"one": figures(0.68, 32), "two": figures(0.8, 22), "tiny": figures(0.78, 50)}
    lines = outlets.table(single, rest, {"all": figures(0.75, 52)})
    cells = {line.split("|")[1].strip(): [c.strip() for c in line.split("|")[2:-1]] for line in lines[2:]}
    assert cells["worst of 2 outlets"] == ["0.700 (two)"] * 4 + ["0.300 (two)"]
    assert cells["best of them"] == ["0.900 (one)"] * 4 + ["0.100 (one)"]
    assert cells["mean over them, each held out in turn"] == ["0.800"] * 4 + ["0.200"]
    assert cells["all others, mean when each is left out"][0] == "0.753"
    assert cells["all others, from and to"][0] == "0.680 to 0.800"
    assert cells["all"] == ["0.750"] * 4 + ["0.250"]
