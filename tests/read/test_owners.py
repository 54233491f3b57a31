"""Somebody's spokesman, lawyer, family or office is not he: the name of an owner is nobody's speaker."""

import pytest

from tests.read.said import reading

OWNED = [
    "وقال مستشار الرئيس بوتين إن الوضع صعب.",
    "وقال مستشار الرئيس الروسي فلاديمير بوتين إن الوضع صعب.",
    "وقالت مصادر مقربة من رئيس الوزراء بنيامين نتنياهو إن الوضع صعب.",
    "وقال مسؤول في مكتب رئيس الوزراء نتنياهو إن الوضع صعب.",
    "وقال محامي الرئيس السابق دونالد ترامب إن الوضع صعب.",
    "وقال المتحدث باسم الرئيس رجب طيب أردوغان إن الوضع صعب.",
    "وقال مكتب الرئيس ماكرون إن الوضع صعب.",
    "وقالت عائلة الرئيس المعزول محمد مرسي إن الوضع صعب.",
    "وقال أحد مساعدي الرئيس باراك أوباما إن الوضع صعب.",
    "وقال أنصار الرئيس المخلوع علي عبدالله صالح إن الوضع صعب.",
    "وقال مستشارو أوباما إن الوضع صعب.",
    "A spokesman for Turkish President Recep Tayyip Erdogan said the road is closed.",
    "A lawyer for former President Donald Trump said the road is closed.",
    "Sources close to Prime Minister Benjamin Netanyahu said the road is closed.",
    "Supporters of former President Ali Abdullah Saleh said the road is closed.",
    "An official in the office of Prime Minister Netanyahu said the road is closed.",
]
OWN = [
    ("وقال مساعد الرئيس الروسي يوري أوشاكوف إن الوضع صعب.", "Yuri Ushakov"),
    ("وقالت نائبة الرئيس الأميركي كمالا هاريس إن الوضع صعب.", "Kamala Harris"),
    ("وقال المتحدث باسم الكرملين دميتري بيسكوف إن الوضع صعب.", "Dmitry Peskov"),
    ("وقال مستشار الرئيس سالم الغريب إن الوضع صعب.", "سالم الغريب"),
    ("وقال الأمين العام للاتحاد كمال بن رشيد إن الوضع صعب.", "كمال بن رشيد"),
    ("وقال الناطق الرسمي للوزارة كمال بن رشيد إن الوضع صعب.", "كمال بن رشيد"),
    ("وقال مدير الوكالة آنذاك كمال بن رشيد إن الوضع صعب.", "كمال بن رشيد"),
    ("Putin adviser Yuri Ushakov said the road is closed.", "Yuri Ushakov"),
    ("Vice President Kamala Harris said the road is closed.", "Kamala Harris"),
]


@pytest.mark.parametrize("text", OWNED)
def test_an_owner_is_no_speaker(text: str) -> None:
    assert [[e.name for e in a.source.entities] for a in reading(text).attributions] == [[]]


@pytest.mark.parametrize(("text", "name"), OWN)
def test_a_title_that_names_another_is_still_the_speakers(text: str, name: str) -> None:
    assert [[e.name for e in a.source.entities] for a in reading(text).attributions] == [[name]]


def test_an_owner_is_not_named_by_the_title_of_his_man() -> None:
    text = "وقال مستشار الرئيس الروسي فلاديمير بوتين إن الوضع صعب. وأكد بوتين أن الحل قريب."
    assert reading(text).attributions[-1].source.text == "الرئيس الروسي فلاديمير بوتين"
