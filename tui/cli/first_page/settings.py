"""The settings that the first page depends on: options, then the environment, then the files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from store.files.json_files import read_optional
from tui.config.paths import configuration_path, default_library, theme_path
from tui.display.column_widths import LEAST_WIDTH, MOST_WIDTH, WIDEST

_LOOKS = Path(__file__).with_name("looks.json")
"""The looks of the parts of the page, by the colours of the terminal and by theme."""
_DARK, _PLAIN = "postil-dark", "postil-plain"


class PageSettings(NamedTuple):
    """What the first page depends on besides the text and the size of the window."""

    library: Path
    """The folder of the library."""
    annotator: str
    """Whose place in the text it is."""
    widest: int
    """Cells of text at most."""
    looks: dict[str, str]
    """The codes for the looks of text, status, focus, keys and rule."""


def page_settings(request: dict[str, str]) -> PageSettings | None:
    """The settings in force; None where some of them are not clear, so that nothing is drawn.

    Raises:
        PostilError: The configuration cannot be used.
    """
    theme, annotator, library, width = None, None, None, None
    path = configuration_path()
    if path.exists():
        from tui.config.configuration import load_configuration

        settings = load_configuration(path)
        theme, annotator = settings.theme, settings.annotator
        library, width = settings.library, settings.width
    widest = request.get("--width", str(width or WIDEST))
    looks = _looks(request.get("--theme"), theme)
    is_width = widest.isdecimal() and LEAST_WIDTH <= int(widest[:9]) <= MOST_WIDTH
    if looks is None or not is_width:
        return None
    named = request.get("--library") or os.environ.get("POSTIL_LIBRARY") or library
    root = Path(named).expanduser() if named else default_library()
    name = request.get("--annotator") or annotator or _login_name()
    return PageSettings(root, name, int(widest), looks)


def _looks(named: str | None, configured: str | None) -> dict[str, str] | None:
    """The looks of the theme in force on this terminal; None where they are not known."""
    theme = named or (_PLAIN if os.environ.get("NO_COLOR") else configured)
    theme = theme or read_optional(theme_path()).get("theme") or _DARK
    if "NO_COLOR" in os.environ and theme != _PLAIN:
        # Textual then takes the colours out of what is drawn.
        return None
    looks: dict[str, str] | None = read_optional(_LOOKS).get(_colours(), {}).get(theme)
    return looks


def _colours() -> str:
    """The colours of the terminal, as Rich tells them from the environment."""
    if os.environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return "truecolor"
    kind = os.environ["TERM"].strip().lower().rpartition("-")[2]
    return "256" if kind in ("256color", "kitty") else "standard"


def _login_name() -> str:
    from getpass import getuser

    return getuser()
