"""The quality gate: measures the engine on the shared gold and fails where a figure is worse than its floor.

    python eval/gate.py                            measure, print, fail below a floor
    python eval/gate.py --update                   raise the floors to what was measured
    python eval/gate.py --update --allow-lowering  set the floors to what was measured, better or worse
    python eval/gate.py --report                   write eval/report.md and the README's tables anew

`floors.json` holds `at_least` and `at_most`, figure by figure. A floor is what was measured when it was set, cut to
three decimals: the engine is deterministic, so there is no noise to allow for.
"""

import argparse
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path

import annotated
import assault
import clusters
import facts
import measure
import polnear
import russian
from measure import STUDIED, Figures, Gold

FLOORS = Path(__file__).with_name("floors.json")
ATTRIBUTIONS = ("found", "exact", "sourced", "chained", "words", "act", "mode", "addressee", "medium", "wrong")
STORY = ("events F1", "main", "dates", "links F1", "claims B3", "origins", "contradicts", "agrees", "silences")
OFF, EXTRA = "main off", ("contradicts extra", "silences extra")
AT_MOST = ("wrong", OFF, *EXTRA)

Floors = dict[str, Figures]


def main() -> int:
    """Measure, print, and judge or update."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise the floors to what was measured")
    parser.add_argument("--allow-lowering", action="store_true", help="with --update: lower floors too")
    parser.add_argument("--report", action="store_true", help="write report.md and the README's tables anew")
    arguments = parser.parse_args()
    shared = measure.shared_folder()
    if shared is None:
        print("gate: the shared data (../shared, or MUSNAD_SHARED) is not here; nothing was measured")
        return 0
    gold = Gold(shared)
    readings = measure.read_gold(gold)
    splits = {name: measure.attributions(gold, readings, ids) for name, ids in splits_of(gold).items()}
    stories = {group: measure.story(gold, readings, group) for group in measure.GROUPS}
    stream = clusters.figures(shared)
    english, attacks = polnear.gated(shared), assault.gated(shared)
    own = annotated.figures(shared)
    parts = annotated.gated(own)
    rest = russian.gated(shared)
    others = stream | facts.gated(shared) | attacks | english | rest
    told = ", ".join(f"{name} {value:.3f}" for name, value in others.items())
    tables = [*attribution_table(splits | named(own)), "", *story_table(stories)]
    print("\n".join([*tables, "", told, ""]))
    if arguments.report:
        import outlets
        import report

        report.write(gold, readings, tables, outlets.spread(gold, readings, splits))
        three = {name: splits[name] for name in list(splits)[:3]}
        report.write_readme([*attribution_table(three | named(own)), "", *story_table(stories)])
    measured = gated(splits["all"], stories) | others | parts
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    if arguments.update:
        floors = raised(floors, measured, lowering=arguments.allow_lowering)
        FLOORS.write_text(json.dumps(floors, indent=1) + "\n", encoding="utf-8")
    optional = (
        (polnear.PREFIX, english),
        (assault.PREFIX, attacks),
        (russian.PREFIX, rest),
        *((annotated.prefix(p), own.get(p)) for p in annotated.PARTS),
    )
    absent = [prefix for prefix, told in optional if not told]
    return judge(without(floors, absent), measured)


def splits_of(gold: Gold) -> dict[str, list[str]]:
    """The reports of each row of the table: all, those studied from the start and at the last, and each outlet by itself."""
    ids, outlets = gold.ids(), gold.outlets()
    rows = {"all": ids, "studied first": [i for i in ids if i in STUDIED], "studied last": [i for i in ids if i not in STUDIED]}
    return rows | {outlet: [i for i in ids if outlets[i] == outlet] for outlet in sorted(set(outlets.values()))}


def named(own: dict[str, Figures]) -> dict[str, Figures]:
    """The parts of the reports annotated here as rows of the table."""
    return {f"annotated here, {part}": figures for part, figures in own.items()}


def gated(overall: Figures, stories: dict[str, Figures]) -> Figures:
    """The figures that floors may hold, by name. More main events than gold has are as wrong as fewer: `main off`."""
    figures = {name: overall[name] for name in ATTRIBUTIONS}
    for group, told in stories.items():
        figures |= {f"{group}: {name}": told[name] for name in (*STORY, *EXTRA) if name in told and name != "main"}
        figures[f"{group}: {OFF}"] = abs(told["main"] - told["main of"])
    return figures


def at_most(name: str) -> bool:
    """Whether a figure is better when it is smaller."""
    return name.rpartition(": ")[2] in AT_MOST


def raised(floors: Floors, measured: Figures, *, lowering: bool) -> Floors:
    """The floors moved to what was measured: only towards better, unless `lowering`."""
    out: Floors = {"at_least": {}, "at_most": {}}
    for name, value in measured.items():
        if at_most(name):
            new = math.ceil(value * 1000 - 1e-6) / 1000
            out["at_most"][name] = new if lowering else min(new, floors["at_most"].get(name, new))
        else:
            new = math.floor(value * 1000 + 1e-6) / 1000
            out["at_least"][name] = new if lowering else max(new, floors["at_least"].get(name, new))
    return out


def without(floors: Floors, prefixes: Sequence[str]) -> Floors:
    """The floors but for those of figures whose data is not here, by how their names begin."""
    absent = tuple(prefixes)
    return {side: {name: value for name, value in held.items() if not name.startswith(absent)} for side, held in floors.items()}


def judge(floors: Floors, measured: Figures) -> int:
    """0 where every floor holds; else 1, with a line for each that does not. A floor that nothing measures fails too."""
    bad = []
    for side, sign in (("at_least", 1), ("at_most", -1)):
        for name, floor in floors[side].items():
            value = measured.get(name)
            if value is None or sign * (value - floor) < -1e-9:
                told = "not measured" if value is None else f"{value:.3f}"
                bad.append(f"gate: {name} is {told}; {side.replace('_', ' ')} {floor} was asked")
    print("\n".join(bad) if bad else f"gate: {sum(map(len, floors.values()))} floors hold")
    return 1 if bad else 0


def attribution_table(splits: dict[str, Figures]) -> list[str]:
    """The figures of attributions as Markdown, a row for each split."""
    lines = ["| reports | gold | " + " | ".join(ATTRIBUTIONS) + " |", "|---" * (len(ATTRIBUTIONS) + 2) + "|"]
    for name, figures in splits.items():
        cells = [f"{figures['gold']:.0f}", *(f"{figures[key]:.3f}" for key in ATTRIBUTIONS)]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return lines


def story_table(stories: dict[str, Figures]) -> list[str]:
    """The figures of briefs as Markdown, a row for each group; counts as right/all, and what nobody asked for as +n."""
    lines = ["| group | " + " | ".join(STORY) + " |", "|---" * (len(STORY) + 1) + "|"]
    for group, told in stories.items():
        lines.append(f"| {group} | " + " | ".join(_cell(told, name) for name in STORY) + " |")
    return lines


def _cell(told: Figures, name: str) -> str:
    if name not in told:
        return ""
    if f"{name} of" not in told:
        return f"{told[name]:.3f}"
    extra = f" (+{told[f'{name} extra']:.0f})" if f"{name} extra" in told else ""
    return f"{told[name]:.0f}/{told[f'{name} of']:.0f}{extra}"


if __name__ == "__main__":
    sys.exit(main())
