"""Blocks and rare words: what a large pile compares, held against a small one's all with all."""

from collections.abc import Iterable
from itertools import pairwise

import pytest

from musnad.model import Event, EventReport, Reading, Reason
from musnad.weigh import candidates as room
from musnad.weigh.candidates import Near, blocks, candidates
from musnad.weigh.parties import Parties
from musnad.weigh.statements import Statement, links, statements
from musnad.world import world

WORDS = (
    "جسر",
    "ميناء",
    "قطار",
    "مطار",
    "حديقة",
    "سوق",
    "مسرح",
    "ملعب",
    "متحف",
    "مكتبة",
    "فندق",
    "مصنع",
    "سد",
    "نفق",
    "برج",
    "قلعة",
)
SAID = [f"البلدية ستفتح {one} المدينة الكبير و{other} الحي القديم" for one in WORDS for other in WORDS[:4]]


@pytest.fixture
def found(build) -> list[Statement]:
    """64 statements of 64 reports, the first half of one event, the others of none."""
    pile: list[Reading] = [build(f"r{n:02}", f"قال بايدن إن {said}.", [("joe-biden", said, {})]) for n, said in enumerate(SAID)]
    rows = tuple(EventReport(r.report.id, "principal") for r in pile[:32])
    return statements(links(pile, Parties(world())), [Event("one", Reason("event.call"), "call", reports=rows)])


def pairs(near: Iterable[Near]) -> dict[tuple[int, int], Near]:
    return {(one.left, one.right): one for one in near}


def test_a_pile_that_fits_is_one_block(found) -> None:
    assert [block.tolist() for block in blocks(found)] == [list(range(len(found)))]


def test_the_statements_of_an_event_are_compared_as_in_a_small_pile(found, monkeypatch) -> None:
    monkeypatch.setattr(room, "NEAREST", len(found))
    whole = pairs(candidates(found).each())
    monkeypatch.setattr(room, "BLOCK", 40)
    parted = pairs(candidates(found).each())
    within = {pair for pair in whole if max(pair) < 32}
    assert within
    assert within <= parted.keys() <= whole.keys()
    assert all(parted[pair] == whole[pair] for pair in within)


def test_statements_of_no_event_meet_by_rare_words(found, monkeypatch) -> None:
    whole = pairs(candidates(found).each())
    monkeypatch.setattr(room, "BLOCK", 40)
    monkeypatch.setattr(room, "COMMON", 1)
    parted = pairs(candidates(found).each())
    rare = {pair for pair in parted if max(pair) >= 32}
    assert rare
    for pair in rare:
        assert parted[pair].cosine == pytest.approx(whole[pair].cosine, abs=2e-3)
        assert parted[pair].shared == whole[pair].shared
    monkeypatch.setattr(room, "HOLDERS", 0)
    assert not {pair for pair in pairs(candidates(found).each()) if max(pair) >= 32}


def test_a_large_event_is_cut_into_windows_that_overlap(found, monkeypatch) -> None:
    monkeypatch.setattr(room, "BLOCK", 10)
    windows = [block.tolist() for block in blocks(found)]
    assert all(len(window) <= 10 for window in windows)
    assert {i for window in windows for i in window} == set(range(32))
    assert all(set(one) & set(other) for one, other in pairwise(windows))


def test_each_pair_is_told_once(found, monkeypatch) -> None:
    monkeypatch.setattr(room, "BLOCK", 10)
    near = list(candidates(found).each())
    assert len(pairs(near)) == len(near)
    assert all(one.left < one.right for one in near)


def test_rows_of_several_events_are_compared_once(monkeypatch) -> None:
    rows = [(1, 2, 3), (1, 2), (1, 2, 3), (3, 4)]
    assert list(room._apart(rows)) == [(1, 2, 3), (3, 4)]
    monkeypatch.setattr(room, "NEAREST", 2)
    assert list(room._apart(rows)) == [(1, 2, 3), (1, 2), (3, 4)], "a row that is not compared whole stands for no other"
