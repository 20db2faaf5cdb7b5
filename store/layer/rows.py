"""Rows of annotations: records under their own ids."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from annotate.annotation import Annotation
from store.errors import RecordError
from store.records.annotations import from_record


def record_from_row(name: str, row: Mapping[str, Any]) -> Annotation:
    """The record of a row, which stands under its own id.

    Raises:
        RecordError: A field is missing or holds something else.
    """
    record = from_record(row)
    if record.id != name:
        raise RecordError("id", record.id, repr(name))
    return record
