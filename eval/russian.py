"""Russian attributions on texts of FactRuEval that were annotated here by the shared guidelines.

    python eval/russian.py              the figures of the part that was studied, and of the part that was only scored
    python eval/russian.py --part NAME  one of the two

`russian.jsonl` holds addresses and offsets, and no text, in the form of `annotated.jsonl`; its reports are whole files. They
were chosen by lot among those of 1,200 to 4,500 characters, and all annotated before what the engine makes of any was seen.
The misses of the part `studied` were read by eye afterwards, those of the part `only scored` by nobody. Whoever annotated
them wrote tables afterwards: what stands in the texts was known, what was missed there was not.
"""

import argparse
import sys
from pathlib import Path

import annotated
import measure
from measure import Figures

HERE = Path(__file__).with_name("russian.jsonl")
PREFIX = "Russian, "
GATED = ("found", "exact", "sourced", "words", "precision", "wrong")
TOLD = ("precision", "recall", "found", "exact", "sourced", "chained", "words", "act", "mode", "wrong")


def figures(shared: Path, parts: tuple[str, ...] = annotated.PARTS) -> dict[str, Figures]:
    """The figures of each part, with the precision and recall of `found`; empty where the texts are not here."""
    return {part: told | _shares(told) for part, told in annotated.figures(shared, parts, held=HERE).items()}


def gated(shared: Path) -> Figures:
    """The figures that floors may hold, by part and name."""
    return {f"{PREFIX}{part}: {name}": told[name] for part, told in figures(shared).items() for name in GATED}


def _shares(told: Figures) -> Figures:
    """What share of ours is in gold, and of gold in ours, by their F1."""
    hits = told["found"] * (told["gold"] + told["predicted"]) / 2
    return {"precision": hits / told["predicted"] if hits else 0.0, "recall": hits / told["gold"] if hits else 0.0}


def table(told: dict[str, Figures]) -> list[str]:
    """The figures as Markdown, a row for each part."""
    lines = ["| reports | gold | ours | " + " | ".join(TOLD) + " |", "|---" * (len(TOLD) + 3) + "|"]
    for part, values in told.items():
        cells = [f"{values['gold']:.0f}", f"{values['predicted']:.0f}", *(f"{values[name]:.3f}" for name in TOLD)]
        lines.append(f"| {part} | " + " | ".join(cells) + " |")
    return lines


def main() -> int:
    """Prints the figures of the parts as a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=annotated.PARTS, help="measure only this part")
    part = parser.parse_args().part
    shared = measure.shared_folder()
    if shared is None:
        sys.exit("the shared data (../shared, or MUSNAD_SHARED) is not here; nothing was measured")
    print("\n".join(table(figures(shared, (part,) if part else annotated.PARTS))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
