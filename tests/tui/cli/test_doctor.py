"""`postil doctor`: finds what is wrong in a library, and mends it without losing anything."""

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
    """What was kept of a file that was mended."""
    return [kept.read_bytes() for kept in path.parent.glob(f"{path.name}.replaced-*")]


def spoil(path: Path, table: str, change: dict[str, Any]) -> str:
    """Change some fields of the first row of a layer's table; returns its id."""
    tables = json.loads(path.read_bytes())
    name = next(iter(tables[table]))
    tables[table][name] |= change
    path.write_text(json.dumps(tables))
    return str(name)


def test_a_sound_library_is_in_order(stocked: Program) -> None:
    outcome = stocked.run("doctor")

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
    stocked: Program, table: str, change: dict[str, Any]
) -> None:
    layer = only(stocked, "layers/anna.json")
    [article] = Library(stocked.library).articles()
    before = {record.id for record in article.layer("anna").load().records}
    name = spoil(layer, table, change)
    spoiled = layer.read_bytes()

    found = stocked.run("doctor")
    assert found.code == 4
    assert layer.read_bytes() == spoiled
    assert (name if table == "annotations" else "history") in found.error.decode()
    assert stocked.run("doctor", "--repair").code == 0

    after = {record.id for record in article.layer("anna").load().records}
    assert before - after == ({name} if table == "annotations" else set())
    assert replaced(layer) == [spoiled]
    assert stocked.run("doctor").code == 0


@pytest.mark.parametrize("pattern", ["suggestions/*.json", "article.json"])
def test_what_can_be_made_anew_is(stocked: Program, pattern: str) -> None:
    path = only(stocked, pattern)
    path.write_bytes(b'{"suggestions": [{}]}')

    assert stocked.run("doctor").code == 4
    assert stocked.run("doctor", "--repair").code == 0

    assert replaced(path) == [b'{"suggestions": [{}]}']
    assert stocked.run("doctor").code == 0
    assert stocked.run("export").lines


def test_leftovers_of_a_cut_off_write_are_deleted_when_they_are_old(stocked: Program) -> None:
    folder = only(stocked, "layers")
    old, fresh = folder / ".anna.json.x.tmp", folder / ".anna.json.y.tmp"
    old.write_bytes(b"{")
    os.utime(old, (0, 0))
    fresh.write_bytes(b"{")

    assert stocked.run("doctor", "--repair").code == 0

    assert not old.exists()
    assert fresh.exists()


def test_what_only_a_person_can_mend_is_named_and_left(stocked: Program) -> None:
    text = only(stocked, "texts/*.txt")
    text.write_bytes(b"Another text.")

    outcome = stocked.run("doctor", "--repair")

    assert outcome.code == 4
    assert "not the one that was annotated" in outcome.error.decode()
    assert text.read_bytes() == b"Another text."


def test_an_older_form_is_told_and_no_fault(stocked: Program) -> None:
    layer = only(stocked, "layers/anna.json")
    tables = json.loads(layer.read_bytes())
    tables["layer"]["1"]["schema"] = 1
    layer.write_text(json.dumps(tables))

    found = stocked.run("doctor")
    assert (found.code, "schema 1" in found.error.decode()) == (0, True)
    assert stocked.run("doctor", "--repair").code == 0
    assert "schema" not in stocked.run("doctor").refusal


def test_orphans_and_texts_are_looked_at(stocked: Program) -> None:
    layer = only(stocked, "layers/anna.json")
    tables = json.loads(layer.read_bytes())
    tables["layer"]["1"] |= {"orphans": [{"quote": "gone"}]}
    layer.write_text(json.dumps(tables))
    told = stocked.run("doctor")
    assert (told.code, "1 annotation lost its place" in told.error.decode()) == (0, True)

    tables["layer"]["1"] |= {"digest": "0" * 64}
    layer.write_text(json.dumps(tables))
    found = stocked.run("doctor")
    assert found.code == 4
    assert "another text, which is not there any more" in found.error.decode()
    assert layer.read_text() == json.dumps(tables)


def test_a_layer_of_a_later_version_is_refused(stocked: Program) -> None:
    layer = only(stocked, "layers/anna.json")
    tables = json.loads(layer.read_bytes())
    tables["layer"]["1"]["schema"] = 99
    layer.write_text(json.dumps(tables))
    before = layer.read_bytes()
    for command in (("doctor",), ("export", "-o", "out.jsonl"), ("doctor", "--repair")):
        outcome = stocked.run(*command)
        assert outcome.code == 4
        assert "needs a later version of Postil" in outcome.error.decode()
    assert layer.read_bytes() == before


def test_a_layer_that_cannot_be_locked_does_not_stop_the_other_repairs(stocked: Program) -> None:
    layer = only(stocked, "layers/anna.json")
    spoil(layer, "annotations", {"label": None})
    spoiled = layer.read_bytes()
    lock = only(stocked, "layers/anna.lock")
    lock.unlink()
    lock.mkdir()
    cache = only(stocked, "suggestions/*.json")
    cache.write_bytes(b"[]")

    outcome = stocked.run("doctor", "--repair")

    assert outcome.code == 4
    words = outcome.error.decode()
    assert f"not repaired: {lock}: Is a directory; nothing was changed" in words
    assert "one finding is left" in words
    assert layer.read_bytes() == spoiled
    assert replaced(cache) == [b"[]"]
