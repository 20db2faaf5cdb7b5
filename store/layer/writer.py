"""Writing off the interface's thread: updates in order, many at once when the disk is slower."""

from __future__ import annotations

import threading
from collections.abc import Callable

from store.errors import StoreError, WriteFailed
from store.layer.content import LayerFacts
from store.layer.layer import Layer
from store.layer.update import LayerUpdate

IDLE_SECONDS = 20.0
"""Time without an update, for each megabyte of the file, until the journal is folded into it."""
_MEGABYTE = 1 << 20
"""A megabyte in bytes."""


class LayerWriter:
    """A thread that stores updates and reports which one is on disk.

    The callbacks are called on that thread. When nothing comes for a while, it brings the layer's
    file up to date with its journal.
    """

    def __init__(
        self,
        layer: Layer,
        facts: LayerFacts,
        *,
        on_saved: Callable[[int], None],
        on_failed: Callable[[StoreError], None],
    ) -> None:
        self._layer = layer
        self._facts = facts.copy()
        self._on_saved = on_saved
        self._on_failed = on_failed
        self._waiting: list[LayerUpdate] = []
        self._changed = threading.Condition()
        self._storing = threading.Lock()
        self._is_woken = False
        self._is_closing = False
        self._thread = threading.Thread(target=self._run, name="layer-writer", daemon=True)
        self._thread.start()

    def submit(self, update: LayerUpdate) -> None:
        """Have an update stored; one that failed before is tried again first."""
        with self._changed:
            self._waiting.append(update)
            self._wake()

    def flush(self) -> StoreError | None:
        """Store what is waiting, now, and return the error if that fails."""
        return self._store()

    def close(self) -> StoreError | None:
        """Store what is waiting, end the thread, and return the error that is left, if any."""
        with self._changed:
            self._is_closing = True
            self._wake()
        self._thread.join()
        return self._store() or self._settle()

    def abandon(self) -> None:
        """End the thread and store nothing more."""
        with self._changed:
            self._waiting.clear()
            self._is_closing = True
            self._wake()
        self._thread.join()

    def _wake(self) -> None:
        self._is_woken = True
        self._changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._changed:
                # After a failure this waits to be woken instead of trying for ever.
                is_idle = not self._changed.wait_for(lambda: self._is_woken, self._pause)
                self._is_woken = False
                if self._is_closing:
                    break
            if not is_idle:
                self._store()
            if is_idle or self._layer.is_heavy:
                self._settle()

    @property
    def _pause(self) -> float | None:
        """Seconds without an update until the journal is folded in; None where there is none.

        A long file takes a while to write, and the annotator may be reading.
        """
        if not self._layer.has_journal:
            return None
        return IDLE_SECONDS * max(1, self._layer.file_size / _MEGABYTE)

    def _store(self) -> StoreError | None:
        with self._storing:
            with self._changed:
                updates = tuple(self._waiting)
            return self._commit(updates) if updates else None

    def _settle(self) -> StoreError | None:
        """Fold the journal into the file; returns the error if another program changed that."""
        with self._storing:
            try:
                self._layer.settle()
            except Exception as error:
                return self._report(error)
        return None

    def _commit(self, updates: tuple[LayerUpdate, ...]) -> StoreError | None:
        try:
            self._layer.commit(updates, self._facts)
        except Exception as error:
            return self._report(error)
        with self._changed:
            del self._waiting[: len(updates)]
        self._on_saved(updates[-1].number)
        return None

    def _report(self, error: Exception) -> StoreError:
        # Any error: one that ended the thread would end all storing and reporting.
        trouble = error if isinstance(error, StoreError) else _unforeseen(error)
        self._on_failed(trouble)
        return trouble


def _unforeseen(error: Exception) -> WriteFailed:
    return WriteFailed(f"{type(error).__name__}: {error}; nothing was written")
