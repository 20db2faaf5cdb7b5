"""Every format opens from the command line; a fault is one line and an exit code."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.annotate.loaders.server import Server, serving
from tests.annotate.loaders.sources import QUAY, epub, lines_pdf, pdf
from tests.annotate.loaders.test_html import PAGE
from tests.tui.cli.program import Program


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


def test_every_format_becomes_lines_with_what_is_known_of_it(
    postil: Program, server: Server
) -> None:
    postil.write("a.md", "# Plans\n\nEve Hart *spoke*.")
    postil.write("b.html", PAGE)
    postil.write("c.epub", epub({"one.xhtml": "<p>Eve Hart left.</p>"}))
    postil.write("d.pdf", pdf(("BodyText", QUAY)))
    postil.write("e.jsonl", '{"text": "Eve Hart came."}')
    address = server.put("/f", PAGE.replace("Harbour plan", "Other plan"))

    outcome = postil.run("extract", "a.md", "b.html", "c.epub", "d.pdf", "e.jsonl", address)

    assert outcome.code == 0, outcome.error
    markdown, html, book, paper, _, page = outcome.lines
    assert markdown["text"] == "Plans\n\nEve Hart spoke."
    assert html["meta"]["url"] == "https://post.example/harbour"
    assert book["meta"]["author"] == "Ida Quill, Tom Farrow"
    assert paper["text"] == QUAY
    assert (page["meta"]["title"], page["meta"]["uri"]) == ("Other plan", address)
    for line in outcome.lines:
        for span in line["spans"]:
            assert line["text"][span["start"] : span["end"]] == span["text"]


def test_formats_in_a_folder_and_on_standard_input_are_detected_by_content(
    postil: Program,
) -> None:
    (postil.folder / "all").mkdir()
    postil.write("all/1.md", "Eve *spoke*.")
    postil.write("all/2.jsonl", '{"text": "Eve came."}\n{"text": "Eve left."}')
    postil.write("all/3.pdf", lines_pdf([]))

    folder = postil.run("extract", "all")
    piped = postil.run("extract", "-", stdin_data=PAGE.encode())

    assert [line["text"] for line in folder.lines] == ["Eve spoke.", "Eve came.", "Eve left."]
    assert (folder.code, folder.words) == (
        7,
        [
            "postil: all/3.pdf has no text in its 1 page, only pictures; "
            "run text recognition (OCR) over it first"
        ],
    )
    assert piped.lines[0]["meta"]["title"] == "Harbour plan"


def test_only_what_belongs_to_an_article_ends_in_its_own_code_where_it_is_missing(
    postil: Program,
) -> None:
    chapters = {"one.xhtml": "<p>Eve Hart left.</p>"}
    rewrite = ("<spine>", '<spine><itemref idref="gone"/>')
    postil.write("whole.epub", epub(chapters))
    postil.write("part.epub", epub(chapters, rewrite=rewrite))
    postil.write("page.html", PAGE)

    outcomes = {
        name: postil.run("extract", name) for name in ("whole.epub", "part.epub", "page.html")
    }

    assert {name: outcome.code for name, outcome in outcomes.items()} == {
        "whole.epub": 0,
        "part.epub": 7,
        "page.html": 0,
    }
    words = {name: outcome.words for name, outcome in outcomes.items()}
    assert words["whole.epub"] == []
    assert words["part.epub"] == ["postil: part.epub: chapter “gone” is no text; left out"]
    assert words["page.html"] == [
        "postil: page.html: left out around the main text: 1 × nav, 1 × footer"
    ]


def test_a_text_can_be_taken_as_it_stands(postil: Program) -> None:
    postil.write("a.md", "Eve *spoke*.")

    [line] = postil.run("extract", "a.md", "--format", "text").lines

    assert line["text"] == "Eve *spoke*."


@pytest.mark.parametrize("command", ["read", "extract"])
@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.pdf", b"%PDF-1.4 no", "a.pdf cannot be read as a PDF"),
        ("a.epub", b"PK\x03\x04", "a.epub cannot be read as an EPUB"),
        ("a.md", b"# caf\xe9", "a.md is not utf-8 text: byte 0xe9 at offset 5; --encoding"),
        ("a.html", b"<p>caf\xe9</p>", "a.html is not utf-8 text: byte 0xe9 at offset 6"),
        ("a.jsonl", b'{"text": 1}', "a.jsonl: line 1: text is missing or not a string"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_reported(
    postil: Program, command: str, name: str, content: bytes, reason: str
) -> None:
    postil.write(name, content)

    outcome = postil.run(command, name)

    assert (outcome.code, outcome.refusal.startswith(reason)) == (3, True), outcome.error


@pytest.mark.parametrize("command", ["read", "extract"])
def test_addresses_that_cannot_be_read_are_reported(
    postil: Program, server: Server, command: str
) -> None:
    missing = postil.run(command, f"{server.root}/missing")
    scheme = postil.run(command, "ftp://host.example/a.txt")
    hostile = postil.run(command, "ftp://\x1b[2J/a")

    assert (missing.code, missing.refusal) == (
        3,
        f"{server.root}/missing: the server says 404 Not Found",
    )
    assert (scheme.code, scheme.refusal) == (
        2,
        "ftp://host.example/a.txt: only addresses with http and https can be read",
    )
    assert (hostile.code, "␛[2J" in hostile.refusal) == (2, True)


def test_a_reader_without_the_extra_names_the_command_that_brings_it(postil: Program) -> None:
    (postil.folder / "pypdfium2.py").write_text("raise ImportError('not installed')")
    postil.write("a.pdf", lines_pdf(["Words."]))

    outcome = postil.run("read", "a.pdf", PYTHONPATH=str(postil.folder))

    assert outcome.code == 3
    assert outcome.refusal == "a.pdf is a PDF; pip install 'postil[pdf]' adds support for it"


def test_annotated_lines_are_json_that_extract_reads_too(postil: Program) -> None:
    task = {"text": "Eve Hart spoke.", "spans": [{"start": 0, "end": 3, "label": "PERSON"}]}
    postil.write("tasks.jsonl", json.dumps(task))

    [line] = postil.run("extract", "tasks.jsonl").lines

    assert line["text"] == "Eve Hart spoke."
