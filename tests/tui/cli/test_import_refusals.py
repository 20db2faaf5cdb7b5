"""`postil import` of a bad file: the line and the reason are named, and nothing comes in."""

from __future__ import annotations

import copy
from collections.abc import Callable

import pytest

from tests.tui.cli.program import Line, Program, written


def _shift(line: Line) -> None:
    line["spans"][0]["start"] += 1


def _dangle(line: Line) -> None:
    line["claims"][1]["speaker"] = "nobody"


def _duplicate(line: Line) -> None:
    line["spans"][1]["id"] = line["spans"][0]["id"]


def _reverse(line: Line) -> None:
    span = line["spans"][0]
    span["start"], span["end"] = span["end"], span["start"]


def _empty(line: Line) -> None:
    line["spans"][0].update(end=line["spans"][0]["start"], text="")


def _forge(line: Line) -> None:
    line["meta"]["sha256"] = "0" * 64


def _overlap(line: Line) -> None:
    line["claims"][1]["content"][1][0] = line["claims"][1]["content"][0][1] - 1


def _decide(line: Line) -> None:
    line["spans"][0]["status"] = "perhaps"


def _renew(line: Line) -> None:
    line["schema"] = "postil/2"


def _overreach(line: Line) -> None:
    line["spans"][0]["end"] = 10_000


def _lose_text(line: Line) -> None:
    del line["text"]


SPOILED = {
    _shift: "spans[0]: text is",
    _dangle: 'claims[1].speaker is "nobody"',
    _duplicate: "spans[1].id is",
    _reverse: "are empty or reversed",
    _empty: "are empty or reversed",
    _forge: "meta.sha256 is",
    _overlap: "claims[1].content[1]: fragments must be sorted and disjoint",
    _decide: 'spans[0].status is "perhaps"',
    _renew: 'schema is "postil/2"',
    _overreach: "reach beyond the text",
    _lose_text: "text is missing",
}


def _refused(program: Program, content: bytes) -> str:
    """Import a good line and then a bad one; returns the reason once nothing was imported."""
    program.write("bad.jsonl", content)
    before = program.files

    outcome = program.run("import", "--merge", "bad.jsonl")

    assert outcome.code == 3
    assert program.files == before
    assert outcome.refusal.endswith("nothing was imported")
    file, number, reason = outcome.refusal.split(": ", 2)
    assert (file, number) == ("bad.jsonl", "line 2")
    return reason


@pytest.mark.parametrize("spoil", SPOILED, ids=lambda spoil: spoil.__name__.strip("_"))
def test_a_spoiled_line_is_refused_and_nothing_is_written(
    filled: Program, line: Line, spoil: Callable[[Line], None]
) -> None:
    good, bad = copy.deepcopy(line), copy.deepcopy(line)
    good["meta"]["annotator"] = "boris"
    spoil(bad)

    assert SPOILED[spoil] in _refused(filled, written(good, bad).encode())


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (b'"score": 0.5', b'"score": NaN', "NaN is not a JSON number"),
        (b'"spans": [', b'"spans": [[', "not JSON"),
        (b"harbour.txt", b"harb\xf6ur.txt", "is 0xf6, which is not UTF-8"),
        (b'"text":', b'"id": "a", "text":', 'the key "id" stands twice'),
    ],
)
def test_bytes_that_are_no_json_are_refused_and_nothing_is_written(
    filled: Program, line: Line, old: bytes, new: bytes, reason: str
) -> None:
    good = copy.deepcopy(line)
    good["meta"]["annotator"] = "boris"
    bad = written(line).encode()
    assert old in bad

    assert reason in _refused(filled, written(good).encode() + bad.replace(old, new, 1))
