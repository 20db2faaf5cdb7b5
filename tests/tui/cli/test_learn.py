"""`postil learn`: what it prints, what it leaves in the library, and what `extract` makes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.learning.learning_curve import CurvePoint
from tests.ferry_articles import LABELS, ferry_article
from tests.tui.cli.program import Outcome, Program
from tui.cli.curve_plot import plot_curve

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


def test_cues_that_only_the_reader_marked_are_listed_used_and_forgotten(postil: Program) -> None:
    postil.library.mkdir()
    lines = [_claiming(number) for number in range(3)]
    postil.write("done.jsonl", "\n".join(lines) + "\n")
    assert postil.run("import", "done.jsonl", "--annotator", "anna").code == 0
    assert "no cues of its own" in postil.run("learn", "--cues").remark

    learned = postil.run("learn", "--annotator", "anna").output.decode("utf-8").splitlines()
    assert "claims too few yet" in learned[0]
    heading, row, place = learned[-3:]
    assert (heading.split(), row.split()) == (
        ["own", "cues", "marked", "left"],
        ["bristled", "3", "0"],
    )
    assert place.startswith(str(postil.library / "cues.toml"))
    assert postil.run("learn", "--cues").output.decode("utf-8").splitlines() == learned[-3:]

    postil.write("new.txt", "Ida Quill bristled that the ferry was late.\n")
    options = ("extract", "new.txt", "--annotator", "anna")
    [claim] = postil.run(*options).lines[0]["claims"]
    assert claim["cue"] == [[10, 18]]
    cues = postil.library / "cues.toml"
    cues.write_text(cues.read_text("utf-8").replace("use = true", "use = false"), "utf-8")
    assert postil.run(*options).lines[0]["claims"] == []
    assert "turned off" in postil.run("learn", "--cues").output.decode("utf-8")

    cues.write_text("[[cue]", "utf-8")
    assert "suggestions go on without it" in postil.run(*options).remark
    damaged = postil.run("learn", "--cues")
    assert (damaged.code, "not TOML" in damaged.refusal) == (4, True)
    assert "set aside as cues.toml.replaced-" in postil.run("learn", "--annotator", "anna").remark

    assert "forgot" in postil.run("learn", "--forget", "--annotator", "anna").remark
    assert "[[cue]]\n" not in cues.read_text("utf-8")


def _claiming(number: int) -> str:
    """A finished article with a cue that Postil's own list does not have."""
    text = f"Tom Farrow bristled that boat {number} had left. The quay was empty."
    end = text.index(" had left") + len(" had left")
    parts = {"source": [[0, 10]], "cue": [[11, 19]], "content": [[20, end]]}
    claim = {"label": "CLAIM", **parts}
    line = {"schema": "postil/1", "text": text, "answer": "accept", "claims": [claim]}
    return json.dumps(line)


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
    assert plot_curve(points[:1]) == ""
    lines = plot_curve(points).splitlines()
    assert all(len(line) <= 64 for line in lines)
    assert any("●" in line for line in lines[1:])
    assert any("·" in line for line in lines[1:])
    assert not any("\x1b" in line for line in lines)
