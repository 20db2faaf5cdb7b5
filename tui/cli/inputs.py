"""The inputs of `postil extract`: files, folders, addresses, standard input; JSONL and Parquet."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from annotate.errors import UnreadableArticle
from annotate.loaders import bounded, parquet, plain
from annotate.loaders.folder import extractable_paths, is_folder
from annotate.loaders.jsonl import TextRecord, load_line, record_of
from annotate.loaders.lines import SUFFIXES, is_lines, streamed_lines
from annotate.loaders.parquet import is_rows
from annotate.loaders.registry import ROW_ENDINGS
from annotate.loaders.source import Source, portable
from store.files.remote_files import is_remote
from tui.cli.input_files import InputFile, input_files
from tui.cli.input_sources import input_stream, is_stream_or_address, named_source

NOTHING_TO_READ = "extract needs something to read: a file, a folder, an address or -"
"""What is said where no input is named."""


@dataclass(frozen=True, slots=True)
class Input:
    """One text that is still to be read."""

    name: str
    """Its name in messages: `b.txt`, `texts.jsonl: line 3`."""
    load: Callable[[], TextRecord]
    """Reads it; raises `UnreadableArticle` when that is not possible."""
    size: int = 0
    """Its share of the `total_size`, in bytes."""


def inputs(arguments: Namespace) -> Iterator[Input]:
    """Yield every text that the arguments name, in order; none is read before its turn."""
    for name in arguments.input:
        try:
            yield from _texts(name, arguments)
        except UnreadableArticle as error:
            yield Input(name, partial(_refuse, error))


def total_size(arguments: Namespace) -> int | None:
    """Return the size of all inputs in bytes; None where it is not known beforehand."""
    sizes = [0 if is_stream_or_address(name) else _size(Path(name)) for name in arguments.input]
    return sum(sizes) if all(sizes) else None


def _size(path: Path) -> int:
    """Return the size of a file, or of the articles in a folder; 0 where it cannot be read."""
    try:
        files = extractable_paths(path) if is_folder(path) else [path]
        return sum(file.stat().st_size for file in files)
    except (OSError, UnreadableArticle):
        return 0


def _texts(name: str, arguments: Namespace) -> Iterator[Input]:
    if is_stream_or_address(name) and not is_remote(name):
        yield from _from_stream(name, arguments)
        return
    named = input_files(name, arguments.encoding)
    for file in named.files:
        try:
            yield from _from_file(file, None if named.is_folder else arguments.format)
        except UnreadableArticle as error:
            yield Input(file.name, partial(_refuse, error))


def _from_stream(name: str, arguments: Namespace) -> Iterator[Input]:
    """Yield the texts of standard input or of an address."""
    if name == "-" and arguments.format == "jsonl":
        yield from _from_lines(input_stream(), "standard input", "-")
        return
    yield from _from_source(named_source(name, arguments.encoding), arguments.format)


def _from_file(file: InputFile, named_format: str | None) -> Iterator[Input]:
    """Yield the texts of a file; one with many of them need not fit into memory."""
    if named_format == "jsonl" or (named_format is None and file.suffix in SUFFIXES):
        with file.open() as lines:
            yield from _from_lines(lines, file.name, file.uri)
    elif named_format == "parquet" or (named_format is None and file.suffix in ROW_ENDINGS):
        with file.open() as table:
            yield from _from_rows(table, file.name, file.uri)
    else:
        yield from _from_source(file.source(), named_format)


def _from_lines(file: Iterable[bytes], name: str, uri: str) -> Iterator[Input]:
    for number, line in streamed_lines(file):
        line_name = f"{name}: line {number}"
        load = partial(load_line, line, name=portable(line_name), uri=uri)
        yield Input(line_name, load, len(line))


def _from_rows(file: BinaryIO, name: str, uri: str) -> Iterator[Input]:
    rows = parquet.rows(file, name=portable(name), uri=uri)
    yield from (Input(row.name, row.load, row.size) for row in rows)


def _from_source(source: Source, named_format: str | None) -> Iterator[Input]:
    """Yield the texts of a source: one on each line or in each row, or the whole as one."""
    if named_format == "parquet" or (named_format is None and is_rows(source)):
        yield from _from_rows(BytesIO(source.data), source.name, source.uri)
    elif named_format == "jsonl" or (named_format is None and is_lines(source)):
        yield from _from_lines(BytesIO(source.data), source.name, source.uri)
    else:
        load = bounded.load if named_format is None else plain.load
        yield Input(source.name, lambda: record_of(load(source)), len(source.data))


def _refuse(error: UnreadableArticle) -> TextRecord:
    raise error
