"""The three outputs: self-contained, escaped, and safe against what a hostile report holds."""

import re

import msgspec
import pytest
from lxml import etree, html

from musnad import tell
from musnad.model import Brief, Reading
from musnad.tell.as_text import cells
from musnad.tell.clean import clean, safe_url, shorten

HOSTILE = (
    "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>&amp;\u202e\u2066\x1b[31m\x00{{ 7*7 }}|`*_[x](javascript:alert(3))"
)
FORBIDDEN = re.compile(r"confirm|corroborat|\btrue\b|verified|مؤكد|صحيح", re.IGNORECASE)


def parse(page: str) -> etree._Element:
    """The tree of a page, which must be a whole document."""
    return html.document_fromstring(page)


@pytest.fixture(params=["en", "ar"])
def page(request: pytest.FixtureRequest, brief: Brief, readings: tuple[Reading, ...]) -> str:
    """The page in each language."""
    return tell.html(brief, readings, lang=request.param)


def poisoned(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Readings whose report fields and speakers are hostile; the texts keep their offsets, with poison at the end."""
    out = []
    for r in readings:
        report = msgspec.structs.replace(
            r.report,
            text=r.report.text + HOSTILE,
            outlet=HOSTILE,
            title=HOSTILE,
            url="javascript:alert(1)",
            published=HOSTILE,
            retrieved=HOSTILE,
        )
        sources = tuple(
            msgspec.structs.replace(a, source=msgspec.structs.replace(a.source, text=HOSTILE, entities=(), kind="named"))
            for a in r.attributions
        )
        out.append(msgspec.structs.replace(r, report=report, attributions=sources))
    return tuple(out)


def test_page_asks_for_nothing(page: str) -> None:
    tree = parse(page)
    assert not tree.xpath("//script | //link | //img | //iframe | //object | //embed | //form | //base | //video | //audio")
    assert not [a for a in tree.xpath("//@*") if a.attrname.startswith("on")]
    assert not tree.xpath("//@src | //@srcset | //@style")
    assert "url(" not in page
    assert "@import" not in page


def test_anchors_resolve_and_are_unique(page: str) -> None:
    tree = parse(page)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [h[1:] for h in tree.xpath("//a/@href") if h.startswith("#")]
    assert targets
    assert set(targets) <= set(ids)


def test_links_lead_to_the_web_only(page: str) -> None:
    hrefs = [h for h in parse(page).xpath("//a/@href") if not h.startswith("#")]
    assert hrefs == ["https://sahel.example/news/1?a=b&c=d"]


def test_every_claim_opens_to_its_marked_words(page: str, brief: Brief, readings: tuple[Reading, ...]) -> None:
    tree = parse(page)
    texts = " ".join(r.report.text for r in readings)
    opened = tree.xpath("//details[@class='open-claim']")
    assert len(opened) == len(brief.claims)
    for one in opened:
        marks = ["".join(m.itertext()) for m in one.xpath(".//blockquote//mark")]
        assert marks
        assert all(m in texts for m in marks)


def test_words_have_the_direction_of_their_report(page: str) -> None:
    quotes = parse(page).xpath("//span[@class='w'] | //blockquote")
    assert quotes
    assert {q.get("dir") for q in quotes} == {"rtl"}


def test_page_has_its_language_and_direction(brief: Brief, readings: tuple[Reading, ...]) -> None:
    for lang, direction in (("en", "ltr"), ("ar", "rtl")):
        root = parse(tell.html(brief, readings, lang=lang))
        assert (root.get("lang"), root.get("dir")) == (lang, direction)


def test_whole_texts_only_on_demand(brief: Brief, readings: tuple[Reading, ...]) -> None:
    far = "اقرأ أيضا: أسعار القمح تتراجع"
    long = "كلمة " * 400
    grown = tuple(
        msgspec.structs.replace(r, report=msgspec.structs.replace(r.report, text=f"{r.report.text}\n\n{long}")) for r in readings
    )
    assert far in tell.html(brief, grown, lang="en", full_text=True)
    assert long.strip() in tell.html(brief, grown, lang="en", full_text=True)
    assert long.strip() not in tell.html(brief, grown, lang="en")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_no_output_calls_anything_true(brief: Brief, readings: tuple[Reading, ...], lang: str) -> None:
    page = "".join(parse(tell.html(brief, readings, lang=lang)).xpath("//body//text()"))
    for output in (page, tell.markdown(brief, readings, lang=lang), tell.terminal(brief, readings, lang=lang)):
        assert not FORBIDDEN.search(output)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_hostile_reports_stay_text(brief: Brief, readings: tuple[Reading, ...], lang: str) -> None:
    bad = poisoned(readings)
    page = tell.html(brief, bad, lang=lang, full_text=True)
    tree = parse(page)
    assert not tree.xpath("//script | //img")
    assert not [h for h in tree.xpath("//a/@href") if not h.startswith("#")]
    assert "<script>alert(1)</script>" in "".join(tree.itertext())
    text = tell.terminal(brief, bad, lang=lang)
    for output in (page, text, tell.markdown(brief, bad, lang=lang)):
        assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066\u2067]", output)


def test_markdown_escapes_markup(brief: Brief, readings: tuple[Reading, ...]) -> None:
    told = tell.markdown(brief, poisoned(readings), lang="en")
    assert "<script" not in told.replace("\\<script", "")
    assert "](javascript" not in told.replace("\\](javascript", "")
    rows = [line for line in told.splitlines() if line.startswith("| C")]
    assert rows
    assert len({len(re.findall(r"(?<!\\)\|", row)) for row in rows}) == 1


def test_markdown_numbers_resolve(brief: Brief, readings: tuple[Reading, ...]) -> None:
    told = tell.markdown(brief, readings, lang="ar")
    assert set(re.findall(r"\(#(s\d+)\)", told)) <= set(re.findall(r'<a id="(s\d+)">', told))


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("width", [60, 100])
def test_terminal_keeps_its_width(brief: Brief, readings: tuple[Reading, ...], lang: str, width: int) -> None:
    told = tell.terminal(brief, readings, lang=lang, width=width)
    assert "\x1b" not in told
    assert max(cells(line) for line in told.splitlines()) <= width
    assert "\u2068" not in told


def test_terminal_colours_only_when_asked(brief: Brief, readings: tuple[Reading, ...]) -> None:
    plain = tell.terminal(brief, readings, lang="en")
    coloured = tell.terminal(brief, readings, lang="en", colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/x?y=1", True),
        ("http://a.example", True),
        ("HTTPS://A.example", True),
        ("javascript:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("https:", False),
        ("http://[", False),
        ("", False),
    ],
)
def test_safe_urls(url: str, safe: bool) -> None:
    assert (safe_url(url) is not None) is safe


def test_cleaning_keeps_letters_and_joiners() -> None:
    assert clean("مي\u200cخ \u200fواهم\u202e") == "مي\u200cخ \u200fواهم"


def test_shortening_keeps_words_whole() -> None:
    assert shorten("كلمة أخرى", 20) == "كلمة أخرى"
    assert len(shorten("س" * 50, 20)) <= 20


@pytest.mark.parametrize(("lang", "told"), [("en", "4 words in common, 6%"), ("ar", "4 كلمات، أي 6٪")])
def test_text_that_outlets_share_is_shown_in_every_format(
    brief: Brief, readings: tuple[Reading, ...], lang: str, told: str
) -> None:
    page = " ".join(parse(tell.html(brief, readings, lang=lang)).itertext())
    outputs = (tell.terminal(brief, readings, lang=lang, width=400), tell.markdown(brief, readings, lang=lang), page)
    for output in outputs:
        assert told in re.sub("[\u2066-\u2069]", "", output)
        assert "باريس - أ ف ب" in output
