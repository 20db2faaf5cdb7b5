"""The inputs of `postil extract`: files, folders, addresses, standard input, texts as JSONL."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from annotate.errors import UnreadableArticle
from annotate.loaders import bounded, plain
from annotate.loaders.folder import article_paths, is_folder
from annotate.loaders.jsonl import TextRecord, load_line, record_of
from annotate.loaders.lines import SUFFIXES, is_lines, numbered_lines, streamed_lines
from annotate.loaders.source import Source, file_source, is_address, open_file, portable
from tui.cli.streams import input_stream, is_stream_or_address, named_source

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
        files = article_paths(path) if is_folder(path) else [path]
        return sum(file.stat().st_size for file in files)
    except (OSError, UnreadableArticle):
        return 0


def _texts(name: str, arguments: Namespace) -> Iterator[Input]:
    if _is_stream_of_lines(name, arguments.format):
        yield from _from_lines(name)
        return
    if is_stream_or_address(name) or not is_folder(Path(name)):
        yield from _from_source(named_source(name, arguments.encoding), arguments.format)
        return
    for path in article_paths(Path(name)):
        try:
            yield from _from_source(file_source(path, encoding=arguments.encoding), None)
        except UnreadableArticle as error:
            yield Input(str(path), partial(_refuse, error))


def _is_stream_of_lines(name: str, named_format: str | None) -> bool:
    """Tell whether an input can be read line by line, so that it need not fit into memory."""
    if named_format == "jsonl":
        return name == "-" or (not is_address(name) and not is_folder(Path(name)))
    path = Path(name)
    return named_format is None and path.suffix.lower() in SUFFIXES and path.is_file()


def _from_lines(name: str) -> Iterator[Input]:
    is_standard_input = name == "-"
    title = "standard input" if is_standard_input else name
    uri = "-" if is_standard_input else portable(Path(name).resolve())
    with nullcontext(input_stream()) if is_standard_input else open_file(Path(name)) as file:
        for number, line in streamed_lines(file):
            line_name = f"{title}: line {number}"
            load = partial(load_line, line, name=portable(line_name), uri=uri)
            yield Input(line_name, load, len(line))


def _from_source(source: Source, named_format: str | None) -> Iterator[Input]:
    """Yield the texts of a source: one on each line, or the whole as one."""
    if named_format == "jsonl" or (named_format is None and is_lines(source)):
        for number, line in numbered_lines(source.data):
            line_name = f"{source.name}: line {number}"
            load_text = partial(load_line, line, name=portable(line_name), uri=source.uri)
            yield Input(line_name, load_text, len(line))
        return
    load = bounded.load if named_format is None else plain.load
    yield Input(source.name, lambda: record_of(load(source)), len(source.data))


def _refuse(error: UnreadableArticle) -> TextRecord:
    raise error
