"""What two contents are to each other, against pairs that were labelled by hand: precision and recall of each class.

    python eval/contradictions.py SHARED [--misses] [--linked]

`contradictions.jsonl` has a pair a line: where each content stands (a file of the shared data, the report's id or address,
half-open spans in its text, and the first signs of the words' SHA-256, so that a shifted span is found out), its label by
the guidelines of claims (`same`, `elaborates`, `contradicts`, `unrelated`, whoever says it), and whether the rules were
tuned on it (`tuned`) or not (`unseen`): these were labelled before anybody knew what the engine tells of them. No words are
kept; an address or a file whose name holds some is known by the first signs of its SHA-256. Two reports that linking does not
join are judged as if both told of one event of unknown day: what is measured is the judgement of contents, not linking. With
`--linked` they are of the events that all these reports, read together, are linked to: as whoever reads them has it.
"""

import argparse
import hashlib
import json
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import msgspec
from msgspec.structs import replace

from musnad import pipeline
from musnad.link import link
from musnad.model import Reading
from musnad.weigh.candidates import Near, nearness
from musnad.weigh.features import features
from musnad.weigh.parties import Parties
from musnad.weigh.relations import denied_within, relation
from musnad.weigh.scoring import model
from musnad.weigh.statements import Statement, links, statements
from musnad.weigh.weighing import nested, one_denies
from musnad.world import world

PAIRS = Path(__file__).with_name("contradictions.jsonl")
CLASSES = ("same", "elaborates", "contradicts", "unrelated")
SPLITS = ("tuned", "unseen")
ONE = frozenset({"one event"})
TEXTS = (".txt", ".csv")
"""Endings by which files of a folder are read; some collections have none."""


class Place(msgspec.Struct, frozen=True, omit_defaults=True):
    """A content: the file under SHARED, the report in it, its spans there, and the check of its words.

    `act` is that of the attribution that is meant, where two have the words: one reports them, and another denies them.
    """

    file: str
    report: str
    spans: tuple[tuple[int, int], ...]
    check: str
    act: str = ""


class Pair(msgspec.Struct, frozen=True):
    """A labelled pair."""

    left: Place
    right: Place
    label: str
    split: str


class Row(NamedTuple):
    """Precision and recall of a class, with the counts told and in gold."""

    precision: float
    recall: float
    told: int
    gold: int


def labelled() -> list[Pair]:
    """All labelled pairs."""
    return [msgspec.json.decode(line, type=Pair) for line in PAIRS.read_bytes().splitlines()]


def check(words: Iterable[str]) -> str:
    """The first eight signs of the SHA-256 of a content's words."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:8]


def read(shared: Path, pairs: Iterable[Pair]) -> dict[tuple[str, str], Reading]:
    """The readings of all reports that pairs are of, by file and report."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        for place in (pair.left, pair.right):
            wanted[place.file].add(place.report)
    with tempfile.TemporaryDirectory() as folder:
        return {
            (file, name): item
            for file, names in sorted(wanted.items())
            for item in pipeline.readings(pipeline.gather([_part(shared / file, names, Path(folder, _signs(file)))]))
            if isinstance(item, Reading) and (name := _name(item, names))
        }


def _address(name: object) -> str:
    """An address in ASCII; of one that holds words, often a headline, its first signs: no outlet's words are kept."""
    told = quote(name, safe=":/?&=%#.-_~") if isinstance(name, str) else ""
    return _signs(told) if "%D8" in told or "%D9" in told else told


def _part(source: Path, names: set[str], folder: Path) -> Path:
    """A file with the wanted lines of a JSON Lines file; a folder with the wanted files of one."""
    out = folder / source.name
    if source.is_dir():
        out.mkdir(parents=True)
        for file in source.iterdir():
            if names & {file.name, file.stem, _signs(file.stem)} or file.name == "metadata.csv":
                shutil.copyfile(file, out / (file.name if file.suffix in TEXTS else f"{file.name}.txt"))
        return out
    folder.mkdir()
    lines = source.read_text(encoding="utf-8").splitlines()
    rows = ((line, json.loads(line)) for line in lines)
    wanted = [line + "\n" for line, row in rows if names & {_address(row.get(key)) for key in ("id", "url")}]
    out.write_text("".join(wanted), encoding="utf-8")
    return out


def _name(reading: Reading, names: set[str]) -> str | None:
    report = reading.report
    stem = Path(report.path or "").stem
    own = (*map(_address, (report.id, report.url, stem)), _signs(stem))
    return next((name for name in own if name in names), None)


def _signs(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def told(shared: Path, pairs: list[Pair], *, linked: bool = False) -> Iterator[tuple[Pair, str]]:
    """What the engine says of each pair."""
    readings = read(shared, pairs)
    found = statements(links(list(readings.values()), Parties(world())), link(list(readings.values())))
    places = [[_statement(found, readings[p.file, p.report], p) for p in (pair.left, pair.right)] for pair in pairs]
    both = [(i, j) for i, j in places if i is not None and j is not None and i != j]
    near = {(one.left, one.right): one for one in nearness(found, both)}
    for pair, (i, j) in zip(pairs, places, strict=True):
        if i is None or j is None or i == j or _joined(found[i], found[j]):
            yield pair, "unrelated"
        else:
            both_said = (found[i], found[j]) if linked else _of_one_event(found[i], found[j])
            yield pair, judged(near[i, j], *both_said)


def _statement(found: list[Statement], reading: Reading, place: Place) -> int | None:
    """The statement that covers most of a content; None where less than half of it was read as one."""
    quoted = [reading.report.text[start:end] for start, end in place.spans]
    if check(quoted) != place.check:
        raise SystemExit(f"{place.file}, {place.report}: {place.spans} are not the words that were labelled")
    mine = {k for start, end in place.spans for k in range(start, end)}
    rows = (
        (len(mine & its) / len(mine | its), s.link.attribution.act == place.act, -i)
        for i, s in enumerate(found)
        if s.link.report.id == reading.report.id and (its := {k for start, end in s.spans for k in range(start, end)})
    )
    share, _, i = max(rows, default=(0.0, False, 0))
    return -i if share >= 0.5 else None


def _joined(left: Statement, right: Statement) -> bool:
    """Whether nesting joins two statements, which are not compared then."""
    return nested(left.link, right.link) and not denied_within(left, right)


def _of_one_event(left: Statement, right: Statement) -> tuple[Statement, Statement]:
    if left.principal & right.principal:
        return left, right
    return tuple(replace(s, principal=ONE, events=ONE, dated=frozenset()) for s in (left, right))  # type: ignore[return-value]


def judged(near: Near, left: Statement, right: Statement) -> str:
    """One class for a pair: a relation between claims, or one claim (two, if agreeing sides say it)."""
    measures = features(near, left, right)
    found = relation(near, measures, left, right)
    if found is not None and found[0] != "elaborates":
        return "contradicts" if found[0] == "contradicts" else "same"
    if model("same").score(measures) >= model("same").threshold and not one_denies(left, right):
        return "same"
    return "elaborates" if found else "unrelated"


def table(rows: list[tuple[Pair, str]]) -> dict[tuple[str, str], Row]:
    """Precision and recall by split and class."""
    out = {}
    for split in SPLITS:
        both = Counter((p.label, said) for p, said in rows if p.split == split)
        for name in CLASSES:
            hit, said, gold = both[name, name], sum(both[c, name] for c in CLASSES), sum(both[name, c] for c in CLASSES)
            out[split, name] = Row(hit / said if said else 0.0, hit / gold if gold else 0.0, said, gold)
    return out


def main() -> None:
    """Print the table, and with `--misses` the pairs whose contradiction was missed or told wrongly."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--linked", action="store_true")
    arguments = parser.parse_args()
    rows = list(told(arguments.shared, labelled(), linked=arguments.linked))
    print("| pairs | class | precision | recall | told | labelled |\n|---|---|---|---|---|---|")
    for (split, name), row in table(rows).items():
        print(f"| {split} | {name} | {row.precision:.3f} | {row.recall:.3f} | {row.told} | {row.gold} |")
    for pair, said in rows if arguments.misses else []:
        if (pair.label == "contradicts") != (said == "contradicts"):
            places = (f"{place.report} {place.spans}" for place in (pair.left, pair.right))
            print(f"{pair.split}: {pair.label}, told {said}:", *places)


if __name__ == "__main__":
    main()
