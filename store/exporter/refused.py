"""Articles that cannot be exported, found one by one so that they do not stop the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from store.errors import ExportRefused, StoreError
from store.exporter.export import Exportable, ExportJob
from store.exporter.plan import ExportPlan

Refusals = Mapping[int, ExportRefused | StoreError]
"""By position in the export, counted from 0, the error of an article that cannot be exported."""


def find_refused(exportables: Iterable[Exportable], plan: ExportPlan) -> Refusals:
    """Export each article by itself, to nowhere, and return the errors of those that fail."""
    single = plan._replace(shares={})
    refusals = {}
    for position, exportable in enumerate(exportables):
        try:
            for _ in ExportJob([exportable], single).pieces():
                pass
        except (ExportRefused, StoreError) as error:
            refusals[position] = error
    return refusals


@dataclass(frozen=True, slots=True)
class WithoutRefused:
    """The articles of an export without those that cannot be exported."""

    exportables: Iterable[Exportable]
    """All of them; iterated anew each time."""
    refusals: Refusals
    """The errors of those to leave out."""

    def __iter__(self) -> Iterator[Exportable]:
        for position, exportable in enumerate(self.exportables):
            if position not in self.refusals:
                yield exportable
