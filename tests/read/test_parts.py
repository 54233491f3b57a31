"""Blocks in another language than their report's, in sentences of our own."""

import pytest

from musnad.ingest import report
from musnad.model import Attribution, Reading
from musnad.read import dropped, read

POST = "We spoke about the crossing today. Minister Lavrov said that the talks will go on, and we thank him for that."
ARABIC = "نفى المتحدث باسم الكرملين ديمتري بيسكوف الخبر، وقال إن المحادثات مع سيرغي لافروف مستمرة بين الجانبين."
LED = "وكتب وزير الخارجية الأميركي أنتوني بلينكن على تويتر:"
GREEK = "Ο υπουργός δήλωσε σήμερα ότι το φράγμα είναι έτοιμο και ότι το νερό είναι άφθονο."


def reading(*blocks: str) -> Reading:
    return read(report("\n\n".join(("خبر عن المعبر", *blocks)), published="2021-12-07T10:00:00"))


def said(found: Reading) -> list[tuple[str | None, str]]:
    """Who is said to have said what, by id and words."""
    return [(a.source.entities[0].id if a.source.entities else None, words(found, a)) for a in found.attributions]


def words(found: Reading, a: Attribution) -> str:
    return " … ".join(found.report.text[s:e] for s, e in a.content.spans)


def test_a_post_is_read_in_its_own_language() -> None:
    found = reading(ARABIC, POST)
    assert found.report.language == "ar"
    assert ("sergey-lavrov", "the talks will go on") in [(who, what.split(",")[0]) for who, what in said(found)]
    assert found.skipped == ()


def test_what_leads_to_a_post_has_all_of_it_and_what_is_said_in_it_stands_inside() -> None:
    found = reading(ARABIC, LED, POST)
    outer = next(a for a in found.attributions if words(found, a) == POST)
    inner = next(a for a in found.attributions if a.source.entities and a.source.entities[0].id == "sergey-lavrov")
    assert [e.id for e in outer.source.entities] == ["antony-blinken"]
    assert (outer.mode, inner.parent) == ("direct", outer.id)


def test_an_arabic_statement_in_an_english_report_is_read_in_arabic() -> None:
    english = "The Kremlin said on Tuesday that it knew nothing of the crossing. Its spokesman read a statement to reporters."
    found = read(report(f"Kremlin knows nothing\n\n{english}\n\n{ARABIC}", published="2021-12-07T10:00:00"))
    assert found.report.language == "en"
    assert "dmitry-peskov" in [who for who, _ in said(found)]


def test_a_language_without_a_folder_is_skipped_with_its_reason() -> None:
    found = reading(ARABIC, GREEK)
    assert [(s.reasons[0].code, s.reasons[0].values) for s in found.skipped] == [("language-without-folder", {"language": "el"})]


@pytest.mark.parametrize("short", ["BBC News", "@HandleName", "(AP) — 12.30", "قال بيسكوف: no comment"])
def test_a_block_of_few_words_follows_its_report(short: str) -> None:
    assert reading(ARABIC, short).skipped == ()


def test_a_short_name_is_of_the_person_whom_another_part_names() -> None:
    found = reading(
        "التقى جيك سوليفان نظيره في العاصمة يوم الثلاثاء وبحث معه الأزمة.", "Sullivan said that the talks will go on for days."
    )
    assert "jake-sullivan" in [who for who, _ in said(found)]


def test_everything_stands_in_the_order_of_the_text() -> None:
    found = reading(ARABIC, POST, LED, POST, ARABIC)
    cues = [a.cue.spans[0] for a in found.attributions]
    assert cues == sorted(cues)
    spans = [m.span for m in found.mentions]
    assert spans == sorted(spans)
    assert len({a.id for a in found.attributions}) == len(found.attributions)
    assert all(a.parent is None or a.parent in {x.id for x in found.attributions} for a in found.attributions)
    assert all(i < len(found.times) for h in found.happenings for i in h.times)


def test_the_words_that_made_no_attribution_are_told_of_all_parts() -> None:
    found = dropped(report(f"خبر\n\n{ARABIC}\n\n{POST}"))
    assert [w.span for w in found] == sorted(w.span for w in found)
