"""Label Studio: regions with quotes, relations, predictions, and a configuration that fits."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
from hypothesis import given

from annotate.annotation import Annotation, Status
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.exporter.export import ExportPlan, export
from store.formats.registry import format_named
from tests.store.formats.training import (
    ALL,
    OFFSETS,
    QUOTE,
    annotated,
    decisions,
    encodable_text,
    exported,
    imported,
)


def task_of(article: AnnotatedArticle) -> dict[str, Any]:
    files, _ = exported("labelstudio", article, statuses=ALL)
    [task] = json.loads(files["x.labelstudio.json"])
    exported_task: dict[str, Any] = task
    return exported_task


def test_offsets_count_code_points() -> None:
    [region] = task_of(OFFSETS)["annotations"][0]["result"]

    assert region["value"] == {"start": 12, "end": 22, "text": "annotation", "labels": ["WORD"]}
    assert (region["from_name"], region["to_name"], region["type"]) == ("label", "text", "labels")


def test_a_claim_has_relations_from_its_head() -> None:
    result = task_of(QUOTE)["annotations"][0]["result"]

    regions = {r["id"]: r["value"] for r in result if r["type"] == "labels"}
    for region in regions.values():
        assert QUOTE.document.text[region["start"] : region["end"]] == region["text"]
    relations = [r for r in result if r["type"] == "relation"]
    assert {r["labels"][0] for r in relations} == {"source", "content", "speaker"}
    assert {regions[r["from_id"]]["labels"][0] for r in relations} == {"CUE"}
    assert len(relations) == 4


def test_the_configuration_has_every_label_and_names_the_text() -> None:
    files, _ = exported("labelstudio", QUOTE, OFFSETS, statuses=ALL)

    view = Xml.fromstring(files["x.config.xml"])
    labels = [label.get("value") for label in view.iter("Label")]
    assert labels == ["CONTENT", "CUE", "PERSON", "SOURCE", "WORD"]
    text = view.find("Text")
    assert text is not None
    assert (text.get("name"), text.get("value")) == ("text", "$text")


def test_all_sets_of_a_split_have_the_same_configuration() -> None:
    numbered = [replace(OFFSETS, article_id=f"a{number}") for number in range(9)]
    plan = ExportPlan(format_named("labelstudio"), shares={"train": 0.5, "dev": 0.5})

    files = export([QUOTE, *numbered], plan).files

    assert files["train.config.xml"] == files["dev.config.xml"]
    assert b'"SOURCE"' in files["dev.config.xml"]


def test_pending_items_are_predictions_and_rejected_ones_are_counted() -> None:
    pending = replace(QUOTE.annotations[0], status=Status.SUGGESTED, decided=None)
    article = replace(QUOTE, annotations=(pending, *QUOTE.annotations[1:2]), pipeline="rules 1")

    _, report = exported("labelstudio", article, statuses=ALL)
    task = task_of(article)

    assert task["annotations"][0]["result"] == []
    [prediction] = task["predictions"]
    assert (prediction["model_version"], len(prediction["result"])) == ("rules 1", 1)
    assert report.lost == {"rejected annotations": 1}


def test_pending_items_alone_are_predictions_for_a_task_that_is_still_to_do() -> None:
    pending = replace(QUOTE.annotations[0], status=Status.SUGGESTED, decided=None)
    article = replace(QUOTE, annotations=(pending,), answer=None)
    files, report = exported("labelstudio", article, statuses=frozenset({Status.SUGGESTED}))

    [task] = json.loads(files["x.labelstudio.json"])
    assert task["annotations"] == []
    assert len(task["predictions"][0]["result"]) == 1
    assert report.is_complete


def _without_far_speakers(article: AnnotatedArticle) -> AnnotatedArticle:
    """Annotations and predictions cannot be linked with each other."""
    statuses = {item.id: item.status for item in article.annotations}

    def near(item: Annotation) -> Annotation:
        speaker = getattr(item.body, "speaker", None)
        if speaker is None or statuses[speaker] is item.status:
            return item
        return replace(item, body=replace(item.body, speaker=None))

    return replace(article, annotations=tuple(map(near, article.annotations)))


@given(annotated(statuses=(Status.ACCEPTED, Status.SUGGESTED)))
def test_everything_comes_back(article: AnnotatedArticle) -> None:
    [reread], report = imported("labelstudio", exported("labelstudio", article, statuses=ALL)[0])

    assert reread.document.text == encodable_text(article.document.text)
    assert (reread.article_id, reread.annotator) == ("any", "anna")
    expected = decisions(_without_far_speakers(article), notes=False)
    assert decisions(reread, notes=False) == expected
    assert report.is_complete
    assert not report.remarks


def test_notes_come_back() -> None:
    [reread], _ = imported("labelstudio", exported("labelstudio", QUOTE)[0])

    assert {item.note for item in reread.annotations} == {"the mayor", "broken"}


def test_what_is_no_json_is_refused_with_its_line() -> None:
    with pytest.raises(ImportRefused) as refusal:
        imported("labelstudio", {"a.json": b'[\n{"data": {"text": "a"}},\n{"data" 1}]'})

    assert (refusal.value.line, refusal.value.reason) == (
        3,
        "column 9: not JSON, Expecting ':' delimiter",
    )


REGION = {"id": "r", "type": "labels", "value": {"start": 0, "end": 3, "labels": ["A", "B"]}}


def read(*result: object, **task: object) -> tuple[list[AnnotatedArticle], Any]:
    complete_task = {"data": {"text": "Ann."}, "annotations": [{"result": list(result)}], **task}
    return imported("labelstudio", {"a.json": json.dumps([complete_task]).encode()})


def test_tasks_of_others_are_read_and_what_has_no_place_is_counted() -> None:
    choice = {"id": "c", "type": "choices", "value": {"choices": ["good"]}}

    [article], report = read(REGION, choice)

    assert [item.body for item in article.annotations] == [Entity(Span(0, 3), "A")]
    assert report.lost == {"further labels on one region": 1, "results of the type choices": 1}


@pytest.mark.parametrize(
    ("start", "end", "words", "place", "remark"),
    [
        (12, 22, "annotation", (12, 22), None),
        (13, 23, "annotation", (12, 22), "counted in UTF-16 code units, put right by their text"),
        (13, 22, "annotation", (13, 22), "whose text is not what their offsets give"),
        (12, 23, "annotation", (12, 23), "whose text is not what their offsets give"),
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

    assert report.lost["relations with results that were left out"] == 1
    assert report.lost["results of the type choices"] == 1


def region(label: str, words: str = "Ann", **fields: object) -> dict[str, object]:
    value = {"start": 0, "end": 3, "text": words, "labels": [label]}
    return {"id": "r", "type": "labels", "value": value, **fields}


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


HTML = "<p>Ann &amp; <b>Bob 💩 Lee</b></p><!-- Ann --><p>a &lt; b</p>"


@pytest.mark.parametrize(
    ("words", "offsets", "source"),
    [
        ("Ann", (0, 3), "Ann"),
        ("Ann & Bob", None, "Ann &amp; <b>Bob"),
        ("Lee", (12, 15), "Lee"),
        ("Lee", (13, 16), "Lee"),
        ("Lee", (3, 6), "Lee"),
        ("<", None, "&lt;"),
        ("", (4, 5), "&amp;"),
        ("nowhere", (0, 3), None),
        ("", None, None),
    ],
)
def test_regions_of_hypertext_are_placed_by_their_words_or_offsets(
    words: str, offsets: tuple[int, int] | None, source: str | None
) -> None:
    value = {"start": "/p[1]/text()[1]", "end": "/p[1]/text()[1]", "text": words}
    value |= {"hypertextlabels": ["X"], "startOffset": 0, "endOffset": 3}
    if offsets is not None:
        value["globalOffsets"] = dict(zip(("start", "end"), offsets, strict=True))
    result = {"id": "h", "type": "hypertextlabels", "value": value}

    [article], report = read(result, data={"text": HTML})

    quotes = [HTML[item.body.extent.start : item.body.extent.end] for item in article.annotations]
    assert quotes == ([source] if source else [])
    assert sum(report.lost.values()) == (source is None)


@pytest.mark.parametrize(
    "data",
    [
        {"sentence": "Ann.", "url": "https://example.org/a-long-address", "source": "wire"},
        {"body": "Ann.", "text": "https://example.org/a"},
        {"title": "A", "body": "Ann."},
    ],
)
def test_the_text_is_the_string_in_which_the_regions_stand(data: dict[str, str]) -> None:
    [article], _ = read(region("X"), data=data)

    assert article.document.text == "Ann."
    assert article.meta_extra == {k: v for k, v in data.items() if v != "Ann." and k != "url"}


def test_a_task_without_regions_has_its_text_where_the_others_have_it() -> None:
    tasks = [
        {
            "data": {"body": "Ann.", "note": "long enough"},
            "annotations": [{"result": [region("X")]}],
        },
        {"data": {"body": "Bob.", "note": "long enough"}, "annotations": []},
    ]
    articles, report = imported("labelstudio", {"a.json": json.dumps(tasks).encode()})

    assert [article.document.text for article in articles] == ["Ann.", "Bob."]
    assert not report.remarks


def test_the_longest_string_is_the_text_where_nothing_shows_it() -> None:
    tasks = [{"data": {"a": "x", "b": "Ann came."}, "annotations": []}]
    [article], report = imported("labelstudio", {"a.json": json.dumps(tasks).encode()})

    assert article.document.text == "Ann came."
    assert report.remarks == {"texts taken from the longest of several strings": 1}


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


@pytest.mark.parametrize(
    ("value", "quotes", "lost"),
    [
        ({"start": 1, "end": 1}, [], {"regions of no character": 1}),
        ({"start": 9, "end": 12, "text": "Ann"}, ["Ann"], {}),
        ({"start": -3, "end": 0, "text": "Ann"}, ["Ann"], {}),
        ({"start": 3, "end": 3, "text": "Ann"}, ["Ann"], {}),
    ],
)
def test_one_odd_region_does_not_close_the_file(
    value: dict[str, Any], quotes: list[str], lost: dict[str, int]
) -> None:
    [article], report = read({"id": "o", "type": "labels", "value": {**value, "labels": ["X"]}})

    places = [item.body.extent for item in article.annotations]
    assert [article.document.text[place.start : place.end] for place in places] == quotes
    assert report.lost == lost
