"""`postil statements`: what is compared, what differs, and how it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from store.library.library import Library
from tests.tui.cli.articles_of_claims import put
from tests.tui.cli.program import Program

NAMES = {"Ida Quill": "PERSON", "Quill": "PERSON", "Tom Reed": "PERSON", "Orlo": "GPE"}
NEWS = {
    ("plan", "2024-01-10"): (
        ("Mayor Ida Quill", "said", "the Orlo ferry would cost 12 million euros."),
        ("Tom Reed", "said", "the Orlo ferry is safe."),
        ("Quill", "said", "the weather was fine."),
    ),
    ("start", "2024-03-01"): (
        ("Quill", "claimed", "the Orlo ferry would cost 15 million euros."),
        ("Tom Reed", "denied", "the Orlo ferry was safe."),
    ),
    ("late", "2025-06-01"): (("Ida Quill", "said", "the ferry to Orlo would cost €15 million."),),
}
"""The claims of each article, by its title and date: source, cue, content."""


@pytest.fixture
def news(postil: Program) -> Program:
    """Three articles with claims that nobody has decided on."""
    for (title, date), said in NEWS.items():
        put(Library(postil.library), title, date, said, names=NAMES)
    return postil


def written(program: Program, *arguments: str) -> list[str]:
    outcome = program.run("statements", "--status", "all", *arguments)
    assert outcome.code == 0, outcome
    return outcome.output.decode().splitlines()


def test_what_one_says_of_a_thing_stands_side_by_side_where_it_differs(news: Program) -> None:
    assert written(news, "Quill", "--about", "Orlo") == [
        "Quill on Orlo: 3 statements, 3 pairs about the same, 2 differ in number, 0 in polarity",
        "",
        "≠ number: 12 million euros | 15 million euros",
        "  · 2024-01-10  Ida Quill said: the Orlo ferry would cost *12 million euros*.  (plan ¶ 1)",
        "  · 2024-03-01  Ida Quill claimed [doubt]: the Orlo ferry would cost *15 million euros*."
        "  (start ¶ 1)",
        "",
        "≠ number: 12 million euros | €15 million",
        "  · 2024-01-10  Ida Quill said: the Orlo ferry would cost *12 million euros*.  (plan ¶ 1)",
        "  · 2025-06-01  Ida Quill said: the ferry to Orlo would cost *€15 million*.  (late ¶ 1)",
    ]


def test_a_cue_that_denies_is_marked_and_the_rest_is_listed(news: Program) -> None:
    lines = written(news, "--about", "ferry", "--date", "2024")

    assert lines[0].startswith(
        "on ferry: 4 statements, 2 pairs about the same, 1 differs in number"
    )
    assert "≠ polarity: said | denied" in lines
    assert (
        "  · 2024-03-01  Tom Reed *denied* [denial]: the Orlo ferry was safe.  (start ¶ 1)" in lines
    )
    everything = written(news, "Quill")
    at = everything.index("not compared")
    assert everything[at + 1].startswith("  · 2024-01-10  Ida Quill said: the weather was fine.")
    assert "not compared" not in written(news, "Quill", "--differing")


def test_json_has_the_statements_and_the_pairs_with_exact_places(news: Program) -> None:
    outcome = news.run("statements", "--status", "all", "Quill", "--about", "Orlo", "--json")
    rows: list[Mapping[str, Any]] = outcome.lines

    assert [row["content"] for row in rows[:2]] == [
        "the Orlo ferry would cost 12 million euros.",
        "the Orlo ferry would cost 15 million euros.",
    ]
    assert rows[0]["names"] == ["Orlo"]
    mark = rows[3]["differences"][0]
    assert (rows[3]["first"], rows[3]["second"], mark["kind"]) == (0, 1, "number")
    text = "".join(f"{words} " for parts in NEWS["plan", "2024-01-10"] for words in parts)
    assert text[mark["first"]["start"] : mark["first"]["end"]] == "12 million euros"
    assert mark["second"]["text"] == "15 million euros"


def test_nothing_asked_for_and_nothing_there_are_said_in_one_line(news: Program) -> None:
    nothing = news.run("statements")
    assert (nothing.code, nothing.output) == (2, b"")
    assert "give the name of a speaker, or --about NAME" in nothing.remark
    assert news.run("statements", "Quill", "--date", "soon").code == 2
    nobody = news.run("statements", "Nobody", "--about", "Orlo")
    assert (nobody.code, nobody.output) == (0, b"")
    assert nobody.remark.startswith("no accepted claims of Nobody on Orlo in ")


def test_an_index_that_is_damaged_or_behind_hides_nothing(news: Program) -> None:
    before = written(news, "Quill")
    (news.library / "index.sqlite").write_bytes(b"damaged" * 1000)
    assert written(news, "Quill") == before

    put(
        Library(news.library),
        "more",
        "2025-07-01",
        (("Quill", "said", "Orlo is rich."),),
        names=NAMES,
    )
    assert len(written(news, "Quill")) == len(before) + 1
