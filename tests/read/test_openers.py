# ruff: noqa: E501 (a row of a table stays on one line)
"""What opens a sentence with a conjunction, quotations in braces, thanks that are expressed, and whose a statement is."""

import pytest

from tests.read.said import Said, differences

POLICE = Said("قالت", "الماء وصل", "الشرطة")
OPENERS = [
    (f"قالت الشرطة إن الماء وصل. {opener} أكدت وجود السد.", [POLICE, Said("أكدت", "وجود السد", "", "الشرطة")])
    for opener in ("ومن جهة أخرى", "وفي سياق آخر", "ومن ناحية ثانية،", "على صعيد متصل،", "وفي الإطار نفسه،")
]
GROUNDS = [
    (
        "قالت الشرطة إن الماء وصل. وفي سياق آخر، فاض السد أمس، حسب شهود عيان.",
        [POLICE, Said("حسب", "فاض السد أمس", "شهود عيان")],
    ),
]  # fmt: skip
BRACES = [
    ("وقالت الصحيفة: {السد جاهز. ولا أحد يعرف الموعد}.", [Said("وقالت", "السد جاهز. ولا أحد يعرف الموعد", "الصحيفة", mode="direct")]),
]  # fmt: skip
THANKS = [
    (
        "وأعرب الوزير عن شكره للسعودية على دعمها.",
        [Said("وأعرب", "شكره للسعودية على دعمها", "الوزير", to="للسعودية", act="express")],
    ),
]  # fmt: skip
STATEMENTS = [
    (
        "ودعت الجبهة إلى التظاهر. وأعلن أساتذة القانون رفضهم القرار. جاء ذلك في بيان وقعه سبعون أستاذا. وندد البيان بالقرار.",
        [
            Said("ودعت", "التظاهر", "الجبهة", act="demand"),
            Said("وأعلن", "رفضهم القرار", "أساتذة القانون"),
            Said("وندد", "بالقرار", "البيان", "أساتذة القانون", act="accuse"),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OPENERS + GROUNDS + BRACES + THANKS + STATEMENTS)
def test_openers(text: str, expected: list[Said]) -> None:
    assert differences(text, expected) == []
