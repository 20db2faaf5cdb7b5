"""JSON arrays, item by item: the file may have any size, as one item at a time is in memory."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator

from store.errors import ImportRefused
from store.formats.format import IncomingFile
from store.formats.json_reader import Fault, parse_json_at

_BLANK = re.compile(r"[ \t\r\n]*")
_LONGEST_WORD = len("-Infinity")
"""Characters of JSON's longest word; an error this near to the end may be a word cut short."""
_SMALLEST_READ = 1 << 16
"""Characters that are read on together, at least; chosen by hand."""


def array_items(file: IncomingFile) -> Iterator[tuple[int, object]]:
    """Read the items of a file that is one array, each with the number of its first line.

    Raises:
        ImportRefused: It is not an array, or not JSON from some place on; the items before that
            place were yielded already.
    """
    reader = _Reader(file)
    if reader.peek() != "[":
        raise ImportRefused(reader.line, "the file is not a list")
    reader.skip()
    is_first = True
    while reader.peek() != "]":
        if not is_first:
            reader.skip_comma()
        yield reader.read_value()
        is_first = False
    reader.skip()
    if reader.peek():
        raise reader.refusal("not JSON, something stands behind the list")


class _Reader:
    """Moves an offset through a file; the buffer holds the text from about there on."""

    def __init__(self, file: IncomingFile) -> None:
        self.line = 1
        """The number of the line that the offset is on."""
        self._column = 1
        self._pieces = iter(file.read_pieces())
        self._decode = codecs.getincrementaldecoder("utf-8")().decode
        self._buffer = ""
        self._offset = 0
        self._is_at_end = False
        self._read_on()
        self._move_to(len("\ufeff") if self._buffer.startswith("\ufeff") else 0)

    def peek(self) -> str:
        """Move to the next character that is not blank and return it; empty at the end."""
        while True:
            blank = _BLANK.match(self._buffer, self._offset)
            assert blank is not None  # noqa: S101 - it matches the empty string as well
            self._move_to(blank.end())
            if self._offset < len(self._buffer):
                return self._buffer[self._offset]
            if not self._read_on():
                return ""

    def skip(self) -> None:
        """Move behind the character at the offset."""
        self._move_to(self._offset + 1)

    def skip_comma(self) -> None:
        """Move behind a comma, which must be the next character."""
        if self.peek() != ",":
            raise self.refusal("not JSON, Expecting ',' delimiter")
        self.skip()

    def read_value(self) -> tuple[int, object]:
        """Read the next value; returns the number of its line too."""
        self.peek()
        while True:
            try:
                value, end = parse_json_at(self._buffer, self._offset)
            except json.JSONDecodeError as error:
                if self._may_be_incomplete(error) and self._read_on():
                    continue
                self._move_to(error.pos)
                raise self.refusal(f"not JSON, {error.msg}") from None
            except Fault as fault:
                raise ImportRefused(self.line, str(fault)) from None
            if end == len(self._buffer) and self._read_on():
                # A number may continue in the next piece.
                continue
            line = self.line
            self._move_to(end)
            return line, value

    def refusal(self, reason: str) -> ImportRefused:
        """Return the refusal of the file from the offset on."""
        return ImportRefused(self.line, f"column {self._column}: {reason}")

    def _may_be_incomplete(self, error: json.JSONDecodeError) -> bool:
        """Tell whether the error may only mean that the buffer ends too early."""
        is_near_end = error.pos >= len(self._buffer) - _LONGEST_WORD
        return is_near_end or error.msg.startswith("Unterminated string")

    def _read_on(self) -> bool:
        """Read on; returns False at the end of the file.

        The buffer doubles each time, so that a long value is not parsed from its start too often.
        """
        if self._is_at_end:
            return False
        pieces = [self._buffer[self._offset :]]
        self._offset = 0
        missing = max(_SMALLEST_READ, len(pieces[0]))
        while missing > 0 and not self._is_at_end:
            piece = next(self._pieces, b"")
            self._is_at_end = not piece
            try:
                pieces.append(self._decode(piece, self._is_at_end))
            except UnicodeDecodeError as error:
                byte = error.object[error.start]
                line = self.line + sum(text.count("\n") for text in pieces)
                line += error.object.count(b"\n", 0, error.start)
                raise ImportRefused(line, f"a byte is 0x{byte:02x}, which is not UTF-8") from None
            missing -= len(pieces[-1])
        self._buffer = "".join(pieces)
        return True

    def _move_to(self, offset: int) -> None:
        """Move on to an offset in the buffer, and count lines and columns."""
        breaks = self._buffer.count("\n", self._offset, offset)
        if breaks:
            self.line += breaks
            self._column = offset - self._buffer.rfind("\n", self._offset, offset)
        else:
            self._column += offset - self._offset
        self._offset = offset
