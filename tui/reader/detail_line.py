"""The line with the details of the annotation in focus or at the cursor."""

from __future__ import annotations

from annotate.annotation import Annotation, Item, Status, status_of
from annotate.claim import Claim, Role
from annotate.claim_piece import ClaimPiece
from annotate.span import Fragments
from annotate.speakers import speaker_name
from annotate.text.quotation import quotation
from tui.reader.state import ReadingState
from tui.widgets.lines import Part

_LONGEST_QUOTE = 30
"""Characters of a quote at most; chosen by hand."""
STATUS_WORDS = {
    Status.SUGGESTED: "pending",
    Status.ACCEPTED: "accepted",
    Status.REJECTED: "rejected",
}
"""Statuses in words, in the order in which they are counted."""


def details(state: ReadingState) -> list[Part]:
    """Label, status, text and note; for a claim, who says what by which cue."""
    item = state.target
    if item is None:
        return []
    parts = [Part(item.body.label, "strong"), Part(f"  {_status(item)}  ")]
    piece = state.piece_in_hand if item is state.focused_item else None
    if isinstance(item.body, Claim) and piece is not None:
        parts += _piece(state, item.body, piece)
    elif isinstance(item.body, Claim):
        parts += _claim(state, item.body)
    else:
        parts.append(Part(f"“{_shortened(_quote(state, item.body.fragments))}”"))
    if isinstance(item, Annotation) and item.note:
        parts.append(Part(f"   note: {' '.join(item.note.split())}"))
    return parts


def _claim(state: ReadingState, claim: Claim) -> list[Part]:
    parts = []
    if claim.content:
        parts.append(Part(f"{quotation(state.document.text, claim.content)}  "))
    for role in Role:
        quote = _quote(state, claim.part(role)) or "—"
        if role is not Role.CONTENT:
            quote = _shortened(quote)
        if role is Role.SOURCE:
            quote += _speaker(state, claim)
        parts += [Part(f"{role.value} ", "key"), Part(f"{quote}  ")]
    return parts


def _piece(state: ReadingState, claim: Claim, piece: ClaimPiece) -> list[Part]:
    """The piece in hand, both of its edges in view."""
    span = piece.span(claim)
    quote = _quote(state, (span,)) if span is not None else ""
    if len(quote) > _LONGEST_QUOTE:
        half = _LONGEST_QUOTE // 2
        quote = f"{quote[:half].rstrip()} … {quote[-half:].lstrip()}"
    return [Part(f"▸ {piece.name(claim)} ", "key"), Part(f"“{quote}”")]


def _speaker(state: ReadingState, claim: Claim) -> str:
    """The entity that the source refers to, where the source does not name it."""
    if state.annotations is None:
        return ""
    name = " ".join(speaker_name(state.annotations, claim).split())
    return f" = {_shortened(name)}" if name and name != _quote(state, claim.source) else ""


def _status(item: Item) -> str:
    words = STATUS_WORDS[status_of(item)]
    if isinstance(item, Annotation) and item.moved:
        return f"{words}, moved with the text"
    if item.score is not None and status_of(item) is Status.SUGGESTED:
        return f"{words} {item.score:.0%}"
    if isinstance(item, Annotation) and item.was is not None and item.was.label != item.body.label:
        return f"{words}, was {item.was.label}"
    return words


def _shortened(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else quote[: _LONGEST_QUOTE - 1] + "…"


def _quote(state: ReadingState, fragments: Fragments) -> str:
    text = state.document.text
    return " … ".join(" ".join(text[span.start : span.end].split()) for span in fragments)
