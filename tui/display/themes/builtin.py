"""Themes: paper by day and by night, one of high contrast, and one that needs no colour."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from textual.theme import BUILTIN_THEMES, Theme

from tui.display.themes.variables import (
    COLOURED,
    CONTRAST_HUES,
    DARK_HUES,
    LIGHT_HUES,
    PLAIN_HUES,
    UNCOLOURED,
)

STYLESHEET = Path(__file__).with_name("postil.tcss")
"""Styles of all screens but the first page, which does not wait for them."""

DARK = Theme(
    name="postil-dark",
    primary="#8ab8e6",
    secondary="#c9a0dc",
    accent="#d7875f",
    foreground="#d8d3c8",
    background="#1d1c1a",
    surface="#262522",
    panel="#302e2a",
    warning="#d9c26a",
    error="#e06c6c",
    success="#9cc48a",
    dark=True,
    variables=DARK_HUES | COLOURED,
)
LIGHT = Theme(
    name="postil-light",
    primary="#1f5f9e",
    secondary="#7a3f98",
    accent="#a84f1d",
    foreground="#2b2a27",
    background="#fbf8f1",
    surface="#f3eee2",
    panel="#e9e2d2",
    warning="#8a6d00",
    error="#b3261e",
    success="#2f7030",
    dark=False,
    variables=LIGHT_HUES | COLOURED,
)
CONTRAST = Theme(
    name="postil-contrast",
    primary="#9fd0ff",
    secondary="#e8b8ff",
    accent="#ffb38a",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#262626",
    warning="#ffe45c",
    error="#ff9a9a",
    success="#8cf08c",
    dark=True,
    variables=CONTRAST_HUES | COLOURED,
)
PLAIN = Theme(
    name="postil-plain",
    primary="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    ansi=True,
    dark=True,
    variables=PLAIN_HUES | UNCOLOURED,
)

THEMES = (DARK, LIGHT, CONTRAST, PLAIN)
"""Our themes, in the order in which they are listed."""


def known_themes() -> frozenset[str]:
    """The names of all themes: ours and Textual's."""
    return frozenset((*(theme.name for theme in THEMES), *BUILTIN_THEMES))


def default_theme(environment: Mapping[str, str]) -> str | None:
    """The theme that the environment asks for: the plain one where `NO_COLOR` is set."""
    return PLAIN.name if environment.get("NO_COLOR") else None


def default_variables(*, dark: bool) -> dict[str, str]:
    """Our variables for a theme that is not ours and does not set them."""
    return (DARK_HUES if dark else LIGHT_HUES) | COLOURED
