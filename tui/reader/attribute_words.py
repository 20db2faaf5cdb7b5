"""Attributes in words, for the lines of the reader."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.attributes import Attributes, values_of
from annotate.labels.attribute import Attribute
from annotate.labels.scheme import LabelScheme
from tui.widgets.lines import Part

_GAP = "   "
"""What stands ahead of an attribute."""


def attribute_parts(
    attributes: Attributes, scheme: LabelScheme, kind: str, label: str = ""
) -> list[Part]:
    """What was chosen, and in brackets the default of what fits and was not.

    Args:
        attributes: What was chosen.
        scheme: The labels in force.
        kind: What it was chosen for: `span`, `claim` or `article`.
        label: The label of that, where it has one.
    """
    return list(_parts(attributes, scheme, kind, label))


def _parts(attributes: Attributes, scheme: LabelScheme, kind: str, label: str) -> Iterator[Part]:
    for attribute in scheme.attributes:
        values = values_of(attributes, attribute.name)
        if values:
            yield Part(f"{_GAP}{attribute.name}: ", "quiet")
            yield from _value_parts(attribute, values)
        elif attribute.default and attribute.fits(kind, label):
            yield Part(f"{_GAP}{attribute.name}: ({attribute.default})", "quiet")
    for name, values in attributes:
        if scheme.attribute(name) is None:
            yield Part(f"{_GAP}{name}: {' + '.join(values)}", "quiet")


def _value_parts(attribute: Attribute, values: tuple[str, ...]) -> Iterator[Part]:
    for number, name in enumerate(values):
        value = attribute.value(name)
        if number:
            yield Part(" + ", "quiet")
        yield Part(name, f"hue-{value.hue}" if value is not None and value.hue else "plain")
