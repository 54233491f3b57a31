"""A language that is only data, as `docs/adding-a-language.md` tells it: its samples, its text and its table are run here."""

import json
import pathlib
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest

from musnad import lang, pipeline
from musnad.errors import DataError
from musnad.ingest import report
from musnad.model import Reading
from musnad.read import read
from musnad.read.words import WordClasses
from musnad.text import quote
from musnad.world import world

HERE = pathlib.Path(__file__).parent
FOLDER = HERE / "qlo"
DOC = HERE.parents[1].joinpath("docs", "adding-a-language.md").read_text(encoding="utf-8")
TEXT = re.findall(r"```text\n(.*?)\n```", DOC, re.DOTALL)[0]
TABLE = [
    [cell.strip() for cell in row.split("|")[1:-1]] for row in DOC.split("| cue | who |")[1].split("\n\n")[0].splitlines()[2:]
]


@pytest.fixture
def lomi() -> Iterator[str]:
    code = lang.add(FOLDER)
    yield code
    lang._added().pop(code)
    for kept in (lang.available, lang.has, lang.table):
        kept.cache_clear()


@pytest.fixture
def reading(lomi: str) -> Reading:
    return read(report(TEXT, published="2024-03-05"), knowing=world(str(HERE / "qlo.world.jsonl")))


@pytest.mark.parametrize(
    "sample", re.findall(r"```toml\n# tests/lang/(.*?)\n(.*?)\n```", DOC, re.DOTALL), ids=lambda s: str(s)[:20]
)
def test_samples_of_the_page_are_the_language_s_own_lines(sample: tuple[str, str]) -> None:
    name, lines = sample
    assert f"\n{lines}\n" in "\n" + HERE.joinpath(name).read_text(encoding="utf-8")


def test_the_page_s_text_is_read_as_its_table_says(reading: Reading) -> None:
    cues = {a.id: quote(TEXT, a.cue.spans) for a in reading.attributions}
    told = [
        [
            cues[a.id], next((e.name for e in a.source.entities), quote(TEXT, a.source.spans)), quote(TEXT, a.content.spans),
            a.act, a.modality, quote(TEXT, a.condition.spans), cues.get(a.parent or "", ""),
        ]
        for a in reading.attributions
    ]  # fmt: skip
    assert told == TABLE
    assert reading.report.language == "qlo"


def test_the_page_s_times(reading: Reading) -> None:
    told = " and ".join(f"`{TEXT[slice(*t.span)]}` on {t.value}" for t in reading.times)
    assert f"with two times, {told}" in " ".join(DOC.split())


def test_quotations_media_and_unnamed_speakers(reading: Reading) -> None:
    modes = {quote(TEXT, a.content.spans): (a.mode, quote(TEXT, a.medium.spans)) for a in reading.attributions}
    assert modes["Le porta apra"] == ("direct", "en un letra")
    assert {quote(TEXT, a.source.spans): a.source.kind for a in reading.attributions}["un fonto"] == "unnamed"


def test_a_pile_with_a_report_of_it_is_read(lomi: str) -> None:
    first, second = pipeline.readings([report(TEXT), report("قالت الوزارة إن المعبر آمن.")])
    assert isinstance(first, Reading)
    assert isinstance(second, Reading)
    assert (len(first.attributions), len(second.attributions)) == (len(TABLE), 1)
    assert pipeline.brief([first, second]).brief.claims


def test_the_command_line_learns_of_it_by_the_environment(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MUSNAD_LANGUAGES", str(FOLDER))
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-m", "musnad", "read", str(tmp_path), "--format", "jsonl"]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    assert len(json.loads(run.stdout)["attributions"]) == len(TABLE)


def test_a_folder_without_its_table_and_a_code_that_is_taken_are_refused(tmp_path: pathlib.Path) -> None:
    with pytest.raises(DataError, match=r"language\.toml was expected"):
        lang.add(tmp_path)
    taken = tmp_path / "ar"
    taken.mkdir()
    (taken / "language.toml").write_text('name = "Other"\n', encoding="utf-8")
    with pytest.raises(DataError, match="another folder for ar"):
        lang.add(taken)


def test_a_table_that_lacks_what_its_grammar_needs_is_named() -> None:
    with pytest.raises(DataError, match=r"words\.toml: an entry \w+ was expected"):
        WordClasses({"article": "ha"})
