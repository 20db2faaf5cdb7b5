"""The memory of the last edit that might be wanted on equal text too, and what it names."""

from __future__ import annotations

from functools import lru_cache

from annotate.annotation import Status
from annotate.change import Change, Edit
from annotate.commands import LabelSameText, RemoveSameText
from annotate.commands.describing import short_quote
from annotate.entity import Entity
from tui.reader.state import ReadingState

SameText = LabelSameText | RemoveSameText
"""A command that does to all equal texts what was done to one of them."""

_MOST_WORDS = 1_000
"""Words of which it is remembered whether they recur; chosen by hand."""


class SameTextMemory:
    """Listens to the editor; the example counts until the next edit or move."""

    def __init__(self, state: ReadingState) -> None:
        self._state = state
        self._last: tuple[object, SameText] | None = None
        """The place after the last example, and the command that repeats it."""
        # Words that occur once are looked for in all of the text: not again with every key.
        self._recurs = lru_cache(_MOST_WORDS)(self._occurs_twice)

    def listen(self, edit: Edit, is_example: bool) -> None:
        """Remember an edit of one entity that is an example for equal text."""
        if is_example:
            repetitions = map(_repetition, edit.changes)
            commands = [command for command in repetitions if command is not None]
            self._last = (self._here, commands[0]) if len(commands) == 1 else None

    def take(self) -> SameText | None:
        """The command that repeats the last edit; it is forgotten, and so it is after a move."""
        command = self._example()
        self._last = None
        return command

    def quote(self) -> str:
        """What the command at hand would look for: the last example, else the entity in focus.

        Empty where there is neither, or its label is foreign, or its words occur once; nothing is
        looked up for that, so all other places may turn out to be decided.
        """
        annotations, item = self._state.annotations, self._state.focused_item
        command = self._example()
        entity = command.entity if command is not None else None
        if entity is None and item is not None and isinstance(item.body, Entity):
            entity = item.body
        if annotations is None or entity is None or annotations.is_foreign(entity):
            return ""
        span = entity.span
        words = self._state.document.text[span.start : span.end]
        return short_quote(annotations, span) if self._recurs(words) else ""

    def _example(self) -> SameText | None:
        """The command that repeats the last edit, as long as nothing has moved since."""
        if self._last is not None and self._last[0] != self._here:
            self._last = None
        return self._last[1] if self._last is not None else None

    def _occurs_twice(self, words: str) -> bool:
        text = self._state.document.text
        return text.find(words, text.find(words) + len(words)) >= 0

    @property
    def _here(self) -> object:
        """Changes with every edit and every move."""
        state = self._state
        position = state.annotations.history.position if state.annotations is not None else 0
        return (position, state.focus_id, state.cursor, state.selection)


def _repetition(change: Change) -> SameText | None:
    """The same change on equal text; None where a change is not about an entity."""
    before, after = change.before, change.after
    if after is None and before is not None and isinstance(before.body, Entity):
        return RemoveSameText(before.body)
    if after is None or not isinstance(after.body, Entity):
        return None
    if after.status is Status.REJECTED:
        return RemoveSameText(after.body)
    old = before.body if before is not None else after.proposal
    return LabelSameText(after.body, old.label if old.label != after.body.label else None)
