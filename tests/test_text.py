"""What is kept of word types."""

import pytest

from musnad import text
from musnad.text import ByWord


def test_what_a_function_makes_of_a_word_is_made_once() -> None:
    asked: list[str] = []
    kept = ByWord(lambda form: asked.append(form) or len(form))
    assert [kept["one"], kept["three"], kept["one"]] == [3, 5, 3]
    assert asked == ["one", "three"]


def test_the_words_of_years_do_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "_MOST_WORDS", 3)
    kept = ByWord(len)
    for form in ("a", "bb", "ccc", "dddd"):
        assert kept[form] == len(form)
    assert list(kept) == ["dddd"]
