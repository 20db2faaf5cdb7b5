"""Attributes of annotations: names, such as `stance`, each with the values that were chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Attributes = tuple[tuple[str, tuple[str, ...]], ...]
"""Names in order, each with at least one value; frozen, and equal for equal choices."""


def attributes_of(values_by_name: Mapping[str, Iterable[str]]) -> Attributes:
    """The attributes of a mapping; each value counts once, and a name without one not at all."""
    unique = ((name, tuple(dict.fromkeys(values))) for name, values in values_by_name.items())
    return tuple(sorted((name, values) for name, values in unique if values))


def values_of(attributes: Attributes, name: str) -> tuple[str, ...]:
    """The values of an attribute; none where it is not set."""
    return dict(attributes).get(name, ())


def with_values(attributes: Attributes, name: str, values: Iterable[str]) -> Attributes:
    """The attributes with these values of one of them; without any, it is not set any more."""
    return attributes_of({**dict(attributes), name: tuple(values)})


def in_words(attributes: Attributes) -> str:
    """The attributes on one line: `stance: against, topic: war + economy`."""
    return ", ".join(f"{name}: {' + '.join(values)}" for name, values in attributes)


def joint(first: Attributes, second: Attributes, names: tuple[str, str]) -> tuple[Attributes, str]:
    """What two people set: that on which they agree, and that which only one of them has set.

    Returns:
        The attributes, and in words those on which they differ; empty where there are none.
    """
    both = dict(first), dict(second)
    agreed: dict[str, tuple[str, ...]] = {}
    differing: list[str] = []
    for name in dict.fromkeys((*both[0], *both[1])):
        values = [side[name] for side in both if name in side]
        if len({frozenset(each) for each in values}) == 1:
            agreed[name] = values[0]
        else:
            sides = (f"{who} {' + '.join(v)}" for who, v in zip(names, values, strict=True))
            differing.append(f"{name}: {', '.join(sides)}")
    return attributes_of(agreed), "; ".join(differing)
