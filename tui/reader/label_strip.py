"""The label strip: the labels that can be given, with their keys and the meaning of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from annotate.claim import Claim
from annotate.commands.describing import in_marks, shortened
from annotate.labels.attribute import KEYS
from annotate.labels.scheme import Label, LabelKind
from tui.display.glyphs import visible
from tui.reader.page import Page
from tui.reader.state import ReadingState
from tui.widgets.fitting import text_cells
from tui.widgets.lines import Part, Sides

_GAP = "  "
"""What stands between two labels."""
_EDGES = 2
"""Empty cells at both ends of the line together."""
_LEAST_CUT = 40
"""Fewest cells in which the beginning of a guideline is worth reading; chosen by hand."""
_LOOKED_AT = 80
"""Characters at the beginning of a selection that are looked at; more than are ever shown."""
_BEFORE_MEANING = 3
"""Empty cells ahead of the meaning."""


class LabelStrip:
    """Puts the label strip together."""

    def __init__(self, state: ReadingState, page: Page) -> None:
        self._state = state
        self._page = page

    def at_hand(self) -> tuple[tuple[LabelKind, ...], str, str]:
        """What the strip depends on: the kinds of labels that fit, that in hand, the selection."""
        return *self._label_at_hand(), self._selected_words()

    def _label_at_hand(self) -> tuple[tuple[LabelKind, ...], str]:
        state = self._state
        if state.draft is not None:
            name = self._page.workspace.scheme.claim_name(state.draft.label)
            return (LabelKind.CLAIM, LabelKind.SPAN), name
        focused, target = state.focused_item, state.target
        is_claim = focused is not None and isinstance(focused.body, Claim)
        kinds = (LabelKind.CLAIM,) if is_claim else (LabelKind.SPAN,)
        is_selecting = state.selection is not None
        return kinds, target.body.label if target is not None and not is_selecting else ""

    def _selected_words(self) -> str:
        """What a label would be given to now, where that is a selection; else nothing."""
        selection, text = self._state.selection, self._state.document.text
        if selection is None:
            return ""
        start = selection.span.start
        return (
            f"for {in_marks(shortened(text[start : min(selection.span.end, start + _LOOKED_AT)]))}"
        )

    def sides(self) -> Sides:
        """The labels; on the right, where there is room, the selection or the meaning of one."""
        kinds, name, selected = self.at_hand()
        scheme, width = self._page.workspace.scheme, self._page.screen.size.width - _EDGES
        labels = [label for kind in kinds for label in scheme.of_kind(kind) if label.key]
        left = self._with_attributes(self._fitting(labels, name, width), kinds, name, width)
        room = width - _width(left) - _BEFORE_MEANING
        if selected and text_cells(visible(selected)) <= room:
            return (left, [Part(selected)])
        if not name:
            return (left,)
        is_named = any(part.text == name for part in left)
        words = _fitting_words(scheme.label(name), room, is_named=is_named)
        return (left, [Part(words, "quiet")]) if words else (left,)

    def _with_attributes(
        self, left: list[Part], kinds: Iterable[LabelKind], name: str, width: int
    ) -> list[Part]:
        """Labels, and behind them the attributes that have a key now, if all of it fits."""
        attributes = [
            attribute
            for attribute in self._page.workspace.scheme.attributes
            if attribute.key
            and (any(attribute.fits(kind, name) for kind in kinds) or attribute.fits("article"))
        ]
        if not attributes:
            return left
        parts = [*left]
        for attribute in attributes:
            key = self._page.key(f"attribute('{KEYS.index(attribute.key) + 1}')")
            parts += [Part(f"{key} ", "key"), Part(attribute.name), Part(_GAP)]
        return parts if _width(parts) <= width else left

    def _fitting(self, labels: Sequence[Label], name: str, width: int) -> list[Part]:
        """All labels if they fit, else those on digits, by their short forms if they must."""
        digits = [label for label in labels if label.key.isdigit()]
        more = [Part(self._page.key("more_labels"), "key"), Part(" more")]
        for parts in (
            _parts(((label, label.name) for label in labels), name),
            [*_parts(((label, label.name) for label in digits), name), *more],
        ):
            if _width(parts) <= width:
                return parts
        shown = digits
        while shown:
            parts = [*_parts(((label, label.short) for label in shown), name), *more]
            if _width(parts) <= width:
                return parts
            shown = shown[:-1]
        return more


def _parts(labels: Iterable[tuple[Label, str]], name: str) -> list[Part]:
    """Keys and words of labels; the one with a name stands out."""
    parts: list[Part] = []
    for label, words in labels:
        look = f"hue-{label.hue}-in-hand" if label.name == name else f"hue-{label.hue}"
        parts += [Part(f"{label.shown_key} ", "key"), Part(words, look), Part(_GAP)]
    return parts


def _width(parts: Iterable[Part]) -> int:
    return sum(text_cells(visible(part.text)) for part in parts)


def _fitting_words(label: Label, room: int, *, is_named: bool) -> str:
    """The guideline of a label, else its meaning, else the beginning of it; empty without room.

    Args:
        label: The label.
        room: How many cells there are.
        is_named: Whether the strip has its name already.
    """
    name = "" if is_named else f"{label.name}: "
    texts = [" ".join(words.split()) for words in (label.guideline, label.meaning) if words]
    for text in texts:
        if text_cells(visible(name + text)) <= room:
            return name + text
    return _cut(name + texts[0], room) if texts and room >= _LEAST_CUT else ""


def _cut(words: str, room: int) -> str:
    """The beginning of some words in a number of cells, cut between two of them."""
    while text_cells(visible(words)) >= room:
        words = words.rpartition(" ")[0]
    return f"{words.rstrip(' ,;.:')}…"
