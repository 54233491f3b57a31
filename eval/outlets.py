"""How much the figures hang on single outlets: each outlet by itself, and all reports but its own.

The rules of the engine are not trained, so nothing is learned anew when an outlet is left out: what is told is how an
outlet that is held out fares, and how the figure over the others moves.
"""

from statistics import mean

import measure
from measure import Figures, Gold
from musnad.model import Reading

TOLD = ("found", "exact", "sourced", "chained", "wrong")
LEAST = 10
"""Gold attributions of an outlet below which its own figures say little: it is left out in turn, and never worst or best."""


def spread(gold: Gold, readings: dict[str, Reading], splits: dict[str, Figures]) -> list[str]:
    """The table, as Markdown. `splits` holds the figures of every outlet under its name, and those of `all` and the two parts."""
    outlets = gold.outlets()
    names = sorted(set(outlets.values()))
    rest = {n: measure.attributions(gold, readings, [i for i in gold.ids() if outlets[i] != n]) for n in names}
    return table({n: splits[n] for n in names}, rest, {n: splits[n] for n in ("studied first", "studied last", "all")})


def table(single: dict[str, Figures], rest: dict[str, Figures], parts: dict[str, Figures]) -> list[str]:
    """Rows of the spread over outlets: of each by `single`, of all but it by `rest`."""
    full = {name: figures for name, figures in single.items() if figures["gold"] >= LEAST}
    lines = ["| | " + " | ".join(TOLD) + " |", "|---" * (len(TOLD) + 1) + "|"]
    lines.append(_row(f"worst of {len(full)} outlets", [_extreme(full, key, best=False) for key in TOLD]))
    lines.append(_row("best of them", [_extreme(full, key, best=True) for key in TOLD]))
    lines.append(_row("mean over them, each held out in turn", [_mean(full, key) for key in TOLD]))
    lines.append(_row("all others, mean when each is left out", [_mean(rest, key) for key in TOLD]))
    lines.append(_row("all others, from and to", [_range(rest, key) for key in TOLD]))
    return lines + [_row(name, [f"{figures[key]:.3f}" for key in TOLD]) for name, figures in parts.items()]


def _row(name: str, cells: list[str]) -> str:
    return f"| {name} | " + " | ".join(cells) + " |"


def _extreme(single: dict[str, Figures], key: str, *, best: bool) -> str:
    """The best or worst value of a figure, with its outlet; a small share of wrong speakers is good."""
    largest = best != (key == "wrong")
    value, name = (max if largest else min)((figures[key], name) for name, figures in single.items())
    return f"{value:.3f} ({name})"


def _mean(some: dict[str, Figures], key: str) -> str:
    return f"{mean(figures[key] for figures in some.values()):.3f}"


def _range(some: dict[str, Figures], key: str) -> str:
    values = [figures[key] for figures in some.values()]
    return f"{min(values):.3f} to {max(values):.3f}"
