"""The library on screen."""

from tui.screens.library.screen import LibraryScreen

__all__ = ["LibraryScreen"]
