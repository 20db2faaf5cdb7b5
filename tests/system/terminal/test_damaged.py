"""A layer that cannot be read ends the reader with a word, and is left as it is."""

from __future__ import annotations

import json
from pathlib import Path

from tests.system.terminal.conftest import TerminalUser


def layer_of(user: TerminalUser) -> Path:
    (path,) = user.library.root.glob("articles/*/layers/*.json")
    return path


DAMAGED = {
    b"": "is damaged",
    b'{"layer": {"1": {"schema"': "is damaged",
    b"[]": "does not hold tables",
    b'{"layer": {"1": {"schema": 99}}}': "later version",
}
"""Contents of a file, and what is said of each."""


def test_a_damaged_layer_is_reported_and_left_alone(user: TerminalUser) -> None:
    reader = user.read()
    reader.press("1")
    reader.wait_for(r"saved 1\b")
    reader.press("q")
    reader.wait_for_exit()
    for content, reason in DAMAGED.items():
        layer_of(user).write_bytes(content)

        again = user.open()

        assert again.wait_for_exit() == 4
        assert again.is_restored
        last_line = again.output.decode().strip().splitlines()[-1]
        assert "postil: " in last_line
        assert reason in last_line.partition("postil: ")[2]
        assert layer_of(user).read_bytes() == content


def test_one_bad_record_leaves_the_others_readable_and_the_file_alone(user: TerminalUser) -> None:
    reader = user.read()
    reader.press("1", "w", "1")
    reader.wait_for(r"saved 2\b")
    reader.press("q")
    reader.wait_for_exit()
    path = layer_of(user)
    tables = json.loads(path.read_bytes())
    name = next(iter(tables["annotations"]))
    tables["annotations"][name]["label"] = None
    path.write_text(json.dumps(tables))
    spoiled = path.read_bytes()

    again = user.open()

    again.wait_for("read-only")
    again.wait_for("✓1 ")
    again.wait_for(name[:8])
    again.press("1", "q")
    assert again.wait_for_exit() == 0
    assert path.read_bytes() == spoiled
