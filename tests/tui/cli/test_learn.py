"""`postil learn`: what it prints, what it leaves in the library, and what `extract` makes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.learning.learning_curve import CurvePoint
from tests.ferry_articles import LABELS, ferry_article
from tests.tui.cli.program import Outcome, Program
from tui.cli.curve_plot import plotted

NEW_TEXT = "The ferry Blue Heron left at noon, Anton Moran told reporters.\n"


def done_article(number: int) -> str:
    """An article that was annotated to its end, as a line of an export."""
    text, entities = ferry_article(number)
    spans = [{"start": e.span.start, "end": e.span.end, "label": e.label} for e in entities]
    title = {"title": f"Article {number}"}
    return json.dumps({"text": text, "meta": title, "answer": "accept", "spans": spans})


def library_of(postil: Program, count: int) -> Program:
    """A library with labels of its own, and with articles that Anna has done."""
    postil.library.mkdir()
    postil.write("library/labels.toml", LABELS)
    postil.write("done.jsonl", "\n".join(map(done_article, range(count))) + "\n")
    assert postil.run("import", "done.jsonl", "--annotator", "anna").code == 0
    return postil


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> tuple[Program, Outcome]:
    postil = library_of(Program(tmp_path_factory.mktemp("learn")), 5)
    return postil, postil.run("learn", "--annotator", "anna")


def spans(postil: Program, *options: str) -> set[tuple[str, str]]:
    postil.write("new.txt", NEW_TEXT)
    [line] = postil.run("extract", "new.txt", *options).lines
    return {(span["text"], span["label"]) for span in line["spans"]}


def test_it_prints_the_curve_and_what_is_gained(learned: tuple[Program, Outcome]) -> None:
    _, outcome = learned
    assert (outcome.code, outcome.error) == (0, b"")
    heading, row, blank, words = outcome.output.decode("utf-8").splitlines()
    assert heading.split() == [
        "articles",
        "tried",
        "on",
        "map",
        "and",
        "names",
        "learned",
        "keys",
        "each",
    ]
    assert row.split()[:2] == ["3", "2"]
    assert blank == ""
    assert words.startswith("learned from 5 articles: names ")
    assert "→" in words


def test_extract_suggests_for_an_annotator_with_what_was_learned(
    learned: tuple[Program, Outcome],
) -> None:
    postil, _ = learned
    assert spans(postil, "--annotator", "anna") == {("Blue Heron", "SHIP"), ("Anton Moran", "WHO")}
    assert spans(postil, "--annotator", "ben") == set()
    assert spans(postil) == set()


def test_learning_can_be_turned_off_and_forgotten(learned: tuple[Program, Outcome]) -> None:
    postil, _ = learned
    unseen = ("Anton Moran", "WHO")

    assert "learning is off for anna" in postil.run("learn", "--off").remark
    assert unseen not in spans(postil, "--annotator", "anna")
    refused = postil.run("learn")
    assert (refused.code, "--on" in refused.refusal) == (2, True)

    assert postil.run("learn", "--on").code == 0
    assert unseen in spans(postil, "--annotator", "anna")

    assert "annotations stay" in postil.run("learn", "--forget").remark
    assert unseen not in spans(postil, "--annotator", "anna")
    assert "nothing was learned from anna" in postil.run("learn", "--forget").remark


def test_below_three_done_articles_it_says_so_and_writes_nothing(postil: Program) -> None:
    library_of(postil, 2)
    outcome = postil.run("learn", "--annotator", "anna")
    assert (outcome.code, outcome.refusal) == (
        0,
        "2 articles of anna done: learning begins with 3; D in the reader marks an article as done",
    )
    assert not Path(postil.library / "learned").exists()


def test_a_terminal_gets_a_plot_of_two_points_or_more() -> None:
    points = [CurvePoint(3, 5, 70.0, 70.0, 2.0), CurvePoint(5, 5, 72.0, 81.0, 1.5)]
    assert plotted(points[:1]) == ""
    lines = plotted(points).splitlines()
    assert all(len(line) <= 64 for line in lines)
    assert any("●" in line for line in lines[1:])
    assert any("·" in line for line in lines[1:])
    assert not any("\x1b" in line for line in lines)
