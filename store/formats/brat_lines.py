"""Lines as brat reads them: an annotation that goes on in the next line has a gap there."""

from __future__ import annotations

import re

from annotate.span import Fragments, Span

_BREAKS = r"\n\r\v\f\x1c-\x1e\x85\u2028\u2029"
"""What a line may end with where brat reads a file, as characters of a regular expression."""
BREAK = re.compile(f"[{_BREAKS}]")
"""One of them."""
_GAP = re.compile(f"[{_BREAKS}]+")
_IN_LINE = re.compile(f"[^{_BREAKS}]+")


def split_at_breaks(text: str, pieces: Fragments) -> Fragments:
    """What of the pieces stands on each line; all of it where that is nothing but line breaks."""
    lines = tuple(
        Span(*found.span())
        for piece in pieces
        for found in _IN_LINE.finditer(text, piece.start, piece.end)
    )
    return lines or pieces


def join_at_breaks(text: str, pieces: Fragments) -> Fragments:
    """The pieces, with those as one that only line breaks stand between."""
    whole: list[Span] = []
    for piece in pieces:
        if whole and _GAP.fullmatch(text, whole[-1].end, piece.start):
            whole[-1] = Span(whole[-1].start, piece.end)
        else:
            whole.append(piece)
    return tuple(whole)
