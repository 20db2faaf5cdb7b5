"""A migration: one step from one version of the stored form to the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from store.layer.table_reader import Tables


@dataclass(frozen=True, slots=True)
class Migration:
    """Leads from a schema to the one after it."""

    schema: int
    """The schema that it leads away from."""
    change: Callable[[Tables], Tables]
    """Gives the tables in the new form, and leaves those that it is given as they are."""

    @property
    def name(self) -> str:
        """What it does, in words."""
        return self.change.__name__.replace("_", " ")

    def apply(self, tables: Tables) -> Tables:
        """The tables in the new form, which say so."""
        after = self.change(tables)
        row: dict[str, Any] = {**after["layer"]["1"], "schema": self.schema + 1}
        return {**after, "layer": {**after["layer"], "1": row}}
