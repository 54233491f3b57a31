"""Colours of a terminal, as ANSI codes by the name of what they mark."""

STYLES = {"head": "1;36", "strong": "1", "soft": "2", "alarm": "1;31", "t1": "34", "t2": "33", "t3": "32", "t4": "35"}


def paint(text: str, style: str, *, colour: bool) -> str:
    """`text` in a style; as it is where no colour is asked for or no such style is known."""
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if colour and style in STYLES else text
