"""A file of lines with what the library has no place for: said before and after, code 7."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.system.terminal.conftest import TerminalUser
from tests.system.terminal.terminal import Terminal


def test_what_is_left_out_of_lines_is_said_and_ends_in_its_own_code(user: TerminalUser) -> None:
    spans = [{"start": 0, "end": 4, "label": "PERSON"}, {"start": 9, "end": 14, "label": None}]
    task = {"text": "Anna met Boris.", "spans": spans, "answer": "accept"}
    user.article = user.folder / "tasks.jsonl"
    user.article.write_text(json.dumps(task))
    reader = user.open()
    reader.wait_for(r"the library has no place for: ")
    reader.wait_for(r"\bsaved\b")
    reader.press("q")
    assert reader.wait_for_exit() == 7
    assert "tasks.jsonl: the library has no place for: spans without a label (1)" in reader.sent


def test_a_pipe_without_a_hyphen_is_not_read_and_the_hyphen_is_named() -> None:
    postil = Path(sys.executable).with_name("postil")
    reader = Terminal(["/bin/sh", "-c", f"echo Words. | {postil}"], is_started=True)
    try:
        assert reader.wait_for_exit() == 2
        assert "postil - reads an article from standard input" in reader.sent
    finally:
        reader.close()
