"""The Russian texts annotated here: addresses and offsets that fit them, and no text."""

import json
import pathlib
from types import ModuleType

import pytest

EVAL = pathlib.Path(__file__).parents[2] / "eval"
ROWS = [json.loads(line) for line in (EVAL / "russian.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def russian(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVAL))
    import russian  # type: ignore[import-not-found]

    return russian  # type: ignore[no-any-return]


def test_no_text_is_held() -> None:
    assert all(json.dumps(row, ensure_ascii=False).isascii() for row in ROWS)


def test_parents_are_attributions_of_their_report() -> None:
    for row in ROWS:
        ids = {told["id"] for told in row["attributions"]}
        assert {told["parent"] for told in row["attributions"]} <= ids | {None}


def test_precision_and_recall_are_those_of_the_f1(russian: ModuleType) -> None:
    assert russian._shares({"found": 0.5, "gold": 30.0, "predicted": 10.0}) == {"precision": 1.0, "recall": 1 / 3}


def test_a_part_is_measured_on_its_own_texts(russian: ModuleType, shared: pathlib.Path) -> None:
    (figures,) = russian.figures(shared, ("studied",)).values()
    assert figures["gold"] == sum(len(row["attributions"]) for row in ROWS if row["part"] == "studied")
    assert 0 < figures["sourced"] < figures["found"] < 1
