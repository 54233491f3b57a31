"""The golden readings of the example reports: `python -m tests.golden.regenerate` writes them anew.

They are documents of the contract, without the engine's version, and with paths from the folder of examples on. A change of
the engine that changes them is looked at in the diff before it is committed.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from musnad import pipeline
from musnad.model import Reading
from musnad.tell.contract import reading_json, set_aside_json

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[1] / "examples"


def documents() -> Iterator[tuple[str, dict[str, Any]]]:
    """What is read of each example report, by the stem of its file."""
    for item in pipeline.readings(pipeline.gather([EXAMPLES])):
        line = reading_json(item) if isinstance(item, Reading) else set_aside_json(item)
        document = json.loads(line.decode().replace(f"{EXAMPLES}{os.sep}", ""))
        document.pop("engine", None)
        yield Path(document.get("report", document)["path"]).stem, document


def text(document: dict[str, Any]) -> str:
    """A document as its golden file holds it."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write every golden file, and remove those of examples that are no more."""
    for old in HERE.glob("*.json"):
        old.unlink()
    for stem, document in documents():
        HERE.joinpath(f"{stem}.json").write_text(text(document), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
