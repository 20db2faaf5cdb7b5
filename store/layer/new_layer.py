"""Layers that nobody has written to before: their files at once, as `Layer` makes them in turn."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from store.files.durable import BACKUP_SUFFIX
from store.files.json_files import to_json
from store.layer.content import LayerFacts
from store.layer.edit_rows import edit_to_row
from store.layer.journal import JOURNAL_SUFFIX, first_journal
from store.layer.migrations import SCHEMA
from store.layer.table_json import encoded
from store.layer.update import LayerUpdate

_WITHOUT_TABLES = encoded({})
"""The content of a file before its first version."""


def new_layer(update: LayerUpdate | None, facts: LayerFacts) -> dict[str, bytes]:
    """The files of a new layer, each by the ending that its name adds to that of the layer's own.

    Beside the layer's own these are its backup, and the journal that led from that to it: those
    that `Layer.commit` and `Layer.settle` leave.

    Args:
        update: The first edit, each change of which adds a record; None for none.
        facts: Facts about the layer as a whole.
    """
    tables, position = [], 0
    if update is not None and update.edit is not None:
        edit_row, position = edit_to_row(update.edit), update.position
        rows = {change["after"]["id"]: to_json(change["after"]) for change in edit_row["changes"]}
        if rows:
            tables.append(_member("annotations", _object(rows)))
        edit = _with_changes(edit_row, rows.values())
        tables.append(_member("history", _object({str(position): edit})))
        facts = {**facts, **update.facts}
    row = to_json({**facts, "schema": SCHEMA, "position": position})
    tables.append(_member("layer", _object({"1": row})))
    content = b"{%s}" % b", ".join(tables)
    return {
        "": content,
        BACKUP_SUFFIX: _WITHOUT_TABLES,
        JOURNAL_SUFFIX + BACKUP_SUFFIX: first_journal(content),
    }


def _with_changes(edit_row: Mapping[str, Any], rows: Iterable[bytes]) -> bytes:
    """The row of an edit as JSON, with records that are JSON already: each is in a table too."""
    changes = b", ".join(b'{"before": null, "after": %s}' % row for row in rows)
    return _object(
        {
            name: b"[%s]" % changes if name == "changes" else to_json(value)
            for name, value in edit_row.items()
        }
    )


def _object(values: Mapping[str, bytes]) -> bytes:
    return b"{%s}" % b", ".join(_member(name, value) for name, value in values.items())


def _member(name: str, value: bytes) -> bytes:
    return b"%s: %s" % (json.dumps(name).encode("ascii"), value)
