"""Characters read a second on one core, after start-up, and the peak of memory: `python benchmarks/read_speed.py [FILE]`.

FILE is JSON Lines, by default ../shared/data/volume/jawhara.jsonl. The first 50 reports warm the tables and are not timed.
"""

import os
import resource
import sys
import time
from pathlib import Path

from musnad import pipeline
from musnad.model import Report

WARM = 50


def main() -> None:
    """Print one line of figures."""
    shared = os.environ.get("MUSNAD_SHARED") or Path(__file__).resolve().parents[2] / "shared"
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(shared, "data", "volume", "jawhara.jsonl")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    reports = [item for item in pipeline.gather([path]) if isinstance(item, Report)]
    for report in reports[:WARM]:
        pipeline.read(report)
    start = time.perf_counter()
    found = sum(len(pipeline.read(report).attributions) for report in reports[WARM:])
    spent = time.perf_counter() - start
    characters = sum(len(report.text) for report in reports[WARM:])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{path.name}: {len(reports) - WARM} reports, {characters:,} characters, {found:,} attributions in {spent:.1f} s: "
        f"{characters / spent:,.0f} characters a second on one core, {peak:.0f} MB at most"
    )


if __name__ == "__main__":
    main()
