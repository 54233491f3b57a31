"""Posts in a report: the words of an account, with what is said in them, in whatever language."""

import pytest

from tests.read.said import Said, differences, reading
from tests.work import growth

REPORT = "قال الوزير كريم بنسعيد إن السد جاهز.\n\n{post}\n\nوأضاف أن الماء وفير."
AROUND = [
    Said("قال", "السد جاهز", "الوزير كريم بنسعيد"),
    Said("وأضاف", "الماء وفير", "", "الوزير كريم بنسعيد"),
]
WORDS = "Министр Иван Петров заявил, что вода и плотины давно готовы"
SIGNED = "— Вестник плотины (@vestnik_plotiny) December 7, 2021"


@pytest.mark.parametrize("words", ["Плотина готова. pic.twitter.com/Ab12Cd34", "Плотина готова"])
def test_a_post_is_said_by_its_account(words: str) -> None:
    found = reading(REPORT.format(post=f"{words}\n{SIGNED}"))
    post = next(a for a in found.attributions if a.mode == "direct")
    text = found.report.text
    assert [text[slice(*s)] for s in post.content.spans] == ["Плотина готова"]
    assert [text[slice(*s)] for s in post.cue.spans] == ["—"]
    assert post.source.text == "Вестник плотины (@vestnik_plotiny)"
    assert post.parent is None


def test_what_is_said_in_a_post_stands_in_it() -> None:
    post = f"{WORDS}. pic.twitter.com/Ab12Cd34\n{SIGNED}"
    told = [
        AROUND[0],
        Said("заявил", "вода и плотины давно готовы", "Министр Иван Петров", parent="—"),
        Said(
            "—",
            "Министр Иван Петров заявил, что вода и плотины давно готовы",
            "Вестник плотины (@vestnik_plotiny)",
            mode="direct",
        ),
        AROUND[1],
    ]
    assert differences(REPORT.format(post=post), told) == []


def test_a_post_of_which_its_speaker_is_told_is_not_said_twice() -> None:
    post = f"وكتب المدير سالم حداد على تويتر:\nПлотина готова. pic.twitter.com/Ab12Cd34\n{SIGNED}"
    found = reading(REPORT.format(post=post))
    assert [found.report.text[slice(*a.cue.spans[0])] for a in found.attributions] == ["قال", "وكتب", "وأضاف"]


def test_many_posts_are_read_in_linear_work() -> None:
    def read(n: int) -> None:
        found = reading("\n\n".join(f"قال الوزير إن السد رقم {k} جاهز.\n\nПлотина номер {k}\n{SIGNED}" for k in range(n)))
        assert sum(a.mode == "direct" for a in found.attributions) == n

    assert growth(read, 60) < 1.1
