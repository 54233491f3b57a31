"""The drifts that claims tell over the gold groups, the seeds and a stream, against what was judged of them by hand.

    python eval/drift.py ../shared            the share of judged drifts that are right; those not judged, by address
    python eval/drift.py ../shared --words    the same with their words, to judge them

`drift.jsonl` holds the judgements: a code, both wordings by report id and spans, whether something changed so, and whether
the judgement was made while the rules were (`studied`) or after (`only scored`).
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from musnad import pipeline
from musnad.model import Report, SetAside
from musnad.text import quote

JUDGED = Path(__file__).with_name("drift.jsonl")
GROUPS = ("infant", "irandeal", "kerrygcc", "putinassad", "jawhara")
CHUNK = 250
"""Reports of such a set that are taken for one pile, in the order of their days."""


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
            yield f"stream {day}", days[day] + days[after]
    for path in sorted((shared / "data/volume").glob("*.jsonl")):
        rows = sorted((r for r in pipeline.gather([path]) if isinstance(r, Report)), key=_day)
        for start in range(0, len(rows), CHUNK):
            yield f"{path.stem} {start}", list(rows[start : start + CHUNK])


def _day(report: Report) -> str:
    return (report.published or "")[:10]


def told(shared: Path) -> Iterator[dict[str, Any]]:
    """Every change that a claim of a pile tells, with both wordings, once where several piles hold both."""
    seen: set[str] = set()
    for name, reports in piles(shared):
        made = pipeline.brief(reports)
        texts = {r.report.id: r.report.text for r in made.readings}
        for claim in made.brief.claims:
            for drift in claim.drift:
                places = {
                    key: {"report": w.report, "spans": w.spans} for key, w in (("before", drift.before), ("after", drift.after))
                }
                words = [quote(texts[w.report], w.spans) for w in (drift.before, drift.after)]
                for reason in drift.reasons:
                    row = {"pile": name, "code": reason.code, **places, "words": words}
                    if key(row) not in seen:
                        seen.add(key(row))
                        yield row


def key(row: dict[str, Any]) -> str:
    """What a judgement is of, whichever wording comes first."""
    places = sorted(json.dumps([row[side]["report"], row[side]["spans"]]) for side in ("before", "after"))
    return json.dumps([row["code"].replace("added", "dropped").replace("softened", "sharpened"), places])


def main() -> None:
    """Print how many drifts are told, how many of them were judged, and how many of those are right, by code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--words", action="store_true")
    given = parser.parse_args()
    judged = {key(row): row for row in map(json.loads, JUDGED.read_text(encoding="utf-8").splitlines())}
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
