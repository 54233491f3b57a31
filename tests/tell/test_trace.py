"""A trace as people see it: terminal, Markdown, and the provenance card, which is one self-contained page."""

import json
import re

import jsonschema
import msgspec
import pytest
from lxml import html

from musnad import schemas, tell
from musnad.model import Reading, Reason, Report, Spans, Trace, TraceClaim, TracePlace, Vouching
from musnad.tell import contract
from musnad.tell.as_text import cells

WORDS = "ماكرون أبلغ أردوغان أن فرنسا سترسل مراقبين مدنيين إلى الموانئ"
HOSTILE = "<script>alert(1)</script>\u202e{{ 7*7 }}|[x](javascript:alert(3))"


def _spans(report: Report, words: str) -> Spans:
    start = report.text.index(words)
    return ((start, start + len(words)),)


def _place(reading: Reading, words: str, attribution: str | None, vouching: Vouching, **fields: object) -> TracePlace:
    spans = _spans(reading.report, words)
    return TracePlace(reading.report.id, spans[0], spans, vouching, attribution, **fields)  # type: ignore[arg-type]


@pytest.fixture
def trace(readings: tuple[Reading, ...]) -> Trace:
    """Words that two reports state, one of them as a change of the other, and a place that was passed over."""
    one, two, three = readings
    changed = Reason("drift.condition-dropped", {"before": _spans(two.report, "قبل نهاية الشهر"), "after": ()})
    found = (Reason("match.covered", {"value": 0.8, "part": 0.36}),)
    places = (
        _place(two, 'باريس "سترسل مراقبين مدنيين" إلى الموانئ قبل نهاية الشهر', "2b", "outlet", score=0.7, reasons=found),
        _place(three, "فرنسا سترسل مراقبين مدنيين إلى الموانئ", "3b", "agency", score=0.9, reasons=found, drift=(changed,)),
    )
    passed = (_place(one, "يكون ماكرون قد وافق على تعديل الاتفاق", "1e", "agency", against=(Reason("match.negation"),)),)
    reasons = (Reason("trace.outlet", {"report": "r2"}), Reason("trace.undated", {"reports": ["r3"]}))
    claim = TraceClaim(((0, len(WORDS)),), (), places, 0, 0, passed, reasons)
    return Trace(WORDS, "ar", claims=(claim,), reports=("r2", "r3", "r1"))


@pytest.fixture(params=["en", "ar"])
def card(request: pytest.FixtureRequest, trace: Trace, readings: tuple[Reading, ...]) -> str:
    return tell.trace_card(trace, readings, lang=request.param)


def test_the_card_asks_for_nothing(card: str) -> None:
    tree = html.document_fromstring(card)
    assert not tree.xpath("//script | //link | //img | //iframe | //object | //embed | //form | //base")
    assert not tree.xpath("//@src | //@style | //@srcset")
    assert "url(" not in card
    assert all(link.startswith(("#", "http")) for link in tree.xpath("//a/@href"))


def test_every_reference_of_the_card_leads_to_a_source(card: str) -> None:
    tree = html.document_fromstring(card)
    assert {link[1:] for link in tree.xpath("//a/@href") if link.startswith("#")} == set(tree.xpath("//li/@id"))


def test_words_have_their_own_direction_in_either_language(trace: Trace, readings: tuple[Reading, ...]) -> None:
    for lang, side in (("en", "ltr"), ("ar", "rtl")):
        tree = html.document_fromstring(tell.trace_card(trace, readings, lang=lang))
        assert tree.get("dir") == side
        assert set(tree.xpath("//*[@class='w']/@dir")) == {"rtl"}


def test_the_card_marks_the_most_primary_words_in_their_place(card: str) -> None:
    tree = html.document_fromstring(card)
    assert [m.text_content() for m in tree.xpath("//*[@class='origin']//mark")] == [
        'باريس "سترسل مراقبين مدنيين" إلى الموانئ قبل نهاية الشهر'
    ]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_each_format_shows_both_wordings_of_a_change_and_what_was_passed_over(
    trace: Trace, readings: tuple[Reading, ...], lang: str
) -> None:
    page = html.document_fromstring(tell.trace_card(trace, readings, lang=lang)).text_content()
    for text in (
        tell.trace_terminal(trace, readings, lang=lang, width=400),
        tell.trace_markdown(trace, readings, lang=lang),
        page,
    ):
        (line,) = [line for line in text.splitlines() if "قبل نهاية الشهر" in line and "فرنسا سترسل" in line]
        assert line.index("قبل نهاية الشهر") < line.index("فرنسا سترسل")
        assert "يكون ماكرون قد وافق" in text
        assert tell.sentence(Reason("match.negation"), lang) in text


@pytest.mark.parametrize("width", [60, 100])
def test_the_terminal_keeps_its_width(trace: Trace, readings: tuple[Reading, ...], width: int) -> None:
    text = tell.trace_terminal(trace, readings, width=width)
    assert all(cells(line) <= width for line in text.splitlines() if "://" not in line)
    assert "\x1b" not in text
    assert "\x1b" in tell.trace_terminal(trace, readings, width=width, colour=True)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_hostile_words_stay_text(trace: Trace, readings: tuple[Reading, ...], lang: str) -> None:
    bad = tuple(
        msgspec.structs.replace(r, report=msgspec.structs.replace(r.report, outlet=HOSTILE, title=HOSTILE, published=HOSTILE))
        for r in readings
    )
    asked = msgspec.structs.replace(trace, words=HOSTILE)
    page = tell.trace_card(asked, bad, lang=lang)
    assert not html.document_fromstring(page).xpath("//script")
    assert "\u202e" not in page
    assert not re.search(r"(?<!\\)<", tell.trace_markdown(asked, bad, lang=lang))
    assert "\u202e" not in tell.trace_terminal(asked, bad, lang=lang)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_words_that_nobody_states_are_told_so(readings: tuple[Reading, ...], lang: str) -> None:
    nowhere = Trace(WORDS, "ar", claims=(TraceClaim(((0, len(WORDS)),), reasons=(Reason("trace.nowhere"),)),))
    told = tell.sentence(Reason("trace.nowhere"), lang)
    assert told in tell.trace_card(nowhere, (), lang=lang)
    assert told in tell.trace_terminal(nowhere, (), lang=lang)


def test_the_document_holds_to_its_schema(trace: Trace, readings: tuple[Reading, ...]) -> None:
    document = json.loads(contract.trace_json(trace, readings))
    jsonschema.Draft202012Validator(schemas.schema("trace-1")).validate(document)
    assert document["schema"] == "musnad/trace/1"
    assert [r["id"] for r in document["reports"]] == ["r2", "r3", "r1"]
    assert not [r for r in document["reports"] if "text" in r]


def test_nothing_is_called_true(trace: Trace, readings: tuple[Reading, ...]) -> None:
    for lang in ("en", "ar"):
        text = tell.trace_terminal(trace, readings, lang=lang)
        assert not re.search(r"confirm|corroborat|\btrue\b|verified|مؤكد|صحيح", text, re.IGNORECASE)
