"""Reports of a stream gathered into happenings, against clusters by hand: ../shared/data/stream/dev240.

    python eval/clusters.py [../shared]             print the figures as a table
    python eval/clusters.py [../shared] --misses    and every pair of the studied half that is judged wrongly, by ids

Pairwise figures are over pairs of reports, without those that the gold calls unsure; B-cubed figures over all reports.
The clusters are split in two by a fixed seed: bars and weights were tuned by the pairs within the first half, whose
errors alone were read; `only scored` are all other pairs, and the reports of the second half among all.
"""

import argparse
import json
import random
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import measure
from musnad import pipeline
from musnad.link import Stream
from musnad.model import Reading

SEED = 7
Partition = Mapping[str, object]
"""The cluster of each report."""


class Gold(NamedTuple):
    """Clusters by hand: the cluster of each report, the pairs that are left open, and the reports of the first half."""

    cluster: Mapping[str, int]
    unsure: frozenset[frozenset[str]]
    studied: frozenset[str]


class Scores(NamedTuple):
    """Precision, recall and F1."""

    precision: float
    recall: float
    f1: float


def main() -> int:
    """Print the table, and the misses if they are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=measure.shared_folder())
    parser.add_argument("--misses", action="store_true", help="print the wrong pairs of the studied half")
    arguments = parser.parse_args()
    if arguments.shared is None:
        print("clusters: the shared data (../shared, or MUSNAD_SHARED) is not here; nothing was measured")
        return 0
    gold, found = read_gold(arguments.shared), clusters(arguments.shared)
    print("\n".join(table(gold, found)))
    if arguments.misses:
        for a, b in pairs(gold, "studied"):
            if (gold.cluster[a] == gold.cluster[b]) != (found[a] == found[b]):
                print(a, b, "parted" if gold.cluster[a] == gold.cluster[b] else "joined")
    return 0


def read_gold(shared: Path) -> Gold:
    """The clusters by hand, halved."""
    told = json.loads((shared / "data" / "stream" / "dev240.clusters.json").read_text(encoding="utf-8"))
    numbers = list(range(len(told["clusters"])))
    random.Random(SEED).shuffle(numbers)
    first = set(numbers[: len(numbers) // 2])
    cluster = {report: n for n, one in enumerate(told["clusters"]) for report in one["reports"]}
    unsure = frozenset(frozenset(row[:2]) for row in told["pairs_unsure"])
    return Gold(cluster, unsure, frozenset(report for report, n in cluster.items() if n in first))


def clusters(shared: Path) -> Partition:
    """The groups that linking makes of the reports."""
    stream = Stream()
    for reading in pipeline.readings(pipeline.gather([shared / "data" / "stream" / "dev240.jsonl"])):
        if isinstance(reading, Reading):
            stream.add(reading)
    return {report: n for n, group in enumerate(stream.groups()) for report in group}


def table(gold: Gold, found: Partition) -> list[str]:
    """The figures as Markdown, a row for each half and one for all."""
    lines = ["| pairs | pairwise P | R | F1 | B-cubed P | R | F1 |", "|---" * 7 + "|"]
    for half in ("all", "studied", "only scored"):
        cells = (f"{x:.3f}" for x in (*pairwise(gold, found, half), *b_cubed(gold, found, half)))
        lines.append(f"| {half} | " + " | ".join(cells) + " |")
    return lines


def figures(shared: Path) -> measure.Figures:
    """What the gate holds."""
    gold, found = read_gold(shared), clusters(shared)
    return {"stream: pairwise F1": pairwise(gold, found).f1, "stream: B-cubed F1": b_cubed(gold, found).f1}


def pairs(gold: Gold, half: str = "all") -> Iterable[tuple[str, str]]:
    """The pairs of reports that are scored: of all, within the studied half, or all others."""
    for a, b in combinations(gold.cluster, 2):
        inside = a in gold.studied and b in gold.studied
        if frozenset((a, b)) not in gold.unsure and (half == "all" or inside == (half == "studied")):
            yield a, b


def pairwise(gold: Gold, found: Partition, half: str = "all") -> Scores:
    """Over pairs of reports: whether they are of one cluster."""
    both = told = true = 0
    for a, b in pairs(gold, half):
        one, said = gold.cluster[a] == gold.cluster[b], found[a] == found[b]
        both, told, true = both + (one and said), told + said, true + one
    return scores(both / told if told else 0.0, both / true if true else 0.0)


def b_cubed(gold: Gold, found: Partition, half: str = "all") -> Scores:
    """For each report, how much of its cluster is right: the mean over those of a half (all are there to join it)."""
    every = [r for r in gold.cluster if half != "studied" or r in gold.studied]
    counted = [r for r in every if half != "only scored" or r not in gold.studied]
    return scores(_purity(counted, every, found, gold.cluster), _purity(counted, every, gold.cluster, found))


def _purity(counted: Iterable[str], every: Iterable[str], one: Partition, other: Partition) -> float:
    """The mean share of a report's fellows in one partition who are its fellows in the other."""
    shares = []
    for report in counted:
        fellows = [r for r in every if one[r] == one[report]]
        shares.append(sum(other[r] == other[report] for r in fellows) / len(fellows))
    return sum(shares) / len(shares)


def scores(precision: float, recall: float) -> Scores:
    """With the harmonic mean of the two."""
    total = precision + recall
    return Scores(precision, recall, 2 * precision * recall / total if total else 0.0)


if __name__ == "__main__":
    raise SystemExit(main())
