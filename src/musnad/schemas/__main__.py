"""``python -m musnad.schemas``: write the schemas anew from the contract's types."""

import json
from pathlib import Path

from musnad.tell.contract import schemas


def text(schema: object) -> str:
    """A schema as its file holds it."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write every schema beside this module."""
    for name, schema in schemas().items():
        Path(__file__).with_name(f"{name}.json").write_text(text(schema), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
