"""The labels of a scheme for learners: the person's own, and those of pipelines that it claims."""

from __future__ import annotations

from annotate.labels.scheme import LabelKind, LabelScheme


def own_labels(scheme: LabelScheme) -> tuple[str, ...]:
    """The names of the labels for entities."""
    return tuple(label.name for label in scheme.of_kind(LabelKind.SPAN))


def given_labels(scheme: LabelScheme) -> dict[str, str]:
    """Labels of pipelines with the label that claims each; of several, the first."""
    given: dict[str, str] = {}
    for label in scheme.of_kind(LabelKind.SPAN):
        for source in label.sources:
            given.setdefault(source, label.name)
    return given
