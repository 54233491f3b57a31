import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.quantities import Quantity, agree, comparable, conflicts, one_fact
from musnad.weigh.words import meaning, words
from tests.work import growth


def found(text: str, code: str = "ar") -> tuple[Quantity, ...]:
    return words(text, meaning(code)).numbers


def only(text: str, code: str = "ar") -> Quantity:
    (quantity,) = found(text, code)
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("13.000 صاروخ", 13000, "missile"),
        ("70 ألف صاروخ", 70000, "missile"),
        ("وثلاثة صواريخ", 3, "missile"),
        ("صاروخين", 2, "missile"),
        ("٢٫٥ مليار دولار", 2.5e9, "dollar"),
        ("ثلاثة عشر ألفا من الجنود", 13000, "soldier"),
        ("إحدى عشرة طائرة", 11, "aircraft"),
        ("ألفين وخمسمئة جندي", 2500, "soldier"),
        ("مئة وخمسين مليار دولار", 150e9, "dollar"),
        ("مليون ومئة وعشرين ألف برميل", 1_120_000, "barrel"),
        ("خمسة وعشرين بالمئة", 25, "percent"),
        ("15 في المئة", 15, "percent"),
        ("مليون و200 ألف برميل", 1_200_000, "barrel"),
        ("الدول الـ28", 28, "country"),
        ("بـ13.000 جندي", 13000, "soldier"),
    ],
)
def test_numbers_in_arabic_have_values_and_units(text: str, value: float, unit: str) -> None:
    assert (only(text).value, only(text).unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("13,000 heavily armed troops", 13000, "soldier"),
        ("twenty-five people", 25, "person"),
        ("one hundred and fifty soldiers", 150, "soldier"),
        ("three hundred and fifty thousand soldiers", 350_000, "soldier"),
        ("$2.5 million", 2.5e6, "dollar"),
        ("5 per cent", 5, "percent"),
        ("two thousand houses", 2000, "house"),
    ],
)
def test_numbers_in_english_have_values_and_units(text: str, value: float, unit: str) -> None:
    assert (only(text, "en").value, only(text, "en").unit) == (value, unit)


@pytest.mark.parametrize("text", ["الساعة 20:35", "لا شيء", "مجموعة 5+1", "لست أدري", "يوم الاثنين"])
def test_what_is_no_quantity_is_no_number(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize("text", ["القرار 2216", "عام 2014", "في 5 أغسطس", "القرارات 1696 و1737", "المرة الثالثة"])
def test_names_dates_and_ordinals_count_nothing(text: str) -> None:
    assert {q.kind for q in found(text)} <= {"label", "ordinal"}
    assert not conflicts(found(text), found(text.replace("6", "7").replace("4", "8").replace("الثالثة", "الرابعة")))


@pytest.mark.parametrize(
    ("one", "other", "so"),
    [
        ("13 ألف جندي", "أكثر من 13000 جندي", True),
        ("13 ألف جندي", "13200 جندي", True),
        ("13 ألف جندي", "15 ألف جندي", False),
        ("استمر الاتصال 50 دقيقة", "استمر الاتصال ساعة", False),
        ("استمر الاتصال 50 دقيقة", "استمر الاتصال نحو ساعة", True),
        ("لمدة ساعة ونصف", "لمدة 90 دقيقة", True),
        ("لمدة شهر", "لمدة 30 يوما", True),
        ("41 غارة على المدينة", "42 غارة على المدينة", False),
        ("عشرات القتلى", "120 قتيلا", True),
        ("عشرات القتلى", "9 قتلى", False),
        ("ما لا يقل عن 12 جنديا", "17 جنديا", True),
        ("ما لا يقل عن 12 جنديا", "7 جنود", False),
        ("أقل من 12 جنديا", "17 جنديا", False),
        ("بين 5 و10 صواريخ", "7 صواريخ", True),
        ("بين 5 و10 صواريخ", "10 صواريخ", False),
        ("20 بالمئة من السكان", "30 بالمئة من السكان", False),
    ],
)
def test_values_agree_within_what_their_words_allow(one: str, other: str, so: bool) -> None:
    assert comparable(only(one), only(other))
    assert agree(only(one), only(other)) is agree(only(other), only(one)) is so


@pytest.mark.parametrize(
    ("arabic", "english", "so"),
    [
        ("أكثر من 13 ألف جندي", "13,500 soldiers", True),
        ("استمرت ساعتين", "two hours", True),
        ("مقتل 12 شخصا", "14 people were killed", False),
        ("70 ألف جندي", "100,000 troops", False),
    ],
)
def test_values_are_compared_across_languages(arabic: str, english: str, so: bool) -> None:
    assert comparable(only(arabic), only(english, "en"))
    assert agree(only(arabic), only(english, "en")) is so


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("مقتل 12 شخصا", "إصابة 12 شخصا"),
        ("مقتل 12 جنديا", "مقتل 30 مدنيا"),
        ("مقتل 12 شخصا في الهجوم", "حصيلة القتلى 30 شخصا منذ بداية العام"),
        ("12 يوما", "12 جنديا"),
        ("20 بالمئة", "20 جنديا"),
    ],
)
def test_other_kinds_of_counts_are_never_held_against_each_other(one: str, other: str) -> None:
    assert not comparable(only(one), found(other)[0])


def test_an_equal_number_reconciles() -> None:
    twelve, thirty, both = map(found, ("مقتل 12 جنديا", "30 جنديا قتلوا", "مقتل 12 جنديا أمس و30 جنديا قتلوا اليوم"))
    assert conflicts(twelve, thirty)
    assert not conflicts(twelve, both)


def test_words_around_tell_whether_a_fact_is_one() -> None:
    raids, same, others = map(only, ("شن الطيران 41 غارة على الميناء", "تعرض الميناء إلى 42 غارة", "وثق الباحثون 300 غارة سابقة"))
    assert one_fact(raids, same)
    assert not one_fact(raids, others)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("قتل عشرات المسلحين في المعركة", "قتل سبعة مسلحين في المعركة"),
        ("في السجون 1600 أسير مريض", "في مستشفى السجون 16 أسيرا مريضا"),
    ],
)
def test_what_is_rarely_of_one_fact(one: str, other: str) -> None:
    assert not one_fact(only(one), only(other))


def test_a_figure_on_both_sides_is_settled() -> None:
    assert not conflicts(found("حصيلة القتلى 844 بينهم 27 قتيلا من الشرطة"), found("عدد القتلى بلغ 844 شخصا بينهم 27 شرطيا"))


def test_a_quantity_spans_its_words_and_its_noun() -> None:
    text = "قتل في الهجوم ثلاثة عشر ألفا من الجنود على الأقل"
    quantity = only(text)
    assert text[quantity.start : quantity.end] == "ثلاثة عشر ألفا من الجنود"
    assert (quantity.bound, quantity.role) == ("least", "killed")


@given(st.text(alphabet="0123456789,.و ال%مئة ألفثلاثينعشرات-$+", max_size=80))
def test_any_text_has_quantities_in_order_within_it(text: str) -> None:
    for code in ("ar", "en"):
        spans = [(q.start, q.end) for q in found(text, code)]
        assert all(0 <= start < end <= len(text) for start, end in spans)
        assert spans == sorted(spans)
        assert all(q.low <= q.high for q in found(text, code))


def test_a_long_text_of_numbers_takes_linear_work() -> None:
    assert growth(lambda n: found("ألف و200 مئة وخمسين ثلاثة عشر إلى " * n), 200) < 1.1


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("مقتل 5 جنود وثلاثة مدنيين وإصابة 40 آخرين", "ar", [("killed", 5), ("killed", 3), ("wounded", 40)]),
        ("قتل ما لا يقل عن 17 عنصرا وأصيب عشرات", "ar", [("killed", 17), ("wounded", 20)]),
        ("وإن 18 من مسلحي الجماعة في المدينة القديمة قتلوا", "ar", [("killed", 18)]),
        ("مقتل جندي وإصابة امرأة", "ar", [("killed", 1), ("wounded", 1)]),
        ("قتل وجرح في المعارك نحو 50 من المسلحين", "ar", [("harmed", 50)]),
        ("إن 46 شخصا لقوا مصرعهم وأكثر من 900 تضرروا", "ar", [("killed", 46), ("", 900)]),
        ("killing five soldiers and three civilians and wounding ten", "en", [("killed", 5), ("killed", 3), ("wounded", 10)]),
        ("a soldier was killed", "en", [("killed", 1)]),
        ("15 members of the old brigade in the north were arrested", "en", [("arrested", 15)]),
        ("the soldier said so", "en", []),
    ],
)
def test_what_befell_those_who_are_counted(text: str, code: str, told: list[tuple[str, float]]) -> None:
    assert [(q.role, q.value) for q in found(text, code)] == told
