"""The language of reports and of their lines, over sets whose language is known: ``python eval/languages.py ../shared``.

A line is right where its words tell the language of its set, or tell nothing that is sure (it then follows its report);
it is wrong where it gets another. Lines in another script that stand in a set (a Russian post in an Arabic report) are
right by their script: they are shown, and not counted as wrong.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from musnad.lang.identify import language_of, language_within, script_of

MOST = 1_500
"""Reports of a set."""
SETS = (
    ("ar", "gold/dev", "*.txt"),
    ("ar", "data/volume", "*.jsonl"),
    ("ar", "data/stream", "*.jsonl"),
    ("en", "data/polnear/dev/text", "*.txt"),
    ("en", "data/polnear/train/text", "*.txt"),
    ("en", "data/releases", "*.jsonl"),
    ("ru", "data/factrueval", "**/*.txt"),
)


def texts(folder: Path, pattern: str) -> Iterator[str]:
    """The texts of a set's files."""
    for path in sorted(folder.glob(pattern)):
        words = path.read_text(encoding="utf-8", errors="replace")
        if path.suffix == ".jsonl":
            yield from (json.loads(line)["text"] for line in words.splitlines()[:MOST] if line.strip())
        else:
            yield words


def counts(language: str, folder: Path, pattern: str) -> tuple[Counter[str], list[str]]:
    """What the reports and lines of a set get, and the lines that are wrong in the set's own script."""
    found: Counter[str] = Counter()
    wrong = []
    for text in texts(folder, pattern):
        found["reports"] += 1
        found["reports right"] += language_of(text) == language
        script = script_of(text)
        for line in filter(str.strip, text.splitlines()):
            told = language_within(line, language)
            itself = language_of(line) == language
            kind = "right" if told == language and itself else "follows" if told == language else "other script"
            if kind == "other script" and script_of(line) == script:
                kind = "wrong"
                wrong.append(f"{told}: {line.strip()[:100]}")
            found[kind] += 1
    return found, wrong


def main() -> int:
    """Print the table; with ``--misses`` the lines that are wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--misses", action="store_true")
    given = parser.parse_args()
    print("| set | language | reports | right | lines | right | follow their report | another script | wrong |")
    print("|---|---|---|---|---|---|---|---|---|")
    for language, folder, pattern in SETS:
        found, wrong = counts(language, given.shared / folder, pattern)
        lines = [found[kind] for kind in ("right", "follows", "other script", "wrong")]
        cells = (folder, language, found["reports"], found["reports right"], sum(lines), *lines)
        print(f"| {' | '.join(map(str, cells))} |")
        if given.misses:
            print("\n".join(wrong[:40]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
