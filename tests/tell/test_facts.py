"""How facts are worded, in every language of the interface."""

import pytest

from musnad.read.eventwords import lexicon
from musnad.read.tolls import PEOPLE, TOLLS
from musnad.tell import facts
from musnad.tell.wording import languages, wording


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("8", "8"),
        ("8 soldier", "8 (soldiers)"),
        ("40+", "at least 40"),
        ("0..5", "up to 5"),
        ("~50 civilian", "about 50 (civilians)"),
        ("100..150", "100 to 150"),
        ("20..199", "dozens"),
    ],
)
def test_numbers_of_people_are_worded_with_their_bounds(value: str, told: str) -> None:
    assert facts.toll(wording("en"), value) == told


@pytest.mark.parametrize("lang", languages())
def test_every_fact_that_is_read_has_words(lang: str) -> None:
    words = wording(lang)
    assert set(facts.TOLLS) == TOLLS
    assert all(words.find("counted", who) for who in PEOPLE - {"person"})
    for code in ("ar", "en"):
        assert all(words.find("outcome", row.name) for rows in lexicon(code).outcomes.values() for row in rows)
        assert {row.name for rows in lexicon(code).parts.values() for row in rows} <= set(facts.PARTS)
    assert all(words.find("fact", name) for name in facts.ORDER)
