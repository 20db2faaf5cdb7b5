"""The smallest Textual app that shows a line; every start is compared with its start."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static

GREETING = "Hello, world"


class Hello(App[None]):
    """Says hello."""

    def compose(self) -> ComposeResult:
        """The greeting."""
        yield Static(GREETING)


if __name__ == "__main__":
    Hello().run()
