"""The line with the details of the open claim, or of the annotation in focus or at the cursor."""

from __future__ import annotations

from annotate.annotation import Annotation, Item, Status, status_of
from annotate.claim import Claim
from annotate.claim_piece import ClaimLike
from annotate.span import Fragments
from annotate.text.one_line import abbreviate
from tui.display.reason_words import is_from_pipeline, reason_words
from tui.reader.attribute_words import attribute_parts
from tui.reader.claim_line import ClaimLine
from tui.reader.page import Page
from tui.reader.state import ReadingState
from tui.widgets.fitting import shortened, text_cells
from tui.widgets.lines import Part

_LONGEST_QUOTE = 30
"""Characters of a quote at most; chosen by hand."""
_LEAST_LABEL = 16
"""Cells of the name of a label that are never cut; longer ones have a third of the line at most.

Chosen by hand.
"""
_WIDE = 100
"""Cells from which on a claim has room for all words of its reason; chosen by hand."""
_NARROW = 60
"""Cells below which the parts of a claim need the room of its reason; chosen by hand."""
STATUS_WORDS = {
    Status.SUGGESTED: "pending",
    Status.ACCEPTED: "accepted",
    Status.REJECTED: "rejected",
}
"""Statuses in words, in the order in which they are counted."""


def details(state: ReadingState, page: Page, room: int) -> list[Part]:
    """The claim that is open, else the annotation in focus or at the cursor, in one line.

    Args:
        state: Has the annotation.
        page: Names keys and labels.
        room: Cells that there are; the parts of a claim are shortened to fit.
    """
    scheme = page.workspace.scheme
    if state.draft is not None:
        label = scheme.claim_name(state.draft.label)
        more = attribute_parts(state.draft.attributes, scheme, Claim.kind, label)
        return [*_claim(state, page, state.draft, ", open", _room_beside(more, room)), *more]
    item = state.target
    if item is None:
        return []
    attributes = item.attributes if isinstance(item, Annotation) else ()
    more = attribute_parts(attributes, scheme, item.body.kind, item.body.label)
    if isinstance(item.body, Claim):
        parts = _claim_item(state, page, item, item.body, _room_beside(more, room))
    else:
        parts = _entity(state, item, _room_beside(more, room))
    parts += more
    if isinstance(item, Annotation) and item.note:
        parts.append(Part(f"   note: {' '.join(item.note.split())}"))
    return parts


def _room_beside(more: list[Part], room: int) -> int:
    """The cells that attributes leave, of which half are for what they are said of."""
    return max(room // 2, room - sum(text_cells(part.text) for part in more))


def _entity(state: ReadingState, item: Item, room: int) -> list[Part]:
    """An entity with as much about its status as leaves room for its words."""
    label = Part(shortened(item.body.label, max(_LEAST_LABEL, room // 3)), "strong")
    quote = Part(f"“{abbreviate(_quote(state, item.body.fragments), _LONGEST_QUOTE)}”")
    status = STATUS_WORDS[status_of(item)]
    forms = (_status(item), _status(item, is_short=True), f"{status}{_score(item)}", status)
    taken = text_cells(label.text) + text_cells(quote.text) + 4
    words = next((form for form in forms if taken + text_cells(form) <= room), status)
    return [label, Part(f"  {words}  "), quote]


def _claim_item(state: ReadingState, page: Page, item: Item, claim: Claim, room: int) -> list[Part]:
    """A claim with its status; “pipeline” stands at the end, where there is room for it."""
    if not is_from_pipeline(item) and room >= _NARROW:
        status = _status(item, is_short=room < _WIDE)
        return _claim(state, page, claim, f"  {status}", room)
    parts = _claim(state, page, claim, f"  {STATUS_WORDS[status_of(item)]}{_score(item)}", room)
    if not is_from_pipeline(item):
        return parts
    reason = Part(f"   {reason_words(item)[0]}", "quiet")
    taken = sum(text_cells(part.text) for part in (*parts, reason))
    return [*parts, reason] if taken <= room else parts


def _claim(state: ReadingState, page: Page, claim: ClaimLike, head: str, room: int) -> list[Part]:
    """Who says what by which cue, with the piece in hand."""
    piece = state.piece_in_hand if claim is state.claim_at_hand else None
    line = ClaimLine(state.document, page, room)
    return line.parts(claim, head, piece, _speaker(state, claim))


def _speaker(state: ReadingState, claim: ClaimLike) -> str:
    """Who speaks, where the source does not name it."""
    name = state.speakers.speaker(claim).known_name if state.speakers is not None else ""
    return name if name not in _quote(state, claim.source) else ""


def _status(item: Item, *, is_short: bool = False) -> str:
    words = STATUS_WORDS[status_of(item)]
    if isinstance(item, Annotation) and item.moved:
        return f"{words}, moved with the text"
    if status_of(item) is Status.SUGGESTED:
        return f"{words}{_score(item)}{_reason(item, is_short=is_short)}"
    if isinstance(item, Annotation) and item.was is not None and item.was.label != item.body.label:
        return f"{words}, was {item.was.label}"
    return words


def _score(item: Item) -> str:
    return f" {item.score:.0%}" if item.score is not None else ""


def _reason(item: Item, *, is_short: bool) -> str:
    """Why an item is suggested, where that is known."""
    words = reason_words(item)
    return f", {words[-1 if is_short else 0]}" if words else ""


def _quote(state: ReadingState, fragments: Fragments) -> str:
    text = state.document.text
    return " … ".join(" ".join(text[span.start : span.end].split()) for span in fragments)
