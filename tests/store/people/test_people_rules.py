"""The file of rules: whole lines, whoever writes them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from annotate.author import Author
from annotate.people.rules import RuleKind
from store.library.people_rules import PeopleFile

_ADDING = """
import sys
from pathlib import Path
from annotate.author import Author
from annotate.people.rules import RuleKind
from store.library.people_rules import PeopleFile

for number in range(20):
    PeopleFile(Path(sys.argv[1])).add(RuleKind.MERGE, f"{number}", "x", Author(sys.argv[2]))
"""


def test_five_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    names = [f"writer {number}" for number in range(5)]
    arguments = [sys.executable, "-c", _ADDING, str(tmp_path)]
    writers = [subprocess.Popen([*arguments, name]) for name in names]
    assert [writer.wait() for writer in writers] == [0] * 5

    read = PeopleFile(tmp_path).read()

    assert read.troubles == ()
    by_writer = {name: [r.name for r in read.rules if r.by == name] for name in names}
    assert by_writer == {name: [str(number) for number in range(20)] for name in names}


def test_a_line_that_was_cut_off_costs_itself_alone(tmp_path: Path) -> None:
    file, anna = PeopleFile(tmp_path), Author("anna")
    first = file.add(RuleKind.MERGE, "I. Quill", "Ida Quill", anna)
    file.add(RuleKind.RENAME, "Tom", "Tom Farrow", anna)
    file.path.write_bytes(file.path.read_bytes()[:-9])

    last = file.add(RuleKind.LINK, "the company", "Blue Line", anna, article="a1")

    read = file.read()
    assert read.rules == (first, last)
    [trouble] = read.troubles
    assert trouble.startswith(f"{file.path}, line 2, is passed over: ")


def test_taking_back_adds_a_line_and_hides_the_rule(tmp_path: Path) -> None:
    file, anna = PeopleFile(tmp_path), Author("anna")
    first, second = (file.add(RuleKind.MERGE, name, "Ida Quill", anna) for name in ("A B", "C D"))

    file.revoke(first, anna)

    assert file.read().rules == (second,)
    lines = [json.loads(line) for line in file.path.read_text(encoding="utf-8").splitlines()]
    assert [line["do"] for line in lines] == ["merge", "merge", "revoke"]
    assert {line["by"] for line in lines} == {"anna"}
