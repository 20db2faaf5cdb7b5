"""The labels of a scheme for learners: the person's own, and those of pipelines that it claims."""

from __future__ import annotations

from annotate.labels.scheme import LabelKind, LabelScheme


def entity_labels(scheme: LabelScheme) -> tuple[str, ...]:
    """The names of the labels for entities."""
    return tuple(label.name for label in scheme.of_kind(LabelKind.SPAN))


def label_targets(scheme: LabelScheme) -> dict[str, str]:
    """Labels of pipelines with the label that claims each; of several, the first."""
    targets: dict[str, str] = {}
    for label in scheme.of_kind(LabelKind.SPAN):
        for source in label.sources:
            targets.setdefault(source, label.name)
    return targets
