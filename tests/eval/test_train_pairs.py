"""What the stance of headlines is learned on, from two headlines of our own."""

import pathlib
from types import ModuleType

import pytest

EVAL = pathlib.Path(__file__).parents[2] / "eval"


@pytest.fixture
def train_pairs(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVAL))
    import train_pairs  # type: ignore[import-not-found]

    return train_pairs  # type: ignore[no-any-return]


def test_pairs_of_headlines_become_rows_of_measures(train_pairs: ModuleType, tmp_path: pathlib.Path) -> None:
    rows = [
        "s1,s2,stance",
        "الوزير يفتتح الجسر الجديد,الوزير لا يفتتح الجسر الجديد,disagree",
        "أمطار على الساحل,أمطار على الساحل,agree",
    ]
    path = tmp_path / "own.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    measured, told, firsts = train_pairs.stances(path)
    assert measured.shape == (2, len(train_pairs.stance.MEASURES))
    assert list(told) == ["disagree", "agree"]
    assert firsts == ["الوزير يفتتح الجسر الجديد", "أمطار على الساحل"]
    at = {name: i for i, name in enumerate(train_pairs.stance.MEASURES)}
    assert measured[1][at["jaccard"]] == 1.0
    assert (measured[0][at["negation"]], measured[1][at["negation"]]) == (1.0, 0.0)
