"""Label Studio: regions with quotes, relations, predictions, and a configuration that fits."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as Xml

from hypothesis import given

from annotate.annotation import Annotation, Status
from store.annotated_article import AnnotatedArticle
from store.exporter.in_memory import export
from store.exporter.plan import ExportPlan
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
