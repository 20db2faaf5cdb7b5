"""`postil stats`: counts by annotator, label and status."""

from __future__ import annotations

import json

from annotate.author import Author
from annotate.document import Document
from store.library.answers import give_answer
from store.library.library import Library
from tests.tui.cli.program import Program
from tests.tui.cli.small_libraries import fill_library


def test_counts_stand_in_a_table_for_each_annotator(postil: Program) -> None:
    name = fill_library(postil.library)
    give_answer(Library(postil.library).article(name), Author("ben"), "accept")

    lines = postil.run("stats").output.decode().splitlines()

    assert lines == [
        "anna: 1 article (1 started)",
        "              pending  accepted  rejected",
        "DATE                0         0         1",
        "FAC                 1         0         0",
        "GPE                 0         1         0",
        "PERSON              0         2         0",
        "all entities        1         3         1",
        "CLAIM               1         1         0",
        "",
        "ben: 1 article (1 done)",
        "              pending  accepted  rejected",
        "DATE                1         0         0",
        "FAC                 1         0         0",
        "PERSON              2         0         0",
        "all entities        4         0         0",
        "CLAIM               1         0         0",
    ]


def test_programs_get_the_same_as_json(postil: Program) -> None:
    name = fill_library(postil.library)
    bare = Document("Nothing.", "bare", "/bare.txt")
    Library(postil.library).article_for(bare).create(bare)

    [anna] = json.loads(postil.run("stats", "--json").output)["annotators"]
    [of_one] = json.loads(postil.run("stats", "--json", name).output)["annotators"]

    assert anna["annotator"] == "anna"
    assert anna["articles"] == {"new": 1, "started": 1, "done": 0, "set aside": 0}
    assert of_one["articles"]["new"] == 0
    assert of_one["labels"] == anna["labels"]
    assert anna["decided"] == {"explicit": 5, "bulk": 0}
    assert anna["labels"][-1] == {
        "kind": "claim",
        "label": "CLAIM",
        "pending": 1,
        "accepted": 1,
        "rejected": 0,
    }


def test_an_empty_library_has_nothing_to_count(postil: Program) -> None:
    outcome = postil.run("stats")
    assert (outcome.code, outcome.output) == (0, b"")
    assert "no articles yet" in outcome.remark
    assert json.loads(postil.run("stats", "--json").output) == {"annotators": []}


def test_an_article_that_is_not_there_is_named(filled: Program) -> None:
    outcome = filled.run("stats", "nowhere.txt")
    assert outcome.code == 3
    assert "nowhere.txt" in outcome.refusal


def test_a_damaged_layer_is_reported_and_the_others_are_counted(postil: Program) -> None:
    name = fill_library(postil.library)
    stored = Library(postil.library).article(name)
    give_answer(stored, Author("ben"), "accept")
    stored.layer("ben").path.write_bytes(b"{")

    outcome = postil.run("stats")

    assert outcome.code == 4
    assert b"anna: 1 article" in outcome.output
    assert "ben.json" in outcome.remark
