"""The summary of a run of the program: articles read, annotations decided, and how fast."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from tui.display.plural import counted

_MINUTE = 60.0
"""Seconds."""


class RunSummary:
    """Counts articles and decisions, and makes a line of them at the end."""

    def __init__(self, now: Callable[[], float] = monotonic) -> None:
        self._now = now
        self._started: float | None = None
        self._articles: set[str] = set()
        self._decisions = 0

    def begin(self) -> None:
        """Start the clock, at the first article."""
        if self._started is None:
            self._started = self._now()

    def add(self, article: str, decisions: int) -> None:
        """Count an article that is closed, and the decisions that were made in it."""
        self._articles.add(article)
        self._decisions += decisions

    def text(self, place: str) -> str:
        """One line for people; empty when nothing was decided.

        Args:
            place: Folder where everything is saved.
        """
        if not self._decisions or self._started is None:
            return ""
        minutes = (self._now() - self._started) / _MINUTE
        pace = f" ({self._decisions / minutes:.1f} a minute)" if minutes >= 1 else ""
        length = f"{minutes:.0f} min" if minutes >= 1 else f"{minutes * _MINUTE:.0f} s"
        return (
            f"{counted(len(self._articles), 'article')}, {counted(self._decisions, 'decision')} "
            f"in {length}{pace}, all saved in {place}"
        )
