"""`postil editions`: two files, two stored articles, or one of each."""

from __future__ import annotations

import pytest

from store.library.library import Library
from tests.tui.cli.articles_of_claims import put
from tests.tui.cli.program import Program

NAMES = {"Ida Quill": "PERSON", "Quill": "PERSON", "Tom Reed": "PERSON", "Orlo": "GPE"}
MONDAY = (
    ("Ida Quill", "said", "the Orlo ferry was safe."),
    ("Tom Reed", "said", "12 people had been on board that day."),
    ("Quill", "added", "nobody had complained about it."),
)
TUESDAY = (
    ("A person in the town hall", "claimed", "the Orlo ferry was safe."),
    ("Tom Reed", "said", "15 people had been on board that day."),
    ("Tom Reed", "warned", "of a hard winter for all the crews."),
)


@pytest.fixture
def editions(postil: Program) -> Program:
    """Two stored editions of an article."""
    put(Library(postil.library), "monday", "2024-01-10", MONDAY, names=NAMES)
    put(Library(postil.library), "tuesday", "2024-01-11", TUESDAY, names=NAMES)
    return postil


CHANGES = [
    "2 attributions in both, 2 changed; 1 gone, 1 new",
    "",
    "≠ cue: said | claimed [doubt]",
    "≠ source: Ida Quill | A person in the town hall (no longer named)",
    "  − *Ida Quill* *said*: the Orlo ferry was safe.  (¶ 1)",
    "  + *A person in the town hall* *claimed* [doubt]: the Orlo ferry was safe.  (¶ 1)",
    "",
    "≠ number: 12 people | 15 people",
    "  − Tom Reed said: *12 people* had been on board that day.  (¶ 1)",
    "  + Tom Reed said: *15 people* had been on board that day.  (¶ 1)",
    "",
    "gone",
    "  − Quill added: nobody had complained about it.  (¶ 1)",
    "",
    "new",
    "  + Tom Reed warned [warning]: of a hard winter for all the crews.  (¶ 1)",
]


def test_stored_articles_exports_and_texts_of_the_library_are_compared_alike(
    editions: Program,
) -> None:
    outcome = editions.run("editions", "monday", "tuesday")
    assert (outcome.code, outcome.output.decode().splitlines()) == (0, CHANGES)

    exported = editions.run("export", "monday", "--status", "all", "-o", "monday.jsonl")
    assert exported.code == 0, exported
    text = "".join(f"{words} " for parts in TUESDAY for words in parts)
    editions.write("tuesday.txt", text)
    mixed = editions.run("editions", "monday.jsonl", "tuesday.txt")
    assert mixed.output.decode().splitlines() == CHANGES


def test_json_has_an_object_for_each_change_with_its_place(editions: Program) -> None:
    rows = editions.run("editions", "monday", "tuesday", "--json").lines

    assert [row["change"] for row in rows] == ["cue", "source", "number", "gone", "new"]
    assert rows[1]["source"] == "no longer named"
    assert (rows[0]["before"]["tone"], rows[0]["after"]["tone"]) == ("neutral", "doubt")
    text = "".join(f"{words} " for parts in TUESDAY for words in parts)
    after = rows[2]["after"]
    assert text[after["start"] : after["end"]] == after["text"] == "15 people"


def test_a_file_that_is_not_stored_is_searched_for_claims_and_stays_out_of_the_library(
    editions: Program,
) -> None:
    editions.write("old.txt", "Ida Quill said that the ferry was safe. It rained in Orlo.\n")
    editions.write("new.txt", "Ida Quill claimed that the ferry was safe. It rained in Orlo.\n")
    before = sorted((editions.library / "articles").iterdir())

    outcome = editions.run("editions", "old.txt", "new.txt")

    assert "≠ cue: said | claimed [doubt]" in outcome.output.decode()
    assert sorted((editions.library / "articles").iterdir()) == before


def test_what_cannot_be_read_is_said_in_one_line(editions: Program) -> None:
    missing = editions.run("editions", "monday", "wednesday")
    assert (missing.code, missing.output) == (3, b"")
    assert missing.remark.startswith("wednesday is neither a file nor an article in ")
    editions.run("export", "--status", "all", "-o", "both.jsonl")
    several = editions.run("editions", "both.jsonl", "monday")
    assert (several.code, several.remark) == (3, "both.jsonl holds 2 articles; give one")
    assert editions.run("editions", "monday").code == 2
