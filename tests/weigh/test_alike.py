"""Equal reports: what they say is compared once, and told with as many members."""

import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from musnad.model import Block, Event, Reading, Words
from musnad.weigh import Weighed, candidates, weigh, weighing
from musnad.weigh import cluster as cluster_room
from musnad.weigh.alike import Alike
from musnad.weigh.cluster import cluster
from musnad.weigh.narration import parts_of
from musnad.weigh.parties import Parties
from musnad.weigh.statements import Statement, links, statements
from musnad.world import world
from tests.work import work

Build = Callable[..., Reading]
TEXT = (
    "قال بايدن إن المحادثات في العاصمة استمرت 50 دقيقة. وقال الكرملين إن المحادثات في العاصمة استمرت 80 دقيقة. "
    "وقال مسؤول إن الجسر الشمالي سيفتح أمام الشاحنات غدا. وأضاف أن ذلك مؤكد. "
    "ولم يذكر البيت الأبيض شيئا عن إغلاق الميناء القديم."
)
SAID = [
    ("joe-biden", "المحادثات في العاصمة استمرت 50 دقيقة", {}),
    ("kremlin", "المحادثات في العاصمة استمرت 80 دقيقة", {}),
    ("~مسؤول@russia", "الجسر الشمالي سيفتح أمام الشاحنات غدا", {}),
    ("?", "ذلك مؤكد", {}),
    ("white-house", "إغلاق الميناء القديم", {"polarity": "not-said"}),
]


@pytest.fixture
def reprints(build: Build, call: Callable[..., Event]) -> Callable[..., tuple[list[Reading], list[Event]]]:
    """reprints(n, text=..., said=...): so many equal reports of an event, each of an outlet of its own, and the event."""

    def make(n: int, text: str = TEXT, said: Sequence[tuple[str, str, dict[str, object]]] = SAID, **head: object):
        pile = [build(f"r{k:03}", text, [(who, what, dict(how)) for who, what, how in said], **head) for k in range(n)]
        return pile, [call([r.report.id for r in pile])]

    return make


def test_reprints_add_members_and_no_claims(reprints) -> None:
    one, many = weigh(*reprints(1)), weigh(*reprints(9))
    assert len(one.claims) == len(many.claims) == 4
    assert {len(c.members) for c in many.claims} == {9}
    assert {c.outlets for c in many.claims} == {9}
    assert sorted(c.gist.spans for c in one.claims) == sorted(c.gist.spans for c in many.claims)
    assert [r.relation for r in one.relations] == [r.relation for r in many.relations] == ["contradicts"]
    assert [s.basis for s in one.silences] == [s.basis for s in many.silences]
    assert all(c.independent_origins == 1 and not c.drift for c in many.claims)


def test_two_hundred_reprints_cost_twice_as_much_as_a_hundred(reprints) -> None:
    weigh(*reprints(9))
    few, many = reprints(100), reprints(200)
    assert work(lambda: weigh(*many)) < 2.1 * work(lambda: weigh(*few))


def told(pile: tuple[list[Reading], list[Event]]) -> list[Statement]:
    readings, events = pile
    return statements(links(readings, Parties(world())), events)


def test_what_stands_in_another_sentence_or_on_another_day_is_not_alike(reprints, build) -> None:
    readings, events = reprints(2, "قال بايدن إن الجسر مفتوح.", [("joe-biden", "الجسر مفتوح", {})])
    same = told((readings, events))
    assert Alike(same).first == [0, 0]
    elsewhere = build("r9", "إذا هدأت الرياح، قال بايدن إن الجسر مفتوح.", [("joe-biden", "الجسر مفتوح", {})])
    later = build("r8", "قال بايدن إن الجسر مفتوح.", [("joe-biden", "الجسر مفتوح", {})], published="2022-01-02")
    for other in (elsewhere, later):
        assert Alike(told(([readings[0], other], []))).first == [0, 1]


def test_a_report_has_one_of_those_alike_at_most(reprints) -> None:
    text = "قال بايدن إن الجسر مفتوح.\n" * 3
    readings, events = reprints(2, text, [("joe-biden", "الجسر مفتوح", {})] * 2)
    places = [m.span() for m in re.finditer("الجسر مفتوح", text)][1:]
    pile = [
        replace(r, attributions=tuple(replace(a, content=Words((p,))) for a, p in zip(r.attributions, places, strict=True)))
        for r in readings
    ]
    alike = Alike(told((pile, events)))
    assert alike.first == [0, 1, 0, 1]
    assert alike.reports(0) == alike.reports(1) == ("r000", "r001")
    assert [alike.beside(i, j) for i, j in ((0, 1), (1, 0))] == [(0, 1), (1, 0)]


def test_those_alike_are_looked_at_where_one_report_has_both(build, call) -> None:
    bridge, port = "الجسر مفتوح أمام الشاحنات", "الميناء مغلق أمام السفن"
    both = build("r1", f"قال بايدن إن {bridge}. وقال بايدن إن {port}.", [("joe-biden", bridge, {}), ("joe-biden", port, {})])
    alone = build("r0", f"قال بايدن إن {bridge}.", [("joe-biden", bridge, {})])
    found = told(([alone, both], [call(["r0", "r1"])]))
    alike = Alike(found)
    assert alike.first == [0, 0, 2]
    assert alike.beside(0, 2) == (1, 2)


@given(st.integers(1, 4), st.lists(st.sampled_from([0.0, 0.2, 0.5, 0.9]), min_size=6, max_size=6))
def test_a_key_with_several_kinds_is_as_many_keys_that_are_one(times: int, values: list[float]) -> None:
    """Held against those keys one by one, whose own scores are the highest there are."""
    pairs = [(i, j) for i in range(4) for j in range(i + 1, 4)]
    scores = dict(zip(pairs, values, strict=True))
    kinds = {0: [f"a{n}" for n in range(times)], 1: ["b"], 2: ["c"], 3: ["b"]}
    own = {0: [0, *range(4, 3 + times)], 1: [1], 2: [2], 3: [3]}
    whole = {k: [kind] for i in kinds for k, kind in zip(own[i], kinds[i], strict=True)}
    each = {(min(a, b), max(a, b)): score for (i, j), score in scores.items() for a in own[i] for b in own[j]}
    each |= {(a, b): 1.0 for a in own[0] for b in own[0] if a < b}
    expected = cluster(whole, each, 0.6, 0.3)
    assert sorted(sorted(k for i in group for k in own[i]) for group in cluster(kinds, scores, 0.6, 0.3)) == expected


LETTERS = "بتثجحخدرسشصض"


@pytest.fixture
def crowd(build: Build, call: Callable[..., Event], monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Weighed]:
    """crowd(n): so many reports of one statement, each with some words of its own, weighed with 10 looked at for each."""
    for module in (candidates, cluster_room, weighing):
        monkeypatch.setattr(module, "NEAREST", 10)

    def make(n: int) -> Weighed:
        words = [f"ال{a}ا{b}ر" for a in LETTERS for b in LETTERS][:n]
        said = [f"الجسر {word} فوق النهر الكبير سيفتح أمام الشاحنات والحافلات صباح الغد" for word in words]
        pile = [build(f"r{k:03}", f"قال بايدن إن {one}.", [("joe-biden", one, {})]) for k, one in enumerate(said)]
        return weigh(pile, [call([r.report.id for r in pile])])

    return make


def test_a_crowd_of_near_equal_reports_is_one_claim_and_says_that_not_all_were_compared(crowd) -> None:
    found = crowd(144)
    assert [len(c.members) for c in found.claims] == [144]
    (note,) = found.notes
    assert (note.code, note.values["most"]) == ("weigh.crowded", 10)
    assert 100 < note.values["wordings"] <= 144
    assert crowd(9).notes == ()


def test_a_crowd_of_near_equal_reports_costs_by_their_number(crowd) -> None:
    crowd(20)
    assert work(lambda: crowd(140)) < 2.2 * work(lambda: crowd(70))


def test_an_event_that_is_cut_into_windows_is_said(reprints, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not weigh(*reprints(3)).notes
    for module in (candidates, weighing):
        monkeypatch.setattr(module, "BLOCK", 3)
    assert [(r.code, r.values) for r in weigh(*reprints(3)).notes] == [("weigh.windows", {"events": 1, "most": 3})]


def test_a_long_report_costs_by_its_length(build: Build) -> None:
    """In every block some are named and some speak; what is outside of their words is looked for once."""

    def long(n: int) -> Reading:
        text = "\n".join(f"قال بايدن إن الجسر رقم {k} مفتوح أمام الشاحنات. وبقي الطريق {k} مغلقا طوال اليوم." for k in range(n))
        reading = build("long", text, [("joe-biden", f"الجسر رقم {k} مفتوح أمام الشاحنات", {}) for k in range(n)])
        blocks = tuple(Block(m.span(), "paragraph") for m in re.finditer(r"[^\n]+", text))
        return replace(reading, report=replace(reading.report, blocks=blocks))

    few, many = long(100), long(400)
    assert len(parts_of(few)) == 200
    assert [len(told(([one], []))) for one in (few, many)] == [100, 400]
    assert work(lambda: parts_of(many)) < 4.2 * work(lambda: parts_of(few))
    assert work(lambda: told(([many], []))) < 4.2 * work(lambda: told(([few], [])))
