"""A file of lines with what the library has no place for: said before and after, code 7."""

from __future__ import annotations

import json

from tests.system.terminal.conftest import TerminalUser


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
