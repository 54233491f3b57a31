"""Linking reports one by one: time a report, growth and memory at 1,000, 3,000 and 10,000 of them, on one core.

    python benchmarks/link_stream.py [FILE]     FILE is JSON Lines with days of publication, by default
                                                ../shared/data/stream/saudinewsnet_political_2015-07-21_08-04.jsonl

The reports are read once (not timed). More than the file holds are made of them by copies, each some weeks later than the
one before: all its days are moved, and every name is another, in the text letter by letter and in what was read. So the
pile grows in time, as a stream does, while each day stays as full as it is. Every size runs in a process of its own and
is added in a random order, with some reports late by days and some without a day. Linking uses no sentence vectors; what
one of a title and opening costs is printed beside it.
"""

import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path

from msgspec.structs import replace

from musnad import pipeline
from musnad.link import Stream
from musnad.model import Fact, Happening, Mention, Party, Reading, Ref, Time
from musnad.text import fold

SIZES = (1_000, 3_000, 10_000)
APART = 16
"""Days from one copy to the next: the file's own, and one more."""
LATE, UNDATED = 0.05, 0.05
"""Shares of reports that come some days late, and that have no day."""
SEED = 3
ENCODED = 50
"""Texts whose vectors are timed."""


def main() -> None:
    """Measure each size in a fresh process, and print a row for each."""
    path = sys.argv[1] if len(sys.argv) > 1 else default()
    if len(sys.argv) > 2:
        print(json.dumps(measured(path, int(sys.argv[2]))))
        return
    print("| reports | events | add, ms | groups and events, ms | in all, ms a report | peak MB |\n|" + "---|" * 6)
    for size in SIZES:
        out = subprocess.run([sys.executable, __file__, path, str(size)], capture_output=True, check=True, text=True)
        row = json.loads(out.stdout)
        each = {name: row[name] * 1000 / size for name in ("add", "tell")}
        cells = f"{row['events']:,} | {each['add']:.2f} | {each['tell']:.2f} | {sum(each.values()):.2f} | {row['peak']:.0f}"
        print(f"| {size:,} | {cells} |", flush=True)
    print(f"\na sentence vector of title and opening: {row['vector'] * 1000:.1f} ms a report")


def default() -> str:
    """The file of reports that is measured where none is named."""
    shared = os.environ.get("MUSNAD_SHARED") or Path(__file__).resolve().parents[2] / "shared"
    return str(Path(shared, "data", "stream", "saudinewsnet_political_2015-07-21_08-04.jsonl"))


def pinned() -> None:
    """Keep to one core, where the system allows it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def read(path: str) -> list[Reading]:
    """The readings of a file in the order of their days. A file without any ends the run: nothing multiplies to nothing."""
    found = [r for r in pipeline.readings(pipeline.gather([path])) if isinstance(r, Reading)]
    if not found:
        sys.exit(f"{path}: no report to read")
    return sorted(found, key=lambda r: (r.report.published or "", r.report.id))


def measured(path: str, size: int) -> dict[str, float]:
    """Seconds of processor time of adding all, and of telling all; the number of events; the peak of memory in MB."""
    pinned()
    originals = read(path)
    pile = disordered(islice(multiplied(originals), size))
    texts = [r.report.text[:500] for r in originals[:ENCODED]]
    del originals
    stream = Stream()
    start = time.process_time()
    for reading in pile:
        stream.add(reading)
    added = time.process_time()
    events = len(stream.events())
    told = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"add": added - start, "tell": told - added, "events": events, "peak": peak, "vector": encoding(texts)}


def encoding(texts: list[str]) -> float:
    """Seconds of wall time to encode one text, the encoder loaded before."""
    from musnad.vectors import encode

    encode(["."])
    start = time.perf_counter()
    encode(texts)
    return (time.perf_counter() - start) / len(texts)


def disordered(readings: Iterable[Reading]) -> list[Reading]:
    """The readings in the order of their days, but some late and some without a day."""
    chance = random.Random(SEED)
    rows = []
    for n, reading in enumerate(readings):
        if chance.random() < UNDATED:
            reading = replace(reading, report=replace(reading.report, published=None))
        rows.append((n + (chance.random() * 700 if chance.random() < LATE else 0), n, reading))
    return [reading for _, _, reading in sorted(rows, key=lambda row: row[:2])]


def multiplied(originals: list[Reading]) -> Iterator[Reading]:
    """The readings, and copies of them without end, each later and with other names."""
    for copy in count():
        for reading in originals:
            yield copied(reading, copy) if copy else reading


def copied(reading: Reading, copy: int) -> Reading:
    """A reading so many periods later, with names that no other copy has. Letters keep their places, so spans hold."""
    report = reading.report
    letters = list(report.text)
    for mention in reading.mentions:
        letters[slice(*mention.span)] = turned(report.text[slice(*mention.span)], copy)
    text = "".join(letters)
    title = text[: len(report.title)] if report.title and report.text.startswith(report.title) else report.title
    published = later(report.published, copy) if report.published else None
    return Reading(
        report=replace(report, id=f"{report.id}-{copy}", text=text, title=title, published=published),
        attributions=tuple(
            replace(a, source=party(a.source, copy), addressee=party(a.addressee, copy)) for a in reading.attributions
        ),
        mentions=tuple(named(m, copy) for m in reading.mentions),
        times=tuple(moved(t, copy) for t in reading.times),
        happenings=tuple(elsewhere(h, copy) for h in reading.happenings),
    )


def turned(name: str, copy: int) -> list[str]:
    """The letters of a name, each as many places on in its alphabet as the copy's number; what is no letter stays."""
    return [on(letter, copy) for letter in name]


def on(letter: str, copy: int) -> str:
    """A letter some places on among those that folding leaves alone; others stay."""
    alphabet = [c for c in map(chr, range(0x0628, 0x0649)) if fold(c) == c and c.isalpha()]
    return alphabet[(alphabet.index(letter) + copy) % len(alphabet)] if letter in alphabet else letter


def later(value: str, copy: int) -> str:
    """An ISO date or instant moved to a copy's time; other values stay as they are."""
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return value
    return (day + timedelta(APART * copy)).isoformat() + value[10:]


def moved(time: Time, copy: int) -> Time:
    """A time of a copy."""
    return replace(time, value=later(time.value, copy)) if time.value and time.kind in ("day", "instant") else time


def other(ref: Ref, copy: int) -> Ref:
    """Somebody of a copy."""
    return Ref(f"{ref.id}-{copy}", f"{ref.name} {copy}")


def party(one: Party, copy: int) -> Party:
    """A speaker or an addressee of a copy."""
    return replace(one, entities=tuple(other(ref, copy) for ref in one.entities)) if one.entities else one


def named(mention: Mention, copy: int) -> Mention:
    """A name of a copy."""
    return replace(mention, entity=other(mention.entity, copy)) if mention.entity else mention


def elsewhere(happening: Happening, copy: int) -> Happening:
    """A happening of a copy."""
    facts = tuple(renamed(fact, copy) for fact in happening.facts)
    return replace(happening, participants=tuple(other(ref, copy) for ref in happening.participants), facts=facts)


def renamed(fact: Fact, copy: int) -> Fact:
    """A fact of a copy: who asked for it and where it was are others too."""
    return replace(fact, value=f"{fact.value}-{copy}") if fact.name in ("initiator", "place", "participant") else fact


if __name__ == "__main__":
    main()
