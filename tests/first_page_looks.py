"""The looks of the first page in every theme, as Textual draws it; `make looks` writes them.

`tui/cli/first_page/looks.json` has them, as the page is drawn there before Textual is imported.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rich.color import ColorSystem
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.screen import Screen
from textual.strip import Strip

import tui
from annotate.author import Author
from annotate.document import Document
from store.library.library import Library
from tui.app.app import PostilApp
from tui.app.first_page import FirstPage
from tui.config.workspace import Workspace
from tui.display.frame import TALL, look_of
from tui.display.themes.builtin import known_themes

PATH = Path(tui.__file__).parent / "cli" / "first_page" / "looks.json"
COLOURS = {
    "truecolor": ColorSystem.TRUECOLOR,
    "256": ColorSystem.EIGHT_BIT,
    "standard": ColorSystem.STANDARD,
}
Looks = dict[str, dict[str, dict[str, str]]]
"""The codes of looks, by the colours of the terminal, by theme, and by what a row is."""


class FirstPageApp(PostilApp):
    """Shows the first page and nothing else."""

    def __init__(self, text: str, *, cursor: int = 0, top: int = 0, theme: str = "postil-dark"):
        library = Library(Path(tempfile.gettempdir()) / "none")
        workspace = Workspace(library, Author("anna"), theme=theme)
        super().__init__(workspace, document=Document(text, "", ""))
        self._place = (cursor, top)

    def get_default_screen(self) -> Screen[Any]:
        assert self._initial_document is not None
        cursor, top = self._place
        text = self._initial_document.text
        return FirstPage(text, widest=80, cursor=cursor, top=top, ready=lambda: None)

    @property
    def rows(self) -> Iterator[Strip]:
        """What Textual draws on the rows of the screen."""
        update = self.screen._compositor.render_update(full=True)
        assert isinstance(update, LayoutUpdate)
        return (Strip.join(map(Strip, row)) for row in update.strips)


async def looks(themes: Iterable[str]) -> Looks:
    """The looks that the app gives the first page in some themes."""
    found: Looks = {colours: {} for colours in COLOURS}
    for height in (TALL - 1, TALL):
        app = FirstPageApp("Words to read.\n")
        async with app.run_test(size=(40, height)) as pilot:
            for theme in themes:
                app.theme = theme
                await pilot.pause()
                for y, row in enumerate(app.rows):
                    for colours, system in COLOURS.items():
                        look = codes(next(iter(row)).style, system)
                        found[colours].setdefault(theme, {})[look_of(y, height, 40)] = look
    return found


def codes(style: Style | None, system: ColorSystem) -> str:
    """The codes of a style on a terminal, which a style that was drawn before has for one alone."""
    assert style is not None
    fresh = Style(color=style.color, bgcolor=style.bgcolor, bold=style.bold, reverse=style.reverse)
    return fresh._make_ansi_codes(system)


def lines(found: Looks) -> str:
    """The file, with a theme on each line."""
    blocks = [
        f'"{colours}": {{\n'
        + ",\n".join(f'"{theme}": {json.dumps(look)}' for theme, look in by_theme.items())
        + "}"
        for colours, by_theme in found.items()
    ]
    return "{" + ",\n".join(blocks) + "}\n"


if __name__ == "__main__":
    PATH.write_text(lines(asyncio.run(looks(sorted(known_themes())))), "ascii")
