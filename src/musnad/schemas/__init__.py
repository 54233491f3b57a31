"""The published JSON Schemas of the contract (draft 2020-12), by the names in `NAMES`.

The files are generated: ``python -m musnad.schemas`` writes them anew, and a test proves that they are in step.
"""

import json
from importlib.resources import files
from typing import Any

NAMES = ("reading-1", "set-aside-1", "brief-1", "coded-1", "trace-1", "check-1")


def schema(name: str) -> dict[str, Any]:
    """The published schema of one document, by its name in `NAMES`.

    >>> schema("set-aside-1")["required"]
    ['schema', 'path', 'reasons']
    """
    found: dict[str, Any] = json.loads(files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return found
