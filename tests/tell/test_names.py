"""How people are called: in the reader's script where a report writes them so, and once for what they gave out."""

import pytest

import musnad
from musnad import pipeline, tell, text
from musnad.model import Report
from musnad.tell import as_events, as_explanation, as_reading
from musnad.tell.as_text import cells
from musnad.tell.view import view

ARABIC = (
    "رئيس النقابة: إغلاق المستشفى سيكلفنا أرواحا\n\n"
    "قال سامر الحلبي ونبيل عثمان إن المدينة هادئة.\n"
    "وقال نبيل عثمان رئيس نقابة الأطباء يوم الثلاثاء إن إغلاق المستشفى الميداني في الميناء سيكلف المدينة أرواحا."
)
ENGLISH = (
    "Doctors warn of closing the field hospital\n\n"
    '"Closing the field hospital will cost us lives," Nabil Othman, head of the doctors\' union, said on Tuesday.'
)
STATEMENT = (
    "White House on the call\n\nThe statement, issued by press secretary Jen Psaki, said the United States would answer firmly "
    "if Russia invaded its neighbour again."
)
PSAKI = "البيت الأبيض عن الاتصال\n\nقالت جين ساكي إن الولايات المتحدة سترد بحزم إذا غزت روسيا جارتها مرة أخرى."


def _report(text: str, outlet: str, day: str = "2022-03-08") -> Report:
    return musnad.report(text, outlet=outlet, published=f"{day}T15:00:00Z")


@pytest.mark.parametrize(("lang", "shown", "other"), [("ar", "نبيل عثمان", "Nabil Othman"), ("en", "Nabil Othman", "نبيل عثمان")])
def test_who_is_one_over_languages_is_called_as_the_reports_in_the_readers_language_call_him(
    lang: str, shown: str, other: str
) -> None:
    pile = pipeline.brief([_report(ARABIC, "الأفق"), _report(ENGLISH, "The Quay")])
    told = tell.terminal(pile.brief, pile.readings, lang=lang)
    assert shown in told
    assert other not in told
    assert "ونبيل" not in " ".join(told.split()).replace("سامر الحلبي ونبيل", "")


def test_a_statement_and_who_issued_it_are_one_teller_and_one_origin() -> None:
    pile = pipeline.brief([_report(STATEMENT, "The Wire", "2021-12-31"), _report(PSAKI, "الأفق", "2021-12-31")])
    (claim,) = (c for c in pile.brief.claims if len(c.members) > 1)
    assert [t.entity.name for t in claim.told_by] == ["Jen Psaki"]
    assert claim.independent_origins == 1
    told = tell.terminal(pile.brief, pile.readings, lang="en", width=200)
    assert "C1 · Jen Psaki said: «" in told
    assert "United States: Jen Psaki [1, 2]\n" in told


def test_a_claim_is_given_in_the_words_of_a_report_in_the_readers_language_and_in_the_same_order() -> None:
    pile = pipeline.brief([_report(STATEMENT, "The Wire", "2021-12-31"), _report(PSAKI, "الأفق", "2021-12-31")])
    (claim,) = (c for c in pile.brief.claims if len(c.members) > 1)
    reports = {r.report.id: r.report for r in pile.readings}
    assert {reports[e.report].language for e in (claim.gist, *claim.gists)} == {"ar", "en"}
    words = {reports[e.report].language: text.quote(reports[e.report].text, e.spans) for e in (claim.gist, *claim.gists)}
    views = {lang: view(pile.brief, pile.readings, lang=lang) for lang in ("ar", "en")}
    for lang, seen in views.items():
        assert [c.gist.text for c in seen.claims if c.id == claim.id] == [words[lang]]
    assert [c.id for c in views["ar"].claims] == [c.id for c in views["en"].claims]


def test_a_reading_as_text_has_no_marks_that_terminals_draw() -> None:
    reading = musnad.read(_report(ARABIC, "الأفق"))
    told = as_reading.render(reading, lang="en"), as_explanation.render(reading, (), lang="en", colour=False)
    assert not any(mark in text for text in told for mark in "\u2066\u2067\u2068\u2069")


def test_the_table_of_events_is_aligned_by_what_terminals_show() -> None:
    text = "نفى نبيل عثمان رئيس نقابة الأطبّاءِ إغلاق المستشفى.\nOpinion"
    items = pipeline.events([_report(text, "الأفق"), _report(ENGLISH.replace("said", "denied"), "The Quay")])
    rows = [(row, reading.report) for reading, coded in items for row in coded]  # type: ignore[misc]
    head, *lines = as_events.table(rows, lang="en").splitlines()
    at = cells(head[: head.index("told by")])
    assert lines
    for (_, report), line in zip(rows, lines, strict=True):
        assert "\u2068" not in line
        assert cells(line[: line.index(report.outlet or "")]) == at
