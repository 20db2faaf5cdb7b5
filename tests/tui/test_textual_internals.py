"""The private names of Textual that Postil uses: each is there and does what it is used for."""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from rich.text import Text
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Region, Size
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.widgets import Static

import tui
from tui import textual_internals as internals

PACKAGE = Path(tui.__file__).parent


class Page(App[None]):
    """A text that is longer than the screen."""

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static("\n".join(map(str, range(100))))


class Patient(internals.UpdatesOnRequest):
    """Draws when it is told that it may."""

    may = True

    def may_update(self) -> bool:
        return self.may

    def compose(self) -> ComposeResult:
        yield Static("before")


class Starred(internals.CustomDrawnInput):
    def drawn_value(self) -> Text:
        return Text("*" * len(super().drawn_value()), end="")


async def test_on_timer_update_is_when_a_screen_draws() -> None:
    async with Page().run_test() as pilot:
        screen = Patient()
        await pilot.app.push_screen(screen)
        await pilot.pause()
        screen.may = False
        screen.query_one(Static).update("after")
        await pilot.pause(0.1)
        assert _is_waiting(screen)
        screen.update_now()
        assert not _is_waiting(screen)


def _is_waiting(screen: Screen[None]) -> bool:
    return bool(screen._dirty_widgets)


async def test_fatal_error_is_called_for_an_exception_and_close_messages_no_wait_ends() -> None:
    class Failing(internals.CrashReporting):
        error: BaseException | None = None

        def report_crash(self, error: BaseException) -> None:
            self.error = error

        def key_x(self) -> None:
            raise ZeroDivisionError

    app = Failing()
    with pytest.raises(ZeroDivisionError):
        async with app.run_test() as pilot:
            await pilot.press("x")
    assert isinstance(app.error, ZeroDivisionError)
    assert not app.is_running


async def test_handle_exception_is_called_ahead_of_what_ends_the_app() -> None:
    class Careless(internals.CrashReporting):
        def passes_over(self, error: Exception) -> bool:
            return isinstance(error, ZeroDivisionError)

    async with Careless().run_test() as pilot:
        pilot.app._handle_exception(ZeroDivisionError())
        assert pilot.app.is_running
        assert pilot.app.return_code is None


async def test_load_screen_css_gives_a_screen_its_classes_of_size_before_it_is_laid_out() -> None:
    class Sizing(internals.SizingScreens):
        HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (40, "-wide")]
        VERTICAL_BREAKPOINTS = [(0, "-low"), (40, "-tall")]

    async with Sizing().run_test(size=(80, 24)) as pilot:
        screen = Screen[None]()
        mounted = pilot.app.push_screen(screen)
        assert screen.classes == {"-wide", "-low"}
        await mounted


async def test_value_is_what_an_input_draws() -> None:
    class Form(App[None]):
        def compose(self) -> ComposeResult:
            yield Starred("secret")

    async with Form().run_test() as pilot:
        field = pilot.app.query_one(Starred)
        assert "******" in field.render_line(0).text
        assert "secret" not in field.render_line(0).text


async def test_full_map_knows_the_place_of_each_widget() -> None:
    async with Page().run_test() as pilot:
        screen = pilot.app.screen
        screen._compositor._full_map_invalidated = True
        internals.update_map(screen)
        assert not screen._compositor._full_map_invalidated


async def test_dirty_widgets_update_timer_and_repaint_regions_draw_a_region() -> None:
    async with Page().run_test() as pilot:
        await pilot.pause()
        screen, text = pilot.app.screen, pilot.app.query_one(Static)
        internals.request_repaint(text, Region(0, 3, 5, 1))
        assert text in screen._dirty_widgets
        assert Region(0, 3, 5, 1) in text._repaint_regions
        await pilot.pause(0.1)
        assert text not in screen._dirty_widgets
        assert not text._repaint_regions


async def test_visible_widgets_leaves_out_what_is_hidden() -> None:
    async with Page().run_test() as pilot:
        text = pilot.app.query_one(Static)
        text.display = False
        await pilot.pause()
        internals.request_repaint(text, Region(0, 0, 5, 1))
        assert text not in pilot.app.screen._dirty_widgets


async def test_vertical_scrollbar_and_start_widget_put_a_scrollbar_of_ours_on_screen() -> None:
    class Bar(ScrollBar):
        """One of ours."""

    async with Page().run_test() as pilot:
        view = pilot.app.query_one(VerticalScroll)
        assert not isinstance(view.vertical_scrollbar, Bar)
        bar = internals.vertical_scrollbar(view, Bar)
        await pilot.pause()
        assert view.vertical_scrollbar is bar is internals.vertical_scrollbar(view, Bar)
        assert bar.parent is view
        assert bar.is_running


async def test_scroll_update_tells_the_scrollbar_how_long_the_content_is() -> None:
    async with Page().run_test() as pilot:
        view = pilot.app.query_one(VerticalScroll)
        await pilot.pause()
        internals.update_scrollbars(view, Size(view.size.width, 5_000))
        assert view.vertical_scrollbar.window_virtual_size == 5_000


async def test_bindings_are_what_a_key_does_on_a_node() -> None:
    pressed: list[str] = []

    class Bound(Screen[None]):
        BINDINGS = [("a", "note('class')", "")]

        def action_note(self, origin: str) -> None:
            pressed.append(origin)

    async with Page().run_test() as pilot:
        screen = Bound()
        assert [one.action for one in internals.bindings_of_key(screen, "a")] == ["note('class')"]
        internals.replace_bindings(screen, [Binding("b", "note('instance')")])
        assert internals.bindings_of_key(screen, "a") == ()
        await pilot.app.push_screen(screen)
        await pilot.press("a", "b")
        assert pressed == ["instance"]


async def test_pending_message_is_one_that_is_out_of_the_queue() -> None:
    class Pump(MessagePump):
        """One that nobody runs."""

    async with Page().run_test():
        pump = Pump()
        assert not internals.has_message_at_hand(pump)
        pump._message_queue.put_nowait(Message())
        assert not internals.has_message_at_hand(pump)
        pump._peek_message()
        assert internals.has_message_at_hand(pump)


async def test_a_driver_has_a_handler_a_loop_and_a_thread_for_keys_to_be_set_up_again() -> None:
    # tests/system/terminal/test_going_away.py stops the program and lets it go on.
    driver = internals.ResumableDriver(App())
    assert driver._sigcont_application.__func__ is not LinuxDriver._sigcont_application
    assert (driver._must_signal_resume, driver._auto_restart) == (False, True)
    assert driver._key_thread is None
    assert hasattr(driver, "_loop")


async def test_a_driver_starts_by_what_clears_the_screen_and_keeps_the_modes_it_found() -> None:
    # tests/system/terminal/test_first_page.py looks at the bytes of a start, and at its end.
    start = inspect.getsource(LinuxDriver.start_application_mode)
    assert r'self.write("\x1b[?1049h")' in start
    assert internals._ENTER_SCREEN == "\x1b[?1049h"
    driver = internals.ResumableDriver(internals.TakingOver())
    assert isinstance(driver._app, internals.TakingOver)
    assert driver.attrs_before is None


def test_no_other_module_touches_a_private_name_of_another_object() -> None:
    touched = {
        f"{path.relative_to(PACKAGE)}:{node.lineno} {ast.unparse(node)}"
        for path in PACKAGE.rglob("*.py")
        if path.name != "textual_internals.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and _is_private(node.attr) and not _is_own(node.value)
        if node.attr != "_replace"
    }
    # The parts of argparse that take options have no public name; os._exit is documented, and so is
    # _replace of named tuples.
    foreign = {use for use in touched if not use.split()[1].startswith(("argparse._", "os._"))}
    assert not foreign


def _is_own(value: ast.expr) -> bool:
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        return value.func.id == "super"
    return isinstance(value, ast.Name) and value.id in {"self", "cls"}


def test_no_other_module_uses_or_overrides_a_private_name_of_a_base_class_of_textual() -> None:
    for module in walk_packages(tui.__path__, "tui."):
        import_module(module.name)
    uses = {
        (ours.__module__, name)
        for base in (MessagePump, Driver)
        for widget in _subclasses(base)
        if widget.__module__.startswith("tui.")
        for ours in widget.__mro__
        if ours.__module__.startswith("tui.") and ours.__module__ != internals.__name__
        for name in _private_names(ours) & _private_names_of_textual(widget)
    }
    assert uses == set()


def _subclasses(base: type) -> Iterator[type]:
    for subclass in base.__subclasses__():
        yield subclass
        yield from _subclasses(subclass)


_names: dict[type, set[str]] = {}


def _private_names(owner: type) -> set[str]:
    """Private names that the body of a class defines, or uses on itself."""
    if owner not in _names:
        tree = ast.parse(textwrap.dedent(inspect.getsource(owner)))
        names = {
            node.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and _is_own(node.value)
        }
        names |= {
            node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        }
        _names[owner] = set(filter(_is_private, names))
    return _names[owner]


def _private_names_of_textual(widget: type) -> set[str]:
    bases = [base for base in widget.__mro__ if base.__module__.startswith("textual.")]
    return set().union(*map(_private_names, bases))


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name != "_"


def test_the_installed_minor_version_is_the_one_that_is_pinned() -> None:
    pinned = (PACKAGE.parent / "pyproject.toml").read_text("utf-8")
    major, minor = sys.modules["textual"].__version__.split(".")[:2]  # type: ignore[attr-defined]
    assert f'"textual>={major}.{minor},<{major}.{int(minor) + 1}"' in pinned
