"""Measures the engine on the shared gold: reads it, scores it with the shared scorers, and returns plain figures.

Nothing here looks at a report's words: reports are named by their ids, and the scorers stand outside the repository.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from musnad import pipeline
from musnad.model import Reading
from musnad.tell.contract import brief_json, reading_json

ROOT = Path(__file__).resolve().parent.parent
GROUPS = ("seeds", "putinassad", "kerrygcc", "irandeal", "infant")
STUDIED_NUMBERS = {"putinassad": (1, 2, 4), "kerrygcc": (1, 3), "irandeal": (1, 4), "jawhara": (1, 5), "suruc": (2, 4),
                   "wire": (1, 2, 5), "infant": (1,)}  # fmt: skip
STUDIED = frozenset(
    [f"seed00{n}" for n in range(5)] + [f"{group}{n}" for group, numbers in STUDIED_NUMBERS.items() for n in numbers]
)
"""The gold reports that were read by eye from the start; the others were only scored until nearly the end."""

Figures = dict[str, float]


@dataclass(frozen=True)
class Gold:
    """The shared folder, and where its parts stand."""

    shared: Path

    @property
    def dev(self) -> Path:
        """The folder of gold reports."""
        return self.shared / "gold" / "dev"

    def ids(self) -> list[str]:
        """The ids of all annotated reports, sorted."""
        return sorted(p.name.removesuffix(".gold.json") for p in self.dev.glob("*.gold.json"))

    def outlets(self) -> dict[str, str]:
        """The outlet of each report; the five seeds, which the manifest does not list, are outlets of their own."""
        manifest = json.loads((self.dev / "manifest.json").read_text(encoding="utf-8"))
        return {i: str((manifest.get(i) or {}).get("outlet") or i) for i in self.ids()}

    def group(self, name: str) -> list[str]:
        """The ids of the reports of a group of claims."""
        story = json.loads((self.dev / f"{name}.claims.json").read_text(encoding="utf-8"))
        named = {i for e in story["events"] for i in e.get("main_in", []) + e.get("mentioned_in", [])}
        return sorted(named | {member[0] for claim in story["claims"] for member in claim["members"]})


def shared_folder() -> Path | None:
    """The shared folder beside the checkout, or where MUSNAD_SHARED says; None where it is not."""
    here = Path(os.environ.get("MUSNAD_SHARED") or ROOT.parent / "shared")
    return here if (here / "gold" / "dev").is_dir() else None


def read_gold(gold: Gold) -> dict[str, Reading]:
    """The readings of all gold reports, by id. Exits with a sentence where one of them could not be read."""
    out = {}
    for item in pipeline.readings(pipeline.gather([gold.dev])):
        if not isinstance(item, Reading):
            sys.exit(f"{item.path} was set aside: {item.reasons}")
        out[Path(item.report.path or "").stem] = item
    missing = set(gold.ids()) - set(out)
    return out if not missing else sys.exit(f"not read: {sorted(missing)}")


def attributions(gold: Gold, readings: dict[str, Reading], ids: Iterable[str]) -> Figures:
    """The figures of score_attributions.py over some of the reports."""
    with tempfile.TemporaryDirectory() as folder:
        for i in ids:
            for name in (f"{i}.txt", f"{i}.gold.json"):
                Path(folder, name).symlink_to(gold.dev / name)
        told: dict[str, Any] = json.loads(_score(gold, "score_attributions.py", folder, _lines(folder, readings), "--json"))
    figures = {name: float(value["f1"]) for name, value in told.items() if isinstance(value, dict)}
    return figures | {name: float(told[name]) for name in ("act", "mode", "wrong", "named", "gold", "predicted")}


def story(gold: Gold, readings: dict[str, Reading], group: str) -> Figures:
    """The figures of score_story.py over one group."""
    pile = pipeline.brief([readings[i] for i in gold.group(group)])
    with tempfile.TemporaryDirectory() as folder:
        brief = Path(folder, "brief.json")
        brief.write_bytes(brief_json(pile.brief, pile.readings))
        return story_figures(_score(gold, "score_story.py", str(gold.dev), group, _lines(folder, readings), str(brief)))


def story_figures(line: str) -> Figures:
    """The figures in the line that score_story.py prints.

    A count `2/3` becomes two figures, `x` and `x of`; what was told without being asked, `(+1)`, becomes `x extra`.
    """
    out = {}
    for name, value in re.findall(r"\b(events F1|links P|links R|links F1|(?<= )R|(?<= )F1|claims B3) (\d\.\d+)", line):
        out[{"R": "links R", "F1": "links F1"}.get(name, name)] = float(value)
    for name, right, of, extra in re.findall(r"\b([a-z]+) (\d+)/(\d+)(?: \(\+(\d+)\))?", line):
        out[name], out[f"{name} of"] = float(right), float(of)
        if extra:
            out[f"{name} extra"] = float(extra)
    return out


def _lines(folder: str, readings: dict[str, Reading]) -> str:
    """A file of all readings in a folder, as the scorers take it."""
    path = Path(folder, "readings.jsonl")
    path.write_bytes(b"".join(reading_json(r) + b"\n" for r in readings.values()))
    return str(path)


def _score(gold: Gold, scorer: str, *arguments: str) -> str:
    command = [sys.executable, str(gold.shared / "eval" / scorer), *arguments]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    return run.stdout if run.returncode == 0 else sys.exit(f"{scorer} failed: {run.stderr.strip()}")
