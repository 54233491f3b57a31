"""A checked draft as people see it: on the terminal, as Markdown and by its contract, in both languages."""

import inspect
import json
import re

import jsonschema
import pytest

from musnad import pipeline, read, report, schemas, tell
from musnad.pipeline import CheckedPile
from musnad.tell import contract
from musnad.tell.as_text import cells
from musnad.tell.wording import languages, wording
from musnad.weigh import check, faults, figures, settled, whose

TEXT = (
    "Yuri Ushakov said that Biden had told Putin that Washington would not close its consulate in the northern islands.\n"
    "White House press secretary Jen Psaki said that the island would be sold if the old harbour was closed."
)
DRAFT = (
    "What follows is less clear.\n"
    "Biden told Putin that Washington would not close its consulate in the northern islands.\n"
    "Jen Psaki said that the <island> would be sold.\n"
    "Angela Merkel will travel to Kyiv."
)


@pytest.fixture(scope="module")
def checked() -> CheckedPile:
    pile = [read(report(TEXT, outlet="The Sample|Wire <b>", published="2021-12-31T12:00:00Z"))]
    return pipeline.check(report(DRAFT, path="memo\u202e.txt"), pile)


def test_the_contract_holds(checked: CheckedPile) -> None:
    document = json.loads(contract.check_json(checked.check, checked.readings))
    jsonschema.Draft202012Validator(schemas.schema("check-1")).validate(document)
    assert [s["standing"] for s in document["sentences"]] == ["passed", "altered", "altered", "unsupported"]
    assert [head["outlet"] for head in document["reports"]] == ["The Sample|Wire <b>"]


def test_the_terminal_tells_what_differs_and_where_it_stands(checked: CheckedPile) -> None:
    page = tell.check_terminal(checked.check, checked.readings, width=90)
    flat = " ".join(page.split())
    assert "told as the words of Joe Biden; the reports have it only by the account of Yuri Ushakov" in flat
    assert "the condition was lost: «if the old harbour was closed» [1]" in flat.replace("“", "«").replace("”", "»")
    assert "no sentence of the reports names Angela Merkel" in flat
    assert "Ref(" not in page
    assert "\u202e" not in page
    assert all(cells(line) <= 90 for line in page.splitlines())


@pytest.mark.parametrize("lang", languages())
def test_markdown_escapes_the_words_of_others(checked: CheckedPile, lang: str) -> None:
    page = tell.check_markdown(checked.check, checked.readings, lang=lang)
    assert page.startswith("# ")
    assert "\\<island\\>" in page
    assert not re.search(r"(?<!\\)<", page)


def test_colours_only_where_asked_for(checked: CheckedPile) -> None:
    assert "\x1b[" in tell.check_terminal(checked.check, checked.readings, colour=True)
    assert "\x1b[" not in tell.check_terminal(checked.check, checked.readings)


@pytest.mark.parametrize("lang", languages())
def test_every_finding_has_words(lang: str) -> None:
    """Codes stand as plain words in the rules, which put `check.` before them."""
    rules = "".join(inspect.getsource(module) for module in (faults, figures, settled, whose))
    said = set(re.findall(r'held\.(?:reason|changed)\(((?:"[\w-]+"(?:, )?)+)', rules))
    codes = {code for group in said for code in re.findall(r'"([\w-]+)"', group)}
    codes |= set(re.findall(r'return "(speaker[\w-]*)"|"(speaker[\w-]*)" if', rules)[0]) - {""}
    codes |= {code.removeprefix("check.") for code in re.findall(r'"(check\.[\w-]+)"', inspect.getsource(check))}
    assert len(codes) > 10
    assert not [code for code in codes if wording(lang).find("reason", f"check.{code}") is None]
