"""doccano: offsets in UTF-16 code units, claims as relations, and every spelling of its fields."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats.utf16 import Utf16Offsets
from tests.store.formats.training import (
    ALL,
    OFFSET_TEXT,
    OFFSETS,
    QUOTE,
    annotated,
    decisions,
    encodable_text,
    exported,
    imported,
    only,
)
from tests.strategies import texts

WORD = Entity(Span(12, 22), "WORD")


def line_of(article: AnnotatedArticle) -> dict[str, Any]:
    files, _ = exported("doccano", article, statuses=ALL)
    line: dict[str, Any] = json.loads(files["x.doccano.jsonl"])
    return line


def read(line: object) -> AnnotatedArticle:
    [article], _ = imported("doccano", {"a.jsonl": json.dumps(line).encode()})
    return article


def test_offsets_count_utf16_code_units() -> None:
    line = line_of(OFFSETS)

    assert line["label"] == [[13, 23, "WORD"]]
    units = OFFSET_TEXT.encode("utf-16-le")
    assert units[2 * 13 : 2 * 23].decode("utf-16-le") == "annotation"
    assert [item.body for item in read(line).annotations] == [WORD]


@given(texts())
def test_every_offset_is_counted_as_the_encoding_has_it(text: str) -> None:
    count, ahead = Utf16Offsets(text), [0]
    for index, char in enumerate(text):
        ahead.append(ahead[-1] + len(char.encode("utf-16-le", "surrogatepass")) // 2)
        assert count.units(index) == ahead[index]

    assert count.units(len(text)) == ahead[-1]
    for units in range(ahead[-1] + 1):
        assert count.points(units) == (ahead.index(units) if units in ahead else None)


def test_a_claim_has_relations_from_its_head() -> None:
    line = line_of(QUOTE)

    places = {e["id"]: (e["start_offset"], e["end_offset"], e["label"]) for e in line["entities"]}
    head = (11, 15, "CUE")
    assert {(places[r["from_id"]], places[r["to_id"]], r["type"]) for r in line["relations"]} == {
        (head, (0, 10, "CONTENT"), "content"),
        (head, (24, 38, "CONTENT"), "content"),
        (head, (16, 19, "SOURCE"), "source"),
        (head, (16, 19, "PERSON"), "speaker"),
    }
    assert "label" not in line


def test_what_does_not_fit_is_counted() -> None:
    _, report = exported("doccano", QUOTE, statuses=ALL)

    assert report.lost == {"notes": 2, "rejected annotations": 1}


@given(annotated())
def test_everything_but_the_notes_comes_back(article: AnnotatedArticle) -> None:
    [reread], report = imported("doccano", exported("doccano", article)[0])

    assert reread.document.text == encodable_text(article.document.text)
    assert (reread.article_id, reread.annotator) == ("any", "anna")
    assert decisions(reread) == decisions(only(article), notes=False)
    assert report.is_complete


@pytest.mark.parametrize(
    "spans",
    [
        {"label": [[13, 23, "WORD"]]},
        {"labels": [[13, 23, "WORD"]]},
        {"entities": [[13, 23, "WORD"]]},
        {"entities": [{"id": 7, "start_offset": 13, "end_offset": 23, "label": "WORD"}]},
        {"spans": [{"start": 13, "end": 23, "label": "WORD"}]},
        {"annotations": [{"label": "WORD", "start_offset": 13, "end_offset": 23, "user": 1}]},
    ],
)
@pytest.mark.parametrize("key", ["text", "data"])
def test_every_spelling_is_read(key: str, spans: dict[str, Any]) -> None:
    article = read({"id": 3, key: OFFSET_TEXT, **spans})

    assert [item.body for item in article.annotations] == [WORD]


def test_early_versions_have_labels_by_number_and_the_annotator_on_each_line() -> None:
    line = {
        "id": 15,
        "text": OFFSET_TEXT,
        "annotations": [{"label": 7, "start_offset": 13, "end_offset": 23, "user": 1}],
        "comments": [{"text": "hm"}],
        "meta": {},
        "username": "admin",
    }
    [article], report = imported("doccano", {"a.jsonl": json.dumps(line).encode()})

    assert [item.body for item in article.annotations] == [Entity(Span(12, 22), "7")]
    assert article.annotator == "admin"
    assert report.remarks == {"labels that doccano gave as numbers": 1}
    assert report.lost == {"comments on whole articles": 1}


def test_labels_of_whole_articles_are_attributes_of_them() -> None:
    lines = [{"text": "a b", "cats": ["flight"], "entities": []}, {"text": "c", "label": ["good"]}]
    data = "\n".join(map(json.dumps, lines)).encode()

    articles, report = imported("doccano", {"a.jsonl": data})

    assert [article.annotations for article in articles] == [(), ()]
    attributes = [each.article.attributes for each in articles if each.article is not None]
    assert attributes == [(("cats", ("flight",)),), (("label", ("good",)),)]
    assert report.is_complete


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ({"text": "💩a", "label": [[1, 3, "X"]]}, "label[0] begins or ends inside a character"),
        ({"text": "💩a", "label": [[0, 1, "X"]]}, "label[0] begins or ends inside a character"),
        ({"text": "💩a", "label": [[0, 4, "X"]]}, "label[0] has the offsets [0, 3), which do not"),
        ({"text": "a", "label": [[0, 1]]}, "label[0] is not a list of start, end and label"),
        (
            {"text": "a", "entities": [], "relations": [{"from_id": 1, "to_id": 2, "type": "x"}]},
            "relations[0].from_id is 1, which is not an entity of this line",
        ),
        ({"label": []}, "text is null, expected a string"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(line: object, reason: str) -> None:
    with pytest.raises(ImportRefused) as refusal:
        read(line)

    assert reason in refusal.value.reason


WIDE = "🐎 Ida Holm left."
IDA = Span(2, 10)


@pytest.mark.parametrize(
    "line",
    [
        {"doc_id": 4, "labels": [[2, 10, "P"]], "username": "kim", "metadata": {}},
        {"id": 1, "labels": [[2, 10, "P"]], "meta": {}, "annotation_approver": None},
        {"id": 1, "label": [[2, 10, "P"]], "annotation_approver": "kim"},
        {
            "id": 1,
            "annotations": [{"start_offset": 2, "end_offset": 10, "label": "P", "user": 3}],
            "annotation_approver": None,
        },
        {"id": 1, "label": [[3, 11, "P"]], "Comments": []},
        {"id": 1, "entities": [{"id": 1, "start_offset": 3, "end_offset": 11, "label": "P"}]},
    ],
)
def test_the_versions_from_2019_to_2021_counted_code_points(line: dict[str, Any]) -> None:
    article = read({"text": WIDE, **line})

    assert [item.body for item in article.annotations] == [Entity(IDA, "P")]


def test_lines_that_count_code_points_are_reported_where_that_matters() -> None:
    lines = [{"doc_id": 4, "text": text, "labels": []} for text in (WIDE, "Ida left.")]
    data = "\n".join(map(json.dumps, lines)).encode()

    _, report = imported("doccano", {"a.jsonl": data})

    assert report.remarks == {"lines counted in code points, as doccano did from 2019 to 2021": 1}


def test_the_labels_of_two_annotators_are_two_layers() -> None:
    labels = [
        {"start_offset": 0, "end_offset": 3, "label": label, "user": user}
        for label, user in (("PERSON", 4), ("ORG", 9), ("NAME", 4))
    ]
    data = json.dumps({"id": 1, "text": "Ida left.", "annotations": labels}).encode()

    articles, _ = imported("doccano", {"a.jsonl": data})

    assert [(one.annotator, [item.body.label for item in one.spans]) for one in articles] == [
        ("4", ["NAME", "PERSON"]),
        ("9", ["ORG"]),
    ]


def test_relations_between_two_annotators_are_counted() -> None:
    entities = [
        {"id": at, "start_offset": at, "end_offset": at + 1, "label": "X", "user": at}
        for at in (0, 2)
    ]
    relations = [{"id": 1, "from_id": 0, "to_id": 2, "type": "of"}]
    line = {"text": "a b", "entities": entities, "relations": relations}

    articles, report = imported("doccano", {"a.jsonl": json.dumps(line).encode()})

    assert [len(article.annotations) for article in articles] == [1, 1]
    assert report.lost == {"relations between the labels of two annotators": 1}


@pytest.mark.parametrize("key", ["label", "labels", "entities"])
def test_lines_of_one_text_are_reported_and_so_are_their_contradictions(key: str) -> None:
    lines = [
        {"text": "Ida left.", key: labels}
        for labels in ([[0, 3, "PERSON"]], [], [[0, 3, "ORG"]], [[0, 3, "ORG"]])
    ]
    data = "\n".join(map(json.dumps, lines)).encode()

    [article], report = imported("doccano", {"a.jsonl": data})

    assert len(article.annotations) == 2
    assert report.remarks == {
        "lines with the text of another one, joined with it": 3,
        "places that several lines label differently": 1,
        "annotations that stand there twice": 1,
    }
    assert "“Ida” is ORG, PERSON" in "".join(report.lines("x"))


def test_lines_that_agree_contradict_nothing() -> None:
    lines = [{"text": "Ida left.", "label": [[0, 3, "A"], [0, 3, "B"]]}] * 2
    data = "\n".join(map(json.dumps, lines)).encode()

    _, report = imported("doccano", {"a.jsonl": data})

    assert "places that several lines label differently" not in report.remarks


def test_everything_else_on_a_line_is_kept_as_metadata() -> None:
    article = read(
        {
            "text": "a",
            "label": "sport",
            "meta": "wire",
            "annotation_approver": "kim",
            "author": 7,
            "article": 12,
        }
    )

    assert article.meta_extra == {"meta": "wire", "annotation_approver": "kim", "article": 12}
    assert article.document.facts == {"author": "7"}


@pytest.mark.parametrize(
    "line",
    [
        {"label": [[0, 3, None], [4, 8, "X"]]},
        {"labels": [[0, 3, ""], [4, 8, "X"]]},
        {
            "entities": [
                {"id": 1, "start_offset": 0, "end_offset": 3, "label": None},
                {"id": 2, "start_offset": 4, "end_offset": 8, "label": "X"},
            ]
        },
    ],
)
def test_a_place_without_a_label_is_counted(line: dict[str, Any]) -> None:
    data = json.dumps({"text": "Ida left.", **line}).encode()

    [article], report = imported("doccano", {"a.jsonl": data})

    assert [item.body for item in article.annotations] == [Entity(Span(4, 8), "X")]
    assert report.lost == {"places without a label": 1}
