"""The commands, in real processes: exit codes, one clear sentence for each bad input, and files that appear whole."""

import csv
import json
import os
import pathlib
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import jsonschema
import pytest

from musnad import schemas
from musnad.cli import cli
from musnad.console import sentence_of
from musnad.model import Reason
from musnad.version import __version__
from musnad.world import world

ROOT = pathlib.Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
FIRST = (EXAMPLES / "01_almithal.txt").read_text(encoding="utf-8")
COMMAND = [sys.executable, "-X", "utf8", "-m", "musnad"]


def musnad(*arguments: str | pathlib.Path, given: bytes = b"", seconds: float = 120) -> subprocess.CompletedProcess[bytes]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MUSNAD_")}
    return subprocess.run([*COMMAND, *map(str, arguments)], input=given, capture_output=True, timeout=seconds, env=environment)


def documents(run: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run.stdout.splitlines()]


def said(run: subprocess.CompletedProcess[bytes]) -> str:
    """Standard error, which never is a traceback."""
    told = run.stderr.decode()
    assert "Traceback" not in told
    return told


def write(folder: pathlib.Path, name: str, data: bytes | str) -> pathlib.Path:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def test_a_brief_sets_a_report_in_a_language_without_a_folder_aside_with_a_sentence(tmp_path: pathlib.Path) -> None:
    write(tmp_path, "05_fil.txt", "Le ministre est arrivé dans la capitale pour une visite de deux jours avec une délégation.")
    run = musnad("brief", EXAMPLES, tmp_path, "--format", "json")
    assert run.returncode == 0
    warning, *rest = said(run).splitlines()
    assert "05_fil.txt" in warning
    assert "language" in warning
    assert not rest
    brief = json.loads(run.stdout)
    jsonschema.Draft202012Validator(schemas.schema("brief-1")).validate(brief)
    assert [pathlib.Path(item["path"]).name for item in brief["set_aside"]] == ["05_fil.txt"]
    assert len(brief["reports"]) == 4
    dates = {e["when"]["date"]: [r["role"] for r in e["reports"]] for e in brief["events"]}
    assert dates["2021-12-30"].count("principal") == 4
    assert "2021-12-07" in dates


def test_the_examples_claims_keep_who_tells_them() -> None:
    brief = json.loads(musnad("brief", EXAMPLES, "--format", "json", "--quiet").stdout)
    shared_claims = [c for c in brief["claims"] if len({m["report"] for m in c["members"]}) > 1]
    assert shared_claims
    for claim in shared_claims:
        if claim["speaker"] and claim["speaker"]["name"] == "Joe Biden" and claim["sides_telling"] == ["Russia"]:
            break
    else:
        pytest.fail("what Ushakov says that Biden said is told on the Russian side")


def test_readings_of_the_examples_hold_to_their_schemas() -> None:
    run = musnad("read", EXAMPLES)
    assert run.returncode == 0
    found = documents(run)
    assert [d["schema"] for d in found] == ["musnad/reading/1"] * 4
    for document in found:
        name = document["schema"].removeprefix("musnad/").replace("/", "-")
        jsonschema.Draft202012Validator(schemas.schema(name)).validate(document)


@pytest.mark.parametrize("form", ["terminal", "markdown", "html"])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_format_tells_the_brief_in_both_languages(form: str, lang: str) -> None:
    run = musnad("brief", EXAMPLES, "--format", form, "--lang", lang, "--quiet")
    assert (run.returncode, run.stderr) == (0, b"")
    page = run.stdout.decode()
    assert "غلطة كبرى" in page
    assert "\x1b" not in page
    assert ("أوشاكوف" if lang == "ar" else "Ushakov") in page
    assert not any(word in page.lower() for word in ("confirmed", "corroborated", " is true"))


def test_text_for_people_of_single_readings() -> None:
    run = musnad("read", EXAMPLES / "01_almithal.txt", "--format", "text")
    assert run.returncode == 0
    assert "Ushakov" in run.stdout.decode()


@pytest.mark.parametrize(("lang", "label", "lacks"), [("en", "frame: ", "follows it"), ("ar", "القالب: ", "لا يتبعه")])
def test_explanations_of_what_is_read_and_what_is_not(lang: str, label: str, lacks: str) -> None:
    run = musnad("read", "--explain", "--lang", lang, EXAMPLES / "02_annuskha.txt")
    assert (run.returncode, run.stderr) == (0, b"")
    page = run.stdout.decode()
    assert label in page
    assert "(yuri-ushakov)" in page
    assert "[تحدث]" in page
    assert lacks in page
    assert "\x1b" not in page
    assert "cue." not in page


def test_sides_are_given_on_the_line_and_in_a_file(tmp_path: pathlib.Path) -> None:
    table = write(tmp_path, "sides.toml", '[sides]\n"البيت الأبيض" = "The West"\n[events."2020-01-01"]\nNATO = "The West"\n')
    given = [part for side in (table, "Kremlin=", "Russia=", "No Such Man=X") for part in ("--sides", side)]
    run = musnad("brief", EXAMPLES, *given, "--format", "json")
    notes = said(run).splitlines()
    assert ["2020-01-01" in note or "No Such Man" in note for note in notes] == [True, True]
    brief = json.loads(run.stdout)
    jsonschema.Draft202012Validator(schemas.schema("brief-1")).validate(brief)
    assert {side for c in brief["claims"] for side in c["sides_telling"]} == {"The West", "United States"}
    assert [(row["who"]["id"], [s["name"] for s in row["sides"]]) for row in brief["sides"]] == [
        ("white-house", ["The West"]),
        ("kremlin", []),
        ("russia", []),
    ]
    page = musnad("brief", EXAMPLES, "--sides", table, "--quiet").stdout.decode()
    assert "White House speaks for The West" in page


@pytest.mark.parametrize("command", [("brief", EXAMPLES), ("trace", "the call", EXAMPLES), ("check", "-", EXAMPLES)])
def test_a_name_that_may_be_several_is_wrong_usage(command: tuple[str, ...]) -> None:
    names = (name for e in world() for name in e.label.values() if len(world().named(name)) > 1)
    run = musnad(*command, "--sides", f"{next(names)}=X", given=b"The call ended.")
    assert run.returncode == 2
    assert "may be" in said(run)
    assert "--sides" in said(run)


@pytest.mark.parametrize(("lang", "told"), [("en", "Sides as given: "), ("ar", "الأطراف كما أُعطيت: ")])
@pytest.mark.parametrize("command", [("trace", "Putin and Biden spoke by telephone"), ("check", "-")])
def test_a_trace_and_a_check_take_sides_as_a_brief_does(command: tuple[str, ...], lang: str, told: str) -> None:
    asked = (*command, EXAMPLES, "--sides", "Kremlin=The East", "--sides", "No Such Man=X", "--lang", lang)
    run = musnad(*asked, given=FIRST.encode())
    assert told in run.stdout.decode()
    assert "The East" in run.stdout.decode()
    assert "No Such Man" in said(run)
    document = json.loads(musnad(*asked, "--format", "json", given=FIRST.encode()).stdout)
    assert [(row["who"]["id"], [s["name"] for s in row["sides"]]) for row in document["sides"]] == [("kremlin", ["The East"])]
    jsonschema.Draft202012Validator(schemas.schema(f"{command[0]}-1")).validate(document)


def test_help_and_version() -> None:
    assert b"Examples:" in musnad("--help").stdout
    assert b"Examples:" in musnad("brief", "--help").stdout
    assert musnad("--version").stdout.split()[-1] == b"0.1.0"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["brief"], "Missing argument"),
        (["brief", "no-such-folder"], "'no-such-folder' does not exist"),
        (["brief", str(EXAMPLES), "--lang", "tlh"], "'tlh' is not one of"),
        (["read", str(EXAMPLES), "--format", "html"], "'html' is not one of"),
        (["sing"], "No such command 'sing'"),
        (["brief", str(EXAMPLES), "--sides", "NATO"], "neither NAME=SIDE nor a file"),
        (["brief", str(EXAMPLES), "--sides", "NATO=A@soon"], "'soon' is no event"),
        (["brief", str(EXAMPLES), "-o", "no-such-folder/brief.html"], "cannot be written"),
        (["brief", str(EXAMPLES), "-o", "brief.pdf"], "the ending .pdf tells no format"),
        (["check", str(EXAMPLES), str(EXAMPLES), "-o", "memo.html"], "the ending .html tells no format"),
        (["trace", "a call", str(EXAMPLES), "-o", "card.docx"], "the ending .docx tells no format"),
    ],
)
def test_wrong_usage_is_2_with_one_sentence(arguments: Sequence[str], says: str) -> None:
    run = musnad(*arguments)
    assert run.returncode == 2
    assert says in said(run)
    assert run.stdout == b""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t\n"),
        ("binary.txt", bytes(range(256)) * 50),
        ("empty.jsonl", b""),
        ("broken.jsonl", b'{"text": "half\n'),
        ("empty.html", b"<html><body></body></html>"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence_and_exits_1_when_alone(tmp_path: pathlib.Path, name: str, data: bytes) -> None:
    run = musnad("brief", write(tmp_path, name, data))
    assert run.returncode == 1
    *aside, last = said(run).splitlines()
    assert last == "musnad: nothing could be read: a report in .txt, .html, .htm or .jsonl was expected"
    assert len(aside) == 1
    assert name in aside[0]
    assert run.stdout == b""


def test_a_folder_with_one_broken_file_goes_on(tmp_path: pathlib.Path) -> None:
    write(tmp_path, "a.txt", FIRST)
    write(tmp_path, "b.txt", bytes(range(256)) * 50)
    write(tmp_path, "c.png", b"\x89PNG passed over silently")
    run = musnad("read", tmp_path)
    assert run.returncode == 0
    assert [d["schema"] for d in documents(run)] == ["musnad/reading/1", "musnad/set-aside/1"]
    assert "b.txt" in said(run)
    assert "c.png" not in said(run)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_sentence_about_the_input_names_its_place(lang: str) -> None:
    reason = Reason("read.failed", {"sentence": "a.jsonl:1 made the reader fail (ValueError: no).", "place": "a.jsonl:1"})
    assert "a.jsonl:1" in sentence_of("a.jsonl:1", reason, lang)


def test_a_broken_line_among_thousands_is_named_by_its_number(tmp_path: pathlib.Path) -> None:
    line = '{"id": "r%d", "outlet": "جريدة المثال", "text": "قال الوزير إن الحوار رقم %d بدأ في العاصمة."}'
    lines = [line % (n, n) for n in range(3000)]
    lines[1233] = lines[1233][:40]
    run = musnad("read", write(tmp_path, "many.jsonl", "\n".join(lines)))
    assert run.returncode == 0
    found = documents(run)
    assert [d["schema"] for d in found].count("musnad/reading/1") == 2999
    assert found[0]["report"]["id"] == "r0"
    (warning,) = said(run).splitlines()
    assert "1234" in warning


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859-6"])
def test_other_encodings_give_the_same_reading(tmp_path: pathlib.Path, name: str) -> None:
    text = FIRST.replace("«", '"').replace("»", '"')
    expected, found = (documents(musnad("read", write(tmp_path, f"{n}.txt", text.encode(n))))[0] for n in ("utf-8", name))
    assert found["report"]["text"] == expected["report"]["text"]
    assert [a["content"] for a in found["attributions"]] == [a["content"] for a in expected["attributions"]]
    told = said(musnad("read", tmp_path / f"{name}.txt", "-v"))
    assert name.startswith("utf-8") or found["report"]["encoding"].lower() in told.lower()


def test_a_line_of_50_megabytes_is_set_aside_and_the_rest_go_on(tmp_path: pathlib.Path) -> None:
    good = json.dumps({"text": FIRST, "outlet": "جريدة المثال"})
    huge = json.dumps({"text": "قال " * (50_000_000 // 7)}, ensure_ascii=False)
    run = musnad("read", write(tmp_path, "huge.jsonl", f"{good}\n{huge}\n"), seconds=60)
    assert run.returncode == 0
    assert [d["schema"] for d in documents(run)] == ["musnad/reading/1", "musnad/set-aside/1"]
    (warning,) = said(run).splitlines()
    assert len(warning) < 400


def test_standard_input() -> None:
    run = musnad("read", "-", given=FIRST.encode())
    assert run.returncode == 0
    (document,) = documents(run)
    assert document["report"]["text"] == FIRST


def test_output_appears_whole_in_the_format_of_its_ending(tmp_path: pathlib.Path) -> None:
    page = write(tmp_path, "brief.html", "old")
    page.chmod(0o640)
    run = musnad("brief", EXAMPLES, "-o", page, "--quiet")
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")
    assert page.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")
    assert page.stat().st_mode & 0o777 == 0o640
    assert os.listdir(tmp_path) == ["brief.html"]


def test_output_of_a_run_that_fails_leaves_the_old_file(tmp_path: pathlib.Path) -> None:
    page = write(tmp_path, "readings.jsonl", "old")
    run = musnad("read", write(tmp_path, "empty.txt", b""), "-o", page)
    assert run.returncode == 1
    assert sorted(os.listdir(tmp_path)) == ["empty.txt", "readings.jsonl"]


def test_output_to_a_device_is_written_to_it() -> None:
    assert musnad("read", EXAMPLES, "--quiet", "-o", os.devnull).returncode == 0


@pytest.mark.skipif(not pathlib.Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("command", ["read", "brief"])
def test_standard_output_that_cannot_be_written_is_told_in_a_sentence(command: str) -> None:
    with open("/dev/full", "wb") as full:
        run = subprocess.run([*COMMAND, command, "--quiet", str(EXAMPLES)], stdout=full, stderr=subprocess.PIPE, timeout=120)
    assert run.returncode == 1
    assert run.stderr.decode().startswith("musnad: standard output cannot be written: ")
    assert run.stderr.count(b"\n") == 1


def test_standard_input_is_called_by_its_name() -> None:
    run = musnad("read", "-")
    assert run.returncode == 1
    assert said(run).splitlines()[0] == "musnad: standard input is empty."


def test_a_reader_that_goes_away_is_no_error(tmp_path: pathlib.Path) -> None:
    line = json.dumps({"text": FIRST}, ensure_ascii=False)
    path = write(tmp_path, "many.jsonl", "\n".join(line.replace("50", str(n)) for n in range(300)))
    with subprocess.Popen([*COMMAND, "read", str(path)], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()
    assert (process.returncode, told) == (141, b"")


@pytest.fixture
def heard() -> Iterator[None]:
    """Interrupts reach the programs that a test starts, also where the suite itself runs in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("heard")
def test_an_interrupt_ends_in_one_sentence() -> None:
    with subprocess.Popen(
        [*COMMAND, "read", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        process.stdin.write(b"a" * 1_000_000)  # more than a pipe holds: what returns from this is read by the command
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert (process.returncode, told.strip()) == (130, b"musnad: interrupted")


@pytest.mark.parametrize("form", ["table", "jsonl", "plover-csv", "plover-json"])
def test_events_in_every_format_name_who_tells_them(tmp_path: pathlib.Path, form: str) -> None:
    path = tmp_path / "one.jsonl"
    text = "قصفت الطائرات الإسرائيلية مخيما للاجئين. وقالت إيران إن إسرائيل قصفت مخيما آخر."
    path.write_text(json.dumps({"text": text, "outlet": "رويترز", "published": "2023-05-10"}), encoding="utf-8")
    run = musnad("events", str(path), "--format", form, "--quiet")
    told = run.stdout.decode()
    assert (run.returncode, "ASSAULT" in told, "ISR" in told, "إيران" in told or "Iran" in told) == (0, True, True, True)
    if form == "plover-csv":
        rows = list(csv.DictReader(told.splitlines()))
        assert {row["engine"] for row in rows} == {__version__}
        assert [row["source_country"] for row in rows] == ["GBR", "IRN"]
    if form == "plover-json":
        assert [row["reportedBy"][0]["code"] for row in json.loads(told)] == ["GBR", "IRN"]
    if form == "jsonl":
        for line in told.splitlines():
            jsonschema.validate(json.loads(line), schemas.schema("coded-1"))


def test_a_cell_is_never_a_formula(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text(json.dumps({"text": "قصفت الطائرات الإسرائيلية مخيما.", "outlet": "=1+1"}), encoding="utf-8")
    assert ",'=1+1," in musnad("events", str(path), "--format", "plover-csv").stdout.decode()


@pytest.fixture(scope="module")
def asked() -> dict[str, Any]:
    """An attribution of the examples whose words stand in another report too, and its trace as JSON."""
    brief = json.loads(musnad("brief", "--format", "json", EXAMPLES).stdout)
    claim = next(c for c in brief["claims"] if len({m["report"] for m in c["members"]}) > 1)
    for member in claim["members"]:
        run = musnad("trace", "--attribution", member["attribution"], EXAMPLES, "--format", "json")
        assert run.returncode == 0
        trace: dict[str, Any] = json.loads(run.stdout)
        if any(len(c["places"]) > 1 for c in trace["claims"]):
            return trace
    pytest.fail("no attribution of a claim in two reports is traced from one to the other")


def test_an_attribution_is_traced_to_another_report(asked: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator(schemas.schema("trace-1")).validate(asked)
    claim = next(c for c in asked["claims"] if len(c["places"]) > 1)
    assert len({p["report"] for p in claim["places"]}) > 1
    assert claim["primary"] is not None


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_formats_of_a_trace(asked: dict[str, Any], tmp_path: pathlib.Path, lang: str) -> None:
    ask = ("trace", "--attribution", asked["attribution"], EXAMPLES, "--lang", lang)
    page = tmp_path / "card.html"
    assert musnad(*ask, "-o", page).returncode == 0
    assert f'<html lang="{lang}" dir="{"rtl" if lang == "ar" else "ltr"}">' in page.read_text("utf-8")
    assert musnad(*ask, "--format", "card-html").stdout == page.read_bytes()
    assert musnad(*ask, "--format", "markdown").stdout.startswith(b"# ")
    assert b"\x1b" not in musnad(*ask).stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Missing argument"),
        (["only words"], "WORDS and a PATH"),
        (["words", "no-such-folder"], "no-such-folder does not exist"),
        ([" ", str(EXAMPLES)], "hold no word"),
        (["--attribution", "no-such-id", str(EXAMPLES)], "No attribution of these reports has the id 'no-such-id'"),
        (["--attribution", "", str(EXAMPLES)], "has the id ''"),
        (["Zażółć gęślą jaźń, rzekł minister spraw zagranicznych", str(EXAMPLES)], "no language that is read"),
    ],
)
def test_what_cannot_be_traced_is_wrong_usage(arguments: Sequence[str], says: str) -> None:
    run = musnad("trace", *arguments)
    assert run.returncode == 2
    assert says in said(run)
    assert not run.stdout


MEMO = (
    "قال أوشاكوف إن بايدن أكد لبوتين أن الولايات المتحدة لن تضع أسلحة ضاربة على أرض أوكرانيا.\n",
    "Biden assured Putin that the United States will not place strike weapons in Ukraine.\n",
)


@pytest.mark.parametrize(("memo", "code"), [(MEMO[0], 0), (MEMO[1], 3)])
@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_a_draft_is_checked_with_an_exit_code_for_pipelines(tmp_path: pathlib.Path, memo: str, code: int, form: str) -> None:
    draft = write(tmp_path, "memo.md", memo)
    run = musnad("check", draft, EXAMPLES, "--format", form, "--quiet")
    assert (run.returncode, said(run)) == (code, "")
    assert musnad("check", "-", EXAMPLES, "--format", form, given=memo.encode()).returncode == code
    if form == "json":
        document = json.loads(run.stdout)
        jsonschema.Draft202012Validator(schemas.schema("check-1")).validate(document)
        assert [s["standing"] for s in document["sentences"]] == ["altered" if code else "stands"]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_check_judges_nobody(tmp_path: pathlib.Path, lang: str) -> None:
    page = musnad("check", write(tmp_path, "memo.txt", "".join(MEMO)), EXAMPLES, "--lang", lang).stdout.decode()
    assert ("أوشاكوف" if lang == "ar" else "Ushakov") in page
    assert not any(word in page.lower() for word in ("confirmed", "corroborated", " true", "false"))


def test_the_ending_of_the_file_chooses_the_form_of_a_check(tmp_path: pathlib.Path) -> None:
    draft = write(tmp_path, "memo.txt", MEMO[0])
    for name, begins in (("check.md", "# "), ("check.json", "{"), ("check.txt", "Musnad")):
        assert musnad("check", draft, EXAMPLES, "-o", tmp_path / name).returncode == 0
        assert (tmp_path / name).read_text("utf-8").startswith(begins)


def test_strict_counts_what_is_not_sure(tmp_path: pathlib.Path) -> None:
    draft = write(tmp_path, "memo.txt", "The Kremlin said that the two presidents spoke of the tension in Ukraine.\n")
    document = json.loads(musnad("check", draft, EXAMPLES, "--format", "json").stdout)
    assert [s["standing"] for s in document["sentences"]] == ["unsure"]
    assert [musnad("check", draft, EXAMPLES, *strict).returncode for strict in ([], ["--strict"])] == [0, 3]


def test_a_check_needs_a_draft_and_reports(tmp_path: pathlib.Path) -> None:
    for arguments in ([EXAMPLES], ["-", "-"]):
        run = musnad("check", *arguments)
        assert (run.returncode, run.stdout) == (2, b"")
        assert "DRAFT and a PATH were expected" in said(run)


@pytest.mark.parametrize(
    ("draft", "says"),
    [
        ("no-such-file.txt", "does not exist"),
        ("", "memo.txt is empty"),
        ("Zażółć gęślą jaźń, rzekł minister spraw zagranicznych w piątek.", "language"),
    ],
)
def test_a_draft_that_cannot_be_read_is_wrong_usage(tmp_path: pathlib.Path, draft: str, says: str) -> None:
    path = draft if draft.endswith("-file.txt") else write(tmp_path, "memo.txt", draft)
    run = musnad("check", path, EXAMPLES)
    assert run.returncode == 2
    assert says in said(run)
    assert run.stdout == b""


def test_a_text_whose_language_cannot_be_told_is_said_to_be_so() -> None:
    run = musnad("read", "-", given=b"hello")
    assert run.returncode == 1
    assert said(run).startswith("musnad: standard input is in a language that could not be told")


def test_every_command_and_option_is_documented() -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for name, command in cli.commands.items():
        assert f"## `musnad {name}" in text
        for parameter in command.params:
            assert all(f"`{option}" in text for option in parameter.opts if option.startswith("-")), (name, parameter.opts)
