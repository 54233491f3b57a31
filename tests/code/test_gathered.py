"""Rows of one event over its reports, on short reports written for these tests."""

import musnad
from musnad.model import Coded, Report

CALL = "أجرى الرئيس الروسي فلاديمير بوتين والرئيس الأميركي جو بايدن مكالمة هاتفية"


def report(id: str, text: str, title: str = "بوتين وبايدن يجريان مكالمة هاتفية") -> Report:
    return musnad.report(text, id=id, title=title, outlet=f"جريدة {id}", published="2021-12-31T09:00", language="ar")


def calls(*reports: Report, alone: bool = False) -> list[Coded]:
    return [row for row in musnad.events(reports, alone=alone) if row.event == "CONSULT"]


def test_rival_accounts_of_an_event_have_its_id_and_its_day() -> None:
    dated = report("a", f"{CALL} يوم الخميس 30 ديسمبر 2021.")
    told = report("b", f"قال الكرملين إن بوتين أجرى مكالمة هاتفية مع بايدن بطلب من موسكو. {CALL} الخميس 30 ديسمبر 2021.")
    rows = calls(dated, told)
    assert {row.source.text for row in rows} >= {"جريدة a", "الكرملين"}
    assert len({row.happening for row in rows} - {None}) == 1
    assert all(row.happening for row in rows)
    assert {row.date for row in rows} == {"2021-12-30"}
    assert {row.dated for row in rows} == {"words", "event"}


def test_alone_a_report_has_its_own_dates_only() -> None:
    rows = calls(report("a", f"{CALL}. وقال الكرملين إن المكالمة جرت الخميس 30 ديسمبر 2021."), alone=True)
    assert rows
    assert {(row.happening, row.dated) for row in rows} <= {(None, None), (None, "words")}


def test_what_is_to_come_and_other_days_and_other_people_are_no_account() -> None:
    text = f"{CALL} الخميس 30 ديسمبر 2021. ومن المقرر أن يعقد بوتين وبايدن محادثات."
    before = "وكان بوتين وبايدن أجريا مكالمة هاتفية في 7 ديسمبر 2021."
    rows = calls(report("a", f"{text}\n\n{before}"))
    assert {(row.date, bool(row.happening)) for row in rows if row.modality == "actual"} == {
        ("2021-12-30", True),
        ("2021-12-07", False),
    }
    assert not [row for row in rows if row.modality == "planned" and row.happening]


def test_a_deed_of_nobody_known_is_the_event_of_its_lead() -> None:
    title, text = "مقتل ثمانية في هجوم على مسجد في عدن", "قتل ثمانية أشخاص في هجوم على مسجد في عدن يوم الثلاثاء 4 أغسطس 2015."
    rows = list(musnad.events([report("a", text, title)]))
    assert rows
    assert all(row.event == "ASSAULT" and row.happening for row in rows)
    assert {row.date for row in rows} == {"2015-08-04"}
