"""The labelled pairs of contents, and the figures that are counted over them."""

import pathlib
from collections import Counter
from types import ModuleType

import pytest

EVAL = pathlib.Path(__file__).parents[2] / "eval"


@pytest.fixture
def contradictions(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVAL))
    import contradictions  # type: ignore[import-not-found]

    return contradictions  # type: ignore[no-any-return]


def test_the_pairs_are_many_of_every_class_and_hold_no_words(contradictions: ModuleType) -> None:
    pairs = contradictions.labelled()
    counts = Counter((p.split, p.label) for p in pairs)
    assert len(pairs) >= 150
    assert set(counts) == {(split, name) for split in contradictions.SPLITS for name in contradictions.CLASSES}
    places = [place for p in pairs for place in (p.left, p.right)]
    assert len({(p.left, p.right) for p in pairs}) == len(pairs)
    assert all(len(place.check) == 8 and place.spans for place in places)


def test_precision_and_recall_are_counted_by_split(contradictions: ModuleType) -> None:
    place = contradictions.Place("file", "report", ((0, 1),), "check")

    def pair(label: str, split: str = "tuned") -> object:
        return contradictions.Pair(place, place, label, split)

    rows = [(pair("contradicts"), "contradicts"), (pair("same"), "contradicts"), (pair("contradicts"), "same")]
    found = contradictions.table([*rows, (pair("same", "unseen"), "same")])
    assert found["tuned", "contradicts"] == (0.5, 0.5, 2, 2)
    assert found["tuned", "same"] == (0.0, 0.0, 1, 1)
    assert found["unseen", "same"] == (1.0, 1.0, 1, 1)
    assert found["unseen", "contradicts"] == (0.0, 0.0, 0, 0)
