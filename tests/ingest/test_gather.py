"""Files, folders, standard input, encodings and limits: what is taken in, and what is set aside."""

import io
import json
import pathlib
import sys
from collections.abc import Iterable

import pytest

from musnad.errors import InputError
from musnad.ingest import Settings, gather, report
from musnad.lang.identify import language_of
from musnad.model import Reason, Report, SetAside

BODY = "أعلنت وزارة الخارجية في بيان مساء اليوم أن الوفدين اتفقا على جولة جديدة من المحادثات تعقد في الأسبوع المقبل."


def line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def codes(items: Iterable[Report | SetAside]) -> list[str]:
    """`ok` or the code of why an item was set aside."""
    return ["ok" if isinstance(i, Report) else i.reasons[0].code for i in items]


def one(path: pathlib.Path) -> Report:
    (item,) = gather([str(path)])
    assert isinstance(item, Report), item
    return item


def test_plain_text_keeps_its_own_characters(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "a.txt"
    text = f"عنوان قصير\r\n\r\n  {BODY}\r\n"
    path.write_bytes(text.encode())
    made = one(path)
    assert (made.text, made.title, made.encoding, made.language) == (text, "عنوان قصير", "utf-8", "ar")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert one(path).text == text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "windows-1256", "iso-8859-6"])
def test_other_encodings_are_known_and_said(tmp_path: pathlib.Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes(f"نص قصير\n{BODY}".encode(encoding))
    notes: list[Reason] = []
    (made,) = gather([str(tmp_path)], note=lambda _, reason: notes.append(reason))
    assert isinstance(made, Report)
    assert made.text == f"نص قصير\n{BODY}"
    assert made.encoding is not None
    assert made.encoding.startswith(encoding)
    assert [n.code for n in notes] == ["ingest.encoding"]
    assert encoding in notes[0].values["sentence"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "ingest.empty"),
        (b" \r\n\t\n", "ingest.blank"),
        (b"\xef\xbb\xbf", "ingest.blank"),
        (bytes(range(256)) * 20, "ingest.binary"),
        (b"%PDF-1.7\n1 0 obj", "ingest.binary"),
        ("Президент заявил, что встреча состоится".encode("windows-1251"), "ingest.encoding"),
        (b"\xff\xfe\x00", "ingest.encoding"),
    ],
)
def test_what_is_no_text_is_set_aside(tmp_path: pathlib.Path, data: bytes, code: str) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    (tmp_path / "good.txt").write_text(BODY, encoding="utf-8")
    bad, good = gather([str(tmp_path)])
    assert isinstance(good, Report)
    assert codes([bad]) == [code]
    sentence = bad.reasons[0].values["sentence"]  # type: ignore[union-attr]
    assert sentence.startswith(str(tmp_path / "bad.txt"))
    assert sentence.endswith(".")


def test_a_few_broken_bytes_leave_utf8_what_it_is(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.txt").write_bytes((BODY * 5).encode() + b"\xd8 end")
    made = one(tmp_path / "a.txt")
    assert made.text.startswith(BODY)
    assert made.encoding == "utf-8 with 1 broken bytes replaced"


def test_folders_give_known_forms_and_pass_over_the_rest(tmp_path: pathlib.Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("in/b.txt", ".hidden/c.txt", ".d.txt", "e.doc", "f.gold.json"):
        (tmp_path / name).write_text(BODY, encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [getattr(r, "path", None) for r in gather([str(tmp_path)])] == [str(tmp_path / "in" / "b.txt")]
    assert codes(gather([str(tmp_path / "nowhere"), str(tmp_path / "e.doc")])) == ["ingest.missing", "ingest.form"]


def test_metadata_beside_plain_files(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    rows = "a.txt,صحيفة,https://example.org/1,2020-05-12T10:00:00,القاهرة - رويترز\nb.txt,,,12/05/2020,\ngone.txt,x,,,\n"
    (tmp_path / "metadata.csv").write_text("file,outlet,url,published,byline\n" + rows, encoding="utf-8-sig")
    notes: list[str] = []
    a, b = gather([str(tmp_path)], note=lambda _, reason: notes.append(reason.values["sentence"]))
    assert isinstance(a, Report)
    assert isinstance(b, Report)
    assert (a.outlet, a.url, a.published, a.byline) == (
        "صحيفة",
        "https://example.org/1",
        "2020-05-12T10:00:00",
        "القاهرة - رويترز",
    )
    assert (b.outlet, b.published) == (None, None)
    assert len(notes) == 2
    assert a.id != b.id


@pytest.mark.parametrize(
    "data", [b"\0\1\2\3" * 50, b"name,outlet\na.txt,x\n", b'file,outlet\na.txt,"' + b"x" * 200_000, b"", b"file\n\n,,,,,\n"]
)
def test_broken_metadata_costs_nothing_else(tmp_path: pathlib.Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "metadata.csv").write_bytes(data)
    assert codes(gather([str(tmp_path)])) == ["ok"]


def test_json_lines_go_on_after_broken_ones(tmp_path: pathlib.Path) -> None:
    good = [line(text=f"{i} {BODY}", title="عنوان", outlet="x", published="2020-05-12", id=i) for i in range(3)]
    bad = [
        b"{broken\n",
        b"[1]\n",
        line(title="x"),
        line(text=5),
        line(text=BODY, url=[1]),
        b'{"text": "\\ud800"}\n',
        b"[" * 5000 + b"\n",
    ]
    path = tmp_path / "a.jsonl"
    path.write_bytes(good[0] + b"".join(bad) + b"\n \n" + good[1] + line(text=BODY, published="May 12") + good[2].rstrip())
    notes: list[str] = []
    items = list(gather([str(path)], note=lambda place, reason: notes.append(place)))
    fields, broken = "ingest.fields", "ingest.json"
    assert codes(items) == ["ok", broken, fields, fields, fields, fields, broken, broken, "ok", "ok", "ok"]
    assert [i.path for i in items][:2] == [f"{path}:1", f"{path}:2"]
    first = items[0]
    assert isinstance(first, Report)
    assert (first.id, first.title, first.text) == ("0", "عنوان", f"عنوان\n\n0 {BODY}")
    assert notes == [f"{path}:12"]


def test_a_line_of_50_megabytes_gives_one_sentence(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "a.jsonl"
    with path.open("wb") as out:
        out.write(b'{"text": "')
        for _ in range(50):
            out.write(b"x" * 1_000_000)
        out.write(b'"}\n' + line(text=BODY))
    assert codes(gather([str(path)])) == ["ingest.large", "ok"]


def test_limits_are_settings(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.jsonl").write_bytes(line(text=BODY) + b"x\n" * 9)
    small = Settings(max_file_bytes=10, max_report_chars=10, max_broken_lines=3)
    found = codes(gather([str(tmp_path)], settings=small))
    assert found == ["ingest.large", "ingest.large", "ingest.json", "ingest.json", "ingest.broken"]


def test_repeated_reports_are_set_aside(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    items = list(gather([str(tmp_path), str(tmp_path / "a.txt")]))
    assert codes(items) == ["ok", "ingest.duplicate", "ingest.duplicate"]
    assert report(BODY, outlet="x").id != report(BODY).id == items[0].id  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\n" + line(text=BODY) + line(text="x " + BODY), ["ok", "ok"]),
        (BODY.encode(), ["ok"]),
        (f"<html><body><article><h1>عنوان</h1><p>{BODY}</p><p>ثم {BODY}</p></article></body></html>".encode(), ["ok"]),
        (b"", ["ingest.empty"]),
        (b"{not json", ["ok"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, expected: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    items = list(gather(["-"]))
    assert codes(items) == expected
    assert all("<p>" not in i.text for i in items if isinstance(i, Report))


PAGE = f"""<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="{{charset}}"><title>عنوان الخبر</title>
<meta property="og:title" content="عنوان الخبر"><meta property="og:site_name" content="موقع المثال">
<meta property="article:published_time" content="2020-05-12T10:15:00+03:00"><meta name="author" content="سامي المثال">
<link rel="canonical" href="https://example.org/news/1"></head><body><nav><a href="/">الرئيسية</a></nav>
<article><h1>عنوان الخبر</h1><p>{BODY}</p><p>وأضاف: {BODY}</p><p>وختم: {BODY}</p></article>
<footer>حقوق النشر 2031-01-01</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1256"])
def test_html(tmp_path: pathlib.Path, charset: str) -> None:
    (tmp_path / "a.html").write_bytes(PAGE.replace("{charset}", charset).encode(charset))
    made = one(tmp_path / "a.html")
    assert made.text == f"عنوان الخبر\n\n{BODY}\nوأضاف: {BODY}\nوختم: {BODY}"
    assert (made.title, made.outlet, made.byline) == ("عنوان الخبر", "موقع المثال", "سامي المثال")
    assert (made.published, made.url) == ("2020-05-12T10:15:00+03:00", "https://example.org/news/1")


def test_a_page_without_main_text_or_date(tmp_path: pathlib.Path) -> None:
    (tmp_path / "a.html").write_text("<html><body><nav><a href='/'>x</a></nav></body></html>", encoding="utf-8")
    (tmp_path / "b.html").write_text(
        f"<html><body><p>{BODY}</p><p>ثم {BODY}</p><footer>2031-01-01</footer></body></html>", encoding="utf-8"
    )
    a, b = gather([str(tmp_path)])
    assert codes([a]) == ["ingest.html"]
    assert isinstance(b, Report)
    assert b.published is None


def test_outlet_and_voice_of_an_address() -> None:
    made = report(BODY, url="http://en.kremlin.ru/events/president/news/1")
    assert made.outlet == "kremlin.ru"
    assert made.voice is not None
    assert report(BODY, outlet="kremlin.ru").voice == made.voice
    assert report(BODY, url="https://example.org/1").voice is None


def test_report_refuses_what_is_no_report() -> None:
    for text, metadata, code in [
        (" \n", {}, "blank"),
        (BODY, {"published": "أمس"}, "published"),
        (BODY + "\ud800", {}, "unicode"),
    ]:
        with pytest.raises(InputError) as caught:
            report(text, **metadata)
        assert caught.value.code == code
    with pytest.raises(InputError):
        report(BODY + "\ud800", id="given")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("مجلس", "ar"),
        ("قال الرئیس الإیراني إن المفاوضات مستمرة", "ar"),
        ("رئیس جمهور ایران گفت که این کشور", "fa"),
        ("رئيس جمهور گفت كه اين كشور", "fa"),
        ("وزیر اعظم نے کہا ہے کہ", "ur"),
        ("Глава государства заявил, что встреча была полезной", "ru"),
        ("Президент України заявив, що зустріч відбудеться", "uk"),
        ("The minister said that talks were useful", "en"),
        ("Reuters", "und"),
        ("", "und"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert language_of(text) == language
