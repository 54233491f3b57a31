"""What `musnad check` finds in memos whose sentences were written faithful or altered on purpose, by what was done to each.

    python eval/check.py ../shared                       the figures of both parts
    python eval/check.py ../shared --sentences studied   each sentence of the studied memos with what was found

`check.jsonl` holds the memos, in words of our own: the memo, the pile it was written about, whether it was studied while the
rules were made or only scored, what is to be found in the sentence (`stands`: nothing; `none`: it states nothing), and it.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from itertools import groupby
from pathlib import Path
from typing import Any

from musnad import ingest, pipeline
from musnad.model import Checked, Report, SetAside

MEMOS, PILES = (Path(__file__).with_name(name) for name in ("check.jsonl", "check_piles.json"))
CODES = {"verb": ("sharpened", "colour"), "number": ("number", "figure")}
FAITHFUL = ("stands", "none")
Row = dict[str, Any]


def pile(shared: Path, name: str) -> Iterator[Report | SetAside]:
    """The reports that a memo was written about: those that `check_piles.json` lists by id or address, else a folder's."""
    listed = json.loads(PILES.read_text(encoding="utf-8")).get(name)
    if listed:
        wanted = set(listed["reports"])
        items = pipeline.gather([shared / listed["file"]])
        yield from (r for r in items if isinstance(r, Report) and not wanted.isdisjoint((r.id, r.url)))
        return
    own = Path(__file__).with_name("piles") / name
    folders = {"examples": [Path(__file__).parents[1] / "examples"], "seeds": [shared / "seeds"]}
    paths = [own] if own.is_dir() else folders.get(name) or sorted((shared / "gold/dev").glob(f"{name}[0-9].txt"))
    yield from pipeline.gather(paths)


def checked(shared: Path, memos: str = "*") -> Iterator[tuple[Row, list[Checked]]]:
    """Each sentence of the memos whose names fit a pattern, with how it was checked: whole memos are, as drafts are whole."""
    every = [json.loads(line) for line in MEMOS.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in every if fnmatch(row["memo"], memos)]
    for _, memo in groupby(rows, key=lambda r: r["memo"]):
        sentences = list(memo)
        text = "\n\n".join(r["text"] for r in sentences)
        draft = ingest.report(text, language=sentences[0]["memo"].split("-")[1])
        found = pipeline.check(draft, pile(shared, sentences[0]["pile"])).check
        start = 0
        for row in sentences:
            end = start + len(row["text"])
            yield row, [s for s in found.sentences if start <= s.span[0] < end]
            start = end + 2


def codes(found: Sequence[Checked]) -> list[str]:
    """What was told of a sentence, without what it is the same under all codes."""
    told = [r.code.removeprefix("check.") for s in found for p in s.points for r in p.findings]
    return told + ["unsupported" for s in found for p in s.points if p.standing == "unsupported"]


def right(expected: str, told: Sequence[str]) -> bool:
    """Whether what was done to a sentence is among what was told of it."""
    return any(code.startswith(CODES.get(expected, expected)) for code in told)


def main() -> None:
    """Print for each part how much of what was altered is found, by its kind, and how much of the faithful is flagged."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--sentences", metavar="PART")
    parser.add_argument("--memos", metavar="PATTERN", default="*")
    given = parser.parse_args()
    counts: dict[tuple[str, str], Counter[str]] = {}
    for row, found in checked(given.shared, given.memos):
        told, kind = codes(found), row["expect"]
        standing = "+".join(s.standing for s in found)
        count = counts.setdefault((row["part"], kind), Counter())
        count.update({"all": 1, "flagged": int(bool(told)), "right": int(right(kind, told)), standing: 1})
        if given.sentences == row["part"]:
            print(f"{row['memo']:14} {kind:12} {standing:12} {row['text']}  {told}")
    print("| part | what was done | sentences | flagged | as what it is | stand | unsure | passed over |")
    print("|---|---|---|---|---|---|---|---|")
    for (part, kind), c in sorted(counts.items()):
        as_it_is = "" if kind in FAITHFUL else c["right"]
        print(f"| {part} | {kind} | {c['all']} | {c['flagged']} | {as_it_is} | {c['stands']} | {c['unsure']} | {c['passed']} |")
    for part in sorted({part for part, _ in counts}):
        altered, faithful = Counter[str](), Counter[str]()
        for (of, kind), c in counts.items():
            if of == part:
                (faithful if kind in FAITHFUL else altered).update(c)
        print(f"{part}: of {altered['all']} altered {altered['flagged']} flagged, {altered['right']} as what they are; "
              f"of {faithful['all']} faithful {faithful['flagged']} flagged")  # fmt: skip


if __name__ == "__main__":
    main()
