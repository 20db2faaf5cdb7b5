"""Tables that change single rows, where TinyDB's own copy all of them each time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast
from uuid import uuid4

from tinydb import TinyDB
from tinydb.table import Table

from store.layer.storage import DurableStorage


class RowTable(Table):
    """A table of a durable storage; ids are strings, made up where none is given."""

    document_id_class = str  # type: ignore[assignment]

    def _get_next_id(self) -> Any:
        return uuid4().hex

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        storage = cast(DurableStorage, self._storage)
        with storage.transaction():
            updater(storage.rows(self.name))
        self.clear_cache()


class RowDatabase(TinyDB):
    """TinyDB with such tables; needs a durable storage."""

    table_class = RowTable
