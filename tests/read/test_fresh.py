# ruff: noqa: E501 (a row of a table stays on one line)
"""What fresh reports of outlets that nobody had looked at asked for: whom a verb calls upon, whose words a statement holds."""

import pytest

from tests.read.said import Said, differences

CALLED_UPON = [
    ("دعت الحكومة المحلية لمحافظة المثال أمس أهالي المدينة إلى التحرك.", [Said("دعت", "التحرك", "الحكومة المحلية لمحافظة المثال", to="أهالي المدينة", act="demand")]),
    ("ودعت الحكومة المحلية الأهالي إلى التحرك.", [Said("ودعت", "التحرك", "الحكومة المحلية", to="الأهالي", act="demand")]),
    ("دعت النقابة الوطنية العمال إلى التحرك.", [Said("دعت", "التحرك", "النقابة الوطنية", to="العمال", act="demand")]),
    ("هدد نواب محافظون الرئيس سامي الحداد بالتصويت ضد القانون.", [Said("هدد", "بالتصويت ضد القانون", "نواب محافظون", to="الرئيس سامي الحداد", act="warn")]),
    ("طالب مسؤولون محليون وزير الداخلية سامي الحداد بفتح تحقيق.", [Said("طالب", "بفتح تحقيق", "مسؤولون محليون", to="وزير الداخلية سامي الحداد", act="demand")]),
    ("دعت الكتلة البرلمانية للحزب إلى التحرك.", [Said("دعت", "التحرك", "الكتلة البرلمانية للحزب", act="demand")]),
    ("قال مسؤولون من الحكومة العراقية إن المعبر آمن. وأكدت الحكومة المحلية أن الطريق مفتوح.", [Said("قال", "المعبر آمن", "مسؤولون من الحكومة العراقية"), Said("وأكدت", "الطريق مفتوح", "الحكومة المحلية")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CALLED_UPON)
def test_whom_a_verb_calls_upon_is_not_its_subject(text: str, expected: list[Said]) -> None:
    assert differences(text, expected) == []
