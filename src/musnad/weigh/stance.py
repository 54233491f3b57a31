"""Whether two contents agree, disagree, or have nothing to do with each other: measures of their words alone.

The model is a readable list of measures and weights for each of three classes (multinomial logistic), learned on pairs of
Arabic headlines (ANS: Khouja, "Stance Prediction and Claim Verification: An Arabic Perspective", FEVER 2020), in which
disagreement was made by hand. In news it is rare, and what the model alone would tell is mostly wrong: it gives the
score and the reasons of a conflict whose cues were found (see `relations`), and tells none by itself.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from math import exp
from typing import TYPE_CHECKING

from musnad.weigh.alignment import middle
from musnad.weigh.features import Features
from musnad.weigh.scoring import Model
from musnad.weigh.statements import Statement
from musnad.weigh.words import Words, number_conflicts, shared_opposites, turned

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CLASSES = ("agree", "disagree", "other")
MEASURES = (
    *("cosine", "jaccard", "common", "alone-less", "alone-more", "order", "one-word"),
    *("negation", "turned", "opposites", "numbers-differ", "figures-alone"),
    *("soft", "met-less", "met-more", "unmet-less", "unmet-more"),
)
LONGEST = 40
"""Telling words whose order is compared: the comparison grows with the square."""


def measures(cosine: float, left: Statement, right: Statement) -> Features:
    """What is looked at, each about 0 to 1, by name; those that are 0 are left out. It is the same for right and left.

    The last five are of vectors of single words: how near each word is to the other side's nearest (`soft`), and the same
    of the words that one side alone has, their mean (`met`) and the one that nothing meets (`unmet`), for either side.
    """
    one, two = left.words, right.words
    shared, alone = len(one.stems & two.stems), sorted((len(one.stems - two.stems), len(two.stems - one.stems)))
    figures = {q.value for q in one.numbers} ^ {q.value for q in two.numbers}
    out = {
        "cosine": cosine,
        "jaccard": shared / max(1, len(one.stems | two.stems)),
        "common": min(shared, 10) / 10,
        "alone-less": min(alone[0], 5) / 5,
        "alone-more": min(alone[1], 10) / 10,
        "order": _order(one, two),
        "one-word": float(alone == [1, 1]),
        "negation": float((one.negations > 0) != (two.negations > 0)),
        "turned": float(bool(turned(one, two))),
        "opposites": float(bool(shared_opposites(one.ordered, two.ordered, left.table))),
        "numbers-differ": float(bool(number_conflicts(one.numbers, two.numbers))),
        "figures-alone": min(len(figures), 2) / 2,
        **_meeting(left, right),
    }
    return {name: round(value, 3) for name, value in out.items() if value}


def _order(left: Words, right: Words) -> float:
    """How far both say the same words in the same order; the mean of both ways, since the matcher is not symmetric."""
    one, two = ([stem for stem, _ in side.forms[:LONGEST]] for side in (left, right))
    return sum(SequenceMatcher(None, *pair, autojunk=False).ratio() for pair in ((one, two), (two, one))) / 2


def _meeting(left: Statement, right: Statement) -> dict[str, float]:
    one, two = left.words, right.words
    if not (one.forms and two.forms):
        return {}
    near = _vectors(left) @ _vectors(right).T
    rows = [i for i, (stem, _) in enumerate(one.forms) if stem not in two.stems]
    columns = [j for j, (stem, _) in enumerate(two.forms) if stem not in one.stems]
    out = {"soft": float(near.max(axis=1).mean() + near.max(axis=0).mean()) / 2}
    if rows and columns:
        alone = near[rows][:, columns]
        best = (alone.max(axis=1), alone.max(axis=0))
        for name, values in (("met", [b.mean() for b in best]), ("unmet", [b.min() for b in best])):
            out[f"{name}-less"], out[f"{name}-more"] = float(min(values)), float(max(values))
    return out


def _vectors(statement: Statement) -> NDArray[np.float32]:
    """The vectors of a content's telling words, less the middle of their language (see `alignment`), of length 1."""
    import numpy as np

    from musnad.vectors import encode

    rows = encode([form for _, form in statement.words.forms]) - middle(statement.link.report.language or "")
    out: NDArray[np.float32] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)
    return out


@cache
def models() -> Mapping[str, Model]:
    """The part of `weights.json` for each class."""
    raw = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))["stance"]
    return {name: Model(bias=raw[name]["bias"], weights=raw[name]["weights"], threshold=0.5) for name in CLASSES}


def shares(seen: Features) -> dict[str, float]:
    """The probability of each class, to three decimals."""
    totals = {name: exp(one.total(seen)) for name, one in models().items()}
    return {name: round(value / sum(totals.values()), 3) for name, value in totals.items()}


@cache
def disagreement() -> Model:
    """What speaks for disagreement rather than agreement, for its reasons."""
    agree, disagree = models()["agree"], models()["disagree"]
    weights = {name: round(disagree.weights[name] - agree.weights[name], 2) for name in MEASURES}
    return Model(bias=disagree.bias - agree.bias, weights=weights, threshold=0.5)
