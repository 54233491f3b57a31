# ruff: noqa: E501 (a row of a table stays on one line)
"""Nobody is taken for another: texts that tell what stands in them, names that share a word, titles of a woman and of a man."""

import pytest

from tests.read.said import reading

AFTER = "قال مدير المرصد سامر الحلبي إن العملية تمت عند الحاجز. "
TEXTS = [
    ("ونشرت المواقع بيانا جاء فيه أن الجنود بخير.", "بيانا"),
    ("وتناقلت المواقع تسجيلا منسوبا إلى الجماعة جاء فيه أن الجنود بخير.", "تسجيلا منسوبا إلى الجماعة"),
    ("ونشرت المواقع بيانا صادرا عن الفرقة الثامنة جاء فيه أن جنودها خطفوا.", "الفرقة الثامنة"),
    ("وتناقلت المواقع بيانا صادرا عن الفرقة الثامنة قالت فيه إن جنودها خطفوا.", "الفرقة الثامنة"),
    ("ثم عاد إلى مكتبه فأصدر بيانا جاء فيه أن الجنود بخير.", "مدير المرصد سامر الحلبي"),
    ("وأثارت تصريحات المرشد نبيل عثمان جدلا واسعا، حيث قال إن الجيران يكيدون للبلاد.", "المرشد نبيل عثمان"),
    ("وجاء خطاب نبيل عثمان شديد اللهجة، إذ أكد أن الجيران يكيدون للبلاد.", "نبيل عثمان"),
    ("ولكن متحدثا باسم قوات الدرع قال إن ذخيرة قديمة انفجرت.", "متحدثا باسم قوات الدرع"),
    ("لكن الناطق باسم قوات الدرع أكد أن ذخيرة قديمة انفجرت.", "الناطق باسم قوات الدرع"),
]


def speakers(text: str) -> list[str | None]:
    """The speaker of each attribution, in order."""
    return [a.source.text for a in reading(text).attributions]


@pytest.mark.parametrize(("text", "speaker"), TEXTS)
def test_who_speaks_behind_somebody_else(text: str, speaker: str) -> None:
    assert speakers(AFTER + text)[:2] == ["مدير المرصد سامر الحلبي", speaker]


def test_a_name_behind_its_title_is_not_cut_because_somebody_else_is_called_by_its_first_word() -> None:
    text = "كتبت سلمى فخري\n\nأكد الدكتور فخري البيومي، رئيس لجنة الخطة، أن الموازنة كبيرة. وأضاف البيومي أن المشروع جاهز."
    assert [[e.name for e in a.source.entities] for a in reading(text).attributions] == [["فخري البيومي"], ["فخري البيومي"]]


def test_a_word_of_the_dictionary_with_its_preposition_is_no_family_name() -> None:
    text = "وفقا للقصة التي روتها مريم لوسائل الإعلام، عادت القافلة من الجبل."
    assert all("لوسائل" not in (m.entity.name if m.entity else "") for m in reading(text).mentions)


def test_a_mans_title_alone_does_not_mean_a_woman() -> None:
    text = (
        "استدعت الوزارة سفيرة المملكة المتحدة بتونس، لويز دي ماركس، إلى مقرها. وعبر مدير عام أوروبا بوزارة الخارجية، سامر الحلبي، "
        'عن "استغراب تونس من القرار". وأكد المسؤول التونسي أيضا أن الإجراء غير مبرر.'
    )
    assert speakers(text)[1] == "المسؤول التونسي"
