"""Times in sentences written for this purpose; nothing of an outlet or a data set."""

import pathlib
from datetime import date, datetime
from datetime import time as clock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.errors import DataError
from musnad.lang import table
from musnad.model import Relative, Time
from musnad.read.times import find_times
from musnad.text import tokenize
from tests.work import growth

PUBLISHED = "2021-12-30T21:49:00"  # a Thursday


def times(text: str, published: str | None = PUBLISHED) -> tuple[Time, ...]:
    return find_times(tokenize(text), text=text, published=published, language="ar")


def values(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(text[slice(*t.span)], t.value) for t in times(text, published)]


def only(text: str, published: str | None = PUBLISHED) -> Time:
    (found,) = times(text, published)
    return found


ABSOLUTE = [
    ("زارها في 30 ديسمبر 2021 ثم عاد", "30 ديسمبر 2021", "2021-12-30"),
    ("وقع العقد في ٣٠ ديسمبر ٢٠٢١", "٣٠ ديسمبر ٢٠٢١", "2021-12-30"),
    ("افتتح يوم 14 غشت 2019", "14 غشت 2019", "2019-08-14"),
    ("ولد في 8 جانفي 1990", "8 جانفي 1990", "1990-01-08"),
    ("اجتمعوا في 16 شباط/فبراير 2016", "16 شباط/فبراير 2016", "2016-02-16"),
    ("اجتمعوا في الحادي والعشرين من أيار 2018", "الحادي والعشرين من أيار 2018", "2018-05-21"),
    ("اجتمعوا في 7 كانون الأول (ديسمبر) 2021", "7 كانون الأول (ديسمبر) 2021", "2021-12-07"),
    ("السجل 2021-12-30 محفوظ", "2021-12-30", "2021-12-30"),
    ("السجل 30/12/2021 محفوظ", "30/12/2021", "2021-12-30"),
    ("السجل 30.12.2021 محفوظ", "30.12.2021", "2021-12-30"),
    ("في ديسمبر/كانون الأول 2020 تغير الأمر", "ديسمبر/كانون الأول 2020", "2020-12"),
    ("في حزيران - يونيو 2015 تغير الأمر", "حزيران - يونيو 2015", "2015-06"),
    ("منذ عام 2014 تغير الأمر", "عام 2014", "2014"),
    ("منذ 2014 تغير الأمر", "2014", "2014"),
    ("افتتح المصنع (2009) في المدينة", "2009", "2009"),
    ("قامت الثورة سنة 1954م في البلاد", "سنة 1954م", "1954"),
    ("امتد العمل بين 2014 و2016 هناك", "بين 2014 و2016", "2014/2016"),
    ("خلال الربع الثالث من عام 2016", "الربع الثالث من عام 2016", "2016-07/2016-09"),
    ("تعود إلى تسعينيات القرن الماضي", "تسعينيات القرن الماضي", "1990/1999"),
    ("المعرض من 3 إلى 5 يناير 2022 في دبي", "من 3 إلى 5 يناير 2022", "2022-01-03/2022-01-05"),
    ("المعرض من 28 ديسمبر إلى 3 يناير 2022", "من 28 ديسمبر إلى 3 يناير 2022", "2021-12-28/2022-01-03"),
    ("المعرض من 28 ديسمبر 2021 حتى 3 يناير", "من 28 ديسمبر 2021 حتى 3 يناير", "2021-12-28/2022-01-03"),
    ("في القرن التاسع عشر", "القرن التاسع عشر", "1801/1900"),
    ("المعرض من 28 ديسمبر 2021 حتى 3 يناير 2022", "من 28 ديسمبر 2021 حتى 3 يناير 2022", "2021-12-28/2022-01-03"),
]


@pytest.mark.parametrize(("text", "words", "value"), ABSOLUTE)
def test_dates_that_stand_alone_need_no_publication(text: str, words: str, value: str) -> None:
    assert values(text, None) == [(words, value)]
    assert only(text, None).anchor is None


ANCHORED = [
    ("في 7 كانون الأول/ديسمبر الجاري", "7 كانون الأول/ديسمبر الجاري", "2021-12-07"),
    ("في العاشر من يناير المقبل", "العاشر من يناير المقبل", "2022-01-10"),
    ("في أكتوبر الماضي", "أكتوبر الماضي", "2021-10"),
    ("في 24 فبراير", "24 فبراير", "2022-02-24"),
    ("يوم 15 من الشهر الجاري", "15 من الشهر الجاري", "2021-12-15"),
    ("قالت أمس الأربعاء إنها", "أمس الأربعاء", "2021-12-29"),
    ("قالت اليوم (الخميس) إنها", "اليوم (الخميس)", "2021-12-30"),
    ("قالت مساء أمس إنها", "مساء أمس", "2021-12-29"),
    ("قالت أول من أمس إنها", "أول من أمس", "2021-12-28"),
    ("يصل غدا إلى", "غدا", "2021-12-31"),
    ("قالت الثلاثاء إنها", "الثلاثاء", "2021-12-28"),
    ("قالت يوم الخميس إنها", "الخميس", "2021-12-30"),
    ("قالت الخميس الماضي إنها", "الخميس الماضي", "2021-12-23"),
    ("يلتقيان يوم الجمعة المقبل", "الجمعة المقبل", "2021-12-31"),
    ("سيلتقيان الثلاثاء", "الثلاثاء", "2022-01-04"),
    ("قبل يومين وصل", "قبل يومين", "2021-12-28"),
    ("قبل ثلاثة أشهر وصل", "قبل ثلاثة أشهر", "2021-09"),
    ("في الأسبوع الماضي", "الأسبوع الماضي", "2021-W51"),
    ("مطلع العام المقبل", "مطلع العام المقبل", "2022"),
    ("خلال السنوات الثلاث الماضية", "السنوات الثلاث الماضية", "2018-12-30/2021-12-30"),
    ("من الأربعاء إلى الأحد", "من الأربعاء إلى الأحد", "2021-12-29/2022-01-02"),
    ("الثلاثاء ستعقد القمة", "الثلاثاء", "2022-01-04"),
    ("في الساعات الأولى من فجر أمس", "الساعات الأولى من فجر أمس", "2021-12-29"),
    ("وصل يوم 27، وغادر", "يوم 27", "2021-12-27"),
    ("وصل الخميس 23.", "الخميس 23", "2021-12-23"),
    ("أصيب الخميس 23 شخصا", "الخميس", "2021-12-30"),
    ("يوم الثلاثاء من الأسبوع المقبل", "الثلاثاء من الأسبوع المقبل", "2022-01-04"),
]


@pytest.mark.parametrize(("text", "words", "value"), ANCHORED)
def test_relative_dates_are_anchored_at_publication(text: str, words: str, value: str) -> None:
    assert values(text) == [(words, value)]
    assert only(text).anchor == "published"


CLOCKS = [
    ("بدأت الساعة 20:35 بتوقيت جرينتش", "الساعة 20:35 بتوقيت جرينتش", "T20:35Z", "minute"),
    ("بدأت عند الساعة 14,30 تغ", "الساعة 14,30 تغ", "T14:30Z", "minute"),
    ("بدأت الثامنة مساء بتوقيت موسكو", "الثامنة مساء بتوقيت موسكو", "T20+03:00", "hour"),
    ("نشر 08:35 مساء", "08:35 مساء", "T20:35", "minute"),
    ("نشر 9:49 م", "9:49 م", "T21:49", "minute"),
    ("عند الساعة الثالثة والنصف عصرا", "الساعة الثالثة والنصف عصرا", "T15:30", "minute"),
    ("عند الساعة الثامنة إلا ربعا صباحا", "الساعة الثامنة إلا ربعا صباحا", "T07:45", "minute"),
    ("عند الساعة الثانية عشرة ظهرا", "الساعة الثانية عشرة ظهرا", "T12", "hour"),
    ("عند الواحدة ليلا", "الواحدة ليلا", "T01", "hour"),
    ("في تمام الساعة 11:15 بالتوقيت المحلي", "الساعة 11:15 بالتوقيت المحلي", "T11:15", "minute"),
    ("أمس الأربعاء الساعة 20:35 بتوقيت غرينتش", "أمس الأربعاء الساعة 20:35 بتوقيت غرينتش", "2021-12-29T20:35Z", "minute"),
    ("الساعة السابعة مساء يوم الجمعة المقبل", "الساعة السابعة مساء يوم الجمعة المقبل", "2021-12-31T19", "hour"),
]


@pytest.mark.parametrize(("text", "words", "value", "precision"), CLOCKS)
def test_clock_times(text: str, words: str, value: str, precision: str) -> None:
    assert values(text) == [(words, value)]
    assert (only(text).kind, only(text).precision) == ("instant", precision)


def test_an_hour_that_may_be_morning_or_evening_has_no_value() -> None:
    assert only("وصل الساعة الثامنة").value is None
    assert only("وصل أمس الساعة الثامنة").value == "2021-12-29"


def test_zones_with_summer_time_need_the_day() -> None:
    assert only("في 5 يوليو 2021 الساعة 14:00 بتوقيت باريس").value == "2021-07-05T14:00+02:00"
    assert only("الساعة 14:00 بتوقيت باريس").value == "T14:00"


def test_a_clock_in_brackets_shares_the_day_of_the_one_before() -> None:
    found = values("الواحدة فجر اليوم (22.00 ت غ)")
    assert found == [("الواحدة فجر اليوم", "2021-12-30T01"), ("22.00 ت غ", "2021-12-29T22:00Z")]


LENGTHS = [
    ("دام 50 دقيقة", "50 دقيقة", "PT50M"),
    ("دام ساعتين", "ساعتين", "PT2H"),
    ("دام نصف ساعة", "نصف ساعة", "PT30M"),
    ("دام ثلاثة أيام", "ثلاثة أيام", "P3D"),
    ("لمدة ساعة ونصف", "ساعة ونصف", "PT1H30M"),
    ("لمدة ساعة و20 دقيقة", "ساعة و20 دقيقة", "PT1H20M"),
    ("لمدة شهر", "شهر", "P1M"),
    ("دام خمسة وعشرين يوما", "خمسة وعشرين يوما", "P25D"),
    ("سجن ثلاثة عشر عاما", "ثلاثة عشر عاما", "P13Y"),
    ("دام عدة أيام", "عدة أيام", None),
    ("وصل بعد يومين من الهجوم", "يومين", "P2D"),
]


@pytest.mark.parametrize(("text", "words", "value"), LENGTHS)
def test_lengths(text: str, words: str, value: str | None) -> None:
    assert values(text) == [(words, value)]
    assert only(text).kind == "duration"


def test_a_part_of_a_month_is_told_beside_its_value() -> None:
    said = {"مطلع ديسمبر 2021": "early", "منتصف مارس 2019": "middle", "أواخر عام 2020": "late", "ديسمبر 2021": None}
    assert {text: only(text).part for text in said} == said


def test_hijri_dates_are_kept_and_converted() -> None:
    found = only("الخميس 26 جمادى الأولى 1443 هـ", None)
    assert (found.value, found.hijri, found.calendar) == ("2021-12-30", "1443-05-26", "hijri")
    both = only("الخميس 26 جمادى الأولى 1443 هـ الموافق 30 ديسمبر 2021 م", None)
    assert (both.value, both.hijri) == ("2021-12-30", "1443-05-26")
    assert only("في 1443/5/26 هـ", None).hijri == "1443-05-26"


def test_a_dateline_is_one_time_to_the_minute() -> None:
    assert values("الخميس 30 ديسمبر 2021 09:49 م") == [("الخميس 30 ديسمبر 2021 09:49 م", "2021-12-30T21:49")]


def test_days_that_share_a_month_are_several_times() -> None:
    assert values("يومي 12 و19 يونيو/حزيران المقبل") == [("12", "2022-06-12"), ("19 يونيو/حزيران المقبل", "2022-06-19")]
    assert values("الجمعة والسبت الماضيين") == [("الجمعة", "2021-12-24"), ("السبت الماضيين", "2021-12-25")]


def test_without_publication_nothing_is_guessed_and_the_words_are_kept() -> None:
    found = only("قال أمس الثلاثاء", None)
    assert (found.value, found.anchor, found.relative) == (None, None, Relative(days=-1, weekday=1))
    assert only("قال الثلاثاء", None).relative == Relative(weekday=1, direction="near")
    assert only("في ديسمبر الماضي", None).value is None


def test_a_dated_line_stands_in_for_publication() -> None:
    found = times("عنوان\nالخميس 30 ديسمبر 2021\nقال أمس الأربعاء", None)
    assert [(t.value, t.anchor) for t in found] == [("2021-12-30", None), ("2021-12-29", "text")]


def test_a_full_date_shortly_before_settles_a_year() -> None:
    found = times("وقعت في 3 مايو 2018 ثم ألغيت في 9 يونيو", None)
    assert [(t.value, t.anchor) for t in found] == [("2018-05-03", None), ("2018-06-09", "text")]


def test_the_weekday_wins_over_the_relative_day() -> None:
    assert only("قال أمس الثلاثاء", "2021-12-09").value == "2021-12-07"


def test_particles_stay_outside_the_span() -> None:
    assert values("والثلاثاء الماضي، وبأكتوبر 2020") == [("الثلاثاء الماضي", "2021-12-28"), ("أكتوبر 2020", "2020-10")]
    assert values("وَأَمْسِ") == [("أَمْسِ", "2021-12-29")]


@pytest.mark.parametrize(
    "text",
    [
        "قتل 13.000 شخص",
        "القرار 1701 لمجلس الأمن",
        "مجموعة 5+1 والمقاتلة ف-16 وفاز 2-1",
        "هاتف 00966501234567",
        "الأمين العام والرأي العام",
        "كتب الكاتب مارس ما يريد",
        "اشترى 2000 قطعة من 1500 متجر",
        "في 2000 قرية",
        "بتاريخ 31 فبراير 2021",
        "تيريزا ماي ورجب طيب أردوغان",
        "",
    ],
)
def test_numbers_and_names_are_not_times(text: str) -> None:
    assert times(text) == ()


def test_a_language_without_words_of_time_is_refused() -> None:
    with pytest.raises(DataError):
        find_times(tokenize("x"), text="x", published=None, language="zz")


def _words() -> list[str]:
    data = table("ar", "times")
    lists = [words for section in data.values() if isinstance(section, dict) for words in section.values()]
    return [word for words in lists if isinstance(words, list) for word in words] + [
        "2014",
        "30",
        "20:35",
        "12/5/2021",
        "(",
        ")",
        "و",
    ]


PIECES = st.one_of(st.sampled_from(_words()), st.text(max_size=4), st.integers(0, 3000).map(str))
MOMENTS = st.one_of(st.none(), st.datetimes().map(datetime.isoformat), st.text(max_size=12))


def _parses(value: str) -> bool:
    for part in value.split("/"):
        if part.startswith("P"):
            assert part.strip("PT0123456789.YMWDHS") == ""
        elif part.startswith("T"):
            clock.fromisoformat(part)
        elif "T" in part:
            datetime.fromisoformat(part)
        elif "-W" in part:
            date.fromisoformat(part + "-1")
        else:
            date.fromisoformat((part + "-01-01")[:10])
    return True


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(), MOMENTS)
def test_spans_lie_in_the_text_in_order_and_values_parse(text: str, published: str | None) -> None:
    end = 0
    for found in times(text, published):
        assert end <= found.span[0] < found.span[1] <= len(text)
        assert text[slice(*found.span)].strip() == text[slice(*found.span)]
        end = found.span[1]
        assert found.value is None or _parses(found.value)


@pytest.mark.parametrize("piece", ["الثلاثاء ", "3 ", "من ", "مساء ", "يوم ", "(", "2014 - ", "ديسمبر/", "خمسة و", "قبل "])
def test_work_grows_no_faster_than_the_text(piece: str) -> None:
    assert growth(lambda n: times(piece * n), 300) < 1.1


def test_all_spans_of_shared_reports_hold(shared: pathlib.Path) -> None:
    for path in sorted((shared / "seeds").rglob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found = times(text)
        assert all(0 <= t.span[0] < t.span[1] <= len(text) for t in found)
