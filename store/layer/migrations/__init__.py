"""Migrations: layers that an earlier version wrote, brought to the present form step by step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from store.errors import StoreTooNew
from store.layer.migrations.layers_name_their_text import layers_name_their_text
from store.layer.migrations.migration import Migration
from store.layer.table_reader import Tables

MIGRATIONS: tuple[Migration, ...] = (Migration(1, layers_name_their_text),)
"""In order, each from one schema to the next; one that was released is never changed."""

SCHEMA = 1 + len(MIGRATIONS)
"""Version of the stored form of a layer."""


def schema_of(tables: Tables) -> int:
    """The version of the form that tables are in; the present one where they do not say."""
    row: Any = tables.get("layer", {}).get("1")
    schema = row.get("schema") if isinstance(row, dict) else None
    if isinstance(schema, int) and schema > 0:
        return schema
    # That is damage; reading the layer reports it.
    return SCHEMA


def migrated(tables: Tables, path: Path) -> Tables:
    """The tables in the present form; the same ones where they are in it.

    Raises:
        StoreTooNew: A later version wrote them.
    """
    schema = schema_of(tables)
    if schema > SCHEMA:
        raise StoreTooNew(
            f"{path} needs a later version of Postil (it is of schema {schema}, this one knows "
            f"{SCHEMA}); the file was left as it is"
        )
    for migration in MIGRATIONS:
        if schema <= migration.schema:
            tables = migration.apply(tables)
    return tables
