"""Pressing a key without the keyboard."""

from __future__ import annotations

from textual.events import Key

from tui.keys.key_names import UnknownKey, key_name, textual_name


def key_event(shown_key: str) -> Key | None:
    """The press of a key as it is shown to a person; None where that is no single key."""
    try:
        name = key_name(shown_key)
    except UnknownKey:
        return None
    is_character = len(name) == 1
    return Key(textual_name(name) if is_character else name, name if is_character else None)
