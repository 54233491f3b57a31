"""Claims traced back over two languages to the releases they come from, against judgements by hand.

    python eval/traces.py ../shared              the example reports and all releases: a line for each claim, and the counts
    python eval/traces.py ../shared --relays     relays: Arabic reports in our own words of eleven releases, and things made up
    python eval/traces.py ../shared --strangers  statements of reports of 2015, asked as words without a date: from no release

Judgements are in ``traces.jsonl`` (addresses and offsets, no words): for a stretch of an example report the sentences of a
release that state it (`right`), and those that state something so near that they are neither right nor wrong (`near`).
What stands there nowhere stands in no release. ``relays.jsonl`` holds the relays with the sentences that they carry. A line
is the report, the offsets of the words, right, near, WRONG or none, and the address and offsets of the place with its score.
"""

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from musnad.ingest import report as made
from musnad.link import link, united
from musnad.model import Reading
from musnad.pipeline import gather, read, readings
from musnad.weigh.ground import Ground
from musnad.weigh.match import Asked, Match, asked_attribution, matches

HERE = Path(__file__).parent
COVERED = 0.5
"""Share of the asked words that a judged stretch must hold."""
RELAY = "https://relay.example/"
STRANGERS = 60
"""So many reports of the stream are asked beside those of the gold."""


class Judged(NamedTuple):
    """A stretch of a report, and the sentences of one release that state it."""

    span: tuple[int, int]
    url: str
    right: list[list[int]]
    near: list[list[int]]


class Line(NamedTuple):
    """One claim as it was traced."""

    report: str
    asked: Asked
    verdict: str
    places: tuple[tuple[str, Match], ...]

    def text(self) -> str:
        where = "; ".join(f"{url} {m.sentence[0]}-{m.sentence[1]} ({m.score:.2f})" for url, m in self.places)
        spans = " ".join(f"{start}-{end}" for start, end in self.asked.spans)
        return f"| {self.report} | {spans} | {self.verdict} | {where} |"


def judgements(path: Path) -> dict[str, list[Judged]]:
    """Report -> what is judged of it."""
    out: dict[str, list[Judged]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        out.setdefault(row["report"], []).append(Judged(tuple(row["span"]), row["url"], row["right"], row["near"]))
    return out


def kept(items: Iterable[Any]) -> list[Reading]:
    """The readings of what could be read."""
    return [item for item in readings(items) if isinstance(item, Reading)]


def asked(ground: Ground, report: str) -> list[Asked]:
    """Every proposition that a report attributes to somebody."""
    return [q for link_ in ground.links(report) for q in asked_attribution(ground, report, link_.attribution.id)]


def traced(ground: Ground, questions: Sequence[tuple[str, Asked, list[Judged]]]) -> Iterator[Line]:
    """The places in releases that each proposition is traced to, with the verdict on them."""
    found = matches([q for _, q, _ in questions], ground)
    for (name, question, judged), hits in zip(questions, found, strict=True):
        places = tuple((url, m) for m in hits if not m.against and (url := _release(ground, m)))
        known = [j for j in judged if _covers(j, question)]
        yield Line(name, question, _verdict(places, known), places)


def _release(ground: Ground, match: Match) -> str | None:
    report = ground.readings[match.report].report
    return report.url if report.voice else None


def _covers(judged: Judged, question: Asked) -> bool:
    start, end = question.spans[0][0], question.spans[-1][1]
    return min(end, judged.span[1]) - max(start, judged.span[0]) >= COVERED * (end - start)


def _verdict(places: Sequence[tuple[str, Match]], known: Sequence[Judged]) -> str:
    """One place that is neither right nor near makes it wrong."""
    here = any(j.right for j in known)
    if not places:
        return "none, stands there" if here else "none"
    right = {(j.url, *s) for j in known for s in j.right}
    near = {(j.url, *s) for j in known for s in j.near}
    told = {(url, *m.sentence) for url, m in places}
    if told - right - near:
        return "WRONG"
    return "right" if told & right else "near"


def examples(shared: Path) -> list[Line]:
    """The example reports among all releases."""
    start = time.process_time()
    pile = list(united(kept(gather([shared / "seeds", shared / "data" / "releases"]))))
    at_read = time.process_time()
    ground = Ground(pile, link(pile))
    at_linked = time.process_time()
    judged = judgements(HERE / "traces.jsonl")
    seeds = [(Path(r.report.path or "").name[:3], r.report.id) for r in pile if "seeds" in (r.report.path or "")]
    lines = list(traced(ground, [(name, q, judged.get(name, [])) for name, id in seeds for q in asked(ground, id)]))
    spent = f"reading {at_read - start:.1f} s, linking {at_linked - at_read:.1f} s, "
    print(f"{len(pile)} reports, CPU: {spent}{len(lines)} claims traced {time.process_time() - at_linked:.1f} s\n")
    return lines


def relays(shared: Path) -> list[Line]:
    """The relays among all releases; what was made up stands in none."""
    rows = [json.loads(line) for line in (HERE / "relays.jsonl").read_text(encoding="utf-8").splitlines()]
    own = [_relay(i, row) for i, row in enumerate(rows)]
    pile = list(united([*kept(gather([shared / "data" / "releases"])), *own]))
    ground = Ground(pile, link(pile))
    questions = []
    for i, row in enumerate(rows):
        judged = [Judged(tuple(one["span"]), row["url"], one["right"], []) for one in row["asked"]]
        name = f"{row['part']} {i}"
        questions += [(name, q, judged) for q in asked(ground, own[i].report.id) if any(_covers(j, q) for j in judged)]
    return list(traced(ground, questions))


def _relay(i: int, row: dict[str, Any]) -> Reading:
    return read(made(row["text"], title=row["title"], published=row["published"], outlet="relay", url=f"{RELAY}{i}"))


def strangers(shared: Path) -> list[Line]:
    """Statements of other years, asked as bare words: without their day, their event and their speaker."""
    pile = kept(gather([shared / "data" / "releases"]))
    ground = Ground(pile, link(pile))
    others = kept(gather([p for p in sorted((shared / "gold" / "dev").glob("*.txt")) if not p.name.startswith("seed")]))
    others += kept(gather([shared / "data" / "stream" / "dev240.jsonl"]))[:STRANGERS]
    own = Ground(others, ())
    bare = [(id, q) for id in own.readings for q in asked(own, id)]
    undated = [(id, replace(q, speaker=None, teller=None, reading=_undated(q.reading))) for id, q in bare]
    return list(traced(ground, [(id, q, []) for id, q in undated]))


def _undated(reading: Reading) -> Reading:
    return replace(reading, report=replace(reading.report, published=None))


def told(lines: Sequence[Line]) -> None:
    """The lines of what stands in a release or is traced to one, and the counts by report."""
    print("| report | words | verdict | place |\n|---|---|---|---|")
    for line in lines:
        if line.verdict != "none":
            print(line.text())
    print("\n" + "\n".join(f"{name} {dict(count)}" for name, count in _counts(lines).items()))


def _counts(lines: Sequence[Line]) -> dict[str, Counter[str]]:
    out: dict[str, Counter[str]] = {}
    for line in lines:
        for name in (line.report.split()[0], "all"):
            out.setdefault(name, Counter())[line.verdict] += 1
    return out if len(out) < 20 else {"all": out["all"]}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--relays", action="store_true")
    parser.add_argument("--strangers", action="store_true")
    given = parser.parse_args()
    told(relays(given.shared) if given.relays else strangers(given.shared) if given.strangers else examples(given.shared))
    return 0


if __name__ == "__main__":
    sys.exit(main())
