"""Fitting suggestions to the labels in force, if there are any."""

from __future__ import annotations

from collections.abc import Callable

from annotate.labels.scheme import LabelScheme
from annotate.shown_items import nothing_is_foreign
from annotate.suggestion import Body, Suggestion


def fitting(
    scheme: LabelScheme | None,
) -> tuple[Callable[[Suggestion], Suggestion], Callable[[Body], bool]]:
    """How to fit a suggestion to a scheme, and how to tell that it has no label for one.

    Without a scheme, every suggestion stays as it is.
    """
    if scheme is None:
        return _unchanged, nothing_is_foreign
    return scheme.fitted, scheme.is_foreign


def _unchanged(suggestion: Suggestion) -> Suggestion:
    return suggestion
