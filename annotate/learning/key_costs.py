"""Keys for an article by the costs of single decisions, which `make keystrokes` measures."""

from __future__ import annotations

from collections.abc import Collection

from annotate.entity import Entity

_DECISION = 1.0
"""Keys to accept or to reject a suggestion."""

_RELABEL = 1.5
"""Keys to give a suggestion another label: a digit, or `;` and a letter."""

_BY_HAND = 4.5
"""Keys to mark an entity that was not suggested."""


def entity_keys(right: Collection[Entity], suggested: Collection[Entity]) -> float:
    """The keys from the suggestions to what is right; one that is left over is rejected."""
    wanted = {entity.span: entity.label for entity in right}
    labels = {entity.span: entity.label for entity in suggested}
    keys = sum(_BY_HAND for span in wanted if span not in labels)
    for span, label in labels.items():
        is_relabelled = span in wanted and wanted[span] != label
        keys += _RELABEL if is_relabelled else _DECISION
    return keys
