"""Telephone conversations in the releases of two presidents: who spoke with whom, on what day, and who asked for it.

    python eval/releases.py ../shared                    list every conversation found, and count them
    python eval/releases.py ../shared --sample 40        print 40 reports with what was found, to be judged by hand

Each of ``data/releases/*.jsonl`` is read and linked alone; a release's summary stands before its text, as its lead. A
line is one conversation by telephone that a release is about (`principal`) or speaks of (`mention`), as ids, a day and
an offset: no word of a release is listed. The sample is drawn with a fixed seed from the releases that a plain search for
words of telephoning in title and opening finds, together with all whose main event was read as such a conversation, so
that both what was missed and what was made up can come up. Verdicts: ``releases.md``.
"""

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from musnad.ingest import report as made
from musnad.link import link
from musnad.model import Event, Reading
from musnad.pipeline import read

_OPENING = 300
_SAID = re.compile(r"\b(?:tele)?phon(?:e|ed)\b", re.IGNORECASE)
_SEED = 20211230


class Conversation(NamedTuple):
    """One conversation as a release tells it, by ids."""

    report: str
    role: str
    principals: tuple[str, ...]
    date: str | None
    initiator: tuple[str, ...]
    offset: int | None

    def line(self) -> str:
        """Tab-separated, empty where unknown."""
        both = " + ".join(self.principals)
        at = "" if self.offset is None else str(self.offset)
        return "\t".join((self.report, self.role, both, self.date or "", " ".join(self.initiator), at))


def readings(shared: Path) -> Iterator[Reading]:
    """Every release, read."""
    for path in sorted((shared / "data" / "releases").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row: dict[str, Any] = json.loads(line)
            text = "\n\n".join(part.strip() for part in (row.get("summary"), row["text"]) if part and part.strip())
            known = {name: row[name] for name in ("title", "outlet", "url", "published")}
            yield read(made(text or row["title"], **known))


def conversations(reading: Reading) -> list[Conversation]:
    """The telephone conversations of one release, that which it is about first."""
    return [_conversation(reading, event) for event in link([reading]) if _by_phone(event)]


def _by_phone(event: Event) -> bool:
    return event.kind == "call" and len(event.participants) > 1


def _conversation(reading: Reading, event: Event) -> Conversation:
    known = {p.id for p in event.participants}
    told = [h for h in reading.happenings if h.kind == "call" and known & {p.id for p in h.participants}]
    asked = tuple(f.value for f in event.facts if f.name == "initiator")
    offset = told[0].span[0] if told else None
    return Conversation(
        reading.report.id, event.reports[0].role, tuple(p.id for p in event.participants), event.when.date, asked, offset
    )


def candidate(reading: Reading, found: list[Conversation]) -> bool:
    """Whether a release may be drawn: it opens with words of telephoning, or is read as about a conversation."""
    report = reading.report
    opening = (report.title or "") + report.text[: len(report.title or "") + _OPENING]
    return bool(_SAID.search(opening)) or any(one.role == "principal" for one in found)


def main() -> int:
    """List what was found, or show a sample."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--sample", type=int, default=0, help="print so many releases with what was found in them")
    arguments = parser.parse_args()
    rows = [(reading, conversations(reading)) for reading in readings(arguments.shared)]
    drawn = [row for row in rows if candidate(*row)]
    for reading, found in random.Random(_SEED).sample(drawn, min(arguments.sample, len(drawn))):
        print(f"== {reading.report.id} {reading.report.published}\n{reading.report.text}\n")
        print("\n".join(f">> {one.line()}" for one in found) or ">> nothing", end="\n\n")
    if not arguments.sample:
        print("\n".join(one.line() for _, found in rows for one in found))
    about = sum(one.role == "principal" for _, found in rows for one in found)
    asked = sum(bool(one.initiator) for _, found in rows for one in found if one.role == "principal")
    print(f"{len(rows)} releases, {len(drawn)} candidates, {about} about a conversation, {asked} with who asked", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
