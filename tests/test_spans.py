"""Every span of every reading re-quotes to its words: over random Unicode text, and over the shared volume."""

import json
import pathlib
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import musnad
from musnad import pipeline
from musnad.model import Reading, Report
from musnad.tell.contract import decode_reading, reading_json
from tests.spans import faults

any_text = st.text(st.characters(codec="utf-8"), max_size=200)
NEWS = (
    "قال وقال وأضاف أن إن بأنّه الرئيسُ الروسي فلاديمير بوتين لنظيره الأمريكي جو بايدن البيت الأبيض الكرملين وفق بحسب "
    'مسؤول كبير لصحيفة « » “ ” " : ، . ؟ أمس الثلاثاء 7 ديسمبر/كانون الأول 2021 20:35 غرينتش ٥٠ دقيقة نفى حذّر من إذا لم '
    "يذكر (رويترز) المصدر | موسكو - \n \n\n \u200f \u200d ـــ 😀 e\u0301 \u2028 \t TASS1 ,, ..."
)
newsy_words = st.sampled_from(NEWS.split(" "))
newsy_text = st.lists(newsy_words, max_size=60).map(" ".join)


@given(st.one_of(any_text, newsy_text, st.tuples(newsy_text, any_text).map("\n".join)))
@settings(deadline=None, max_examples=200)
def test_spans_quote_their_words_in_any_text(text: str) -> None:
    report = Report(id="x", text=text, language="ar")
    labelled = musnad.report(text) if any(c.isprintable() and not c.isspace() for c in text) else report
    for one in (report, Report(id="y", text=labelled.text, blocks=labelled.blocks, credits=labelled.credits, language="ar")):
        reading = pipeline.read(one)
        line = reading_json(reading)
        assert faults(json.loads(line)) == []
        assert decode_reading(line) == reading


@pytest.mark.parametrize("name", ["jawhara", "maghreb_aljazeera_2022", "algerian_2021"])
def test_spans_quote_their_words_over_a_fifth_of_the_volume(shared: pathlib.Path, name: str) -> None:
    read = 0
    for item in pipeline.readings(islice(pipeline.gather([shared / "data" / "volume" / f"{name}.jsonl"]), 0, None, 5)):
        if isinstance(item, Reading):
            read += 1
            assert faults(json.loads(reading_json(item))) == [], item.report.id
    assert read > 100
