"""The drifts that claims tell over the gold groups, the seeds and a stream, against what was judged of them by hand.

    python eval/drift.py ../shared            the share of judged drifts that are right; those not judged, by address
    python eval/drift.py ../shared --words    the same with their words, to judge them
    python eval/drift.py ../shared --pairs    of all judged pairs that may be of one claim those of which the rules tell it

`drift.jsonl` holds the judgements: a code, both wordings by report id and spans, whether something changed so, and whether
the judgement was made while the rules were (`studied`), after (`only scored`), or on pairs that no rule was changed by
(`unseen`). A claim tells each change once, of its surest pair; `--pairs` asks for every pair by itself.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from musnad import pipeline
from musnad.link import link
from musnad.model import Reading, Report, SetAside
from musnad.text import quote
from musnad.weigh.alike import Alike
from musnad.weigh.candidates import candidates
from musnad.weigh.drift import drift
from musnad.weigh.drifts import SURE, changed, in_order
from musnad.weigh.features import features
from musnad.weigh.parties import Parties
from musnad.weigh.scoring import model
from musnad.weigh.statements import links, statements
from musnad.world import world

JUDGED = Path(__file__).with_name("drift.jsonl")
GROUPS = ("infant", "irandeal", "kerrygcc", "putinassad", "jawhara")
CHUNK = 250
"""Reports of such a set that are taken for one pile, in the order of their days."""
SPEAKERS = frozenset({"same-speaker", "same-account"})
"""How the speakers of two wordings of one claim relate."""


def piles(shared: Path) -> Iterator[tuple[str, list[Report | SetAside]]]:
    """Each pile by its name: groups and seeds, 240 reports of a stream, the whole stream by two days, and three other sets."""
    yield "seeds", list(pipeline.gather([shared / "seeds"]))
    for name in GROUPS:
        yield name, list(pipeline.gather(sorted((shared / "gold/dev").glob(f"{name}[0-9].txt"))))
    yield "dev240", list(pipeline.gather([shared / "data/stream/dev240.jsonl"]))
    for path in sorted((shared / "data/stream").glob("saudinewsnet*.jsonl")):
        reports = [r for r in pipeline.gather([path]) if isinstance(r, Report)]
        days = {day: list(rows) for day, rows in groupby(sorted(reports, key=_day), key=_day)}
        for day, after in pairwise(days):
            yield f"stream {day}", [*days[day], *days[after]]
    for path in sorted((shared / "data/volume").glob("*.jsonl")):
        rows = sorted((r for r in pipeline.gather([path]) if isinstance(r, Report)), key=_day)
        for start in range(0, len(rows), CHUNK):
            yield f"{path.stem} {start}", [*rows[start : start + CHUNK]]


def _day(report: Report) -> str:
    return (report.published or "")[:10]


def told(shared: Path) -> Iterator[dict[str, Any]]:
    """Every change that a claim of a pile tells, with both wordings, once where several piles hold both."""
    seen: set[str] = set()
    for name, reports in piles(shared):
        made = pipeline.brief(reports)
        texts = {r.report.id: r.report.text for r in made.readings}
        for claim in made.brief.claims:
            for one in claim.drift:
                places = {
                    key: {"report": w.report, "spans": w.spans} for key, w in (("before", one.before), ("after", one.after))
                }
                words = [quote(texts[w.report], w.spans) for w in (one.before, one.after)]
                for reason in one.reasons:
                    row = {"pile": name, "code": reason.code, **places, "words": words}
                    if key(row) not in seen:
                        seen.add(key(row))
                        yield row


def candidates_of(readings: list[Reading]) -> Iterator[dict[str, Any]]:
    """Every pair of wordings in two reports that may be of one claim but for a number, with each change that may be between
    them, and whether the rules tell it."""
    events, same = link(readings), model("same")
    found = statements(links(readings, Parties(world())), events)
    for near in candidates(found, Alike(found)).each():
        before, after, _ = in_order(found[near.left], found[near.right])
        seen = features(near, before, after)
        if before.link.report.id == after.link.report.id or SPEAKERS.isdisjoint(seen):
            continue
        if same.score({name: value for name, value in seen.items() if name != "numbers-differ"}) < same.threshold:
            continue
        sure = {r.code for r in changed(before, after, near)} if same.score(seen) >= SURE else set()
        for reason in drift(before, after):
            sides = {"before": before, "after": after}
            places = {name: {"report": s.link.report.id, "spans": s.spans} for name, s in sides.items()}
            yield {"code": reason.code, **places, "told": reason.code in sure}


def pairs(shared: Path, judged: dict[str, dict[str, Any]]) -> None:
    """Print for each part how many judged pairs the rules tell the change of, how many of them are right, and what they miss."""
    rows: dict[str, bool] = {}
    for _, reports in piles(shared):
        for row in candidates_of([r for r in pipeline.readings(reports) if isinstance(r, Reading)]):
            rows[key(row)] = row["told"] or rows.get(key(row), False)
    seen = Counter((row["part"], row["right"], rows[k]) for k, row in judged.items() if k in rows)
    for part in sorted({part for part, _, _ in seen}):
        right, wrong, missed, kept = (
            seen[part, *which] for which in ((True, True), (False, True), (True, False), (False, False))
        )
        print(f"{part}: told {right + wrong}, right {right}; not told {missed} right and {kept} wrong ones")


def key(row: dict[str, Any]) -> str:
    """What a judgement is of, whichever wording comes first."""
    places = sorted(json.dumps([row[side]["report"], row[side]["spans"]]) for side in ("before", "after"))
    return json.dumps([row["code"].replace("added", "dropped").replace("softened", "sharpened"), places])


def main() -> None:
    """Print how many drifts are told, how many of them were judged, and how many of those are right, by code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--words", action="store_true")
    parser.add_argument("--pairs", action="store_true")
    given = parser.parse_args()
    judged = {key(row): row for row in map(json.loads, JUDGED.read_text(encoding="utf-8").splitlines())}
    if given.pairs:
        pairs(given.shared, judged)
        return
    seen: Counter[tuple[str, str, bool]] = Counter()
    for row in told(given.shared):
        known = judged.get(key(row))
        if known:
            seen[known["part"], row["code"], known["right"]] += 1
        if given.words or known is None:
            shown = row if given.words else {k: v for k, v in row.items() if k != "words"}
            print(json.dumps({**shown, "right": known and known["right"]}, ensure_ascii=False), flush=True)
    for part in sorted({part for part, _, _ in seen}):
        codes = sorted({code for of, code, _ in seen if of == part})
        for code in codes:
            print(f"{part:12} {code:28} right {seen[part, code, True]:3} wrong {seen[part, code, False]:3}")
        right, wrong = (
            sum(n for (of, _, verdict), n in seen.items() if (of, verdict) == (part, which)) for which in (True, False)
        )
        print(f"{part}: precision {right / max(1, right + wrong):.3f} ({right} of {right + wrong} judged)")


if __name__ == "__main__":
    main()
