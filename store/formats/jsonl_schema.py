"""The JSON Schema of a native line, which names the fields that are known."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

SCHEMA = "postil/1"
"""The value of `schema` on a line of this version."""

_FILE = Path(__file__).with_name("postil-1.schema.json")


@cache
def schema() -> Mapping[str, Any]:
    """Load the JSON Schema (2020-12) of a line."""
    line_schema: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    return line_schema


def unknown_fields(item: Mapping[str, object], kind: str) -> dict[str, object]:
    """Return the fields of an object that the schema does not name.

    Args:
        item: An object of a line.
        kind: Its kind: `line`, or one of the definitions in the schema, such as `span`.
    """
    if not item:
        return {}  # as for nearly all items, for which the schema need not be read
    item_schema = schema() if kind == "line" else schema()["$defs"][kind]
    return {key: value for key, value in item.items() if key not in item_schema["properties"]}
