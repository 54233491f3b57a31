"""The interpreter's search for rings of objects that hold each other, put off while work is done that leaves few of them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unsearched() -> Iterator[None]:
    """Without that search, where it is on; it goes on afterwards, and finds what was left.

    It goes through all that is held, tables and readings, each time that a quarter has been added: a tenth of the time of
    reading and a fifth of that of weighing, which leave no rings that grow with the pile.
    """
    searched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searched:
            gc.enable()
