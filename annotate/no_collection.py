"""Work during which Python does not look for cycles of objects that nothing uses any more."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collection() -> Iterator[None]:
    """Collect nothing inside the block, which may make millions of objects and drops no cycles.

    The collector would walk through all of them again and again: that takes a quarter of the time
    of learning.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
