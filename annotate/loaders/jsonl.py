"""Texts as JSONL: one object a line with a `text`, perhaps an `id` and `meta`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NoReturn

from annotate.document import NO_FACTS, Document, article_id, known_facts
from annotate.errors import UnreadableArticle

TEXT_KEYS = ("text", "data")
"""Keys of the text; old versions of doccano call it data."""


@dataclass(frozen=True, slots=True)
class TextRecord:
    """A text with what its line says about it."""

    document: Document
    """The text, with title and source."""
    id: str
    """The id on the line, else the one computed from the text."""
    extra: Mapping[str, object] = field(default_factory=lambda: NO_FACTS, hash=False)
    """Everything else on the line."""
    meta: Mapping[str, object] = field(default_factory=lambda: NO_FACTS, hash=False)
    """The object under `meta` on the line."""


def record_of(document: Document) -> TextRecord:
    """The record of a document without any further data."""
    return TextRecord(document, article_id(document.digest))


def load_line(line: bytes, *, name: str, uri: str) -> TextRecord:
    """Read one line.

    Args:
        line: An object in JSON.
        name: The name of the line in messages: `texts.jsonl: line 3`.
        uri: The origin of the line, unless it has one itself.

    Raises:
        UnreadableArticle: It contains no text; the message says why.
    """
    try:
        value = json.loads(line.decode("utf-8"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        bad_byte = line[error.start]
        raise UnreadableArticle(
            f"{name}: byte {error.start} is 0x{bad_byte:02x}, which is not UTF-8"
        ) from error
    except json.JSONDecodeError as error:
        raise UnreadableArticle(f"{name}: column {error.colno}: not JSON, {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableArticle(f"{name}: not JSON that can be read, {error}") from error
    return record_from(value, name=name, uri=uri)


def record_from(value: Any, *, name: str, uri: str) -> TextRecord:
    """Make a record of a value that was read as JSON.

    Args:
        value: The value.
        name: Its name in messages.
        uri: Its origin, unless it has one itself.

    Raises:
        UnreadableArticle: It contains no text; the message says why.
    """
    if not isinstance(value, dict):
        raise UnreadableArticle(f'{name}: expected an object such as {{"text": "…"}}')
    text = next((value[key] for key in TEXT_KEYS if key in value), None)
    if not isinstance(text, str):
        raise UnreadableArticle(f"{name}: text is missing or not a string")
    meta = value.get("meta") or {}
    if not isinstance(meta, dict):
        raise UnreadableArticle(f"{name}: meta is not an object")
    own_id = value.get("id")
    if not isinstance(own_id, str) or not own_id:
        # The numbers that other programs count lines with name no article.
        own_id = None
    document = Document(
        text,
        title=_string(meta, "title", own_id or name),
        uri=_string(meta, "uri", uri),
        facts=known_facts(meta),
    )
    return TextRecord(document, own_id or article_id(document.digest), extra=value, meta=meta)


def _string(meta: Mapping[str, object], key: str, default: str) -> str:
    value = meta.get(key)
    return value if isinstance(value, str) else default


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON number")
