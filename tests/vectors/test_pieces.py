import itertools
from importlib.util import find_spec

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad import vectors
from musnad.text import fold
from musnad.vectors.pieces import Compiled, Plain, tokenizer

needs_fast = pytest.mark.skipif(
    find_spec("sentencepiece") is None, reason="the extra `fast` (sentencepiece) is not installed: pip install 'musnad[fast]'"
)
SAMPLES = [
    "",
    "   ",
    "قالت وزارة الزراعة إن موسم القمح سيبدأ في 14 أيار/مايو، وإن 3.5 ملايين طن ستُشترى من الفلاحين.",
    "أكَّدَ المديرُ العامُّ أنّ «المعرضَ لن يُؤجَّل»... وأضاف: ٢٥٪ من الأجنحة جاهزة",
    "سَنَعُودُ   غداً\tإلى   القريةِ\u200f\u200e",
    "The mayor said the bridge would reopen on 3 June, a week later than promised; nobody believed her.",
    "“Don’t wait,” she told them — it's 50% cheaper @home #spring https://example.org/a?b=c",
    "Мэр заявила, что мост откроют третьего июня",
    "ab 𓀀𓀁𓀂𓀃 cd",
    "𓀀 𓀁",
    "a\x00b\u200bc",
    "ﷺ ﷽ ﻻ ﻼ",
    "字字字 حرف 字",
    "x" * 400,
    "لا" * 300,
    "👩‍👩‍👧 🇸🇾 👍🏽",
]
LETTERS = st.text(
    st.one_of(
        st.characters(min_codepoint=0x620, max_codepoint=0x65F),
        st.characters(min_codepoint=0x20, max_codepoint=0x7E),
        st.sampled_from(" \n،؛؟«»٪\u0640\u200f\u00a0"),
        st.characters(exclude_categories=("Cs",)),
    ),
    max_size=120,
)


@pytest.fixture(scope="module")
def both() -> tuple[Plain, Compiled]:
    return Plain(), Compiled()


@needs_fast
@pytest.mark.parametrize("text", SAMPLES)
def test_both_tokenizers_give_the_same_pieces(both: tuple[Plain, Compiled], text: str) -> None:
    plain, compiled = both
    assert compiled.encode(text) == plain.encode(text)
    assert compiled.encode(fold(text)) == plain.encode(fold(text))


@needs_fast
@settings(max_examples=400, deadline=None)
@given(text=LETTERS)
def test_both_give_the_same_pieces_of_any_text(both: tuple[Plain, Compiled], text: str) -> None:
    plain, compiled = both
    assert compiled.encode(text) == plain.encode(text)


@needs_fast
@settings(max_examples=200, deadline=None)
@given(words=st.lists(st.sampled_from([word for text in SAMPLES for word in text.split()]), max_size=40))
def test_both_give_the_same_pieces_of_words_in_any_order(both: tuple[Plain, Compiled], words: list[str]) -> None:
    plain, compiled = both
    assert compiled.encode(" ".join(words)) == plain.encode(" ".join(words))


@needs_fast
def test_vectors_are_the_same(monkeypatch: pytest.MonkeyPatch, both: tuple[Plain, Compiled]) -> None:
    texts = [text for text in SAMPLES if text.strip()]
    rows = []
    for one in both:
        monkeypatch.setattr(vectors._encoder(), "_sp", one)
        monkeypatch.setattr(vectors._encoder(), "_backend", None, raising=False)
        vectors._kept.clear()
        rows.append(vectors.encode(texts))
    assert np.array_equal(*rows)


def test_runs_of_unknown_pieces_are_merged() -> None:
    ids = tokenizer().encode("ab 𓀀𓀁𓀂𓀃 cd")
    assert 0 in ids
    assert not any(a == b == 0 for a, b in itertools.pairwise(ids))


def test_the_compiled_one_is_taken_where_it_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(tokenizer(), Compiled if find_spec("sentencepiece") else Plain)
    monkeypatch.setattr("musnad.vectors.pieces.find_spec", lambda name: None)
    assert isinstance(tokenizer(), Plain)
