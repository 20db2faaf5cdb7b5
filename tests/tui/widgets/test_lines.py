"""Lines: looked at when they are updated, and drawn only where that changes something."""

from __future__ import annotations

from textual.app import App, ComposeResult

from tui.widgets.lines import Line, Part, Sides


class _Words(App[None]):
    """Shows a line that counts how often it is asked for its parts."""

    def __init__(self) -> None:
        super().__init__()
        self.words = "harbour"
        self.asked = 0

    def compose(self) -> ComposeResult:
        yield Line("words", self._sides)

    def _sides(self) -> Sides:
        self.asked += 1
        return ([Part(f"{self.words} {self.size.width}")],)


async def test_parts_are_asked_for_once_an_update_and_anew_after_a_change_of_size() -> None:
    app = _Words()
    async with app.run_test(size=(40, 5)) as pilot:
        line = app.query_one(Line)
        assert "harbour 40" in line.render_line(0).text
        for words in ("harbour", "quay"):
            app.words, app.asked = words, 0
            line.update()
            assert f"{words} 40" in line.render_line(0).text
            assert app.asked == 1
        line.update()
        await pilot.resize_terminal(30, 5)
        assert "quay 30" in line.render_line(0).text
