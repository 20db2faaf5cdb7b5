"""Checks of attributes in a file of labels: each fault with the words that say what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from annotate.labels.attribute import KEYS, Attribute, AttributeKind, Value
from annotate.labels.checks import (
    Fault,
    correction,
    field_faults,
    name_and_key_clashes,
    name_reason,
    names_of,
)
from annotate.labels.scheme import COLOURS, Label
from annotate.text.nearest_word import did_you_mean

_TEXTS = ("name", "key", "default", "meaning", "guideline")
FIELDS = (*_TEXTS, "values", "for", "labels", "many")
"""The fields of an attribute in a file."""
_VALUE_FIELDS = ("name", "key", "colour", "meaning")
_VALUE_KEYS = "1234567890abcdefghijklmnopqrstuvwxyz"
"""The keys that values get in order, where they have none of their own."""
_KINDS = tuple(kind.value for kind in AttributeKind)
_EXAMPLE = 'values = ["for", "against"]'


def faults(fields: Mapping[str, object]) -> Iterator[Fault]:
    """Every fault of the fields of one attribute."""
    yield from field_faults(fields, FIELDS, _reason)
    if "name" not in fields:
        yield Fault("name", 'name is missing: name = "stance"')
    if "values" not in fields:
        yield Fault("values", f"values are missing: {_EXAMPLE}")
    elif not _values_reason(fields["values"]) and fields.get("default"):
        names = [value.name for value in values_of(fields["values"])]
        if (default := fields["default"]) not in names:
            hint = did_you_mean(str(default), names)
            yield Fault("default", f"default “{default}” is not one of the values{hint}")


def clashes(
    attributes: Sequence[Attribute], labels: Sequence[Label]
) -> Iterator[tuple[int, Fault]]:
    """Faults between attributes, and with the labels, each with the index of an attribute."""
    yield from name_and_key_clashes((attribute.name, attribute.key) for attribute in attributes)
    label_names = [label.name for label in labels]
    for index, attribute in enumerate(attributes):
        for label in attribute.labels:
            if label not in label_names:
                hint = did_you_mean(label, label_names)
                yield index, Fault("labels", f"labels: there is no label “{label}” here{hint}")


def attribute_of(fields: Mapping[str, object]) -> Attribute:
    """The attribute that sound fields describe."""
    kinds = names_of(fields.get("for", _KINDS))
    return Attribute(
        str(fields["name"]),
        values_of(fields["values"]),
        str(fields.get("key", "")),
        tuple(kind for kind in AttributeKind if kind in kinds),
        names_of(fields.get("labels", ())),
        bool(fields.get("many", False)),
        str(fields.get("default", "")),
        str(fields.get("meaning", "")),
        str(fields.get("guideline", "")),
    )


def values_of(entries: object) -> tuple[Value, ...]:
    """The values that sound entries describe, each with a key as long as there are free ones."""
    assert isinstance(entries, Iterable)  # noqa: S101 - checked before
    tables = [{"name": entry} if isinstance(entry, str) else entry for entry in entries]
    taken = {str(table["key"]) for table in tables if table.get("key")}
    free = (key for key in _VALUE_KEYS if key not in taken)
    return tuple(
        Value(
            table["name"],
            table.get("key") or next(free, ""),
            COLOURS.index(table["colour"]) + 1 if table.get("colour") else None,
            table.get("meaning", ""),
        )
        for table in tables
    )


def fields_of(attribute: Attribute) -> dict[str, object]:
    """The fields of an attribute; empty and default ones are left out."""
    fields: dict[str, object] = {"name": attribute.name}
    if attribute.key:
        fields["key"] = attribute.key
    if attribute.kinds != tuple(AttributeKind):
        fields["for"] = [kind.value for kind in attribute.kinds]
    if attribute.labels:
        fields["labels"] = list(attribute.labels)
    fields["values"] = list(map(_value_fields, attribute.values))
    if attribute.many:
        fields["many"] = True
    for name in ("default", "meaning", "guideline"):
        if text := getattr(attribute, name):
            fields[name] = text
    return fields


def _value_fields(value: Value) -> dict[str, object]:
    colour = {"colour": COLOURS[value.hue - 1]} if value.hue else {}
    meaning = {"meaning": value.meaning} if value.meaning else {}
    return {"name": value.name, "key": value.key, **colour, **meaning}


def _reason(name: str, value: object) -> str:
    """The reason why a value is not allowed in a field; empty where it is."""
    reasons: dict[str, Callable[[object], str]] = {
        "values": _values_reason,
        "for": _kinds_reason,
        "labels": _labels_reason,
        "many": _many_reason,
    }
    if name in reasons:
        return reasons[name](value)
    if not isinstance(value, str):
        return f'{name} must be text: {name} = "…"'
    if name == "name":
        return name_reason(value, "stance")
    if name == "key" and value and value not in KEYS:
        return f"key “{value}” is not one of {' '.join(KEYS)}: the others mean something else"
    if name == "meaning" and "\n" in value:
        return "meaning is longer than a line: that is what guideline is for"
    return ""


def _kinds_reason(value: object) -> str:
    if not isinstance(value, list) or not value:
        return 'for must be a list: for = ["claim"]'
    for kind in value:
        if kind not in _KINDS:
            hint = did_you_mean(str(kind), _KINDS)
            return f"for: “{kind}” is not one of {', '.join(_KINDS)}{hint}"
    return ""


def _labels_reason(value: object) -> str:
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return ""
    return 'labels must be a list of names: labels = ["PERSON"]'


def _many_reason(value: object) -> str:
    return "" if isinstance(value, bool) else "many must be true or false"


def _values_reason(value: object) -> str:
    if not isinstance(value, list) or not value:
        return f"values must be a list: {_EXAMPLE}"
    if len(value) > len(_VALUE_KEYS):
        return f"values: {len(value)} are more than there are keys for ({len(_VALUE_KEYS)})"
    names: set[str] = set()
    keys: set[str] = set()
    for entry in value:
        if reason := _value_reason(entry):
            return f"values: {reason}"
        name, key = (entry, "") if isinstance(entry, str) else (entry["name"], entry.get("key", ""))
        if name in names or (key and key in keys):
            return f"values: “{name if name in names else key}” occurs twice"
        names.add(name)
        keys.add(key)
    return ""


def _value_reason(entry: object) -> str:
    if isinstance(entry, str):
        return name_reason(entry, "against")
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str):
        return 'each is a text or has a name: {name = "against", key = "a"}'
    reasons = (_value_field_reason(field, text) for field, text in entry.items())
    return next(filter(None, reasons), "")


def _value_field_reason(field: str, text: object) -> str:
    if field not in _VALUE_FIELDS:
        return f"unknown field “{field}”{did_you_mean(field, _VALUE_FIELDS)}"
    if not isinstance(text, str):
        return f'{field} must be text: {field} = "…"'
    if field == "key" and text and not (len(text) == 1 and text.isprintable() and text.strip()):
        return f"key “{text}” is not a single character{correction(text.strip()[:1])}"
    if field == "colour" and text and text not in COLOURS:
        return f"colour “{text}” is not one of {', '.join(COLOURS)}"
    return name_reason(text, "against") if field == "name" else ""
