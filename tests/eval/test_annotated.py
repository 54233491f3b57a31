"""The reports annotated here: addresses and offsets that fit their texts, and no text."""

import json
import pathlib
from types import ModuleType

import pytest

EVAL = pathlib.Path(__file__).parents[2] / "eval"
ROWS = [json.loads(line) for line in (EVAL / "annotated.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture
def annotated(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVAL))
    import annotated  # type: ignore[import-not-found]

    return annotated  # type: ignore[no-any-return]


def test_no_text_is_held() -> None:
    letters = {c for row in ROWS for c in json.dumps(row, ensure_ascii=False) if c.isalpha() and not "a" <= c.lower() <= "z"}
    assert all("\u00c0" <= c <= "\u024f" or "\u1e00" <= c <= "\u1eff" for c in letters)


def test_parents_are_attributions_of_their_report() -> None:
    for row in ROWS:
        ids = {told["id"] for told in row["attributions"]}
        assert {told["parent"] for told in row["attributions"]} <= ids | {None}


def test_the_speaker_is_named_by_the_words_at_his_place(annotated: ModuleType) -> None:
    told = annotated._attribution("قال سالم شيئا", {"who_at": [4, 8], "who": "Salem"})
    assert (told["who_text"], told["who"]) == ("سالم", "Salem")
    told = annotated._attribution("قال سالم شيئا", {"who_at": [4, 8], "who": ""})
    assert (told["who_text"], told["who"]) == ("سالم", "سالم")


def test_a_part_is_measured_on_its_own_texts(annotated: ModuleType, shared: pathlib.Path) -> None:
    (figures,) = annotated.figures(shared, ("studied",)).values()
    assert figures["gold"] == sum(len(row["attributions"]) for row in ROWS if row["part"] == "studied")
    assert 0 < figures["sourced"] < figures["found"] < 1
