"""Work that is done little by little: all of it, but none while keys come."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import App
from textual.widget import Widget

from tests.tui.reader_harness import until
from tui.widgets.gradual_work import GradualWork


class _Pile:
    """Portions of work that are left."""

    def __init__(self, portions: int, is_quiet: Callable[[], bool]) -> None:
        self.left = portions
        self.looks = 0
        self._is_quiet = is_quiet

    def take(self) -> bool:
        self.left -= 1
        return self.left > 0

    def may_go_on(self) -> bool:
        self.looks += 1
        return self._is_quiet()


async def test_work_waits_for_the_keys_to_rest_and_is_then_done_to_the_end() -> None:
    is_quiet = False
    async with App[None]().run_test() as pilot:
        widget = Widget()
        await pilot.app.mount(widget)
        pile = _Pile(5, lambda: is_quiet)
        work = GradualWork(widget, pile.take, is_quiet=pile.may_go_on)
        work.start()
        work.start()
        await until(pilot, lambda: pile.looks == 2)
        assert pile.left == 5
        is_quiet = True
        await until(pilot, lambda: pile.left == 0)
        assert pile.looks == 7, "one look for each portion, however often it was started"
        pile.left = 1
        work.start()
        await until(pilot, lambda: pile.left == 0)
