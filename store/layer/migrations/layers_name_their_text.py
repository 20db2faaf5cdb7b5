"""From schema 1 to 2: every layer names the text that its offsets refer to, and lists orphans.

Versions that know schema 1 alone would undo what must not be undone once a text has changed.
"""

from __future__ import annotations

from typing import Any

from store.layer.table_reader import Tables


def layers_name_their_text(tables: Tables) -> Tables:
    """Take the digest of the text from the newest edit where the layer itself does not name it."""
    row: dict[str, Any] = {"orphans": [], **tables["layer"]["1"]}
    edits = tables.get("history", {})
    if "digest" not in row and edits:
        row["digest"] = edits[max(edits, key=int)]["digest"]
    return {**tables, "layer": {**tables["layer"], "1": row}}
