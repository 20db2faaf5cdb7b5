"""`postil assign`: sharing out, showing and taking back; and what a blind first pass hides."""

from __future__ import annotations

import json

import pytest

from annotate.author import Author
from annotate.document import Document
from store.library.answers import give_answer
from store.library.library import Library
from tests.tui.cli.program import Program
from tests.tui.reader.adjudication.adjudication_harness import ANNA, BEN, QUILL, annotate, stock
from tests.tui.reader_harness import BROKEN, SAID, TEXT

TITLES = ("apples", "bridges", "candles", "dunes")


@pytest.fixture
def shelf(postil: Program) -> Program:
    """The program with a library of four articles without annotations."""
    for title in TITLES:
        document = Document(f"{title} and more", title, f"/shelf/{title}")
        Library(postil.library).article_for(document).create(document)
    return postil


def holders(program: Program) -> dict[str, set[str]]:
    """Who has each article."""
    shown = program.run("assign", "--show").output.decode().splitlines()
    rows = (line.split("\t") for line in shown if "\t" in line)
    return {title: set(names.split(", ")) - {"–"} for title, names in rows}


def test_articles_are_shared_out_shown_and_taken_back(shelf: Program) -> None:
    outcome = shelf.run("assign", "anna", "ben", "carla", "--overlap", "2")

    assert outcome.code == 0
    assert outcome.refusal.startswith("assigned 4 articles (")
    first = holders(shelf)
    assert [len(names) for names in first.values()] == [2] * 4
    plan = (shelf.library / "assignments.jsonl").read_text("ascii").splitlines()
    assert {json.loads(line)["title"] for line in plan} == set(TITLES)

    document = Document("eels and more", "eels", "/shelf/eels")
    Library(shelf.library).article_for(document).create(document)
    again = shelf.run("assign", "anna", "ben", "carla", "dora", "--overlap", "2")
    assert again.refusal.startswith("assigned 1 article (")
    assert again.refusal.endswith("; 8 assignments from before stay")
    second = holders(shelf)
    assert "dora" in second["eels"]
    assert {title: second[title] for title in TITLES} == first
    assert "nothing to assign" in shelf.run("assign", "anna", "ben", "--overlap", "2").refusal

    dora = shelf.run("assign", "--revoke", "dora", "--article", "eels").refusal
    assert dora == "took back 1 assignment of dora; their annotations stay"
    assert "dora" not in holders(shelf)["eels"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["anna", "ben", "--overlap", "3"],
            "an overlap of 3 needs 3 annotators; only 2 named",
        ),
        (["anna", "anna"], "anna is named twice"),
        (["adjudicated"], "an annotator needs a name, and one other than “adjudicated”"),
        (["anna", "--revoke", "ben"], "names and --revoke cannot be combined"),
        (["--overlap", "2"], "--overlap needs the names"),
        (["--revoke", "zoe"], "none of this is assigned to zoe"),
        (["anna", "--overlap", "0"], "must be a whole number from 1 on, not 0"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_line(
    shelf: Program, arguments: list[str], words: str
) -> None:
    outcome = shelf.run("assign", *arguments)

    assert outcome.code == 2
    assert words in outcome.refusal
    assert not (shelf.library / "assignments.jsonl").exists()


def test_lines_that_mean_nothing_are_passed_over_and_named(shelf: Program) -> None:
    shelf.run("assign", "anna")
    path = shelf.library / "assignments.jsonl"
    bad = [b'{"do": "assign", "article": 7, "annotators": ["x"]}', b'{"do": "fly"}', b"\xff"]
    path.write_bytes(path.read_bytes() + b"\n".join([*bad, b'{"do": "blind", ']))

    outcome = shelf.run("assign", "--show")

    assert outcome.code == 4
    assert [line for line in outcome.words if "is passed over" in line] == outcome.words[:4]
    assert set().union(*holders(shelf).values()) == {"anna"}
    # The next line begins anew behind the one that was cut off.
    assert shelf.run("assign", "--revoke", "anna").code == 4
    assert set().union(*holders(shelf).values()) == set()


def test_progress_per_person_stands_in_list_and_stats(shelf: Program) -> None:
    shelf.run("assign", "anna", "ben", "--overlap", "2", "--article", "apples")
    shelf.run("assign", "anna", "--article", "dunes")
    [apples] = Library(shelf.library).find("apples")
    give_answer(apples, Author("anna"), "accept")

    rows = [line.split("\t") for line in shelf.run("list").output.decode().splitlines()]
    stats = json.loads(shelf.run("stats", "--json").output)["annotators"]

    assert {(row[8], row[1], row[7], row[10]) for row in rows[1:]} == {
        ("apples", "anna", "done", "assigned"),
        ("apples", "ben", "new", "assigned"),
        ("bridges", "anna", "new", ""),
        ("candles", "anna", "new", ""),
        ("dunes", "anna", "new", "assigned"),
    }
    assert {each["annotator"]: each["assigned"] for each in stats} == {
        "anna": {"articles": 2, "done": 1},
        "ben": {"articles": 1, "done": 0},
    }
    assert b"assigned: 1 of 2 done" in shelf.run("stats").output


def test_a_blind_first_pass_hides_what_others_did_until_one_is_done(postil: Program) -> None:
    document = stock(postil.library)
    quay = Document(f"{TEXT}More.\n", "quay", "/articles/quay")
    for name, bodies in (("ben", ANNA), ("carla", BEN)):
        annotate(Library(postil.library), quay, name, bodies)
    postil.run("assign", "anna", "ben", "--overlap", "2", "--article", document.title)
    postil.run("assign", "--blind")
    harbour = Library(postil.library).article_for(document)

    exported = postil.run("export")
    found = postil.run("find", "--label", "FAC", "--format", "jsonl")
    compared = postil.run("compare", "anna", "ben")

    names = {(line["meta"]["title"], line["meta"]["annotator"]) for line in exported.lines}
    assert names == {("harbour.txt", "anna"), ("quay", "ben"), ("quay", "carla")}
    assert exported.code == 7
    words = f"held back until anna is done: what others did with 1 article ({harbour.id})"
    assert words in exported.words[0]
    assert words in found.words[0]
    assert {line["annotation"]["annotator"] for line in found.lines} == {"carla"}
    assert compared.code == 3
    assert words in compared.words[0]

    give_answer(harbour, Author("anna"), "accept")
    assert postil.run("compare", "anna", "ben").code == 0
    assert len(postil.run("export").lines) == 4
    # Ben is not done yet, but whoever has nothing to do there sees everything.
    assert postil.run("compare", "anna", "ben", "--annotator", "ben").code == 3
    assert postil.run("compare", "anna", "ben", "--annotator", "judge").code == 0
    postil.run("assign", "--no-blind")
    assert postil.run("compare", "anna", "ben", "--annotator", "ben").code == 0


def test_who_says_what_and_editions_are_held_back_in_a_blind_first_pass(postil: Program) -> None:
    library, document = Library(postil.library), Document(TEXT, "harbour", "/articles/harbour")
    annotate(library, document, "ben", [QUILL, SAID])
    annotate(library, document, "anna", [BROKEN])
    harbour = library.article_for(document)
    quay = Document(TEXT.replace("Ida Quill said", "Ida Quill knew"), "quay", "/articles/quay")
    annotate(library, quay, "carla", [SAID])
    postil.run("assign", "anna", "ben", "--overlap", "2", "--article", "harbour")
    commands = (
        ("people", "--annotator", "ben", "--all", "--json"),
        ("people", "--annotator", "ben", "Ida Quill"),
        ("statements", "--annotator", "ben", "Ida Quill", "--json"),
    )
    editions = ("editions", "harbour", "quay", "--json")
    postil.run("assign", "--blind")

    def answers() -> list[tuple[bool, bool, int]]:
        """Whether each answer has the claim of ben, says what is held back, and its code."""
        words = f"what others did with 1 article ({harbour.id})"
        outcomes = [postil.run(*command) for command in commands]
        return [
            (b"Ida Quill" in each.output, any(words in line for line in each.words), each.code)
            for each in outcomes
        ]

    assert answers() == [(False, True, 0)] * 3
    assert b"Tom Farrow" in postil.run("people", "--all").output, "her own claim is there"
    assert postil.run(*editions).code == 0, "so it is in her own layer"
    as_ben = postil.run(*editions, "--annotator", "ben")
    assert as_ben.code == 7
    assert "held back until anna is done" in as_ben.words[0]

    give_answer(harbour, Author("anna"), "accept")
    assert answers() == [(True, False, 0)] * 3
    assert postil.run(*editions, "--annotator", "ben").code == 0
    before = postil.run("stats", "--json").output
    postil.run("assign", "--no-blind")
    assert postil.run("stats", "--json").output == before
