"""Subjects with which a told clause begins, however much describes them before the verb; and who is none of them."""

import pytest

from tests.read.said import Said, differences, reading

TOLD = [
    (
        "وأضاف التقرير أن العاملين في صيد الأسماك في كل من لبنان وسوريا يؤكدون أن الموسم هو الأسوأ.",
        [
            Said("وأضاف", "العاملين في صيد الأسماك في كل من لبنان وسوريا يؤكدون أن الموسم هو الأسوأ", "التقرير"),
            Said("يؤكدون", "الموسم هو الأسوأ", "العاملين في صيد الأسماك في كل من لبنان وسوريا", parent="وأضاف"),
        ],
    ),
    (
        "وقال الوزير إن المزارعين والتجار في الساحل بشكل عام إضافة إلى بعض الشركات يدّعون أن المحصول في خطر.",
        [
            Said(
                "وقال",
                "المزارعين والتجار في الساحل بشكل عام إضافة إلى بعض الشركات يدّعون أن المحصول في خطر",
                "الوزير",
            ),
            Said(
                "يدّعون",
                "المحصول في خطر",
                "المزارعين والتجار في الساحل بشكل عام إضافة إلى بعض الشركات",
                parent="وقال",
            ),
        ],
    ),
    (
        "وأورد السفير أن الأردن، في السنوات الماضية، دعا دائما إلى الحوار.",
        [
            Said("وأورد", "الأردن، في السنوات الماضية، دعا دائما إلى الحوار", "السفير"),
            Said("دعا", "الحوار", "الأردن", "Jordan", act="demand", parent="وأورد"),
        ],
    ),
    (
        "لكن موقع «بستان نت» المختص في أخبار الزراعة أشار إلى أن الآلة قديمة.",
        [Said("أشار", "الآلة قديمة", "موقع «بستان نت» المختص في أخبار الزراعة", "بستان نت")],
    ),
]
OF_TWO = [
    ("ويتهم المحافظون الرئيس بأنه ضعيف.", [Said("ويتهم", "الرئيس بأنه ضعيف", "المحافظون", act="accuse")]),
    ('واتهم الجمهوريون "الرئيس" بأنه ضعيف.', [Said("واتهم", '"الرئيس" بأنه ضعيف', "الجمهوريون", act="accuse", mode="mixed")]),
    (
        "وانتقد الرئيس السابق المحافظين لأنهم يخافون الحوار.",
        [Said("وانتقد", "المحافظين لأنهم يخافون الحوار", "الرئيس السابق", act="accuse")],
    ),
    ("وانتقد الوزير اللبناني المديرة الجديدة.", [Said("وانتقد", "المديرة الجديدة", "الوزير اللبناني", act="accuse")]),
    (
        "قال عدد من الأمراء السعوديين إن الأمر انتهى.",
        [Said("قال", "الأمر انتهى", "عدد من الأمراء السعوديين")],
    ),
    (
        "وتنفي تونس الخلاف لكنها تقول إن الحوار لن يبدأ غدا.",
        [
            Said("وتنفي", "الخلاف", "تونس", "Tunisia", act="deny"),
            Said("تقول", "الحوار لن يبدأ غدا", "", "Tunisia"),
        ],
    ),
    (
        "وفي حين يقر المدير بأن المصنع متوقف، تتحدث النقابة عن أزمة طويلة.",
        [Said("يقر", "المصنع متوقف", "المدير"), Said("تتحدث", "أزمة طويلة", "النقابة")],
    ),
    (
        "وقال المدرب من خلال تسجيل بثه قبل المباراة إن الحكم مخطئ.",
        [Said("وقال", "الحكم مخطئ", "المدرب", via=None)],
    ),
]
NOT_TOLD = [
    # Between the noun and the verb stands another verb, of which the list of verbs of saying knows nothing.
    ("ذكر الشهود أن الجيش الوطني تمكن من توقيف سفينة يقول إنها محملة.", "يقول"),
    # Nobody speaks of himself as several.
    ("أضاف الوزير أن الطرق في لبنان يؤكدون أن الميناء بعيد.", "يؤكدون"),
]


@pytest.mark.parametrize(("text", "expected"), TOLD + OF_TWO)
def test_told(text: str, expected: list[Said]) -> None:
    assert differences(text, expected) == []


@pytest.mark.parametrize(("text", "cue"), NOT_TOLD)
def test_no_subject(text: str, cue: str) -> None:
    found = [a for a in reading(text).attributions if any(text[start:end] == cue for start, end in a.cue.spans)]
    assert not [a for a in found if a.source.spans]


def test_an_auxiliary_leads_to_no_verb_of_another_clause() -> None:
    """`أضاف` also goes on with a verb (`أضاف الوزير يقول`): what it says has verbs and subjects of its own."""
    text = "وأضافت وكالة الأنباء أن السلطات اللبنانية المختصة في الميناء تعتبر أن الملف مغلق."
    inner = next(a for a in reading(text).attributions if text[slice(*a.cue.spans[0])] == "تعتبر")
    assert text[slice(*inner.source.spans[0])].startswith("السلطات")


def test_a_complementizer_with_a_pronoun_keeps_the_subject() -> None:
    text = "وأضافت الوزارة أنها كانت دائما تؤكد ضرورة الحوار."
    inner = next(a for a in reading(text).attributions if text[slice(*a.cue.spans[0])] == "تؤكد")
    assert inner.source.text == "الوزارة"
