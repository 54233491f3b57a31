"""Words that a title tells beside what its report is about, in reports written for these tests."""

import pytest

from musnad.ingest import report
from musnad.link import link
from musnad.model import Event
from musnad.read import read

COUNCIL = "وافق مجلس الأمن الدولي أمس على قرار بشأن السد في جلسة استمرت ساعتين."
SPOKE = "وقال وزير الخارجية الروسي سيرغي لافروف لبرنامج مساء الخير (ك. ن. ت) أول من أمس إن القرار لا يلزم أحدا."


def events(title: str, *paragraphs: str) -> list[Event]:
    """The events that one report of 10 March 2022 is about, the principal one first."""
    one = report("\n\n".join(paragraphs), language="ar", title=title, published="2022-03-10T12:00")
    return [e for e in link([read(one)]) if e.reports[0].role != "mention"]


@pytest.mark.parametrize(
    "title",
    [
        "مجلس الأمن يصوت على قرار السد.. وروسيا تقول إنه لا يلزم أحدا",
        "مجلس الأمن يصوت على قرار السد.. ومسؤول روسي يقول إنه لا يلزم أحدا",
    ],
)
def test_whose_words_the_title_tells_makes_a_second_event_with_its_own_day(title: str) -> None:
    vote, words = events(title, COUNCIL, SPOKE)
    assert (vote.kind, vote.when.date, [r.role for r in vote.reports]) == ("vote", "2022-03-09", ["principal"])
    assert (words.kind, words.when.date, [r.role for r in words.reports]) == ("statement", "2022-03-08", ["main"])
    assert [p.id for p in words.participants] == ["sergey-lavrov"]
    assert words.reports[0].reasons[0].values == {"place": "title"}


@pytest.mark.parametrize(
    "title",
    [
        "مجلس الأمن يصوت على قرار السد",
        "مجلس الأمن يصوت على قرار السد.. والأمم المتحدة: القرار لا يلزم أحدا",
        "مجلس الأمن يصوت على قرار السد.. وإيران تقول إنه لا يلزم أحدا",
        "مجلس الأمن يصوت على قرار السد.. ومسؤول إيراني يقول إنه لا يلزم أحدا",
    ],
)
def test_who_is_not_heard_in_title_and_text_or_takes_part_makes_none(title: str) -> None:
    assert [e.kind for e in events(title, COUNCIL, SPOKE)] == ["vote"]
