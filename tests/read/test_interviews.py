"""Turns of interviews: questions and answers that the marks of their lines tell apart."""

import pytest

from tests.read.said import Said, differences, reading
from tests.work import growth

INTRO = "استبعد المدير كريم بنسعيد أن يصمد السد. وإلى نص الحوار:"
ASKED = [Said("استبعد", "يصمد السد", "المدير كريم بنسعيد")]


def turn(cue: str, content: str, who: str = "المدير كريم بنسعيد") -> Said:
    """A question of nobody by name, or an answer."""
    return Said(cue, content, "", who, act="assert") if who else Said(cue, content, "", "", act="ask")


@pytest.mark.parametrize(("asks", "answers"), [("•", "••"), ("* ", "- "), ("س: ", "ج: "), ("● ", "●● "), ("* ", "– ")])
def test_an_answer_goes_on_up_to_the_next_question(asks: str, answers: str) -> None:
    lines = [
        f"{asks}كيف ترى حال السد؟",
        f"{answers}السد قديم. والماء وفير.",
        "ولا أحد يعرف الموعد.",
        f"{asks}وما رأيكم في الميناء؟",
        f"{answers}الميناء جديد.",
        "وكان بنسعيد قد وصل أمس.",
    ]
    one, two = asks.strip(), answers.strip()
    told = [
        turn(one, "كيف ترى حال السد؟", ""),
        turn(two, "السد قديم. والماء وفير.\nولا أحد يعرف الموعد"),
        turn(one, "وما رأيكم في الميناء؟", ""),
        turn(two, "الميناء جديد"),
    ]
    assert differences("\n".join([INTRO, "", *lines]), ASKED + told) == []


def test_what_others_say_in_an_answer_stands_in_it() -> None:
    text = f"{INTRO}\n\n* كيف الحال؟\n- قال الوزير إن السد قديم. وهذا صحيح.\n* ومتى يكتمل؟\n- غدا."
    nested = Said("قال", "السد قديم", "الوزير", parent="-")
    told = [
        turn("*", "كيف الحال؟", ""),
        turn("-", "قال الوزير إن السد قديم. وهذا صحيح"),
        nested,
        turn("*", "ومتى يكتمل؟", ""),
        turn("-", "غدا"),
    ]
    assert differences(text, ASKED + told) == []


def test_who_answers_is_unknown_where_two_spoke_before() -> None:
    text = "قال كريم بنسعيد إن السد قديم. وقالت ليلى حداد إن الماء وفير.\n\n* كيف الحال؟\n- حسن.\n* ومتى يكتمل؟\n- غدا."
    told = [Said("قال", "السد قديم", "كريم بنسعيد"), Said("وقالت", "الماء وفير", "ليلى حداد")]
    turns = [turn("*", "كيف الحال؟", ""), Said("-", "حسن", "", ""), turn("*", "ومتى يكتمل؟", ""), Said("-", "غدا", "", "")]
    assert differences(text, told + turns) == []


@pytest.mark.parametrize(
    "text",
    [
        "* السد قديم\n- الماء وفير\n* الميناء جديد\n- الطريق طويل",
        "* هل السد قديم؟\n* هل الماء وفير؟\n* هل الميناء جديد؟",
        "* هل السد قديم؟\n- نعم.\n\nوالماء وفير.",
    ],
)
def test_a_list_or_one_question_is_no_interview(text: str) -> None:
    assert differences(text, []) == []


def test_many_turns_are_read_in_linear_work() -> None:
    def read(n: int) -> None:
        assert len(reading(INTRO + "\n* كيف الحال؟\n- حسن.\nوالماء وفير." * n).attributions) == 2 * n + 1

    assert growth(read, 200) < 1.1
