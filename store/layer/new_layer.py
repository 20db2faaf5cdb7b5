"""Layers that nobody has written to before: their files at once, as `Layer` makes them in turn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from store.files.durable import backup_of
from store.files.json_files import to_json
from store.layer.content import LayerFacts
from store.layer.journal import first_journal, journal_of
from store.layer.migrations import SCHEMA
from store.layer.rows import edit_to_row
from store.layer.table_json import encoded
from store.layer.update import LayerUpdate
from store.records.annotations import to_record


def new_layer(path: Path, update: LayerUpdate | None, facts: LayerFacts) -> dict[Path, bytes]:
    """The files of a new layer: its own, its backup, and the journal that led from that to it.

    They are those that `Layer.commit` and `Layer.settle` leave.

    Args:
        path: The layer's own file.
        update: The first changes, each of which adds a record; None for none.
        facts: Facts about the layer as a whole.
    """
    tables: dict[str, dict[str, Any]] = {}
    if update is not None:
        records = [change.after for change in update.changes if change.after is not None]
        if records:
            tables["annotations"] = {record.id: to_record(record) for record in records}
        if update.edit is not None:
            tables["history"] = {str(update.position): edit_to_row(update.edit)}
        facts = {**facts, **update.facts}
    position = update.position if update is not None else 0
    tables["layer"] = {"1": {**facts, "schema": SCHEMA, "position": position}}
    content = to_json(tables)
    return {
        path: content,
        backup_of(path): encoded({}),
        backup_of(journal_of(path)): first_journal(content),
    }
