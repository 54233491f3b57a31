"""Whether two contents agree: measures that are the same both ways, and probabilities that follow the words."""

import pytest

from musnad.weigh import stance
from musnad.weigh.parties import Parties
from musnad.weigh.statements import Statement, links, statements
from musnad.world import world


@pytest.fixture
def said(build):  # type: ignore[no-untyped-def]
    def make(text: str) -> Statement:
        (found,) = statements(links([build("one", text, [("joe-biden", text, {})])], Parties(world())), ())
        return found

    return make


def disagree(left: Statement, right: Statement, cosine: float = 0.9) -> float:
    return stance.shares(stance.measures(cosine, left, right))["disagree"]


def test_measures_are_the_same_both_ways(said) -> None:
    one, two = said("ارتفع سعر القمح في أسواق المدينة"), said("انخفض سعر الخبز في المدينة قليلا")
    assert stance.measures(0.8, one, two) == stance.measures(0.8, two, one)
    assert set(stance.measures(0.8, one, two)) <= set(stance.MEASURES)


def test_a_negation_and_an_opposite_speak_for_disagreement(said) -> None:
    rises = said("سعر القمح يرتفع في أسواق المدينة")
    same, not_so, falls = (
        said("سعر القمح يرتفع في أسواق المدينة"),
        said("سعر القمح لا يرتفع في أسواق المدينة"),
        said("سعر القمح ينخفض في أسواق المدينة"),
    )
    assert disagree(rises, not_so) > disagree(rises, same)
    assert disagree(rises, falls) > disagree(rises, same)
    assert sum(stance.shares(stance.measures(0.9, rises, falls)).values()) == pytest.approx(1.0, abs=0.002)


def test_contents_without_words_have_measures(said) -> None:
    assert "soft" not in stance.measures(0.1, said("15"), said("16"))
