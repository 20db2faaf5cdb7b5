"""Files with an article on each line: recognising them, and reading their lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import PurePosixPath

from annotate.loaders.registry import ENDINGS
from annotate.loaders.source import Source

SUFFIXES = frozenset({".jsonl", ".ndjson"})
"""Endings of files that hold texts as JSONL."""


def is_lines(source: Source) -> bool:
    """Return whether a source holds an article on each line, by its ending or its first line."""
    ending = PurePosixPath(source.name).suffix.lower()
    return ending in SUFFIXES or (ending not in ENDINGS and _begins_with_text(source.data))


def _begins_with_text(data: bytes) -> bool:
    first = data.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0]
    if not first.startswith(b"{"):
        return False
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and isinstance(value.get("text", value.get("data")), str)


def numbered_lines(data: bytes) -> Iterator[tuple[int, bytes]]:
    r"""The lines of a file that are not blank, counted from 1; they end at `\n` alone."""
    return streamed_lines(BytesIO(data))


def streamed_lines(file: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """The same for a file that need not fit into memory."""
    for number, raw_line in enumerate(file, start=1):
        line = raw_line.removeprefix(b"\xef\xbb\xbf") if number == 1 else raw_line
        if line.strip():
            yield number, line.removesuffix(b"\n")
