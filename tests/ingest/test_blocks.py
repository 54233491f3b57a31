"""Blocks and credits, on texts written for these tests."""

import pathlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.ingest import gather, report
from musnad.ingest.blocks import blocks
from musnad.model import Report
from tests.steps import steps
from tests.work import growth

BODY = "أعلنت وزارة الخارجية في بيان مساء اليوم أن الوفدين اتفقا على جولة جديدة من المحادثات تعقد في الأسبوع المقبل."
MORE = "وقال المتحدث باسم الوزارة للصحفيين إن المحادثات كانت مفيدة، وإن الطرفين تبادلا وثائق كثيرة ستدرس قبل اللقاء القادم."


def kinds(*rows: str, title_end: int = 0) -> list[str]:
    """The kinds of the lines of a text, in order."""
    return [block.kind for block in blocks("\n".join(rows), title_end)]


def credits(text: str) -> list[tuple[str, str, str | None]]:
    """Role, words and entity of a report's credits."""
    return [(c.role, c.text, c.entity.id if c.entity else None) for c in report(text).credits]


def test_a_page_with_everything() -> None:
    rows = [
        ("title", "الوفدان يتفقان على جولة جديدة"),
        ("dateline", "الثلاثاء 12 مايو 2020 10:15 ص"),
        ("caption", "رئيسا الوفدين قبل بدء الجلسة (رويترز)"),
        ("paragraph", BODY),
        ("subhead", "وثائق متبادلة"),
        ("paragraph", MORE),
        ("furniture", "اقرأ أيضا: خمسة أسئلة عن المحادثات"),
        ("post", "The talks went well today. pic.twitter.com/abcdefgh"),
        ("post", "— Ministry (@ministry_test) May 12, 2020"),
        ("paragraph", MORE),
        ("credit", "المصدر : الجزيرة + وكالات"),
        ("furniture", "كلمات مفتاحية"),
        ("furniture", "محادثات وفود سياسة"),
        ("furniture", "وزير سابق: المحادثات لن تنجح"),
        ("furniture", "التعليقات مغلقة."),
    ]
    assert list(zip(kinds(*(text for _, text in rows)), (text for _, text in rows), strict=True)) == rows


@pytest.mark.parametrize(
    "line",
    [
        "...",
        "-",
        "https://example.org/a/1",
        "رابط الخبر بموقع المثال: الوفدان يتفقان",
        "طالع أيضا: لقاء قديم",
        "شارك هذا الخبر",
        "a.writer@example.org",
    ],
)
def test_furniture_anywhere(line: str) -> None:
    assert kinds("عنوان قصير", BODY, line, MORE) == ["title", "paragraph", "furniture", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "المصدر: رويترز",
        "(أ ف ب)",
        "- رويترز -",
        "إعداد وتحرير: سامي المثال",
        "المصدر | الجزيرة + متابعات",
        "* خدمة «نيويورك تايمز»",
    ],
)
def test_credit_lines(line: str) -> None:
    assert kinds("عنوان قصير", BODY, MORE, line) == ["title", "paragraph", "paragraph", "credit"]


def test_real_paragraphs_are_never_furniture() -> None:
    assert kinds("عنوان قصير", BODY, "المصدر: رويترز", MORE) == ["title", "paragraph", "credit", "paragraph"]
    assert (
        kinds(BODY, "شارك وزير الخارجية في اجتماع لجنة المتابعة الذي عقد في العاصمة صباح اليوم بحضور السفراء.")
        == ["paragraph"] * 2
    )


def test_a_body_without_a_title_and_a_body_in_one_line() -> None:
    assert kinds(BODY, MORE) == ["paragraph", "paragraph"]
    assert kinds(" ".join([BODY] * 200)) == ["paragraph"]
    assert kinds("كلمة واحدة") == ["paragraph"]
    assert kinds("عنوان قصير", " ".join([BODY] * 50)) == ["title", "paragraph"]


def test_broken_paragraphs_and_lists_are_no_subheads() -> None:
    assert (
        "subhead"
        not in kinds("عنوان", BODY, "وأكد الوزير أن النتائج", MORE.removeprefix("و"), BODY[:-1], "ثم ختم الجلسة", MORE)[:4]
    )
    assert "subhead" not in kinds("عنوان", BODY, "الفريق الأول 12", "الفريق الثاني 10", "الفريق الثالث 8")


def test_a_title_given_apart_labels_its_own_lines_only() -> None:
    made = report("عنوان قصير\n" + BODY, title="عنوان قصير")
    assert [b.kind for b in made.blocks] == ["title", "title", "paragraph"]
    assert made.text == f"عنوان قصير\n\nعنوان قصير\n{BODY}"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("القاهرة – موقع المثال | ", [("place", "القاهرة", "cairo"), ("outlet", "موقع المثال", None)]),
        ("واشنطن - أ ف ب - ", [("place", "واشنطن", "washington"), ("agency", "أ ف ب", "afp")]),
        ("الدوحة - رويترز: ", [("place", "الدوحة", "doha"), ("agency", "رويترز", "reuters")]),
        ("بيروت (أ.ف.ب) - ", [("place", "بيروت", "beirut"), ("agency", "أ.ف.ب", "afp")]),
        ("لندن: «جريدة المثال» ", []),
        ("القاهرة- ", [("place", "القاهرة", "cairo")]),
        ("وكالات - ", [("agency", "وكالات", None)]),
        ("دبي، الإمارات العربية المتحدة (CNN)-- ", ["دبي", "الإمارات العربية المتحدة", "CNN"]),
        ("أبوظبي في 5 مايو / رويترز / ", ["أبوظبي", "رويترز"]),
        ("الدوحة في 05 مايو /تاس/ ", ["الدوحة", "تاس"]),
        ("الكويت - 5 - 5 (رويترز) -- ", ["الكويت", "رويترز"]),
        ("رام الله 5-5-2020 رويترز- ", ["رام الله", "رويترز"]),
        ("أنقرة / الأناضول / ", ["أنقرة", "الأناضول"]),
        ("واشنطن - سامي المثال - رويترز: ", ["واشنطن", "سامي المثال", "رويترز"]),
        ("قالت صحيفة أجنبية (Example Times) ", []),
        ("المفاوضات - ", []),
        ("", []),
    ],
)
def test_datelines(head: str, expected: list[tuple[str, str, str | None] | str]) -> None:
    found = credits(head + BODY)
    assert expected in (found, [words for _, words, _ in found])


def test_a_dateline_on_its_own_line() -> None:
    for line in (
        "أنقرة / الأناضول",
        "الرياض 12 رمضان 1441 هـ الموافق 5 مايو 2020 م رويترز",
        "القاهرة – موقع المثال",
        "دمشق- تاس",
    ):
        assert kinds("عنوان قصير", line, BODY, MORE) == ["title", "dateline", "paragraph", "paragraph"]


@pytest.mark.parametrize("mark", ['"TASS1"', '" TASS"', "(تاس)", "«تاس»"])
def test_marks_at_the_end_of_a_paragraph(mark: str) -> None:
    made = report(f"عنوان قصير\n{BODY} {mark}\n{MORE}")
    (credit,) = made.credits
    assert credit.role == "agency"
    assert credit.entity is not None
    assert credit.entity.id == "tass"
    assert made.text[slice(*credit.spans[0])] == credit.text in ("TASS", "تاس")
    assert made.outlet is None


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("اسطنبول - (أ.ف.ب):", ("agency", "أ.ف.ب", "afp")),
        ("موقع المثال - رويترز:", ("agency", "رويترز", "reuters")),
        ("الدوحة - أ. ف. ب. - رويترز", ("agency", "أ. ف. ب", "afp")),
        ("&nbsp;رويترز (الأمم المتحدة)", ("place", "الأمم المتحدة", None)),
        ("بغداد- سالم المثال ، د ب أ", ("author", "سالم المثال", None)),
        ("العواصم: الوكالات", ("agency", "الوكالات", None)),
    ],
)
def test_bylines(byline: str, expected: tuple[str, str, str | None]) -> None:
    made = report(BODY, byline=byline)
    assert expected in [(c.role, c.text, c.entity and c.entity.id) for c in made.credits]
    assert all(c.spans == () for c in made.credits)


@pytest.mark.parametrize(
    ("last", "outlet"),
    [
        ("المصدر | الجزيرة + وكالات", "الجزيرة"),
        ("(موقع المثال-رويترز)", "موقع المثال"),
        ("المصدر: رويترز", None),
        ("المصدر: الجزيرة نت", "الجزيرة نت"),
        ("المصدر: موقع المثال", None),
        ("المصدر: وكالة المثال للأنباء + مواقع", None),
        ("بالاتفاق مع «نيويورك تايمز»", None),
    ],
)
def test_outlet_from_credits(last: str, outlet: str | None) -> None:
    made = report(f"عنوان قصير\n{BODY}\n{MORE}\n{last}")
    assert made.outlet == outlet
    assert report(made.text, outlet="غيره").outlet == "غيره"


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from([BODY, "المصدر: رويترز", "(أ ف ب)", "\u2028", "- -", "موسكو |", "\r"])).map("\n".join)
)
def test_every_line_has_exactly_one_block(text: str) -> None:
    rows = blocks(text)
    spans = [b.span for b in rows]
    assert spans == sorted(spans)
    assert all(0 <= s < e <= len(text) for s, e in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    covered = set().union(*(range(s, e) for s, e in spans)) if spans else set()
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)


@given(
    st.text(min_size=1, max_size=200).filter(lambda t: bool(t.strip("\ufeff\u200e\u200f \t\r\n")) and not t.isspace()),
    st.text(max_size=40),
)
def test_credits_quote_the_text(text: str, byline: str) -> None:
    made = report(f"{BODY}\n{text}", byline=byline)
    assert all(made.text[s:e] == c.text for c in made.credits for s, e in c.spans)


def test_shared_reports_keep_their_words(shared: pathlib.Path) -> None:
    items = list(gather([str(shared / "gold" / "dev"), str(shared / "data" / "volume" / "maghreb_aljazeera_2022.jsonl")]))
    assert len(items) == 36 + 669
    for item in items:
        assert isinstance(item, Report), item
        assert all(item.text[s:e] == c.text for c in item.credits for s, e in c.spans)
        assert item.language == "ar"


@pytest.mark.parametrize("unit", ["د.", "12.", "a@.", "(ا", "–", "\xa0"])
def test_no_mark_makes_labelling_go_back_and_back(unit: str) -> None:
    assert growth(lambda n: report(BODY + unit * n), 500) < 1.1
    assert growth(lambda n: report(BODY + unit * n), 500, measure=steps) < 1.1


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("MOSCOW (Reuters) - The two sides met in Geneva, the Kremlin said.", "MOSCOW (Reuters) -"),
        ("WASHINGTON, Dec 30 (AP) — The two sides met in Geneva, the White House said.", "WASHINGTON, Dec 30 (AP) —"),
        ("واشنطن (رويترز) - التقى الجانبان في جنيف، وفق البيت الأبيض.", "واشنطن (رويترز) -"),
        ("قال الكرملين - وفق تاس - إن الجانبين التقيا في جنيف أمس.", None),
    ],
)
def test_a_dateline_within_a_paragraph_is_a_block_of_its_own(line: str, dateline: str | None) -> None:
    made = report(f"{line}\n\nThe talks go on." if line.isascii() else f"{line}\n\nوالمحادثات مستمرة.")
    kinds = {made.text[slice(*b.span)]: b.kind for b in made.blocks}
    assert [text for text, kind in kinds.items() if kind == "dateline"] == ([dateline] if dateline else [])
    if dateline:
        assert kinds[line.removeprefix(dateline).strip()] == "paragraph"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("مصادر: رويترز", "credit"),
        ("تقرير: سامي الدالي", "credit"),
        ("مصادر: الوفدان لم يتفقا على جولة جديدة من المحادثات", "title"),
        ("تقرير: الفقر يزداد في المدن الكبرى منذ سنوات", "title"),
    ],
)
def test_labels_that_speak_in_headlines_name_nobody(line: str, kind: str) -> None:
    assert kinds(line, BODY, MORE)[0] == kind
