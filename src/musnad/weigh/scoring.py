"""Scores as readable lists of measures and weights, learned by `eval/train_pairs.py` and kept in `weights.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp
from typing import Any

from msgspec import Struct

from musnad.model import Reason
from musnad.weigh.features import Features


class Model(Struct, frozen=True):
    """A logistic model: a bias, a weight for each measure, the score from which it says yes, and that of a likeness."""

    bias: float
    weights: Mapping[str, float]
    threshold: float
    loose: float = 1.0

    def score(self, measures: Features) -> float:
        """Between 0 and 1, to three decimals."""
        return round(1.0 / (1.0 + exp(-self.total(measures))), 3)

    def total(self, measures: Features) -> float:
        """The sum of the bias and of all measures by their weights."""
        weights = self.weights
        return self.bias + sum([weights[name] * value for name, value in measures.items() if name in weights])

    def reasons(self, measures: Features, prefix: str) -> tuple[Reason, ...]:
        """The measures that moved the score, the strongest first, each with its value and its part in the sum."""
        parts = [(self.weights.get(name, 0.0) * value, name, value) for name, value in measures.items()]
        moved = sorted((p for p in parts if abs(p[0]) >= 0.05), key=lambda p: (-abs(p[0]), p[1]))
        return tuple(Reason(f"{prefix}.{name}", {"value": value, "part": round(part, 2)}) for part, name, value in moved)


@cache
def model(name: str) -> Model:
    """The model of that name in `weights.json`."""
    raw: dict[str, Any] = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    part = raw[name]
    return Model(bias=part["bias"], weights=part["weights"], threshold=part["threshold"], loose=part.get("loose", 1.0))
