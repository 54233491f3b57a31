"""No text of an outlet or a seed stands in the repository: no long run of words is shared with the gold or what quotes it."""

import pathlib
import subprocess

import pytest

from musnad.text import tokenize

ROOT = pathlib.Path(__file__).parents[1]
RUN = 8
"""So many words in a row are a sentence's, not a title or a formula."""


def runs(text: str) -> set[tuple[str, ...]]:
    """Runs of words that are not all English: the guidelines' own sentences may be quoted, the reports' may not."""
    words = [token.form for token in tokenize(text) if token.word and not token.form.isdigit()]
    return {run for i in range(len(words) - RUN + 1) if not all(map(str.isascii, run := tuple(words[i : i + RUN])))}


def test_no_file_of_the_repository_borrows_from_the_gold(shared: pathlib.Path) -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode:
        pytest.skip("not a git checkout")
    texts = [*shared.glob("gold/dev/*.txt"), *shared.glob("seeds/*.txt"), *shared.glob("eval/*.md")]
    gold = set().union(*(runs(p.read_text(encoding="utf-8")) for p in texts))
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.suffix in {".py", ".toml", ".md", ".txt", ".json", ".csv", ".html", ".jsonl"} and path.is_file():
            borrowed = runs(path.read_text(encoding="utf-8")) & gold
            assert not borrowed, f"{name}: {' '.join(min(borrowed))}"
