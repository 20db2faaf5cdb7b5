"""The help of the tests with style sheets: nodes come to look as Textual has them look."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.widgets import Input

from tests.tui.reader_harness import open_reader
from tests.tui.test_steady_stylesheet import Page


async def test_matched_styles_are_those_of_textual_in_all_states(tmp_path: Path) -> None:
    async with open_reader(tmp_path) as user:
        app = user.pilot.app
        for keys in ("", "slash", "x escape", "f1", "escape D", "D"):
            await user.press(*keys.split())
            assert app.screen_stack
            assert list(_differing(app)) == []
        app.theme = "textual-light"
        await user.pilot.pause()
        assert list(_differing(app)) == []


async def test_matched_styles_follow_what_is_asked_of_nodes_above() -> None:
    async with Page().run_test() as pilot:
        app = pilot.app
        app.stylesheet.add_source(
            ".loud:focus-within Input { color: red; } Input { color: green; }"
        )
        await app.mount(Input(id="first"), Input(id="second"))
        for has_class, focus in ((False, "#first"), (True, "#first"), (True, "Marked")):
            app.screen.set_class(has_class, "loud")
            app.query_one(focus).focus()
            await pilot.pause()
            assert list(_differing(app)) == []


def _differing(app: DOMNode) -> Iterator[DOMNode]:
    """All nodes that look otherwise once Textual itself has matched the rules with them."""
    apply = inspect.unwrap(Stylesheet.apply)
    for node in app.walk_children(with_self=True):
        before = node.styles.base.get_rules()
        apply(node.app.stylesheet, node)
        if node.styles.base.get_rules() != before:
            yield node
