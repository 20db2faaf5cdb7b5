"""JSON from elsewhere, line by line or item by item, and what is wrong with it."""

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
from store.formats.jsonl_schema import abbreviated

_DEEPEST = 100
_BLANK = " \t\r"
_BOM = "\ufeff"


class Fault(Exception):
    """A line cannot be read; its number is not known here."""

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.line = line
        """Where that is in a text of several lines."""


def read_objects(
    files: Iterable[IncomingFile],
) -> Iterator[tuple[IncomingFile, int, dict[str, Any]]]:
    """The objects of JSONL files, each with its file and line number.

    Raises:
        ImportRefused: A line is no object.
    """
    for file in files:
        for number, text in read_lines(file):
            if not text.strip(_BLANK):
                continue
            try:
                value = parse_json(text)
            except Fault as fault:
                raise ImportRefused(number, str(fault)) from None
            if not isinstance(value, dict):
                raise ImportRefused(number, f"expected an object, got {abbreviated(value)}")
            yield file, number, value


def read_lines(file: IncomingFile) -> Iterator[tuple[int, str]]:
    r"""The lines of a file with their numbers, without the `\n` and without a byte order mark.

    Raises:
        ImportRefused: A line is not UTF-8.
    """
    for number, raw in enumerate(split_lines(file.pieces()), start=1):
        try:
            yield number, decode_line(raw).removeprefix(_BOM if number == 1 else "")
        except Fault as fault:
            raise ImportRefused(number, str(fault)) from None


def split_lines(stream: Iterable[bytes] | Iterable[str]) -> Iterator[bytes | str]:
    r"""The stream cut at `\n` alone: JSON strings may hold the other line separators of Unicode."""
    pending: list[Any] = []
    for chunk in stream:
        pieces: list[Any] = chunk.split("\n") if isinstance(chunk, str) else chunk.split(b"\n")
        pending.append(pieces[0])
        for piece in pieces[1:]:
            yield pending[0][:0].join(pending)
            pending = [piece]
    if pending:
        yield pending[0][:0].join(pending)


def decode_line(raw: bytes | str) -> str:
    """A line as text; raises `Fault` where it is not UTF-8."""
    if isinstance(raw, str):
        return raw
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        value = raw[error.start]
        raise Fault(f"byte {error.start} is 0x{value:02x}, which is not UTF-8") from None


def parse_json(text: str) -> object:
    """A JSON value that can be written again; raises `Fault` for anything else."""
    try:
        with _only_faults():
            value: object = _decoder().decode(text)
    except json.JSONDecodeError as error:
        raise Fault(f"column {error.colno}: not JSON, {error.msg}", error.lineno) from None
    _check_depth(value)
    return value


def parse_json_at(text: str, place: int) -> tuple[object, int]:
    """The JSON value that begins at a place in a text, and where it ends.

    Raises:
        JSONDecodeError: There is none, or the text ends too early.
        Fault: It cannot be written again.
    """
    with _only_faults():
        value, end = _decoder().raw_decode(text, place)
    _check_depth(value)
    return value, end


@cache
def _decoder() -> json.JSONDecoder:
    return json.JSONDecoder(
        parse_constant=_refuse_constant, parse_float=_finite, object_pairs_hook=_object
    )


@contextmanager
def _only_faults() -> Iterator[None]:
    """Turn whatever else can be wrong than the syntax into a `Fault`."""
    try:
        yield
    except json.JSONDecodeError:
        raise
    except ValueError as error:
        raise Fault(f"not JSON that can be read, {error}") from None
    except RecursionError:
        raise Fault(f"nested more than {_DEEPEST} deep") from None


def _refuse_constant(name: str) -> NoReturn:
    raise Fault(f"{name} is no JSON number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise Fault(f"the number {digits[:20]} is too large")
    return number


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        keys = Counter(key for key, _ in pairs)
        twice, _ = keys.most_common(1)[0]
        raise Fault(f"the key {abbreviated(twice)} stands twice in one object")
    return found


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
