# ruff: noqa: E501 (a row of a table stays on one line)
"""Speakers whom a report names once and means again by honours, wider titles and frames of its verbs."""

import pytest

from tests.read.said import Said, differences, reading

ENVOY = "سفير المغرب في دكار، سالم الغريب"
FRAMED = [
    ("وأكد سالم الغريب أن المعبر آمن. وكانت المقاومة قد قالت إن الطريق مغلق.", [Said("وأكد", "المعبر آمن", "سالم الغريب"), Said("قالت", "الطريق مغلق", "المقاومة")]),
    ("وتابع الوزير يقول إن الأزمة طويلة.", [Said("يقول", "الأزمة طويلة", "الوزير")]),
    ("قال الوزير إن المعبر آمن. وتابع يقول إن الطريق مفتوح.", [Said("قال", "المعبر آمن", "الوزير"), Said("يقول", "الطريق مفتوح", "", "الوزير")]),
    ("قال الوزير إن المعبر آمن. ليضيف أن الطريق مفتوح.", [Said("قال", "المعبر آمن", "الوزير"), Said("ليضيف", "الطريق مفتوح", "", "الوزير")]),
    ('وقال لـ"المثال"، أمس، مصدر مطلع، إن المعبر آمن.', [Said("وقال", "المعبر آمن", "مصدر مطلع", via='لـ"المثال"')]),
    ("قال الوزير إن المعبر آمن. ووصف قرار الإغلاق بأنه خطأ.", [Said("قال", "المعبر آمن", "الوزير"), Said("ووصف", "قرار الإغلاق بأنه خطأ", "", "الوزير")]),
    ("أعلن المتحدث باسم القوات الموالية ناصر الشعيبي وقف القتال.", [Said("أعلن", "وقف القتال", "المتحدث باسم القوات الموالية ناصر الشعيبي")]),
    ("ولفت الانتباه إلى أن المعبر آمن.", [Said("ولفت", "المعبر آمن", "")]),
]  # fmt: skip
AGAIN = [
    ("أعرب الوزير سالم الغريب عن أسفه. وأوضح معاليه أن المعبر آمن.", "الوزير سالم الغريب"),
    (f"أكد {ENVOY}، أن المعبر آمن. وقال الدبلوماسي المغربي إن الطريق مفتوح.", ENVOY),
    (f"أكد {ENVOY}، أن المعبر آمن. وقال السفير في هذا الحوار إن الطريق مفتوح.", ENVOY),
    ("أكد المبعوث سالم الغريب أن المعبر آمن. وأضاف المتحدث أن الطريق مفتوح.", "المبعوث سالم الغريب"),
    ('دعا رئيس لجنة الحقوق العربية "لجنة الميثاق" الدكتور سالم الغريب للتحرك. وقال رئيس لجنة الحقوق العربية إن الطريق مفتوح.', 'رئيس لجنة الحقوق العربية "لجنة الميثاق" الدكتور سالم الغريب'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FRAMED)
def test_a_subject_is_found_by_the_frame_of_its_verbs(text: str, expected: list[Said]) -> None:
    assert differences(text, expected) == []


@pytest.mark.parametrize(("text", "full"), AGAIN)
def test_who_spoke_is_meant_again(text: str, full: str) -> None:
    assert [a.source.text for a in reading(text).attributions] == [full, full]


def test_a_diplomat_of_another_country_is_somebody_else() -> None:
    last = reading(f"أكد {ENVOY}، أن المعبر آمن. وقال الدبلوماسي الروسي إن الطريق مغلق.").attributions[-1]
    assert last.source.text == "الدبلوماسي الروسي"
