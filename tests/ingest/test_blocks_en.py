"""Blocks and credits of English pages, on texts written for these tests."""

import pytest

from musnad import lang
from musnad.ingest import report
from musnad.ingest.blocks import blocks

pytestmark = pytest.mark.skipif("en" not in lang.available(), reason="English is not read yet")

BODY = (
    "The ministry said in a statement on Tuesday evening that the two delegations agreed on a new round of talks to be held soon."
)
MORE = "A spokesman told reporters that the talks were useful, and that both sides exchanged many papers to be studied first."


def kinds(*rows: str) -> list[str]:
    """The kinds of the lines of a text, in order."""
    return [block.kind for block in blocks("\n".join(rows))]


def credits(text: str) -> list[tuple[str, str, str | None]]:
    """Role, words and entity of a report's credits."""
    return [(c.role, c.text, c.entity.id if c.entity else None) for c in report(text).credits]


def test_a_page_with_everything() -> None:
    rows = [
        ("title", "Two delegations agree on a new round"),
        ("credit", "By Salim Example and Nadia Sample"),
        ("dateline", "Published 12 May 2020, 10:15 am"),
        ("caption", "The heads of the delegations before the session (Reuters)"),
        ("paragraph", BODY),
        ("subhead", "Papers exchanged"),
        ("paragraph", MORE),
        ("furniture", "Read more: Five questions on the talks"),
        ("furniture", "Advertisement"),
        ("caption", "FILE - The hall in an earlier year"),
        ("paragraph", MORE),
        ("credit", "(Reporting by Salim Example and Nadia Sample; Editing by Karim Model)"),
        ("furniture", "Tags"),
        ("furniture", "talks delegations politics"),
        ("furniture", "Leave a comment"),
    ]
    assert list(zip(kinds(*(text for _, text in rows)), (text for _, text in rows), strict=True)) == rows


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("MOSCOW (Reuters) - ", [("place", "MOSCOW", "moscow"), ("agency", "Reuters", "reuters")]),
        ("WASHINGTON, Dec 30 (AP) — ", [("place", "WASHINGTON", "washington"), ("agency", "AP", "ap")]),
        ("MOSCOW, Dec. 30 (Xinhua) -- ", [("place", "MOSCOW", "moscow"), ("agency", "Xinhua", "xinhua")]),
        ("LONDON — ", [("place", "LONDON", "london")]),
        ("On Tuesday, Dec. 30, ", []),
    ],
)
def test_datelines_name_place_and_agency_and_no_date(line: str, expected: list[tuple[str, str, str]]) -> None:
    assert credits(f"Two delegations agree on a new round\n{line}{BODY}") == expected


def test_a_byline_names_authors_and_a_sentence_does_not() -> None:
    assert credits(f"Two delegations agree\nBy Salim Example\n{BODY}") == [("author", "Salim Example", None)]
    assert kinds("Two delegations agree", "By noon they were gone", BODY, MORE)[1] != "credit"


def test_a_source_line_names_the_publisher() -> None:
    assert credits(f"Two delegations agree\n{BODY}\nSource: Reuters")[-1] == ("agency", "Reuters", "reuters")
