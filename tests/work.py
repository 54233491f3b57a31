"""Work counted instead of timed: the same on a busy machine as on an idle one.

What is counted are lines of Python, also those of other packages and of page templates. What C does within one line is
not seen: a slice of a text or a list, a search within it, a regular expression that goes back and back. `tests.steps`
counts the steps of regular expressions, `room` sees what is held at once, arrays too. Seconds are for `benchmarks/`.
"""

import sys
import tracemalloc
from collections.abc import Callable
from types import FrameType
from typing import Any

Measure = Callable[[Callable[[], object]], int]


def work(function: Callable[[], object]) -> int:
    """Lines of Python that run in a call, of whatever module, with every turn of a comprehension or generator."""
    lines = 0

    def count(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal lines
        lines += event in ("call", "line")
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        function()
    finally:
        sys.settrace(before)
    return lines


def room(function: Callable[[], object]) -> int:
    """The most bytes that a call holds at once, arrays of numpy's included."""
    tracemalloc.start()
    try:
        function()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def growth(function: Callable[[int], object], few: int, *, measure: Measure = work) -> float:
    """The cost of a piece among many against that of one among few: 1 where cost is linear, 4 where it is quadratic.

    `function` takes the number of pieces. It runs once beforehand, so that tables are loaded and words are known.
    """
    function(few)
    return measure(lambda: function(4 * few)) / measure(lambda: function(few)) / 4
