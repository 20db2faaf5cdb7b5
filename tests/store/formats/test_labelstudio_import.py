"""Label Studio's exports: regions and relations are read, and what has no place is counted."""

from __future__ import annotations

import json

import pytest

from annotate.annotation import Status
from annotate.attributes import in_words
from annotate.entity import Entity
from annotate.span import Span
from store.errors import ImportRefused
from tests.store.formats.label_studio import REGION, read, region
from tests.store.formats.training import (
    OFFSETS,
    imported,
)


def test_what_is_no_json_is_refused_with_its_line() -> None:
    with pytest.raises(ImportRefused) as refusal:
        imported("labelstudio", {"a.json": b'[\n{"data": {"text": "a"}},\n{"data" 1}]'})

    assert (refusal.value.line, refusal.value.reason) == (
        3,
        "column 9: not JSON, Expecting ':' delimiter",
    )


def test_tasks_of_others_are_read_and_what_has_no_place_is_counted() -> None:
    choice = {"id": "c", "type": "choices", "value": {"choices": ["good"]}}

    [article], report = read(REGION, choice)

    assert [item.body for item in article.annotations] == [Entity(Span(0, 3), "A")]
    assert article.article is not None
    assert in_words(article.article.attributes) == "choices: good"
    assert report.lost == {"further labels on one region": 1}


@pytest.mark.parametrize(
    ("start", "end", "words", "place", "remark"),
    [
        (12, 22, "annotation", (12, 22), None),
        (13, 23, "annotation", (12, 22), "counted in UTF-16 code units, put right by their text"),
        (
            13,
            22,
            "annotation",
            (12, 22),
            "put right by their text, which stands in the article once",
        ),
        (
            0,
            10,
            "annotation",
            (12, 22),
            "put right by their text, which stands in the article once",
        ),
        (12, 22, "a", (12, 22), "whose text is not what their offsets give"),
        (12, 22, "harbour", (12, 22), "whose text is not what their offsets give"),
    ],
)
def test_regions_are_put_right_where_their_text_tells_how(
    start: int, end: int, words: str, place: tuple[int, int], remark: str | None
) -> None:
    value = {"start": start, "end": end, "text": words, "labels": ["WORD"]}
    region = {"id": "r", "type": "labels", "value": value}

    [article], report = read(region, data={"article": OFFSETS.document.text})

    assert [item.body for item in article.annotations] == [Entity(Span(*place), "WORD")]
    assert report.remarks == ({f"regions {remark}": 1} if remark else {})


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ({"type": "labels", "value": {"start": 0, "end": 9, "labels": ["A"]}}, "[0, 9), which do"),
        ({"type": "labels", "value": {"start": 0, "end": 1, "labels": "A"}}, 'value.labels is "A"'),
        ({"type": "relation", "from_id": "r", "to_id": "s"}, "to_id is s, which is no region"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(item: object, reason: str) -> None:
    with pytest.raises(ImportRefused) as refusal:
        read(REGION, item)

    assert reason in refusal.value.reason
    assert refusal.value.reason.startswith("[0].annotations[0].result[1]")


def test_what_the_regions_without_a_label_are_is_counted() -> None:
    bare = [{"start": 0, "end": 1}, {"start": 0, "end": 1, "labels": []}]
    results = [{"id": f"b{i}", "type": "labels", "value": value} for i, value in enumerate(bare)]
    relation = {"type": "relation", "from_id": "r", "to_id": "b1", "labels": ["of"]}

    [article], report = read(REGION, *results, relation)

    assert [item.body.label for item in article.annotations] == ["A"]
    assert report.lost == {
        "further labels on one region": 1,
        "regions without a label": 2,
        "relations with results that were left out": 1,
    }


def test_a_relation_to_a_choice_is_counted() -> None:
    choice = {"id": "c", "type": "choices", "value": {"choices": ["good"]}}
    relation = {"type": "relation", "from_id": "c", "to_id": "r", "labels": ["of"]}

    _, report = read(REGION, choice, relation)

    assert report.lost == {
        "further labels on one region": 1,
        "relations with results that were left out": 1,
    }


@pytest.mark.parametrize("key", ["completions", "annotations"])
@pytest.mark.parametrize(
    ("people", "annotators"),
    [
        ([{"completed_by": 3}, {"completed_by": 8}], ["3", "8"]),
        (
            [{"completed_by": {"id": 1, "email": "ida@x.example"}}, {"completed_by": {"id": 2}}],
            ["ida@x.example", "2"],
        ),
        ([{"completed_by": {"first_name": "Ida", "last_name": "Holm"}}, {}], ["Ida Holm", ""]),
        ([{"created_username": "ida, 4"}, {"created_username": " per, 5"}], ["ida", "per"]),
    ],
)
def test_each_annotator_has_a_layer(
    key: str, people: list[dict[str, object]], annotators: list[str]
) -> None:
    work = [
        {"result": [region(label)], **person}
        for label, person in zip(("PERSON", "ORG"), people, strict=True)
    ]

    articles, _ = read(**{"annotations": None, key: work})

    assert [article.annotator for article in articles] == annotators
    assert [[item.body.label for item in one.spans] for one in articles] == [["PERSON"], ["ORG"]]


def test_predictions_are_pending_in_every_layer_and_drafts_are_counted() -> None:
    work = [{"result": [region("A")], "completed_by": number} for number in (1, 2)]
    predictions = [{"result": [region("B")]}]

    articles, report = read(annotations=work, predictions=predictions, drafts=[{"result": []}])

    assert [[(i.body.label, i.status) for i in one.spans] for one in articles] == [
        [("A", Status.ACCEPTED), ("B", Status.SUGGESTED)]
    ] * 2
    assert report.lost == {"drafts": 1}


@pytest.mark.parametrize("flag", ["was_cancelled", "skipped"])
def test_a_skipped_task_is_set_aside(flag: str) -> None:
    work = [
        {"result": [region("A")], flag: True, "completed_by": 1},
        {"result": [region("B")], flag: False, "completed_by": 2},
    ]

    skipped, done = read(annotations=work)[0]

    assert (skipped.annotations, skipped.answer) == ((), "ignore")
    assert (len(done.annotations), done.answer) == (1, None)


def test_a_task_that_was_skipped_once_and_done_later_is_not_set_aside() -> None:
    work = [{"result": [], "was_cancelled": True}, {"result": [region("B")]}]

    [article], _ = read(annotations=work)

    assert (len(article.annotations), article.answer) == (1, None)


@pytest.mark.parametrize("name", ["labels", "hypertextlabels"])
@pytest.mark.parametrize("annotator", [4, "ida@x.example", {"email": "ida@x.example"}])
def test_json_min_is_read(name: str, annotator: object) -> None:
    item = {
        "id": 1,
        "body": "Ann.",
        "mood": "good",
        "tags": [{"start": 0, "end": 3, "text": "Ann", name: ["X"]}],
        "annotator": annotator,
        "annotation_id": 7,
        "lead_time": 1.5,
    }

    [article], report = imported("labelstudio", {"a.json": json.dumps([item]).encode()})

    assert [item.body for item in article.annotations] == [Entity(Span(0, 3), "X")]
    assert (article.document.text, article.meta_extra) == ("Ann.", {"mood": "good"})
    assert article.annotator in {"4", "ida@x.example"}
    assert not report.lost


def test_fields_that_are_not_read_are_counted_by_name() -> None:
    _, report = read({**REGION, "value": {**REGION["value"], "weight": 2}}, verdict="odd")

    assert report.lost['fields called "weight"'] == 1
    assert report.lost['fields called "verdict"'] == 1
