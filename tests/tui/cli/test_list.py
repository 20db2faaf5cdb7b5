"""`postil list`: a line for each article and annotator."""

from __future__ import annotations

from annotate.author import Author
from annotate.document import Document
from store.library.answers import give_answer
from store.library.library import Library
from tests.tui.cli.program import Program
from tests.tui.cli.small_libraries import fill_library


def rows(program: Program) -> list[list[str]]:
    table = program.run("list").output.decode("utf-8")
    return [line.split("\t") for line in table.split("\n") if line]


def test_an_article_is_listed_with_its_counts(postil: Program) -> None:
    name = fill_library(postil.library)

    heading, row = rows(postil)

    assert " ".join(heading) == (
        "id annotator pending accepted rejected claims progress state title source"
    )
    counts = ["2", "4", "1", "1", "71%", "started"]
    assert row == [name, "anna", *counts, "harbour.txt", "/articles/harbour.txt"]


def test_an_article_that_is_done_is_listed_as_done(postil: Program) -> None:
    name = fill_library(postil.library)
    give_answer(Library(postil.library).article(name), Author("anna"), "accept")

    [_, row] = rows(postil)

    assert row[7] == "done"


def test_the_library_may_be_named_before_or_behind_the_command(filled: Program) -> None:
    elsewhere = {"POSTIL_LIBRARY": "/no/such/library"}
    place = str(filled.library)

    before = filled.run("--library", place, "list", **elsewhere)
    behind = filled.run("list", f"--library={place}", **elsewhere)

    assert before.output == behind.output == filled.run("list").output


def test_a_hostile_title_reaches_the_terminal_only_as_glyphs(postil: Program) -> None:
    bad = Document("Nothing.", "a\x1b[2J\tb\nc", "/x\ud83d")
    Library(postil.library).article_for(bad).create(bad)

    [_, row] = rows(postil)

    assert row[-2:] == ["a␛[2J    b␊c", "/x\ufffd"]


def test_an_empty_library_is_said_so(postil: Program) -> None:
    outcome = postil.run("list")

    assert outcome.code == 0
    assert outcome.refusal.startswith("no articles yet in ")
    assert postil.files == {}


def test_a_damaged_layer_is_named_and_left_as_it_is(filled: Program) -> None:
    [layer] = filled.library.glob("articles/*/layers/*.json")
    layer.write_bytes(b"")
    before = filled.files

    outcome = filled.run("list")

    assert outcome.code == 4
    assert str(layer) in outcome.remark
    assert filled.files == before
