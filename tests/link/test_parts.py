"""The parts of linking, each on its own."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musnad.link.clusters import Bars, gather
from musnad.link.days import dated, published_day, with_year
from musnad.link.terms import alike, cosine, views
from musnad.model import Block, Reading, Relative, Report, Time

PAIRS = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]), unique=True)


def reading(text: str, *, published: str | None = None, blocks: tuple[Block, ...] = (), times: tuple[Time, ...] = ()) -> Reading:
    return Reading(Report("r", text, language="ar", published=published, blocks=blocks), times=times)


def test_a_chain_of_likeness_is_no_group() -> None:
    scores = [((0, 1), 0.9), ((1, 2), 0.5)]
    assert gather([None] * 3, scores, [], Bars(0.4, 0.4, 3)) == [[0, 1], [2]]
    assert gather([None] * 3, [*scores, ((0, 2), 0.4)], [], Bars(0.4, 0.4, 3)) == [[0, 1, 2]]


def test_groups_need_one_pair_that_is_more_alike_than_they_are_on_the_whole() -> None:
    scores = [((0, 1), 0.9), ((1, 2), 0.5), ((0, 2), 0.3)]
    assert gather([None] * 3, scores, [], Bars(0.4, 0.6, 3)) == [[0, 1], [2]]
    assert gather([None] * 3, scores, [], Bars(0.4, 0.5, 3)) == [[0, 1, 2]]


def test_a_veto_holds_against_every_likeness() -> None:
    assert gather([None] * 3, [((0, 1), 1.0), ((1, 2), 1.0), ((0, 2), 1.0)], [(0, 2)], Bars(0.1, 0.1, 3)) == [[0, 1], [2]]


def test_no_group_spans_more_days_than_it_may_not_even_by_a_report_without_a_day() -> None:
    scores = [((0, 1), 0.9), ((1, 2), 0.8), ((0, 2), 0.8)]
    assert gather([1, None, 5], scores, [], Bars(0.1, 0.1, 3)) == [[0, 1], [2]]
    assert gather([1, None, 4], scores, [], Bars(0.1, 0.1, 3)) == [[0, 1, 2]]


@given(PAIRS, PAIRS)
def test_groups_are_a_partition_that_respects_vetoes(scored: list[tuple[int, int]], vetoed: list[tuple[int, int]]) -> None:
    scores = [(pair, 0.5 + pair[0] / 20) for pair in scored if pair not in vetoed]
    groups = gather([None] * 8, scores, vetoed, Bars(0.3, 0.5, 3))
    assert sorted(i for group in groups for i in group) == list(range(8))
    assert not any(a in group and b in group for a, b in vetoed for group in groups)


@pytest.mark.parametrize(
    ("relative", "expected"),
    [
        (Relative(days=-1), "2022-05-09"),
        (Relative(weekday=6), "2022-05-08"),
        (Relative(weekday=1), "2022-05-10"),
        (Relative(weekday=1, direction="future"), "2022-05-17"),
    ],
)
def test_relative_days_are_counted_from_publication(relative: Relative, expected: str) -> None:
    one = reading("خبر", published="2022-05-10T08:00", times=(Time((0, 3), None, "day", "day", relative=relative),))
    assert [d.day for d in dated(one, one.times)] == [expected]


def test_a_stamp_that_is_late_yields_to_the_weekday() -> None:
    time = Time((0, 3), "2022-05-10", "day", "day", "published", Relative(days=-1, weekday=0))
    one = reading("خبر", published="2022-05-11", times=(time,))
    assert [d.day for d in dated(one, one.times)] == ["2022-05-09"]


def test_a_dateline_stands_for_the_day_of_publication() -> None:
    line, text = "3 مايو 2022", "3 مايو 2022\nوقع هذا أمس"
    times = (
        Time((0, len(line)), "2022-05-03", "day", "day"),
        Time((20, 23), None, "day", "day", relative=Relative(days=-1)),
    )
    one = reading(text, blocks=(Block((0, len(line)), "dateline"), Block((len(line) + 1, len(text)), "paragraph")), times=times)
    assert published_day(one) == date(2022, 5, 3)
    assert [d.day for d in dated(one, times[1:])] == ["2022-05-02"]


def test_a_day_without_a_year_keeps_its_month_and_day() -> None:
    text = "في 7 كانون الأول/ديسمبر الجاري"
    one = reading(text, times=(Time((3, len(text)), None, "day", "day"),))
    assert [d.yearless for d in dated(one, one.times)] == [(12, 7)]


def test_the_nearest_year() -> None:
    assert with_year((12, 7), date(2022, 1, 3)) == "2021-12-07"
    assert with_year((1, 10), date(2021, 12, 30)) == "2022-01-10"
    assert with_year((2, 29), date(2022, 3, 1)) is None


def test_common_words_make_no_likeness_and_rare_ones_do() -> None:
    texts = ("قال الوزير إن سد النهضة ملف وطني", "أكد خبير أن سد النهضة يحتاج إلى اتفاق", "قال الوزير إن الموسم الرياضي انطلق")
    a, b, c = (views(reading(t, blocks=(Block((0, len(t)), "title"),)), {}) for t in texts)
    assert alike(a, b) > alike(a, c)
    assert cosine(a.title, a.title) == pytest.approx(1.0)
    assert (a.opening, a.whole, alike(a, a)) == ({}, {}, pytest.approx(1.0))


def test_what_the_opening_says_counts_more_than_what_follows() -> None:
    filling = " ".join(f"كلمة{n}" for n in range(100))
    first = views(reading("انهار جسر المدينة " + filling), {})
    early = views(reading("انهار جسر المدينة " + filling.replace("كلمة", "لفظ")), {})
    late = views(reading(filling.replace("كلمة", "لفظ") + " انهار جسر المدينة"), {})
    assert alike(first, early) > alike(first, late) > 0
