"""Attributes in the reader: asked for by their keys, named on the screen, undone and copied."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.annotation import Annotation
from annotate.attributes import in_words
from annotate.labels.file import parse_scheme
from tests.tui.reader_harness import BROKEN, SAID, ReaderUser, open_reader
from tui.config.label_files import SchemeChoice
from tui.dialogs.attribute_values import AttributeScreen

SCHEME = SchemeChoice(
    parse_scheme(
        """
[[attribute]]
name = "stance"
key = "Q"
for = ["claim"]
values = ["for", {name = "against", key = "a", colour = "rose"}]
default = "for"
guideline = "What the speaker thinks of it."

[[attribute]]
name = "topic"
key = "I"
for = ["article"]
many = true
values = ["harbour", "money"]

[[attribute]]
name = "sure"
key = "Z"
for = ["span"]
values = ["yes", "no"]
""",
        title="labels.toml",
    ),
    Path("labels.toml"),
)


def attributes_of_focus(user: ReaderUser) -> str:
    item = user.reader.state.focused_item
    assert item is not None
    return in_words(item.attributes) if isinstance(item, Annotation) else ""


async def test_one_key_asks_and_one_more_sets_what_is_in_focus(tmp_path: Path) -> None:
    async with open_reader(tmp_path, labels=SCHEME) as user:
        await user.press("tab", "tab")
        assert user.focus == SAID
        assert "stance: (for)" in user.details
        await user.press("Q")
        screen = user.pilot.app.screen
        assert isinstance(screen, AttributeScreen)
        assert "stance of CLAIM “the new quay" in words_on(screen)
        await user.press("x", "a")
        assert user.focus == SAID
        assert user.message.startswith("set stance to against: CLAIM “the new quay")
        assert "stance: against" in user.details
        await user.press("a", "[")
        assert attributes_of_focus(user) == "stance: against"
        await user.press("Q", "a")
        assert user.message.startswith("cleared stance: CLAIM")
        await user.press("u")
        assert attributes_of_focus(user) == "stance: against"


async def test_the_palette_names_the_attributes_that_the_scheme_has(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=(), labels=SCHEME) as user:
        app = user.pilot.app
        listed = [(entry.title, entry.help) for entry in app.get_system_commands(app.screen)]
    attributes = [entry for entry in listed if entry[0].startswith("Attributes: ")]
    names = ("topic", "I"), ("stance", "Q"), ("sure", "Z")
    assert attributes == [(f"Attributes: choose {name}", key) for name, key in names]


async def test_an_article_has_attributes_in_the_head_line(tmp_path: Path) -> None:
    async with open_reader(tmp_path, labels=SCHEME, size=(100, 40)) as user:
        await user.press("I", "2")
        assert user.message.startswith("set topic to money: the article")
        await user.press("I", "1")
        assert "topic: harbour + money" in user.head
        await user.press("u", "u")
        assert "topic" not in user.head


async def test_what_an_attribute_is_not_for_is_said(tmp_path: Path) -> None:
    async with open_reader(tmp_path, labels=SCHEME) as user:
        await user.press("Q")
        assert user.message == "stance is for claims: go to one first"
        await user.press('"')
        assert user.message.startswith('no attribute on "')
        await user.press("tab", "x", "[", "Z")
        assert "is rejected: it has no sure" in user.message


async def test_an_open_claim_has_attributes_and_the_same_source_copies_them(
    tmp_path: Path,
) -> None:
    async with open_reader(tmp_path, labels=SCHEME) as user:
        await user.press("tab", "tab", "Q", "a", "e")
        assert "stance: against" in user.details
        await user.press("a")
        while user.focus != BROKEN:
            await user.press("tab")
        await user.press("S")
        assert "the source of the claim before, with stance: against" in user.message
        await user.press("Q", "1", "u")
        assert user.message.startswith("took back the attributes")
        await user.press("a", "[")
        assert attributes_of_focus(user) == "stance: against"


async def test_the_panel_names_them(tmp_path: Path) -> None:
    async with open_reader(tmp_path, labels=SCHEME, size=(120, 40)) as user:
        await user.press("tab", "Z", "1", "tab", "Q", "a", "p")
        rows = [strip.text for strip in map(user.reader.page.panel.render_line, range(30))]
        assert any("Low Garrick  sure: yes" in row for row in rows)
        assert any("stance: against" in row for row in rows)


def words_on(screen: AttributeScreen) -> str:
    return "\n".join(str(each.render()) for each in screen.query("Static"))  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", [(60, 15), (80, 24)])
async def test_the_choice_fits_small_windows(tmp_path: Path, size: tuple[int, int]) -> None:
    async with open_reader(tmp_path, labels=SCHEME, size=size) as user:
        await user.press("tab", "tab", "Q")
        box = user.pilot.app.screen.query_one(".box")
        assert box.region.height <= size[1]
        assert box.max_scroll_y == 0
