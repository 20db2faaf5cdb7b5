"""`postil keys` prints a configuration, and points to the fault of a bad one."""

from __future__ import annotations

import tomllib
from pathlib import Path

from tests.tui.cli.program import Program
from tui.config.configuration import KeySettings, load_configuration
from tui.config.key_settings import resolve
from tui.keys.keymap import DEFAULT


def test_what_is_printed_can_be_the_configuration(postil: Program, tmp_path: Path) -> None:
    outcome = postil.run("keys")
    assert outcome.code == 0
    path = tmp_path / "printed.toml"
    path.write_bytes(outcome.output)
    settings = load_configuration(path).keys
    assert len(settings.overrides) == sum(map(len, DEFAULT.groups.values()))
    assert resolve(settings, where="") == DEFAULT == resolve(KeySettings(), where="")


def test_a_clash_ends_with_one_line_and_the_default_keys(postil: Program) -> None:
    (postil.folder / "config" / "postil").mkdir(parents=True)
    postil.write("config/postil/config.toml", '[keys]\n"reader.accept" = "y"\n')
    outcome = postil.run("keys")
    assert outcome.code == 2
    assert "reader.accept (accept)" in outcome.remark
    assert "reader.copy (copy)" in outcome.remark
    assert tomllib.loads(outcome.output.decode())["keys"]["reader.accept"] == ["a"]
