"""Work that is done little by little, while no key comes."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget

from tui.keys.rest import call_at_rest

_PAUSE = 0.01
"""Seconds from one portion to the next, in which keys have their turn; chosen by hand."""


class GradualWork:
    """Does work in portions until none is left; it can be started again whenever there is more.

    Args:
        widget: Has the work, which ends with it.
        do_some: Does a portion of a few milliseconds; returns whether any work is left.
        is_quiet: Whether there is time for work that nobody waits for.
    """

    def __init__(
        self, widget: Widget, do_some: Callable[[], bool], *, is_quiet: Callable[[], bool]
    ) -> None:
        self._widget = widget
        self._do_some = do_some
        self._is_quiet = is_quiet
        self._is_due = False
        """True while the next portion is to come."""

    def start(self, *, after: float = _PAUSE) -> None:
        """Do what there is to do, beginning after some seconds."""
        if not self._is_due:
            self._go_on_in(after)

    def _go_on_in(self, seconds: float) -> None:
        self._is_due = True
        call_at_rest(self._take_turn, is_quiet=self._is_quiet, after=seconds)

    def _take_turn(self) -> None:
        if self._widget.is_running:
            self._widget.call_next(self._go_on)

    def _go_on(self) -> None:
        self._is_due = False
        if self._do_some():
            self._go_on_in(_PAUSE)
