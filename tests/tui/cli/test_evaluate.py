"""`postil evaluate`: scores on standard output, what is missing on standard error."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from annotate.suggestion import Body, suggestion_id
from store.annotated_article import AnnotatedArticle
from store.exporter.in_memory import export_lines
from tests.builders import place
from tests.tui.cli.program import Outcome, Program

TEXT = "Ann Lee said the ferry was late.\r\nBoats sank, according to Bob."


def claim(*quotes: str) -> Claim:
    source, cue, content = ((place(quote, TEXT),) for quote in quotes)
    return Claim(source, cue, content)


LATE = claim("Ann Lee", "said", "the ferry was late")
SANK = claim("Bob", "according to", "Boats sank")
ANN, BOB = Entity(place("Ann Lee", TEXT), "PERSON"), Entity(place("Bob", TEXT), "PERSON")
STANDOFF = (
    "T1\tSource 0 7\tAnn Lee\nT2\tCue 8 12\tsaid\nT3\tContent 13 31\tthe ferry was late\n"
    "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\nT4\tPERSON 59 62\tBob\n"
)


def record(body: Body, status: Status = Status.ACCEPTED) -> Annotation:
    is_pending = status is Status.SUGGESTED
    return Annotation(
        id=suggestion_id("x", body),
        body=body,
        status=status,
        origin=Origin.PIPELINE,
        decided=None if is_pending else Decided.EXPLICIT,
        annotator="" if is_pending else "anna",
        created="" if is_pending else "2026-11-23T16:00:00Z",
        updated="" if is_pending else "2026-11-23T16:00:00Z",
    )


def line(
    *records: Annotation, text: str = TEXT, name: str = "ferry", annotator: str = "anna"
) -> bytes:
    article = AnnotatedArticle(Document(text, "", ""), name, annotator, records)
    return export_lines([article], statuses=set(Status), tokens=False)[0]


def evaluate(postil: Program, gold: bytes, predicted: bytes, *options: str) -> Outcome:
    postil.write("gold.jsonl", gold)
    postil.write("pred.jsonl", predicted)
    return postil.run("evaluate", "gold.jsonl", "pred.jsonl", *options)


def rows(outcome: Outcome) -> dict[str, list[str]]:
    """The numbers behind each name in the tables."""
    cells = (line.split("  ", 1) for line in outcome.output.decode("utf-8").splitlines())
    return {row[0]: row[1].split() for row in cells if len(row) > 1}


def brat(folder: Path, name: str, text: str, standoff: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_bytes(text.encode())
    (folder / f"{name}.ann").write_bytes(standoff.encode())


def test_claims_and_entities_are_scored(postil: Program) -> None:
    gold = line(record(LATE), record(SANK), record(ANN), record(BOB))
    outcome = evaluate(postil, gold, line(record(LATE), record(BOB)))

    table = rows(outcome)
    assert (outcome.code, outcome.error) == (0, b"")
    assert outcome.output.startswith(b"1 article\n")
    assert table["end to end (and the source right)"] == ["100.0", "50.0", "66.7", "2", "1"]
    assert table["content, exact"] == ["100.0", "50.0", "66.7", "2", "1"]
    assert table["source right"] == ["100.0", "1"]
    assert table["indirect, say-type cue"] == ["1", "100.0", "100.0"]
    assert table["PERSON"] == ["100.0", "50.0", "66.7", "2", "1"]


def test_suggestions_count_as_predictions_and_rejected_ones_never(postil: Program) -> None:
    gold = line(record(ANN), record(BOB, Status.REJECTED), record(SANK, Status.SUGGESTED))
    predicted = line(record(ANN, Status.SUGGESTED), record(BOB, Status.REJECTED), record(SANK))
    outcome = evaluate(postil, gold, predicted)

    assert rows(outcome)["PERSON"] == ["100.0", "100.0", "100.0", "1", "1"]
    assert b"no claims in the gold; 1 predicted" in outcome.output


def test_articles_of_another_name_are_matched_by_their_text(postil: Program) -> None:
    outcome = evaluate(postil, line(record(ANN)), line(record(ANN), name="other"))

    assert outcome.code == 0
    assert rows(outcome)["PERSON"][2] == "100.0"


def test_of_articles_with_the_same_text_the_name_decides(postil: Program) -> None:
    gold = line(record(ANN), name="first") + line(record(BOB), name="second")
    outcome = evaluate(postil, gold, line(record(BOB), name="second"))

    assert outcome.code == 7
    assert "1 article without a prediction, counted as nothing found: first" in outcome.remark
    assert rows(outcome)["PERSON"] == ["100.0", "50.0", "66.7", "2", "1"]


def test_what_only_one_side_has_is_named(postil: Program) -> None:
    gold = line(record(ANN)) + line(record(BOB), text=TEXT + " ", name="unread")
    predicted = line(record(ANN)) + line(text="Nothing.", name="more")
    outcome = evaluate(postil, gold, predicted)

    assert outcome.code == 7
    assert outcome.words == [
        "postil: 1 article without a prediction, counted as nothing found: unread",
        "postil: 1 article not in the gold, left out: more",
    ]
    assert rows(outcome)["PERSON"] == ["100.0", "50.0", "66.7", "2", "1"]


def test_an_article_whose_text_has_changed_is_left_out(postil: Program) -> None:
    gold = line(record(ANN)) + line(record(BOB), text=TEXT + " ", name="late")
    predicted = line(record(ANN)) + line(record(BOB), text=TEXT + "!", name="late")
    outcome = evaluate(postil, gold, predicted)

    assert outcome.code == 7
    assert outcome.words == ["postil: 1 article left out, as the texts differ: late"]
    assert rows(outcome)["PERSON"][3:] == ["1", "1"]


def test_a_brat_folder_is_gold_as_a_whole(postil: Program) -> None:
    brat(postil.folder / "gold", "ferry", TEXT, STANDOFF)
    postil.write("pred.jsonl", line(record(LATE), record(ANN), record(BOB), name="by digest"))
    outcome = postil.run("evaluate", "gold", "pred.jsonl")

    assert outcome.code == 0
    assert rows(outcome)["attribution (content matched)"] == ["100.0", "100.0", "100.0", "1", "1"]
    assert rows(outcome)["PERSON"] == ["50.0", "100.0", "66.7", "1", "2"]


def test_texts_and_annotations_may_stand_in_folders_of_their_own(postil: Program) -> None:
    brat(postil.folder, "ferry", TEXT, STANDOFF)
    for folder, old, new in (
        ("text", "ferry.txt", "ferry.txt"),
        ("attributions", "ferry.ann", "ferry_anna.ann"),
    ):
        (postil.folder / "gold" / folder).mkdir(parents=True)
        (postil.folder / old).rename(postil.folder / "gold" / folder / new)
    (postil.folder / "gold" / "attributions" / "ferry_boris.ann").write_bytes(b"")
    postil.write("pred.jsonl", line(record(LATE)))

    outcome = postil.run("evaluate", "gold", "pred.jsonl")
    assert rows(outcome)["end to end (and the source right)"][2] == "100.0"


def test_of_several_annotators_one_must_be_named(postil: Program) -> None:
    gold = line(record(ANN)) + line(record(BOB), annotator="boris")
    predicted = line(record(BOB))
    refused = evaluate(postil, gold, predicted)
    chosen = evaluate(postil, gold, predicted, "--annotator", "boris")

    assert refused.code == 3
    assert "article ferry has several annotators (anna, boris); --annotator" in refused.refusal
    assert rows(chosen)["PERSON"][2] == "100.0"


def test_each_bad_file_is_explained_in_its_line(postil: Program) -> None:
    (postil.folder / "empty").mkdir()
    bad = line(record(ANN)) + b'{"schema": "postil/1"}\n'
    postil.write("bad.jsonl", bad)
    outcome = postil.run("evaluate", "bad.jsonl", "empty")

    assert (outcome.code, outcome.output) == (3, b"")
    assert outcome.words == [
        "postil: bad.jsonl: line 2: text is missing",
        "postil: empty holds no .ann files, so it is no brat folder",
    ]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.ann", b"T1\tORG 0 999\tx\n", "a.ann: line 1: the offsets 0 999 of T1 do not fit"),
        ("a.ann", b"caf\xe9", "a.ann is not utf-8 text: byte 0xe9 at offset 3"),
        ("b.ann", b"", "b.txt: No such file or directory"),
    ],
)
def test_a_bad_brat_file_is_named(postil: Program, name: str, content: bytes, reason: str) -> None:
    brat(postil.folder / "gold", "a", TEXT, STANDOFF)
    postil.write(f"gold/{name}", content)
    postil.write("pred.jsonl", line(record(LATE)))

    outcome = postil.run("evaluate", "gold", "pred.jsonl")

    assert outcome.code == 3
    assert reason in outcome.refusal


def test_files_without_a_common_article_are_refused(postil: Program) -> None:
    outcome = evaluate(postil, line(record(ANN)), line(text="Nothing.", name="more"))

    assert outcome.code == 3
    assert outcome.refusal == "gold.jsonl and pred.jsonl have no article in common, by text"


def test_one_file_is_too_few(postil: Program) -> None:
    outcome = postil.run("evaluate", "gold.jsonl")

    assert outcome.code == 2
    assert "evaluate needs GOLD and PRED" in outcome.refusal


def test_a_pipe_is_refused_and_not_waited_for(postil: Program) -> None:
    os.mkfifo(postil.folder / "pipe")
    postil.write("pred.jsonl", line(record(ANN)))

    outcome = postil.run("evaluate", "pipe", "pred.jsonl")

    assert (outcome.code, outcome.refusal) == (3, "pipe is neither a regular file nor a folder")


def test_a_missing_file_is_named(postil: Program) -> None:
    postil.write("pred.jsonl", line(record(ANN)))

    outcome = postil.run("evaluate", "gold.jsonl", "pred.jsonl")

    assert (outcome.code, outcome.refusal) == (3, "gold.jsonl: No such file or directory")


def test_a_hostile_label_is_only_drawn(postil: Program) -> None:
    label = Entity(ANN.span, "A\x1b[2J")
    outcome = evaluate(postil, line(record(label)), line(record(label)))

    assert "A␛[2J" in rows(outcome)
