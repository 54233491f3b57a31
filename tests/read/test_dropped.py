"""Cue words that made no attribution: each is told with a reason that every interface language words."""

import pytest

from musnad.ingest import report
from musnad.read import dropped, read
from musnad.tell.wording import languages, wording

SENTENCES = [
    ("قال الوزير ذلك.", "قال", "no-content"),
    ("بحث الوزيران الأزمة.", "بحث", "no-frame"),
    ("يذكر أن الحرب بدأت قبل عامين.", "يذكر", "impersonal"),
    ("تحدث الرئيس هاتفيا مع نظيره.", "تحدث", "no-content"),
]


@pytest.mark.parametrize(("text", "word", "why"), SENTENCES)
def test_dropped_cues_have_their_reason(text: str, word: str, why: str) -> None:
    one = report(text, language="ar")
    assert not read(one).attributions
    assert [(text[d.span[0] : d.span[1]], d.reasons[0].code) for d in dropped(one)] == [(word, f"cue.{why}")]
    assert all(wording(lang).find("reason", f"cue.{why}") for lang in languages())


def test_a_cue_that_made_an_attribution_is_not_dropped() -> None:
    one = report("قال الوزير سالم الغريب إن المعبر آمن.", language="ar")
    assert len(read(one).attributions) == 1
    assert not dropped(one)
