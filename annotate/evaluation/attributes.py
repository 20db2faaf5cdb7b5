"""Agreement on attributes: by annotation that both sides have, and by article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence

from annotate.attributes import Attributes, values_of
from annotate.evaluation.coding import Choices

Units = Counter[tuple[str, ...]]
"""Numbers of units by their values, one from each coder who has seen the unit, sorted."""

_NONE = "none"
"""The value where nothing was chosen."""


def attribute_pairs(first: Choices, second: Choices) -> dict[str, Counter[tuple[str, str]]]:
    """Count the values on either side, by attribute.

    Only what both sides have counts, and of that only what one of them chose something for;
    several values are joined, in the order of the alphabet, and `none` is no value.
    """
    pairs: dict[str, Counter[tuple[str, str]]] = {}
    for key in first.keys() & second.keys():
        sides = dict(first[key]), dict(second[key])
        for name in {**sides[0], **sides[1]}:
            first_value, second_value = (_joined(side.get(name, ())) for side in sides)
            pairs.setdefault(name, Counter())[first_value, second_value] += 1
    return pairs


def attribute_units(articles: Iterable[Sequence[Choices]]) -> dict[str, Units]:
    """Count the values that each unit was given by all who have it, by attribute.

    A unit is what at least two have, and of that only what one of them chose something for. Sets
    are one value each; where somebody chose several at once, `topic: war` besides stands for
    whether each value was chosen.

    Args:
        articles: What each of those who have read an article chose in it.
    """
    shared = [group for sides in articles for group in _shared(sides)]
    units: dict[str, Units] = {}
    for name in sorted(
        {name for group in shared for attributes in group for name, _ in attributes}
    ):
        chosen = [[values_of(attributes, name) for attributes in group] for group in shared]
        chosen = [group for group in chosen if any(group)]
        units[name] = Counter(tuple(sorted(map(_joined, group))) for group in chosen)
        if any(len(values) > 1 for group in chosen for values in group):
            for value in sorted({v for group in chosen for values in group for v in values}):
                sides = ((value if value in values else _NONE for values in g) for g in chosen)
                units[f"{name}: {value}"] = Counter(tuple(sorted(side)) for side in sides)
    return units


def _shared(sides: Sequence[Choices]) -> Iterator[list[Attributes]]:
    """Yield what was chosen for each thing that at least two have."""
    by_key: dict[Hashable, list[Attributes]] = {}
    for side in sides:
        for key, attributes in side.items():
            by_key.setdefault(key, []).append(attributes)
    yield from (group for group in by_key.values() if len(group) > 1)


def _joined(values: Iterable[str]) -> str:
    return "+".join(sorted(values)) or _NONE
