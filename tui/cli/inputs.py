"""What `postil extract` is given: files, folders, standard input, and texts as JSONL."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from annotate.errors import UnreadableArticle
from annotate.loaders.folder import article_paths, is_folder
from annotate.loaders.jsonl import SUFFIXES, TextRecord, load_line, numbered_lines, record_of
from annotate.loaders.plain import load_file, portable, read_file
from tui.cli.streams import input_bytes, input_document


@dataclass(frozen=True, slots=True)
class Input:
    """One text that is still to be read."""

    name: str
    """How messages call it: `b.txt`, `texts.jsonl: line 3`."""
    load: Callable[[], TextRecord]
    """Reads it; raises `UnreadableArticle` when that is not possible."""


def inputs(arguments: Namespace) -> Iterator[Input]:
    """Every text that the arguments name, in order; none is read before its turn."""
    for name in arguments.input:
        try:
            yield from _texts(name, arguments)
        except UnreadableArticle as error:
            yield Input(name, partial(_refuse, error))


def _texts(name: str, arguments: Namespace) -> Iterator[Input]:
    path = Path(name)
    if _is_jsonl(name, arguments.format):
        data = input_bytes() if name == "-" else read_file(path)
        shown = "standard input" if name == "-" else name
        uri = "-" if name == "-" else portable(path.resolve())
        for number, line in numbered_lines(data):
            where = f"{shown}: line {number}"
            yield Input(where, partial(load_line, line, name=portable(where), uri=uri))
    elif name == "-":
        yield Input("standard input", lambda: record_of(input_document(arguments.encoding)))
    elif is_folder(path):
        for found in article_paths(path):
            yield Input(str(found), partial(_load, found, arguments.encoding))
    else:
        yield Input(name, partial(_load, path, arguments.encoding))


def _is_jsonl(name: str, named_format: str | None) -> bool:
    if named_format is not None:
        return named_format == "jsonl"
    return Path(name).suffix.lower() in SUFFIXES


def _load(path: Path, encoding: str) -> TextRecord:
    return record_of(load_file(path, encoding=encoding))


def _refuse(error: UnreadableArticle) -> TextRecord:
    raise error
