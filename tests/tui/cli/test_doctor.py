"""`postil doctor`: reports the faults of a library, and repairs them without losing anything."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from store.library.library import Library
from tests.tui.cli.program import Program


def only(program: Program, pattern: str) -> Path:
    [path] = program.library.glob(f"articles/*/{pattern}")
    return path


def replaced(path: Path) -> list[bytes]:
    """Return the kept copies of a file that was repaired."""
    return [copy.read_bytes() for copy in path.parent.glob(f"{path.name}.replaced-*")]


def spoil(path: Path, table: str, change: dict[str, Any]) -> str:
    """Change some fields of the first row of a layer's table; returns its id."""
    tables = json.loads(path.read_bytes())
    name = next(iter(tables[table]))
    tables[table][name] |= change
    path.write_text(json.dumps(tables))
    return str(name)


def test_a_sound_library_is_in_order(filled: Program) -> None:
    outcome = filled.run("doctor")

    assert outcome.code == 0
    assert "in order" in outcome.refusal


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("annotations", {"label": None}),
        ("annotations", {"start": 5000, "end": 5001}),
        ("history", {"changes": "none"}),
    ],
)
def test_one_bad_record_costs_one_record(
    filled: Program, table: str, change: dict[str, Any]
) -> None:
    layer = only(filled, "layers/anna.json")
    [article] = Library(filled.library).articles()
    before = {record.id for record in article.layer("anna").load().records}
    name = spoil(layer, table, change)
    spoiled = layer.read_bytes()

    outcome = filled.run("doctor")
    assert outcome.code == 4
    assert layer.read_bytes() == spoiled
    assert (name if table == "annotations" else "history") in outcome.error.decode()
    assert filled.run("doctor", "--repair").code == 0

    after = {record.id for record in article.layer("anna").load().records}
    assert before - after == ({name} if table == "annotations" else set())
    assert replaced(layer) == [spoiled]
    assert filled.run("doctor").code == 0


@pytest.mark.parametrize("pattern", ["suggestions/*.json", "article.json"])
def test_caches_are_made_anew(filled: Program, pattern: str) -> None:
    path = only(filled, pattern)
    path.write_bytes(b'{"suggestions": [{}]}')

    assert filled.run("doctor").code == 4
    assert filled.run("doctor", "--repair").code == 0

    assert replaced(path) == [b'{"suggestions": [{}]}']
    assert filled.run("doctor").code == 0
    assert filled.run("export").lines


def test_leftovers_of_a_cut_off_write_are_deleted_when_they_are_old(filled: Program) -> None:
    folder = only(filled, "layers")
    old, recent = folder / ".anna.json.x.tmp", folder / ".anna.json.y.tmp"
    old.write_bytes(b"{")
    os.utime(old, (0, 0))
    recent.write_bytes(b"{")

    assert filled.run("doctor", "--repair").code == 0

    assert not old.exists()
    assert recent.exists()


def test_a_fault_that_cannot_be_repaired_is_named_and_left_alone(filled: Program) -> None:
    text = only(filled, "texts/*.txt")
    text.write_bytes(b"Another text.")

    outcome = filled.run("doctor", "--repair")

    assert outcome.code == 4
    assert "not the one that was annotated" in outcome.error.decode()
    assert text.read_bytes() == b"Another text."


def test_an_older_form_is_reported_but_no_fault(filled: Program) -> None:
    layer = only(filled, "layers/anna.json")
    tables = json.loads(layer.read_bytes())
    tables["layer"]["1"]["schema"] = 1
    layer.write_text(json.dumps(tables))

    outcome = filled.run("doctor")
    assert (outcome.code, "schema 1" in outcome.error.decode()) == (0, True)
    assert filled.run("doctor", "--repair").code == 0
    assert "schema" not in filled.run("doctor").refusal


def test_orphans_and_texts_are_checked(filled: Program) -> None:
    layer = only(filled, "layers/anna.json")
    tables = json.loads(layer.read_bytes())
    tables["layer"]["1"] |= {"orphans": [{"quote": "gone"}]}
    layer.write_text(json.dumps(tables))
    outcome = filled.run("doctor")
    assert (outcome.code, "1 annotation lost its place" in outcome.error.decode()) == (0, True)

    tables["layer"]["1"] |= {"digest": "0" * 64}
    layer.write_text(json.dumps(tables))
    outcome = filled.run("doctor")
    assert outcome.code == 4
    assert "another text, which is missing" in outcome.error.decode()
    assert layer.read_text() == json.dumps(tables)


def test_a_layer_of_a_later_version_is_refused(filled: Program) -> None:
    layer = only(filled, "layers/anna.json")
    tables = json.loads(layer.read_bytes())
    tables["layer"]["1"]["schema"] = 99
    layer.write_text(json.dumps(tables))
    before = layer.read_bytes()
    for command in (("doctor",), ("export", "-o", "out.jsonl"), ("doctor", "--repair")):
        outcome = filled.run(*command)
        assert outcome.code == 4
        assert "needs a later version of Postil" in outcome.error.decode()
    assert layer.read_bytes() == before


def test_a_layer_that_cannot_be_locked_does_not_stop_the_other_repairs(filled: Program) -> None:
    layer = only(filled, "layers/anna.json")
    spoil(layer, "annotations", {"label": None})
    spoiled = layer.read_bytes()
    lock = only(filled, "layers/anna.lock")
    lock.unlink()
    lock.mkdir()
    cache = only(filled, "suggestions/*.json")
    cache.write_bytes(b"[]")

    outcome = filled.run("doctor", "--repair")

    assert outcome.code == 4
    words = outcome.error.decode()
    assert f"not repaired: {lock}: Is a directory; nothing was changed" in words
    assert "1 finding left" in words
    assert layer.read_bytes() == spoiled
    assert replaced(cache) == [b"[]"]
