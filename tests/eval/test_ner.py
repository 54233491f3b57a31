"""Labelled words to names, and the counts, on words written here."""

import pathlib
from types import ModuleType

import pytest

EVAL = pathlib.Path(__file__).parents[2] / "eval"


@pytest.fixture
def ner(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVAL))
    import ner  # type: ignore[import-not-found]

    return ner  # type: ignore[no-any-return]


def test_lines_of_both_kinds_are_the_same_sentences(ner: ModuleType) -> None:
    lines = ["زار O", "سامي B-PERS", "(حلب) B-LOC", "", "عاد O"]
    rows = ["Sentence_ID,Word,Revised_Label", "7,زار,O", "7,سامي,B_PER", "7,(حلب),B_LOC", "9,عاد,O"]
    expected = [["زار", "سامي", "(حلب)"], ["عاد"]]
    assert [[word for word, _ in sentence] for sentence in ner.conll(lines)] == expected
    assert [[word for word, _ in sentence] for sentence in ner.table(rows)] == expected


def test_a_block_has_names_without_marks_at_their_edges(ner: ModuleType) -> None:
    sentence = [("وزير", "B-TIT"), ("العدل", "I-TIT"), ("سامي", "B-PER"), ("(حلب)", "B-LOC"), ("كتاب", "B-MIS")]
    text, names = ner.block([sentence, [("عاد", "O")]])
    assert text == "وزير العدل سامي (حلب) كتاب\nعاد\n"
    assert {(text[n.start : n.end], n.kind) for n in names} == {
        ("وزير العدل", "office"),
        ("سامي", "person"),
        ("حلب", "place"),
    }


def test_two_names_side_by_side_stay_two(ner: ModuleType) -> None:
    _, names = ner.block([[("الملك", "B-TIT"), ("السفير", "B-TIT"), ("حلب", "I-LOC")]])
    assert sorted(n.kind for n in names) == ["office", "office", "place"]


def test_exact_and_lenient_counts(ner: ModuleType) -> None:
    gold = frozenset({ner.Named(0, 10, "person"), ner.Named(20, 25, "place")})
    found = frozenset({ner.Named(4, 10, "person"), ner.Named(20, 25, "place"), ner.Named(30, 34, "place")})
    counts = ner.compare(gold, found)
    assert ner.row("own", "person", counts) == "| own | person | 1 | 0.000 | 0.000 | 0.000 | 1.000 | 1.000 | 1.000 |"
    assert ner.row("own", "place", counts) == "| own | place | 1 | 0.500 | 1.000 | 0.667 | 0.500 | 1.000 | 0.667 |"


def test_what_we_read_is_compared_by_kind(ner: ModuleType) -> None:
    text = "وصل فلاديمير بوتين إلى دمشق\n"
    found = ner.read_names(text, frozenset({"person", "place"}))
    assert {(text[n.start : n.end], n.kind) for n in found} == {("فلاديمير بوتين", "person"), ("دمشق", "place")}
