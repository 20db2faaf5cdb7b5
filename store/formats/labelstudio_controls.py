"""Label Studio's controls for choices: one for each attribute of regions, and of whole texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from annotate.attributes import Attributes
from annotate.labels.attribute import AttributeKind
from annotate.labels.scheme import LabelScheme
from store.formats.labelstudio_regions import CHOICES, OF_ARTICLE

Result = dict[str, Any]


class Controls:
    """The controls of an export, with the values of the scheme and those that come.

    Where the scheme has an attribute for regions and for texts, the control for texts has another
    name: a name stands for one control.
    """

    def __init__(self, scheme: LabelScheme) -> None:
        self._values: dict[tuple[str, bool], dict[str, None]] = {}
        self._shared = {
            attribute.name
            for attribute in scheme.attributes
            if AttributeKind.ARTICLE in attribute.kinds and len(attribute.kinds) > 1
        }
        for attribute in scheme.attributes:
            values = tuple(value.name for value in attribute.values)
            if attribute.kinds != (AttributeKind.ARTICLE,):
                self._add(attribute.name, values, is_on_region=True)
            if AttributeKind.ARTICLE in attribute.kinds:
                self._add(attribute.name, values, is_on_region=False)

    def of_region(self, region: Result, attributes: Attributes) -> Iterator[Result]:
        """Yield a result for each attribute of a region: it has the id and place of the region."""
        place = {key: region["value"][key] for key in ("start", "end", "text")}
        for name, values in attributes:
            self._add(name, values, is_on_region=True)
            yield _result(region["id"], name, {**place, CHOICES: list(values)})

    def of_article(self, prefix: str, attributes: Attributes) -> list[Result]:
        """Return a result for each attribute of a whole text; the prefix makes their ids."""
        for name, values in attributes:
            self._add(name, values, is_on_region=False)
        return [
            _result(
                f"{prefix}t{number}", self._name(name, is_on_region=False), {CHOICES: [*values]}
            )
            for number, (name, values) in enumerate(attributes)
        ]

    def lines(self) -> Iterator[str]:
        """Yield the lines of the configuration."""
        for (name, is_on_region), values in self._values.items():
            where = ' perRegion="true"' if is_on_region else ""
            control = quoteattr(self._name(name, is_on_region=is_on_region))
            yield f'  <Choices name={control} toName="text"{where} choice="multiple">'
            yield from (f"    <Choice value={quoteattr(value)}/>" for value in values)
            yield "  </Choices>"

    def _add(self, name: str, values: tuple[str, ...], *, is_on_region: bool) -> None:
        choices = self._values.setdefault((name, is_on_region), {})
        choices.update(dict.fromkeys(values))

    def _name(self, name: str, *, is_on_region: bool) -> str:
        return name + OF_ARTICLE if name in self._shared and not is_on_region else name


def _result(result_id: str, name: str, value: Result) -> Result:
    return {
        "id": result_id,
        "from_name": name,
        "to_name": "text",
        "type": CHOICES,
        "value": value,
    }
