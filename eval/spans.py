"""Reads all of ../shared/data/volume and checks every printed span against its text: `python eval/spans.py [EVERY]`.

EVERY reads each n-th report only. Fails where a span lies outside its text, is empty, or does not quote what is said.
"""

import json
import sys
from itertools import islice
from pathlib import Path

import measure
from musnad import pipeline
from musnad.model import Reading
from musnad.tell.contract import reading_json

sys.path.insert(0, str(measure.ROOT))
from tests.spans import all_spans, faults


def main() -> int:
    """Check, and print a line for each file and each fault."""
    shared = measure.shared_folder()
    if shared is None:
        print("spans: the shared data (../shared, or MUSNAD_SHARED) is not here; nothing was checked")
        return 0
    every = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    wrong = sum(check(path, every) for path in sorted((shared / "data" / "volume").glob("*.jsonl")))
    return 1 if wrong else 0


def check(path: Path, every: int) -> int:
    """The number of faults in the readings of one file."""
    reports = spans = aside = wrong = 0
    for item in pipeline.readings(islice(pipeline.gather([path]), 0, None, every)):
        if not isinstance(item, Reading):
            aside += 1
            continue
        document = json.loads(reading_json(item))
        found = faults(document)
        reports, spans, wrong = reports + 1, spans + sum(1 for _ in all_spans(document)), wrong + len(found)
        for fault in found[:3]:
            print(f"  {item.report.id} {fault.partition(':')[0]}")
    print(f"{path.name}: {reports} reports, {spans} spans, {wrong} wrong, {aside} set aside")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
