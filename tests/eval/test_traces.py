"""Claims of the example reports among releases of two months: many are traced to the right sentence, none to a wrong one."""

import json
import pathlib
from collections import Counter
from types import ModuleType

import pytest

EVAL = pathlib.Path(__file__).parents[2] / "eval"
MONTHS = ("2021-12", "2022-01-0")


@pytest.fixture
def traces(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVAL))
    import traces  # type: ignore[import-not-found]

    return traces  # type: ignore[no-any-return]


@pytest.fixture
def two_months(shared: pathlib.Path, tmp_path: pathlib.Path) -> pathlib.Path:
    """The example reports and the releases of some weeks around their calls."""
    source = shared / "data" / "releases"
    if not source.is_dir():
        pytest.skip("the releases (../shared/data/releases) are not here")
    (tmp_path / "seeds").symlink_to(shared / "seeds")
    (tmp_path / "data" / "releases").mkdir(parents=True)
    for path in source.glob("*.jsonl"):
        lines = path.read_text(encoding="utf-8").splitlines()
        kept = [line for line in lines if json.loads(line)["published"].startswith(MONTHS)]
        (tmp_path / "data" / "releases" / path.name).write_text("\n".join(kept), encoding="utf-8")
    return tmp_path


def test_claims_are_traced_to_the_right_sentence_or_to_none(traces: ModuleType, two_months: pathlib.Path) -> None:
    lines = traces.examples(two_months)
    assert Counter(line.verdict for line in lines)["WRONG"] == 0
    of_calls = [line for line in lines if line.report in ("000", "002", "003") and line.verdict == "right"]
    assert len(of_calls) >= 20


def test_a_verdict_needs_every_place_to_be_judged(traces: ModuleType) -> None:
    match = traces.Match("r", (5, 9), ((5, 9),), 0.7)
    judged = traces.Judged((0, 10), "http://a", [[5, 9]], [])
    near = traces.Judged((0, 10), "http://a", [], [[5, 9]])
    assert traces._verdict([("http://a", match)], [judged]) == "right"
    assert traces._verdict([("http://a", match)], [near]) == "near"
    assert traces._verdict([("http://a", match), ("http://b", match)], [judged]) == "WRONG"
    assert traces._verdict([], [judged]) == "none, stands there"
    assert traces._verdict([], [near]) == "none"
