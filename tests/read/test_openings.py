"""Gaps that are not read, since nothing stands behind the verb with which a content may begin: no reading rests on it."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from musnad import pipeline
from musnad.model import Reading, Report

SENTENCES = """قال الوزير ذلك. بينت الصور دمار الحي. لم يذكر المدير موعد السفر.
قدم السفير أوراق اعتماده. قدم الوزير شكره للفريق. حمّل الحزب الحكومة مسؤولية الفشل. تحدث الرئيس هاتفيا مع نظيره.
وأضاف المدير ألا عودة إلى الوراء. دعا النائب إلى الهدوء. طالب العمال برفع الأجور. لم يعط الناطق أي إشارة إلى الموعد.
أعلن المدير أن المعبر مفتوح. كتب المراسل: المعبر مفتوح. "المعبر مفتوح"، يقول الحارس.
"""
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def _readings(path: Path) -> Iterator[Reading]:
    yield from (pipeline.read(item) for item in pipeline.gather([path, EXAMPLES]) if isinstance(item, Report))


def test_reading_every_gap_to_its_end_finds_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "one.txt").write_text(SENTENCES, encoding="utf-8")
    found, refused = list(_readings(tmp_path)), list[bool]()
    openings, verbs, gaps = (import_module(f"musnad.read.{name}") for name in ("openings", "verbs", "gaps"))

    def may_begin(*verb: Any, **how: Any) -> bool:
        refused.append(not openings.may_begin(*verb, **how))
        return True

    def lacks_need(*verb: Any) -> bool:
        refused.append(openings.lacks_need(*verb))
        return False

    monkeypatch.setattr(verbs, "may_begin", may_begin)
    monkeypatch.setattr(gaps, "may_begin", may_begin)
    monkeypatch.setattr(verbs, "lacks_need", lacks_need)
    assert list(_readings(tmp_path)) == found
    assert set(refused) == {True, False}
