"""English times in sentences written for this purpose; nothing of an outlet or a data set."""

import pytest

from musnad.model import Time
from musnad.read.times import find_times
from musnad.text import tokenize

PUBLISHED = "2021-12-30T21:49:00"  # a Thursday


def times(text: str, published: str | None = PUBLISHED) -> tuple[Time, ...]:
    return find_times(tokenize(text), text=text, published=published, language="en")


def values(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(text[slice(*t.span)], t.value) for t in times(text, published)]


def only(text: str, published: str | None = PUBLISHED) -> Time:
    (found,) = times(text, published)
    return found


ABSOLUTE = [
    ("The bridge opened on December 30, 2021, in the rain", "December 30, 2021", "2021-12-30"),
    ("The bridge opened on 30 December 2021", "30 December 2021", "2021-12-30"),
    ("The bridge opened on 21 December, 2021", "21 December, 2021", "2021-12-21"),
    ("The bridge opened on Tuesday, December 7, 2021", "Tuesday, December 7, 2021", "2021-12-07"),
    ("The bridge opened on the 21st of May 2018", "21st of May 2018", "2018-05-21"),
    ("The bridge opened on Sept. 3, 2018", "Sept. 3, 2018", "2018-09-03"),
    ("The bridge opened in December 2020", "December 2020", "2020-12"),
    ("The bridge opened in 2014", "2014", "2014"),
    ("The 2014 bridge still stands", "2014", "2014"),
    ("The bridge (2009) still stands", "2009", "2009"),
    ("It was closed from 2014 to 2016", "from 2014 to 2016", "2014/2016"),
    ("It was closed between 2014 and 2016", "between 2014 and 2016", "2014/2016"),
    ("The fair runs from 3 to 5 January 2022", "from 3 to 5 January 2022", "2022-01-03/2022-01-05"),
    ("The fair runs Jan. 3-5, 2022", "Jan. 3-5, 2022", "2022-01-03/2022-01-05"),
    ("The fair runs from December 28 to January 3, 2022", "from December 28 to January 3, 2022", "2021-12-28/2022-01-03"),
    ("Sales fell in the third quarter of 2016", "third quarter of 2016", "2016-07/2016-09"),
    ("A custom of the 19th century", "19th century", "1801/1900"),
    ("Sales fell in the summer of 2015", "2015", "2015"),
    ("It opened in the first week of May 2020", "first week of May 2020", "2020-05"),
]


@pytest.mark.parametrize(("text", "words", "value"), ABSOLUTE)
def test_dates_that_stand_alone_need_no_publication(text: str, words: str, value: str) -> None:
    assert values(text, None) == [(words, value)]
    assert only(text, None).anchor is None


ANCHORED = [
    ("The bridge opened on Thursday", "Thursday", "2021-12-30"),
    ("Thursday's opening was brief", "Thursday", "2021-12-30"),
    ("The bridge opened on Tuesday, December 7", "Tuesday, December 7", "2021-12-07"),
    ("The bridge opened Dec. 7 at last", "Dec. 7", "2021-12-07"),
    ("The December 7 opening was brief", "December 7", "2021-12-07"),
    ("It opened between 3 and 5 March", "between 3 and 5 March", "2022-03-03/2022-03-05"),
    ("It opened yesterday", "yesterday", "2021-12-29"),
    ("It opens the day after tomorrow", "the day after tomorrow", "2022-01-01"),
    ("It opened last night", "last night", "2021-12-29"),
    ("It opened early Tuesday", "early Tuesday", "2021-12-28"),
    ("It opened on Monday evening", "Monday evening", "2021-12-27"),
    ("It opened last Tuesday", "last Tuesday", "2021-12-28"),
    ("It opens next Tuesday", "next Tuesday", "2022-01-04"),
    ("It opens this Sunday", "this Sunday", "2022-01-02"),
    ("On Friday, the two mayors will open it", "Friday", "2021-12-31"),
    ("The two mayors will open it on Tuesday", "Tuesday", "2022-01-04"),
    ("The mayor who was there on Tuesday will return", "Tuesday", "2021-12-28"),
    ("It opened last week", "last week", "2021-W51"),
    ("It opens next month", "next month", "2022-01"),
    ("It opened earlier this month", "earlier this month", "2021-12"),
    ("It opens by the end of the year", "the end of the year", "2021"),
    ("It opened in late November", "late November", "2021-11"),
    ("It opened last March", "last March", "2021-03"),
    ("It opened in March", "March", "2022-03"),
    ("It opened two days ago", "two days ago", "2021-12-28"),
    ("It opened a week ago", "a week ago", "2021-W51"),
    ("It has stood for the past three years", "the past three years", "2018-12-30/2021-12-30"),
]


@pytest.mark.parametrize(("text", "words", "value"), ANCHORED)
def test_relative_dates_are_anchored_at_publication(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]
    assert only(text).anchor == "published"


CLOCKS = [
    ("It began at 8:35 p.m. GMT", "8:35 p.m. GMT", "T20:35Z"),
    ("It began at 20:35 Moscow time", "20:35 Moscow time", "T20:35+03:00"),
    ("It began at 3:35 pm EST", "3:35 pm EST", "T15:35-05:00"),
    ("It began at 2035 GMT", "2035 GMT", "T20:35Z"),
    ("It began at 10 a.m. local time", "10 a.m. local time", "T10"),
    ("It began at 9:05pm", "9:05pm", "T21:05"),
    ("It began at 9 am on Thursday", "9 am on Thursday", "2021-12-30T09"),
    ("It began on Thursday at 8:35 p.m.", "Thursday at 8:35 p.m.", "2021-12-30T20:35"),
    ("It began on July 5, 2021, at 14:00 Paris time", "July 5, 2021, at 14:00 Paris time", "2021-07-05T14:00+02:00"),
]


@pytest.mark.parametrize(("text", "words", "value"), CLOCKS)
def test_clock_times(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]
    assert only(text).kind == "instant"


LENGTHS = [
    ("They spoke for 50 minutes", "50 minutes", "PT50M"),
    ("It was a 50-minute call", "50-minute", "PT50M"),
    ("It was a two-hour call", "two-hour", "PT2H"),
    ("It was an hour-long call", "hour-long", "PT1H"),
    ("They spoke for twenty-five minutes", "twenty-five minutes", "PT25M"),
    ("They spoke for about an hour", "an hour", "PT1H"),
    ("They spoke for an hour and a half", "an hour and a half", "PT1H30M"),
    ("They spoke for two and a half hours", "two and a half hours", "PT2H30M"),
    ("They spoke for one hour and 20 minutes", "one hour and 20 minutes", "PT1H20M"),
    ("They spoke for half an hour", "half an hour", "PT30M"),
    ("They spoke for several hours", "several hours", None),
]


@pytest.mark.parametrize(("text", "words", "value"), LENGTHS)
def test_lengths(text: str, words: str, value: str | None) -> None:
    assert values(text) == [(words, value)]
    assert only(text).kind == "duration"


@pytest.mark.parametrize(
    "text",
    [
        "It may rain and they march on",
        "May I ask the Sun reporter who sat there",
        "He grew up in the 1990s",
        "The 39-year-old mayor",
        "The second and the third place",
        "One day he may return",
        "She won 1,300 votes and 20 seats",
    ],
)
def test_words_that_only_look_like_times(text: str) -> None:
    assert values(text) == []


def test_numbers_in_words_are_no_days() -> None:
    assert values("Two December meetings") == [("December", "2021-12")]
    assert values("In December one of them left") == [("December", "2021-12")]


def test_without_publication_a_weekday_keeps_what_it_says() -> None:
    found = only("They spoke on Tuesday", None)
    assert found.value is None
    assert found.relative is not None
    assert found.relative.weekday == 1
