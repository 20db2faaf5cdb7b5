"""The garbage collector, kept out of the way while somebody reads or very much is loaded.

A full collection looks at every object that is alive. With 100,000 annotations that takes longer
than a key may take, and it finds nothing: modules, screens and annotations live as long as the
article is open.
"""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def no_collection() -> Iterator[None]:
    """Leave garbage alone: looking through a long layer again and again takes as long as it."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def put_off() -> None:
    """Collect nothing for now, while many objects are made and none is left behind."""
    gc.disable()


def resume() -> None:
    """Collect what is made from now on, and never look again at what is alive already."""
    spare()
    gc.enable()


def spare() -> None:
    """Never look again at what is alive by now; costs nothing, however much that is."""
    gc.freeze()


def collect_all() -> None:
    """Collect everything that is not in use any more, for the moment after an article is closed."""
    gc.unfreeze()
    gc.collect()


def hoard_nothing() -> None:
    """Have large blocks given back to the system as soon as they are free.

    The C library would keep as much as a long file takes when it is read at once, for later.
    """
    import ctypes  # not needed for the first page

    with contextlib.suppress(AttributeError, OSError, TypeError):
        library = ctypes.CDLL(None)
        library.mallopt(_MMAP_THRESHOLD, _LARGE)
        library.malloc_trim(0)


_MMAP_THRESHOLD = -3
"""What glibc calls the size from which on a block is asked of the system, and given back to it."""
_LARGE = 1 << 20
