"""`postil export` into formats for people: whole articles, any status, and no way back."""

from __future__ import annotations

import csv
import io

import pytest

from store.formats.format import Format
from store.formats.registry import FORMATS
from tests.tui.cli.program import Program

FOR_PEOPLE = [file_format for file_format in FORMATS if file_format.is_for_people]


@pytest.mark.parametrize("file_format", FOR_PEOPLE, ids=lambda file_format: file_format.name)
def test_parts_of_articles_and_imports_are_refused_in_a_line(
    filled: Program, file_format: Format
) -> None:
    name, file = file_format.name, f"out{file_format.suffix}"

    units = filled.run("export", "--format", name, "--unit", "sentence", "-o", file)
    filled.write(file, "Nothing.")
    imported = filled.run("import", file)

    assert (units.code, imported.code) == (2, 3)
    assert units.refusal == f"{name} shows whole articles; --unit is for examples to train on"
    assert imported.refusal.startswith(f"{file}: {name} is only exported, never imported")


def test_a_table_has_every_status_that_was_asked_for(filled: Program) -> None:
    outcome = filled.run("export", "--format", "csv", "--status", "all")

    rows = list(csv.DictReader(io.StringIO(outcome.output.decode("utf-8"), newline="")))
    assert [row["status"] for row in rows].count("suggested") == 2
    assert {row["finished"] for row in rows} == {"FALSE"}
    assert [row["speaker"] for row in rows if row["kind"] == "claim"] == ["Ida Quill", "Tom Farrow"]
    assert outcome.words[-1] == "postil: exported 1 article"
