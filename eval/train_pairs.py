"""Learns the weights of `musnad.weigh` and writes them to src/musnad/weigh/weights.json.

    python eval/train_pairs.py SHARED [--dry]

SHARED holds gold/dev (reports with gold attributions, and GROUP.claims.json) and data/pairs (ANS, Apache-2.0).
`same`: whether two attributions of one group state one proposition; pairs of different groups are added as pairs that
do not. `stance`: whether two headlines agree, disagree or neither (ANS). Figures are of groups (or the part of ANS) that
were left out of the training. `--stance` learns that alone. Needs the development packages (scikit-learn).
"""

import argparse
import csv
import itertools
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, f1_score, roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

import gold_readings
import musnad.weigh
from musnad.link import link
from musnad.model import Attribution, Event, EventReport, Reading, Reason, Report, When, Words
from musnad.weigh import candidates as pairing
from musnad.weigh import stance
from musnad.weigh.features import MEASURES, NEARNESS, features
from musnad.weigh.parties import Parties
from musnad.weigh.statements import Statement, links, statements
from musnad.weigh.words import meaning, words
from musnad.world import world

GROUPS = ("seeds", "putinassad", "irandeal", "kerrygcc", "infant")
STRENGTH = {"same": 10.0, "stance": 3.0}
"""The inverse of regularisation: of `same` from 3 to 30, of `stance` from .5 to 10 figures move by their noise (.02) only."""
AGAINST = frozenset({"same-side", "unknown-speaker", "other-speaker", "other-event", "numbers-differ", "other-named"})
"""The measures of `same` that can only speak against; all others can only speak for. With so few groups, a free weight
fits a measure that its neighbours cover (`shared`, `meant-shared`) to the group at hand, and left-out groups lose by it."""
THRESHOLDS = [(high, low) for high in (0.3, 0.35, 0.4, 0.45, 0.5) for low in (0.1, 0.12, 0.14, 0.2, 1.0)]
"""Pairs of thresholds that are tried: for one claim, and for a likeness between claims of different reports."""
EASY = 0.2
"""`candidates.FAR` while training: a model that has never seen pairs which are far apart takes too many others for one."""
NOISE = 0.02
"""What the mean of F1 moves by when a statement or two more or less are read."""
NOTE = "Made by eval/train_pairs.py; see there. Gold: our own annotation. ANS: Apache-2.0. No text is kept here."
Truth = dict[tuple[str, str], set[str]]


class Story(NamedTuple):
    """A group with gold attributions, gold events and, for each attribution, the gold claims it is a member of."""

    readings: list[Reading]
    events: tuple[Event, ...]
    truth: Truth


class Sample(NamedTuple):
    """Pairs of propositions: measures (a row each), the pair of attributions they are of (a number), whether those state
    one thing by gold, and whether they stand in two reports."""

    rows: Any
    pair: Any
    same: Any
    cross: Any


def story(gold: Path, group: str) -> Story:
    """The group's reports as its claims file names them."""
    told = json.loads((gold / f"{group}.claims.json").read_text(encoding="utf-8"))
    used = {rid for e in told["events"] for rid in e["main_in"] + e["mentioned_in"]}
    truth: Truth = defaultdict(set)
    for claim in told["claims"]:
        for rid, aid in claim["members"]:
            truth[rid, aid].add(group + claim["id"])
    used |= {rid for rid, _ in truth}
    readings = [r for r in gold_readings.readings(gold) if r.report.id in used]
    said = {(e.when.date, row.report): row.said for e in link(readings) for row in e.reports if row.said}
    return Story(readings, tuple(_event(group, e, said) for e in told["events"]), truth)


def _event(group: str, row: dict[str, Any], said: dict[tuple[str | None, str], tuple[str, ...]]) -> Event:
    """A gold event; which words its parties said in it is not annotated, so that comes from the engine."""
    reports = [EventReport(r, "main") for r in row["main_in"]]
    reports += [EventReport(r, "mention", said=said.get((row["date"], r), ())) for r in row["mentioned_in"]]
    participants = tuple(gold_readings.ref(name) for name in row["participants"])
    return Event(group + row["id"], Reason("event"), row["kind"], When(row["date"]), participants, tuple(reports))


def pairs(found: Sequence[Statement], truth: Truth) -> Iterator[tuple[Statement, Statement, list[float], bool]]:
    """Every candidate pair with its measures and whether gold puts both into one claim; nested pairs are left out."""
    for near in pairing.candidates(found).each():
        left, right = found[near.left], found[near.right]
        one, two = left.link, right.link
        if one.report.id == two.report.id and (one.attribution in two.chain or two.attribution in one.chain):
            continue
        measures = features(near, left, right)
        same = truth[one.report.id, one.attribution.id] & truth[two.report.id, two.attribution.id]
        yield left, right, [measures.get(name, 0.0) for name in MEASURES], bool(same)


def sample(stories: Sequence[Story], *, apart: bool) -> Sample:
    """The pairs of one group, or (`apart`) those between several groups only, which are never the same."""
    readings = [r for s in stories for r in s.readings]
    group = {r.report.id: n for n, s in enumerate(stories) for r in s.readings}
    truth: Truth = defaultdict(set)
    for s in stories:
        truth.update(s.truth)
    found = statements(links(readings, Parties(world())), [e for s in stories for e in s.events])
    numbers: dict[Any, int] = {}
    kept = [
        (
            measures,
            numbers.setdefault((left.link.member, right.link.member), len(numbers)),
            same,
            left.link.report.id != right.link.report.id,
        )
        for left, right, measures, same in pairs(found, truth)
        if (group[left.link.report.id] != group[right.link.report.id]) == apart
    ]
    return Sample(*(np.array(column) for column in zip(*kept, strict=True)))


class Bounded:
    """A logistic model whose weights have the sign that their measures must have."""

    def __init__(self, names: Sequence[str], rows: Any, same: Any) -> None:
        bounds = [(None, 0.0) if name in AGAINST else (0.0, None) for name in names]
        start = np.zeros(len(bounds) + 1)
        found = minimize(self._loss, start, (rows, same.astype(float)), jac=True, bounds=[*bounds, (None, None)])
        self.coef_, self.intercept_ = found.x[None, :-1], found.x[-1:]

    @staticmethod
    def _loss(weights: Any, rows: Any, same: Any) -> tuple[float, Any]:
        """The loss and its gradient."""
        totals = rows @ weights[:-1] + weights[-1]
        off = STRENGTH["same"] * (1.0 / (1.0 + np.exp(-totals)) - same)
        loss = STRENGTH["same"] * (np.logaddexp(0.0, totals) - same * totals).sum() + weights[:-1] @ weights[:-1] / 2
        return loss, np.append(rows.T @ off + weights[:-1], off.sum())

    def scores(self, rows: Any) -> Any:
        """Between 0 and 1, one a row."""
        return 1.0 / (1.0 + np.exp(-(rows @ self.coef_[0] + self.intercept_[0])))


def fit(samples: Sequence[Sample]) -> Bounded:
    """A logistic model of several samples.

    Gold tells of attributions, not of their propositions: of two attributions that state one thing, only the pair of
    propositions that the model itself holds for the likeliest is taught (twice over, from their nearness at first).
    """
    rows = np.vstack([s.rows for s in samples])
    same = np.concatenate([s.same for s in samples])
    pair = np.concatenate([s.pair + 10_000_000 * n for n, s in enumerate(samples)])
    scores = rows[:, : len(NEARNESS)].sum(axis=1)
    for _ in range(3):
        kept = ~same | (scores >= best(scores, pair))
        learned = Bounded(MEASURES, rows[kept], same[kept])
        scores = learned.scores(rows)
    return learned


def best(scores: Any, pair: Any) -> Any:
    """For each row the highest score of its pair of attributions."""
    _, place = np.unique(pair, return_inverse=True)
    top = np.full(place.max() + 1, -np.inf)
    np.maximum.at(top, place, scores)
    return top[place]


def judged(learned: Bounded, names: Sequence[str], *thresholds: float) -> dict[str, Any]:
    """A model as `weights.json` keeps it."""
    weights = {name: round(float(w), 2) for name, w in zip(names, learned.coef_[0], strict=True)}
    named = dict(zip(("threshold", "loose"), thresholds, strict=False))
    return {"bias": round(float(learned.intercept_[0]), 2), **named, "weights": weights}


def links_f1(one: Story, part: dict[str, Any]) -> float:
    """F1 of cross-report pairs that stand in one claim, with the weights of `part`."""
    from musnad.weigh import scoring, weighing

    learned = scoring.Model(part["bias"], part["weights"], part["threshold"], part["loose"])
    with patch.object(weighing, "model", lambda name: learned if name == "same" else scoring.model(name)):
        claims = musnad.weigh.weigh(one.readings, one.events).claims
    told: Truth = defaultdict(set)
    for claim in claims:
        for m in claim.members:
            told[m.report, m.attribution].add(claim.id)
    both = [
        (bool(one.truth[a] & one.truth[b]), bool(told[a] & told[b]))
        for a, b in itertools.combinations(sorted({*one.truth, *told}), 2)
        if a[0] != b[0]
    ]
    hit = sum(g and t for g, t in both)
    return 2 * hit / max(1, sum(g + t for g, t in both))


def _chosen(means: Any) -> tuple[float, float]:
    """The thresholds to use, by their mean F1."""
    good = [(low, f1, high) for (high, low), f1 in zip(THRESHOLDS, means, strict=True) if f1 >= max(means) - NOISE]
    low, _, high = max(good)
    return high, low


def _pairs(truth: Truth) -> int:
    """How many pairs of attributions in two reports stand in one gold claim."""
    return sum(a[0] != b[0] and bool(truth[a] & truth[b]) for a, b in itertools.combinations(sorted(truth), 2))


def learn_same(gold: Path) -> dict[str, Any]:
    """The model of `same` with figures over groups that were left out.

    Thresholds are judged by the mean of both: left-out groups, and all groups (of which each knows its own); a group
    counts by its pairs, since the smallest has a fifth of those of the largest. Among those within `NOISE` of the best
    mean, the highest threshold for likenesses is taken: what is wrongly made one looks as if several told it.
    So the figures at the chosen thresholds are not free of selection, nor are the measures, which were chosen on the
    same five groups: on other groups expect less.
    """
    pairing.FAR = EASY
    stories = {group: story(gold, group) for group in GROUPS}
    own = {group: sample([one], apart=False) for group, one in stories.items()}
    learned = fit([*own.values(), sample(list(stories.values()), apart=True)])
    curves = []
    for group in GROUPS:
        rest = [g for g in GROUPS if g != group]
        without = fit([*(own[g] for g in rest), sample([stories[g] for g in rest], apart=True)])
        test = own[group]
        scores = without.scores(test.rows)
        top = test.cross & (scores >= best(scores, test.pair))
        print(
            f"same, without {group}: average precision {average_precision_score(test.same[top], scores[top]):.3f}"
            f"  AUC {roc_auc_score(test.same[top], scores[top]):.3f}"
        )
        curves.append(
            [[links_f1(stories[group], judged(model, MEASURES, *t)) for t in THRESHOLDS] for model in (without, learned)]
        )
    table, pairs_of = np.array(curves), [_pairs(stories[group].truth) for group in GROUPS]
    mean = np.average(table, axis=0, weights=pairs_of)
    for n, t in enumerate(THRESHOLDS):
        rows = (" ".join(f"{f:.3f}" for f in [*table[:, k, n], mean[k, n]]) for k in (0, 1))
        print(f"links F1 at {t}: left out {next(rows)}  trained on all {next(rows)}")
    return judged(learned, MEASURES, *_chosen(mean.mean(axis=0)))


def headlines(path: Path) -> tuple[list[Statement], list[str], list[str]]:
    """ANS pairs: statements of both headlines, one after the other, what they are to each other, and the first's words."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = [_headline(row[side]) for row in rows for side in ("s1", "s2")]
    return found, [row["stance"] for row in rows], [row["s1"].strip() for row in rows]


def _headline(text: str) -> Statement:
    report = Report(id="ans", text=text, language="ar")
    whole = ((0, len(text)),)
    (link,) = links([Reading(report, (Attribution("a", Words(), Words(whole)),))], Parties(world()))
    table = meaning("ar")
    return Statement(link, whole, words(text, table), table, False)


def stances(path: Path) -> tuple[Any, Any, list[str]]:
    """Measures of each pair of headlines, what it is, and the first headline."""
    from musnad.vectors import encode

    found, told, firsts = headlines(path)
    rows = encode([s.text for s in found])
    seen = [stance.measures(round(float(rows[i] @ rows[i + 1]), 3), found[i], found[i + 1]) for i in range(0, len(found), 2)]
    return np.array([[one.get(name, 0.0) for name in stance.MEASURES] for one in seen]), np.array(told), firsts


def learn_stance(pairs_folder: Path) -> dict[str, Any]:
    """The model of `stance`, with its F1 (the mean of three classes) on training headlines left out, and on ANS dev."""
    rows, told, firsts = stances(pairs_folder / "ans_train.csv")
    learned = LogisticRegression(C=STRENGTH["stance"], max_iter=5000)
    kept = cross_val_predict(learned, rows, told, groups=firsts, cv=GroupKFold(5))
    test, truth, _ = stances(pairs_folder / "ans_dev.csv")
    learned.fit(rows, told)
    for name, gold, said in (("train, left out", told, kept), ("dev", truth, learned.predict(test))):
        of_each = " ".join(f"{c} {f:.3f}" for c, f in zip(stance.CLASSES, f1_score(gold, said, average=None), strict=True))
        print(f"stance, ANS {name}: F1 {f1_score(gold, said, average='macro'):.3f} ({of_each})")
    return {name: _part(learned, i) for i, name in enumerate(learned.classes_)}


def _part(learned: LogisticRegression, i: int) -> dict[str, Any]:
    weights = {name: round(float(w), 2) for name, w in zip(stance.MEASURES, learned.coef_[i], strict=True)}
    return {"bias": round(float(learned.intercept_[i]), 2), "weights": weights}


def main() -> None:
    """Learn both models, print their figures, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--dry", action="store_true", help="print the figures and write nothing")
    parser.add_argument("--stance", action="store_true", help="learn stance alone and keep the weights of same")
    args = parser.parse_args()
    path = Path(musnad.weigh.__file__).with_name("weights.json")
    held = json.loads(path.read_text(encoding="utf-8"))
    learned = {
        "note": NOTE,
        "same": held["same"] if args.stance else learn_same(args.shared / "gold" / "dev"),
        "stance": learn_stance(args.shared / "data" / "pairs"),
    }
    text = json.dumps(learned, indent=1) + "\n"
    print(text)
    if not args.dry:
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
