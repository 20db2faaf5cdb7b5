"""Sources of answers: what a suggester of any kind offers to the process that asks it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from annotate.suggesters.collecting import SuggesterFailed
from annotate.suggesters.request import Request

LONGEST_REASON = 200
"""Characters of others' words that are shown where an answer fails; chosen by hand."""
_LONGEST_LINE = 1_000_000
"""Bytes of a line at most; chosen by hand, far above any suggestion."""
_MOST_BYTES = 16_000_000
"""Bytes that answer one request at most; chosen by hand, some for each of 50,000 suggestions."""


class Source(Protocol):
    """Answers requests; one at a time."""

    def answers(self, request: Request, *, seconds: float) -> Iterator[list[bytes]]:
        """Yield the lines that answer a request, as many at a time as have come.

        Whoever has read the last answer stops before the end.

        Raises:
            SuggesterFailed: There are no answers, or no more; the message says why.
        """


class LineSplitter:
    """Cuts what comes into lines, within limits; an unfinished line waits for its end."""

    def __init__(self) -> None:
        self._total = 0
        self._rest = b""

    def add(self, chunk: bytes) -> list[bytes]:
        """The lines that are whole now.

        Raises:
            SuggesterFailed: It is too much altogether, or a line is too long.
        """
        self._total += len(chunk)
        *lines, self._rest = (self._rest + chunk).split(b"\n")
        if self._total > _MOST_BYTES:
            raise SuggesterFailed(f"wrote more than {_MOST_BYTES:,} bytes")
        if max(len(self._rest), *map(len, lines), 0) > _LONGEST_LINE:
            raise SuggesterFailed(f"wrote a line of more than {_LONGEST_LINE:,} bytes")
        return lines
