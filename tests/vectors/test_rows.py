"""Rows of many texts in half the room."""

import numpy as np
import pytest

from musnad import vectors
from tests.work import room


def rows_of(count: int, least: float, most: float) -> np.ndarray:
    return np.random.default_rng(7).uniform(least, most, (count, vectors.DIMENSIONS)).astype(np.float32).round(5)


@pytest.mark.parametrize("most", [0.3, 0.9])
def test_rows_are_given_back_to_the_last_digit(monkeypatch: pytest.MonkeyPatch, most: float) -> None:
    """Also where a component is beyond what 16 bits hold."""
    rows = rows_of(7, -most, most)
    monkeypatch.setattr(vectors, "_rows", lambda texts, _: vectors._whole(rows[[int(text) for text in texts]]))
    monkeypatch.setattr(vectors, "TOGETHER", 3)
    held = vectors.Rows(map(str, range(7)), 7)
    assert np.array_equal(held[np.array([6, 0, 3, 3])], rows[[6, 0, 3, 3]])
    assert vectors.Rows([], 0)[np.array([], dtype=np.int64)].shape == (0, vectors.DIMENSIONS)


def test_a_row_takes_two_bytes_a_component(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors, "_rows", lambda texts, _: vectors._whole(rows_of(len(texts), -0.2, 0.2)))
    monkeypatch.setattr(vectors, "TOGETHER", 100)
    texts = [str(n) for n in range(5_000)]
    assert room(lambda: vectors.Rows(texts, 5_000)) < 5_000 * vectors.DIMENSIONS * 2 * 1.2


def test_many_texts_are_encoded_as_few_are(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["the bridge is open", "the port is shut", "the road is long"]
    whole = vectors.encode(texts)
    monkeypatch.setattr(vectors, "TOGETHER", 1)
    vectors._kept.clear()
    assert np.allclose(vectors.encode(texts), whole, atol=2e-5)
