"""Chains of speakers against gold in MPQA's format, on a text written here."""

import pathlib
from collections import Counter
from types import ModuleType

import pytest

from musnad.ingest import report
from musnad.model import Attribution, Medium, Party, Reading, Reason, Ref, Span, Words

EVAL = pathlib.Path(__file__).parents[2] / "eval"
TEXT = """The harbour agency said on Monday that Mayor Anna Brook had told it the
quay would close. She added that no ship was lost.

  Brook wants a new quay."""


def at(words: str) -> Span:
    start = TEXT.index(words)
    return start, start + len(words)


def line(kind: str, words: str, **values: str) -> str:
    start, end = at(words)
    attributes = " ".join(f'{name.replace("_", "-")}="{value}"' for name, value in values.items())
    return f"1\t{start},{end}\tstring\tGATE_{kind}\t {attributes}"


GOLD = "\n".join([
    "# written for this test",
    '1\t0,0\tstring\tGATE_agent\t id="w"',
    '2\t0,0\tstring\tGATE_objective-speech-event\t implicit="true" nested-source="w"',
    line("agent", "The harbour agency", id="agency", nested_source="w,agency"),
    line("objective-speech-event", "said", nested_source="w, agency"),
    line("agent", "Mayor Anna Brook", id="brook", nested_source="w,agency,brook"),
    line("direct-subjective", "had told", nested_source="w,agency,brook"),
    line("agent", "She", nested_source="w,brook"),
    line("objective-speech-event", "added", nested_source="w,brook"),
    line("direct-subjective", "wants", nested_source="w,brook"),
])  # fmt: skip


@pytest.fixture
def mpqa(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVAL))
    import mpqa  # type: ignore[import-not-found]

    return mpqa  # type: ignore[no-any-return]


def party(words: str, named: str = "") -> Party:
    return Party(spans=(at(words),) if words else (), named_at=(at(named or words),), text=named or words)


def said(cue: str, source: Party, parent: str | None = None) -> Attribution:
    return Attribution(id=cue, cue=Words((at(cue),)), content=Words((at("quay"),)), source=source, parent=parent)


def read(*attributions: Attribution) -> Reading:
    return Reading(report(TEXT, language="en"), attributions)


RIGHT = (
    said("said", party("The harbour agency")),
    said("told", party("Mayor Anna Brook"), "said"),
    said("added", party("She", "Mayor Anna Brook")),
)


def counts(mpqa: ModuleType, *attributions: Attribution) -> Counter[str]:
    doc = mpqa.document("own", TEXT, GOLD, mpqa.speech_forms())
    return mpqa.judge(doc, read(*attributions), listed=False)  # type: ignore[no-any-return]


def test_gold_is_what_others_than_the_writer_say_in_words(mpqa: ModuleType) -> None:
    doc = mpqa.document("own", TEXT, GOLD, mpqa.speech_forms())
    assert [(TEXT[slice(*e.span)], e.chain) for e in doc.events] == [
        ("said", ("agency",)),
        ("had told", ("agency", "brook")),
        ("added", ("brook",)),
    ]
    assert doc.others == (at("wants"),)
    assert doc.agents["brook"] == (at("Mayor Anna Brook"), at("She"))


def test_lines_broken_by_hand_are_joined_and_paragraphs_are_not(mpqa: ModuleType) -> None:
    joined = mpqa.unwrapped(TEXT)
    assert len(joined) == len(TEXT)
    assert "told it the quay" in joined
    assert "was lost.\n\n  Brook" in joined


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [("Mayor Anna Brook", "Brook"), ("the mayor of the town", "mayor"), ("Brook, who came", "Brook"), ("She", "She")],
)
def test_heads(mpqa: ModuleType, phrase: str, expected: str) -> None:
    assert phrase[slice(*mpqa.head(phrase, (0, len(phrase))))] == expected


def test_every_agent_on_the_way_counts(mpqa: ModuleType) -> None:
    told = counts(mpqa, *RIGHT)
    assert (told["gold"], told["told"], told["found"], told["depth"], told["chain"]) == (3, 3, 3, 3, 3)
    assert (told["gold 2"], told["chain 2"]) == (1, 1)


def test_a_step_too_few_and_a_wrong_agent(mpqa: ModuleType) -> None:
    first, second, _ = RIGHT
    flat = said("told", second.source)
    told = counts(mpqa, first, flat, said("added", party("The harbour agency")))
    assert (told["found"], told["depth"], told["chain"], told["innermost"]) == (3, 2, 1, 2)


def test_private_states_count_neither_way_and_other_words_against_us(mpqa: ModuleType) -> None:
    assert counts(mpqa, *RIGHT, said("wants", party("Brook wants")))["told"] == 3
    told = counts(mpqa, *RIGHT, said("close", party("She")))
    assert told["told"] == 4
    assert "| own | 3 | 0.750 | 1.000 | 0.857 | 0.750 | 1.000 | 0.857 | 1.000 | 1.000 |" in list(
        mpqa.table({"own": told, "all": told})
    )


def test_who_relays_a_speaker_is_a_step_before_him(mpqa: ModuleType) -> None:
    medium = Medium(spans=(at("The harbour agency"),), entities=(Ref("x", "x"),))
    relayed = Attribution(
        id="told", cue=Words((at("told"),)), content=Words((at("quay"),)), source=party("Mayor Anna Brook"), medium=medium,
        reasons=(Reason("frame", {"kind": "relay"}),),
    )  # fmt: skip
    assert counts(mpqa, relayed)["chain 2"] == 1
