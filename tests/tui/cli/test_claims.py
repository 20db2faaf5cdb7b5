"""`postil claims`: who claims what, by speaker, in all articles of a library."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotate.author import Author
from annotate.document import Document
from store.importer.import_article import OnExisting, import_article
from store.library.library import Library
from tests.store.formats.training import QUOTE, only
from tests.tui.cli.program import Program


@pytest.fixture
def two_articles(filled: Program) -> Program:
    """The filled library, and an article of 2024 in which two people speak."""
    text = f"{QUOTE.document.text}\n\n“No,” said Tom Farrow.\x1b[2J"
    document = Document(text, "Ferry news", "/articles/news", facts={"date": "2024-05-01"})
    article = replace(only(QUOTE), document=document)
    import_article(Library(filled.library), article, OnExisting.ASK, Author("anna"))
    return filled


def test_claims_stand_under_their_speakers(two_articles: Program) -> None:
    lines = two_articles.run("claims", "--status", "all").output.decode().splitlines()

    assert lines == [
        "Ann  1 claim in 1 article",
        "  ✓ 2024-05-01  said: “We know,” … “and we care.”  (Ferry news ¶ 1)",
        "Ida Quill  1 claim in 1 article",
        "  · Mayor Ida Quill said: the quay would open in May  (harbour.txt ¶ 1)",
        "Tom Farrow  1 claim in 1 article",
        "  ✓ “We are late,” … “but not lost.”  (harbour.txt ¶ 2)",
    ]


def test_accepted_ones_are_shown_and_an_article_or_a_speaker_can_be_named(
    two_articles: Program,
) -> None:
    accepted = two_articles.run("claims").output.decode()
    by_word = two_articles.run("claims", "--speaker", "farrow").output.decode()
    of_one = two_articles.run("claims", "Ferry", "--speaker", "Ann").output.decode()

    assert [line for line in accepted.splitlines() if line[0] != " "] == [
        *("Ann  1 claim in 1 article", "Tom Farrow  1 claim in 1 article"),
    ]
    assert by_word.startswith("Tom Farrow")
    assert "Ann" not in by_word
    assert of_one.startswith("Ann  1 claim")


def test_json_has_the_texts_and_places_as_they_are(two_articles: Program) -> None:
    rows = two_articles.run("claims", "--json").lines

    assert [(row["speaker"], row["date"]) for row in rows] == [
        *(("Tom Farrow", ""), ("Ann", "2024-05-01")),
    ]
    assert (rows[1]["start"], rows[1]["end"], rows[1]["article"]) == (0, 37, "q1")
    assert (rows[1]["quotation"], rows[1]["note"]) == ("direct", "broken")


def test_who_says_nothing_is_named_with_the_nearest_name(two_articles: Program) -> None:
    outcome = two_articles.run("claims", "--speaker", "Tom Farow")

    assert outcome.code == 0
    assert outcome.refusal == (
        "nobody called Tom Farow claims anything; did you mean “Tom Farrow”?"
    )


def test_a_library_without_claims_says_so(postil: Program) -> None:
    outcome = postil.run("claims")

    assert outcome.code == 0
    assert outcome.refusal.startswith("no accepted claims in ")


def test_a_damaged_layer_is_named_and_the_others_are_listed(two_articles: Program) -> None:
    [path] = Library(two_articles.library).find("Ferry news")[0].folder.glob("layers/*.json")
    path.write_bytes(b"{")

    outcome = two_articles.run("claims")

    assert outcome.code == 4
    assert "is damaged" in outcome.error.decode()
    assert b"Tom Farrow" in outcome.output
