"""A command of a screen, and how its keys are written."""

from __future__ import annotations

from dataclasses import dataclass

from annotate.labels.attribute import KEYS

ESCAPE = "Esc"
"""The key that leaves prompts, questions and boxes, whatever it does elsewhere."""

_SHORT_NAMES = {"escape": ESCAPE, "pagedown": "PgDn", "pageup": "PgUp"}


@dataclass(frozen=True, slots=True)
class KeyCommand:
    """A command of a screen and the keys that call it."""

    action: str
    """Name of the action method, without `action_`; may have an argument: `label('1')`."""
    keys: tuple[str, ...]
    """Characters, or Textual's names of keys; messages show the first one; may be empty."""
    label: str
    """A word or two for the footer."""
    tooltip: str
    """A sentence for help and palette."""
    mode: str = "reader"
    """The screen that it belongs to: `reader`, `review`, `library`, `find`, `people` or
    `statements`."""

    @property
    def id(self) -> str:
        """The name of the command in the user's configuration."""
        return f"{self.mode}." + self.action.replace("('", "_").removesuffix("')")

    @property
    def is_label(self) -> bool:
        """True if it sets one of the scheme's labels, which have names of their own."""
        return self.action.startswith("label(")

    @property
    def is_attribute(self) -> bool:
        """True if it asks for a value of one of the scheme's attributes."""
        return self.action.startswith("attribute(")

    @property
    def is_of_scheme(self) -> bool:
        """True if the label scheme says what it is about."""
        return self.is_label or self.is_attribute

    @property
    def scheme_key(self) -> str:
        """The key of the label scheme to which such a command belongs."""
        if self.is_attribute:
            return KEYS[int(self.action.removeprefix("attribute('").removesuffix("')")) - 1]
        return self.action.removeprefix("label('").removesuffix("')")

    @property
    def shown_key(self) -> str:
        """The first key as a person reads it; empty when it has none."""
        return show_key(self.keys[0]) if self.keys else ""


def show_key(key: str) -> str:
    """A key as a person reads it: `ctrl+d`, `Tab`, `j`."""
    if len(key) == 1 or "+" in key:
        return key
    return _SHORT_NAMES.get(key, key.capitalize())
