"""JSON from elsewhere: lines and values, each of which can be written again, or a fault."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any, NoReturn

from store.errors import ImportRefused
from store.formats.format import IncomingFile
from store.formats.json_quotes import quoted

_DEEPEST = 100
"""Levels of nesting; chosen by hand, far below the limit of Python's recursion."""
_BLANK = " \t\r"
_BOM = "\ufeff"


class Fault(Exception):
    """A value cannot be read; its place in the file is not known here."""

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.line = line
        """The number of the line in a text of several lines."""


def read_objects(
    files: Iterable[IncomingFile],
) -> Iterator[tuple[IncomingFile, int, dict[str, Any]]]:
    """Read the objects of JSONL files, each with its file and line number.

    Raises:
        ImportRefused: A line is not an object.
    """
    for file in files:
        for number, text in read_lines(file):
            if is_blank(text):
                continue
            try:
                value = parse_json(text)
            except Fault as fault:
                raise ImportRefused(number, str(fault)) from None
            if not isinstance(value, dict):
                raise ImportRefused(number, f"expected an object, got {quoted(value)}")
            yield file, number, value


def read_lines(file: IncomingFile) -> Iterator[tuple[int, str]]:
    r"""Read the lines of a file with their numbers, without the `\n` and a byte order mark.

    Raises:
        ImportRefused: A line is not UTF-8.
    """
    for number, raw in enumerate(split_lines(file.read_pieces()), start=1):
        try:
            yield number, decode_line(number, raw)
        except Fault as fault:
            raise ImportRefused(number, str(fault)) from None


def split_lines(stream: Iterable[bytes] | Iterable[str]) -> Iterator[bytes | str]:
    r"""Split a stream at `\n` alone: JSON strings may hold the other line separators of Unicode."""
    line_pieces: list[Any] = []
    for chunk in stream:
        pieces: list[Any] = chunk.split("\n") if isinstance(chunk, str) else chunk.split(b"\n")
        line_pieces.append(pieces[0])
        for piece in pieces[1:]:
            yield line_pieces[0][:0].join(line_pieces)
            line_pieces = [piece]
    if line_pieces:
        yield line_pieces[0][:0].join(line_pieces)


def decode_line(number: int, raw: bytes | str) -> str:
    """Return the text of a line, of the first one without a byte order mark.

    Args:
        number: The number of the line, counted from 1.
        raw: The line.

    Raises:
        Fault: It is not UTF-8.
    """
    try:
        text = raw if isinstance(raw, str) else raw.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = error.object[error.start]
        raise Fault(f"byte {error.start} is 0x{byte:02x}, which is not UTF-8") from None
    return text.removeprefix(_BOM) if number == 1 else text


def is_blank(line: str) -> bool:
    """Tell whether a line holds nothing but the white space of JSON."""
    return not line.strip(_BLANK)


def parse_json(text: str) -> object:
    """Parse a JSON value that can be written again; raises `Fault` for anything else."""
    try:
        with _other_errors_as_faults():
            value: object = _decoder().decode(text)
    except json.JSONDecodeError as error:
        raise Fault(f"column {error.colno}: not JSON, {error.msg}", error.lineno) from None
    # What has no more brackets is not nested more deeply; most lines are checked by that.
    if text.count("[") + text.count("{") > _DEEPEST:
        _check_depth(value)
    return value


def parse_json_at(text: str, start: int) -> tuple[object, int]:
    """Parse the JSON value that begins at an offset; returns it and the offset of its end.

    Raises:
        JSONDecodeError: There is none, or the text ends too early.
        Fault: It cannot be written again.
    """
    with _other_errors_as_faults():
        value, end = _decoder().raw_decode(text, start)
    _check_depth(value)
    return value, end


@cache
def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(
        parse_constant=_refuse_constant, parse_float=_parse_finite, object_pairs_hook=_make_object
    )


@contextmanager
def _other_errors_as_faults() -> Iterator[None]:
    """Turn every error but that of the syntax into a `Fault`."""
    try:
        yield
    except json.JSONDecodeError:
        raise
    except ValueError as error:
        raise Fault(f"not JSON that can be read, {error}") from None
    except RecursionError:
        raise Fault(f"nested more than {_DEEPEST} deep") from None


def _refuse_constant(name: str) -> NoReturn:
    raise Fault(f"{name} is not a JSON number")


def _parse_finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise Fault(f"the number {digits[:20]} is too large")
    return number


def _make_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    value = dict(pairs)
    if len(value) != len(pairs):
        counts = Counter(key for key, _ in pairs)
        repeated_key, _ = counts.most_common(1)[0]
        raise Fault(f"the key {quoted(repeated_key)} stands twice in one object")
    return value


def _check_depth(value: object) -> None:
    level: list[object] = [value]
    for _ in range(_DEEPEST):
        level = [child for parent in level for child in _children(parent)]
        if not level:
            return
    raise Fault(f"nested more than {_DEEPEST} deep")


def _children(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()
