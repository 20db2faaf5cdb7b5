"""Fitting suggestions to the labels in force, if there are any."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from annotate.claim import Claim
from annotate.identity import key_of_body
from annotate.suggestion import Body, Suggestion, nothing_is_foreign

if TYPE_CHECKING:
    from annotate.labels.scheme import LabelScheme


def fitting(
    scheme: LabelScheme | None,
) -> tuple[Callable[[Suggestion], Suggestion], Callable[[Body], bool]]:
    """Functions that fit a suggestion to a scheme, and tell that it has no label for a body.

    Without a scheme, every suggestion stays as it is.
    """
    if scheme is None:
        return _unchanged, nothing_is_foreign
    return scheme.fitted, scheme.is_foreign


def fit_all(
    scheme: LabelScheme, suggestions: Iterable[Suggestion]
) -> tuple[tuple[Suggestion, ...], Counter[str]]:
    """Fit the suggestions of a whole article, without those that stand for no label.

    Returns:
        The suggestions, of equal ones the first, whose claims link to none that is left out; and
        the number of those left out by their labels.
    """
    fitted_by_key: dict[Hashable, Suggestion] = {}
    foreign: Counter[str] = Counter()
    for suggestion in map(scheme.fitted, suggestions):
        if scheme.is_foreign(suggestion.body):
            foreign[suggestion.body.label] += 1
        else:
            fitted_by_key.setdefault(key_of_body(suggestion.body), suggestion)
    ids = {suggestion.id for suggestion in fitted_by_key.values()}
    return tuple(_linked_within(suggestion, ids) for suggestion in fitted_by_key.values()), foreign


def _linked_within(suggestion: Suggestion, ids: Collection[str]) -> Suggestion:
    """A suggestion whose speaker, if it has one, is among some ids."""
    body = suggestion.body
    if not isinstance(body, Claim) or body.speaker is None or body.speaker in ids:
        return suggestion
    return replace(suggestion, body=replace(body, speaker=None))


def _unchanged(suggestion: Suggestion) -> Suggestion:
    return suggestion
