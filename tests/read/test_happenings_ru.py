"""Russian words of events, and a Russian and an Arabic report of one call."""

import pytest

from musnad import pipeline
from musnad.ingest import report
from musnad.read import read

ROWS = [
    ("Владимир Путин и Джо Байден провели телефонный разговор.", "call", {"Vladimir Putin", "Joe Biden"}),
    ("Путин поговорил по телефону с Эрдоганом.", "call", {"Vladimir Putin", "Recep Tayyip Erdogan"}),
    ("Путин встретился с Эрдоганом в Сочи.", "meeting", {"Vladimir Putin", "Recep Tayyip Erdogan"}),
    ("Переговоры России и США начались в Женеве.", "talks", {"Russia", "United States"}),
]


@pytest.mark.parametrize(("text", "kind", "people"), ROWS)
def test_happenings(text: str, kind: str, people: set[str]) -> None:
    found = read(report(text, published="2024-03-05", language="ru")).happenings[0]
    assert found.kind == kind
    assert people <= {p.name for p in found.participants}


def test_the_killed_are_counted() -> None:
    found = read(report("Взрыв прогремел в Багдаде, погибли 12 человек.", language="ru")).happenings
    assert [(f.name, f.value) for h in found for f in h.facts] == [("killed", "12")]


@pytest.mark.parametrize("text", ["Старт назначен на 12 октября.", "Это моя точка зрения."])
def test_no_event(text: str) -> None:
    assert read(report(text, language="ru")).happenings == ()


def test_a_russian_and_an_arabic_report_of_one_call_are_one_event() -> None:
    arabic = "تحدث الرئيسان فلاديمير بوتين وجو بايدن هاتفيا يوم 5 مارس 2024. وقال أوشاكوف إن بوتين أبلغ بايدن أن السد جاهز."
    russian = (
        "Владимир Путин и Джо Байден провели 5 марта 2024 года телефонный разговор. "
        "По словам Ушакова, Путин сказал Байдену, что плотина готова."
    )
    reports = [report(arabic, outlet="a", language="ar"), report(russian, outlet="b", language="ru")]
    (event,) = pipeline.brief([read(r) for r in reports]).brief.events
    assert (event.kind, event.when.date, len(event.reports)) == ("call", "2024-03-05", 2)
