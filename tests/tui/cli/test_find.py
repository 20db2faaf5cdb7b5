"""`postil find`: a line for each hit, in texts or among annotations."""

from __future__ import annotations

import pytest

from annotate.document import Document
from store.library.library import Library
from tests.tui.cli.program import Program
from tests.tui.cli.small_libraries import TEXT, fill_library


def rows(program: Program, *arguments: str) -> list[list[str]]:
    outcome = program.run("find", *arguments)
    assert outcome.code == 0, outcome
    return [line.split("\t") for line in outcome.output.decode().split("\n") if line][1:]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["said", "quay"], ["said", "the quay would"]),
        (['"would open" farr*'], ["would open", "Farrow"]),
        (["--regex", r"w\w+ open"], ["would open"]),
        (["/[A-Z]\\w+ [A-Z]\\w+ said/"], ["Ida Quill said"]),
        (["--label", "PERSON", "--status", "accepted"], ["Ida Quill"]),
        (["quay", "kind:claim"], ["the quay would open in May"]),
        (["--speaker", "quill"], ["the quay would open in May"]),
        (["--in", "annotations", "ansel"], ["Port Ansel"]),
    ],
)
def test_each_hit_is_a_line_with_its_place_and_the_words_around_it(
    postil: Program, arguments: list[str], words: list[str]
) -> None:
    name = fill_library(postil.library)

    hit_rows = rows(postil, *arguments)

    assert len(hit_rows) >= len(words)
    assert {row[0] for row in hit_rows} == {name}
    for row in hit_rows:
        start = int(row[1])
        assert TEXT[start : start + 3] in row[-1]
    lines = " ".join(row[-1] for row in hit_rows)
    assert [quote for quote in words if quote not in lines] == []


def test_jsonl_has_the_hit_and_its_annotation(postil: Program) -> None:
    name = fill_library(postil.library)

    [line] = postil.run("find", "kind:claim", "quay", "--format", "jsonl").lines

    quote = "the quay would open in May"
    assert (line["article"], line["title"], line["text"]) == (name, "harbour.txt", quote)
    assert TEXT[line["start"] : line["end"]] == quote
    annotation = line["annotation"]
    assert (annotation["kind"], annotation["status"]) == ("claim", "suggested")
    assert (annotation["source"], annotation["cue"]) == ("Mayor Ida Quill", "said")
    assert annotation["annotator"] == "anna"


def test_the_last_line_counts_and_nothing_found_is_no_error(postil: Program) -> None:
    fill_library(postil.library)

    assert postil.run("find", "said").remark == "2 hits in 1 article"
    outcome = postil.run("find", "nowhere")
    assert (outcome.code, outcome.refusal) == (0, "nothing found")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "nothing to find: give words, or a filter such as --label PERSON"),
        (["--regex", "("], "( is not a regular expression"),
        (["--status", "open"], "status:open means nothing: it is one of pending"),
        (["said", "--date", "May"], "May is no date"),
    ],
)
def test_a_query_that_means_nothing_is_refused(
    postil: Program, arguments: list[str], words: str
) -> None:
    outcome = postil.run("find", *arguments)

    assert outcome.code == 2
    assert outcome.refusal.startswith(words)


def test_damage_is_named_and_the_rest_is_found(postil: Program) -> None:
    name = fill_library(postil.library)
    library = Library(postil.library)
    library.article(name).layer("anna").path.write_bytes(b"{")

    outcome = postil.run("find", "quay")

    assert outcome.code == 4
    assert b"the quay" in outcome.output
    assert "is damaged" in outcome.words[0]


def test_a_hostile_text_reaches_the_terminal_only_as_glyphs(postil: Program) -> None:
    bad = Document("One \x1b[2J\ttwo\nthree \ud83d four.", "a\x1b]0;b\tc", "/x")
    Library(postil.library).article_for(bad).create(bad)

    [row] = rows(postil, "two")

    assert row[2:] == ["a␛]0;b c", "One ␛[2J two three \ufffd four."]
    [line] = postil.run("find", "two", "--format", "jsonl").lines
    assert line["title"] == "a\x1b]0;b\tc"
