"""`postil export`: the items of a library by status, and the counts of those left out."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from annotate.document import Document
from store.formats.jsonl_schema import schema
from store.library.library import Library
from tests.patience import PATIENCE
from tests.tui.cli.program import POSTIL, Outcome, Program, without
from tests.tui.cli.small_libraries import TEXT, fill_library


def quotes(line: dict[str, Any], kind: str = "spans") -> list[str]:
    if kind == "spans":
        return [span["text"] for span in line["spans"]]
    return [" … ".join(claim["text"]["content"]) for claim in line["claims"]]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """The same library, exported by each status."""
    program = Program(tmp_path_factory.mktemp("export"))
    fill_library(program.library)
    statuses = ("accepted", "rejected", "suggested", "all")
    return {status: program.run("export", "--status", status) for status in statuses}


def test_accepted_items_are_exported_by_themselves(filled: Program) -> None:
    outcome = filled.run("export")

    [line] = outcome.lines
    assert quotes(line) == ["Ida Quill", "Tom Farrow", "Port Ansel"]
    assert quotes(line, "claims") == ["“We are late,” … “but not lost.”"]
    assert line["claims"][0]["speaker"] == line["spans"][1]["id"]
    assert line["text"] == TEXT


def test_what_was_held_back_is_counted_by_status(exported: dict[str, Outcome]) -> None:
    assert {status: outcome.remark for status, outcome in exported.items()} == {
        "accepted": "exported 1 article; left out: 2 pending, 1 rejected",
        "rejected": "exported 1 article; left out: 2 pending, 4 accepted",
        "suggested": "exported 1 article; left out: 4 accepted, 1 rejected",
        "all": "exported 1 article",
    }


def test_each_status_has_its_own_items(exported: dict[str, Outcome]) -> None:
    [rejected] = exported["rejected"].lines
    [pending] = exported["suggested"].lines
    [everything] = exported["all"].lines

    assert (quotes(rejected), quotes(rejected, "claims")) == (["May."], [])
    assert quotes(pending) == ["the quay"]
    assert quotes(pending, "claims") == ["the quay would open in May"]
    assert len(everything["spans"]) == 5
    assert len(everything["claims"]) == 2


def test_every_line_is_what_the_schema_allows(exported: dict[str, Outcome]) -> None:
    for outcome in exported.values():
        [line] = outcome.lines
        jsonschema.Draft202012Validator(schema()).validate(line)


def test_a_relabelled_suggestion_is_one_record_that_knows_what_it_was(
    exported: dict[str, Outcome],
) -> None:
    [line] = exported["accepted"].lines
    ansel = line["spans"][-1]

    assert ansel["label"] == "GPE"
    assert ansel["was"] == {"start": ansel["start"], "end": ansel["end"], "label": "PERSON"}
    assert ansel["note"] == "a port,\nnot a person \x1b[2J"


def test_tokens_are_written_only_when_asked_for(filled: Program) -> None:
    [bare] = filled.run("export").lines
    [line] = filled.run("export", "--tokens").lines

    assert "tokens" not in bare
    assert line["meta"]["tokenizer"]
    for span in line["spans"]:
        first, last = line["tokens"][span["token_start"]], line["tokens"][span["token_end"]]
        assert (first["start"], last["end"]) == (span["start"], span["end"])


def test_times_of_decisions_are_written_when_asked_for_whatever_goes_out(filled: Program) -> None:
    plain = filled.run("export").lines
    timed = filled.run("export", "--decision-times", "60")
    refused = filled.run("export", "--decision-times", "60", "--format", "csv")

    items = [item for line in timed.lines for item in (*line["spans"], *line["claims"])]
    # The one that was rejected counts as the one before, though it does not go out.
    times = [item["decision_seconds"] for item in sorted(items, key=lambda item: item["updated"])]
    assert times[0] is None
    assert all(0 < seconds < 60 for seconds in times[1:])
    assert not [line for line in plain if "decision_seconds" in json.dumps(line)]
    assert refused.code == 2
    assert "csv has no place for --decision-times" in refused.refusal
    filled.write("timed.jsonl", timed.output)
    elsewhere = {"POSTIL_LIBRARY": str(filled.folder / "elsewhere")}
    assert filled.run("import", "timed.jsonl", **elsewhere).code == 0


def test_the_same_library_gives_the_same_bytes_in_any_locale(filled: Program) -> None:
    plain = {"LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    first, second = filled.run("export"), filled.run("export", **plain)

    assert without(first.output, "exported") == without(second.output, "exported")
    assert len(first.output) == len(second.output)
    assert "💩".encode() in second.output


@pytest.mark.parametrize("name", ["harbour.txt", "/articles/harbour.txt"])
def test_an_article_is_found_by_title_or_path(filled: Program, name: str) -> None:
    other = Document("Nothing.", "other.txt", "/articles/other.txt")
    Library(filled.library).article_for(other).create(other)

    [line] = filled.run("export", name).lines

    assert line["meta"]["title"] == "harbour.txt"


def test_an_article_that_is_named_twice_is_exported_once(filled: Program) -> None:
    assert len(filled.run("export", "harbour.txt", "harbour.txt").lines) == 1


def test_an_article_that_nobody_annotated_shows_what_is_pending(filled: Program) -> None:
    for layer in filled.library.glob("articles/*/layers/*"):
        layer.unlink()

    outcome = filled.run("export")

    assert quotes(outcome.lines[0]) == []
    assert outcome.remark == "exported 1 article; left out: 5 pending"


def test_an_unknown_article_is_named(filled: Program) -> None:
    outcome = filled.run("export", "no\x1b[2Jsuch")

    assert outcome.code == 3
    assert outcome.refusal.startswith("no article no␛[2Jsuch in ")


def test_an_empty_library_gives_nothing_and_makes_nothing(postil: Program) -> None:
    outcome = postil.run("export", "-o", "out.jsonl")

    assert outcome.code == 0
    assert outcome.refusal.startswith("no articles yet in ")
    assert postil.files == {}


def test_a_file_is_written_once_and_replaced_by_force(filled: Program) -> None:
    assert filled.run("export", "-o", "out.jsonl").code == 0
    before = (filled.folder / "out.jsonl").read_bytes()

    refused = filled.run("export", "-o", "out.jsonl", "--status", "all")
    assert (refused.code, (filled.folder / "out.jsonl").read_bytes()) == (6, before)
    assert "out.jsonl exists and was left alone; --force replaces it" in refused.refusal

    assert filled.run("export", "-o", "out.jsonl", "--status", "all", "--force").code == 0
    assert len((filled.folder / "out.jsonl").read_bytes()) > len(before)


@pytest.mark.parametrize(
    "place", ["library/out.jsonl", "library/articles/../x", "no/such/folder/x"]
)
def test_an_export_that_cannot_stand_there_is_refused(filled: Program, place: str) -> None:
    before = filled.files

    outcome = filled.run("export", "-o", place)

    assert outcome.code == 6
    assert outcome.refusal
    assert filled.files == before


def test_a_full_disk_behind_standard_output_is_named(filled: Program) -> None:
    with Path("/dev/full").open("wb") as full:
        finished = subprocess.run(
            [POSTIL, "export"],
            env=filled.environment,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=PATIENCE,
            check=False,
        )

    assert finished.returncode == 6
    assert finished.stderr == b"postil: standard output: No space left on device\n"
