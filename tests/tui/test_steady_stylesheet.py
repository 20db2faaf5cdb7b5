"""The style sheet that does not repeat itself: what it leaves out would have changed nothing."""

from __future__ import annotations

import inspect
from typing import cast

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.css.styles import RenderStyles
from textual.css.stylesheet import Stylesheet
from textual.widgets import Static

from tui.textual_internals import SteadyStylesheet

COLOURS = ("red", "blue", "green", "white")


class Marked(Static):
    """Has a component."""

    COMPONENT_CLASSES = {"marked--mark"}
    can_focus = True

    @property
    def mark(self) -> RenderStyles:
        """The styles of the component."""
        return self._component_styles["marked--mark"]

    @property
    def colour(self) -> str:
        [name] = [name for name in COLOURS if Color.parse(name) == self.mark.color]
        return name


class Page(App[None]):
    """Shows a text, whose component looks otherwise on a loud page and in a light theme."""

    CSS = """
    Marked .marked--mark { color: red; }
    .loud Marked .marked--mark { color: blue; }
    Marked:light .marked--mark { color: green; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.stylesheet: Stylesheet = SteadyStylesheet.of(self)

    def compose(self) -> ComposeResult:
        yield Marked("text")

    @property
    def text(self) -> Marked:
        return self.query_one(Marked)

    def add_css(self, css: str) -> None:
        self.stylesheet.add_source(css)
        self.stylesheet.update(self)


async def test_component_styles_stay_while_no_other_rule_applies() -> None:
    async with Page().run_test() as pilot:
        app = cast(Page, pilot.app)
        styles = app.text.mark
        app.text.focus()
        await pilot.resize_terminal(40, 12)
        app.screen.add_class("quiet")
        app.add_css("Static { color: white; }")
        await pilot.pause()
        assert app.text.mark is styles


async def test_component_styles_follow_classes_themes_and_rules() -> None:
    async with Page().run_test() as pilot:
        app = cast(Page, pilot.app)
        colours = [app.text.colour]
        app.screen.add_class("loud")
        colours.append(app.text.colour)
        app.screen.remove_class("loud")
        colours.append(app.text.colour)
        app.theme = "textual-light"
        await pilot.pause()
        colours.append(app.text.colour)
        app.add_css("Marked .marked--mark { color: white !important; }")
        assert [*colours, app.text.colour] == ["red", "blue", "red", "green", "white"]


async def test_component_styles_are_those_that_textual_makes() -> None:
    async with Page().run_test() as pilot:
        app = cast(Page, pilot.app)
        styles = app.text.mark
        Stylesheet._process_component_classes(app.stylesheet, app.text)
        assert app.text.mark is not styles
        assert app.text.mark.get_rules() == styles.get_rules()


async def test_a_source_is_parsed_again_for_other_variables_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Stylesheet, "_parse_rules", inspect.unwrap(Stylesheet._parse_rules))
    async with Page().run_test() as pilot:
        app, sheet = cast(Page, pilot.app), pilot.app.stylesheet
        sheet.add_source("Marked { background: $tint; }")
        sheet.set_variables({**app.get_css_variables(), "tint": "red"})
        sheet.reparse()
        rules = sheet.rules
        sheet.reparse()
        assert all(one is other for one, other in zip(rules, sheet.rules, strict=True))
        sheet.set_variables({**app.get_css_variables(), "tint": "blue"})
        sheet.reparse()
        sheet.update(app)
        assert app.text.styles.background == Color.parse("blue")
