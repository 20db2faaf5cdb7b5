"""Every private name of Textual that is used here, each behind a function or class of ours.

A new minor version of Textual may rename any of them: `tests/tui/test_textual_internals.py` has a
test for each, and `pyproject.toml` pins the minor version.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Sequence, Set
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import ref

from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode
from textual.drivers.linux_driver import LinuxDriver
from textual.screen import Screen
from textual.widgets import Input

if TYPE_CHECKING:
    from rich.text import Text
    from textual.binding import Binding
    from textual.css.model import RuleSet
    from textual.css.styles import RenderStyles
    from textual.geometry import Region, Size
    from textual.message_pump import MessagePump
    from textual.scrollbar import ScrollBar
    from textual.widget import Widget

_POP_KEYBOARD_MODE = "\x1b[<u"
"""Undoes what Textual does to the keyboard at a start, so that it is not done twice."""
_SHOW_CURSOR = "\x1b[?25h"
"""Shows the terminal's cursor, which Textual hides at a start."""

_ENTER_SCREEN = "\x1b[?1049h"
"""What Textual writes to have a screen for the app, which is cleared by that."""

_Bar = TypeVar("_Bar", bound="ScrollBar")


class UpdatesOnRequest(Screen[None]):
    """A screen that can put its next update off, to draw two changes at once."""

    def may_update(self) -> bool:
        """Tell whether to draw now; called each time that something waits to be drawn."""
        return True

    def update_now(self) -> None:
        """Draw what waits to be drawn."""
        super()._on_timer_update()

    def _on_timer_update(self) -> None:
        if self.may_update():
            super()._on_timer_update()


class CrashReporting(App[None]):
    """An app that does something else with an unexpected exception than to print it."""

    def report_crash(self, error: BaseException) -> None:
        """Take note of the exception; the app ends afterwards."""

    def passes_over(self, error: Exception) -> bool:
        """Tell whether an exception is of no account, so that the app ends as it was to."""
        return False

    def _handle_exception(self, error: Exception) -> None:
        if not self.passes_over(error):
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        error = sys.exception()
        if error is not None:
            self.report_crash(error)
        self._close_messages_no_wait()


class SteadyStylesheet(Stylesheet):
    """A style sheet that reads a source once, and styles the components of a widget on demand.

    Textual reads all sources anew for each screen with a style sheet. It styles all components with
    every change to their widget, as by its focus, and with all that happens to a whole screen.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._component_rules: dict[type[DOMNode], _ComponentRules] = {}
        """The rules for the components of each kind of widget."""
        self._mapped: object = None
        """The map from which these rules were taken."""

    @classmethod
    def of(cls, app: App[Any]) -> SteadyStylesheet:
        """One to take the place of an app's own, which is still empty."""
        return cls(variables=app.stylesheet._variables)

    def reparse(self) -> None:
        """Read the sources again that other variables were set for since."""
        self.parse()

    def _process_component_classes(self, node: DOMNode) -> None:
        names = node._get_component_classes()
        if not names:
            return
        rules = self._rules_for_components(node)
        origin = (rules.rules, [rules.matching_names(each) for each in node.css_path_nodes])
        before = node._component_styles
        if isinstance(before, _ComponentStyles) and before.origin == origin:
            return
        node._component_styles = styles = _ComponentStyles(self, node, names, origin)
        if any(styles[name] != style for name, style in before.items()):
            node.refresh()

    def _rules_for_components(self, node: DOMNode) -> _ComponentRules:
        if self._mapped is not self.rules_map:
            self._mapped = self.rules_map
            self._component_rules.clear()
        kind = type(node)
        if kind not in self._component_rules:
            classes = sorted(node._get_component_classes())
            names = ("*", "DOMNode", *(f".{name}" for name in classes))
            rules = [rule for name in names for rule in self.rules_map.get(name, ())]
            self._component_rules[kind] = _ComponentRules(rules)
        return self._component_rules[kind]


class _ComponentStyles(dict[str, "RenderStyles"]):
    """The styles of a widget's components, each made when it is asked for."""

    def __init__(
        self, sheet: Stylesheet, node: DOMNode, names: Collection[str], origin: object
    ) -> None:
        super().__init__()
        self.origin: object = origin
        """What the styles are made from."""
        self._sheet, self._node, self._names = sheet, ref(node), names

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def __missing__(self, name: str) -> RenderStyles:
        node = self._node()
        if node is None or name not in self._names:
            raise KeyError(name)
        component = DOMNode(classes=name)
        component._attach(node)
        self._sheet.apply(component)
        self[name] = component.styles
        return component.styles

    def clear(self) -> None:
        """Forget the styles; they can be made again."""
        super().clear()
        self.origin = None


class _ComponentRules:
    """Rules for components, and the names in them that hold for a node at one time only."""

    def __init__(self, rules: Sequence[RuleSet]) -> None:
        alternatives = (each.selectors for rule in rules for each in rule.selector_set)
        selectors = list(chain.from_iterable(alternatives))
        self.rules = rules
        self._classes = {selector.name for selector in selectors}
        self._pseudo_classes = set().union(*(selector.pseudo_classes for selector in selectors))

    def matching_names(self, node: DOMNode) -> tuple[Set[str], Set[str]]:
        """The classes and pseudo-classes of a node that the rules ask for."""
        pseudo_classes = {name for name in self._pseudo_classes if node.has_pseudo_classes({name})}
        return node.classes & self._classes, pseudo_classes


class SizingScreens(App[None]):
    """An app whose screens have the classes of the size of the window when they are laid out first.

    Textual gives them these classes behind that, so that a screen is drawn in another form before.
    """

    def _load_screen_css(self, screen: Screen[Any]) -> None:
        super()._load_screen_css(screen)
        across, down = self.HORIZONTAL_BREAKPOINTS or [], self.VERTICAL_BREAKPOINTS or []
        width, height = self.size
        names = screen._get_breakpoint_classes(width, across)
        names |= screen._get_breakpoint_classes(height, down)
        # Its widgets, which these classes are for, have no styles yet.
        screen.add_class(*names, update=False)


class TakingOver(App[None]):
    """An app that may find a page of its own on the terminal when it starts."""

    def take_terminal(self) -> list[Any] | None:
        """Take the terminal over; returns its modes before the page was drawn, None without one."""
        return None


class ResumableDriver(LinuxDriver):
    """Textual's driver, but for SIGCONT after a SIGSTOP from outside, and for a page that is there.

    After SIGCONT Textual sets up the terminal once more while its threads still run: two threads
    read the keys, which so change their order, and the modes to restore at the end are lost.

    A page that stands on the terminal already, on the screen of the app, would be cleared.
    """

    _keeps_page = False
    """True until the screen of the app would be cleared for the first time."""

    def start_application_mode(self) -> None:
        """Set up the terminal; what stands on it stays until it is drawn over.

        The terminal's cursor stays visible where the app asks for that.
        """
        earlier_modes = self._app.take_terminal() if isinstance(self._app, TakingOver) else None
        self._keeps_page = earlier_modes is not None
        start: Callable[[], None] = super().start_application_mode
        start()
        if earlier_modes is not None:
            self.attrs_before = earlier_modes
        if getattr(self._app, "shows_terminal_cursor", False):
            self.write(_SHOW_CURSOR)

    def write(self, data: str) -> None:
        """Write to the terminal."""
        if self._keeps_page and data == _ENTER_SCREEN:
            self._keeps_page = False
        else:
            super().write(data)

    def _sigcont_application(self, *_: object) -> None:
        if self._must_signal_resume or not self._auto_restart:
            super()._sigcont_application()
        else:
            # Not in the midst of whatever was interrupted: that may hold the lock of the writer.
            self._loop.call_soon_threadsafe(self._start_anew)

    def _start_anew(self) -> None:
        """Set up the terminal again, with one thread that reads and one that writes."""
        if self._key_thread is None:
            return
        modes = self.attrs_before
        self.write(_POP_KEYBOARD_MODE)
        self.exit_event.set()
        self._key_thread.join()
        self.exit_event.clear()
        self.close()
        self.resume_application_mode()
        self.attrs_before = modes


class CustomDrawnInput(Input):
    """An input that may draw its value in another way, with as many characters."""

    def drawn_value(self) -> Text:
        """The value as it is drawn; positions in it are those in the value."""
        return super()._value

    @property
    def _value(self) -> Text:
        return self.drawn_value()


def update_map(screen: Screen[object]) -> None:
    """Work out now where the widgets of a screen are, which may be due since it scrolled."""
    _ = screen._compositor.full_map


def request_repaint(widget: Widget, *regions: Region) -> None:
    """Have some regions of a widget drawn soon; a hidden one is drawn when it is shown.

    Textual's own way takes a message from the widget to itself and two to the screen, for each
    widget that a key changes.
    """
    screen = widget.screen
    if widget in screen._compositor.visible_widgets:
        widget._repaint_regions.update(regions)
        screen._dirty_widgets.add(widget)
        screen._update_timer.resume()


def vertical_scrollbar(widget: Widget, kind: type[_Bar]) -> _Bar:
    """The vertical scrollbar of a widget, one of this kind, started when it is needed first."""
    scrollbar = widget._vertical_scrollbar
    if not isinstance(scrollbar, kind):
        widget._vertical_scrollbar = scrollbar = kind(name="vertical")
        scrollbar.display = False
        widget.app._start_widget(widget, scrollbar)
    return scrollbar


def update_scrollbars(widget: Widget, virtual_size: Size) -> None:
    """Show in the scrollbars of a widget how large its content is."""
    widget._scroll_update(virtual_size)


def replace_bindings(node: DOMNode, bindings: Iterable[Binding]) -> None:
    """Bind these keys on a screen or widget, in place of whatever its class binds."""
    from textual.binding import BindingsMap

    node._bindings = BindingsMap(bindings)


def bindings_of_key(node: DOMNode, key: str) -> Sequence[Binding]:
    """The bindings of a key on a screen or widget itself, without a copy of them all."""
    return node._bindings.key_to_bindings.get(key, ())


def has_message_at_hand(pump: MessagePump) -> bool:
    """True if a message is out of the queue already and not yet dispatched.

    Textual takes it out to look whether it replaces the one that is being dispatched.
    """
    return pump._pending_message is not None
