"""A speaker's own word for a thing, in a clause about its noun, stands beside what he says and is no part of it."""

import pytest

from tests.read.said import Said, differences, reading

SPLICES = [
    (
        "أكد الوزير أن الميناء سيغلق بقرار الشركة الذي وصفه بالجائر.",
        [
            Said("أكد", "الميناء سيغلق بقرار الشركة", "الوزير"),
            Said("وصفه", "بالجائر", "", "الوزير"),
        ],
    ),
    (
        "قال الوزير إن هذا القرار، الذي وصفه بالجائر، لن ينفذ في الميناء.",
        [
            Said("قال", "هذا القرار لن ينفذ في الميناء", "الوزير"),
            Said("وصفه", "بالجائر", "", "الوزير"),
        ],
    ),
    (
        'دعا الوزير إلى زيارة الجزيرة، التي قال إنها "آمنة للجميع".',
        [
            Said("دعا", "زيارة الجزيرة", "الوزير", act="demand"),
            Said("قال", "آمنة للجميع", "", "الوزير", mode="direct"),
        ],
    ),
    (
        "انتقد النائب ميزانية الميناء التي اعتبرها هزيلة.",
        [
            Said("انتقد", "ميزانية الميناء", "النائب", act="accuse"),
            Said("اعتبرها", "هزيلة", "", "النائب"),
        ],
    ),
]

INSIDE = [
    ("قال الوزير إن القرار الذي وصفه بالجائر.", "قال", "القرار الذي وصفه بالجائر"),
    ("قال الوزير إن الحكومة ترفض القرار الذي تعتبره جائرا.", "قال", "الحكومة ترفض القرار الذي تعتبره جائرا"),
    ('انتقد النائب العبارة التي تنص على أن "الجزيرة آمنة".', "انتقد", 'العبارة التي تنص على أن "الجزيرة آمنة"'),
    ('قال الوزير: "سنرفض القرار الذي وصفه الناس بالجائر".', "قال", "سنرفض القرار الذي وصفه الناس بالجائر"),
]


@pytest.mark.parametrize(("text", "said"), SPLICES)
def test_apart(text: str, said: list[Said]) -> None:
    assert differences(text, said) == []


@pytest.mark.parametrize(("text", "cue", "content"), INSIDE)
def test_inside(text: str, cue: str, content: str) -> None:
    spans = next(a.content.spans for a in reading(text).attributions if text[slice(*a.cue.spans[0])] == cue)
    assert " ".join(text[a:b] for a, b in spans) == content
