"""Tables that change single rows, where TinyDB's own copy all of them each time."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, cast

from tinydb import TinyDB
from tinydb.table import Table

from store.layer.storage import DurableStorage

_ID_BYTES = 16
"""Bytes of an id that nobody gave; as many as in a UUID."""


class RowTable(Table):
    """A table of a durable storage; ids are strings, made up where none is given."""

    document_id_class = str  # type: ignore[assignment]

    def _get_next_id(self) -> Any:
        return os.urandom(_ID_BYTES).hex()

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        storage = cast(DurableStorage, self._storage)
        with storage.transaction():
            updater(storage.rows(self.name))
        self.clear_cache()


class RowDatabase(TinyDB):
    """TinyDB with such tables; needs a durable storage."""

    table_class = RowTable
