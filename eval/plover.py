"""The root of English events without learning: words and vectors on PLV, beside a system that learned language inference.

    python eval/plover.py ../shared

PLV_train of Zero-Shot-PLOVER (no licence: measured only, nothing that is shipped is learned from it). Words stand in
plover_en.toml; where they say nothing, the sentence vector decides, by the descriptions of CAMEO's types in PLOVER's own
table. Half of the sentences may be looked at, by a fixed seed; the other half is only scored. A RoBERTa-large with language
inference reaches .835 accuracy and .82 macro-F1 on the set's test part, which is not the part that is scored here.
"""

import argparse
import csv
import random
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from musnad.vectors import encode

SEED = 5
WORDS = Path(__file__).with_name("plover_en.toml")
ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_TYPE = re.compile(r"^\d+: ([A-Z]+),.*# (.+)$")


@cache
def table() -> dict[str, Any]:
    """The words, as TOML gives them."""
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


@cache
def roots() -> dict[str, re.Pattern[str]]:
    """For each root a pattern of its stems."""
    return {root: _pattern(stems) for root, stems in table()["roots"].items()}


@cache
def _pattern(stems: str) -> re.Pattern[str]:
    words = (re.escape(s.rstrip(".")).replace("_", r"\s+") + (r"\b" if s.endswith(".") else "") for s in stems.split())
    return re.compile(r"\b(?:" + "|".join(words) + ")", re.IGNORECASE)


def by_words(text: str) -> str | None:
    """The root of the first words behind the source, of two that begin together the longer.

    A deed that is to come is agreed to or threatened.
    """
    said = text.split("</s>", 1)[-1].replace("<t>", "").replace("</t>", "")
    hits = [(m.start(), -len(m.group()), root) for root, pattern in roots().items() if (m := pattern.search(said))]
    if not hits:
        return None
    at, _, root = min(hits)
    coming = _pattern(table()["to_come"]).search(said[: at + 1])
    if coming and root in table()["help"]:
        return "AGREE"
    return "THREATEN" if coming and root in table()["harm"] else root


def described(path: Path) -> tuple[list[str], list[str]]:
    """Roots and descriptions of all types of PLOVER's table."""
    rows = [m.groups() for line in path.read_text(encoding="utf-8").splitlines() if (m := _TYPE.match(line))]
    return [ROOTS.get(root, root) for root, _ in rows], [text for _, text in rows]


def by_vectors(texts: Sequence[str], path: Path) -> list[str]:
    """The root whose description is nearest to each text."""
    known, descriptions = described(path)
    near = np.argmax(encode(texts) @ encode(descriptions).T, axis=1)
    return [known[int(k)] for k in near]


def figures(pairs: Iterable[tuple[str, str]]) -> tuple[float, float]:
    """Accuracy, and the mean of the F1 of all roots that are in gold."""
    pairs = list(pairs)
    gold, told, right = (Counter(x) for x in ((g for g, _ in pairs), (t for _, t in pairs), (g for g, t in pairs if g == t)))
    f1 = [2 * right[root] / (gold[root] + told[root]) for root in gold]
    return sum(right.values()) / len(pairs), sum(f1) / len(f1)


def lines(shared: Path) -> Iterator[str]:
    """The figures as a table."""
    folder = shared / "data/plover"
    with (folder / "PLV_train.tsv").open(encoding="utf-8", newline="") as file:
        rows: list[Mapping[str, str]] = list(csv.DictReader(file, delimiter="\t"))
    random.Random(SEED).shuffle(rows)
    near = by_vectors([row["sentence"] for row in rows], folder / "CAMEO2PLOVER-2021.txt")
    found = [by_words(row["marked_sentence"]) for row in rows]
    yield "| half | by | accuracy | macro-F1 |\n|---|---|---|---|"
    for half, part in (("looked at", slice(0, len(rows) // 2)), ("unseen", slice(len(rows) // 2, None))):
        gold = [row["gold_root"] for row in rows[part]]
        told = {
            "words": [root or "" for root in found[part]],
            "vectors": near[part],
            "words, else vectors": [root or other for root, other in zip(found[part], near[part], strict=True)],
        }
        for name, some in told.items():
            accuracy, f1 = figures(zip(gold, some, strict=True))
            yield f"| {half} | {name} | {accuracy:.3f} | {f1:.3f} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    for line in lines(parser.parse_args().shared):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
