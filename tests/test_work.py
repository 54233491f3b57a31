"""The counters themselves, and the patterns of the package under what makes patterns slow."""

import re
import sys

import numpy as np
import pytest

import musnad
from musnad.lang.identify import language_of
from tests.steps import Counted, steps
from tests.work import growth, room, work

UNITS = [
    "a",
    "a.",
    "a@",
    "@a ",
    "a'",
    "http://",
    "www.",
    "#",
    "ا",
    "د\u064b",
    "وا ",
    "12:",
    "1,",
    "\n-",
    "- ",
    "[",
    "(ا",
    " ",
    "...",
]


@pytest.mark.parametrize("unit", UNITS)
def test_no_mark_makes_a_pattern_go_back_and_back(unit: str) -> None:
    """The bound leaves room for a word of many letters, which is new when it is longer; four is quadratic."""

    def read(n: int) -> None:
        text = "قالت الوزارة إن المعبر آمن." + unit * n
        language_of(text)
        musnad.read(musnad.report(text, language="ar"))

    assert growth(read, 500, measure=steps) < 1.3


def test_work_is_the_same_each_time_and_leaves_the_tracer_that_was() -> None:
    before = sys.gettrace()
    assert work(lambda: sorted(range(9), key=lambda n: -n)) == work(lambda: sorted(range(9), key=lambda n: -n)) > 9
    assert sys.gettrace() is before


def test_what_grows_with_the_square_is_seen() -> None:
    assert growth(lambda n: [-i for i in range(n)], 1_000) == pytest.approx(1, abs=0.01)
    assert growth(lambda n: [i for i in range(n) for j in range(n)], 100) == pytest.approx(4, abs=0.1)
    assert growth(lambda n: sum(i * j for i in range(n) for j in range(n)), 100) == pytest.approx(4, abs=0.1)
    assert growth(lambda n: np.zeros((n, n)), 100, measure=room) == pytest.approx(4, abs=0.1)


@pytest.mark.parametrize("pattern", [r"\S*@", r"\s+$", r"(?:a|b)*c", r"(?:\w+\.)*\w+!"])
def test_a_pattern_that_goes_back_is_seen(pattern: str) -> None:
    found = Counted(re.compile(pattern))
    assert growth(lambda n: found.search("a" * n + " " * n + "."), 50, measure=steps) > 3


def test_a_pattern_whose_ways_double_runs_out_of_patience() -> None:
    with pytest.raises(AssertionError, match="double"):
        Counted(re.compile(r"(?:a+)+b")).match("a" * 20)
