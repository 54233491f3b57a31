"""Reports linked one by one: the same events in whatever order they come."""

import random
from collections.abc import Iterable, Sequence

import pytest

from musnad.errors import InputError
from musnad.link import Stream, link
from musnad.link.groups import Groups
from musnad.link.index import CROWD, DAYS, Recent
from musnad.model import Block, Event, Happening, Reading, Ref, Report, Time

SALIM, NADIA, KARIM = Ref("x.salim", "Salim"), Ref("x.nadia", "Nadia"), Ref("x.karim", "Karim")
TOPICS = (
    "انهار جسر قديم فوق النهر وجرح عمال كانوا يصلحون أعمدته",
    "اكتشف باحثون نوعا نادرا من الفراشات قرب البحيرة الشمالية",
    "افتتح الوزير مصنعا للزجاج يشغل مئات العمال في الضاحية",
    "أضرب سائقو الحافلات احتجاجا على تأخر الأجور والعلاوات",
)
ASIDES = ("مساء", "صباحا", "فجأة", "رسميا", "أخيرا", "بحسب شهود", "وفق بيان", "للمرة الثانية")


def told(id: str, body: str, *, published: str | None, who: Sequence[Ref] = (), day: str | None = None) -> Reading:
    title = " ".join(body.split()[:5])
    text = f"{title}\n\n{body}"
    blocks = (Block((0, len(title)), "title"), Block((len(title) + 2, len(text)), "paragraph"))
    report = Report(id, text, title=title, language="ar", published=published, blocks=blocks)
    times = (Time((0, 4), day, "day", "day"),) if day else ()
    happenings = (Happening((0, 4), "call", tuple(who), (0,) if day else ()),) if who else ()
    return Reading(report, times=times, happenings=happenings)


def a_pile(size: int, seed: int) -> list[Reading]:
    """Reports on a few things over eight days, some of them undated, some on calls of changing parties."""
    chance = random.Random(seed)
    out = []
    for n in range(size):
        words = [*chance.choice(TOPICS).split(), *chance.sample(ASIDES, 3)]
        chance.shuffle(words)
        day = f"2020-03-{chance.randint(1, 8):02d}"
        who = chance.sample((SALIM, NADIA, KARIM), 2) if chance.random() < 0.3 else ()
        published = day if chance.random() < 0.8 else None
        out.append(told(f"r{n:03d}", " ".join(words), published=published, who=who, day=day if who else None))
    return out


def streamed(readings: Iterable[Reading], *, asking: bool = False) -> tuple[Event, ...]:
    stream = Stream()
    for reading in readings:
        stream.add(reading)
        if asking:
            stream.groups()
    return stream.events()


def grouped(events: Iterable[Event]) -> set[frozenset[str]]:
    return {frozenset(r.report for r in e.reports if r.role == "principal") for e in events} - {frozenset()}


def test_twenty_orders_of_arrival_make_the_same_events() -> None:
    pile = a_pile(60, seed=1)
    first = streamed(pile)
    assert 4 < len(grouped(first)) < len(pile)
    for seed in range(20):
        random.Random(seed).shuffle(pile)
        assert streamed(pile, asking=seed % 2 == 0) == first


def test_a_pile_and_a_stream_are_the_same_events() -> None:
    pile = a_pile(30, seed=2)
    assert sorted(link(pile), key=lambda e: e.id) == sorted(streamed(pile), key=lambda e: e.id)
    firsts = [e.reports[0].report for e in link(pile) if e.reports[0].role == "principal"]
    assert firsts == sorted(firsts)


def test_what_comes_later_parts_what_was_joined_and_joins_what_was_apart() -> None:
    groups = Groups()
    for report in "abcd":
        groups.add(report, None)
    groups.judge("a", "b", 0.45)
    assert groups.all() == [("a", "b"), ("c",), ("d",)]
    groups.judge("b", "c", 0.9)
    assert groups.all() == [("a",), ("b", "c"), ("d",)]
    for other in "abc":
        groups.judge("d", other, 0.9)
    assert groups.all() == [("a", "b", "c", "d")]
    groups.forget("d", "a")
    assert groups.all() == [("a",), ("b", "c", "d")]


def test_a_report_without_a_day_binds_none_that_lie_too_far_apart() -> None:
    stream = Stream()
    for id, published in (("z", "2020-03-09"), ("a", "2020-03-01"), ("b", "2020-03-02"), ("u", None)):
        stream.add(told(id, TOPICS[0], published=published))
    assert stream.groups() == [("a", "b", "u"), ("z",)]


def test_no_report_twice() -> None:
    stream = Stream()
    stream.add(told("a", TOPICS[0], published=None))
    with pytest.raises(InputError, match="a was added before"):
        stream.add(told("a", TOPICS[1], published=None))
    assert len(stream) == 1


def test_the_index_answers_with_the_days_around_and_the_undated() -> None:
    index = Recent()
    for report, day in (("near", 10 + DAYS), ("far", 11 + DAYS), ("undated", None)):
        assert list(index.add(report, day, {"k": 0.5})) == []
    assert index.near(10, {"k": 0.5}) == {"near": 0.25, "undated": 0.25}
    assert set(index.near(None, {"k": 0.5})) == {"near", "far", "undated"}


def test_a_common_key_finds_nothing_for_the_undated_whoever_comes_last() -> None:
    index = Recent()
    index.add("undated", None, {"k": 1.0})
    changed = [list(index.add(f"r{n}", n, {"k": 1.0})) for n in range(CROWD)]
    assert changed == [*([] for _ in range(CROWD - 1)), ["undated"]]
    assert index.near(None, {"k": 1.0}) == {}
    assert "undated" not in index.near(5, {"k": 1.0})
