"""The list of annotations that lost their place, to be placed or dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from annotate.commands import describe_orphan
from annotate.orphan import Orphan, lost_count
from tui.dialogs.lists import move_highlight
from tui.display.glyphs import visible
from tui.keys.command import ESCAPE
from tui.widgets.lines import Line, keys_line

_BREAK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Fate:
    """The decision about an orphan."""

    orphan: Orphan
    is_dropped: bool
    """True to drop it, False to place it."""


class OrphansScreen(ModalScreen[Fate | None]):
    """Enter places the highlighted one, `d` drops it, escape leaves everything as it is."""

    BINDINGS = [
        Binding("escape,q", "leave", "Leave", priority=True),
        Binding("down,j", "move(1)", "Down", priority=True),
        Binding("up,k", "move(-1)", "Up", priority=True),
        Binding("enter", "choose(False)", "Place", priority=True),
        Binding("d", "choose(True)", "Drop", priority=True),
    ]

    def __init__(self, orphans: Sequence[Orphan], *, target: str) -> None:
        super().__init__()
        self._orphans = orphans
        self._target = target
        """The selected words, on which an orphan can be placed at once; may be empty."""

    def compose(self) -> ComposeResult:
        """The orphans, and the surroundings of the highlighted one."""
        place = f"place on “{self._target}”" if self._target else "place"
        keys = (("Enter", place), ("d", "drop"), (ESCAPE, "back"))
        title = f"Lost when the text changed: {_count_words(self._orphans)}"
        with Vertical(classes="box detailed"):
            yield Static(Content(title), classes="title")
            yield OptionList(
                *(Option(Content(visible(describe_orphan(orphan)))) for orphan in self._orphans)
            )
            with VerticalScroll(classes="details", can_focus=False):
                yield Static()
            yield Line("lost-keys", lambda: (keys_line(keys, self.query_one(Line).size.width),))

    def on_mount(self) -> None:
        """Begin with the first one."""
        self.query_one(OptionList).highlighted = 0

    @on(OptionList.OptionHighlighted)
    def show_details(self, event: OptionList.OptionHighlighted) -> None:
        """Show the highlighted one between the words that stood around it."""
        selector = self._orphans[event.option_index].selector
        before, quote, after = (
            visible(_BREAK.sub(" ", words))
            for words in (selector.prefix, selector.quote, selector.suffix)
        )
        words = Content.assemble("… ", before, (quote, "bold underline"), after, " …")
        self.query_one(".details Static", Static).update(words)

    @on(OptionList.OptionSelected)
    def take_clicked(self) -> None:
        """Place what was clicked."""
        self.action_choose(False)

    def action_move(self, rows: int) -> None:
        """Highlight another one."""
        move_highlight(self.query_one(OptionList), rows)

    def action_choose(self, is_dropped: bool) -> None:
        """Place or drop the highlighted one."""
        index = self.query_one(OptionList).highlighted
        if index is not None:
            self.dismiss(Fate(self._orphans[index], is_dropped))

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)


def _count_words(orphans: Sequence[Orphan]) -> str:
    """The number of lost annotations, and of their pieces where that is another one."""
    count, pieces = lost_count(orphans), len(orphans)
    return f"{count}" if count == pieces else f"{count}, in {pieces} pieces"
