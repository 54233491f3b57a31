"""Kinds of pairs and their precision, on a few that can be counted by hand; and that what is kept holds no text."""

import pathlib
from types import ModuleType

import pytest

from musnad.model import Copy, Credit, Excerpt, Ref, Report

EVAL = pathlib.Path(__file__).parents[2] / "eval"


@pytest.fixture
def copies(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVAL))
    import copies  # type: ignore[import-not-found]

    return copies  # type: ignore[no-any-return]


def test_pairs_are_told_apart_by_whom_they_credit(copies: ModuleType) -> None:
    def report(id: str, *names: str) -> Report:
        credits = tuple(Credit((), name, "agency", Ref(name, name)) for name in names)
        return Report(id=id, text="", credits=(*credits, Credit((), "the city", "place")))

    reports = {r.id: r for r in (report("a", "x"), report("b", "x", "y"), report("c", "z"), report("d"), report("e"))}
    pairs = [Copy(Excerpt(i, ()), Excerpt(j, ()), 30, 0.5) for i, j in ("ab", "ac", "ad", "de", "be")]
    rows = [row.split(" | ")[1:] for row in copies.kinds(reports, pairs)[2:]]
    assert [[cell.strip(" |") for cell in row] for row in rows] == [["1", "2"], ["1", "2"], ["2", "4"], ["1", "2"], ["5", "5"]]


def test_precision_is_over_the_pairs_that_are_told(copies: ModuleType) -> None:
    def row(left: str, right: str, source: str) -> dict[str, object]:
        return {"set": "unseen", "source": source, "left": {"report": left}, "right": {"report": right}}

    rows = [row("a", "b", "report"), row("a", "c", "chance"), row("a", "d", "statement"), row("b", "d", "chance")]
    table = copies.precision(rows, {("a", "b"), ("a", "c"), ("a", "d")})
    assert table[-1] == "| unseen | 3 | 1 | 1 | 1 | 0.667 |"


def test_what_is_kept_is_ids_and_offsets(copies: ModuleType) -> None:
    rows = copies.judgements()
    assert sum(row["set"] == "unseen" for row in rows) == 50
    for row in rows:
        assert set(row) == {"set", "source", "left", "right"}
        assert row["source"] in ("report", "statement", "chance")
        for side in (row["left"], row["right"]):
            assert all(type(n) is int for span in side["spans"] for n in span)
            assert len(side["report"]) <= 20
