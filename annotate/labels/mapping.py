"""Label maps: which label of a scheme a label of a pipeline stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class LabelMap:
    """The labels of a scheme by those of pipelines, for one kind of annotation."""

    targets: Mapping[str, str] = field(default_factory=dict)
    """The scheme's label for each label of a pipeline that stands for one."""
    is_open: bool = False
    """True if every label that is not listed stands for itself, as with the built-in scheme."""

    def target(self, name: str) -> str | None:
        """The scheme's label for a label of a pipeline; None where it stands for none."""
        return self.targets.get(name, name if self.is_open else None)

    def sources(self, target: str) -> frozenset[str]:
        """The labels of pipelines that stand for a label of the scheme."""
        itself = {target} if self.target(target) == target else set()
        return frozenset(itself | {name for name, other in self.targets.items() if other == target})


OPEN = LabelMap(is_open=True)
"""Leaves every label as it is."""


def label_map(labels: Iterable[tuple[str, Sequence[str]]], *, is_open: bool = False) -> LabelMap:
    """The map that follows from the labels of a scheme.

    A label stands for itself, unless another one claims it; of two that claim it, the first has it.

    Args:
        labels: For each label its name, and the labels of pipelines that it claims.
        is_open: Whether a label that nothing is said about stands for itself.
    """
    names_and_claims = list(labels)
    targets: dict[str, str] = {}
    for name, claimed in names_and_claims:
        for source in claimed:
            targets.setdefault(source, name)
    for name, _ in names_and_claims:
        targets.setdefault(name, name)
    return LabelMap(targets, is_open=is_open)
