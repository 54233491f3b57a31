"""Attacks in Arabic sentences: is one told here, by whom and on whom, beside what people judged.

    python eval/assault.py ../shared            figures of the studied half and of the other
    python eval/assault.py ../shared --show N   also the first N sentences of the studied half that are judged otherwise

Sentences: 3,224 labelled, 373 with spans of actors (arabic_event_gsr, MIT). Half of each, by a fixed seed, was studied by
eye; the other half is only scored, and only the studied half can be shown. Nothing is learned from either.

- `sentence`: a sentence is yes where it gives a row ASSAULT whose modality is actual; scored on the clear labels only
  (`yes`, `easy no`).
- `actors`: an actor is a group of the annotators' word lists that share a word. One is found where a row's actor (or
  recipient) shares a word with it, and a row's is right where it shares one with any.
"""

import argparse
import csv
import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import musnad
from musnad.model import Coded
from musnad.text import tokenize

PREFIX = "attacks: "
"""What begins the names of the gate's figures."""
SEED = 5
ROLES = {"source_actor": "actor", "target_actor": "recipient"}
Words = frozenset[str]


class Score(NamedTuple):
    """Right, superfluous and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0
    found: int | None = None

    @property
    def figures(self) -> tuple[float, float, float]:
        """Precision, recall and F1."""
        found = self.right if self.found is None else self.found
        p = self.right / ((self.right + self.extra) or 1)
        r = found / ((found + self.missed) or 1)
        return p, r, 2 * p * r / ((p + r) or 1)


def halves(rows: Sequence[Any]) -> dict[str, Sequence[Any]]:
    """The rows shuffled by the seed and cut in two."""
    rows = list(rows)
    random.Random(SEED).shuffle(rows)
    return {"studied": rows[: len(rows) // 2], "unseen": rows[len(rows) // 2 :]}


def attacks(text: str) -> list[Coded]:
    """The rows of attacks that are told as done."""
    rows = musnad.events([musnad.report(text, language="ar")], alone=True)
    return [row for row in rows if row.event == "ASSAULT" and row.modality == "actual"]


def words(text: str) -> Words:
    """The folded words of a text."""
    return frozenset(t.form for t in tokenize(text) if t.word)


def actors(sentence: dict[str, Any], role: str) -> list[Words]:
    """The annotators' word lists of a role, those that share a word as one."""
    groups: list[Words] = []
    for span in sentence["spans"]:
        said = words(" ".join(span.get(role) or ()))
        if said:
            near = [g for g in groups if g & said]
            groups = [g for g in groups if not g & said] + [said.union(*near)]
    return groups


def sentence_score(rows: Iterable[dict[str, str]]) -> tuple[Score, list[tuple[str, str, list[Coded]]]]:
    """The score over clear labels, and what is judged otherwise."""
    right = extra = missed = 0
    other = []
    for row in rows:
        if row["label"] not in ("yes", "easy no"):
            continue
        found, gold = attacks(row["text"]), row["label"] == "yes"
        right += bool(found) and gold
        extra += bool(found) and not gold
        missed += gold and not found
        if bool(found) != gold:
            other.append((row["label"], row["text"], found))
    return Score(right, extra, missed), other


def actor_scores(sentences: Iterable[dict[str, Any]]) -> dict[str, Score]:
    """The scores of actors, of recipients, and of both together."""
    total = dict.fromkeys((*ROLES.values(), "both"), (0, 0, 0, 0))
    for sentence in sentences:
        found = attacks(sentence["text"])
        for role, name in ROLES.items():
            gold = actors(sentence, role)
            said = {words(text) for row in found if (text := getattr(row, name).text)}
            right = sum(any(g & s for g in gold) for s in said)
            hit = sum(any(g & s for s in said) for g in gold)
            for key in (name, "both"):
                one, other, missed, met = total[key]
                total[key] = one + right, other + len(said) - right, missed + len(gold) - hit, met + hit
    return {name: Score(*counts) for name, counts in total.items()}


def gated(shared: Path) -> dict[str, float]:
    """What the gate holds, of the half that is only scored; nothing where the sets are not there."""
    if not (shared / "data/events/assault_gsr.csv").exists():
        return {}
    labelled, spanned = gold(shared)
    return {
        f"{PREFIX}sentence F1": sentence_score(labelled["unseen"])[0].figures[2],
        f"{PREFIX}spans F1": actor_scores(spanned["unseen"])["both"].figures[2],
    }


def gold(shared: Path) -> tuple[dict[str, Sequence[Any]], dict[str, Sequence[Any]]]:
    """The labelled sentences and those with spans, by halves."""
    with (shared / "data/events/assault_gsr.csv").open(encoding="utf-8", newline="") as file:
        labelled = halves(list(csv.DictReader(file)))
    return labelled, halves(json.loads((shared / "data/events/assault_spans.json").read_text(encoding="utf-8")))


def lines(shared: Path, show: int) -> Iterator[str]:
    """The figures as a table, and the sentences of the studied half that were asked for."""
    labelled, spanned = gold(shared)
    yield "| half | what | precision | recall | F1 |\n|---|---|---|---|---|"
    for half in labelled:
        score, other = sentence_score(labelled[half])
        scores = {"sentence": score, **actor_scores(spanned[half])}
        for name, one in scores.items():
            yield f"| {half} | {name} | " + " | ".join(f"{x:.3f}" for x in one.figures) + " |"
        if half == "studied":
            for label, text, found in other[:show]:
                yield f"{label}: {text} {[(r.actor.text, r.recipient.text) for r in found]}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    for line in lines(arguments.shared, arguments.show):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
