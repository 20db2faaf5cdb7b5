"""The lines around the article, from the head above it to the keys at the bottom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.widget import Widget

from annotate.claim import Claim
from tui.display.frame import is_tall
from tui.keys.keymap import Context
from tui.reader.announcement import announcement
from tui.reader.focus_line import focus_line, long_message
from tui.reader.head_line import HeadLine
from tui.reader.key_context import key_context
from tui.reader.label_strip import LabelStrip
from tui.reader.parts import ReaderParts
from tui.reader.status_line import LEAST_TITLE, StatusLine
from tui.widgets.lines import Line, Part, Sides, keys_line
from tui.widgets.prompt import Keys, Prompt


class FrameLines:
    """Says what stands on each line, from the parts of the reader."""

    def __init__(self, parts: ReaderParts) -> None:
        self._state = parts.state
        self._page = page = parts.page
        self._queue = parts.queue
        self._connection = parts.connection
        self._feed = parts.feed
        self._keymap = parts.workspace.keymap
        self._last_example = parts.last_example
        self._head = HeadLine(parts.document, parts.state, page)
        self._labels = LabelStrip(parts.state, parts.page)
        self._status = StatusLine(
            parts.state, parts.connection, parts.feed, parts.queue, self._title_in_status
        )
        page.long_message = lambda: long_message(parts.state, page)

    def above(self) -> Iterator[Widget]:
        """Head and status."""
        yield Line(
            "head",
            lambda: self._head.sides(self._state.cursor),
            subject=lambda: self._head.subject(self._state.cursor),
        )
        yield Line("status", self._status.sides, subject=self._status.facts, least_left=LEAST_TITLE)

    def below(self) -> Iterator[Widget]:
        """The lines of the queue, focus and prompt, labels and keys."""
        for name, sides in self._queue.lines.items():
            yield Line(name, sides)
        yield Line("focus", lambda: focus_line(self._state, self._page))
        yield Prompt()
        yield Line(
            "labels",
            self._label_sides,
            subject=lambda: (self._connection.is_read_only, self._labels.at_hand()),
        )
        if self._page.workspace.announces:
            yield Line("keys", self._announcement)
        else:
            yield Line("keys", self._keys_line, subject=self._keys_at_hand)

    def _announcement(self) -> Sides:
        """What a screen reader says, in place of keys; those of a prompt are shown anyway."""
        if self._page.is_prompting:
            return self._keys_line()
        return ([Part(announcement(self._state, self._page))],)

    def _label_sides(self) -> Sides:
        """The labels with their keys, where one can be given."""
        return ((),) if self._connection.is_read_only else self._labels.sides()

    def _title_in_status(self) -> Sequence[Part]:
        """The title, where the window is too low for a row of its own for it."""
        is_in_head = is_tall(self._page.screen.size.height)
        return () if is_in_head else self._head.title(self._state.cursor)

    def _keys_at_hand(self) -> tuple[Context, str, bool, Keys, Keys]:
        """The activity that decides which keys are shown; words for `*`; whether a claim is named.

        Then others to show first: the key that tries to save again, where something is not on disk,
        and those of a prompt, which stand alone.
        """
        is_saved, target = self._connection.saving.trouble is None, self._state.target
        save = self._keymap.command("save")
        unsaved = () if is_saved or not save.keys else ((save.shown_key, save.label),)
        return (
            key_context(self._page, self._connection, self._feed),
            self._last_example.quote(),
            target is not None and isinstance(target.body, Claim),
            unsaved,
            self._page.prompt_keys,
        )

    def _keys_line(self) -> Sides:
        context, quote, names_claim, unsaved, prompt_keys = self._keys_at_hand()
        usual = self._keymap.footer(context, same_text=quote, names_claim=names_claim)
        return (keys_line(prompt_keys or [*unsaved, *usual], self._page.width),)
