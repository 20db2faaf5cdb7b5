"""A claim with all its parts, to look through and to correct."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from rich.table import Table
from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from annotate.annotation_set import AnnotationSet
from annotate.claim import Role
from annotate.claim_draft import ClaimDraft
from annotate.claim_piece import ClaimPiece
from annotate.commands.describing import describe_body
from annotate.span import Span
from annotate.speakers import speaker_name
from annotate.text.quotation import quotation
from tui.dialogs.lists import move_highlight
from tui.dialogs.note import NoteScreen
from tui.dialogs.speaker import speaker_screen
from tui.display.glyphs import visible
from tui.keys.command import ESCAPE, KeyCommand
from tui.keys.keymap import Keymap, give_keys
from tui.widgets.lines import Line, Part, keys_line

_LABEL_WIDTH = 9
"""Cells for the name of a part, of which `speaker` and `content` are the longest."""
_ACTIONS = {
    "line_down": "move(1)",
    "line_up": "move(-1)",
    "accept": "accept",
    "delete": "clear",
    "speaker": "speaker",
    "note": "note",
    "quit": "leave",
}
"""Actions here by the actions of the reader whose keys they take."""
_LEAVE = KeyCommand("leave", ("escape",), "back", "Close and keep the changes")
_HINTS = (
    ("delete", "clear"),
    ("speaker", "who"),
    ("note", "note"),
    ("accept", "accept"),
)
"""Actions in the line of keys, with their labels here."""


@dataclass(frozen=True, slots=True)
class EditedDraft:
    """The outcome of the dialog."""

    draft: ClaimDraft
    """The parts of the claim as they are now."""
    is_accepted: bool
    """True to accept the claim as it is."""
    is_changed: bool
    """True if a part has changed."""
    to_place: ClaimPiece | None = None
    """The piece that is to get another place, or the missing part that is to get one."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the panel: a fragment of a role, an empty role, the speaker or the note."""

    name: str
    """`source`, `cue`, `content`, `speaker` or `note`."""
    text: str
    """Its text."""
    piece: Span | None = None
    """The span of the fragment; None for other rows."""
    index: int = 0
    """The rank of the fragment in its part."""


class ClaimScreen(ModalScreen[EditedDraft]):
    """Lists the parts; leaving keeps the changes.

    Where nothing may be changed, its keys say why, and the parts can only be read.
    """

    def __init__(
        self,
        annotations: AnnotationSet,
        draft: ClaimDraft,
        keymap: Keymap,
        speaker_labels: frozenset[str],
        refusal: Callable[[], str],
    ) -> None:
        super().__init__()
        self._speaker_labels = speaker_labels
        self._refusal = refusal
        self._keys = {action: keymap.shown_key(action) for action in _ACTIONS}
        give_keys(self, (_LEAVE, *keymap.commands_as(_ACTIONS)))
        self._annotations = annotations
        self._initial_draft = draft
        self._warning = ""
        """Why the last key changed nothing; empty where it did."""
        self._draft = draft

    def compose(self) -> ComposeResult:
        """Which claim it is, its parts, and the keys."""
        with Vertical(classes="box"):
            yield Static(classes="title")
            yield OptionList()
            yield Line("claim-keys", lambda: (self._hints(),))

    def on_mount(self) -> None:
        """Show the parts."""
        self._show(0)

    @on(OptionList.OptionSelected)
    def change(self) -> None:
        """Place the highlighted part anew, choose the speaker, or write the note."""
        row = self._row
        if self._refuses():
            return
        if row.name == "note":
            self.action_note()
        elif row.name == "speaker":
            self.action_speaker()
        else:
            self._close(to_place=ClaimPiece(Role(row.name), row.index))

    def action_move(self, rows: int) -> None:
        """Go to another part."""
        move_highlight(self.query_one(OptionList), rows)

    def action_clear(self) -> None:
        """Clear the highlighted part."""
        row = self._row
        if self._refuses():
            return
        if row.name == "speaker":
            self._change(replace(self._draft, speaker=None))
        elif row.name == "note":
            self._change(replace(self._draft, note=""))
        elif row.piece is not None:
            self._change(self._draft.without(Role(row.name), row.piece))

    def action_speaker(self) -> None:
        """Choose the entity that the source names."""
        if self._draft.is_claim and not self._refuses():
            screen = speaker_screen(self._annotations, self._draft.claim(), self._speaker_labels)
            self.app.push_screen(screen, self._link)

    def action_note(self) -> None:
        """Write a note on the claim."""
        if not self._refuses():
            self.app.push_screen(NoteScreen("this claim", self._draft.note), self._note)

    def action_accept(self) -> None:
        """Close and accept, if there is a cue or a content."""
        if self._refuses():
            return
        if self._draft.is_claim:
            self._close(is_accepted=True)
        else:
            self._warn("a claim needs a cue or a content")

    def action_leave(self) -> None:
        """Close and keep the changes."""
        self._close(is_accepted=False)

    def _refuses(self) -> bool:
        """Say why nothing may be changed; False where it may."""
        words = self._refusal()
        if words:
            self._warn(words)
        return bool(words)

    def _warn(self, words: str) -> None:
        """Say under the title why a key changed nothing, where it covers nothing."""
        self._warning = words
        self._show_title()

    def _close(self, *, is_accepted: bool = False, to_place: ClaimPiece | None = None) -> None:
        is_changed = self._draft != self._initial_draft
        self.dismiss(EditedDraft(self._draft, is_accepted, is_changed, to_place))

    def _link(self, speaker: str | None) -> None:
        if speaker is not None:
            self._change(replace(self._draft, speaker=speaker or None))

    def _note(self, note: str | None) -> None:
        if note is not None:
            self._change(replace(self._draft, note=note))

    def _change(self, draft: ClaimDraft) -> None:
        self._draft, self._warning = draft, ""
        self._show(self.query_one(OptionList).highlighted or 0)

    def _hints(self) -> list[Part]:
        """The line of keys; where nothing may be changed, only those that read and leave."""
        keys = [(self._keys[action], label) for action, label in _HINTS]
        changes = (("Enter", "place anew"), *keys)
        pairs = ((self._keys["line_down"], "next"),) if self._refusal() else changes
        return keys_line((*pairs, (ESCAPE, "back")), self.query_one(Line).size.width)

    @property
    def _row(self) -> Row:
        rows = list(self._rows())
        return rows[min(self.query_one(OptionList).highlighted or 0, len(rows) - 1)]

    def _rows(self) -> Iterator[Row]:
        for role in Role:
            for index, piece in enumerate(self._draft.part(role)):
                quote = " ".join(self._annotations.quote(piece).split())
                yield Row(role.value, quote, piece, index)
            if not self._draft.part(role):
                yield Row(role.value, "—")
            if role is Role.SOURCE:
                yield Row("speaker", self._speaker or "—")
        yield Row("note", " ".join(self._draft.note.split()) or "—")

    @property
    def _speaker(self) -> str:
        if not self._draft.is_claim:
            return ""
        return speaker_name(self._annotations, self._draft.claim())

    def _show(self, highlighted: int) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        previous = ""
        for row in self._rows():
            label = "" if row.name == previous else row.name
            previous = row.name
            options.add_option(Option(_line(label, row.text)))
        options.highlighted = min(highlighted, options.option_count - 1)
        self._show_title()

    def _show_title(self) -> None:
        """Say which claim this is, and under it how it quotes, or why nothing changed."""
        second = (self._warning, "$warning") if self._warning else (self._manner, "not bold $quiet")
        title = Content.assemble(visible(self._claim_words), "\n", second)
        self.query_one(".title", Static).update(title)

    @property
    def _claim_words(self) -> str:
        """The claim in words."""
        if not self._draft.is_claim:
            return "All parts of a claim without cue and content"
        return f"All parts of {describe_body(self._annotations, self._draft.claim())}"

    @property
    def _manner(self) -> str:
        """How the claim quotes, and whether it can only be read."""
        content = self._draft.content
        text = self._annotations.document.text
        words = f"{quotation(text, content)} quotation" if content else "no content"
        return f"{words}   read-only" if self._refusal() else words


def _line(label: str, text: str) -> Table:
    """The name of a part beside its text, which wraps within a column of its own."""
    line = Table.grid(expand=True)
    line.add_column(width=_LABEL_WIDTH)
    line.add_column(ratio=1)
    line.add_row(label, Text(visible(text)))
    return line
