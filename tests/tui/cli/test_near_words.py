"""Words that do not exist: the nearest one is named, and articles go by a part of their title."""

from __future__ import annotations

import pytest

from annotate.document import Document
from store.library.library import Library
from tests.tui.cli.program import Program


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["exprot"], "exprot is neither a file nor a command; did you mean “export”?"),
        (["--library", "x", "exprot"], "did you mean “export”?"),
        (["Export"], "did you mean “export”?"),
        (["export", "--fromat", "jsonl"], "did you mean “--format”?"),
        (["export", "--format", "jsnol"], "invalid choice: 'jsnol'; did you mean “jsonl”?"),
        (["export", "--status", "acepted"], "did you mean “accepted”?"),
        (["export", "--status", "x"], "choose from accepted, rejected, suggested, all"),
    ],
)
def test_the_nearest_word_is_named(postil: Program, arguments: list[str], hint: str) -> None:
    outcome = postil.run(*arguments)

    assert outcome.code == 2
    assert hint in outcome.refusal


def test_a_file_that_is_called_like_a_slip_is_opened(postil: Program) -> None:
    postil.write("exprot", "Eve spoke.")

    assert "the reader needs a terminal" in postil.run("exprot").refusal


@pytest.mark.parametrize(
    "options", [["--theme", "nord"], ["--model", "fr"], ["--encoding", "ascii"], ["--width", "60"]]
)
def test_the_value_of_an_option_ahead_of_a_file_is_no_slip(
    postil: Program, options: list[str]
) -> None:
    postil.write("a.txt", "Eve spoke.")

    assert "the reader needs a terminal" in postil.run(*options, "a.txt").refusal


@pytest.mark.parametrize("output", ["foo.xlsx", "foo.json", "foo.docx"])
def test_an_ending_that_no_format_has_is_refused_with_the_endings(
    filled: Program, output: str
) -> None:
    outcome = filled.run("export", "-o", output)

    assert outcome.code == 2
    assert f"no format has the ending .{output[4:]}; there are .jsonl, " in outcome.refusal
    assert not (filled.folder / output).exists()
    assert filled.run("export", "-o", output, "--format", "jsonl").code == 0


def test_a_name_without_an_ending_is_native(filled: Program) -> None:
    assert filled.run("export", "-o", "annotations").code == 0
    assert filled.run("export", "-o", "sets.v2", "--split", "train=1").code == 0


def test_a_part_of_a_title_names_an_article_if_it_fits_one(filled: Program) -> None:
    library = Library(filled.library)
    for title in ("Climate talks begin", "Climate talks end", "The dam"):
        document = Document(f"Text of {title}.", title, f"/articles/{title}")
        library.add(library.article_for(document), document)

    assert filled.run("export", "DAM").lines[0]["meta"]["title"] == "The dam"
    assert filled.run("stats", "dam").code == 0
    outcome = filled.run("export", "climate")
    assert outcome.code == 3
    assert outcome.refusal.startswith("climate fits “Climate talks begin” (")
    assert "“Climate talks end” (" in outcome.refusal
    assert filled.run("restore", "climate").code == 2
