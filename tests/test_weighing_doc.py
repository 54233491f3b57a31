"""The worked examples of docs/weighing.md: what the page says of them is what a brief says."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

import musnad
from musnad import pipeline
from musnad.model import Basis, VerdictCode
from musnad.tell.view import view

PAGE = Path(__file__).parents[1] / "docs" / "weighing.md"
BLOCK = re.compile(r"^```(reports|told|silences)\n(.*?)^```", re.MULTILINE | re.DOTALL)
REPORT = re.compile(r"(?P<outlet>[^,]+), (?P<day>[\d-]+): (?P<text>.+)")


class Example(NamedTuple):
    """Reports, and the lines that a brief over them must tell."""

    reports: tuple[str, ...]
    kind: str
    lines: tuple[str, ...]


def examples() -> Iterator[Example]:
    blocks = [(kind, tuple(body.splitlines())) for kind, body in BLOCK.findall(PAGE.read_text(encoding="utf-8"))]
    for (kind, reports), (told, lines) in zip(blocks[::2], blocks[1::2], strict=True):
        assert (kind, told) in (("reports", "told"), ("reports", "silences"))
        yield Example(reports, told, lines)


def report(line: str) -> musnad.Report:
    """A report of a line; that of an official address has its first sentence for a title."""
    found = REPORT.fullmatch(line)
    assert found, line
    outlet, text = found["outlet"], found["text"]
    if "." not in outlet:
        return musnad.report(text, outlet=outlet, published=found["day"])
    title, _, rest = text.partition(". ")
    return musnad.report(rest, title=title, url=f"http://{outlet}/events/1", published=found["day"])


@pytest.mark.parametrize("example", list(examples()), ids=lambda e: e.lines[0][:60])
def test_an_example_is_told_as_the_page_says(example: Example) -> None:
    pile = pipeline.brief(map(report, example.reports))
    seen = view(pile.brief, pile.readings, lang="en")
    if example.kind == "told":
        assert sorted(f"{c.verdict}; {c.spread}" for c in seen.claims) == sorted(example.lines)
    else:
        assert [line.text for line in seen.silences] == list(example.lines)


def test_the_page_names_every_verdict_and_basis() -> None:
    text = PAGE.read_text(encoding="utf-8")

    assert [code for code in (*get_args(VerdictCode), *get_args(Basis)) if f"`{code}`" not in text] == []
