"""Telling a format by its content, where that is safe."""

from __future__ import annotations

import json
from typing import Any

from store.formats.format import Format
from store.formats.registry import format_named

_DOCCANO = ("label", "labels", "entities")


def format_of_content(beginning: bytes) -> Format | None:
    """The format of a file that begins like this; None where it is not sure.

    Args:
        beginning: The first megabyte or so; of a longer file it may end anywhere.
    """
    text = beginning.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")
    name = _of_array(text) if text.startswith("[") else _of_line(text)
    return format_named(name) if name else None


def _of_array(text: str) -> str | None:
    try:
        first, _ = json.JSONDecoder().raw_decode(text, text.index("{"))
    except ValueError:
        return None
    is_task = isinstance(first, dict) and isinstance(first.get("data"), dict)
    return "labelstudio" if is_task and first.keys() & {"annotations", "predictions"} else None


def _of_line(text: str) -> str | None:
    if text.startswith("-DOCSTART-"):
        return "conll"
    try:
        line: Any = json.loads(text.partition("\n")[0])
    except ValueError:
        return None
    if not isinstance(line, dict) or "schema" in line:
        return None
    if isinstance(line.get("spans"), list) and (
        # Prodigy adds its tokens to what it takes in.
        isinstance(line.get("tokens"), list) or _have(line["spans"], "start", "end", "label")
    ):
        return "prodigy"
    if {"text", "data"} & line.keys() and (
        any(isinstance(line.get(key), list) for key in _DOCCANO)
        or _have(line.get("annotations"), "start_offset", "end_offset", "label")
    ):
        return "doccano"
    return None


def _have(values: Any, *keys: str) -> bool:
    """Whether this is a list of objects that have all of these keys."""
    return (
        isinstance(values, list)
        and bool(values)
        and all(isinstance(value, dict) and value.keys() >= {*keys} for value in values)
    )
