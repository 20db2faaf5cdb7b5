"""Names of keys: the many ways in which users write a key, and the one in which the keymap does."""

from __future__ import annotations

from functools import lru_cache

from textual.keys import Keys, key_to_character

_MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")
_SYNONYMS = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    " ": "space",
}
_TWINS = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape"}
"""Keys that most terminals cannot tell from another one."""
_NAMED = frozenset(key.value for key in Keys if key.value.isalnum() and len(key.value) > 1)


class UnknownKey(ValueError):
    """A key that does not exist, or that terminals cannot tell from another one."""


def key_name(written_key: str) -> str:
    """A key as the keymap writes it: a character as itself, others by Textual's name.

    Raises:
        UnknownKey: There is no such key, or terminals take it for another one.
    """
    *modifiers, base = _parts(written_key.strip() or written_key or "nothing")
    name = _base_name(base)
    unknown = [word for word in modifiers if word not in _MODIFIERS]
    if name is None or unknown:
        raise UnknownKey(f"there is no key “{written_key}”{_hint(written_key)}")
    if modifiers == ["shift"] and len(name) == 1:
        if name.upper() == name:
            raise UnknownKey(f"write “{written_key}” as the character that it types")
        return name.upper()
    if not modifiers:
        return name
    spelled = textual_name(name.lower()) if len(name) == 1 else name
    full = "+".join([*sorted(modifiers), spelled])
    if full in _TWINS:
        raise UnknownKey(f"terminals take “{written_key}” for {_TWINS[full]}: write that")
    return full


def _parts(written_key: str) -> list[str]:
    """Modifiers and key; the key may be a plus itself."""
    if written_key.endswith("++"):
        return [*written_key[:-2].lower().split("+"), "+"]
    if len(written_key) == 1:
        return [written_key]
    *modifiers, base = written_key.split("+")
    return [*(word.strip().lower() for word in modifiers), base.strip()]


def _base_name(word: str) -> str | None:
    if len(word) == 1 and word.isprintable() and word != " ":
        return word
    lower = _SYNONYMS.get(word.lower(), word.lower())
    if lower in _NAMED:
        return lower
    char = _characters().get(lower) or key_to_character(lower)
    return char if char is not None and char.isprintable() and char != " " else None


@lru_cache(maxsize=1)
def _characters() -> dict[str, str]:
    """The punctuation of an English keyboard by its names."""
    return {textual_name(char): char for char in map(chr, range(33, 127)) if not char.isalnum()}


def textual_name(char: str) -> str:
    """Textual's name for the key of a character: `asterisk` for `*`."""
    from textual.binding import Binding

    if char == ",":
        return "comma"
    (binding,) = Binding.make_bindings([(char, "", "")])
    return binding.key


def _hint(written_key: str) -> str:
    from difflib import get_close_matches

    words = [*_NAMED, *_MODIFIERS, *_characters()]
    parts = [part for part in written_key.lower().split("+") if len(part) > 1]
    corrections = {part: get_close_matches(part, words, n=1) for part in parts}
    corrected = "+".join(
        corrections[part][0] if corrections.get(part) else part
        for part in written_key.lower().split("+")
    )
    return f"; did you mean “{corrected}”?" if corrected != written_key.lower() else ""
