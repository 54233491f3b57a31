"""What is reported as not said, and which of it tells of a silence."""

import pytest
from msgspec.structs import replace

from musnad import read, report
from musnad.lang.silences import told


def silences(text: str) -> list[str]:
    """The names of those who are told to be silent in a text."""
    reading = read(report(text, outlet="Daily Example", published="2021-12-30"))
    unsaid = (a for a in reading.attributions if a.polarity == "not-said")
    return [a.source.entities[0].id for a in unsaid if told(a, report=reading.report, mentions=reading.mentions)]


@pytest.mark.parametrize(
    "text",
    [
        "ولم يذكر دميتري بيسكوف موعد الزيارة.",
        "قال دميتري بيسكوف إن السفينة غادرت الميناء، دون أن يحدد موعد الوصول.",
        "وأعلن دميتري بيسكوف وصول السفينة دون ذكر تفاصيل أخرى.",
        "Dmitry Peskov did not mention the date of the visit.",
    ],
)
def test_who_did_not_tell_a_thing_is_silent_on_it(text: str) -> None:
    assert silences(text) == ["dmitry-peskov"]


@pytest.mark.parametrize(
    "text",
    [
        "إذا لم يحدد دميتري بيسكوف موعد الزيارة فستلغى.",
        "وقال المصدر إن دميتري بيسكوف لن يذكر موعد الزيارة.",
        "ولم يحدد دميتري بيسكوف موقفا نهائيا من الزيارة.",
        "If Dmitry Peskov does not mention the visit, it will be called off.",
    ],
)
def test_what_is_left_open_or_is_no_telling_is_no_silence(text: str) -> None:
    assert silences(text) == []


def test_a_language_without_words_for_it_tells_of_none() -> None:
    reading = read(report("ولم يذكر دميتري بيسكوف موعد الزيارة.", language="ar"))
    (unsaid,) = (a for a in reading.attributions if a.polarity == "not-said")
    assert told(unsaid, reading.report, reading.mentions)
    assert not told(unsaid, replace(reading.report, language="ru"), reading.mentions)
