"""Work that is done little by little, while no key comes."""

from __future__ import annotations

from collections.abc import Callable

from textual.widget import Widget

_PAUSE = 0.01
"""Seconds from one portion to the next, in which keys have their turn; chosen by hand."""
REST_SECONDS = 0.15
"""Seconds until the next look at whether the keys rest; chosen by hand.

Each look wakes the program up, which the keys that come meanwhile pay for.
"""


class GradualWork:
    """Does work in portions until none is left; it can be started again whenever there is more.

    Args:
        widget: Has the timers, which end with it.
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
        self._widget.set_timer(seconds, self._go_on)

    def _go_on(self) -> None:
        self._is_due = False
        if not self._is_quiet():
            self._go_on_in(REST_SECONDS)
        elif self._do_some():
            self._go_on_in(_PAUSE)
