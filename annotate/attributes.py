"""Attributes of annotations: names, such as `stance`, each with the values that were chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Attributes = tuple[tuple[str, tuple[str, ...]], ...]
"""Names in order, each with at least one value, in the order in which these were chosen."""


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


def unordered(attributes: Attributes) -> Attributes:
    """The attributes with their values in the order of the alphabet: equal for equal choices."""
    return tuple((name, tuple(sorted(values))) for name, values in attributes)


def in_words(attributes: Attributes) -> str:
    """The attributes on one line: `stance: against, topic: war + economy`."""
    return ", ".join(f"{name}: {' + '.join(values)}" for name, values in attributes)


def joint(sides: Mapping[str, Attributes]) -> tuple[Attributes, str]:
    """What several people set: that on which all who set it agree.

    Args:
        sides: What each of them set, by name.

    Returns:
        The attributes, and in words those on which they differ; empty where there are none.
    """
    agreed: dict[str, tuple[str, ...]] = {}
    differing: list[str] = []
    for name in dict.fromkeys(name for side in sides.values() for name, _ in side):
        set_by = {who: values_of(side, name) for who, side in sides.items()}
        chosen = {who: values for who, values in set_by.items() if values}
        if len({frozenset(values) for values in chosen.values()}) == 1:
            agreed[name] = next(iter(chosen.values()))
        else:
            words = ", ".join(f"{who} {' + '.join(values)}" for who, values in chosen.items())
            differing.append(f"{name}: {words}")
    return attributes_of(agreed), "; ".join(differing)
