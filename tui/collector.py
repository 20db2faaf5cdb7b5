"""The garbage collector, kept out of the way of the reader.

A full collection looks at every object that is alive. With 100,000 annotations that takes longer
than a key may take, and it finds nothing: modules, screens and annotations live as long as the
article is open.
"""

from __future__ import annotations

import gc


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
