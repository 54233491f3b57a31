"""The key and likeness of names across scripts, over the world's own people: ``python eval/transliteration.py [--misses]``.

Every person whom the records name in both languages in two parts or more is a pair; all other pairs of two persons are
pairs that must stay apart. Kings, popes and the like are left out, since their titles are translated and not spelled.
The letters' classes and the likeness were set by looking at one half of the people (by a hash of their ids); the other
half was only ever scored.
"""

import argparse
import hashlib
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from musnad.lang.transliteration import LIKE, keys, likeness
from musnad.world import Entity, world

TITLES = frozenset({"King", "Queen", "Pope", "Sheikh", "Sheikha", "Mullah", "Abu", "Umm"})
LANGUAGES = ("ar", "ru")
LEAST = (0.0, 0.7, 0.75, LIKE, 0.85, 0.9)


class Pair(NamedTuple):
    """Two names whose keys meet: how alike they sound, and whether they are one person's."""

    likeness: float
    right: bool
    left: str
    right_name: str


class Figures(NamedTuple):
    """Precision and recall over persons at one least likeness, and how many pairs were wrong."""

    precision: float
    recall: float
    wrong: int


def people(language: str) -> dict[str, list[Entity]]:
    """The persons named in English and in another language, by half: `studied` and `unseen`."""
    out: dict[str, list[Entity]] = {"studied": [], "unseen": []}
    for entity in world():
        words = entity.label["en"].split()
        if entity.kind == "person" and language in entity.label and len(words) > 1 and words[0] not in TITLES:
            half = int(hashlib.md5(entity.id.encode()).hexdigest(), 16) % 2
            out["unseen" if half else "studied"].append(entity)
    return out


def pairs(some: Sequence[Entity], language: str) -> Iterator[Pair]:
    """All pairs of a name in the language and an English one whose keys meet."""
    by_key: dict[str, set[str]] = {}
    names = {e.id: e.label["en"] for e in some}
    for id, name in names.items():
        for key in keys(name):
            by_key.setdefault(key, set()).add(id)
    for e in some:
        name = e.label[language]
        for id in sorted({id for key in keys(name) for id in by_key.get(key, ())}):
            yield Pair(likeness(name, names[id]), id == e.id, name, names[id])


def figures(found: Sequence[Pair], persons: int, least: float) -> Figures:
    """Of the pairs that are at least so alike how many are right, and of the persons how many are found."""
    taken = [pair for pair in found if pair.likeness >= least]
    right = sum(pair.right for pair in taken)
    return Figures(right / max(1, len(taken)), right / max(1, persons), len(taken) - right)


def main() -> int:
    """Print the table; with ``--misses`` also the wrong pairs and the names that were not found, of the studied half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    misses = parser.parse_args().misses
    print("| names | half | persons | least | precision | recall | wrong pairs |\n|---|---|---|---|---|---|---|")
    for language in LANGUAGES:
        for half, some in people(language).items():
            found = list(pairs(some, language))
            for least in LEAST:
                p, r, wrong = figures(found, len(some), least)
                print(f"| {language}-en | {half} | {len(some)} | {least:.2f} | {p:.3f} | {r:.3f} | {wrong} |")
            if misses and half == "studied":
                _print_misses(found, some, language)
    return 0


def _print_misses(found: Sequence[Pair], some: Sequence[Entity], language: str) -> None:
    right = {pair.left for pair in found if pair.right and pair.likeness >= LIKE}
    for pair in found:
        if not pair.right and pair.likeness >= LIKE:
            print(f"wrong {pair.likeness:.2f}: {pair.left} | {pair.right_name}")
    for e in some:
        if e.label[language] not in right:
            print(f"missed: {e.label[language]} | {e.label['en']}")


if __name__ == "__main__":
    sys.exit(main())
