"""Agreement on attributes: by annotation that both sides have, and by article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

from annotate.annotation import Annotation
from annotate.attributes import Attributes

Choices = Mapping[Hashable, Attributes]
"""What was chosen, by what it was chosen for."""

_NONE = "none"
"""The value where nothing was chosen."""


def choices(records: Iterable[Annotation]) -> dict[Hashable, Attributes]:
    """What was chosen for each of some annotations."""
    return {record.body.key: record.attributes for record in records}


def attribute_pairs(first: Choices, second: Choices) -> dict[str, Counter[tuple[str, str]]]:
    """Count the values on either side, by attribute.

    Only what both sides have counts, and of that only what one of them chose something for;
    several values are joined, in the order of the alphabet, and `none` is no value.
    """
    pairs: dict[str, Counter[tuple[str, str]]] = {}
    for key in first.keys() & second.keys():
        sides = dict(first[key]), dict(second[key])
        for name in {**sides[0], **sides[1]}:
            one, other = ("+".join(sorted(side.get(name, ()))) or _NONE for side in sides)
            pairs.setdefault(name, Counter())[one, other] += 1
    return pairs
