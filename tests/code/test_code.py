"""Coding in PLOVER: who did what to whom, by whose account. The sentences are written for the purpose."""

import pytest

import musnad
from musnad.model import Coded
from tests.work import growth


def coded(text: str, *, outlet: str = "جريدة المثال") -> list[Coded]:
    return list(musnad.events([musnad.report(text, outlet=outlet, published="2023-05-10")]))


def brief(row: Coded) -> tuple[str, str | None, str | None]:
    return row.event, row.actor.text, row.recipient.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصفت الطائرات الإسرائيلية مخيما للاجئين أمس.", ("ASSAULT", "الطائرات الإسرائيلية", "مخيما للاجئين")),
        ("خطف مسلحون مجهولون ثلاثة مهندسين في بغداد.", ("ASSAULT", "مسلحون مجهولون", "ثلاثة مهندسين")),
        ("قتل أربعة جنود في هجوم شنه متمردون على ثكنة عسكرية.", ("ASSAULT", "متمردون", "أربعة جنود")),
        ("اغتيل النائب السابق في بيروت.", ("ASSAULT", None, "النائب السابق")),
        ("تعرضت قافلة عسكرية لهجوم نفذه مسلحون.", ("ASSAULT", "مسلحون", "قافلة عسكرية")),
        ("أطلقت القوات التركية النار على متظاهرين.", ("ASSAULT", "القوات التركية", "متظاهرين")),
        ("اعتقلت الشرطة المصرية خمسة صحفيين.", ("COERCE", "الشرطة المصرية", "خمسة صحفيين")),
        ("أمطر المتمردون القرية بوابل من القذائف.", ("ASSAULT", "المتمردون", "القرية")),
        ("أقدم مجهولون على قتل حارس.", ("ASSAULT", "مجهولون", "حارس")),
        ("تمكنت القوات من قتل عشرة مسلحين.", ("ASSAULT", "القوات", "عشرة مسلحين")),
        ("القوات الروسية تواصل قصف المواقع الأوكرانية.", ("ASSAULT", "القوات الروسية", "المواقع الأوكرانية")),
        ("اشتبك المسلحون مع قوات الأمن في البلدة.", ("ASSAULT", "المسلحون", "قوات الأمن")),
        ("سقط ثلاثة قتلى في المواجهات.", ("ASSAULT", None, "ثلاثة قتلى")),
        ("تعرض موظف للضرب على أيدي رجال شرطة.", ("ASSAULT", "رجال شرطة", "موظف")),
        ("عاد الهدوء إلى القرية وقتل حزب العمال الكردستاني ضابطين.", ("ASSAULT", "حزب العمال الكردستاني", "ضابطين")),
        ("أعلنت وزارة الصحة، اليوم السبت، استشهاد فلسطيني.", ("ASSAULT", None, "فلسطيني")),
        ("خمسة قتلى في هجوم مسلح على فندق.", ("ASSAULT", None, "فندق")),
        ("طالبت فرنسا روسيا بسحب قواتها.", ("REQUEST", "فرنسا", "روسيا")),
        ("اتهمت إيران إسرائيل بالتخريب.", ("ACCUSE", "إيران", "إسرائيل")),
        ("رفضت مصر المقترح الإثيوبي.", ("REJECT", "مصر", None)),
    ],
)
def test_who_did_what_to_whom(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert expected in [brief(row) for row in coded(text)]


def test_actors_have_countries_and_sectors() -> None:
    (row,) = coded("قصفت الطائرات الإسرائيلية مخيما للاجئين في لبنان.")
    assert (row.actor.country, row.actor.sector) == ("ISR", "MIL")
    (row,) = coded("خطف مسلحون ثلاثة مهندسين.")
    assert (row.actor.country, row.actor.sector, row.recipient.sector) == (None, "UAF", "CVL")


def test_rival_accounts_of_one_deed_are_rows_with_their_tellers() -> None:
    rows = coded(
        "قال المتحدث باسم الكرملين دميتري بيسكوف إن القوات الأوكرانية قصفت محطة للكهرباء. "
        "وقال الرئيس الأوكراني فولوديمير زيلينسكي إن القوات الروسية قصفت محطة للكهرباء."
    )
    told = {(row.source.country, row.actor.country) for row in rows if row.event == "ASSAULT"}
    assert told == {("RUS", "UKR"), ("UKR", "RUS")}
    assert all(row.chain[0] == "جريدة المثال" and len(row.chain) == 2 for row in rows)


def test_the_outlets_own_narration_has_the_outlet_for_its_source() -> None:
    (row,) = coded("اقتادت الشرطة رجلا. خطف مسلحون ثلاثة مهندسين.", outlet="رويترز")
    assert (row.source.entities[0].id, row.source.sector, row.chain) == ("reuters", "MED", ("رويترز",))


def test_a_conditional_threat_is_a_threat_and_no_deed() -> None:
    rows = coded("هددت روسيا أوكرانيا بقصف العاصمة إذا رفضت المفاوضات.")
    assert [row.event for row in rows] == ["THREATEN"]


def test_a_denied_deed_is_denied_by_whoever_denies_it() -> None:
    rows = coded("نفى الجيش السوداني أن قواته قصفت مستشفى المدينة.")
    assert ("REJECT", "actual") in {(row.event, row.modality) for row in rows}
    assert all(row.modality == "denied" for row in rows if row.event == "ASSAULT")


@pytest.mark.parametrize(
    "text",
    [
        "طلعت الشمس فجر اليوم على القرية.",
        "يحقق القضاء في قضية اغتيال الوزير السابق.",
        "قتل عشرة أشخاص في حادث سير قرب المدينة.",
        "منذ مقتل الزعيم تغير كل شيء.",
    ],
)
def test_what_tells_of_no_deed_is_no_deed(text: str) -> None:
    assert [row for row in coded(text) if row.event == "ASSAULT"] == []


def test_an_event_told_twice_by_one_teller_is_one_row() -> None:
    rows = coded("تحدث بايدن هاتفيا مع بوتين. واستمرت المكالمة بين بايدن وبوتين ساعة.")
    assert [(row.event, row.mode) for row in rows] == [("CONSULT", "phone")]


def test_words_of_every_row_stand_in_its_report() -> None:
    text = "قصفت الطائرات الإسرائيلية مخيما للاجئين أمس، واتهمت إيران إسرائيل بالتخريب."
    report = musnad.report(text, outlet="جريدة المثال", published="2023-05-10")
    for row in musnad.events([report]):
        for actor in (row.actor, row.recipient):
            assert " … ".join(report.text[start:end] for start, end in actor.spans) == (actor.text or "")


def test_the_day_of_a_deed_is_that_of_its_sentence() -> None:
    (row,) = coded("خطف مسلحون ثلاثة مهندسين أمس.")
    assert (row.date, row.precision) == ("2023-05-09", "day")


def test_a_long_text_without_marks_takes_linear_work() -> None:
    assert growth(lambda n: coded("قصفت الطائرات المدينة " * n), 200) < 1.1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia threatened to cut gas supplies to Ukraine.", ("THREATEN", "RUS")),
        ("France accused Iran of breaking the deal.", ("ACCUSE", "FRA")),
        ("Egypt rejected the proposal of the United States.", ("REJECT", "EGY")),
        ("Egypt urged Israel to stop.", ("REQUEST", "EGY")),
    ],
)
def test_acts_in_english(text: str, expected: tuple[str, str]) -> None:
    rows = musnad.events([musnad.report(text, outlet="The Example", language="en")])
    assert expected in [(row.event, row.actor.country) for row in rows]
