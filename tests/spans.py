"""A checker of spans that knows only the printed JSON: none of the engine's code or types stands in it."""

from collections.abc import Iterator
from typing import Any


def all_spans(node: Any, at: str = "$") -> Iterator[tuple[str, list[int]]]:
    """Every span of a printed document with its place: under `span` one, under `spans` and `named_at` several."""
    if isinstance(node, list):
        for n, item in enumerate(node):
            yield from all_spans(item, f"{at}[{n}]")
    elif isinstance(node, dict):
        for key, value in node.items():
            if key == "span":
                yield f"{at}.{key}", value
            elif key in ("spans", "named_at"):
                yield from ((f"{at}.{key}", span) for span in value)
            elif key != "values":
                yield from all_spans(value, f"{at}.{key}")


def faults(reading: dict[str, Any]) -> list[str]:
    """What is wrong with the spans of a printed reading: outside the text, empty, of blanks, or not what is said."""
    text = reading["report"]["text"]
    out = []
    for at, (start, end) in all_spans(reading):
        if not 0 <= start < end <= len(text):
            out.append(f"{at}: [{start}, {end}] of {len(text)}")
        elif not text[start:end].strip():
            out.append(f"{at}: [{start}, {end}] are blanks")
    for attribution in reading["attributions"]:
        for key in ("source", "addressee"):
            party = attribution[key]
            if party["named_at"] and " … ".join(text[s:e] for s, e in party["named_at"]) != party["text"]:
                out.append(f"{attribution['id']} {key}: {party['text']!r} does not stand at {party['named_at']}")
    return out
