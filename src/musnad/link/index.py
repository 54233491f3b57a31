"""Which reports are worth comparing with one: those near in time that share its heaviest words and names.

The protocol is all that linking asks of an index, so that a store can provide one; `Recent` keeps it in memory.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Protocol

from musnad.link.profiles import Profile
from musnad.link.terms import MARK, key_terms

KEYS = 16
"""Heaviest terms of an opening by which its report is looked up."""
DAYS = 3
"""Reports published further apart than this are not compared."""
CROWD = 60
"""A key that more reports hold finds nothing for a report without a day, which is looked for among all that was seen."""

Keys = Mapping[str, float]
Day = int | None
"""The ordinal of a day of publication."""


def keys(profile: Profile) -> Keys:
    """What a report is looked up by, in the order of the keys: its heaviest terms, and any two parties to its meeting."""
    opening = profile.views.opening or profile.views.title
    found = {term: opening[term] for term in key_terms(opening, KEYS)}
    if profile.main and profile.meets:
        found |= {MARK.join(both): 1.0 for both in combinations(sorted(profile.main.known), 2)}
    return dict(sorted(found.items()))


class Index(Protocol):
    """Reports by key and day. What it answers depends on what was added, never on the order of that."""

    def add(self, report: str, day: Day, keys: Keys) -> Iterable[str]:
        """Adds a report; returns those without a day that `near` would find other neighbours for than before."""

    def near(self, day: Day, keys: Keys) -> Mapping[str, float]:
        """Reports that share keys, each with the sum of the products of their weights in the order of `keys`.

        For a day: those published at most `DAYS` from it. Those without a day, and all for a report without one, as far
        as at most `CROWD` reports hold the key.
        """


class Recent:
    """An index in memory: the time of adding and looking up depends on how many reports a few days hold, not on all."""

    def __init__(self) -> None:
        self._held: dict[str, dict[Day, list[tuple[str, float]]]] = defaultdict(dict)
        self._sizes: dict[str, int] = defaultdict(int)

    def add(self, report: str, day: Day, keys: Keys) -> Iterable[str]:
        """As the protocol says: keys that this report makes common find nothing any more for reports without a day."""
        changed: list[str] = []
        for key, weight in keys.items():
            self._held[key].setdefault(day, []).append((report, weight))
            self._sizes[key] += 1
            if self._sizes[key] == CROWD + 1:
                changed += (other for other, _ in self._held[key].get(None, ()))
        return changed

    def near(self, day: Day, keys: Keys) -> Mapping[str, float]:
        """As the protocol says."""
        found: dict[str, float] = {}
        for key, weight in keys.items():
            for report, other in self._holders(key, day):
                found[report] = found.get(report, 0.0) + weight * other
        return found

    def _holders(self, key: str, day: Day) -> Iterator[tuple[str, float]]:
        held = self._held.get(key, {})
        rare = self._sizes.get(key, 0) <= CROWD
        if day is not None:
            for near in range(day - DAYS, day + DAYS + 1):
                yield from held.get(near, ())
            if rare:
                yield from held.get(None, ())
        elif rare:
            for row in held.values():
                yield from row
