"""The line that tells about the annotation in focus or at the cursor."""

from __future__ import annotations

from annotate.annotation import Annotation, Item, Status, status_of
from annotate.claim import Claim, Role
from annotate.claim_piece import ClaimPiece
from annotate.span import Fragments
from annotate.speakers import speaker_name
from annotate.text.quotation import quotation
from tui.reader.base import ReaderBase
from tui.widgets.bars import Part

_LONGEST_QUOTE = 30
_WORDS = {Status.SUGGESTED: "pending", Status.ACCEPTED: "accepted", Status.REJECTED: "rejected"}


def detail(reader: ReaderBase) -> list[Part]:
    """Label, status, text and note; for a claim, who says what by which cue."""
    item = reader.target
    if item is None:
        return []
    parts = [Part(item.body.label, "strong"), Part(f"  {_status(item)}  ")]
    if isinstance(item.body, Claim) and item is reader.focused_item and reader.piece_in_hand:
        parts += _piece(reader, item.body, reader.piece_in_hand)
    elif isinstance(item.body, Claim):
        if item.body.content:
            parts.append(Part(f"{quotation(reader.document.text, item.body.content)}  "))
        for role in Role:
            quote = _quote(reader, item.body.part(role)) or "—"
            if role is not Role.CONTENT:
                quote = _cut(quote)
            if role is Role.SOURCE:
                quote += _speaker(reader, item.body)
            parts += [Part(f"{role.value} ", "key"), Part(f"{quote}  ")]
    else:
        parts.append(Part(f"“{_cut(_quote(reader, item.body.fragments))}”"))
    if isinstance(item, Annotation) and item.note:
        parts.append(Part(f"   note: {' '.join(item.note.split())}"))
    return parts


def _piece(reader: ReaderBase, claim: Claim, piece: ClaimPiece) -> list[Part]:
    """The piece in hand, both of its edges in view."""
    span = piece.span(claim)
    quote = _quote(reader, (span,)) if span is not None else ""
    if len(quote) > _LONGEST_QUOTE:
        half = _LONGEST_QUOTE // 2
        quote = f"{quote[:half].rstrip()} … {quote[-half:].lstrip()}"
    return [Part(f"▸ {piece.name(claim)} ", "key"), Part(f"“{quote}”")]


def _speaker(reader: ReaderBase, claim: Claim) -> str:
    """Whom the source names, where it does not say so itself."""
    if reader.session is None:
        return ""
    name = " ".join(speaker_name(reader.session.annotations, claim).split())
    return f" = {_cut(name)}" if name and name != _quote(reader, claim.source) else ""


def _status(item: Item) -> str:
    words = _WORDS[status_of(item)]
    if isinstance(item, Annotation) and item.moved:
        return f"{words}, moved with the text"
    if item.score is not None and status_of(item) is Status.SUGGESTED:
        return f"{words} {item.score:.0%}"
    if isinstance(item, Annotation) and item.was is not None and item.was.label != item.body.label:
        return f"{words}, was {item.was.label}"
    return words


def _cut(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else quote[: _LONGEST_QUOTE - 1] + "…"


def _quote(reader: ReaderBase, pieces: Fragments) -> str:
    text = reader.document.text
    return " … ".join(" ".join(text[piece.start : piece.end].split()) for piece in pieces)
