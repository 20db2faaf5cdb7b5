"""`postil export --format` with selection, units, splits and refusals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotate.author import Author
from annotate.document import Document
from annotate.entity import Entity
from store.annotated_article import AnnotatedArticle
from store.formats.registry import FORMATS
from store.importer.import_article import OnExisting, import_article
from store.library.library import Library
from tests.store.formats.examples import annotation, place
from tests.tui.cli.program import Program


def test_the_ending_of_the_file_names_the_format(filled: Program) -> None:
    assert filled.run("export", "-o", "a.prodigy.jsonl").code == 0

    [task] = [json.loads(line) for line in (filled.folder / "a.prodigy.jsonl").open("rb")]
    assert task["answer"] == "accept"


def test_what_a_format_cannot_hold_is_reported_and_refused_when_strict(filled: Program) -> None:
    outcome = filled.run("export", "--format", "prodigy", "--status", "all", "-o", "a.jsonl")
    before = filled.files
    refused = filled.run("export", "--format", "prodigy", "--status", "all", "--strict")

    assert outcome.code == 0
    assert outcome.words == [
        "postil: prodigy has no place for: pending suggestions (2)",
        "postil: exported 1 article",
    ]
    assert (refused.code, refused.output) == (6, b"")
    assert refused.words[1] == "postil: nothing was exported; without --strict the rest is"
    assert filled.files == before


def test_a_dash_is_standard_output(filled: Program) -> None:
    before = filled.files

    outcome = filled.run("export", "-o", "-")

    assert (outcome.code, len(outcome.lines)) == (0, 1)
    assert filled.files == before


def test_labels_choose_and_the_rest_is_counted(filled: Program) -> None:
    outcome = filled.run("export", "--label", "GPE", "--label", "CLAIM")

    [line] = outcome.lines
    assert [span["text"] for span in line["spans"]] == ["Port Ansel"]
    assert line["claims"][0]["speaker"] is None
    assert outcome.remark == (
        "exported 1 article; left out: 1 pending, 4 with other labels, 1 links to a speaker"
    )


def test_a_label_that_nothing_has_and_an_annotator_who_made_nothing_are_reported(
    filled: Program,
) -> None:
    label = filled.run("export", "--label", "GPE", "--label", "DISH")
    annotator = filled.run("export", "--annotator", "nobody")

    assert label.words[1:] == [
        "postil: nothing has the label DISH; postil stats counts by label",
    ]
    assert annotator.refusal.startswith("no articles by nobody yet in ")


def test_places_that_hold_no_files_are_named(filled: Program) -> None:
    filled.write("file", "")
    before = filled.files

    file = filled.run("export", "--format", "brat", "-o", "file")
    deep = filled.run("export", "-o", "no/such/a.jsonl")

    assert (file.code, file.refusal) == (6, "file is a file; name a folder")
    assert (deep.code, deep.refusal) == (6, "no/such is not a folder; create it first")
    assert filled.files == before


def test_articles_that_nobody_changed_since_are_left_out(filled: Program) -> None:
    recent = filled.run("export", "--since", "2020-01-01")
    later = filled.run("export", "--since", "2999-01-01T00:00+02:00")

    assert len(recent.lines) == 1
    assert later.remark == "exported 0 articles; left out: 1 whole article"


def test_an_article_that_was_finished_without_a_span_since_then_goes_along(
    postil: Program,
) -> None:
    empty = AnnotatedArticle(Document("Nothing.", "n", "-"), "n", "anna", answer="accept")
    import_article(Library(postil.library), empty, OnExisting.ASK, Author("anna"))

    recent = postil.run("export", "--since", "2020-01-01")
    later = postil.run("export", "--since", "2999-01-01")

    assert [line["id"] for line in recent.lines] == ["n"]
    assert later.remark == "exported 0 articles; left out: 1 whole article"


def test_only_finished_articles_and_their_negatives_go_out(filled: Program) -> None:
    empty = AnnotatedArticle(Document("Nothing.", "n", "-"), "n", "anna", answer="accept")
    import_article(Library(filled.library), empty, OnExisting.ASK, Author("anna"))

    outcome = filled.run("export", "--finished")

    assert [line["id"] for line in outcome.lines] == ["n"]
    assert outcome.remark == "exported 1 article; left out: 1 whole article"


def test_sentences_become_articles_with_offsets_of_their_own(filled: Program) -> None:
    outcome = filled.run("export", "--unit", "sentence")

    texts = [line["text"] for line in outcome.lines]
    assert texts == [
        "Mayor Ida Quill said the quay would open in May.",
        "“We are late,” said Tom Farrow 💩, “but not lost.”",
        "Nobody in Port Ansel believes him.",
    ]
    for line in outcome.lines:
        for span in line["spans"]:
            assert line["text"][span["start"] : span["end"]] == span["text"]


def test_a_split_keeps_the_layers_of_an_article_together_and_its_place(postil: Program) -> None:
    _fill(postil.library, range(12))
    assert postil.run("export", "--split", "train=0.5,dev=0.5", "-o", "sets").code == 0
    first = _places(postil.folder / "sets")
    _fill(postil.library, range(12, 20))
    assert postil.run("export", "--split", "train=0.5,dev=0.5", "-o", "more").code == 0
    second = _places(postil.folder / "more")
    assert postil.run("export", "--split", "train=1,dev=1", "-o", "s1", "--seed", "1").code == 0

    assert set(first.values()) == {"train", "dev"}
    assert len(second) == 20
    assert first.items() <= second.items()
    assert _places(postil.folder / "s1") != second


def _fill(library: Path, numbers: range) -> None:
    for number in numbers:
        for annotator in ("anna", "boris"):
            text = f"Ann Lee said {number}."
            person = annotation("p", Entity(place("Ann Lee", text), "PERSON"))
            article = AnnotatedArticle(
                Document(text, f"{number}.txt", "-"),
                f"n{number}",
                annotator,
                (person,),
                answer="accept",
            )
            import_article(Library(library), article, OnExisting.ASK, Author(annotator))


def test_articles_of_several_annotators_are_reported_where_the_format_does_not_show_them(
    postil: Program,
) -> None:
    _fill(postil.library, range(2))

    [remark, _] = postil.run("export", "--format", "conll").words
    native = postil.run("export")
    of_one_annotator = postil.run("export", "--format", "conll", "--annotator", "boris")

    assert remark == (
        "postil: note: articles that are exported once for each annotator, unless one is named (2)"
    )
    assert native.remark == "exported 4 articles"
    assert of_one_annotator.words == ["postil: exported 2 articles"]


def _places(folder: Path) -> dict[str, str]:
    """The set of each article, with both of its layers."""
    places: dict[str, str] = {}
    for path in folder.iterdir():
        lines = [json.loads(line) for line in path.open("rb")]
        names = [line["id"] for line in lines]
        assert all(names.count(name) == 2 for name in names)
        assert not places.keys() & set(names)
        places |= dict.fromkeys(names, path.stem)
    return places


def test_an_anonymous_export_names_nobody_and_no_path(filled: Program) -> None:
    outcome = filled.run("export", "--anonymous", "--status", "all")

    assert b"anna" not in outcome.output
    assert b"/articles/" not in outcome.output
    assert outcome.lines[0]["meta"]["annotator"] == "annotator 1"
    filled.write("a.jsonl", outcome.output)
    assert filled.run("import", "a.jsonl").code == 0


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--split", "train=0.8,dev=0.2"], "a split makes several files; -o DIR names the folder"),
        (["--split", "train=x"], "a share must be a number such as 0.8, not “x”"),
        (["--split", "a=1,a=1"], "a=1,a=1 is not like train=0.8,dev=0.1,test=0.1"),
        (["--since", "soon"], "must be a time such as 2026-11-23"),
        (["--format", "word"], "invalid choice: 'word'"),
        (
            ["--format", "conll", "--status", "rejected"],
            "conll has no place for rejected annotations; jsonl, prodigy, spacy, brat, ",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(
    filled: Program, arguments: list[str], reason: str
) -> None:
    outcome = filled.run("export", *arguments)

    assert outcome.code == 2
    assert reason in outcome.refusal


def test_a_split_leaves_existing_files_and_the_library_alone(filled: Program) -> None:
    assert filled.run("export", "--split", "train=1", "-o", "sets").code == 0
    before = filled.files

    again = filled.run("export", "--split", "train=1", "-o", "sets")
    inside = filled.run("export", "--split", "train=1", "-o", "library/sets")

    assert (again.code, inside.code) == (6, 6)
    assert "sets/train.jsonl exists and was left alone" in again.refusal
    assert "is in the library" in inside.refusal
    assert filled.files == before
    assert filled.run("export", "--split", "train=1", "-o", "sets", "--force").code == 0


def test_a_set_that_nothing_fell_into_is_reported(filled: Program) -> None:
    outcome = filled.run("export", "--split", "train=0.5,dev=0.5", "-o", "sets")

    assert outcome.code == 0
    assert any("another --seed makes another split" in line for line in outcome.words)


def test_unfinished_articles_are_left_out_where_the_format_cannot_say_so(filled: Program) -> None:
    silent = filled.run("export", "--format", "conll")
    asked = filled.run("export", "--format", "conll", "--unfinished-as-outside")

    assert silent.output == b""
    assert "1 unfinished article, " in silent.remark
    assert "--unfinished-as-outside exports them" in silent.remark
    assert b"B-PERSON" in asked.output


def test_rejected_entities_are_negatives_for_spacy_without_being_asked(filled: Program) -> None:
    usual = filled.run("export", "--format", "spacy")
    accepted = filled.run("export", "--format", "spacy", "--status", "accepted")

    assert "1 rejected" not in usual.error.decode()
    assert "1 rejected" in accepted.error.decode()


def test_lone_surrogates_in_names_come_in_and_go_out_in_every_format(postil: Program) -> None:
    odd = "\ud83d"
    line = {
        "schema": "postil/1",
        "id": f"a{odd}",
        "meta": {"annotator": f"b{odd}", "title": f"c{odd}", "uri": f"/d{odd}"},
        "text": f"Ida Holm spoke. {odd}",
        "answer": "accept",
        "spans": [
            {"start": 0, "end": 8, "label": f"E{odd}", "note": odd, "attributes": {odd: odd}}
        ],
        "claims": [{"cue": [[9, 14]], "content": [[0, 8]], "label": f"F{odd}"}],
    }
    (postil.folder / "odd.jsonl").write_text(json.dumps(line), "ascii")

    assert postil.run("import", "odd.jsonl").words[-1] == "postil: imported 1 article"
    for each in FORMATS:
        outcome = postil.run("export", "--format", each.name, "-o", f"{each.name}.out")
        assert outcome.words[-1] == "postil: exported 1 article", each.name
    [again] = postil.run("export").lines
    assert again["id"] == line["id"]
    assert again["spans"][0]["label"] == f"E{odd}"
