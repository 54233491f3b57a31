"""Independent origins of claims of a stream, against numbers that were found by hand (origins.md).

    python eval/origins.py ../shared

Each row of origins.jsonl is a claim by its members' addresses, with the number of origins that a reader found. It is
compared with the claim of today that has most of these members, over the reports of the same day.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from musnad import pipeline
from musnad.model import Claim, Report

ROWS = Path(__file__).with_name("origins.jsonl")
STREAM = "data/stream/saudinewsnet_political_2015-07-21_08-04.jsonl"
Row = Mapping[str, Any]


def rows() -> list[Row]:
    """The claims by hand, in the order of their file."""
    return [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]


def told(shared: Path, day: str) -> tuple[Claim, ...]:
    """The claims over the reports of a day."""
    reports = [r for r in pipeline.gather([shared / STREAM]) if isinstance(r, Report) and (r.published or "")[:10] == day]
    return pipeline.brief(reports).brief.claims


def nearest(row: Row, claims: Iterable[Claim]) -> Claim | None:
    """The claim that shares most members with a row: at least half of those that either has."""
    wanted = {tuple(member) for member in row["members"]}

    def share(c: Claim) -> float:
        members = {(m.report, m.attribution) for m in c.members}
        return len(members & wanted) / len(members | wanted)

    best = max(claims, key=share, default=None)
    return best if best is not None and share(best) >= 0.5 else None


def main(shared: Path) -> None:
    """Print, for each part, of how many claims the number is right, and how many are no longer told."""
    by_day = {day: told(shared, day) for day in sorted({row["day"] for row in rows()})}
    print("| part | claims by hand | told today | right | a constant 1 |\n|---|---|---|---|---|")
    for part in ("studied", "scored"):
        pairs = [(row, nearest(row, by_day[row["day"]])) for row in rows() if row["part"] == part]
        found = [(row, c) for row, c in pairs if c is not None]
        right = sum(c.independent_origins == row["right"] for row, c in found)
        ones = sum(row["right"] == 1 for row, _ in found)
        print(f"| {part} | {len(pairs)} | {len(found)} | {right}/{len(found)} | {ones}/{len(found)} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
