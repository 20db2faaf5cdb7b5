"""Arrays in JSON, item by item: a file of any size, of which one item at a time is in memory."""

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
_LEAST = 1 << 16


def array_items(file: IncomingFile) -> Iterator[tuple[int, object]]:
    """The items of a file that is one array, each with the number of the line that it begins on.

    Raises:
        ImportRefused: It is no array, or no JSON from some place on; what is before it was given.
    """
    reader = _Reader(file)
    if reader.mark() != "[":
        raise ImportRefused(reader.line, "the file is no list")
    reader.skip()
    is_first = True
    while reader.mark() != "]":
        if not is_first:
            reader.expect(",")
        yield reader.value()
        is_first = False
    reader.skip()
    if reader.mark():
        raise reader.refusal("not JSON, something stands behind the list")


class _Reader:
    """Goes through a file; the buffer holds what was read and is not done with yet."""

    def __init__(self, file: IncomingFile) -> None:
        self.line = 1
        """The number of the line that the place is on."""
        self._column = 1
        self._pieces = iter(file.pieces())
        self._decode = codecs.getincrementaldecoder("utf-8")().decode
        self._buffer = ""
        self._place = 0
        self._is_whole = False
        self._more()
        self._pass(len("\ufeff") if self._buffer.startswith("\ufeff") else 0)

    def mark(self) -> str:
        """The next sign that is not blank, where the place is from now on; empty at the end."""
        while True:
            blank = _BLANK.match(self._buffer, self._place)
            assert blank is not None  # noqa: S101 - it matches nothing as well
            self._pass(blank.end())
            if self._place < len(self._buffer):
                return self._buffer[self._place]
            if not self._more():
                return ""

    def skip(self) -> None:
        """Go on behind the sign at the place."""
        self._pass(self._place + 1)

    def expect(self, sign: str) -> None:
        """Go on behind a sign, which must be the next."""
        if self.mark() != sign:
            raise self.refusal(f"not JSON, Expecting {sign!r} delimiter")
        self.skip()

    def value(self) -> tuple[int, object]:
        """The value that begins next, and the number of its line."""
        self.mark()
        while True:
            try:
                value, end = parse_json_at(self._buffer, self._place)
            except json.JSONDecodeError as error:
                if self._may_go_on(error) and self._more():
                    continue
                self._pass(error.pos)
                raise self.refusal(f"not JSON, {error.msg}") from None
            except Fault as fault:
                raise ImportRefused(self.line, str(fault)) from None
            if end == len(self._buffer) and self._more():
                # A number may go on in what comes next.
                continue
            line = self.line
            self._pass(end)
            return line, value

    def refusal(self, reason: str) -> ImportRefused:
        """That the file is not what it should be, from the place on."""
        return ImportRefused(self.line, f"column {self._column}: {reason}")

    def _may_go_on(self, error: json.JSONDecodeError) -> bool:
        """Whether the buffer only ends too early."""
        is_at_the_end = error.pos >= len(self._buffer) - _LONGEST_WORD
        return is_at_the_end or error.msg.startswith("Unterminated string")

    def _more(self) -> bool:
        """Read on, at least as much again as is there: a long value is not begun anew too often."""
        if self._is_whole:
            return False
        pieces = [self._buffer[self._place :]]
        self._place = 0
        wanted = max(_LEAST, len(pieces[0]))
        while wanted > 0 and not self._is_whole:
            piece = next(self._pieces, b"")
            self._is_whole = not piece
            try:
                pieces.append(self._decode(piece, self._is_whole))
            except UnicodeDecodeError as error:
                bad = error.object[error.start]
                line = self.line + sum(text.count("\n") for text in pieces)
                line += error.object.count(b"\n", 0, error.start)
                raise ImportRefused(line, f"a byte is 0x{bad:02x}, which is not UTF-8") from None
            wanted -= len(pieces[-1])
        self._buffer = "".join(pieces)
        return True

    def _pass(self, place: int) -> None:
        """Move the place on, and count lines and columns."""
        breaks = self._buffer.count("\n", self._place, place)
        if breaks:
            self.line += breaks
            self._column = place - self._buffer.rfind("\n", self._place, place)
        else:
            self._column += place - self._place
        self._place = place
