"""Themes: all text is legible, and all states differ without colour."""

from __future__ import annotations

import itertools
import math
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color, rgb_to_lab
from textual.theme import Theme
from textual.widgets import OptionList

from tests.tui.app.palettes import choose_in_palette
from tests.tui.reader_harness import ReaderUser, open_reader
from tui.display.themes.builtin import CONTRAST, DARK, LIGHT, PLAIN, THEMES, default_theme

STATES = (
    ("tab", "a", "x", "3", "slash", *"quill", "enter"),
    ("escape", "tab", "tab"),
    ("escape", "escape", "g", "v", "j"),
    ("escape", "j", "c", "b", "s"),
    ("escape", "p", "j", "a", "j"),
    ("p", "question_mark"),
    ("escape", "tab", "r"),
    ("escape", "i"),
    ("escape", "f"),
    ("escape", "slash", "a"),
    ("escape", "colon", "u", "n", "d"),
)
"""Keys that lead through everything that is drawn; what each state shows is looked at."""


def drawn(app: App[object]) -> Iterator[Segment]:
    """The segments on screen, without blanks, frames and the screen behind a box."""
    screen = app.screen
    region = screen.children[0].region if screen.is_modal else screen.region
    for strip in screen._compositor.render_strips()[region.y : region.bottom]:
        for segment in strip.crop(region.x, region.right):
            if any(map(str.isalnum, segment.text)):
                yield segment


def colours(style: Style) -> tuple[Color, Color]:
    assert style.color is not None
    assert style.bgcolor is not None
    front, back = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    return (back, front) if style.reverse else (front, back)


def contrast(style: Style) -> float:
    """The ratio of WCAG 2 between text and its background."""
    dark, light = sorted(_luminance(colour) for colour in colours(style))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    parts = [part / 255 for part in (colour.r, colour.g, colour.b)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


async def states(user: ReaderUser) -> list[Segment]:
    segments: list[Segment] = []
    for keys in STATES:
        await user.press(*keys)
        segments += drawn(user.pilot.app)
    return segments


@pytest.mark.parametrize(("theme", "least"), [(DARK, 4.5), (LIGHT, 4.5), (CONTRAST, 7.0)], ids=str)
async def test_all_text_stands_out_from_its_background(
    tmp_path: Path, theme: object, least: float
) -> None:
    async with open_reader(tmp_path, theme=theme.name, size=(100, 30)) as user:  # type: ignore[attr-defined]
        segments = await states(user)
    low = {(s.text.strip(), str(s.style)) for s in segments if contrast(s.style) < least}
    assert not low
    assert len(segments) > 400


async def test_the_plain_theme_has_no_colour(tmp_path: Path) -> None:
    async with open_reader(tmp_path, theme=PLAIN.name, size=(100, 30)) as user:
        segments = await states(user)
    tinted = {(s.text.strip(), str(s.style)) for s in segments if not _is_default(s.style)}
    assert not tinted


async def test_without_colour_the_choice_at_hand_is_underlined(tmp_path: Path) -> None:
    async with open_reader(tmp_path, theme=PLAIN.name) as user:
        await user.press("tab", "r")
        options = user.pilot.app.screen.query_one(OptionList)
        rows = [options.render_line(row) for row in range(2)]
    are_underlined = [{bool(s.style and s.style.underline) for s in row} for row in rows]
    assert are_underlined == [{options.highlighted == row} for row in range(2)]


def _is_default(style: Style) -> bool:
    front_and_back = (style.color, style.bgcolor)
    return all(colour is None or colour.is_default for colour in front_and_back)


STATES_OF_TEXT = {
    "text": (),
    **{
        name: (name,)
        for name in (
            *("cursor", "selection", "hit", "focus", "source", "cue", "content"),
            *("source-focus", "cue-focus", "content-focus"),
            *("hue-1-pending", "hue-1-accepted", "look-emphasis", "look-link"),
        )
    },
    "pending beside another": ("hue-1-pending", "seam"),
    "accepted beside another": ("hue-1-accepted", "seam"),
}
"""All that a word of the article can be, with the looks on top of each other."""
PIECES = [
    {role: (role,), f"{role} in hand": (role, "piece")}
    for role in ("source-focus", "cue-focus", "content-focus")
]
ON_TOP = ("hit", "focus", "selection", "cursor")
"""Looks of a word that lie over the others."""
BELOW = ((), ("hue-1-pending",), ("hue-1-accepted",), ("content", "hue-1-pending"), ("source",))
"""Looks that they lie on."""
HINTS = {name: (name,) for name in ("hint", "hint-rest", "hint-typed")}
LABELS = {name: (name,) for name in ("note-1", "note-focus")}
"""The labels in the margin."""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_reader(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[ReaderUser]:
    """One reader for all themes."""
    async with open_reader(tmp_path_factory.mktemp("themes"), bodies=()) as user:
        yield user


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
async def test_all_states_differ_from_each_other(shared_reader: ReaderUser, theme: Theme) -> None:
    shared_reader.pilot.app.theme = theme.name
    await shared_reader.pilot.pause()
    paint = shared_reader.reader.view.paint
    alike = [
        {first, second}
        for states in (STATES_OF_TEXT, *PIECES, HINTS, LABELS)
        for first, second in itertools.combinations(states, 2)
        if not _differ(paint(*states[first]), paint(*states[second]))
    ]
    for one, other in itertools.combinations(ON_TOP, 2):
        alike += [
            {(*below, one), (*below_other, other)}
            for below, below_other in itertools.product(BELOW, BELOW)
            if not _differ(paint(*below, one), paint(*below_other, other))
        ]
    panel = shared_reader.reader.panel
    # Hidden, it looks its styles up when it is drawn.
    panel.render_line(0)
    rows = {_form(panel.paint(name)) for name in ("current", "current-focus", "empty")}
    assert not alike
    assert theme is not PLAIN or len(rows) == 3


def _differ(one: Style, other: Style) -> bool:
    """Tell whether two styles look different: by their colours, else by weight, slant and lines.

    What has a background of its own has to differ in that, whatever its letters look like.
    """
    if _is_default(one) and _is_default(other):
        return _form(one) != _form(other)
    (front, back), (other_front, other_back) = colours(one), colours(other)
    if back != other_back:
        return _distance(back, other_back) >= 9
    return _form(one) != _form(other) or _distance(front, other_front) >= 15


def _distance(one: Color, other: Color) -> float:
    """The difference of two colours as the eye sees it: 2 is just noticeable (CIE 1976)."""
    return math.dist(rgb_to_lab(one), rgb_to_lab(other))


def _form(style: Style) -> tuple[bool, ...]:
    """The parts of a style that remain without colour."""
    parts = (style.bold, style.underline, style.reverse, style.italic, style.dim)
    return tuple(map(bool, parts))


def test_without_colour_the_plain_theme_is_taken() -> None:
    assert default_theme({"NO_COLOR": "1"}) == PLAIN.name
    assert default_theme({"NO_COLOR": ""}) is None
    assert default_theme({}) is None


async def test_the_palette_changes_the_theme_and_says_how_to_keep_it(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        app = user.pilot.app
        for name in (*(theme.name for theme in THEMES), "gruvbox"):
            await choose_in_palette(user, name)
            assert app.theme == name
            assert user.message.startswith(f"theme {name}, for now: ")
            assert "config.toml" in user.message
