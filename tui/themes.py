"""Themes: the colours of paper by day and by night, and a hue for each group of labels."""

from __future__ import annotations

from textual.theme import Theme

_DARK_HUES = {
    "hue-1": "#8ab8e6",
    "hue-2": "#e0a96d",
    "hue-3": "#9cc48a",
    "hue-4": "#6fc3b2",
    "hue-5": "#c9a0dc",
    "hue-6": "#d9c26a",
    "hue-7": "#e58f9c",
    "hue-8": "#a9adb5",
    "claim": "#d7875f",
    "claim-source": "#2f4f70",
    "claim-cue": "#7a3b34",
    "claim-content": "#47432f",
    "cursor": "#e8e2d4",
    "cursor-text": "#1d1c1a",
    "selected": "#3a4a5c",
    "hit": "#5e5424",
    "quiet": "#8a857a",
}
_LIGHT_HUES = {
    "hue-1": "#1f5f9e",
    "hue-2": "#9a5a10",
    "hue-3": "#2f7030",
    "hue-4": "#0f6f66",
    "hue-5": "#7a3f98",
    "hue-6": "#7d6400",
    "hue-7": "#a8324a",
    "hue-8": "#5d6068",
    "claim": "#a84f1d",
    "claim-source": "#b9d3ee",
    "claim-cue": "#f2c4c0",
    "claim-content": "#ece3c4",
    "cursor": "#2b2a27",
    "cursor-text": "#fbf8f1",
    "selected": "#cfdff0",
    "hit": "#f3e3a0",
    "quiet": "#7a756a",
}

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
    variables=_DARK_HUES,
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
    variables=_LIGHT_HUES,
)


def default_variables(*, dark: bool) -> dict[str, str]:
    """Our variables for a theme that is not ours and does not set them."""
    return dict(_DARK_HUES if dark else _LIGHT_HUES)
