"""Prodigy's tasks from elsewhere: what is read, what is put right, and what is counted."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import count
from typing import Any

import pytest

from annotate.annotation import Status
from annotate.attributes import in_words
from annotate.claim import Claim
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats.report import Report
from tests.store.formats.training import (
    imported,
)


def test_tasks_without_our_keys_are_read() -> None:
    cue = {"start": 4, "end": 8, "label": "CUE"}
    content = {"start": 9, "end": 11, "label": "CONTENT"}
    name = {"start": 0, "end": 3, "label": "PERSON", "token_start": 0, "token_end": 0}
    task = {
        "text": "Ann said so.",
        "spans": [name],
        "relations": [
            {"head": 1, "child": 2, "head_span": cue, "child_span": content, "label": "content"}
        ],
        "answer": "accept",
        "_input_hash": 12,
        "_annotator_id": "boris",
    }

    [article], _ = imported("prodigy", {"a.jsonl": json.dumps(task).encode()})

    assert [item.body for item in article.annotations] == [
        Entity(Span(0, 3), "PERSON"),
        Claim((), (Span(4, 8),), (Span(9, 11),)),
    ]
    assert article.annotator == "boris"


def test_a_span_with_another_text_than_its_offsets_give_is_reported() -> None:
    places = ((0, 2, "ab"), (1, 3, "bc"), (0, 3, "ab"))
    spans = [{"start": s, "end": e, "label": "X", "text": words} for s, e, words in places]

    _, report = imported(
        "prodigy", {"a.jsonl": json.dumps({"text": "abc", "spans": spans}).encode()}
    )

    assert report.remarks == {"spans whose text is not what their offsets give": 1}


def test_relations_of_other_kinds_are_counted() -> None:
    first, second = ({"start": at, "end": at + 1, "label": "X"} for at in (0, 2))
    task = {
        "text": "a b",
        "spans": [first, second],
        "relations": [
            {"head": 0, "child": 1, "head_span": first, "child_span": second, "label": "of"}
        ],
    }

    [article], report = imported("prodigy", {"a.jsonl": json.dumps(task).encode()})

    assert len(article.spans) == 2
    assert report.lost == {"relations of other kinds": 1}


@pytest.mark.parametrize(
    ("spans", "reason"),
    [
        ([{"start": -1, "end": 2, "label": "X"}], "spans[0] has the offsets [-1, 2), which do not"),
        ([{"start": 0, "end": 9, "label": "X"}], "spans[0] has the offsets [0, 9), which do not"),
        ([{"start": 0, "end": "1", "label": "X"}], 'spans[0].end is "1", expected a whole number'),
        ([{"start": 0, "end": 1, "label": 1}], "spans[0].label is 1, expected a string"),
        ([1], "spans[0] is 1, expected an object"),
        ({}, "spans is an object, expected a list"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(spans: object, reason: str) -> None:
    lines = [{"text": "ok"}, {"text": "a b", "spans": spans}]
    data = "\n".join(map(json.dumps, lines)).encode()

    with pytest.raises(ImportRefused) as refusal:
        imported("prodigy", {"a.jsonl": data})

    assert refusal.value.line == 2
    assert reason in refusal.value.reason


def read(*tasks: dict[str, Any]) -> tuple[list[AnnotatedArticle], Report]:
    return imported("prodigy", {"a.jsonl": "\n".join(map(json.dumps, tasks)).encode()})


IDA = {"start": 0, "end": 3, "label": "PERSON", "token_start": 0, "token_end": 0}
RYE = {"start": 9, "end": 12, "label": "PLACE", "token_start": 2, "token_end": 2}
WORD = {"start": 4, "end": 8, "label": None, "token_start": 1, "token_end": 1}
TASK = {
    "text": "Ida left Rye",
    "spans": [IDA, RYE],
    "tokens": [
        {"text": text, "start": start, "end": end, "id": index, "ws": True}
        for index, (text, start, end) in enumerate([("Ida", 0, 3), ("left", 4, 8), ("Rye", 9, 12)])
    ],
}


@pytest.mark.parametrize(
    ("relation", "what"),
    [
        ({"head_span": IDA, "child_span": WORD}, "relations with words that have no label"),
        ({"head_span": WORD, "child_span": WORD}, "relations with words that have no label"),
        ({"head": 0, "child": 1}, "relations with words that have no label"),
        ({"head": 0, "child": 2}, "relations of other kinds"),
        ({"head": 2, "child_span": IDA}, "relations of other kinds"),
        ({"head_span": IDA, "child_span": RYE, "label": None}, "relations of other kinds"),
    ],
)
def test_relations_without_a_place_are_counted(relation: dict[str, Any], what: str) -> None:
    [article], report = read({**TASK, "relations": [{"label": "left", **relation}]})

    assert [item.body.label for item in article.spans] == ["PERSON", "PLACE"]
    assert report.lost == {what: 1}


def test_a_relation_by_tokens_makes_a_claim() -> None:
    cue, content = {**IDA, "label": "CUE"}, {**RYE, "label": "CONTENT"}
    relations = [{"head": 0, "child": 2, "label": "content"}]

    [article], report = read({**TASK, "spans": [cue, content], "relations": relations})

    assert [item.body for item in article.annotations] == [Claim((), (Span(0, 3),), (Span(9, 12),))]
    assert report.is_complete


@pytest.mark.parametrize(
    "span",
    [
        {**WORD, "label": None},
        {**WORD, "label": ""},
        {key: value for key, value in WORD.items() if key != "label"},
        {**WORD, "label": None, "source": "a pattern"},
    ],
    ids=count(),
)
def test_a_span_without_a_label_is_counted(span: dict[str, object]) -> None:
    [article], report = read({**TASK, "spans": [IDA, span]})

    assert [item.body.label for item in article.spans] == ["PERSON"]
    assert report.lost == {"spans without a label": 1}


@pytest.mark.parametrize(
    ("fields", "what", "count"),
    [
        ({"accept": ["A", 2], "options": [{"id": "A"}]}, "choices that are no texts", 1),
        ({"user_input": "unsure"}, 'fields called "user_input"', 1),
        ({"spans": [{**IDA, "kb_id": "Q1"}]}, 'fields called "kb_id"', 1),
    ],
)
def test_what_has_no_place_is_counted_by_name(
    fields: dict[str, Any], what: str, count: int
) -> None:
    _, report = read({**TASK, **fields})

    assert report.lost == {what: count}


@pytest.mark.parametrize(
    ("fields", "words", "status"),
    [
        ({"accept": ["A", "B"], "options": [{"id": "A"}]}, "accept: A + B", Status.ACCEPTED),
        ({"label": "SPORT", "answer": "reject"}, "label: SPORT", Status.REJECTED),
        ({"label": "SPORT", "accept": ["A"]}, "accept: A, label: SPORT", Status.ACCEPTED),
        ({"label": "SPORT", "answer": "ignore"}, "label: SPORT", Status.SUGGESTED),
    ],
)
def test_choices_and_the_label_of_a_text_are_attributes_of_it(
    fields: dict[str, Any], words: str, status: Status
) -> None:
    [article], report = read({**TASK, **fields})

    assert article.article is not None
    assert (in_words(article.article.attributes), article.article.status) == (words, status)
    assert report.is_complete


def test_tasks_about_one_text_each_say_more_of_it() -> None:
    [article], report = read(
        {**TASK, "label": "SPORT", "answer": "reject"},
        {**TASK, "label": "WAR"},
        {**TASK, "label": "TRADE"},
    )

    assert article.article is not None
    assert in_words(article.article.attributes) == "label: WAR + TRADE"
    assert report.lost == {"rejected attributes of articles": 1}


@pytest.mark.parametrize(
    ("names", "annotators"),
    [
        ([{"_session_id": "news-ida"}, {"_session_id": "news-per"}], ["news-ida", "news-per"]),
        ([{"_annotator_id": "ida"}, {"_annotator_id": "per"}], ["ida", "per"]),
        (
            [{"_session_id": "ida", "meta": {"annotator": "kim"}}, {"_session_id": "per"}],
            ["ida", "per"],
        ),
        ([{"_annotator_id": None, "_session_id": "n-ida"}, {"_session_id": 4}], ["n-ida", "4"]),
    ],
)
def test_each_annotator_has_a_layer(names: list[dict[str, Any]], annotators: list[str]) -> None:
    first, second = {**TASK, "spans": [IDA]}, {**TASK, "spans": [{**IDA, "label": "ORG"}]}

    articles, _ = read({**first, **names[0]}, {**second, **names[1]})

    assert [article.annotator for article in articles] == annotators
    assert [[item.body.label for item in one.spans] for one in articles] == [["PERSON"], ["ORG"]]


@pytest.mark.parametrize(
    "name", ["2026-01-02_03-04-05", "news-2026-01-02_03-04-05", "news-default"]
)
def test_a_session_without_a_name_is_nobody_s(name: str) -> None:
    [article], _ = read({**TASK, "_session_id": name, "_annotator_id": name})

    assert article.annotator == ""


@pytest.mark.parametrize(
    ("meta", "title", "extra", "facts"),
    [
        ({"id": 3}, "a.jsonl 1", {"id": 3}, {}),
        ({"title": 1984}, "1984", {}, {}),
        ({"annotator": 5, "date": 2020}, "a.jsonl 1", {}, {"date": "2020"}),
        (["odd"], "a.jsonl 1", {"meta": ["odd"]}, {}),
        ("odd", "a.jsonl 1", {"meta": "odd"}, {}),
        ({"author": ["Kim"]}, "a.jsonl 1", {"author": ["Kim"]}, {}),
    ],
)
def test_metadata_is_of_any_type(
    meta: object, title: str, extra: dict[str, Any], facts: dict[str, str]
) -> None:
    [article], _ = read({**TASK, "meta": meta})

    assert (article.document.title, article.meta_extra) == (title, extra)
    assert article.document.facts == facts


@pytest.mark.parametrize(
    "texts",
    [
        ("Ida left.", "Per left."),
        ("Ida left.", "Ida left. "),
        ("Ida left.", "Per left.", "Ida left."),
        ("Ida left.", "Ida left.", "Per left.", "Per left."),
        ("Ida left.", "Per left.", "Oda left.", "Per left."),
    ],
    ids=count(),
)
def test_an_id_of_several_texts_is_that_of_none_but_the_first(texts: Sequence[str]) -> None:
    articles, _ = read(*({"text": text, "meta": {"id": "d7"}} for text in texts))

    ids = {article.document.text: article.article_id for article in articles}
    assert ids.pop("Ida left.") == "d7"
    assert set(ids) == set(texts) - {"Ida left."}
    assert all(len(own_id) == 16 for own_id in ids.values())
    assert all(article.meta_extra in ({}, {"id": "d7"}) for article in articles)
