"""The search for rings of objects is put off while work is done, and goes on afterwards."""

import gc

import pytest

import musnad
from musnad.errors import InputError
from musnad.rings import unsearched


def test_the_search_is_off_inside_and_on_behind() -> None:
    with unsearched():
        assert not gc.isenabled()
        with unsearched():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_who_had_it_off_finds_it_off() -> None:
    gc.disable()
    try:
        with unsearched():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_it_goes_on_behind_an_error_and_behind_a_reading() -> None:
    with pytest.raises(InputError), unsearched():
        raise InputError("is bad", code="bad")
    assert gc.isenabled()
    musnad.read(musnad.report("قال الوزير إن الجسر آمن.", language="ar"))
    assert gc.isenabled()


def test_reading_leaves_no_rings_that_grow_with_the_reports() -> None:
    def rings(size: int) -> int:
        gc.collect()
        for n in range(size):
            musnad.read(musnad.report(f"قال الوزير سالم الغريب{n} إن الجسر رقم {n} آمن.", language="ar"))
        return gc.collect()

    gc.disable()
    try:
        rings(3)
        assert rings(40) <= rings(10) + 5
    finally:
        gc.enable()
