"""The garbage collector, kept from running while the annotator reads or an article is loaded.

A full collection looks at every object that is alive. With 100,000 annotations that takes longer
than a key may take, and it frees nothing: modules, screens and annotations live as long as the
article is open.
"""

from __future__ import annotations

import gc

_MOST_NEW = 50_000
"""New objects after which Python looks for garbage unasked: some hundred keys that come without
a rest, or the work of some hundred articles in bulk; chosen by hand."""
_MMAP_THRESHOLD = -3
"""glibc's number of the option that gives the size from which on a block is a mapping of its own,
which goes back to the system as soon as it is free."""
_LARGE_BYTES = 1 << 18
"""Value of that option, in bytes; chosen by hand."""


def pause() -> None:
    """Collect nothing for now, while many objects are made and none becomes garbage."""
    gc.disable()


def resume() -> None:
    """Collect what is made from now on, more seldom than usual, and nothing that is alive now.

    Work in bulk makes many objects, nearly all of which are free as soon as they are not in use.
    """
    freeze()
    gc.set_threshold(_MOST_NEW)
    gc.enable()


def collect_at_rest() -> None:
    """Collect what was made lately, for a moment when the keys rest.

    Python itself would do that whenever so many objects are new, within a key.
    """
    gc.collect(1)


def collect_at_pause() -> None:
    """Collect all that is not exempt, now and then, for a moment when no key has come for long.

    It takes longer than a key may; at a rest, the next key would often have to wait for it.
    """
    if gc.get_count()[2] >= gc.get_threshold()[2]:
        gc.collect()


def freeze() -> None:
    """Exempt the objects alive now from collection; costs nothing, however many they are."""
    gc.freeze()


def collect_all() -> None:
    """Collect everything that is not in use any more, for the moment after an article is closed."""
    gc.unfreeze()
    gc.collect()


def return_free_memory() -> None:
    """Have large blocks returned to the system as soon as they are free.

    The C library would keep as much as a long file takes when it is read at once, for later.
    """
    # Neither is needed for the first page.
    import contextlib
    import ctypes

    with contextlib.suppress(AttributeError, OSError, TypeError):
        library = ctypes.CDLL(None)
        library.mallopt(_MMAP_THRESHOLD, _LARGE_BYTES)
        library.malloc_trim(0)
