"""A table of records that is kept as the annotations themselves.

A row is a record of a dozen keys; as a dictionary it takes more memory than its annotation. The
annotations of an open layer are the same objects as those of its table.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any

from annotate.annotation import Annotation
from store.errors import UNUSABLE
from store.records.annotations import from_record, to_record

Row = dict[str, Any]


class RecordTable(MutableMapping[str, Row]):
    """Rows by id: an annotation where it holds all of the row, else the row as it is."""

    def __init__(self) -> None:
        self._items: dict[str, Annotation | Row] = {}

    def compact_items(self) -> Iterator[tuple[str, Annotation | Row]]:
        """Every id with its annotation, or with its row where no annotation holds all of it."""
        return iter(self._items.items())

    def __getitem__(self, name: str) -> Row:
        item = self._items[name]
        return to_record(item) if isinstance(item, Annotation) else item

    def __setitem__(self, name: str, row: Row) -> None:
        self._items[name] = _equal_annotation(name, row) or row

    def __delitem__(self, name: str) -> None:
        del self._items[name]

    def __contains__(self, name: object) -> bool:
        return name in self._items

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)


def _equal_annotation(name: str, row: Row) -> Annotation | None:
    """The annotation that holds all of a row; None for a row that must stay as it is."""
    try:
        annotation = from_record({**row, **_repeated(name, row)})
    except UNUSABLE:
        return None
    return annotation if annotation.id == name and to_record(annotation) == row else None


def _repeated(name: str, row: Row) -> Row:
    """Strings that are in a row twice, or in its name too, as one object."""
    repeated: Row = {"id": name} if row["id"] == name else {}
    if row["created"] == row["updated"]:
        repeated["updated"] = row["created"]
    return repeated
