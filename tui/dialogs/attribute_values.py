"""The values of an attribute, each with the key that chooses it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from annotate.labels.attribute import Attribute, Value
from tui.display.glyphs import paragraphs, visible
from tui.keys.command import ESCAPE

_CHOSEN = "✓"
"""The sign of a value that is chosen."""


class AttributeScreen(ModalScreen[str | None]):
    """A list of values; the next key takes one of them, escape none.

    Args:
        attribute: The attribute.
        about: What it is said of, in words.
        chosen: The names of the values that are chosen now, others than those of the scheme too.
    """

    BINDINGS = [
        Binding("escape", "leave", "Cancel", priority=True),
        Binding("down", "scroll(1)", "Down", priority=True),
        Binding("up", "scroll(-1)", "Up", priority=True),
    ]

    def __init__(self, attribute: Attribute, about: str, chosen: Collection[str]) -> None:
        super().__init__()
        self._attribute = attribute
        self._about = about
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """What is asked, a row for each value, and when to choose which."""
        attribute = self._attribute
        many = ", one or several" if attribute.many else ""
        with VerticalScroll(classes="box"):
            yield Static(
                Content(visible(f"{attribute.name} of {self._about}{many}")), classes="title"
            )
            yield Static(Content("\n").join(self._rows()))
            if attribute.guideline:
                yield Static(Content(f"\n{paragraphs(attribute.guideline)}"), classes="hint")
            hint = f"\na value’s key sets or clears it; {ESCAPE} leaves all as it is"
            yield Static(Content(hint), classes="hint")

    def on_key(self, event: events.Key) -> None:
        """Take the key of a value; others do nothing."""
        if event.character and event.is_printable:
            event.stop()
            value = self._attribute.for_key(event.character)
            if value is not None:
                self.dismiss(value.name)

    def action_scroll(self, rows: int) -> None:
        """Scroll the list."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_leave(self) -> None:
        """Take none."""
        self.dismiss(None)

    def _rows(self) -> Iterator[Content]:
        values = self._attribute.values
        width = max(cell_len(visible(value.name)) for value in values)
        yield from (self._row(value, width) for value in values)
        for name in self._chosen:
            if self._attribute.value(name) is None:
                yield Content(f"   {_CHOSEN} {visible(name)}  not in the label scheme")

    def _row(self, value: Value, width: int) -> Content:
        name, sign = visible(value.name), _CHOSEN if value.name in self._chosen else " "
        is_default = value.name == self._attribute.default and not self._chosen
        remark = "goes without saying" if is_default else ""
        return Content.assemble(
            (f"{value.key:>2} ", "$claim bold"),
            f"{sign} ",
            (name, f"$hue-{value.hue}" if value.hue else ""),
            " " * (width - cell_len(name) + 2),
            "; ".join(filter(None, (visible(value.meaning), remark))),
        )
