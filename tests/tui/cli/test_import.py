"""`postil import`: everything comes back, beside what is in the library already."""

from __future__ import annotations

from annotate.document import text_digest
from tests.tui.cli.program import Line, Program, without, written


def _name_the_pipeline_on_each_item(line: Line) -> None:
    name, line["meta"]["pipeline"] = line["meta"]["pipeline"], None
    for item in line["spans"] + line["claims"]:
        if item["origin"] == "pipeline":
            item["pipeline"] = name


def test_everything_comes_back_as_it_was(postil: Program, line: Line) -> None:
    _name_the_pipeline_on_each_item(line)
    line["answer"] = "accept"
    line["x-new"] = {"kept": [1, None]}
    line["meta"]["x-new"] = "\u2028"
    line["spans"][0]["x-new"] = 1.5
    line["claims"][0]["text"]["x-new"] = True
    line["orphans"] = [{"kind": "span", "record": {}, "quote": "gone"}]
    postil.write("all.jsonl", written(line))

    outcome = postil.run("import", "all.jsonl")

    assert (outcome.code, outcome.refusal) == (0, "imported 1 article")
    exported = postil.run("export", "--status", "all").output
    assert without(exported, "exported") == without(written(line).encode(), "exported")


def test_the_name_of_the_pipeline_comes_back(postil: Program, library_export: bytes) -> None:
    postil.write("all.jsonl", library_export)
    postil.run("import", "all.jsonl")

    exported = postil.run("export", "--status", "all").output

    assert without(exported, "exported") == without(library_export, "exported")


def test_an_article_that_is_annotated_already_is_asked_about(filled: Program) -> None:
    [line] = filled.run("export", "--status", "all").lines
    line["spans"][0]["note"] = "changed"
    del line["spans"][-1]
    filled.write("a.jsonl", written(line))
    before = filled.files

    outcome = filled.run("import", "a.jsonl")

    assert outcome.code == 5
    assert "by anna already: 2 new, 1 changed, 1 only in the library" in outcome.refusal
    assert "--merge, --replace or --skip" in outcome.refusal
    assert filled.files == before


def test_merging_adds_and_the_imported_record_wins(filled: Program, line: Line) -> None:
    quill = line["spans"][0]
    quill["note"] = "merged"
    line["spans"], line["claims"] = [quill], []
    filled.write("a.jsonl", written(line))

    assert filled.run("import", "--merge", "a.jsonl").code == 0

    [exported] = filled.run("export").lines
    assert [span["text"] for span in exported["spans"]] == ["Ida Quill", "Tom Farrow", "Port Ansel"]
    assert exported["spans"][0]["note"] == "merged"


def test_replacing_leaves_only_what_was_imported(filled: Program, line: Line) -> None:
    line["spans"], line["claims"] = line["spans"][:1], []
    filled.write("a.jsonl", written(line))

    assert filled.run("import", "--replace", "a.jsonl").code == 0

    [exported] = filled.run("export", "--status", "all").lines
    decided = [span for span in exported["spans"] if span["status"] != "suggested"]
    assert [span["text"] for span in decided] == ["Ida Quill"]


def test_skipping_leaves_the_library_alone(filled: Program, line: Line) -> None:
    line["spans"][0]["note"] = "skipped"
    filled.write("a.jsonl", written(line))
    before = filled.run("export", "--status", "all").output

    outcome = filled.run("import", "--skip", "a.jsonl")

    assert (outcome.code, outcome.refusal) == (0, "imported 0 articles; 1 left alone")
    after = filled.run("export", "--status", "all").output
    assert without(after, "exported") == without(before, "exported")


def test_two_annotators_of_one_article_do_not_meet(filled: Program, line: Line) -> None:
    line["meta"]["annotator"] = "boris"
    filled.write("a.jsonl", written(line))

    assert filled.run("import", "a.jsonl").code == 0
    annotators = [line["meta"]["annotator"] for line in filled.run("export").lines]
    assert annotators == ["anna", "boris"]


def test_an_article_may_not_stand_in_two_files(postil: Program, library_export: bytes) -> None:
    postil.write("a.jsonl", library_export)
    postil.write("b.jsonl", library_export)

    outcome = postil.run("import", "a.jsonl", "b.jsonl")

    assert outcome.code == 3
    assert outcome.refusal.startswith("b.jsonl: article ")
    assert not postil.library.exists()


def test_another_text_under_the_same_id_is_a_conflict(filled: Program, line: Line) -> None:
    other = {**line, "text": "Nothing.", "spans": [], "claims": []}
    other["meta"] = {**line["meta"], "sha256": text_digest("Nothing.")}
    filled.write("a.jsonl", written(other))
    before = filled.files

    outcome = filled.run("import", "a.jsonl")

    assert outcome.code == 5
    assert "has another text of harbour.txt" in outcome.refusal
    assert filled.files == before


def test_what_was_lost_is_exported_and_comes_back(postil: Program, line: Line) -> None:
    title, more = "harbour.txt", "Something that the library's text has not got."
    postil.write("all.jsonl", written(line))
    postil.run("import", "all.jsonl")
    place = {"start": len(line["text"]), "end": len(line["text"]) + len(more), "text": more}
    longer = {**line, "text": line["text"] + more}
    longer["spans"] = [*line["spans"], {**line["spans"][0], **place, "id": "new", "was": None}]
    longer["meta"] = {**line["meta"], "sha256": text_digest(longer["text"])}
    postil.write("longer.jsonl", written(longer))

    outcome = postil.run("import", "--merge", "longer.jsonl")
    assert outcome.code == 0
    assert f"another text of {title}; there, 6 in place, 1 moved, 1 lost" in outcome.words[0]
    [back] = postil.run("export", "--status", "all").lines
    assert [(orphan["kind"], orphan["quote"]) for orphan in back["orphans"]] == [("span", more)]
    assert back["orphans"][0]["record"]["id"] == "new"

    other = Program(postil.folder / "other")
    other.folder.mkdir()
    other.write("all.jsonl", written(back))
    assert other.run("import", "all.jsonl").code == 0
    exported = other.run("export", "--status", "all").output
    assert without(exported, "exported") == without(written(back).encode(), "exported")


def test_an_empty_file_is_no_error(postil: Program) -> None:
    postil.write("empty.jsonl", "\n \n")

    outcome = postil.run("import", "empty.jsonl")

    assert (outcome.code, outcome.refusal) == (0, "nothing to import")
    assert not postil.library.exists()


def test_finished_marks_as_done_what_was_not_set_aside(postil: Program) -> None:
    texts = {"One.": None, "Two.": "ignore", "Three.": "accept"}
    lines = [
        {"schema": "postil/1", "text": text} | ({"answer": answer} if answer else {})
        for text, answer in texts.items()
    ]
    postil.write("a.jsonl", written(*lines))

    postil.run("import", "a.jsonl", "--finished")

    exported = postil.run("export").lines
    answers = {line["text"]: line["answer"] for line in exported}
    assert answers == {"One.": "accept", "Two.": "ignore", "Three.": "accept"}
