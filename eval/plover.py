"""The root of English events without learning: the coder, words and vectors, beside a system that learned language inference.

    python eval/plover.py ../shared             figures of PLV by halves, and of PLOVER's own records
    python eval/plover.py ../shared --show N    also the first N sentences of the half looked at that are coded otherwise

PLV_train of Zero-Shot-PLOVER (no licence: measured only, nothing that is shipped is learned from it). Words stand in
plover_en.toml; where they say nothing, the sentence vector decides, by the descriptions of CAMEO's types in PLOVER's own
table. Half of the sentences may be looked at, by a fixed seed; the other half is only scored. A RoBERTa-large with language
inference reaches .835 accuracy and .82 macro-F1 on the set's test part, which is not the part that is scored here.

- `coder`: the row of `musnad events` whose actor shares a word with the marked source (or, where a row names no actor, whose
  recipient shares one with the marked target). A deed to come is agreed to or threatened, as PLOVER has it.
- PLOVER's own records (`gold_standard_records`, CC BY-SA 4.0): examples of its manual, with their actors; its older names
  of types are read as the present ones.
"""

import argparse
import csv
import json
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

import musnad
from musnad.model import Coded
from musnad.text import tokenize
from musnad.vectors import encode

SEED = 5
WORDS = Path(__file__).with_name("plover_en.toml")
ROOTS = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
OLDER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
"""Names of types in PLOVER's records of 2016."""
EMPTY = frozenset(["the", "a", "an", "of", "and", "in", "for", "to", "s"])
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
    behind = text.split("</s>", 1)[-1].replace("<t>", "").replace("</t>", "")
    hits = [(m.start(), -len(m.group()), root) for root, pattern in roots().items() if (m := pattern.search(behind))]
    if not hits:
        return None
    at, _, root = min(hits)
    coming = _pattern(table()["to_come"]).search(behind[: at + 1])
    if coming and root in table()["help"]:
        return "AGREE"
    return "THREATEN" if coming and root in table()["harm"] else root


def root_of(row: Coded) -> str:
    """The root of a coded row; what is to come is agreed to or threatened."""
    if row.modality == "planned":
        coming = {
            **dict.fromkeys(("CONCEDE", "RETREAT", *table()["help"]), "AGREE"),
            **dict.fromkeys(table()["harm"], "THREATEN"),
        }
        return coming.get(row.event, row.event)
    return ROOTS.get(row.event, row.event)


def said(text: str | None) -> frozenset[str]:
    """The folded words of a text but the emptiest."""
    return frozenset(t.form for t in tokenize(text or "") if t.word) - EMPTY


def by_coder(text: str, source: str, target: str) -> str | None:
    """The root of the row whose actor is the source, best with the target for its recipient; None where no row is."""
    rows = [r for r in musnad.events([musnad.report(text, language="en")], alone=True) if r.modality in ("actual", "planned")]
    actor, recipient = said(source), said(target)

    def rank(row: Coded) -> tuple[bool, bool, int]:
        return not said(row.actor.text) & actor, not said(row.recipient.text) & recipient, row.span[0]

    near = [r for r in rows if not rank(r)[0] or (not r.actor.text and not rank(r)[1])]
    return root_of(min(near, key=rank)) if near else None


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


def records(folder: Path) -> Iterator[tuple[str, str | None]]:
    """The gold type and the coder's of PLOVER's own records."""
    text = (folder / "gold_standard_records/PLOVER_GSR_CAMEO.txt").read_text(encoding="utf-8")
    for record in json.loads(text):
        if "text" in record:
            who = (_named(record.get(side)) for side in ("source", "target"))
            gold = OLDER.get(record["event"], record["event"])
            yield ROOTS.get(gold, gold), by_coder(record["text"].strip(" {}\n"), *who)


def _named(side: Any) -> str:
    """The words of one side of a record, which is an actor or several."""
    several = side if isinstance(side, list) else [side]
    return " ".join(actor.get("actorText", "") for actor in several if isinstance(actor, dict))


def lines(shared: Path, show: int) -> Iterator[str]:
    """The figures as a table, and the sentences of the half looked at that were asked for."""
    folder = shared / "data/plover"
    with (folder / "PLV_train.tsv").open(encoding="utf-8", newline="") as file:
        rows: list[Mapping[str, str]] = list(csv.DictReader(file, delimiter="\t"))
    random.Random(SEED).shuffle(rows)
    near = by_vectors([row["sentence"] for row in rows], folder / "CAMEO2PLOVER-2021.txt")
    found = [by_words(row["marked_sentence"]) for row in rows]
    coded = [by_coder(row["sentence"], row["source"], row["target"]) for row in rows]
    yield "| half | by | coded | right of those | accuracy | macro-F1 |\n|---|---|---|---|---|---|"
    for half, part in (("looked at", slice(0, len(rows) // 2)), ("unseen", slice(len(rows) // 2, None))):
        gold = [row["gold_root"] for row in rows[part]]
        told = {
            "coder": [root or "" for root in coded[part]],
            "words": [root or "" for root in found[part]],
            "vectors": near[part],
            "words, else vectors": [root or other for root, other in zip(found[part], near[part], strict=True)],
            "coder, else words, else vectors": [
                a or b or c for a, b, c in zip(coded[part], found[part], near[part], strict=True)
            ],
        }
        for name, some in told.items():
            yield _line(half, name, list(zip(gold, some, strict=True)))
    yield _line("PLOVER's records", "coder", [(gold, root or "") for gold, root in records(folder)])
    others = [(row, root) for row, root in zip(rows[: len(rows) // 2], coded, strict=False) if root != row["gold_root"]]
    yield from (f"{row['gold_root']} {root}: {row['marked_sentence']}" for row, root in others[:show])


def _line(half: str, name: str, pairs: Sequence[tuple[str, str]]) -> str:
    coded = [(gold, root) for gold, root in pairs if root]
    right = sum(gold == root for gold, root in coded) / (len(coded) or 1)
    accuracy, f1 = figures(pairs)
    return f"| {half} | {name} | {len(coded) / len(pairs):.3f} | {right:.3f} | {accuracy:.3f} | {f1:.3f} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    for line in lines(arguments.shared, arguments.show):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
