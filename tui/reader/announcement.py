"""What changed and what is in hand, in one line of plain words for a screen reader."""

from __future__ import annotations

from annotate.annotation import Item, status_of
from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim, Role
from annotate.claim_piece import ClaimLike
from annotate.commands.describing import describe_item, in_marks, shortened
from annotate.span import Fragments, Span, join_fragments
from tui.reader.detail_line import STATUS_WORDS
from tui.reader.page import Page
from tui.reader.state import ReadingState

_GAP = "   "
"""What stands between the statement and the hints of a message."""
_LOOKED_AT = 80
"""Characters at the beginning of a piece that are looked at; chosen by hand."""


def announcement(state: ReadingState, page: Page) -> str:
    """The last message, then what is in hand; nothing but the message where it asks something."""
    message = page.message.text if page.message is not None else ""
    is_asked = state.question is not None and not state.question.is_settled
    if is_asked or state.hints is not None or state.capture is not None:
        return ", ".join(message.split(_GAP))
    return ". ".join(filter(None, (message.partition(_GAP)[0], _in_hand(state))))


def _in_hand(state: ReadingState) -> str:
    item, annotations = state.target, state.annotations
    if state.selection is not None:
        return f"selected {in_marks(shortened(_quote(state, (state.selection.span,))))}"
    if state.draft is not None:
        return f"open claim, {_parts(state, state.draft)}"
    if item is None or annotations is None:
        return "no annotation here"
    place = "" if state.focus_id == item.id else "at the cursor: "
    return f"{place}{_item(state, annotations, item)}"


def _item(state: ReadingState, annotations: AnnotationSet, item: Item) -> str:
    score = f" {item.score:.0%}" if item.score is not None else ""
    words = f"{describe_item(annotations, item)}, {STATUS_WORDS[status_of(item)]}{score}"
    return f"{words}, {_parts(state, item.body)}" if isinstance(item.body, Claim) else words


def _parts(state: ReadingState, claim: ClaimLike) -> str:
    """The parts of a claim by their names; the content of one that is stored was quoted already."""
    roles = (Role.SOURCE, Role.CUE) if isinstance(claim, Claim) else tuple(Role)
    words = [
        f"{role.value} {shortened(_quote(state, claim.part(role))) or 'missing'}" for role in roles
    ]
    speaker = state.speakers.speaker(claim).known_name if state.speakers is not None else ""
    if speaker and speaker not in words[0]:
        words[0] += f", that is {speaker}"
    return ", ".join(words)


def _quote(state: ReadingState, pieces: Fragments) -> str:
    """The beginning of some pieces, more than is said of them."""
    begun = (Span(p.start, min(p.end, p.start + _LOOKED_AT)) for p in pieces)
    return join_fragments(state.document.text, begun)
