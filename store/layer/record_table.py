"""A table of records that is kept as the annotations themselves.

A row is a record of a dozen keys; as a dictionary it takes more memory than the annotation that it
says. Whoever works on the annotations of a layer shares them with its table.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any

from annotate.annotation import Annotation
from store.errors import UNUSABLE
from store.records.annotations import from_record, to_record

Row = dict[str, Any]


class RecordRows(MutableMapping[str, Row]):
    """Rows by id: an annotation where it says all that the row says, else the row as it is."""

    def __init__(self) -> None:
        self._kept: dict[str, Annotation | Row] = {}

    def kept(self) -> Iterator[tuple[str, Annotation | Row]]:
        """Every id with its annotation, or with its row where that is none or not like ours."""
        return iter(self._kept.items())

    def __getitem__(self, name: str) -> Row:
        kept = self._kept[name]
        return to_record(kept) if isinstance(kept, Annotation) else kept

    def __setitem__(self, name: str, row: Row) -> None:
        self._kept[name] = _annotation(name, row) or row

    def __delitem__(self, name: str) -> None:
        del self._kept[name]

    def __contains__(self, name: object) -> bool:
        return name in self._kept

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)


def _annotation(name: str, row: Row) -> Annotation | None:
    """The annotation that a row says in full; None for a row that must stay as it is."""
    try:
        annotation = from_record({**row, **_shared(name, row)})
    except UNUSABLE:
        return None
    return annotation if annotation.id == name and to_record(annotation) == row else None


def _shared(name: str, row: Row) -> Row:
    """What stands twice in a row and its name, as one copy."""
    found: Row = {"id": name} if row["id"] == name else {}
    if row["created"] == row["updated"]:
        found["updated"] = row["created"]
    return found
