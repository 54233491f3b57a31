"""The quality gate: its arithmetic, and that the floors hold where the shared data is."""

import pathlib
import subprocess
import sys
from types import ModuleType

import pytest

EVAL = pathlib.Path(__file__).parents[1] / "eval"


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVAL))
    import gate  # type: ignore[import-not-found]

    return gate  # type: ignore[no-any-return]


def test_floors_rise_and_fall_only_when_asked(gate: ModuleType) -> None:
    floors = {"at_least": {"found": 0.8, "words": 0.9}, "at_most": {"wrong": 0.05}}
    measured = {"found": 0.8219, "words": 0.85, "wrong": 0.0604, "seeds: silences extra": 2.0}
    assert gate.raised(floors, measured, lowering=False) == {
        "at_least": {"found": 0.821, "words": 0.9},
        "at_most": {"wrong": 0.05, "seeds: silences extra": 2.0},
    }
    assert gate.raised(floors, measured, lowering=True) == {
        "at_least": {"found": 0.821, "words": 0.85},
        "at_most": {"wrong": 0.061, "seeds: silences extra": 2.0},
    }


def test_a_figure_below_its_floor_or_not_measured_fails(gate: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    floors = {"at_least": {"found": 0.8}, "at_most": {"wrong": 0.05}}
    assert gate.judge(floors, {"found": 0.8, "wrong": 0.05}) == 0
    assert gate.judge(floors, {"found": 0.79, "wrong": 0.06}) == 1
    assert gate.judge(floors, {"found": 0.9}) == 1
    assert "found is 0.790; at least 0.8 was asked" in capsys.readouterr().out


def test_the_line_of_the_story_scorer_is_understood(gate: ModuleType) -> None:
    line = (
        "x: events F1 1.000  main 4/3  dates 2/3  links P 0.500 R 0.400 F1 0.444  claims B3 0.700  "
        "origins 5/9 (constant 1: 7)  contradicts 1/2 (+3)  agrees 0/0 (+0)  silences 2/4 (+1)"
    )
    figures = gate.measure.story_figures(line)
    assert (figures["links F1"], figures["claims B3"], figures["origins"], figures["contradicts extra"]) == (0.444, 0.7, 5, 3)
    gated = gate.gated(dict.fromkeys(gate.ATTRIBUTIONS, 0.5), {"x": figures})
    assert gated["x: main off"] == 1
    assert gated["x: events F1"] == 1


def test_the_floors_hold(shared: pathlib.Path) -> None:
    run = subprocess.run([sys.executable, str(EVAL / "gate.py")], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-2000:]


def test_floors_of_data_that_is_not_here_ask_for_nothing(gate: ModuleType) -> None:
    floors = {"at_least": {"found": 0.5, "english: found": 0.7}, "at_most": {}}
    assert gate.judge(gate.without(floors, "english: "), {"found": 0.6}) == 0
