"""How common words are in news: the table behind the weights of words in `link` (``lang/xx/common.toml``).

    python eval/common_words.py REPORTS.jsonl "NAME OF THE SET, LICENCE" [LEAST] > src/musnad/lang/xx/common.toml

REPORTS.jsonl: one JSON object a line with a `text`. Only sets with an open licence may be used; LEAST (15) reports must
hold a word for it to be listed.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from musnad.text import tokenize


def main() -> None:
    """Print the table of a set."""
    path, name, *rest = sys.argv[1:]
    least = int(rest[0]) if rest else 15
    held: Counter[str] = Counter()
    total = 0
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        held.update({t.form for t in tokenize(json.loads(line)["text"]) if t.word and len(t.form) > 1})
        total += 1
    print(f"# In how many reports a folded word stands. Counted by eval/common_words.py on: {name}.")
    print(f"documents = {total}\n[reports]")
    for word, count in sorted(held.items(), key=lambda x: (-x[1], x[0])):
        if count >= least and word.isalpha():
            print(f'"{word}" = {count}')


if __name__ == "__main__":
    main()
