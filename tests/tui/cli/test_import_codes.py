"""The exit code of an import says whether something of the files was left out."""

from __future__ import annotations

import json

import pytest

from tests.tui.cli.program import Program

TEXT = "Ida Quill spoke in Port Ansel.\n"
IDA = {"start": 0, "end": 9, "label": "PERSON"}
REGION = {"id": "a", "type": "labels", "value": {"start": 0, "end": 9, "labels": ["PERSON"]}}
TASK = {"data": {"text": TEXT}, "annotations": [{"result": [REGION]}]}
QUOTE = {"type": "TextQuoteSelector", "exact": "Ida Quill"}
TAGGED = {
    "type": "Annotation",
    "body": [{"type": "TextualBody", "purpose": "tagging", "value": "PERSON"}],
    "target": {"source": "a.txt", "selector": [QUOTE]},
}
COMMENT = TAGGED | {"body": [{"type": "TextualBody", "purpose": "commenting", "value": "hm"}]}


def lines(*values: object) -> str:
    return "".join(f"{json.dumps(value)}\n" for value in values)


LOSSES = {
    "prodigy": (
        {"a.jsonl": lines({"text": TEXT, "spans": [IDA, {"start": 10, "end": 15, "label": None}]})},
        "spans without a label (1)",
    ),
    "doccano": (
        {"a.jsonl": lines({"text": TEXT, "label": [[0, 9, "PERSON"]], "cats": [7]})},
        "labels of whole articles (1)",
    ),
    "labelstudio": ({"a.json": json.dumps([TASK | {"drafts": [{"id": 1}]}])}, "drafts (1)"),
    "brat": (
        {"a.txt": TEXT, "a.ann": "T1\tPERSON 0 9\tIda Quill\nR1\tnear Arg1:T1 Arg2:T1\n"},
        "relations of other kinds (1: line 2 of the annotations of a.txt)",
    ),
    "conll": ({"a.conll": "# by hand\nIda B-PERSON\nspoke O\n"}, "comments (1: line 1 of a.conll)"),
    "webannotation": (
        {"a.txt": TEXT, "a.jsonld": json.dumps([TAGGED, COMMENT])},
        "annotations without a tag",
    ),
}
"""Files with something that the library has no place for, and its name, by their formats."""

WHOLE = {
    "jsonl": {"a.jsonl": lines({"schema": "postil/1", "text": TEXT, "spans": [IDA], "own": [1]})},
    "prodigy": {"a.jsonl": lines({"text": TEXT, "spans": [IDA]}, {"text": TEXT, "spans": [IDA]})},
    "doccano": {"a.jsonl": lines({"text": TEXT, "label": [[0, 9, "PERSON"]], "own": 1})},
    "brat": {"a.txt": "Ida Quill", "a.ann": "T1\tPERSON 3 12\tIda Quill\n"},
}
"""Files of which everything comes in, though something is counted as held in another way."""


def imported(postil: Program, file_format: str, files: dict[str, str]) -> tuple[int, str]:
    """The exit code and the words of an import of these files."""
    (postil.folder / "in").mkdir()
    for name, content in files.items():
        postil.write(f"in/{name}", content)
    single_path = f"in/{next(iter(files))}" if len(files) == 1 else "in"
    outcome = postil.run("import", "--format", file_format, single_path)
    assert outcome.words[-1] == "postil: imported 1 article"
    return outcome.code, "\n".join(outcome.words)


@pytest.mark.parametrize("file_format", LOSSES)
def test_a_file_of_which_something_is_left_out_ends_in_its_own_code(
    postil: Program, file_format: str
) -> None:
    files, name = LOSSES[file_format]

    code, words = imported(postil, file_format, files)

    assert code == 7
    assert f"the library has no place for: {name}" in words
    assert "PERSON" in {
        span["label"] for line in postil.run("export").lines for span in line["spans"]
    }


@pytest.mark.parametrize("file_format", WHOLE)
def test_a_file_that_comes_in_whole_is_done(postil: Program, file_format: str) -> None:
    code, words = imported(postil, file_format, WHOLE[file_format])

    assert code == 0
    assert "no place" not in words
