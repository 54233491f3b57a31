"""Facts of events in newspaper reports, against facts that were read by hand.

    python eval/facts.py ../shared              figures
    python eval/facts.py ../shared --show       also what is missed or told otherwise (ids and offsets, no text)

`facts.jsonl` holds two sorts of rows, by report id and offsets into the stream's reports: facts that were chosen from
sentences with words of harm, talks or trials before our own were looked at (`by`: the words of who says so, null for the
report's own voice, absent where readers may differ), and facts that we told and a reader judged (`right`).
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import musnad
from musnad.model import Fact, Reading

HERE = Path(__file__).with_name("facts.jsonl")
HALVES = ("studied", "unseen")
Row = dict[str, Any]


def rows() -> list[Row]:
    """The rows that were made by hand."""
    return [json.loads(line) for line in HERE.read_text(encoding="utf-8").splitlines()]


@cache
def texts(path: Path) -> dict[str, Row]:
    """The stream's reports by id."""
    return {row["id"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def read(row: Row) -> Reading:
    """The reading of one report of the stream."""
    told = {key: row[key] for key in ("id", "title", "outlet", "published") if row.get(key)}
    return musnad.read(musnad.report(row["text"], language="ar", **told))


def facts(reading: Reading) -> list[Fact]:
    """Every fact of a reading."""
    return [fact for happening in reading.happenings for fact in happening.facts]


def meets(row: Row, fact: Fact) -> bool:
    """Whether a fact says the same at the same place; whom a number counts is not compared."""
    apart = fact.span[1] <= row["at"][0] or row["at"][1] <= fact.span[0]
    return not apart and fact.name == row["name"] and fact.value.split()[0] == row["value"].split()[0]


def teller(row: Row, reading: Reading, fact: Fact) -> bool:
    """Whether a fact is told by those by whom a reader has it: their words, or nobody's."""
    source = next((a.source for a in reading.attributions if a.id == fact.attribution), None)
    if row["by"] is None or source is None:
        return row["by"] is None and source is None
    spans = (*source.spans, *source.named_at)
    return any(start < row["by"][1] and row["by"][0] < end for start, end in spans)


def gated(shared: Path) -> dict[str, float]:
    """What the gate holds: the share found of the facts that were made by hand, over both halves."""
    stream = texts(shared / "data/stream/dev240.jsonl")
    gold = [row for row in rows() if "right" not in row]
    told = {id: facts(read(stream[id])) for id in {row["report"] for row in gold}}
    return {"facts: found": sum(any(meets(row, f) for f in told[row["report"]]) for row in gold) / len(gold)}


def lines(shared: Path, show: bool) -> Iterator[str]:
    """The figures as a table."""
    stream = texts(shared / "data/stream/dev240.jsonl")
    made = rows()
    readings = {id: read(stream[id]) for id in sorted({row["report"] for row in made})}
    yield "| half | facts by hand | found | teller right, of those found | judged | right |\n|---|---|---|---|---|---|"
    for half in HALVES:
        gold = [row for row in made if row["half"] == half and "right" not in row]
        hits = [(row, next((f for f in facts(readings[row["report"]]) if meets(row, f)), None)) for row in gold]
        told = [(row, fact) for row, fact in hits if fact and "by" in row]
        by = [(row, teller(row, readings[row["report"]], fact)) for row, fact in told if fact]
        judged = [row for row in made if row["half"] == half and "right" in row]
        judged = [row for row in judged if any(meets(row, f) for f in facts(readings[row["report"]]))]
        right = sum(row["right"] for row in judged)
        found = sum(fact is not None for _, fact in hits)
        yield (
            f"| {half} | {len(gold)} | {_share(found, len(gold))} | {_share(sum(ok for _, ok in by), len(by))} "
            f"| {len(judged)} | {_share(right, len(judged))} |"
        )
        if show:
            yield from (f"missed {row}" for row, fact in hits if fact is None)
            yield from (f"teller {row}" for row, ok in by if not ok)


def _share(part: int, of: int) -> str:
    return f"{part}/{of} = {part / of:.3f}" if of else "-"


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args(arguments)
    for line in lines(asked.shared, asked.show):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
