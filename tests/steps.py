"""Steps of regular expressions counted: a small backtracking matcher, held against `re` on all that it is given.

`re` tells nobody how often it tried and went back, and no clock tells it either on a busy machine. So the patterns are
compiled once more, to four instructions, and run as `re` runs them, but counting. `re` is quicker where it looks for a
fixed beginning first, so more steps may be counted than it takes, never fewer.
"""

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import lru_cache
from re import _compiler, _parser  # type: ignore[attr-defined]
from typing import Any
from unittest.mock import patch

UNBOUNDED = _parser.MAXREPEAT
SINGLE = {"LITERAL", "NOT_LITERAL", "ANY", "IN", "AT", "ASSERT", "ASSERT_NOT"}
REPEATS = {"MAX_REPEAT", "MIN_REPEAT"}
PATIENCE = 300_000


class Counter:
    """The steps taken so far."""

    steps = 0


class Program:
    """A pattern as instructions: `(test, next)`, or `(None, choices)`, the first choice being tried first."""

    def __init__(self, pattern: re.Pattern[Any]) -> None:
        self.code: list[tuple[Any, Any]] = []
        tree = _parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG)
        self.state = tree.state
        self.start = self._sequence(tree, pattern.flags, self._add(None, ()))

    def _add(self, test: Any, then: Any) -> int:
        self.code.append((test, then))
        return len(self.code) - 1

    def _sequence(self, tree: Any, flags: int, then: int) -> int:
        for node in reversed(list(tree)):
            then = self._node(node, flags, then)
        return then

    def _node(self, node: Any, flags: int, then: int) -> int:
        name, of = str(node[0]), node[1]
        if name in SINGLE:
            alone = _parser.SubPattern(self.state, [node])
            return self._add(_compiler.compile(alone, flags & ~re.DEBUG).match, then)
        if name == "SUBPATTERN":
            return self._sequence(of[3], (flags | of[1]) & ~of[2], then)
        if name == "BRANCH":
            return self._add(None, tuple(self._sequence(branch, flags, then) for branch in of[1]))
        assert name in REPEATS, f"{name} is not counted"
        return self._repeat(name, of, flags, then)

    def _repeat(self, name: str, of: Any, flags: int, then: int) -> int:
        least, most, body = of
        choose = (lambda more: (then, more)) if name == "MIN_REPEAT" else (lambda more: (more, then))
        if most is UNBOUNDED:
            assert body.getwidth()[0], "what may be empty is repeated without end"
            loop = self._add(None, ())
            self.code[loop] = (None, choose(self._sequence(body, flags, loop)))
            end = loop
        else:
            end = then
            for _ in range(most - least):
                end = self._add(None, choose(self._sequence(body, flags, end)))
        for _ in range(least):
            end = self._sequence(body, flags, end)
        return end

    def end(self, text: Any, start: int, stop: int, *, whole: bool = False) -> int | None:
        """Where a match that begins at `start` ends."""
        ways, steps = [(self.start, start)], 0
        while ways:
            at, i = ways.pop()
            steps += 1
            assert steps < PATIENCE, "the ways to match double with each character"
            test, then = self.code[at]
            if test is not None:
                found = test(text, i, stop)
                if found is not None:
                    ways.append((then, found.end()))
            elif then:
                ways.extend((choice, i) for choice in reversed(then))
            elif not whole or i == stop:
                break
        else:
            i = -1
        Counter.steps += steps
        return None if i < 0 else i


program = lru_cache(None)(Program)


class Counted:
    """A pattern that counts the steps of what it is asked, and answers as the pattern does."""

    def __init__(self, pattern: re.Pattern[Any]) -> None:
        self.of = pattern
        self.pattern, self.flags = pattern.pattern, pattern.flags

    def match(self, text: Any, start: int = 0, stop: int = sys.maxsize) -> Any:
        found = self.of.match(text, start, stop)
        end = program(self.of).end(text, start, min(stop, len(text)))
        assert end == (found and found.end()), self.pattern
        return found

    def fullmatch(self, text: Any, start: int = 0, stop: int = sys.maxsize) -> Any:
        found = self.of.fullmatch(text, start, stop)
        end = program(self.of).end(text, start, min(stop, len(text)), whole=True)
        assert end == (found and found.end()), self.pattern
        return found

    def search(self, text: Any, start: int = 0, stop: int = sys.maxsize) -> Any:
        found = self.of.search(text, start, stop)
        last = min(stop, len(text))
        ends = ((i, program(self.of).end(text, i, last)) for i in range(start, last + 1))
        assert next(((i, end) for i, end in ends if end is not None), None) == (found and found.span()), self.pattern
        return found

    def finditer(self, text: Any, start: int = 0, stop: int = sys.maxsize) -> Iterator[Any]:
        while found := self.search(text, start, stop):
            yield found
            assert found.end() > found.start(), f"{self.pattern} is looked for again and again, and may be empty"
            start = found.end()

    def findall(self, text: Any) -> Any:
        return self.of.findall(text) if [*self.finditer(text)] else []

    def split(self, text: Any, maxsplit: int = 0) -> Any:
        return self.of.split(text, maxsplit) if [*self.finditer(text)] else [text]

    def sub(self, new: Any, text: Any, count: int = 0) -> Any:
        return self.of.sub(new, text, count) if [*self.finditer(text)] else text


class CountedRe:
    """What stands for the module `re`."""

    def __getattr__(self, name: str) -> Any:
        if name in ("match", "fullmatch", "search", "finditer", "findall"):
            return lambda pattern, *given, flags=0: getattr(Counted(re.compile(pattern, flags)), name)(*given)
        if name == "split":
            return lambda pattern, text, maxsplit=0: Counted(re.compile(pattern)).split(text, maxsplit)
        if name == "sub":
            return lambda pattern, new, text: Counted(re.compile(pattern)).sub(new, text)
        if name == "compile":
            return lambda pattern, flags=0: Counted(re.compile(pattern, flags))
        return getattr(re, name)


def counted(value: Any) -> Any:
    """The value, or what stands for it and counts."""
    if isinstance(value, re.Pattern):
        return Counted(value)
    if isinstance(value, tuple) and any(isinstance(v, re.Pattern) for v in value):
        return tuple(map(counted, value))
    return CountedRe() if value is re else value


def steps(function: Callable[[], object]) -> int:
    """Steps that the patterns of the package's modules take in a call; those that tables of a language hold are not seen."""
    before = Counter.steps
    with ExitStack() as changed:
        for name, module in list(sys.modules.items()):
            if name.split(".")[0] == "musnad":
                for key, value in list(vars(module).items()):
                    if (stand_in := counted(value)) is not value:
                        changed.enter_context(patch.object(module, key, stand_in))
        function()
    return Counter.steps - before
