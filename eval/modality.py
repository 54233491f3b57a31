"""Modality and conditions of attributions, judged by hand over reports that the gold does not hold.

    python eval/modality.py ../shared --draw SEED    print a sample for judging (its words are never to be committed)
    python eval/modality.py ../shared                compare the engine with the judgements in modality.jsonl

A sample is 60 attributions of as many reports: 40 that the engine marks (14 planned, 13 conditional, 13 denied) and 20
that it leaves actual though their content holds a word of condition, future, possibility or negation. A judgement names
its report by id and its cue, content and condition by offsets.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from musnad import pipeline
from musnad.model import Attribution, Reading, Report, Spans
from musnad.read.kinds import folded
from musnad.read.lexicon import lexicon
from musnad.text import tokenize

JUDGED = Path(__file__).with_name("modality.jsonl")
WANTED = {"planned": 14, "conditional": 13, "denied": 13, "actual": 20}
BEARING = folded(
    ["قد", "ربما", "لعل", "احتمال", "المحتمل", "يمكن", "الممكن", "لولا", "إذا", "لو", "حال", "حالة", "لم", "شريطة",
     "بشرط", "شرط", "طالما", "بمجرد", "مادام", "سوف", "لن", "يعتزم", "تعتزم", "ينوي", "تنوي", "يخطط", "تخطط", "مستعد",
     "مستعدة", "استعداد", "عزمه", "عزمها", "المقرر", "المتوقع", "المنتظر", "بصدد"]
)  # fmt: skip
"""Words of condition, possibility and intention."""
CONTEXT = 90


def reports(shared: Path) -> Iterator[Report]:
    """All unannotated reports, in the order of their files."""
    files = [*sorted(shared.glob("data/volume/*.jsonl")), *sorted(shared.glob("data/stream/saudinewsnet_political_*.jsonl"))]
    for item in pipeline.gather(files):
        if isinstance(item, Report) and item.language == "ar":
            yield item


def marked(reading: Reading, a: Attribution) -> bool:
    """Whether a content holds a word that may bear on its modality."""
    lex = lexicon(reading.report.language or "")
    forms = [t.form for start, end in a.content.spans for t in tokenize(reading.report.text, start, end)]
    forms = [f[1:] if f[:1] in lex.conjunctions and f[1:] in BEARING else f for f in forms]
    return any(form in BEARING or form in lex.negations or lex.future(form) for form in forms)


def draw(shared: Path, seed: int) -> list[tuple[Reading, Attribution]]:
    """A sample: at most one attribution a report, reports in an order that the seed settles, until each kind is full."""
    rng = random.Random(seed)
    known = {row["report"] for row in judgements()}
    pile = [report for report in reports(shared) if report.id not in known]
    rng.shuffle(pile)
    left = Counter(WANTED)
    sample = []
    for reading in pipeline.readings(pile):
        if not left.total():
            break
        if isinstance(reading, Reading):
            fit = [a for a in reading.attributions if left[a.modality] and (a.modality != "actual" or marked(reading, a))]
            rare = [a for a in fit if a.modality == "denied"] or fit
            if rare:
                chosen = rng.choice(rare)
                left[chosen.modality] -= 1
                sample.append((reading, chosen))
    return sample


def shown(reading: Reading, a: Attribution, number: int) -> str:
    """What is needed to judge: the words around, cue, content and condition, and the line to fill in."""
    text = reading.report.text

    def words(spans: Spans) -> str:
        return " … ".join(text[start:end] for start, end in spans)

    row = {"report": reading.report.id, "cue": a.cue.spans, "content": a.content.spans, "condition": a.condition.spans}
    before = text[max(0, a.cue.spans[0][0] - CONTEXT) : a.cue.spans[0][0]].replace("\n", " / ")
    parts = [f"== {number} {a.modality} ({a.act}, {a.polarity})", f"   before: {before}", f"   cue: {words(a.cue.spans)}"]
    parts += [f"   content: {words(a.content.spans)}", f"   condition: {words(a.condition.spans)}", json.dumps(row)]
    return "\n".join(parts)


def judgements() -> list[dict[str, Any]]:
    """The stored verdicts: `sample`, `report`, `cue`, `content`, `modality`, and `condition` where there is one."""
    if not JUDGED.exists():
        return []
    return [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]


def compare(shared: Path, *, misses: bool) -> Iterable[str]:
    """A table a sample: how often the engine's modality is the judged one, and conditions alike."""
    rows = judgements()
    wanted = {row["report"] for row in rows}
    readings = {r.report.id: r for r in pipeline.readings(x for x in reports(shared) if x.id in wanted) if isinstance(r, Reading)}
    for number in sorted({row["sample"] for row in rows}):
        counts: Counter[str] = Counter()
        for row in (row for row in rows if row["sample"] == number):
            found = match(readings[row["report"]], row)
            counts += tally(row, found)
            if misses and (found is None or found.modality != row["modality"] or not alike(row, found)):
                yield f"{row['report']} cue {row['cue']} judged {row['modality']} {row['condition']}: " + (
                    f"{found.modality} {found.condition.spans}" if found else "not read"
                )
        yield from table(number, counts)


def match(reading: Reading, row: dict[str, Any]) -> Attribution | None:
    """The attribution that has the judged cue: the one whose content shares most with the judged content."""
    touching = [a for a in reading.attributions if _common(a.cue.spans, row["cue"])]
    return max(touching, key=lambda a: _common(a.content.spans, row["content"]), default=None)


def _common(left: Iterable[Iterable[int]], right: Iterable[Iterable[int]]) -> int:
    """Characters that both have."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in left for c, d in right)


def alike(row: dict[str, Any], found: Attribution) -> bool:
    """Whether the condition has the judged words but for a fifth, or neither has one."""
    sizes = [sum(end - start for start, end in spans) for spans in (row["condition"], found.condition.spans)]
    return 2 * _common(row["condition"], found.condition.spans) >= 0.8 * sum(sizes)


def tally(row: dict[str, Any], found: Attribution | None) -> Counter[str]:
    """Counts of one judgement."""
    if found is None:
        return Counter(["not read"])
    judged = row["modality"]
    names = ["all", f"judged {judged}", f"marked {found.modality}"]
    names += ["right", f"right {judged}"] if found.modality == judged else []
    names += ["conditions"] if row["condition"] or found.condition.spans else []
    names += ["conditions right"] if row["condition"] and found.condition.spans and alike(row, found) else []
    return Counter(names)


def table(number: int, counts: Counter[str]) -> Iterator[str]:
    """The figures of a sample."""
    yield f"sample {number}: {counts['right']} of {counts['all']} right ({counts['right'] / (counts['all'] or 1):.3f}); " + (
        f"conditions {counts['conditions right']} of {counts['conditions']}; no longer read {counts['not read']}"
    )
    yield "| modality | judged | marked | right |"
    yield "|---|---|---|---|"
    for name in WANTED:
        yield f"| {name} | {counts[f'judged {name}']} | {counts[f'marked {name}']} | {counts[f'right {name}']} |"


def main() -> int:
    """Draw a sample, or compare."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("shared", type=Path)
    options.add_argument("--draw", type=int, metavar="SEED")
    options.add_argument("--misses", action="store_true", help="name what differs, by ids and offsets")
    given = options.parse_args()
    if given.draw is not None:
        print("\n".join(shown(r, a, i) for i, (r, a) in enumerate(draw(given.shared, given.draw), 1)))
    else:
        print("\n".join(compare(given.shared, misses=given.misses)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
