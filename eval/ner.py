"""Mentions against CLEANANERCorp and CAraNER: ``python eval/ner.py ../shared [--misses KIND]``.

Both sets are lines of words without reports, so sentences that follow each other are joined to blocks, and each block
is read for mentions as if it were a report. Exact: the same kind and words (marks at the edges left out); lenient: the
same kind, and words in common. Nothing is trained on them, and with ``--misses`` alone are their words shown.
"""

import argparse
import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from musnad.read.mentions import find_mentions
from musnad.text import tokenize
from musnad.world import world

_CLEAN = ("CLEANANERCorp", Path("data", "ner", "cleananercorp_TRAIN.txt"))
_CARA = ("CAraNER", Path("data", "ner", "CAraNER_first80.csv"))
_SENTENCES = 10  # a block: 300 to 430 words, the length of a short report
_LABELS = {"PERS": "person", "PER": "person", "ORG": "organisation", "LOC": "place", "TIT": "office"}
_OURS = {"outlet": "organisation"}  # neither set tells outlets from other organisations

Sentence = list[tuple[str, str]]


class Named(NamedTuple):
    """A name: half-open code points of its block's text, without marks at the edges, and its kind."""

    start: int
    end: int
    kind: str


def conll(lines: Iterable[str]) -> Iterator[Sentence]:
    """Sentences of lines `word label`, parted by empty lines."""
    sentence: Sentence = []
    for line in (*lines, ""):
        word, _, label = line.strip().rpartition(" ")
        if word:
            sentence.append((word, label))
        elif sentence:
            yield sentence
            sentence = []


def table(lines: Iterable[str]) -> Iterator[Sentence]:
    """Sentences of a table with the columns `Sentence_ID`, `Word`, `Revised_Label`, in the order of its rows."""
    last, sentence = "", Sentence()
    for row in csv.DictReader(lines):
        if row["Sentence_ID"] != last and sentence:
            yield sentence
            sentence = []
        last = row["Sentence_ID"]
        sentence.append((row["Word"], row["Revised_Label"].replace("_", "-")))
    if sentence:
        yield sentence


def block(sentences: Sequence[Sentence]) -> tuple[str, frozenset[Named]]:
    """The text of some sentences, a line each, and the names labelled in it; labels of other kinds are left out."""
    text, names = "", list[Named]()
    for sentence in sentences:
        last = ""
        for word, label in sentence:
            start, end = len(text), len(text) + len(word)
            text += word + " "
            mark, _, kind = label.partition("-")
            if mark == "I" and last == kind and names and kind in _LABELS:
                names[-1] = names[-1]._replace(end=end)
            elif mark in ("B", "I") and kind in _LABELS:
                names.append(Named(start, end, _LABELS[kind]))
            last = kind
        text = text[:-1] + "\n"
    return text, frozenset(_trimmed(text, name) for name in names)


def _trimmed(text: str, name: Named) -> Named:
    start, end, kind = name
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return Named(start, end, kind)


def read_names(text: str, kinds: frozenset[str]) -> frozenset[Named]:
    """The mentions of a text of some kinds, as we read them."""
    mentions = find_mentions(tokenize(text), text=text, language="ar", published=None, world=world())
    named = (_trimmed(text, Named(*m.span, _OURS.get(m.kind, m.kind))) for m in mentions)
    return frozenset(name for name in named if name.kind in kinds)


def compare(gold: frozenset[Named], found: frozenset[Named]) -> Counter[tuple[str, str]]:
    """Counts by kind and by what was counted."""
    counts: Counter[tuple[str, str]] = Counter()
    for name in gold:
        counts[name.kind, "gold"] += 1
        counts[name.kind, "exact"] += name in found
        counts[name.kind, "touched"] += any(_meet(name, other) for other in found)
    for name in found:
        counts[name.kind, "found"] += 1
        counts[name.kind, "touching"] += any(_meet(name, other) for other in gold)
    return counts


def _meet(a: Named, b: Named) -> bool:
    return a.kind == b.kind and a.start < b.end and b.start < a.end


def row(name: str, kind: str, counts: Counter[tuple[str, str]]) -> str:
    """A line of the table: precision, recall and their mean, exact and lenient."""
    gold, found = max(1, counts[kind, "gold"]), max(1, counts[kind, "found"])
    cells = []
    for right, covered in (("exact", "exact"), ("touching", "touched")):
        p, r = counts[kind, right] / found, counts[kind, covered] / gold
        cells += [f"{p:.3f}", f"{r:.3f}", f"{2 * p * r / max(1e-9, p + r):.3f}"]
    return f"| {name} | {kind} | {counts[kind, 'gold']} | {' | '.join(cells)} |"


def measure(sentences: Sequence[Sentence], misses: str | None) -> Counter[tuple[str, str]]:
    """The counts over all blocks; `misses` prints the names of one kind that differ."""
    counts: Counter[tuple[str, str]] = Counter()
    labelled = {_LABELS[label[2:]] for sentence in sentences for _, label in sentence if label[2:] in _LABELS}
    differing: Counter[str] = Counter()
    for i in range(0, len(sentences), _SENTENCES):
        text, gold = block(sentences[i : i + _SENTENCES])
        found = read_names(text, frozenset(labelled))
        counts += compare(gold, found)
        for sign, names in (("-", gold - found), ("+", found - gold)):
            differing += Counter(f"{sign} {text[n.start : n.end]}" for n in names if n.kind == misses)
    for name, times in differing.most_common():
        print(times, name)
    return counts


def main() -> None:
    """Print a table of figures by set and kind."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("shared", type=Path)
    options.add_argument("--misses", choices=sorted(set(_LABELS.values())), help="print what differs (never to be committed)")
    given = options.parse_args()
    print("| set | kind | gold | exact P | exact R | exact F | lenient P | lenient R | lenient F |")
    print("|---|---|---|---|---|---|---|---|---|")
    for (name, path), sentences in ((_CLEAN, conll), (_CARA, table)):
        with given.shared.joinpath(path).open(encoding="utf-8", newline="") as lines:
            counts = measure(list(sentences(lines)), given.misses)
        for kind in sorted({kind for kind, what in counts if what == "gold"}):
            print(row(name, kind, counts))


if __name__ == "__main__":
    main()
