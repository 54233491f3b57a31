"""The readings of the example reports are those that were looked at and committed."""

from tests.golden.regenerate import HERE, documents, text


def test_readings_of_the_examples_are_golden() -> None:
    found = {stem: text(document) for stem, document in documents()}
    golden = {path.stem: path.read_text(encoding="utf-8") for path in HERE.glob("*.json")}
    assert found == golden, "look at what changed, then: python -m tests.golden.regenerate"
