"""Writing off the interface's thread: steps in order, many at once when the disk is slower."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from typing import Any

from store.errors import StoreError
from store.layer import Layer
from store.step import Step


class LayerWriter:
    """A thread that stores the steps it is given and tells which one is on disk.

    The callbacks are called on that thread.
    """

    def __init__(
        self,
        layer: Layer,
        facts: Mapping[str, Any],
        *,
        on_saved: Callable[[int], None],
        on_failed: Callable[[StoreError], None],
    ) -> None:
        self._layer = layer
        self._facts = dict(facts)
        self._on_saved = on_saved
        self._on_failed = on_failed
        self._waiting: list[Step] = []
        self._changed = threading.Condition()
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="layer-writer", daemon=True)
        self._thread.start()

    def submit(self, step: Step) -> None:
        """Have a step stored; one that failed before is tried again first."""
        with self._changed:
            self._waiting.append(step)
            self._changed.notify_all()

    def retry(self) -> None:
        """Try again to store what failed."""
        with self._changed:
            self._changed.notify_all()

    def close(self) -> StoreError | None:
        """Store what is waiting, end the thread, and return the error that is left, if any."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join()
        return self._store() if self._waiting else None

    def _run(self) -> None:
        failed = False
        while True:
            with self._changed:
                # After a failure, wait to be told to try again instead of trying for ever.
                if not self._closing and (failed or not self._waiting):
                    self._changed.wait()
                if self._closing:
                    break
                if not self._waiting:
                    continue
            failed = self._store() is not None

    def _store(self) -> StoreError | None:
        with self._changed:
            steps = tuple(self._waiting)
        try:
            self._layer.commit(steps, self._facts)
        except StoreError as error:
            self._on_failed(error)
            return error
        with self._changed:
            del self._waiting[: len(steps)]
        self._on_saved(steps[-1].number)
        return None
