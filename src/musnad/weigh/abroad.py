"""Sentences in other languages that some words may stand in: those that hold the words nearest to theirs.

A pile's languages have some thousand stems each, and one vector a stem is much cheaper than one a sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from musnad.weigh.alignment import EXACT, NEAR, vectors
from musnad.weigh.ground import Ground
from musnad.weigh.items import Items

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAREST = 4
"""Stems of another language that a word may stand for."""

Stems = tuple[tuple[str, ...], "NDArray[np.float32]"]
"""Stems with their vectors, one a row."""
Weighed = list[tuple[str, str, float]]
"""Items by key, form and weight."""


class Abroad:
    """Looks from words of one language into sentences of the others; vectors are made when first asked for, and kept."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._kept: dict[frozenset[str], Mapping[str, Stems]] = {}

    def shared(self, held: Items, code: str, within: frozenset[str] | None) -> Iterator[Counter[int]]:
        """For each other language, how much of what some words hold its sentences may hold, by their index.

        Only sentences of the reports `within` are counted; of all reports for None.
        """
        reports = frozenset(self._ground.readings) if within is None else within
        weighed = list(zip(held.keys, held.forms, self._ground.weights(held, code, ()), strict=True))
        for other, stems in self._stems(reports).items():
            if other != code:
                out: Counter[int] = Counter()
                for near in (*_exact(weighed), *_near(weighed, code, stems)):
                    self._add(out, near, other, reports)
                yield out

    def _stems(self, reports: frozenset[str]) -> Mapping[str, Stems]:
        """Language -> the stems of some reports."""
        if reports not in self._kept:
            forms: dict[str, dict[str, str]] = {}
            for id in sorted(reports):
                of = forms.setdefault(self._ground.readings[id].report.language or "", {})
                for i in self._ground.by_report.get(id, ()):
                    held = self._ground.places[i][2]
                    of.update({k: of.get(k, form) for k, form in zip(held.keys, held.forms, strict=True) if form})
            self._kept[reports] = {code: (tuple(of), vectors(list(of.values()), code)) for code, of in forms.items() if of}
        return self._kept[reports]

    def _add(self, out: Counter[int], near: Mapping[str, float], other: str, reports: frozenset[str]) -> None:
        """Add to each sentence the most that one of some keys gives it."""
        found: dict[int, float] = {}
        for key, weight in near.items():
            for i in self._ground.holders.get(("" if key[0] in EXACT else other, key), ()):
                id = self._ground.places[i][0]
                if id in reports and (self._ground.readings[id].report.language or "") == other:
                    found[i] = max(found.get(i, 0.0), weight)
        out.update({i: round(1000 * weight) for i, weight in found.items()})


def _exact(weighed: Weighed) -> list[dict[str, float]]:
    return [{key: weight} for key, _, weight in weighed if key[0] in EXACT]


def _near(weighed: Weighed, code: str, stems: Stems) -> Iterable[dict[str, float]]:
    """For each word the stems nearest to it, each with the word's weight as far as it is near."""
    import numpy as np

    words = [(form, weight) for _, form, weight in weighed if form]
    if not words:
        return
    keys, rows = stems
    for row, (_, weight) in zip(vectors([form for form, _ in words], code) @ rows.T, words, strict=True):
        best = np.argpartition(-row, min(NEAREST, len(keys) - 1))[:NEAREST]
        yield {keys[j]: weight * float(row[j]) for j in best.tolist() if row[j] >= NEAR}
