"""Tables that change single rows, where TinyDB's own copy all of them each time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from tinydb import TinyDB
from tinydb.table import Table

if TYPE_CHECKING:
    from store.storage import DurableStorage

Row = dict[str, Any]


class Rows(dict[str, Row]):
    """The rows of a table by id, while they are being changed; remembers which were."""

    def __init__(self, rows: dict[str, Row]) -> None:
        super().__init__(rows)
        self.touched: set[str] = set()
        """The ids of rows that were set or removed."""

    def __getitem__(self, name: str) -> Row:
        # Whoever asks may change the row in place; the one that is on disk must stay as it is.
        self[name] = dict(super().__getitem__(name))
        return super().__getitem__(name)

    def __setitem__(self, name: str, row: Row) -> None:
        self.touched.add(name)
        super().__setitem__(name, row)

    def __delitem__(self, name: str) -> None:
        self.touched.add(name)
        super().__delitem__(name)

    def pop(self, name: str, *default: Any) -> Any:
        """Remove a row and return it."""
        self.touched.add(name)
        return super().pop(name, *default)

    def clear(self) -> None:
        """Remove every row."""
        self.touched.update(self)
        super().clear()

    @property
    def changes(self) -> dict[str, Row | None]:
        """Each row that was touched as it is now, None for one that is gone."""
        return {name: self.get(name) for name in sorted(self.touched)}


class RowTable(Table):
    """A table of a durable storage; ids are strings, made up where none is given."""

    document_id_class = str  # type: ignore[assignment]

    def _get_next_id(self) -> Any:
        return uuid4().hex

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        storage = cast("DurableStorage", self._storage)
        with storage.transaction():
            updater(storage.rows(self.name))
        self.clear_cache()


class RowDatabase(TinyDB):
    """TinyDB with such tables; needs a durable storage."""

    table_class = RowTable
