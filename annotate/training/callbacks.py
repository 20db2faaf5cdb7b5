"""Callbacks that spaCy looks up by the names in a configuration."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from spacy.util import registry

if TYPE_CHECKING:
    from spacy.language import Language

INHERIT_LABELS = "postil.inherit_labels.v1"

_ACTIONS = "BILU"
"""The first letters of an entity recogniser's actions: begin, in, last, unit."""

_RETIRED = 10.0
"""What is taken from the score of an action that is not wanted any more: scores differ by less."""


def inherit_labels(
    component: str, labels: Sequence[str], heirs: Mapping[str, str], retired: Sequence[str]
) -> Callable[[Language], Language]:
    """Return a callback that prepares an entity recogniser of another pipeline for new labels.

    spaCy looks for labels in the data only where a component is new.

    Args:
        component: The name of the recogniser.
        labels: The labels that it is to have.
        heirs: Labels that begin with what the recogniser knows of another one, by their names.
        retired: Labels that it is not to give any more.
    """

    def prepare(nlp: Language) -> Language:
        recogniser: Any = nlp.get_pipe(component)
        for label in labels:
            recogniser.add_label(label)
        # An action would be silent until some batch holds an example of it.
        recogniser.model.attrs["unseen_classes"].clear()
        if recogniser.model.attrs.get("has_upper"):
            _pass_on(recogniser, heirs, retired)
        return nlp

    return prepare


def _pass_on(recogniser: Any, heirs: Mapping[str, str], retired: Sequence[str]) -> None:
    """Give the heirs the weights of what they stand for, and take the others out of use."""
    output = recogniser.model.get_ref("upper")
    # `move_names` leaves an action out, so that its places are no rows.
    moves = recogniser.moves
    rows = {moves.get_class_name(row): row for row in range(moves.n_moves)}
    weights, biases = output.get_param("W").copy(), output.get_param("b").copy()
    old_weights, old_biases = weights.copy(), biases.copy()
    for action in _ACTIONS:
        for heir, label in heirs.items():
            row, source = rows.get(f"{action}-{heir}"), rows.get(f"{action}-{label}")
            if row is not None and source is not None:
                weights[row], biases[row] = old_weights[source], old_biases[source]
        for label in retired:
            row = rows.get(f"{action}-{label}")
            if row is not None:
                biases[row] -= _RETIRED
    output.set_param("W", weights)
    output.set_param("b", biases)


registry.callbacks.register(INHERIT_LABELS, func=inherit_labels)
