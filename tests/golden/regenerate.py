"""The golden readings of the example reports: `python -m tests.golden.regenerate` writes them anew.

They are documents of the contract, without the engine's version and with the file's name for its path. A change of
the engine that changes them is looked at in the diff before it is committed.
"""

import json
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
        document = json.loads(reading_json(item) if isinstance(item, Reading) else set_aside_json(item))
        document.pop("engine", None)
        head = document.get("report", document)
        head["path"] = name = Path(head["path"]).name
        yield Path(name).stem, document


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
