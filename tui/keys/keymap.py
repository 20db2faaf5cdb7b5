"""The keymap: the commands with the keys that they have for this user."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING

from tui.keys.command import KeyCommand
from tui.keys.commands import GROUPS

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.dom import DOMNode


class Context(Enum):
    """The situation on screen; decides which keys the footer shows and help lists first."""

    READING = auto()
    DECIDED = auto()
    """Nothing is in focus, and nothing pending any more."""
    EXPECTING = auto()
    """Nothing is in focus, and suggestions are still looked for."""
    FOCUSED = auto()
    CLAIM = auto()
    """A claim is in focus."""
    SELECTING = auto()
    SELECTING_PART = auto()
    """A range is selected while a claim is open."""
    FRAMING = auto()
    """A claim is open, to be put together."""
    HINTING = auto()
    READ_ONLY = auto()
    """Nothing may be changed, because another window has the article open, or a file is damaged."""
    FREE = auto()
    """Nothing may be changed, but the other window has closed the article meanwhile."""
    PANEL = auto()
    PANEL_READ_ONLY = auto()
    SELECTING_READ_ONLY = auto()
    ADJUDICATING = auto()
    LIBRARY = auto()
    FINDING = auto()
    """Hits of the library are listed."""
    PEOPLE = auto()
    """Those who speak are listed."""
    CLAIMS_LISTED = auto()
    """What one of them claims is listed."""
    RULES_LISTED = auto()
    """Rules about people are listed."""
    COMPARING = auto()
    """Statements are compared."""


_LOOKING = ("pending_next", "item_next", "search", "filter", "panel", "export")
"""Commands that change nothing."""
_AT_CURSOR = ("edit_or_word_end", "same_text", "select", "search", "panel", "undo")
"""Commands that matter where nothing is in focus."""
_FOOTER_ORDER = {
    Context.READING: ("pending_next", *_AT_CURSOR, "export"),
    Context.DECIDED: ("finish", *_AT_CURSOR, "export"),
    Context.EXPECTING: ("pending_next", *_AT_CURSOR),
    Context.FOCUSED: (
        *("accept", "reject", "page_or_skip", "same_text"),
        *("relabel", "edge_right_out", "edge_right_in", "note", "delete", "undo"),
    ),
    Context.CLAIM: (
        *("accept", "reject", "edit_or_word_end", "same_text"),
        *("source", "claim", "content", "speaker"),
        *("next_part", "page_or_skip", "note", "claim_panel", "undo"),
    ),
    Context.SELECTING: ("grow", "shrink", "swap_ends", "claim", "source", "content", "cancel"),
    Context.SELECTING_PART: (
        *("source", "claim", "content", "add_content", "grow", "shrink", "swap_ends", "cancel"),
    ),
    Context.FRAMING: (
        *("accept", "source", "claim", "content", "speaker", "undo", "add_content", "grow"),
        *("next_part", "note", "claim_panel", "cancel"),
    ),
    Context.HINTING: ("cancel",),
    Context.READ_ONLY: _LOOKING,
    Context.FREE: ("save", *_LOOKING),
    Context.PANEL: (
        *("line_down", "line_up", "accept", "reject", "edit_or_word_end", "grow", "token_right"),
        *("page_or_skip", "relabel", "note", "undo", "panel"),
    ),
    Context.PANEL_READ_ONLY: ("line_down", "line_up", "grow", "token_right", "panel"),
    Context.SELECTING_READ_ONLY: ("grow", "shrink", "swap_ends", "copy", "cancel"),
    Context.ADJUDICATING: (
        *("take_first", "take_second", "take_both", "take_neither", "other_reading"),
        *("take_majority", "pending_next", "undo"),
    ),
    Context.LIBRARY: (
        *("open", "filter", "find", "people", "statements", "order", "finish", "set_aside"),
        *("extract_all", "delete"),
    ),
    Context.FINDING: ("open", "edit", "mark", "accept", "reject", "undo", "article_next"),
    Context.PEOPLE: (
        *("open", "filter", "statements", "order", "mark", "merge", "link", "rename", "rules"),
        *("undo", "statuses"),
    ),
    Context.CLAIMS_LISTED: (
        *("open", "filter", "statements", "article_next", "split", "rename", "undo"),
    ),
    Context.RULES_LISTED: ("revoke", "undo", "filter", "rules"),
    Context.COMPARING: ("open", "edit", "pair_next", "pair_previous"),
}
_LEAVING = frozenset(
    {
        *(Context.READING, Context.DECIDED, Context.EXPECTING),
        *(Context.FOCUSED, Context.ADJUDICATING),
        *(Context.LIBRARY, Context.READ_ONLY, Context.FREE),
    },
)
"""Contexts in which the key to leave is shown, behind the one for help."""
_FOOTER_LABELS = {
    (Context.FOCUSED, "page_or_skip"): "skip",
    (Context.FOCUSED, "edge_right_out"): "longer",
    (Context.FOCUSED, "edge_right_in"): "shorter",
    (Context.LIBRARY, "find"): "find",
    (Context.CLAIM, "page_or_skip"): "skip",
    (Context.CLAIM, "edit_or_word_end"): "edit",
    (Context.CLAIM, "claim"): "cue",
    (Context.CLAIM, "speaker"): "who",
    (Context.FRAMING, "speaker"): "who",
    (Context.FRAMING, "undo"): "undo part",
    (Context.FRAMING, "cancel"): "drop",
    (Context.SELECTING, "claim"): "claim",
    (Context.FRAMING, "claim"): "cue",
    (Context.SELECTING_PART, "claim"): "cue",
    (Context.HINTING, "cancel"): "leave",
    (Context.FREE, "save"): "take over",
    (Context.PANEL, "token_right"): "next of this name",
    (Context.PANEL, "grow"): "go there",
    (Context.PANEL, "page_or_skip"): "skip",
    (Context.PANEL_READ_ONLY, "token_right"): "next of this name",
    (Context.PANEL_READ_ONLY, "grow"): "go there",
    (Context.ADJUDICATING, "pending_next"): "next",
    (Context.PEOPLE, "open"): "claims",
    (Context.RULES_LISTED, "rules"): "people",
}
"""Labels of commands that mean something else in a context."""
_MODES = {
    Context.LIBRARY: "library",
    Context.FINDING: "find",
    Context.PEOPLE: "people",
    Context.CLAIMS_LISTED: "people",
    Context.RULES_LISTED: "people",
    Context.COMPARING: "statements",
    Context.ADJUDICATING: "review",
}
"""The mode of a context where it is not the reader's."""
_NOT_IN_ADJUDICATION = frozenset({"library", "extract_again"})
"""Actions of the reader that make no sense while two readings are adjudicated."""
_IN_PANEL = {
    "line_down": "move(1)",
    "line_up": "move(-1)",
    "token_right": "walk(1)",
    "token_left": "walk(-1)",
    "page_down": "page(1)",
    "page_up": "page(-1)",
    "bottom": "end(1)",
    "top": "end(-1)",
    "grow": "jump",
    "cancel": "leave",
}
"""Actions of the panel by the actions of the reader whose keys they take."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """The commands by group, each with the keys that it has for this user."""

    groups: MappingProxyType[str, tuple[KeyCommand, ...]]
    """The groups of all modes, in the order that help lists them."""
    _by_action: dict[str, dict[str, KeyCommand]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """The commands of a mode by their actions; made when the first one is looked up."""

    def of_mode(self, mode: str) -> Iterator[tuple[str, tuple[KeyCommand, ...]]]:
        """The groups of a mode, with their names; `review` has most of the reader's too."""
        for name, commands in self.groups.items():
            if commands[0].mode == mode:
                yield name, commands
        if mode == "review":
            for name, commands in self.of_mode("reader"):
                yield name, tuple(c for c in commands if c.action not in _NOT_IN_ADJUDICATION)

    def commands(self, mode: str) -> tuple[KeyCommand, ...]:
        """All commands of a mode."""
        return tuple(chain.from_iterable(commands for _, commands in self.of_mode(mode)))

    def command(self, action: str, mode: str = "reader") -> KeyCommand:
        """The command of an action.

        Raises:
            KeyError: The mode has no such action.
        """
        commands = self._by_action.get(mode)
        if commands is None:
            commands = {command.action: command for command in self.commands(mode)}
            self._by_action[mode] = commands
        return commands[action]

    def keys(self, action: str, mode: str = "reader") -> tuple[str, ...]:
        """The keys of an action."""
        return self.command(action, mode).keys

    def shown_key(self, action: str, mode: str = "reader") -> str:
        """The key of an action as a person reads it; its name in the palette if it has none."""
        command = self.command(action, mode)
        return command.shown_key or f"“{command.label}”"

    def label_key(self, key: str) -> str:
        """The key of the label scheme that a key of this user stands for; other keys unchanged."""
        for command in self.commands("reader"):
            if command.is_label and key in command.keys:
                return command.scheme_key
        return key

    def panel_commands(self) -> tuple[KeyCommand, ...]:
        """The commands of the side panel, on the reader's own keys."""
        return self.commands_as(_IN_PANEL)

    def commands_as(self, actions: Mapping[str, str]) -> tuple[KeyCommand, ...]:
        """Commands of the reader with their keys, for a widget with other actions for them.

        Args:
            actions: The widget's actions by those of the reader.
        """
        return tuple(
            replace(self.command(reader_action), action=action)
            for reader_action, action in actions.items()
        )

    def footer(
        self, context: Context, *, same_text: str = "", names_claim: bool = False
    ) -> Iterator[tuple[str, str]]:
        """Keys and labels that matter now, the most useful first; help is always at the end.

        Args:
            context: What is being done.
            same_text: The words that the command for equal text is about; without any it is
                left out.
            names_claim: Whether the screen names a claim, which can then be opened for changes.
        """
        mode = _MODES.get(context, "reader")
        if context is Context.SELECTING:
            labels = [c for c in self.commands(mode) if c.is_label and c.keys]
            if labels:
                yield f"{labels[0].shown_key}…{labels[-1].shown_key}", "label"
        if context is Context.HINTING:
            yield "a…z", "the letters of a word"
        end = ("help", "quit") if context in _LEAVING else ("help",)
        end = ("help", "leave") if mode in ("find", "people", "statements") else end
        for action in (*_FOOTER_ORDER[context], *end):
            command = self.command(action, mode)
            label = _FOOTER_LABELS.get((context, action), command.label)
            if action == "same_text":
                label = f"same for “{same_text}”" if same_text else ""
            if action == "edit_or_word_end" and context is not Context.CLAIM:
                label = "edit" if names_claim else ""
            if command.keys and label:
                yield command.shown_key, label


DEFAULT = Keymap(MappingProxyType(GROUPS))
"""The keys as they are unless the user says otherwise."""


def give_keys(node: DOMNode, commands: Iterable[KeyCommand]) -> None:
    """Bind these commands on a screen or widget, in place of whatever its class binds.

    Textual binds by class and inherits; what the user wants is known only when a screen is made.
    """
    from tui.textual_internals import replace_bindings

    replace_bindings(node, (_binding(command) for command in commands if command.keys))


def _binding(command: KeyCommand) -> Binding:
    from textual.binding import Binding

    return Binding(
        ",".join(map(_key_name, command.keys)),
        command.action,
        command.label,
        tooltip=command.tooltip,
        id=command.id,
        show=False,
    )


def _key_name(key: str) -> str:
    # A comma separates keys in a binding, so the key itself goes by its name.
    return "comma" if key == "," else key
