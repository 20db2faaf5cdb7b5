"""The line of a claim: its parts in the tints of the text, and what is missing."""

from __future__ import annotations

from annotate.claim import Role
from annotate.claim_draft import ClaimDraft
from annotate.claim_piece import ClaimLike, ClaimPiece
from annotate.commands.describing import in_marks
from annotate.document import Document
from annotate.span import Fragments
from tui.reader.page import Page
from tui.widgets.fitting import text_cells
from tui.widgets.lines import Part

ROLE_ACTIONS = {Role.SOURCE: "source", Role.CUE: "claim", Role.CONTENT: "content"}
"""The commands that place the parts of a claim."""
_LONGEST_SHORT = 24
"""Characters of a source or a cue at most; chosen by hand."""
_LONGEST_BESIDE = 14
"""The same where a message leaves little room; chosen by hand."""
_LITTLE_ROOM = 50
"""Cells below which sources and cues are that short; chosen by hand."""
_WIDE = 80
"""Cells from which on the parts of an open claim have their names too; chosen by hand."""
_SHORTEST = 12
"""Characters of a content at least, however narrow the window is; chosen by hand."""
_ROOM_FOR_ENDS = 28
"""Characters from which on both ends of a quote tell something; chosen by hand."""


class ClaimLine:
    """Puts the parts of one claim into words.

    Args:
        document: The article.
        page: Names the keys of the user, and the roles of labels.
        room: Cells that there are for the whole line.
    """

    def __init__(self, document: Document, page: Page, room: int) -> None:
        self._text = document.text
        self._page = page
        self._room = room
        self._longest = _LONGEST_SHORT if room >= _LITTLE_ROOM else _LONGEST_BESIDE

    def parts(
        self, claim: ClaimLike, head: str, piece: ClaimPiece | None, speaker: str
    ) -> list[Part]:
        """Head, parts and gaps of a claim.

        Args:
            claim: The claim, or the draft of one.
            head: Words for its status.
            piece: The piece in hand, whose both ends are shown; None for the whole.
            speaker: The name of its speaker, where the source does not say it.
        """
        scheme = self._page.workspace.scheme
        label = scheme.label(scheme.claim_name(claim.label))
        parts = [Part(label.name, "strong"), Part(head)]
        for role in Role:
            if role in label.roles or claim.part(role):
                parts.append(Part("  "))
                room = self._room - sum(text_cells(part.text) for part in parts)
                parts += self._role(claim, role, piece, room)
            if role is Role.SOURCE and claim.source:
                parts += self._speaker(claim, speaker)
        return parts

    def _role(
        self, claim: ClaimLike, role: Role, piece: ClaimPiece | None, room: int
    ) -> list[Part]:
        """A part in its tint, with its name where it is missing or in hand, or there is room."""
        pieces = claim.part(role)
        span = piece.span(claim) if piece is not None and piece.role is role else None
        is_open = isinstance(claim, ClaimDraft)
        if not pieces:
            key = self._page.key(ROLE_ACTIONS[role])
            gap = [Part("___ "), Part(key, "key")] if is_open else [Part("—")]
            return [Part(f"{role.value} ", "quiet"), *gap]
        if piece is not None and span is not None:
            name, style, pieces = f"▸ {piece.name(claim)} ", "key", (span,)
        else:
            is_named = is_open and self._room >= _WIDE
            name, style = f"{role.value} " if is_named else "", "quiet"
        quote = self._quote(pieces)
        if role is Role.CONTENT:
            quote = _both_ends(quote, max(_SHORTEST, room - text_cells(name)))
        else:
            quote = (_cut if span is None else _both_ends)(quote, self._longest)
        shown = in_marks(quote) if span is not None else quote
        return [Part(name, style), Part(shown, role.value)]

    def _speaker(self, claim: ClaimLike, name: str) -> list[Part]:
        """The speaker behind a source that does not name it, or the gap for one."""
        if name:
            return [Part(f" → {_cut(name, self._longest)}")]
        if claim.speaker is None and isinstance(claim, ClaimDraft) and self._room >= _WIDE:
            return [Part(" → ___ "), Part(self._page.key("speaker"), "key")]
        return []

    def _quote(self, pieces: Fragments) -> str:
        return " … ".join(" ".join(self._text[p.start : p.end].split()) for p in pieces)


def _cut(quote: str, most: int) -> str:
    """A quote of `most` characters at most, cut behind a word."""
    if len(quote) <= most:
        return quote
    return f"{_whole_words(quote, most - 1)}…"


def _both_ends(quote: str, most: int) -> str:
    """A quote of which both ends are shown: where a part begins and ends matters most."""
    if len(quote) <= most or most < _ROOM_FOR_ENDS:
        return _cut(quote, most)
    half = (most - 3) // 2
    end = _whole_words(quote[::-1], half)[::-1]
    return f"{_whole_words(quote, most - 3 - half)} … {end}"


def _whole_words(text: str, most: int) -> str:
    """The whole words at the beginning of a text; part of the first one where it is too long."""
    begin, gap, _ = text[: most + 1].rpartition(" ")
    return begin.rstrip() if gap and begin.strip() else text[:most]
