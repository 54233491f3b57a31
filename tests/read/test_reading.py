"""What holds of every reading, over random text and random strings of the words that the engine leans on."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from musnad.errors import InputError
from musnad.ingest import report
from musnad.model import Attribution, Reading, Spans
from musnad.read import read
from tests.work import growth

CUES = (
    "قال وقال قالت قالوا أضاف وأضافت أكد مؤكدا مشيرا نفى نافية حذر هدد دعا داعيا طالب حث اتهم أعرب عبر رفض رحب ينص جاء ورد "
    "قوله قولها نقلت نقلا نُقل وفق وفقا بحسب حسبما كما التأكيد تم جرى تصريح بيان يذكر يعلن تعليق قائلا قيل تابع رد كتب"
)
LINKS = (
    "أن إن أنّه بأن بأنها إلى على عن من ب ل لم لا ما لن قد سوف إذا لو الذي التي حيث فيما بينما لكن و حد في خلال بيان لصحيفة مع أي"
)
NAMES = (
    "بوتين بايدن ماكرون لافروف سالم الغريب هند المرزوقي موسكو واشنطن الكرملين البيت الأبيض الرئيس الروسي وزير الخارجية مسؤول "
    "مسؤولون مصدر مصادر شهود المتحدث باسم وكالة رويترز صحيفة لوموند قناة الجزيرة البيان التقرير للصحفيين لبوتين الوزير نفسه "
    "نظيره خلالها عنه"
)
MARKS = [*"،؛.:؟!…«»“”„\"'()[]-–—/|٪ـ😀", "\n", "\n\n", ",,", "..", "::", "«»", "\u200f", "\u200e", "\u064b", "2021", "20:35"]
SOLID = [*f"{CUES} {NAMES}".split(" "), *MARKS]
newsy = st.lists(st.sampled_from([*SOLID, *LINKS.split(" ")]), min_size=1, max_size=80).map(" ".join)
tight = st.lists(st.sampled_from(SOLID), min_size=1, max_size=60).map("".join)
any_text = st.text(st.characters(codec="utf-8"), min_size=1, max_size=250)
texts = st.one_of(any_text, newsy, tight, st.tuples(newsy, any_text, newsy).map("\n\n".join))


def made(text: str) -> Reading:
    """The reading of any text as Arabic; a text without words is no report and reads as an empty one."""
    try:
        return read(report(text, language="ar"))
    except InputError:
        return read(report("-", language="ar"))


def spans_of(one: Attribution) -> Spans:
    parts = (one.cue.spans, one.content.spans, one.source.spans, one.source.named_at, one.addressee.spans, one.addressee.named_at)
    return tuple(span for part in (*parts, one.medium.spans, one.condition.spans) for span in part)


def inside(inner: Spans, outer: Spans) -> bool:
    return all(any(a <= s and e <= b for a, b in outer) for s, e in inner)


def broken(found: Reading) -> list[str]:
    """Which of the promises a reading breaks, with the attribution."""
    text = found.report.text
    by_id = {a.id: a for a in found.attributions}
    out = [] if len(by_id) == len(found.attributions) else ["two attributions bear one id"]
    for a in found.attributions:
        for start, end in spans_of(a):
            if not 0 <= start < end <= len(text) or text[start:end] != text[start:end].strip():
                out.append(f"{a.id}: span {start, end} of {len(text)}: {text[start:end]!r}")
        for party in (a.source, a.addressee):
            if party.named_at and party.text not in [text[s:e] for s, e in party.named_at]:
                out.append(f"{a.id}: {party.text!r} does not stand at {party.named_at}")
        if not a.cue.spans or not a.content.spans:
            out.append(f"{a.id}: without a cue or a content")
        if a.content.spans != tuple(sorted(set(a.content.spans))):
            out.append(f"{a.id}: contents out of order")
        if a.parent is not None:
            out += _of_parent(a, by_id)
    return out


def _of_parent(a: Attribution, by_id: dict[str, Attribution]) -> list[str]:
    parent, seen = by_id.get(a.parent or ""), {a.id}
    if parent is None:
        return [f"{a.id}: no parent {a.parent}"]
    out = [] if inside(a.cue.spans, parent.content.spans) else [f"{a.id}: its cue does not stand in its parent's content"]
    while parent is not None and parent.id not in seen:
        seen.add(parent.id)
        parent = by_id.get(parent.parent or "")
    return out if parent is None else [*out, f"{a.id}: its own ancestor"]


@given(texts)
@example("أكد تصريح")
@example("تصريح")
@example("::قال\rنعم هو")
@example("نُقل نقلا عنه قولها „ قيل")
@example("وفق قيل قوله «» لوموند")
@example("دعا 0«")
@example("دعا وزير العدل البلدية „")
@example("اتهم المحلل التركي")
@example("وقالت قناة النجم التلفزيونية إن الجيران -")
@example("وأكد موقفه")
@example("وأوضح «النجم»، ")
@example('و آلكرملين"رفض 0\rرفض"0')
@settings(deadline=None, max_examples=250)
def test_promises_of_every_reading(text: str) -> None:
    assert broken(made(text)) == []


@given(texts)
@settings(deadline=None, max_examples=60)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert made(text) == made(text)


@given(newsy)
@settings(deadline=None, max_examples=60)
def test_what_follows_in_another_paragraph_does_not_unread_a_statement(tail: str) -> None:
    said = "أكد المبعوث سالم الغريب أن المعبر آمن تماما."
    found = made(f"{said}\n\n{tail}")
    assert any(found.report.text[s:e] == "أكد" for a in found.attributions for s, e in a.cue.spans)


PIECES = [
    "قال ",
    "قال إن ",
    "وفق بوتين، ",
    "بوتين: ",
    "- بوتين - ",
    "«قال ",
    '"',
    "نقلت عن ",
    "وأضاف أن بوتين ",
    "لم يذكر ",
    "، ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_without_full_stops_is_read_in_linear_work(piece: str) -> None:
    def read(n: int) -> None:
        found = made(piece * n)
        assert found.report.text.strip() == (piece * n).strip()
        assert broken(found) == []

    assert growth(read, 500) < 1.1


@pytest.mark.parametrize("end", ["وفق قد", "ورد في", "جاء في", "وقال لـ", "بحسب"])
def test_a_report_may_end_amid_a_cue(end: str) -> None:
    found = made(f"قال الوزير إن السد جاهز.\n{end}")
    assert [a.cue.spans[0] for a in found.attributions][:1] == [(0, 3)]
