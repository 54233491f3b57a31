"""Judgements of modality against what is read, on a report written here."""

import json
import pathlib
from types import ModuleType

import pytest

EVAL = pathlib.Path(__file__).parents[2] / "eval"
TEXT = "أعلن المبعوث سالم الغريب أن المعبر سيفتح إذا هدأت المدينة. ونفى المبعوث إغلاق الطريق. وقال إن المدينة لا تخاف."


@pytest.fixture
def modality(monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVAL))
    import modality  # type: ignore[import-not-found]

    monkeypatch.setattr(modality, "JUDGED", tmp_path / "judged.jsonl")
    tmp_path.joinpath("data", "volume").mkdir(parents=True)
    line = json.dumps({"id": "own", "text": TEXT, "language": "ar"}, ensure_ascii=False)
    tmp_path.joinpath("data", "volume", "own.jsonl").write_text(line + "\n", encoding="utf-8")
    return modality  # type: ignore[no-any-return]


def judge(modality: ModuleType, cue: str, content: str, verdict: str, condition: str = "") -> None:
    def at(words: str) -> list[list[int]]:
        return [[TEXT.index(words), TEXT.index(words) + len(words)]] if words else []

    row = {"sample": 1, "report": "own", "cue": at(cue), "content": at(content), "modality": verdict, "condition": at(condition)}
    with modality.JUDGED.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")


def test_a_sample_is_compared(modality: ModuleType, tmp_path: pathlib.Path) -> None:
    judge(modality, "أعلن", "المعبر سيفتح", "conditional", "إذا هدأت المدينة")
    judge(modality, "ونفى", "إغلاق الطريق", "actual")
    judge(modality, "هدأت", "المدينة", "actual")
    lines = list(modality.compare(tmp_path, misses=True))
    assert lines[0].startswith("own cue ")
    assert "judged actual []: denied" in lines[0]
    assert "not read" in lines[1]
    assert lines[2] == "sample 1: 1 of 2 right (0.500); conditions 1 of 1; no longer read 1"
    assert "| conditional | 1 | 1 | 1 |" in lines
    assert "| denied | 0 | 1 | 0 |" in lines


def test_a_sample_has_one_attribution_a_report_and_none_of_those_judged(modality: ModuleType, tmp_path: pathlib.Path) -> None:
    ((reading, chosen),) = modality.draw(tmp_path, 7)
    assert chosen.modality == "denied"
    assert "denied (deny, said)" in modality.shown(reading, chosen, 1)
    judge(modality, "ونفى", "إغلاق الطريق", "denied")
    assert modality.draw(tmp_path, 7) == []


def test_the_stored_judgements_quote_nothing() -> None:
    rows = [json.loads(line) for line in EVAL.joinpath("modality.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 120
    assert all(set(row) == {"sample", "report", "cue", "content", "modality", "condition"} for row in rows)
