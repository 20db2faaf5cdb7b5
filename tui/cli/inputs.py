"""What `postil extract` is given: files, folders, addresses, standard input, texts as JSONL."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from annotate.errors import UnreadableArticle
from annotate.loaders import plain, registry
from annotate.loaders.folder import article_paths, is_folder
from annotate.loaders.jsonl import TextRecord, is_lines, load_line, numbered_lines, record_of
from annotate.loaders.source import Source, file_source, portable
from tui.cli.streams import is_stream_or_address, named_source


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
    if is_stream_or_address(name) or not is_folder(Path(name)):
        yield from _from_source(named_source(name, arguments.encoding), arguments.format)
        return
    for path in article_paths(Path(name)):
        try:
            yield from _from_source(file_source(path, encoding=arguments.encoding), None)
        except UnreadableArticle as error:
            yield Input(str(path), partial(_refuse, error))


def _from_source(source: Source, named_format: str | None) -> Iterator[Input]:
    """The texts of a source: one on each line, or all of it as one."""
    if named_format == "jsonl" or (named_format is None and is_lines(source)):
        for number, line in numbered_lines(source.data):
            where = f"{source.name}: line {number}"
            yield Input(where, partial(load_line, line, name=portable(where), uri=source.uri))
        return
    load = registry.load if named_format is None else plain.load
    yield Input(source.name, lambda: record_of(load(source)))


def _refuse(error: UnreadableArticle) -> TextRecord:
    raise error
