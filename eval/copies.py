"""Text that reports of a stream share: how many by kind, and pairs judged by hand.

    python eval/copies.py [../shared]

`copies.jsonl` holds the pairs by report ids and offsets: `set` (studied: the rule was changed with them in view; unseen:
drawn afterwards) and where the shared words are from, by eye: one `report` (of an agency, or of one of the two outlets),
a `statement` of a party that both publish in its words without quotation marks, or `chance` (formulas, lists).
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import measure
from musnad import pipeline
from musnad.model import Copy, Reading, Report
from musnad.weigh.copies import Copies

JUDGED = Path(__file__).with_name("copies.jsonl")
STREAM = ("data", "stream", "saudinewsnet_political_2015-07-21_08-04.jsonl")
KINDS = ("both credit one agency", "both credit agencies, none in common", "one credits an agency", "neither credits any")
Pair = tuple[str, str]


def main() -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", nargs="?", type=Path, default=measure.shared_folder())
    shared = parser.parse_args().shared
    if shared is None:
        print("copies: the shared data (../shared, or MUSNAD_SHARED) is not here; nothing was measured")
        return 0
    readings = [r for r in pipeline.readings(pipeline.gather([str(shared.joinpath(*STREAM))])) if isinstance(r, Reading)]
    found = Copies(readings).between_outlets
    print("\n".join(kinds({r.report.id: r.report for r in readings}, found)), end="\n\n")
    print("\n".join(precision(judgements(), {(c.left.report, c.right.report) for c in found})))
    return 0


def kinds(reports: Mapping[str, Report], found: Sequence[Copy]) -> list[str]:
    """How many pairs and reports of two outlets share text, by whom they credit, as Markdown."""
    pairs: Counter[str] = Counter()
    members: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for copy in found:
        ids = (copy.left.report, copy.right.report)
        kind = credited(*(agencies(reports[id]) for id in ids))
        pairs[kind] += 1
        members[kind].update(ids)
    rows = [f"| {kind} | {pairs[kind]:,} | {len(members[kind]):,} |" for kind in KINDS]
    every = set().union(*members.values())
    total = f"| all ({len(reports):,} reports) | {len(found):,} | {len(every):,} |"
    return ["| pairs of two outlets that share text | pairs | reports in them |", "|---|---|---|", *rows, total]


def agencies(report: Report) -> frozenset[str]:
    """The agencies that a report credits."""
    return frozenset(c.entity.id if c.entity else c.text for c in report.credits if c.role == "agency")


def credited(left: frozenset[str], right: frozenset[str]) -> str:
    """The kind of a pair."""
    if left & right:
        return KINDS[0]
    return KINDS[1] if left and right else KINDS[2] if left or right else KINDS[3]


def judgements(path: Path = JUDGED) -> list[dict[str, Any]]:
    """The pairs judged by hand."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def precision(rows: Iterable[Mapping[str, Any]], found: set[Pair]) -> list[str]:
    """Of the judged pairs those that are told as sharing text, by set and by where the words are from, as Markdown."""
    counts = Counter((row["set"], row["source"]) for row in rows if (row["left"]["report"], row["right"]["report"]) in found)
    out = ["| set | told | one report | one statement | chance | precision |", "|---|---|---|---|---|---|"]
    for name in ("studied", "unseen"):
        report, statement, chance = (counts[name, source] for source in ("report", "statement", "chance"))
        told = report + statement + chance
        right = f"{(report + statement) / told:.3f}" if told else "-"
        out.append(f"| {name} | {told} | {report} | {statement} | {chance} | {right} |")
    return out


if __name__ == "__main__":
    sys.exit(main())
