"""Lines as brat reads them: an annotation that goes on in the next line has a gap there."""

from __future__ import annotations

import re

from annotate.span import Fragments, Span

_BREAKS = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
"""The characters that end a line where brat reads a file, for a regular expression."""
BREAK = re.compile(f"[{_BREAKS}]")
"""Matches one line break."""
_GAP = re.compile(f"[{_BREAKS}]+")
_IN_LINE = re.compile(f"[^{_BREAKS}]+")


def split_at_breaks(text: str, pieces: Fragments) -> Fragments:
    """Split pieces at line breaks; pieces of nothing but line breaks stay as they are."""
    line_pieces = tuple(
        Span(*match.span())
        for piece in pieces
        for match in _IN_LINE.finditer(text, piece.start, piece.end)
    )
    return line_pieces or pieces


def join_at_breaks(text: str, pieces: Fragments) -> Fragments:
    """Join pieces that have only line breaks between them."""
    joined: list[Span] = []
    for piece in pieces:
        if joined and _GAP.fullmatch(text, joined[-1].end, piece.start):
            joined[-1] = Span(joined[-1].start, piece.end)
        else:
            joined.append(piece)
    return tuple(joined)
