"""`postil review`: refusals before the reader opens."""

from __future__ import annotations

import pytest

from store.library.library import Library
from tests.tui.cli.program import Program
from tests.tui.reader.adjudication.adjudication_harness import stock
from tests.tui.reader_harness import TEXT


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["anna", "nobody"], "nobody is neither a file nor an annotator"),
        (["anna", "ben", "elsewhere.txt"], "no article of elsewhere.txt was annotated by both"),
    ],
)
def test_sides_and_articles_that_are_not_there_are_named(
    postil: Program, arguments: list[str], words: str
) -> None:
    stock(postil.library)
    outcome = postil.run("review", *arguments)
    assert outcome.code == 3
    assert words in outcome.refusal


def test_a_review_needs_a_terminal(postil: Program) -> None:
    stock(postil.library)
    outcome = postil.run("review", "anna", "ben")
    assert outcome.code == 2
    assert "needs a terminal" in outcome.refusal


def test_a_damaged_article_is_left_out_by_name(postil: Program) -> None:
    stock(postil.library)
    quay = stock(postil.library, "quay", f"{TEXT}More.\n")
    layers = Library(postil.library).article_for(quay).folder / "layers"
    (layers / "anna.json").write_text("{")
    outcome = postil.run("compare", "anna", "ben")
    assert outcome.code == 7
    assert outcome.output.decode().startswith("1 article: anna against ben")
    [words] = [line for line in outcome.words if "anna: left out: " in line]
    assert f"{layers}/anna.json is damaged" in words
    assert words in postil.run("review", "anna", "ben").words
    for path in postil.library.glob("articles/*/layers/anna.json"):
        path.write_text("{")
    assert postil.run("compare", "anna", "ben").code == 4, "nothing of anna's is left"


def test_a_comparison_can_be_of_some_articles(postil: Program) -> None:
    stock(postil.library)
    stock(postil.library, "quay", f"{TEXT}More.\n")
    outcome = postil.run("compare", "anna", "ben", "quay")
    assert outcome.code == 0
    assert outcome.output.decode().startswith("1 article: anna against ben")
