"""Subjects that their ending shows, whom a verb turns to, clauses set beside each other before whose words they are."""

import pytest

from tests.read.said import Said, differences, reading

SUBJECTS = [
    ("وطالب المحتجون برحيل الحكومة.", [Said("وطالب", "برحيل الحكومة", "المحتجون", act="demand")]),
    ("وطالب المحتجون الحكومة بالرحيل.", [Said("وطالب", "بالرحيل", "المحتجون", to="الحكومة", act="demand")]),
    ("وطالب الفلسطينيون بوقف القتال.", [Said("وطالب", "بوقف القتال", "الفلسطينيون", act="demand")]),
    (
        "قال الوزير إن السد جاهز. وطالب المحتجين بالرحيل.",
        [Said("قال", "السد جاهز", "الوزير"), Said("وطالب", "بالرحيل", "", "الوزير", to="المحتجين", act="demand")],
    ),
    ("وأوعز رئيس الوزراء إلى الجيش بالاستعداد.", [Said("وأوعز", "بالاستعداد", "رئيس الوزراء", to="الجيش", act="demand")]),
]  # fmt: skip
SET_BESIDE = [
    (
        "قتل عشرون جنديا في الهجوم، بينما أصيب ثلاثون آخرون، وفق مصدر طبي.",
        [Said("وفق", "قتل عشرون جنديا في الهجوم، بينما أصيب ثلاثون آخرون", "مصدر طبي")],
    ),
    (
        "سجلت 18 إصابة في المدينة، فيما تماثل 12 مريضا للشفاء، حسب وزارة الصحة.",
        [Said("حسب", "سجلت 18 إصابة في المدينة، فيما تماثل 12 مريضا للشفاء", "وزارة الصحة")],
    ),
    (  # somebody speaks in the clause before
        "وقال الوزير إن السد جاهز، فيما أصيب ثلاثون عاملا، وفق مصدر طبي.",
        [Said("وقال", "السد جاهز", "الوزير"), Said("وفق", "أصيب ثلاثون عاملا", "مصدر طبي")],
    ),
    (  # the two are of different days
        "وكان الجيش شن أول من أمس غارات على القرية، فيما سقطت فجر اليوم قذيفة على المدينة، حسب شهود عيان.",
        [Said("حسب", "سقطت فجر اليوم قذيفة على المدينة", "شهود عيان")],
    ),
]  # fmt: skip
IDIOMS = [
    ("وتقدم النائب بمقترح قانون لتنظيم الري.", [Said("وتقدم", "بمقترح قانون لتنظيم الري", "النائب", act="propose")]),
    ("وألقى الوزير باللوم على الحكومة السابقة.", [Said("وألقى باللوم", "الحكومة السابقة", "الوزير", act="accuse")]),
    ("وتهكم النائب على القرار.", [Said("وتهكم", "القرار", "النائب", act="accuse")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SUBJECTS + SET_BESIDE + IDIOMS)
def test_beside(text: str, expected: list[Said]) -> None:
    assert differences(text, expected) == []


GROUNDS = [
    ("وبحسب الفاطمي فإن السد جاهز.", [Said("وبحسب", "السد جاهز", "الفاطمي")]),
    (
        "قالت ريم الفاطمي إن الماء وصل. وطبقا للفاطمي، فإن السد جاهز.",
        [Said("قالت", "الماء وصل", "ريم الفاطمي"), Said("وطبقا", "السد جاهز", "للفاطمي", "ريم الفاطمي")],
    ),
    ("ووفق الصحافة المحلية، فقد فاض السد.", [Said("ووفق", "فاض السد", "الصحافة المحلية")]),
    (
        "وأعلنت المملكة الهولندية أن السد جاهز. وقالت المملكة الأردنية الهاشمية إن الماء وصل.",
        [Said("وأعلنت", "السد جاهز", "المملكة الهولندية"), Said("وقالت", "الماء وصل", "المملكة الأردنية الهاشمية", "Jordan")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GROUNDS)
def test_grounds_and_kingdoms(text: str, expected: list[Said]) -> None:
    assert differences(text, expected) == []


SEVERAL = [
    (
        "ودعت 12 منظمة حقوقية دولية السلطات إلى الإفراج عن الصحفي.",
        [Said("ودعت", "الإفراج عن الصحفي", "12 منظمة حقوقية دولية", to="السلطات", act="demand")],
    ),
    ("أدان عشرات الأكاديميين والكتاب القرار.", [Said("أدان", "القرار", "عشرات الأكاديميين والكتاب", act="accuse")]),
    ("قال كل من سالم الغريب ورامي الحداد إن السد جاهز.", [Said("قال", "السد جاهز", "كل من سالم الغريب ورامي الحداد")]),
    (
        "أعلن عمداء كليات الحقوق في تونس اعتذارهم عن المشاركة.",
        [Said("أعلن", "اعتذارهم عن المشاركة", "عمداء كليات الحقوق في تونس")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_several(text: str, expected: list[Said]) -> None:
    assert differences(text, expected) == []


ENDS = [
    (
        "ولم تتبن أي جهة الهجوم، وفي حال تأكدت الأنباء فسيكون الأول من نوعه.",
        [Said("تتبن", "الهجوم", "أي جهة", polarity="not-said")],
    ),
    (
        "وقال الوزير إن السد جاهز، وفي حال نزول المطر سيفتح.",
        [Said("وقال", "السد جاهز، وفي حال نزول المطر سيفتح", "الوزير")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ENDS)
def test_conditions_behind_a_comma(text: str, expected: list[Said]) -> None:
    assert differences(text, expected) == []


def test_a_headline_names_the_country_whose_government_the_lead_names() -> None:
    text = "ووعدت السلطات التركية ببناء السد. وقال رئيس الوزراء إن الماء وصل."
    lead = "وعدت الحكومة التركية ببناء السد أمس. " + text
    found = reading(lead, title="تركيا تعد ببناء السد").attributions
    assert {found[0].source.entities[0].name, found[1].source.entities[0].name} == {"Turkish government"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ونص الاتفاق على أن السد جاهز.", [Said("ونص", "السد جاهز", "الاتفاق")]),
        ("وبموجب نص الاتفاق على وقف القتال عاد الأهالي.", []),
    ],
)
def test_texts_lay_down(text: str, expected: list[Said]) -> None:
    assert differences(text, expected) == []
