# ruff: noqa: E501 (a row of a table stays on one line)
"""Letters for titles before names, the press and outlets that are told something, subjects set beside others, media that end
before what was told, and headlines of two clauses."""

import pytest

from tests.read.said import Said, differences

READY, LITTLE = "السد جاهز", "الماء قليل"
LETTERS = [
    (f"وقال رئيس البلدية د. ماجد العطار إن {READY}.", [Said("وقال", READY, "رئيس البلدية د. ماجد العطار", "ماجد العطار")]),
    (f"وذكر أ. سالم المرزوقي أن {READY}.", [Said("وذكر", READY, "سالم المرزوقي", "سالم المرزوقي")]),
    (
        f"وقال أ.د. سالم المرزوقي إن {READY}. وأضاف د. المرزوقي أن {LITTLE}.",
        [Said("وقال", READY, "سالم المرزوقي", "سالم المرزوقي"), Said("وأضاف", LITTLE, "المرزوقي", "سالم المرزوقي")],
    ),
    (f"وانتهى الاجتماع في الساعة 5 م. وقال الوزير إن {READY}.", [Said("وقال", READY, "الوزير")]),
    (f"وفازت الفئة أ. وقال الوزير إن {READY}.", [Said("وقال", READY, "الوزير")]),
    ("وكتب المدير: «د. ماجد العطار غادر المدينة».", [Said("وكتب", "د. ماجد العطار غادر المدينة", "المدير", mode="direct")]),
]  # fmt: skip
TOLD = [
    (f"وأبلغ المدير الصحفيين أن {READY}.", [Said("وأبلغ", READY, "المدير", to="الصحفيين")]),
    (f"وأبلغ الوزير سالم المرزوقي الصحفيين في تونس أن {READY}.", [Said("وأبلغ", READY, "الوزير سالم المرزوقي", "سالم المرزوقي", to="الصحفيين")]),
    (f"وأبلغ مسؤول أميركي رويترز أن {READY}.", [Said("وأبلغ", READY, "مسؤول أميركي", None, to="رويترز")]),
    (f"وأبلغ المتحدث باسم الوزارة رويترز أن {READY}.", [Said("وأبلغ", READY, "المتحدث باسم الوزارة", to="رويترز")]),
    (f"وأبلغت مصادر مطلعة الجزيرة نت أن {READY}.", [Said("وأبلغت", READY, "مصادر مطلعة", None, to="الجزيرة نت")]),
    (f"وأبلغ مسؤول في رويترز أن {READY}.", [Said("وأبلغ", READY, "مسؤول في رويترز", None)]),
    (f"وأبلغ المتحدث باسم رويترز أن {READY}.", [Said("وأبلغ", READY, "المتحدث باسم رويترز", None)]),
    ("وأفادت الوزارة في بيان بمقتل 9 أشخاص في حادث.", [Said("وأفادت", "بمقتل 9 أشخاص في حادث", "الوزارة", via="في بيان")]),
    (f"وقال الوزير في مقال بصحيفة «المساء» إن {READY}.", [Said("وقال", READY, "الوزير", via="في مقال بصحيفة المساء")]),
]  # fmt: skip
BESIDE = [
    (f"وقال المدير إن {LITTLE}. الوزير من جهته أكد أن {READY}.", [Said("وقال", LITTLE, "المدير"), Said("أكد", READY, "الوزير")]),
    ("الوزارة، بدورها، نفت وجود نقص.", [Said("نفت", "وجود نقص", "الوزارة", act="deny")]),
    (f"رئيس البلدية سالم المرزوقي، من جانبه، أكد أن {READY}.", [Said("أكد", READY, "رئيس البلدية سالم المرزوقي", "سالم المرزوقي")]),
    (f"لكن مصادر مطلعة على أجواء القصر تؤكد أن {READY}.", [Said("تؤكد", READY, "مصادر مطلعة على أجواء القصر", None)]),
    (f"وأكدت أوساط مقربة من الوزير أن {READY}.", [Said("وأكدت", READY, "أوساط مقربة من الوزير", None)]),
    (f"وروى شهود أن {READY}.", [Said("وروى", READY, "شهود", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LETTERS + TOLD + BESIDE)
def test_told_press(text: str, expected: list[Said]) -> None:
    assert differences(text, expected) == []


@pytest.mark.parametrize(
    ("title", "content", "act"),
    [
        ("العطار يتهم البلدية بالمماطلة والتجار ينددون", "البلدية بالمماطلة", "accuse"),
        ("العطار يتهم البلدية بالمماطلة والمدير بالفساد", "البلدية بالمماطلة والمدير بالفساد", "accuse"),
        ("العطار يؤكد أن السد قوي.. والتجار ينددون", "السد قوي", "assert"),
    ],
)
def test_where_the_first_clause_of_a_headline_ends(title: str, content: str, act: str) -> None:
    cue = title.split()[1]
    body = Said("قال", "السوق سيغلق", "المدير سامي العطار", "سامي العطار")
    first = Said(cue, content, "العطار", "سامي العطار", act=act)  # type: ignore[arg-type]
    assert differences("قال المدير سامي العطار إن السوق سيغلق.", [first, body], title=title) == []
