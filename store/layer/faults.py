"""Faults of a layer: its parts that cannot be used, while the rest can."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from annotate.annotation import Annotation
from store.errors import RecordError
from store.layer.record_table import RecordTable
from store.layer.rows import record_from_row
from store.records.article import article_from_record

ARTICLE = "attributes of the article"
"""The name of a fault in the record of the article as a whole."""
HISTORY = "history"
"""The name of a fault in the edits."""

_EDIT_FIELDS = {"description", "digest", "at", "changes"}
"""What the row of each edit has."""


class Fault(NamedTuple):
    """A part of a layer that cannot be used, while the rest can."""

    name: str
    """The id of a record, `HISTORY`, or `ARTICLE`."""
    reason: str
    """The reason, in words."""


def sound_records(table: Mapping[str, Any]) -> tuple[list[Annotation], list[Fault]]:
    """The records in a table of annotations, by id, and the faults of those that are none."""
    records, faults = [], []
    for name, row in table.compact_items() if isinstance(table, RecordTable) else table.items():
        try:
            records.append(row if isinstance(row, Annotation) else record_from_row(name, row))
        except RecordError as error:
            faults.append(Fault(name, str(error)))
    return records, faults


def history_faults(table: Mapping[str, Any]) -> list[Fault]:
    """The fault of a history with a row that is no edit, as far as the fields of rows tell."""
    for number, row in table.items():
        if not isinstance(row, Mapping) or not row.keys() >= _EDIT_FIELDS:
            return [Fault(HISTORY, f"row {number} is no edit")]
    return []


def article_faults(facts: Mapping[str, Any]) -> list[Fault]:
    """The fault of the record of the article as a whole, if it has one."""
    try:
        article_from_record(facts.get("article"))
    except RecordError as error:
        return [Fault(ARTICLE, str(error))]
    return []
