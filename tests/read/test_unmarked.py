# ruff: noqa: E501 (a row of a table stays on one line)
"""Speech that no mark sets off: clauses behind whom they are according to, objects before `saying`, texts that lay down."""

import pytest

from tests.read.said import Said, differences

UNMARKED = [
    ("وبحسب مصادر ملاحية غرق خمسة ركاب قبالة المرفأ، بينهم ثلاثة صيادين.", [Said("وبحسب", "غرق خمسة ركاب قبالة المرفأ، بينهم ثلاثة صيادين", "مصادر ملاحية")]),
    ("ووفقا للوزارة تضاعفت الصادرات في عام واحد.", [Said("ووفقا", "تضاعفت الصادرات في عام واحد", "للوزارة")]),
    ("وحسب المتحدث الرسمي للجنة متابعة الموسم، فقد تضاعفت الصادرات.", [Said("وحسب", "تضاعفت الصادرات", "المتحدث الرسمي للجنة متابعة الموسم")]),
]  # fmt: skip
SAYING = [
    (
        "ورفضت البلدية التهم قائلة إن الأشغال قانونية.",
        [
            Said("ورفضت", "التهم", "البلدية", act="express"),
            Said("قائلة", "الأشغال قانونية", "", "البلدية"),
        ],
    ),
    ("ونفى الناطق الرسمي قائلا إن السد سليم.", [Said("ونفى قائلا", "السد سليم", "الناطق الرسمي", act="deny")]),
]  # fmt: skip
LAID_DOWN = [
    (
        "وأكد الوزير أن المقترح ينص على بناء سد.",
        [
            Said("وأكد", "المقترح ينص على بناء سد", "الوزير"),
            Said("ينص", "بناء سد", "المقترح", parent="وأكد"),
        ],
    ),
]  # fmt: skip
NO_CUE = [
    ("وزار الوزير السد. كما يتضمن البرنامج جولة في الميناء.", []),
    ("وللسد عيوب أبرزها أن جداره رقيق.", []),
    ("وكان رقيقا كما يعتقد الخبراء.", [Said("كما يعتقد", "وكان رقيقا", "الخبراء")]),
]  # fmt: skip
BROUGHT = [
    (
        "وحذر الخبير، في إحاطة قدمها إلى المجلس البلدي، من انهيار السد.",
        [Said("وحذر", "انهيار السد", "الخبير", act="warn", via=None)],
    ),
    ("وقال خبير ثالث إن السد سليم.", [Said("وقال", "السد سليم", "خبير ثالث")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [*UNMARKED, *SAYING, *LAID_DOWN, *NO_CUE, *BROUGHT])
def test_what_no_mark_sets_off_is_read_by_its_grammar(text: str, expected: list[Said]) -> None:
    assert not differences(text, expected)
