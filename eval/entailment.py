"""Whether one headline follows from another (ArEntail), by the models of `musnad.weigh`: measured, never learned from.

    python eval/entailment.py SHARED

ArEntail (Obeidat et al., "ArEntail: manually-curated Arabic natural language inference dataset from news headlines", LREC
2024) has no licence: nothing that is shipped is learned or chosen on it. It has two classes; of the three of `stance`,
`agree` is held against the two others. `same` is asked as if one speaker had said both of one event, since headlines
name neither. Rows come in pairs, one of each class, and every other pair of rows is printed apart, so that a change can
be looked at in one half only.
"""

import argparse
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from sklearn.metrics import accuracy_score, average_precision_score, f1_score, roc_auc_score

from musnad.model import Attribution, Reading, Report, Words
from musnad.read.mentions import find_mentions
from musnad.text import tokenize
from musnad.weigh import stance
from musnad.weigh.candidates import nearness
from musnad.weigh.features import features
from musnad.weigh.parties import Parties
from musnad.weigh.scoring import model
from musnad.weigh.statements import Statement, links, whole
from musnad.world import world

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FILE = Path("data", "pairs", "ArEntail_train.xlsx")
ENTAILS = "entails"


class Pair(NamedTuple):
    """Two headlines, and whether the second follows from the first."""

    premise: str
    hypothesis: str
    entails: bool


class Figures(NamedTuple):
    """Of one half: accuracy and F1 (mean of both classes) of each model, and how well scores rank."""

    pairs: int
    same_accuracy: float
    same_f1: float
    same_auc: float
    same_precision: float
    stance_accuracy: float
    stance_f1: float


def pairs(path: Path) -> Iterator[Pair]:
    """The rows of the sheet below its head; words stand in a table of their own."""
    with zipfile.ZipFile(path) as book:
        strings, sheet = (ElementTree.fromstring(book.read(f"xl/{name}.xml")) for name in ("sharedStrings", "worksheets/sheet1"))
    words = ["".join(part.text or "" for part in one.iter(SHEET + "t")) for one in strings.iter(SHEET + "si")]
    for row in list(sheet.iter(SHEET + "row"))[1:]:
        premise, hypothesis, label = (words[int(cell.findtext(SHEET + "v") or 0)] for cell in row.iter(SHEET + "c"))
        yield Pair(premise, hypothesis, label == ENTAILS)


def headline(text: str) -> Statement:
    """A headline as one statement of nobody, with those whom it names."""
    mentions = find_mentions(tokenize(text), text=text, language="ar", published=None, world=world())
    spans = ((0, len(text)),)
    reading = Reading(Report(id="headline", text=text, language="ar"), (Attribution("a", Words(), Words(spans)),), mentions)
    (link,) = links([reading], Parties(world()))
    return whole(link, spans)


def judged(found: Sequence[Pair]) -> list[tuple[float, float]]:
    """For each pair the score of `same` and the probability of `agree`."""
    texts = list(dict.fromkeys(text for pair in found for text in (pair.premise, pair.hypothesis)))
    at, statements = {text: i for i, text in enumerate(texts)}, [headline(text) for text in texts]
    out = []
    for near in nearness(statements, [(at[pair.premise], at[pair.hypothesis]) for pair in found]):
        left, right = statements[near.left], statements[near.right]
        content = {name: value for name, value in features(near, left, right).items() if not name.endswith("-speaker")}
        score = model("same").score({**content, "same-speaker": 1.0, "same-event": 1.0})
        out.append((score, stance.shares(stance.measures(near.cosine, left, right))["agree"]))
    return out


def figures(found: Sequence[Pair], scores: Sequence[tuple[float, float]]) -> Figures:
    """How well both models tell which pairs entail, by the thresholds as they are shipped."""
    truth, same = [pair.entails for pair in found], [one for one, _ in scores]
    told, agree = [score >= model("same").threshold for score in same], [share >= 0.5 for _, share in scores]
    return Figures(
        *(len(found), accuracy_score(truth, told), f1_score(truth, told, average="macro")),
        *(roc_auc_score(truth, same), average_precision_score(truth, same)),
        *(accuracy_score(truth, agree), f1_score(truth, agree, average="macro")),
    )


def main() -> None:
    """Print a row of figures for each half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    found = list(pairs(parser.parse_args().shared / FILE))
    scores = judged(found)
    print("| half | " + " | ".join(Figures._fields) + " |\n" + "|---" * (len(Figures._fields) + 1) + "|")
    for name, half in (("first", 0), ("second", 1)):
        rows = [i for i in range(len(found)) if i // 2 % 2 == half]
        row = figures([found[i] for i in rows], [scores[i] for i in rows])
        print(f"| {name} | {row.pairs} | " + " | ".join(f"{value:.3f}" for value in row[1:]) + " |")


if __name__ == "__main__":
    main()
