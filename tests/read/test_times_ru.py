"""Russian times in sentences written for this purpose."""

import pytest

from musnad.read.times import find_times
from musnad.text import tokenize

PUBLISHED = "2021-12-30T21:49:00"  # a Thursday


def values(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(text[slice(*t.span)], t.value) for t in find_times(tokenize(text), text=text, published=published, language="ru")]


ABSOLUTE = [
    ("Мост открыли 30 декабря 2021 года", "30 декабря 2021 года", "2021-12-30"),
    ("Мост открыли 30 декабря 2021 г., в дождь", "30 декабря 2021 г.", "2021-12-30"),
    ("Мост открыли 30.12.2021", "30.12.2021", "2021-12-30"),
    ("Мост открыли 7 декабря 2021 года, во вторник", "7 декабря 2021 года, во вторник", "2021-12-07"),
    ("Мост открыли в мае 1981 года", "мае 1981 года", "1981-05"),
    ("Мост открыли в 2014 году", "2014 году", "2014"),
    ("Мост 2009 года стоит", "2009 года", "2009"),
    ("Мост закрыли с 13 по 14 апреля 2006 года", "с 13 по 14 апреля 2006 года", "2006-04-13/2006-04-14"),
    ("Мост открыли весной 2010 года", "весной 2010 года", "2010-03/2010-05"),
    (
        "Мост открыли 30 декабря 2021 года в 21:30 по московскому времени",
        "30 декабря 2021 года в 21:30 по московскому времени",
        "2021-12-30T21:30+03:00",
    ),
    ("Мост открыли в 19.30 мск", "19.30 мск", "T19:30+03:00"),
    ("Мост открыли в 9 часов вечера", "9 часов вечера", "T21"),
    ("Встреча длилась 50 минут", "50 минут", "PT50M"),
]
ANCHORED = [
    ("В понедельник, 27 декабря, мост открыли", "понедельник, 27 декабря", "2021-12-27"),
    ("Вчера вечером мост открыли", "Вчера вечером", "2021-12-29"),
    ("Мост открыли на прошлой неделе", "прошлой неделе", "2021-W51"),
    ("Мост открыли в августе прошлого года", "августе прошлого года", "2020-08"),
    ("Мост открыли три дня назад", "три дня назад", "2021-12-27"),
    ("Мост открыли в 23:35 мск в четверг", "23:35 мск в четверг", "2021-12-30T23:35+03:00"),
    ("Встреча состоится 12 января", "12 января", "2022-01-12"),
]


@pytest.mark.parametrize(("text", "words", "value"), ABSOLUTE)
def test_dates_that_stand_alone_need_no_publication(text: str, words: str, value: str) -> None:
    assert values(text, None) == [(words, value)]


@pytest.mark.parametrize(("text", "words", "value"), ANCHORED)
def test_other_dates_are_counted_from_it(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]


@pytest.mark.parametrize("text", ["Мост стоит в 10 странах", "Охрана окружающей среды", "Мы ждем осенью дождя"])
def test_numbers_and_seasons_alone_are_no_times(text: str) -> None:
    assert values(text) == []


def test_a_month_behind_the_last_year_of_the_calendar_has_no_value() -> None:
    assert values("Мост откроют в январе", "9999-08-01") == [("январе", None)]
