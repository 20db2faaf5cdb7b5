"""The user's own keys: presets, clashes, mistakes, and their use in the whole program."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key

from tests.tui.reader_harness import BODIES, BROKEN, open_reader, until
from tui.app.app import PostilApp
from tui.config.configuration import KeySettings, load_configuration
from tui.config.errors import ConfigurationError
from tui.config.key_settings import PRESETS, clashes, resolve
from tui.dialogs.help import HelpScreen
from tui.keys.commands import ALWAYS, COMMANDS, FIXED
from tui.keys.gate import by_character
from tui.keys.key_names import UnknownKey, key_name, textual_name
from tui.keys.keymap import DEFAULT, Keymap


def keymap(preset: str = "default", **own: str | tuple[str, ...]) -> Keymap:
    pairs = [
        ("reader." + name, (keys,) if isinstance(keys, str) else keys) for name, keys in own.items()
    ]
    return resolve(KeySettings(preset, tuple(pairs)), where="config.toml")


@pytest.mark.parametrize("preset", PRESETS)
def test_presets_have_no_clashes(preset: str) -> None:
    assert list(clashes(keymap(preset))) == []


def test_the_table_of_the_user_goes_on_top_of_the_preset() -> None:
    mine = keymap("prodigy", undo="f9")
    assert mine.keys("undo") == ("f9",)
    assert mine.keys("help") == ("?", "h")
    assert mine.keys("accept") == DEFAULT.keys("accept")


def test_a_clash_names_both_commands_and_the_file() -> None:
    with pytest.raises(ConfigurationError, match=r"config.toml: .* y .*reader.accept.*reader.copy"):
        keymap(accept="y")


def test_a_key_is_free_again_once_its_command_has_none() -> None:
    mine = keymap(accept="y", copy=())
    assert mine.keys("accept") == ("y",)
    assert "copy" in mine.shown_key("copy")


@pytest.mark.parametrize("key", ALWAYS)
def test_keys_that_textual_takes_first_are_refused(key: str) -> None:
    with pytest.raises(ConfigurationError, match=r"cannot be reader.accept"):
        keymap(accept=key)


def test_keys_that_a_widget_takes_first_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FIXED, "library", {"left": "moves in the list"})
    settings = KeySettings(overrides=(("library.quit", ("left",)),))
    with pytest.raises(ConfigurationError, match="moves in the list"):
        resolve(settings, where="config.toml")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        (KeySettings("prodegy"), "there are default and prodigy"),
        (KeySettings(overrides=(("reader.acept", ("y",)),)), "did you mean “reader.accept”"),
        (KeySettings(overrides=(("undo", ("y",)),)), "did you mean “reader.undo”"),
        (KeySettings(overrides=(("reader.undo", ("asterik",)),)), "did you mean “asterisk”"),
        (KeySettings(overrides=(("reader.undo", ("ctlr+z",)),)), "did you mean “ctrl+z”"),
        (KeySettings(overrides=(("reader.undo", ("ctrl+i",)),)), "for tab"),
    ],
)
def test_slips_are_named(settings: KeySettings, words: str) -> None:
    with pytest.raises(ConfigurationError, match=words.replace("+", r"\+")):
        resolve(settings, where="config.toml")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        *((char, char) for char in ["a", "A", "*", "=", "~", "&", "'", ",", ";", "é", "!", "+"]),
        *(("comma", ","), ("question_mark", "?"), ("Esc", "escape"), ("shift+a", "A")),
        *(("ctrl+,", "ctrl+comma"), ("Ctrl+Y", "ctrl+y"), ("pgdn", "pagedown"), (" ", "space")),
    ],
)
def test_a_key_may_be_written_in_several_ways(written: str, name: str) -> None:
    assert key_name(written) == name


@pytest.mark.parametrize("written", ["", "shift+1", "crtl+a", "\x01", "F99", "a b"])
def test_a_key_that_cannot_be_pressed_is_refused(written: str) -> None:
    with pytest.raises(UnknownKey):
        key_name(written)


def test_every_key_of_the_table_is_written_as_the_keymap_has_it() -> None:
    for command in COMMANDS:
        assert tuple(map(key_name, command.keys)) == command.keys


@pytest.mark.parametrize("char", sorted({k for c in COMMANDS for k in c.keys if len(k) == 1}))
@pytest.mark.parametrize("sequence", ["{char}", "\x1b[55;2;{code}u", "\x1b[55;7;{code}u"])
def test_characters_work_wherever_they_are_on_the_keyboard(char: str, sequence: str) -> None:
    """Typed plainly, with shift on another key, and on the third level reported as ctrl+alt."""
    typed = sequence.format(char=char, code=ord(char))
    (event,) = list(XTermParser().feed(typed))
    assert by_character(event).key == textual_name(char)


def test_the_keypad_types_characters_too() -> None:
    (event,) = list(XTermParser().feed("\x1b[57411;;42u"))
    assert by_character(event).key == "asterisk"


def test_alt_is_not_the_character() -> None:
    event = Key("alt+x", "x")
    assert by_character(event).key == "alt+x"


@pytest.mark.parametrize(
    "text",
    [
        '[keys]\npreset = "prodigy"\n"reader.accept" = ["a", "ctrl+y"]\n',
        '[keys]\npreset = "prodigy"\nreader.accept = ["a", "ctrl+y"]\n',
    ],
)
def test_the_table_is_read_from_the_file(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    assert load_configuration(path).keys == KeySettings(
        "prodigy", (("reader.accept", ("a", "ctrl+y")),)
    )
    path.write_text('keys = "prodigy"')
    assert load_configuration(path).keys == KeySettings("prodigy")


async def test_the_whole_program_follows(tmp_path: Path) -> None:
    mine = keymap(pending_next="f9", accept="comma", edge_right_in=(), help="h", token_left="left")
    async with open_reader(tmp_path, keymap=mine) as user:
        await user.press("tab", "a")
        assert user.items("accepted") == []
        await user.press("f9", "comma")
        assert user.items("accepted") == [BODIES[0]]
        assert user.keys_line.startswith(", accept")
        await user.press("h")
        screen = user.pilot.app.screen
        assert isinstance(screen, HelpScreen)
        assert any(line.split() == [",", "Accept", "and", "go", "on"] for line in screen.lines())


async def test_the_panel_takes_the_readers_own_keys(tmp_path: Path) -> None:
    mine = keymap(line_down="f9", grow="f10")
    async with open_reader(tmp_path, keymap=mine) as user:
        await user.press("p", "j", "f9", "f9")
        assert user.focus == BROKEN
        await user.press("f10")
        assert user.reader.view.has_focus


async def test_escape_leaves_a_prompt_whatever_it_does_elsewhere(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=(), keymap=keymap(cancel="f9")) as user:
        await user.press("slash", "q", "escape", "l")
        assert user.cursor == "plan"


async def test_keys_that_widgets_take_in_the_library_are_known(tmp_path: Path) -> None:
    async with open_reader(tmp_path, bodies=()) as user:
        await user.press("L")
        app = user.pilot.app
        await until(user.pilot, lambda: app.screen is not user.reader and app.screen.focused)
        bound_keys = set(app.screen.focused._bindings.key_to_bindings)
    assert bound_keys <= set(FIXED["library"])


def test_the_keys_that_always_work_are_textuals() -> None:
    bound = {key for key, binding in PostilApp._merged_bindings if binding.priority}
    assert {*bound, PostilApp.COMMAND_PALETTE_BINDING} == set(ALWAYS)
