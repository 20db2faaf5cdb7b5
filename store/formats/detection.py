"""Detection of a format by its content, where that is safe."""

from __future__ import annotations

import json
from typing import Any

from store.formats.format import Format
from store.formats.labelstudio_tasks import is_region_list
from store.formats.registry import format_named

_DOCCANO_LISTS = ("label", "labels", "entities")
"""Names of the lists of labelled offsets in the versions of doccano."""


def format_of_content(beginning: bytes) -> Format | None:
    """Return the format of a file by its beginning; None where it is not certain.

    Args:
        beginning: The first megabyte or so; it may end in the middle of a line.
    """
    text = beginning.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    name = _format_of_array(text) if text.startswith("[") else _format_of_line(text)
    return format_named(name) if name else None


def _format_of_array(text: str) -> str | None:
    try:
        first, _ = json.JSONDecoder().raw_decode(text, text.index("{"))
    except ValueError:
        return None
    if not isinstance(first, dict):
        return None
    has_results = bool(first.keys() & {"annotations", "completions", "predictions"})
    is_task = isinstance(first.get("data"), dict) and has_results
    return "labelstudio" if is_task or any(map(is_region_list, first.values())) else None


def _format_of_line(text: str) -> str | None:
    if text.startswith("-DOCSTART-"):
        return "conll"
    try:
        line: Any = json.loads(text.partition("\n")[0])
    except ValueError:
        return None
    if not isinstance(line, dict) or "schema" in line:
        return None
    if isinstance(line.get("spans"), list) and (
        # Prodigy adds its tokens to every task that it reads.
        isinstance(line.get("tokens"), list) or _all_have(line["spans"], "start", "end", "label")
    ):
        return "prodigy"
    if {"text", "data"} & line.keys() and (
        any(isinstance(line.get(key), list) for key in _DOCCANO_LISTS)
        or _all_have(line.get("annotations"), "start_offset", "end_offset", "label")
    ):
        return "doccano"
    return None


def _all_have(values: Any, *keys: str) -> bool:
    """Tell whether a value is a list of objects that have all of these keys."""
    return (
        isinstance(values, list)
        and bool(values)
        and all(isinstance(value, dict) and value.keys() >= {*keys} for value in values)
    )
