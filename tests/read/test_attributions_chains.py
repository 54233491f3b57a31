"""Who says that who says: nesting, carriers and relays, what is said not to be said, conditions and modality."""

import pytest

from musnad.model import Modality
from musnad.text import quote
from tests.read.said import Said, differences, reading, words

MAN = "المبعوث سالم الغريب"

NESTED = [
    ("لم يعط المبعوث سالم الغريب أي إشارة إلى موعد الزيارة.", [Said("يعط أي إشارة", "موعد الزيارة", MAN, polarity="not-said")]),
    ("قال مسؤول كبير شريطة عدم الكشف عن اسمه إن المحادثات تعثرت.", [Said("قال", "المحادثات تعثرت", "مسؤول كبير")]),
    (
        'قال مسؤول كبير، طلب عدم الكشف عن اسمه، لصحيفة "لوموند" إن المحادثات تعثرت.',
        [Said("قال", "المحادثات تعثرت", "مسؤول كبير", None, via='لصحيفة "لوموند"')],
    ),
    (
        "قالت ليلى الحمداني لقناة الجزيرة إن المحادثات تعثرت.",
        [Said("قالت", "المحادثات تعثرت", "ليلى الحمداني", via="لقناة الجزيرة")],
    ),
    ("قال مسؤول أمريكي لوكالة رويترز إن المحادثات تعثرت.", [Said("قال", "المحادثات تعثرت", "مسؤول أمريكي", via="لوكالة رويترز")]),
    ("لم يوضح المسؤول أسباب القرار.", [Said("يوضح", "أسباب القرار", "المسؤول", polarity="not-said")]),
    ("لم يذكر بيان البيت الأبيض شيئا عن موعد الزيارة.", [Said("يذكر", "موعد الزيارة", "بيان البيت الأبيض", polarity="not-said")]),
    ("لم يذكر البيت الأبيض موعد الزيارة.", [Said("يذكر", "موعد الزيارة", "البيت الأبيض", "White House", polarity="not-said")]),
    (
        "المحادثات تعثرت، بحسب ما نقلت رويترز عن مسؤول أمريكي.",
        [Said("بحسب ما نقلت", "المحادثات تعثرت", "مسؤول أمريكي", via="رويترز")],
    ),
    (
        "قال أوشاكوف إن بوتين أبلغ بايدن أن موسكو ترفض العقوبات.",
        [
            Said("قال", "بوتين أبلغ بايدن أن موسكو ترفض العقوبات", "أوشاكوف", "Yuri Ushakov"),
            Said("أبلغ", "موسكو ترفض العقوبات", "بوتين", "Vladimir Putin", to="بايدن", parent="قال"),
            Said("ترفض", "العقوبات", "موسكو", "Russia", act="express", parent="أبلغ"),
        ],
    ),
    (
        "قال المبعوث سالم الغريب إن الوزيرة ليلى الحمداني أكدت أن المعبر آمن.",
        [
            Said("قال", "الوزيرة ليلى الحمداني أكدت أن المعبر آمن", MAN),
            Said("أكدت", "المعبر آمن", "الوزيرة ليلى الحمداني", parent="قال"),
        ],
    ),
    (
        "قال المبعوث سالم الغريب إن الوزيرة ليلى الحمداني أبلغت ماكرون أن بوتين تعهد بسحب القوات.",
        [
            Said("قال", "الوزيرة ليلى الحمداني أبلغت ماكرون أن بوتين تعهد بسحب القوات", MAN),
            Said("أبلغت", "بوتين تعهد بسحب القوات", "الوزيرة ليلى الحمداني", to="ماكرون", parent="قال"),
            Said("تعهد", "بسحب القوات", "بوتين", "Vladimir Putin", act="promise", parent="أبلغت"),
        ],
    ),
    (
        "وفق البيت الأبيض، فإن بايدن أكد لبوتين أن واشنطن سترد بقوة.",
        [
            Said("وفق", "بايدن أكد لبوتين أن واشنطن سترد بقوة", "البيت الأبيض", "White House"),
            Said("أكد", "واشنطن سترد بقوة", "بايدن", "Joe Biden", to="لبوتين", parent="وفق"),
        ],
    ),
    (
        'وفق دبلوماسي فرنسي لصحيفة "لوموند"، فإن ماكرون أبلغ ميركل أن باريس ستشارك في المؤتمر.',
        [
            Said("وفق", "ماكرون أبلغ ميركل أن باريس ستشارك في المؤتمر", "دبلوماسي فرنسي", via='لصحيفة "لوموند"'),
            Said("أبلغ", "باريس ستشارك في المؤتمر", "ماكرون", "Emmanuel Macron", to="ميركل", parent="وفق"),
        ],
    ),
    (
        "أكد المبعوث سالم الغريب أن الأمم المتحدة دعت إلى هدنة شاملة.",
        [
            Said("أكد", "الأمم المتحدة دعت إلى هدنة شاملة", MAN),
            Said("دعت", "هدنة شاملة", "الأمم المتحدة", "United Nations", act="demand", parent="أكد"),
        ],
    ),
]

CARRIED = [
    ("نقلت وكالة رويترز عن مسؤول أمريكي قوله إن المحادثات تعثرت.",
     [Said("قوله", "المحادثات تعثرت", "مسؤول أمريكي", via="وكالة رويترز")]),
    ("نقلت رويترز عن مسؤول أمريكي أن المحادثات تعثرت.",
     [Said("نقلت", "المحادثات تعثرت", "مسؤول أمريكي", via="رويترز")]),
    ("ونقلت صحيفة \"لوموند\" عن دبلوماسي غربي قوله: «المحادثات تعثرت».",
     [Said("قوله", "المحادثات تعثرت", "دبلوماسي غربي", via='صحيفة "لوموند"', mode="direct")]),
    ("ونقل موقع أكسيوس عن ثلاثة مسؤولين إسرائيليين قولهم إن المحادثات تعثرت.",
     [Said("قولهم", "المحادثات تعثرت", "ثلاثة مسؤولين إسرائيليين", via="موقع أكسيوس")]),
    ("وأضاف المسؤول لصحيفة \"نيويورك تايمز\" أن المحادثات تعثرت.",
     [Said("وأضاف", "المحادثات تعثرت", "المسؤول", via='لصحيفة "نيويورك تايمز"')]),
    ("نقل المبعوث سالم الغريب عن بوتين قوله إن موسكو مستعدة للحوار.",
     [Said("نقل", "بوتين قوله إن موسكو مستعدة للحوار", MAN),
      Said("قوله", "موسكو مستعدة للحوار", "بوتين", "Vladimir Putin", parent="نقل")]),
    ("قال مسؤول كبير طلب عدم الكشف عن هويته إن المحادثات تعثرت.",
     [Said("قال", "المحادثات تعثرت", "مسؤول كبير طلب عدم الكشف عن هويته")]),
]  # fmt: skip

NOT_SAID = [
    ("لم يعلن الكرملين موعد الزيارة.", [Said("يعلن", "موعد الزيارة", "الكرملين", "Kremlin", polarity="not-said")]),
    ("لم يكشف المبعوث سالم الغريب عن موعد الزيارة.", [Said("يكشف", "موعد الزيارة", MAN, polarity="not-said")]),
    ("لم تؤكد طهران أن المحادثات ستستأنف.", [Said("تؤكد", "المحادثات ستستأنف", "طهران", "Iran", polarity="not-said")]),
    ("ولم يذكر البيان موعد الزيارة.", [Said("يذكر", "موعد الزيارة", "البيان", polarity="not-said")]),
    ("لم تتبن أي جهة الهجوم.", [Said("تتبن", "الهجوم", "أي جهة", polarity="not-said")]),
    ("رفض المبعوث سالم الغريب التعليق على الخبر.", [Said("رفض", "التعليق على الخبر", MAN, polarity="not-said")]),
    ("امتنعت الوزارة عن التعليق على الخبر.", [Said("امتنعت", "التعليق على الخبر", "الوزارة", polarity="not-said")]),
]  # fmt: skip

MODALITIES: list[tuple[str, Modality, str]] = [
    ("قال المبعوث سالم الغريب إن المعبر آمن.", "actual", ""),
    ("قال المبعوث سالم الغريب إن المعبر سيفتح غدا.", "planned", ""),
    ("قال المبعوث سالم الغريب إنه سوف يزور المدينة.", "planned", ""),
    ("قال المبعوث سالم الغريب إنه يعتزم زيارة المدينة.", "planned", ""),
    ("تعهد المبعوث سالم الغريب بزيارة المدينة.", "planned", ""),
    ("نفى المبعوث سالم الغريب زيارة المدينة.", "denied", ""),
    ("نفت روسيا أنها تخطط لغزو أوكرانيا.", "denied", ""),
    ("قال بايدن إن واشنطن سترد بقوة إذا غزت روسيا أوكرانيا.", "conditional", "إذا غزت روسيا أوكرانيا"),
    ("قال بايدن إن واشنطن سترد بقوة في حال غزت روسيا أوكرانيا.", "conditional", "في حال غزت روسيا أوكرانيا"),
    ("قال بايدن إنه إذا غزت روسيا أوكرانيا، فإن واشنطن سترد بقوة.", "conditional", "إذا غزت روسيا أوكرانيا"),
    ("هدد بايدن بفرض عقوبات ما لم تسحب موسكو قواتها.", "conditional", "ما لم تسحب موسكو قواتها"),
    ("أعلن المبعوث سالم الغريب استعداده للحوار شريطة وقف القصف.", "conditional", "شريطة وقف القصف"),
    ("أكد المبعوث سالم الغريب أن القوات انسحبت من المدينة.", "actual", ""),
]


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_nesting(text: str, expected: list[Said]) -> None:
    assert differences(text, expected) == []


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_carriers_and_relays(text: str, expected: list[Said]) -> None:
    assert differences(text, expected) == []


@pytest.mark.parametrize(("text", "expected"), NOT_SAID)
def test_what_is_said_not_to_be_said(text: str, expected: list[Said]) -> None:
    assert differences(text, expected) == []


def modality(text: str) -> tuple[Modality, str]:
    """The modality of the first attribution of a text, and the words of its condition."""
    one = reading(text).attributions[0]
    return one.modality, words(quote(text, one.condition.spans))


@pytest.mark.parametrize(("text", "expected", "condition"), MODALITIES)
def test_modality_and_condition(text: str, expected: Modality, condition: str) -> None:
    assert modality(text) == (expected, words(condition))


def test_an_outlet_that_carries_is_an_entity_of_the_medium() -> None:
    (one,) = reading("نقلت وكالة رويترز عن مسؤول أمريكي قوله إن المحادثات تعثرت.").attributions
    assert [e.name for e in one.medium.entities] == ["Reuters"]


# Plain to a careful reader, and not yet read so: each with the reason. A row that passes moves up.
NOT_YET: list[tuple[str, list[Said], str]] = [
]


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(t, e, marks=pytest.mark.xfail(strict=True, reason=why)) for t, e, why in NOT_YET]
)
def test_not_yet(text: str, expected: list[Said]) -> None:
    assert differences(text, expected) == []
