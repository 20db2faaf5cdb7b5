"""`postil compare`: two annotators of one library, or two exports."""

from __future__ import annotations

from annotate.author import Author
from annotate.commands import AddEntity
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.editing.open_article import SaveListener
from store.editing.opening import open_article
from store.library.library import Library
from tests.tui.cli.program import Program
from tests.tui.cli.small_libraries import ANSEL, QUILL
from tests.tui.reader.adjudication.adjudication_harness import annotate


def annotate_as_ben(program: Program, name: str = "ben") -> None:
    """The same person as anna, and a place where she has a country."""
    library = Library(program.library)
    [article] = library.articles()
    opened = open_article(
        library,
        article.document(),
        Author(name),
        scheme=(),
        pipeline=None,
        listener=SaveListener(saved=lambda step: None, failed=lambda error: None),
    )
    opened.session.perform(AddEntity(QUILL))
    opened.session.perform(AddEntity(Entity(ANSEL.span, "LOC")))
    assert opened.close() is None


def test_two_annotators_of_a_library_are_compared(filled: Program) -> None:
    annotate_as_ben(filled)

    outcome = filled.run("compare", "anna", "ben")

    assert outcome.code == 0, outcome.error
    lines = outcome.output.decode().splitlines()
    assert lines[0] == "1 article: anna against ben"
    assert any(line.startswith("PERSON") and "100.0" in line for line in lines)
    differing = [line.split("\t") for line in lines if "\t" in line]
    assert ["anna: GPE “Port Ansel”", "ben: LOC “Port Ansel”"] in [row[2:] for row in differing]
    assert not any("Ida Quill”" in row[2] for row in differing if row[2].startswith("anna: PERSON"))


def test_what_a_brat_folder_has_beyond_a_comparison_is_counted(postil: Program) -> None:
    for name in ("first", "second"):
        (postil.folder / name).mkdir()
        postil.write(f"{name}/a.txt", "Ida Quill spoke in Port Ansel.\n")
        postil.write(
            f"{name}/a.ann",
            "T1\tPERSON 0 9\tIda Quill\nT2\tGPE 19 29\tPort Ansel\n"
            "R1\tlives_in Arg1:T1 Arg2:T2\nsomething else\n",
        )

    outcome = postil.run("compare", "first", "second")

    assert outcome.code == 7
    place = "of the annotations of a.txt"
    losses = (
        f"lines that are not understood (1: line 4 {place}), "
        f"relations of other kinds (1: line 3 {place})"
    )
    assert outcome.words == [
        f"postil: {name}: the comparison has no place for: {losses}" for name in ("first", "second")
    ]


def test_two_exports_are_compared_as_the_library_is(filled: Program) -> None:
    annotate_as_ben(filled)
    exported = filled.run("export", "--status", "all").output.decode().strip().split("\n")
    for line in exported:
        name = "anna" if '"annotator": "anna", "exported"' in line else "ben"
        filled.write(f"{name}.jsonl", line + "\n")

    from_files = filled.run("compare", "anna.jsonl", "ben.jsonl").output
    from_library = filled.run("compare", "anna", "ben").output

    assert from_files.decode().split("\n")[1:-1]
    replaced = from_files.replace(b"anna.jsonl", b"anna").replace(b"ben.jsonl", b"ben")
    assert replaced == from_library


def test_three_annotators_are_compared_by_label_by_pair_and_place_by_place(filled: Program) -> None:
    for name in ("ben", "carla"):
        annotate_as_ben(filled, name)

    outcome = filled.run("compare", "anna", "ben", "--and", "carla")

    assert outcome.code == 0, outcome.error
    lines = outcome.output.decode().splitlines()
    assert lines[0] == "1 article that two or more of anna, ben and carla have read"
    rows = {line.split("  ")[0]: line.split() for line in lines if line and "\t" not in line}
    assert [row for row in rows if " and " in row][1:] == [
        "anna and ben",
        "anna and carla",
        "ben and carla",
    ]
    # Kappa of the tokens, F1 of entities and claims, articles: ben and carla have the same.
    assert rows["ben and carla"][-4:] == ["1.000", "1.000", "0.000", "1"]
    # All three have a person at two tokens; anna alone has another one at two more.
    tokens = int(rows["PERSON"][-1])
    by_chance = (8 / (3 * tokens)) ** 2 + (1 - 8 / (3 * tokens)) ** 2
    agreed = (tokens - 2 + 2 / 3) / tokens
    assert rows["PERSON"][-4] == f"{(agreed - by_chance) / (1 - by_chance):.3f}"
    # She alone has a country, so that there is less agreement on one than by chance.
    assert float(rows["GPE"][-4]) < 0
    assert any(
        line.endswith("anna: GPE “Port Ansel”\tben: LOC “Port Ansel”\tcarla: LOC “Port Ansel”")
        for line in lines
    )


def test_articles_of_one_annotator_are_counted_and_an_annotator_is_no_article(
    filled: Program,
) -> None:
    annotate_as_ben(filled)
    for number in range(1, 8):
        quay = Document(f"Another text, {number}.", f"quay {number}", f"/quay{number}")
        annotate(Library(filled.library), quay, "dora", [Entity(Span(0, 7), "ORG")])

    outcome = filled.run("compare", "anna", "ben", "--and", "dora")

    assert outcome.code == 0
    assert outcome.words == [
        "postil: annotated by dora alone, left out: 7 articles "
        "(quay 1, quay 2, quay 3, quay 4, quay 5 and 2 more)"
    ]
    refused = filled.run("compare", "anna", "dora", "ben")
    assert "--and ben adds ben to the sides" in refused.refusal
    assert "anna is named twice" in filled.run("compare", "anna", "anna").refusal


def test_an_unknown_annotator_is_refused(filled: Program) -> None:
    outcome = filled.run("compare", "anna", "nobody")

    assert outcome.code == 3
    assert "nobody is neither a file nor an annotator" in outcome.refusal


def test_annotators_without_an_article_in_common_are_refused(filled: Program) -> None:
    filled.write("else.txt", "Another text.")
    other = filled.run("extract", "else.txt", "--model", "none_such")
    filled.write("else.jsonl", other.output or b"")

    outcome = filled.run("compare", "anna", "else.jsonl")

    assert outcome.code == 3
