"""Checks of labels: each fault with the words that say what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotate.claim import Role
from annotate.labels.scheme import COLOURS, Label, LabelKind
from annotate.labels.short_form import SHORT_CELLS, cells, short_form
from annotate.text.nearest_word import did_you_mean

_TEXTS = ("name", "key", "short", "colour", "meaning", "guideline", "kind")
_SOURCES = "from"
_LISTS = ("roles", "required")
FIELDS = (*_TEXTS, _SOURCES, *_LISTS)
"""The fields of a label in a file."""

_ROLES = tuple(role.value for role in Role)


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of a label."""

    field: str
    """The field that is wrong or missing."""
    words: str
    """The fault in words, and what would be right."""


def faults(fields: Mapping[str, object]) -> Iterator[Fault]:
    """Every fault of the fields of one label."""
    yield from field_faults(fields, FIELDS, _reason)
    if "name" not in fields:
        yield Fault("name", 'name is missing: name = "PERSON"')
    yield from _role_faults(fields)


def field_faults(
    fields: Mapping[str, object], allowed: Sequence[str], reason: Callable[[str, object], str]
) -> Iterator[Fault]:
    """The faults of fields by themselves.

    Args:
        fields: The fields of one table.
        allowed: The names that a field may have.
        reason: Says why a value is not allowed in a field; empty where it is.
    """
    for name, value in fields.items():
        if name not in allowed:
            yield Fault(name, f"unknown field “{name}”{did_you_mean(name, allowed)}")
        elif words := reason(name, value):
            yield Fault(name, words)


def name_and_key_clashes(entries: Iterable[tuple[str, str]]) -> Iterator[tuple[int, Fault]]:
    """Faults between tables of one kind, each with the index of the later one of a pair.

    Args:
        entries: The name and the key of each table; the key may be empty.
    """
    names: set[str] = set()
    names_by_key: dict[str, str] = {}
    for index, (name, key) in enumerate(entries):
        if name in names:
            yield index, Fault("name", f"the name “{name}” occurs twice")
        names.add(name)
        if key and key in names_by_key:
            words = f"the key “{key}” is on both “{names_by_key[key]}” and “{name}”"
            yield index, Fault("key", words)
        names_by_key.setdefault(key, name)


def clashes(labels: Sequence[Label]) -> Iterator[tuple[int, Fault]]:
    """Faults between labels, each with the index of the later one of a pair."""
    yield from name_and_key_clashes((label.name, label.key) for label in labels)
    owners: dict[tuple[LabelKind, str], str] = {}
    for index, label in enumerate(labels):
        for source in label.sources:
            owner = owners.setdefault((label.kind, source), label.name)
            if owner != label.name:
                words = f"from: “{source}” is claimed by both “{owner}” and “{label.name}”"
                yield index, Fault(_SOURCES, words)


def label_of(fields: Mapping[str, object], index: int) -> Label:
    """The label that sound fields describe; `index` gives it a hue where they name none."""
    name = str(fields["name"])
    colour = fields.get("colour")
    roles = fields.get("roles")
    return Label(
        name,
        str(fields.get("short", "")) or short_form(name),
        COLOURS.index(str(colour)) + 1 if colour else index % len(COLOURS) + 1,
        str(fields.get("key", "")),
        str(fields.get("meaning", "")),
        str(fields.get("guideline", "")),
        LabelKind(str(fields.get("kind", LabelKind.SPAN))),
        tuple(Role) if roles is None else _roles(roles),
        _roles(fields.get("required", ())),
        names_of(fields.get(_SOURCES, ())),
    )


def fields_of(label: Label) -> dict[str, object]:
    """The fields of a label; empty and default ones are left out."""
    fields: dict[str, object] = {"name": label.name}
    if label.key:
        fields["key"] = label.key
    fields |= {"short": label.short, "colour": label.colour}
    if label.sources:
        fields[_SOURCES] = list(label.sources)
    if label.kind is not LabelKind.SPAN:
        fields["kind"] = label.kind.value
    if label.roles != tuple(Role):
        fields["roles"] = [role.value for role in label.roles]
    if label.required:
        fields["required"] = [role.value for role in label.required]
    for name, text in (("meaning", label.meaning), ("guideline", label.guideline)):
        if text:
            fields[name] = text
    return fields


def _reason(name: str, value: object) -> str:
    """The reason why a value is not allowed in a field; empty where it is."""
    if name in _LISTS:
        return _list_reason(name, value)
    if name == _SOURCES:
        return _sources_reason(value)
    if not isinstance(value, str):
        example = str(value) if type(value) is int else "…"
        return f'{name} must be text: {name} = "{example}"'
    reasons: dict[str, Callable[[str], str]] = {
        "name": name_reason,
        "key": _key_reason,
        "short": _short_reason,
        "colour": _colour_reason,
        "meaning": _meaning_reason,
        "kind": _kind_reason,
    }
    return reasons[name](value) if name in reasons else ""


def _list_reason(name: str, value: object) -> str:
    if not isinstance(value, list | tuple):
        return f'{name} must be a list: {name} = ["source", "content"]'
    for role in value:
        if role not in _ROLES:
            allowed = ", ".join(_ROLES)
            return f"{name}: “{role}” is not one of {allowed}{did_you_mean(str(role), _ROLES)}"
    return ""


def _sources_reason(value: object) -> str:
    if not isinstance(value, list | tuple) or not all(isinstance(name, str) for name in value):
        return 'from must be a list of labels of a pipeline: from = ["MONEY", "CARDINAL"]'
    return next((f"from: {reason}" for name in value if (reason := name_reason(name))), "")


def name_reason(name: str, example: str = "PERSON") -> str:
    """The reason why something cannot have this name; empty where it can."""
    if not name:
        return f'name is empty: name = "{example}"'
    if name.split() != [name]:
        return f"name “{name}” contains a space{correction('_'.join(name.split()))}"
    return "" if name.isprintable() else "name contains a character that cannot be shown"


def _key_reason(key: str) -> str:
    if not key or (len(key) == 1 and (key in "0123456789" or key.isalpha())):
        return ""
    return f"key “{key}” is neither a digit nor a letter, which comes after ;"


def _short_reason(short: str) -> str:
    if short.isprintable() and " " not in short and cells(short) <= SHORT_CELLS:
        return ""
    return f"short “{short}” is more than three letters{correction(short_form(short.strip()))}"


def _colour_reason(colour: str) -> str:
    if not colour or colour in COLOURS:
        return ""
    allowed = ", ".join(COLOURS)
    return f"colour “{colour}” is not one of {allowed}{did_you_mean(colour, COLOURS)}"


def _meaning_reason(meaning: str) -> str:
    if "\n" in meaning:
        return "meaning is longer than a line: that is what guideline is for"
    return ""


def _kind_reason(kind: str) -> str:
    kinds = [label_kind.value for label_kind in LabelKind]
    return (
        ""
        if kind in kinds
        else f"kind “{kind}” is neither span nor claim{did_you_mean(kind, kinds)}"
    )


def _role_faults(fields: Mapping[str, object]) -> Iterator[Fault]:
    role_lists = {name: fields[name] for name in _LISTS if name in fields}
    if any(_list_reason(name, value) for name, value in role_lists.items()):
        return
    if fields.get("kind", LabelKind.SPAN) == LabelKind.SPAN:
        for name in role_lists:
            yield Fault(name, f'{name} is for claims: kind = "claim"')
        return
    roles = _roles(role_lists.get("roles", _ROLES))
    if not {Role.CUE, Role.CONTENT} & set(roles):
        yield Fault("roles", "roles must include cue or content: a source alone is not a claim")
    for role in _roles(role_lists.get("required", ())):
        if role not in roles:
            yield Fault("required", f"required: “{role}” is not among the roles of this label")


def _roles(values: object) -> tuple[Role, ...]:
    """Roles in the order of a claim, each once."""
    assert isinstance(values, Iterable)  # noqa: S101 - checked before
    names = set(values)
    return tuple(role for role in Role if role in names)


def names_of(values: object) -> tuple[str, ...]:
    """The names in a sound list, in their order, each once."""
    assert isinstance(values, Iterable)  # noqa: S101 - checked before
    return tuple(dict.fromkeys(map(str, values)))


def correction(word: str) -> str:
    """A word that would be right, as a question for the end of a message; nothing without one."""
    return f"; did you mean “{word}”?" if word else ""
