"""Attributions of English reports against PolNeAR: ``python eval/polnear.py ../shared [--part dev|train] [--misses N]``.

The shared scripts turn PolNeAR into gold and pair it with ours (contents by a Dice of .5, cues that touch). PolNeAR also
marks beliefs and intentions, which Musnad leaves out, so the first row is filtered on both sides by the cues of speech in
``polnear_speech_cues.txt``; the second is not filtered. PolNeAR is flat (no token is in two attributions): what we read
inside another content has no counterpart there, and the third row leaves it out on our side. With ``--misses`` alone are
the data's words shown. Nothing of this data is trained on.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from musnad.ingest import report
from musnad.lang import table
from musnad.read import read
from musnad.read.subject_first.cues import Inflection
from musnad.tell.contract import reading_json
from musnad.text import tokenize

CUES = Path(__file__).with_name("polnear_speech_cues.txt")
PREFIX = "english: "
"""How the names of the figures begin that the gate holds."""
Gold = dict[str, tuple[str, list[dict[str, Any]]]]
Read = dict[str, list[dict[str, Any]]]


class Figures(NamedTuple):
    """Counts of one way to filter: gold, ours, pairs, exact pairs; of the pairs with a gold source: all, touched, Dice."""

    gold: int
    ours: int
    found: int
    exact: int
    sourced: int
    touched: int
    overlap: float

    @property
    def found_f1(self) -> float:
        """F1 of pairs."""
        return 2 * self.found / (self.gold + self.ours)

    @property
    def exact_f1(self) -> float:
        """F1 of pairs whose contents agree to a Dice of .95."""
        return 2 * self.exact / (self.gold + self.ours)

    @property
    def precision(self) -> float:
        """Share of ours that is paired."""
        return self.found / self.ours

    @property
    def recall(self) -> float:
        """Share of gold that is paired."""
        return self.found / self.gold


class Speech:
    """Which cues are cues of speech, by the list."""

    def __init__(self) -> None:
        inflection = Inflection(table("en", "cues"))
        lines = [line for line in CUES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        self.lines = [[{form for form, _ in inflection.forms(word)} | {word} for word in line.split()] for line in lines]
        self.cache: dict[frozenset[str], bool] = {}

    def holds(self, words: frozenset[str]) -> bool:
        """Whether a cue of these folded words is one of speech."""
        if words not in self.cache:
            self.cache[words] = any(all(forms & words for forms in line) for line in self.lines)
        return self.cache[words]

    def is_cue(self, text: str, spans: Iterable[Sequence[int]]) -> bool:
        """Whether the cue at `spans` is one of speech."""
        return self.holds(frozenset(t.form for start, end in spans for t in tokenize(text, start, end)))


def main() -> int:
    """Read, pair, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--part", default="dev", choices=["dev", "train"])
    parser.add_argument("--misses", type=int, default=0, help="show so many missed and extra attributions of each kind")
    arguments = parser.parse_args()
    scorer = _module(arguments.shared / "eval" / "score_attributions.py")
    gold = _gold(arguments.shared, arguments.part, scorer)
    ours, speed = _read(gold)
    speech = Speech()
    rows = {
        "speech": figures(gold, ours, scorer, speech=speech),
        "everything": figures(gold, ours, scorer),
        "speech, outermost": figures(gold, _outermost(ours), scorer, speech=speech),
    }
    print("\n".join(_table(rows)))
    print(f"\n{len(gold)} reports, {sum(len(text) for text, _ in gold.values()):,} characters, {speed:,.0f} a second")
    if arguments.misses:
        _misses(gold, ours, scorer, speech, arguments.misses)
    return 0


def gated(shared: Path) -> dict[str, float]:
    """The figures of the dev part that floors hold, by name; none where the data is not in the shared folder."""
    if not (shared / "data" / "polnear" / "dev").is_dir():
        return {}
    scorer = _module(shared / "eval" / "score_attributions.py")
    gold = _gold(shared, "dev", scorer)
    ours, _ = _read(gold)
    speech, everything = figures(gold, ours, scorer, speech=Speech()), figures(gold, ours, scorer)
    told = {
        "found": speech.found_f1,
        "exact": speech.exact_f1,
        "precision": speech.precision,
        "source": speech.touched / speech.sourced,
        "found, everything": everything.found_f1,
    }
    return {PREFIX + name: value for name, value in told.items()}


def figures(gold: Gold, ours: Read, scorer: ModuleType, *, speech: Speech | None = None) -> Figures:
    """The counts over all reports, of cues of speech only where `speech` is given."""
    total, overlap = Counter[str](), 0.0
    for id, (text, wanted) in gold.items():
        g, p = filtered(text, wanted, ours[id], speech)
        pairs, _, _ = scorer.pair(text, g, p)
        total.update(gold=len(g), ours=len(p), found=len(pairs))
        for i, (j, dice) in pairs.items():
            total["exact"] += dice >= 0.95
            if g[i]["source"]:
                a, b = scorer.tokens(text, g[i]["source"]), scorer.tokens(text, p[j]["source"]["spans"])
                total.update(sourced=1, touched=bool(a & b))
                overlap += scorer.dice(a, b)
    return Figures(**{name: total[name] for name in Figures._fields if name != "overlap"}, overlap=overlap)


def filtered(
    text: str, gold: list[dict[str, Any]], ours: list[dict[str, Any]], speech: Speech | None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Gold and ours with cues of speech only, where such are asked for."""
    if speech is None:
        return gold, ours
    return [a for a in gold if speech.is_cue(text, a["cue"])], [a for a in ours if speech.is_cue(text, a["cue"]["spans"])]


def _outermost(ours: Read) -> Read:
    return {id: [a for a in rows if a["parent"] is None] for id, rows in ours.items()}


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        sys.exit(f"{path}: no such script")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _gold(shared: Path, part: str, scorer: ModuleType) -> Gold:
    """The gold of the first annotator of each document, by the shared script."""
    with tempfile.TemporaryDirectory() as folder:
        script = shared / "eval" / "polnear_gold.py"
        subprocess.run(
            [sys.executable, str(script), str(shared / "data" / "polnear" / part), folder], check=True, stdout=subprocess.DEVNULL
        )
        (Path(folder) / "none.jsonl").write_text("")
        reports, _ = scorer.load(folder, Path(folder) / "none.jsonl")
    return {id: (text, gold["attributions"]) for id, (text, gold) in reports.items()}


def _read(gold: Gold) -> tuple[Read, float]:
    """Our attributions of each report, and characters a second of reading (not of loading what is loaded once)."""
    reports = {id: report(text, language="en") for id, (text, _) in gold.items()}
    read(next(iter(reports.values())))
    start = time.process_time()
    readings = {id: read(one) for id, one in reports.items()}
    seconds = time.process_time() - start
    rows = {id: json.loads(reading_json(found))["attributions"] for id, found in readings.items()}
    return rows, sum(len(text) for text, _ in gold.values()) / seconds


def _table(rows: dict[str, Figures]) -> list[str]:
    lines = ["| cues | gold | ours | found F1 | P | R | exact F1 | source touched | source Dice |", "|---" * 9 + "|"]
    for name, f in rows.items():
        lines.append(
            f"| {name} | {f.gold} | {f.ours} | {f.found_f1:.3f} | {f.precision:.3f} | {f.recall:.3f} | {f.exact_f1:.3f} "
            f"| {f.touched / f.sourced:.3f} | {f.overlap / f.sourced:.3f} |"
        )
    return lines


def _misses(gold: Gold, ours: Read, scorer: ModuleType, speech: Speech, most: int) -> None:
    """Cues by what went wrong with them most often."""
    missed: Counter[str] = Counter()
    extra: Counter[str] = Counter()
    inexact: Counter[str] = Counter()
    for id, (text, wanted) in gold.items():
        g, p = filtered(text, wanted, ours[id], speech)
        pairs, _, _ = scorer.pair(text, g, p)
        paired = {j for j, _ in pairs.values()}
        missed.update(_cue(text, a["cue"]) for i, a in enumerate(g) if i not in pairs)
        extra.update(_cue(text, a["cue"]["spans"]) for j, a in enumerate(p) if j not in paired)
        inexact.update(_cue(text, g[i]["cue"]) for i, (_, dice) in pairs.items() if dice < 0.95)
    for name, counts in (("missed", missed), ("extra", extra), ("not exact", inexact)):
        print(f"\n{name} {sum(counts.values())}: " + ", ".join(f"{cue} {n}" for cue, n in counts.most_common(most)))


def _cue(text: str, spans: Iterable[Sequence[int]]) -> str:
    return " ".join(text[start:end] for start, end in spans).lower()


if __name__ == "__main__":
    sys.exit(main())
