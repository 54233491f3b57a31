"""Shared fixtures: the data that is measured on lies outside the repository, and tests of it skip without it."""

import os
import pathlib

import pytest


@pytest.fixture(scope="session")
def shared() -> pathlib.Path:
    """The folder of data and scorers beside the checkout (or where MUSNAD_SHARED says)."""
    here = pathlib.Path(os.environ.get("MUSNAD_SHARED") or pathlib.Path(__file__).parents[2] / "shared")
    if not (here / "gold" / "dev").is_dir():
        pytest.skip("the shared data (../shared, or MUSNAD_SHARED) is not here")
    return here
