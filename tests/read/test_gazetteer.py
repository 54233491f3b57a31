"""The trie finds whole words, peels the first one only, and prefers the longest name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.read.gazetteer import Gazetteer, gazetteer
from musnad.text import fold, tokenize
from musnad.world import world


@pytest.fixture(scope="module")
def names() -> Gazetteer:
    return gazetteer("ar", world())


def ids(names: Gazetteer, text: str, at: int = 0) -> tuple[int, set[str]]:
    hit = names.match(tokenize(text), at)
    return (hit.end, {leaf.id for leaf in hit.leaves}) if hit else (0, set())


@pytest.mark.parametrize("form", ["موسكو", "وموسكو", "بموسكو", "لموسكو", "فموسكو", "وبموسكو", "مُوسْكُو", "موسكـــو"])
def test_proclitics_and_marks_do_not_hide_a_name(names: Gazetteer, form: str) -> None:
    assert ids(names, form) == (1, {"moscow"})


@pytest.mark.parametrize("form", ["الكرملين", "للكرملين", "بالكرملين", "وللكرملين", "والكرملين"])
def test_the_article_assimilates(names: Gazetteer, form: str) -> None:
    assert ids(names, form) == (1, {"kremlin"})


@pytest.mark.parametrize("form", ["موسكوفا", "أموسكو", "تموسكو"])
def test_no_hit_inside_a_word(names: Gazetteer, form: str) -> None:
    assert ids(names, form) == (0, set())


def test_the_longest_name_wins(names: Gazetteer) -> None:
    assert ids(names, "الحرس الثوري الإيراني") == (3, {"islamic-revolutionary-guard-corps"})
    assert ids(names, "حزب الله اللبناني")[0] == 3
    assert ids(names, "كوريا الجنوبية") == (2, {"south-korea"})


@pytest.mark.parametrize("words", ["أ ف ب", "أ.ف.ب", "ا ف ب", "أف ب", "فرانس برس", "AFP"])
def test_agencies_by_their_letters(names: Gazetteer, words: str) -> None:
    end, found = ids(names, words)
    assert found == {"afp"}
    assert end == len(tokenize(words))


@pytest.mark.parametrize("words", ["عبد الفتاح السيسي", "عبدالفتاح السيسي", "وعبد الفتاح السيسي"])
def test_particles_may_be_written_together(names: Gazetteer, words: str) -> None:
    assert ids(names, words)[1] == {"abdel-fattah-el-sisi"}


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("الأميركي", "united-states"),
        ("أمريكية", "united-states"),
        ("الأميركيون", "united-states"),
        ("والروسية", "russia"),
        ("للسعوديين", "saudi-arabia"),
        ("الإيرانيتين", "iran"),
        ("أممي", "united-nations"),
        ("كتاب", None),
    ],
)
def test_adjectives_give_their_country(names: Gazetteer, word: str, country: str | None) -> None:
    assert names.affiliation(fold(word)) == country


def test_adjectives_of_two_words(names: Gazetteer) -> None:
    tokens = tokenize("الكورية الشمالية")
    assert names.country(tokens, 0, definite=True) == ("north-korea", 2)
    assert names.country(tokenize("الكوري الجنوبي"), 0) == ("south-korea", 2)


@given(st.text(max_size=80))
def test_hits_lie_in_the_tokens_whatever_they_are(text: str) -> None:
    names = gazetteer("ar", world())
    tokens = tokenize(text)
    for i in range(len(tokens)):
        hit = names.match(tokens, i)
        assert hit is None or i == hit.start < hit.end <= len(tokens)


def test_a_language_without_tables_still_finds_names() -> None:
    hit = gazetteer("en", world()).match(tokenize("Vladimir Putin said"), 0)
    assert hit is not None
    assert [leaf.id for leaf in hit.leaves] == ["vladimir-putin"]
