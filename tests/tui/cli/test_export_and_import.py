"""What an export wrote comes in again, format by format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.tui.cli.program import Program


def test_what_went_out_comes_in_again_and_changes_nothing(filled: Program) -> None:
    filled.run("export", "--format", "prodigy", "-o", "a.jsonl")
    before = filled.run("export", "--status", "all").lines

    asked = filled.run("import", "a.jsonl")
    merged = filled.run("import", "a.jsonl", "--merge")

    assert asked.code == 5
    assert "by anna already: 0 new, 0 changed, 1 only in the library" in asked.refusal
    assert merged.code == 0
    after = filled.run("export", "--status", "all").lines
    assert [line["spans"] for line in after] == [line["spans"] for line in before]
    assert [line["claims"] for line in after] == [line["claims"] for line in before]


def test_an_import_is_signed_and_can_be_exported(postil: Program) -> None:
    task = {"text": "Ann said no.", "spans": [{"start": 0, "end": 3, "label": "PERSON"}]}
    postil.write("tasks.jsonl", json.dumps(task))

    assert postil.run("import", "--format", "prodigy", "tasks.jsonl").code == 0

    [line] = postil.run("export").lines
    [span] = line["spans"]
    assert (span["text"], span["annotator"], span["origin"]) == ("Ann", "anna", "import")
    assert line["meta"]["annotator"] == "anna"
    assert span["created"]


def test_brat_goes_into_a_folder_and_comes_back_from_it(filled: Program, tmp_path: Path) -> None:
    refused = filled.run("export", "--format", "brat")
    assert filled.run("export", "--format", "brat", "--status", "all", "-o", "b").code == 0
    other = Program(tmp_path / "other", POSTIL_LIBRARY=str(tmp_path / "other-library"))
    other.folder.mkdir()

    outcome = other.run("import", filled.folder / "b")

    assert (refused.code, outcome.code) == (2, 0)
    assert "brat makes several files; -o DIR" in refused.refusal
    [line], [again] = (p.run("export", "--status", "all").lines for p in (filled, other))
    for kind, key in (("spans", "start"), ("claims", "content")):
        keys = (key, "label", "status", "note")
        held = [[[item[key] for key in keys] for item in each[kind]] for each in (line, again)]
        assert held[0] == held[1]
    assert again["text"] == line["text"]


def test_brat_with_its_texts_elsewhere_comes_back_layer_by_layer(postil: Program) -> None:
    for folder in ("texts", "marks"):
        (postil.folder / folder).mkdir()
    postil.write("texts/quay_1.txt", "Ann said no.")
    postil.write("marks/quay_1_bo.ann", "T1\tPERSON 0 3\tAnn\n")
    postil.write("marks/quay_1_eve.ann", "T1\tWORD 4 8\tsaid\n")
    layout = ("--format", "brat", "--name-pattern", "{text}_{annotator}.ann", "--text-dir")
    (postil.folder / "back").mkdir()

    assert postil.run("import", "marks", *layout, "texts").code == 0
    assert postil.run("export", "-o", "back/marks", *layout, "back/texts").code == 0

    for name in ("texts/quay_1.txt", "marks/quay_1_bo.ann", "marks/quay_1_eve.ann"):
        assert (postil.folder / "back" / name).read_bytes() == (postil.folder / name).read_bytes()
    assert [file.name for file in (postil.folder / "back" / "texts").iterdir()] == ["quay_1.txt"]


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (["m", "--name-pattern", "{annotator}.ann"], 2, "{annotator}.ann has not {text} once"),
        (["m", "--name-pattern", "{text}-{annotator}.ann"], 3, "a_b.ann: line 1: the name of the"),
        (["m", "--text-dir", "none"], 3, "none is not a folder with texts"),
        (["m", "--text-dir", "empty"], 3, "a_b.ann: line 1: there is no text a_b.txt for it"),
        (["a.jsonl", "--name-pattern", "{text}.ann"], 2, "is for brat, not for jsonl"),
        (["a.jsonl", "--text-dir", "m"], 2, "is for formats with files for each article"),
    ],
)
def test_a_layout_that_does_not_fit_is_refused_and_nothing_is_taken_in(
    postil: Program, arguments: list[str], code: int, reason: str
) -> None:
    for folder in ("m", "empty"):
        (postil.folder / folder).mkdir()
    postil.write("m/a_b.ann", "")
    postil.write("a.jsonl", "")

    outcome = postil.run("import", *arguments)

    assert (outcome.code, reason in outcome.refusal) == (code, True), outcome.error
    assert not postil.library.exists()
