"""Plans of exports: the articles and items that go out, and the shape of the result."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from annotate.annotation import Status
from store.exporter.selection import Selection
from store.formats.format import Align, Format
from store.formats.registry import NATIVE
from store.formats.units import Unit

if TYPE_CHECKING:
    from annotate.labels.scheme import LabelScheme


class ExportPlan(NamedTuple):
    """The articles and items to export, and the shape of the result."""

    format: Format = NATIVE
    """The format."""
    selection: Selection = Selection()
    """The choice of articles and of their items."""
    unit: Unit = "article"
    """The size of an example."""
    align: Align = "contract"
    """The fate of spans off the token boundaries."""
    tokens: bool = False
    """Write tokens where the format needs none."""
    anonymous: bool = False
    """Leave out the names of annotators, and paths."""
    longest_decision: float | None = None
    """Seconds that a decision may take, to write how long each took; None to write nothing."""
    shares: Mapping[str, float] = MappingProxyType({})
    """The share of each set of a split, in any unit; empty for one export."""
    seed: int = 0
    """The seed of the split."""
    name_pattern: str | None = None
    """A pattern for the names of annotation files, in formats that have one (brat)."""
    scheme: LabelScheme | None = None
    """The labels in force: what goes out under other ones is counted; None counts none."""
    unfinished_as_outside: bool = False
    """In unfinished articles too, what nobody has decided counts as no annotation."""

    @property
    def statuses(self) -> frozenset[Status]:
        """The statuses that go out: those asked for, else those usual in the format."""
        return self.selection.statuses or self.format.usual_statuses

    @property
    def takes_unfinished(self) -> bool:
        """Unfinished articles go out; suggestions alone are the whole answer of a pipeline."""
        return (
            self.format.has_unknown
            or self.unfinished_as_outside
            or self.statuses == {Status.SUGGESTED}
        )


def stem_of(path: Path, file_format: Format) -> str:
    """Return a file's name without the format's suffix, or without any other ending."""
    suffix = file_format.suffix
    return path.name.removesuffix(suffix) if path.name.endswith(suffix) else path.stem
