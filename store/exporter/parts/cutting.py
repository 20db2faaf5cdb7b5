"""Cutting texts into parts: each part is a file of lines with all that is known of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from annotate.loaders.jsonl import TextRecord
from store.exporter.parts.file_names import input_name
from store.exporter.parts.places import Place
from store.exporter.parts.plan import Part


def cut(texts: Iterable[TextRecord], folder: Place, size: int) -> Iterator[Part]:
    """Write texts into parts, and yield each part when it is on disk.

    Args:
        texts: Any number of texts; one is in memory at a time.
        folder: The folder of the extraction.
        size: The bytes from which on a part is complete; an article is never cut.

    Raises:
        WriteFailed: The disk refused.
    """
    lines = ((len(text.document.text.split()), text_line(text)) for text in texts)
    for number, first in enumerate(lines):
        yield _write_part(folder, input_name(number), first, lines, size)


def _write_part(
    folder: Place,
    name: str,
    first: tuple[int, bytes],
    following: Iterator[tuple[int, bytes]],
    size: int,
) -> Part:
    """Write lines until there are enough, the first one in any case."""
    articles, (words, line) = 1, first
    with folder.create(name) as file:
        file.write(line)
        while file.size < size:
            following_line = next(following, None)
            if following_line is None:
                break
            file.write(following_line[1])
            words += following_line[0]
            articles += 1
    return Part(articles, words, file.size, file.digest)


def text_line(text: TextRecord) -> bytes:
    """A text as a line of JSON, from which `load_line` reads the same again."""
    document = text.document
    fields = {
        **text.extra,
        "id": text.id,
        "text": document.text,
        "meta": {**text.meta, "title": document.title, "uri": document.uri, **document.facts},
    }
    return _json_line(fields)


def _json_line(fields: Mapping[str, object]) -> bytes:
    try:
        return json.dumps(fields, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:
        # Lone surrogates, which UTF-8 cannot hold, are escaped.
        return json.dumps(fields).encode() + b"\n"
