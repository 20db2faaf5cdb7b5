"""Texts as Parquet: a row is what an object on a line of JSONL is, its columns are the keys."""

from __future__ import annotations

import math
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time
from functools import partial
from io import SEEK_END
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

from annotate.errors import UnreadableArticle
from annotate.loaders.jsonl import TEXT_KEYS, TextRecord, record_from
from annotate.loaders.registry import missing_library
from annotate.loaders.source import Source

if TYPE_CHECKING:
    import pyarrow
    from pyarrow.parquet import ParquetFile

_ROWS_AT_ONCE = 256
"""Rows that are in memory at a time; chosen by hand."""

_BUFFER = 1 << 20
"""Bytes of a column that are read ahead, so that a group of rows need not fit into memory."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is still to be read."""

    name: str
    """Its name in messages: `texts.parquet: row 3`."""
    load: Callable[[], TextRecord]
    """Reads it; raises `UnreadableArticle` when that is not possible."""
    size: int
    """Its share of the file, in bytes."""


def rows(file: BinaryIO, *, name: str, uri: str) -> Iterator[Row]:
    """Yield every row, in order, counted from 1; few are in memory at a time.

    Each row of a group that is damaged is refused with the reason; the other groups are read.

    Args:
        file: The file, in which one can seek.
        name: The name of the file in messages.
        uri: The origin of each row, unless it has one itself.

    Raises:
        UnreadableArticle: The file is no Parquet, or pyarrow is not installed.
    """
    table = _open(file, name)
    size = file.seek(0, SEEK_END) // max(table.metadata.num_rows, 1)
    first = 1
    for group in range(table.num_row_groups):
        end = first + table.metadata.row_group(group).num_rows
        for row_name, load in _rows_of_group(table, group, range(first, end), name=name, uri=uri):
            yield Row(row_name, load, size)
        first = end


def is_rows(source: Source) -> bool:
    """Return whether a source is Parquet, by its first bytes."""
    return source.data.startswith(b"PAR1")


def _open(file: BinaryIO, name: str) -> ParquetFile:
    try:
        import pyarrow
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise missing_library("parquet", f"{name} is Parquet") from error
    try:
        return ParquetFile(file, buffer_size=_BUFFER, pre_buffer=False)
    except (OSError, pyarrow.ArrowException) as error:
        raise UnreadableArticle(f"{name}: not Parquet that can be read, {_words(error)}") from error


def _rows_of_group(
    table: ParquetFile, group: int, numbers: range, *, name: str, uri: str
) -> Iterator[tuple[str, Callable[[], TextRecord]]]:
    """Yield the name of each row of a group, and what reads it."""
    import pyarrow

    done = 0
    try:
        for batch in table.iter_batches(_ROWS_AT_ONCE, row_groups=[group]):
            for index in range(batch.num_rows):
                row_name = f"{name}: row {numbers[done]}"
                yield row_name, partial(_load, batch, index, name=row_name, uri=uri)
                done += 1
    except (OSError, pyarrow.ArrowException) as error:
        for number in numbers[done:]:
            row_name = f"{name}: row {number}"
            yield row_name, partial(_refuse, f"{row_name}: damaged, {_words(error)}")


def _load(batch: pyarrow.RecordBatch, index: int, *, name: str, uri: str) -> TextRecord:
    """Read a row of a batch.

    Raises:
        UnreadableArticle: It contains no text, or what JSON cannot hold.
    """
    import pyarrow

    try:
        values = [_python(column[index]) for column in batch.columns]
        row = dict(zip(batch.schema.names, values, strict=True))
        fields = {key: _field(key, value) for key, value in row.items()}
    except (ValueError, TypeError, RecursionError, pyarrow.ArrowException) as error:
        raise UnreadableArticle(f"{name}: {_words(error)}") from error
    return record_from(fields, name=name, uri=uri)


def _python(value: pyarrow.Scalar) -> Any:
    """A value of Arrow as one of Python."""
    import pyarrow

    if pyarrow.types.is_timestamp(value.type):
        # Python's times end at microseconds.
        value = value.cast(pyarrow.timestamp("us", value.type.tz), safe=False)
    return value.as_py(maps_as_pydicts="strict")


def _field(key: str, value: Any) -> Any:
    """A value as JSON has it. Old programs say of no text that it is one: bytes are UTF-8.

    Raises:
        UnicodeDecodeError: The bytes of an article's text are not.
    """
    if isinstance(value, bytes) and key in TEXT_KEYS:
        return value.decode("utf-8")
    return _plain(value)


def _plain(value: Any) -> Any:
    match value:
        case None | bool() | int() | str():
            return value
        case float():
            # Tables have no other sign for a number that is missing.
            return value if math.isfinite(value) else None
        case bytes():
            return _decoded(value)
        case dict():
            return {str(key): _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _decoded(data: bytes) -> str:
    """Bytes as text; as Base64 where they are no text, such as those of a picture."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return b64encode(data).decode("ascii")


def _words(error: Exception) -> str:
    return " ".join(str(error).split())


def _refuse(words: str) -> NoReturn:
    raise UnreadableArticle(words)
