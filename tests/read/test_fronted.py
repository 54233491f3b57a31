"""Verbs without a subject that begin anew: behind what a comma opens, and behind `كما`; and whose they are."""

import pytest

from tests.read.said import Said, differences, reading

GOES_ON = [
    (
        "قال الوزير إن المصنع جاهز، وفي هذا السياق أكد أن العمال مدربون.",
        [Said("قال", "المصنع جاهز", "الوزير"), Said("أكد", "العمال مدربون", "", "الوزير")],
    ),
    (
        "وأكد الوزير أن السوق مفتوحة، أما فيما يخص الميناء أعلن أن الرصيف جاهز.",
        [Said("وأكد", "السوق مفتوحة", "الوزير"), Said("أعلن", "الرصيف جاهز", "", "الوزير")],
    ),
    (
        "أعلن الوزير أن المصنع جاهز.\n\nكما أمر بفتح الأبواب.",
        [Said("أعلن", "المصنع جاهز", "الوزير"), Said("أمر", "بفتح الأبواب", "", "الوزير", act="demand")],
    ),
    (
        "وقالت المديرة إن الشركة الجديدة بينت في تقريرها الأخير أن الإنتاج ارتفع.",
        [
            Said("وقالت", "الشركة الجديدة بينت في تقريرها الأخير أن الإنتاج ارتفع", "المديرة"),
            Said("بينت", "الإنتاج ارتفع", "الشركة الجديدة", parent="وقالت", via=None),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), GOES_ON)
def test_goes_on(text: str, expected: list[Said]) -> None:
    assert differences(text, expected) == []


def test_what_the_speaker_himself_thinks_begins_nothing() -> None:
    text = "قال الطبيب إن الدواء جديد، وعلى المستوى الشخصي أعتقد أنه جيد."
    assert [text[slice(*a.cue.spans[0])] for a in reading(text).attributions] == ["قال"]


def test_a_demand_behind_what_a_statement_tells_of_somebody_is_nobodys() -> None:
    text = "وقال البيان الصادر عن المجلس إن الرئيس أعطى الوزارة مهلة جديدة.\n\nكما أمر بفتح الأبواب."
    last = reading(text).attributions[-1]
    assert text[slice(*last.cue.spans[0])] == "أمر"
    assert last.source.text is None


def test_two_dots_end_what_is_told_without_marks() -> None:
    """Behind two dots and a conjunction the report goes on itself; inside marks its speaker does."""
    text = "أخبار الساحل\n\nوقال المدرب إن الفريق وصل إلى المدينة.. ويتبع الفريق ناديا قديما في الساحل."
    assert [text[slice(*a.content.spans[0])] for a in reading(text).attributions] == ["الفريق وصل إلى المدينة"]
    quoted = "أخبار الساحل\n\nوقال المدرب: «وصلنا إلى المدينة.. ويتبع الفريق ناديا قديما»."
    assert [quoted[slice(*a.content.spans[0])] for a in reading(quoted).attributions] == [
        "وصلنا إلى المدينة.. ويتبع الفريق ناديا قديما"
    ]
