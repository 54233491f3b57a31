"""The filter of PolNeAR's cues: what counts as a cue of speech, on both sides alike."""

import pathlib
from types import ModuleType

import pytest

EVAL = pathlib.Path(__file__).parents[2] / "eval"
TEXT = "Hamdani said the dam held. She believes it. Her claims were denied, according to Gharib."


@pytest.fixture
def polnear(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVAL))
    import polnear  # type: ignore[import-not-found]

    return polnear  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("cue", "speech"),
    [("said", True), ("believes", False), ("claims", True), ("were denied", True), ("according to", True), ("held", False)],
)
def test_cues_of_speech_by_any_form(polnear: ModuleType, cue: str, speech: bool) -> None:
    at = TEXT.index(cue)
    assert polnear.Speech().is_cue(TEXT, [(at, at + len(cue))]) is speech


def test_both_sides_are_filtered_alike(polnear: ModuleType) -> None:
    said, believes = TEXT.index("said"), TEXT.index("believes")
    gold = [{"cue": [[said, said + 4]]}, {"cue": [[believes, believes + 8]]}]
    ours = [{"cue": {"spans": [[believes, believes + 8]]}}, {"cue": {"spans": [[said, said + 4]]}}]
    assert polnear.filtered(TEXT, gold, ours, None) == (gold, ours)
    assert polnear.filtered(TEXT, gold, ours, polnear.Speech()) == (gold[:1], ours[1:])
