"""What terminals send for a key: the old bytes, and those of kitty's protocol."""

from __future__ import annotations

_SHIFTED = dict(zip('~!@#$%^&*()_+{}|:"<>?', "`1234567890-=[]\\;',./", strict=True))
"""Signs over the keys of an American keyboard."""
_CODES = {"escape": 27, "enter": 13, "tab": 9}
_CURSOR_KEYS = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
}
"""Keys that both send alike."""


def legacy(key: str) -> str:
    """The bytes that terminals have sent since there are terminals."""
    others = {"space": " ", "shift+tab": "\x1b[Z", "f2": "\x1bOQ"}
    if key.startswith("ctrl+"):
        return chr(ord(key[-1]) - 96)
    if key in _CODES:
        return chr(_CODES[key])
    return _CURSOR_KEYS.get(key) or others.get(key) or _character(key)


def kitty(key: str) -> str:
    """The bytes with every key told as a code, its modifiers and its text."""
    others = {"space": "\x1b[32;;32u", "shift+tab": "\x1b[9;2u", "f2": "\x1b[Q"}
    if key.startswith("ctrl+"):
        return f"\x1b[{ord(key[-1])};5u"
    if key in _CODES:
        return f"\x1b[{_CODES[key]}u"
    if key in _CURSOR_KEYS or key in others:
        return _CURSOR_KEYS.get(key) or others[key]
    char = _character(key)
    plain = _SHIFTED.get(char, char.lower())
    return f"\x1b[{ord(plain)};{2 if plain != char else ''};{ord(char)}u"


def _character(key: str) -> str:
    assert len(key) == 1, f"nobody knows what {key} sends"
    return key
