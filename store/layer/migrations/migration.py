"""A migration: one step from one version of the stored form to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from store.layer.table_reader import Tables


class Migration(NamedTuple):
    """A change of the stored form from a schema to the one after it."""

    schema: int
    """The schema of the tables that it takes."""
    change: Callable[[Tables], Tables]
    """Returns the tables in the new form; its argument stays as it is."""

    @property
    def name(self) -> str:
        """A name in words."""
        return self.change.__name__.replace("_", " ")

    def apply(self, tables: Tables) -> Tables:
        """The tables in the new form, with its schema."""
        changed = self.change(tables)
        row: dict[str, Any] = {**changed["layer"]["1"], "schema": self.schema + 1}
        return {**changed, "layer": {**changed["layer"], "1": row}}
