"""Trees to text, and what a tree tells, on trees written here."""

import pathlib
from types import ModuleType

import pytest

from musnad.read.lexicon import lexicon

EVAL = pathlib.Path(__file__).parents[2] / "eval"

# `The minister said to the agency that her plan succeeded`, with a verb that governs a clause.
SAID = """# orig_file_sentence OWN_1#1
1	قَالَ	_	VERB	VP-A-3MS--	_	0	root	_	_
2	اَلوَزِيرُ	_	NOUN	N------S1D	_	1	nsubj	_	_
3	لِ	_	ADP	P---------	_	4	case	_	_
4	اَلوَكَالَةِ	_	NOUN	N------S2D	_	1	iobj	_	_
5	إِنَّ	_	CONJ	C---------	_	8	mark	_	_
6	خُطَّةَ	_	NOUN	N------S4R	_	8	nsubj	_	_
7	هَا	_	PRON	SP---3FS2-	_	6	nmod	_	_
8	نَجَحَت	_	VERB	VP-A-3FS--	_	1	ccomp	_	_
9	.	_	PUNCT	G---------	_	1	punct	_	_
"""
# `She arrived before the talks began`: no cue.
ARRIVED = """# orig_file_sentence OWN_1#2
1	وَ	_	CONJ	C---------	_	2	cc	_	_
2	وَصَلَت	_	VERB	VP-A-3FS--	_	0	root	_	_
3	قَبلَ	_	ADP	PI------4-	_	5	mark	_	_
4	أَن	_	CONJ	C---------	_	5	mark	_	_
5	تَبدَأَ	_	VERB	VISA-3FS--	_	2	advcl	_	_
6	بمباحثات	_	X	U---------	_	7	case	_	_
7	بمباحثات	_	X	U---------	_	5	dobj	_	_
"""


@pytest.fixture
def padt(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(EVAL))
    import padt  # type: ignore[import-not-found]

    return padt  # type: ignore[no-any-return]


@pytest.fixture
def file(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "own.conllu"
    path.write_text(SAID + "\n" + ARRIVED + "\n", encoding="utf-8")
    return path


def test_text_is_rebuilt_with_clitics_joined_and_every_word_in_its_place(padt: ModuleType, file: pathlib.Path) -> None:
    (document,) = padt.documents(file)
    assert document.text.splitlines() == ["قال الوزير للوكالة إن خطتها نجحت.", "ووصلت قبل أن تبدأ بمباحثات"]
    words, spans = document.sentences[0]
    assert [document.text[a:b] for a, b in spans] == ["قال", "الوزير", "ل", "لوكالة", "إن", "خطت", "ها", "نجحت", "."]
    assert len(words) == len(spans)
    assert len(set(document.sentences[1][1])) == 6  # the word that could not be split stands there once


def test_mirrored_guillemets_are_set_right(padt: ModuleType, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "own.conllu"
    rows = [
        "1	»	_	PUNCT	G---------	_	2	punct	_	_",
        "2	نَعَم	_	PART	F---------	_	0	root	_	_",
    ]
    path.write_text(
        "\n".join(["# orig_file_sentence OWN_2#1", *rows, "3	«	_	PUNCT	G---------	_	2	punct	_	_", ""]),
        "utf-8",
    )
    assert next(padt.documents(path)).text == "«نعم»\n"


def test_a_cue_governs_its_clause_and_has_its_subject(padt: ModuleType) -> None:
    said, arrived = (words for _, words in padt.trees((SAID + "\n" + ARRIVED).splitlines()))
    (pair,) = padt.pairs(said, lexicon("ar"))
    assert (pair.lemma, pair.cue, pair.subject_head, pair.subject, pair.marks) == ("قال", 0, 1, {1}, {4})
    assert pair.content == {4, 5, 6, 7}
    assert padt.pairs(arrived, lexicon("ar")) == []


def test_the_first_person_and_the_passive_are_no_cues(padt: ModuleType) -> None:
    for tag in ("VP-A-1MS--", "VP-P-3MS--"):
        ((_, words),) = padt.trees(SAID.replace("VP-A-3MS--", tag).splitlines())
        assert padt.pairs(words, lexicon("ar")) == []


def test_a_document_is_scored_whole(padt: ModuleType, file: pathlib.Path) -> None:
    tally = padt.Tally(padt.Counter(), padt.Counter(), [])
    for document in padt.documents(file):
        padt.score(document, lexicon("ar"), tally)
    counts = tally.counts
    assert (counts["pairs"], counts["cue"], counts["content .95"], counts["head"], counts["source .95"]) == (1, 1, 1, 1, 1)
    assert counts["right"] == counts["predicted"] == 1
    assert tally.misses == []
