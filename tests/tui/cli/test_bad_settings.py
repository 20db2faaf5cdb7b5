"""Slips in the configuration, unknown themes and faults of ours: one line, and a reason."""

from __future__ import annotations

import pytest

from store.library.library import Library
from tests.system.terminal.terminal import Terminal
from tests.tui.cli.program import POSTIL, Program
from tui.cli import main


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        ("colour = 'red'\n", "“colour” is not a setting; there are library, annotator, model"),
        ("width = 'wide'\n", "width must be a whole number, not 'wide'"),
        ("width = true\n", "width must be a whole number, not True"),
        ("width = 3\n", "width must be between 20 and 200, not 3"),
        ("model = 1\n", "model must be a string, not 1"),
        ("announce = 1\n", "announce must be true or false, not 1"),
        ("lookup = 'dict'\n", "lookup must be a program and its arguments, each in quotation"),
        ("speak = ['say', 1]\n", 'marks, such as ["dict", "{}"], not [\'say\', 1]'),
        ("width = \n", "cannot be read: Invalid value (at line 1, column 9)"),
        (b"theme = 'caf\xe9'\n", "cannot be read: 'utf-8' codec can't decode byte 0xe9"),
    ],
)
@pytest.mark.parametrize("command", ["list", "extract"])
def test_a_wrong_configuration_is_explained(
    postil: Program, command: str, settings: str | bytes, reason: str
) -> None:
    (postil.folder / "config" / "postil").mkdir(parents=True)
    path = postil.write("config/postil/config.toml", settings)
    before = postil.files

    outcome = postil.run(command, *(["a.txt"] if command == "extract" else []))

    assert outcome.code == 2
    assert outcome.refusal.startswith(str(path))
    assert reason in outcome.refusal
    assert postil.files == before


def test_the_configuration_names_library_and_annotator(filled: Program) -> None:
    (filled.folder / "config" / "postil").mkdir(parents=True)
    settings = f"library = {str(filled.library)!r}\nannotator = 'boris'\n"
    filled.write("config/postil/config.toml", settings)
    del filled.environment["POSTIL_LIBRARY"]
    for layer in filled.library.glob("articles/*/layers/*"):
        layer.unlink()

    table = filled.run("list").output.decode()

    assert table.splitlines()[1].split("\t")[1] == "boris"


def test_a_traceback_is_shown_only_to_those_who_debug(postil: Program) -> None:
    postil.write("config", "no folder\n")

    outcome, debugged = postil.run("list"), postil.run("list", "--debug")

    assert outcome.code == 2
    assert outcome.refusal.endswith("Not a directory: " + repr(_settings(postil)))
    assert b"Traceback" in debugged.error


def test_an_error_that_nobody_thought_of_is_one_line_as_well(
    postil: Program, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(library: Library, *_: object) -> None:
        raise RuntimeError("lost\n\x1b[2J")

    monkeypatch.setenv("XDG_CONFIG_HOME", str(postil.folder))
    monkeypatch.setattr(Library, "overviews", fail)

    with pytest.raises(SystemExit) as end:
        main(["list"])

    assert end.value.code == 1
    error = capsys.readouterr().err
    assert error == "postil: internal error, RuntimeError: lost ␛[2J; --debug shows where\n"


def test_an_unknown_theme_is_named(postil: Program) -> None:
    postil.write("a.txt", "Eve spoke.")
    arguments = [POSTIL, str(postil.folder / "a.txt"), "--theme", "none-such"]
    terminal = Terminal(arguments, environment=postil.environment)
    try:
        assert terminal.wait_for_exit() == 2
        assert "postil: there is no theme called none-such" in terminal.text
    finally:
        terminal.close()


def _settings(postil: Program) -> str:
    return str(postil.folder / "config" / "postil" / "config.toml")
