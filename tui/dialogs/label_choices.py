"""The rows of a list of labels: key, name in its hue, and meaning."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from annotate.labels.scheme import Label
from tui.dialogs.choose import ChooseScreen
from tui.display.glyphs import visible

_KEY_CELLS = 2
"""Cells of the longest key, such as `;w`."""


def label_list(title: str, labels: Sequence[Label], *, chosen: str) -> ChooseScreen:
    """A list to choose a label from, with the guideline of the highlighted one below it.

    Args:
        title: What it is for.
        labels: The labels.
        chosen: The name of the one that is highlighted at first.
    """
    width = max(cell_len(visible(label.name)) for label in labels)
    texts = [(label.name, f"{label.shown_key} {label.name} {label.meaning}") for label in labels]
    screen = ChooseScreen(title, texts, chosen=chosen)
    screen.drawings = {label.name: label_row(label.shown_key, label, width) for label in labels}
    screen.details = {label.name: label.guideline for label in labels}
    return screen


def label_row(key: str, label: Label, width: int) -> Content:
    """Draw a label behind its key; its name takes `width` cells."""
    name = visible(label.name)
    return Content.assemble(
        (f"{key:>{_KEY_CELLS}}  ", "$claim bold"),
        (name, f"$hue-{label.hue}"),
        " " * (width - cell_len(name) + 2),
        visible(label.meaning),
    )
