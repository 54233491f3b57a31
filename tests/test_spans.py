"""Every span of every reading re-quotes to its words: over random Unicode text, and over the shared volume."""

import json
import pathlib
from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import musnad
from musnad import pipeline
from musnad.lang import table
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


def strings(part: object) -> Iterator[str]:
    """Every string of a table, however deep it stands."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for key, value in part.items():
            yield key
            yield from strings(value)
    elif isinstance(part, list):
        for value in part:
            yield from strings(value)


def cue_text(code: str) -> st.SearchStrategy[str]:
    """A handful of the words that frames are made of, in an order that no grammar foresees."""
    cues, words = (sorted(set(strings(table(code, name)))) for name in ("cues", "words"))
    marks = ["«", "»", '"', "،", ":", ".", "(", "\n\n", "0"]
    return st.lists(st.one_of(*map(st.sampled_from, (cues, words, marks))), min_size=1, max_size=12).map(" ".join)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_what_ends_in_the_middle_of_a_frame_is_read(code: str) -> None:
    @given(cue_text(code))
    @example("وفق 0;وفق رئيس")
    @example("دعوات")
    @example("الذي بحسبه")
    @example("إنه : خاض ( بن البيان رئيس مصدر الرئيس ساعات متقدما وعودا قال")
    @settings(deadline=None, max_examples=400)
    def reads(text: str) -> None:
        report = Report(id="x", text=text, language=code)
        assert faults(json.loads(reading_json(pipeline.read(report)))) == []

    reads()


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
