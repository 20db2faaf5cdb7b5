"""Texts that break programs which draw on a terminal."""

from __future__ import annotations

from hypothesis import strategies as st

_CONTROLS = (
    "\x1b[2J",
    "\x1b]52;c;aGk=\x07",
    "\x1bP",
    "\x9b31m",
    "\0",
    "\x7f",
    "\x07",
    "\x0b",
    "\x85",
)
_HIDDEN = (
    "\u202e",
    "\u2066",
    "\u200b",
    "\u200d",
    "\u200c",
    "\ufeff",
    "\U000e0041",
    "\xad",
    "\u061c",
)
_LINES = ("\n", "\r\n", "\r", "\n\n", "\u2028", "\u2029", "\x0c", "\x1c")
_SPACES = (" ", "   ", "\t", "\xa0", "\u3000", "\u2003", "\u202f", "            ")
_CLUSTERS = (
    "e" + "\u0301" * 200,
    "\u0301",
    "👩🏽‍👩🏽‍👧🏽‍👦🏽",
    "👩\u200d",
    "🇫🇷🇩🇪",
    "🇫",
    "\u1100\u1161\u11a8",
    "\u1161",
    "❤\ufe0f",
    "\ufe0f",
    "\u0600",
    "漢字仮名",
    "\ud83d",
    "\udc80",
)
_WORDS = (
    "word",
    "well-known",
    "—",
    "it’s",
    "“so,”",
    "unbreakable" * 8,
    "x" * 130,
    "été",
    "-",
    "[/]",
)


def hostile_texts() -> st.SearchStrategy[str]:
    """Anything between a plain word and the worst that a file can hold."""
    listed = st.sampled_from(_CONTROLS + _HIDDEN + _LINES + _SPACES + _CLUSTERS + _WORDS)
    piece = listed | st.text(st.characters(), min_size=1, max_size=3)
    return st.lists(piece, max_size=14).map("".join)
