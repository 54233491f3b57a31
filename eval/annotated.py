"""Reports that were annotated here by the shared guidelines, measured with the shared scorer apart from the shared gold.

    python eval/annotated.py              the figures of the part that was studied, and of the part that was only scored
    python eval/annotated.py --part NAME  one of the two

`annotated.jsonl` holds addresses and offsets, and no text: the file of `../shared/data` and the line of each report, and
each attribution as the guidelines have it, with the English label of who speaks and where the report names him in full.
Every report was annotated before the engine read it. The misses of the part `studied` were read by eye afterwards; of the
part `only scored` nobody who wrote the engine has read a report, its annotation or what the engine makes of it.
"""

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import measure
from measure import Figures, Gold

HERE = Path(__file__).with_name("annotated.jsonl")
PARTS = ("studied", "only scored")
GATED = ("found", "exact", "sourced", "chained", "words", "wrong")


@dataclass(frozen=True)
class Own(Gold):
    """Annotated reports in a folder of their own, in the form of the shared gold."""

    folder: Path

    @property
    def dev(self) -> Path:
        """The folder of the reports."""
        return self.folder


def figures(shared: Path, parts: tuple[str, ...] = PARTS, *, held: Path = HERE) -> dict[str, Figures]:
    """The figures of score_attributions.py over each part; a part is left out where a data set of its reports is not here."""
    rows = [json.loads(line) for line in held.read_text(encoding="utf-8").splitlines()]
    out = {}
    for part in parts:
        own = [row for row in rows if row["part"] == part]
        if not all((shared / "data" / row["source"]).is_file() for row in own):
            continue
        with tempfile.TemporaryDirectory() as folder:
            _write(shared, own, Path(folder))
            gold = Own(shared, Path(folder))
            out[part] = measure.attributions(gold, measure.read_gold(gold), gold.ids())
    return out


def gated(told: dict[str, Figures]) -> Figures:
    """The figures that floors may hold, by part and name."""
    return {prefix(part) + name: values[name] for part, values in told.items() for name in GATED}


def prefix(part: str) -> str:
    """What the names of a part's figures begin with."""
    return f"annotated here, {part}: "


def _write(shared: Path, rows: list[dict[str, Any]], folder: Path) -> None:
    """The texts and the annotations of reports as files of the scorer. Exits where a text is not the one annotated."""
    sources = defaultdict(list)
    for row in rows:
        sources[row["source"]].append(row)
    for source, members in sources.items():
        whole = (shared / "data" / source).read_bytes().decode("utf-8")
        lines = whole.split("\n") if source.endswith(".jsonl") else []
        for row in members:
            text: str = json.loads(lines[row["line"]])["text"] if lines else whole
            digest = sha256(text.encode()).hexdigest()
            if not digest.startswith(row["sha256"]):
                sys.exit(f"{source}, {row.get('line', 'whole')}: not the text that was annotated as {row['report']}")
            told = [_attribution(text, told) for told in row["attributions"]]
            (folder / f"{row['report']}.txt").write_text(text, encoding="utf-8", newline="")
            gold = {"id": row["report"], "sha256": digest, "attributions": told}
            (folder / f"{row['report']}.gold.json").write_text(json.dumps(gold, ensure_ascii=False), encoding="utf-8")


def _attribution(text: str, told: dict[str, Any]) -> dict[str, Any]:
    """An attribution in the form of the shared gold: with the words that name its speaker in full, which are his name too where
    he has no label in English."""
    at = told["who_at"]
    named = text[slice(*at)] if at else None
    return {**told, "who": named if told["who"] == "" else told["who"], "who_text": named, "to": None, "via": None}


def main() -> int:
    """Prints the figures of the parts as a table."""
    from gate import attribution_table

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, help="measure only this part")
    part = parser.parse_args().part
    shared = measure.shared_folder()
    if shared is None:
        sys.exit("the shared data (../shared, or MUSNAD_SHARED) is not here; nothing was measured")
    print("\n".join(attribution_table(figures(shared, (part,) if part else PARTS))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
