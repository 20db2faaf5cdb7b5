"""Prodigy: spans on tokens, the last token included; claims as relations; rejections as answers."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from annotate.annotation import Status
from annotate.claim import Claim
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats.alignment import Tokens, align_article
from store.formats.report import Report
from tests.store.formats.examples import annotation
from tests.store.formats.training import (
    ALL,
    OFFSETS,
    QUOTE,
    WE_KNOW,
    annotated,
    decisions,
    encodable_text,
    exported,
    imported,
    only,
)


def tasks(article: AnnotatedArticle, statuses: frozenset[Status] = ALL) -> list[dict[str, Any]]:
    files, _ = exported("prodigy", article, statuses=statuses)
    return [json.loads(line) for line in files["x.prodigy.jsonl"].splitlines()]


def test_offsets_count_code_points_and_tokens() -> None:
    [task] = tasks(OFFSETS)

    assert task["spans"] == [
        {"start": 12, "end": 22, "token_start": 4, "token_end": 4, "label": "WORD"}
    ]
    assert task["tokens"][4] == {"text": "annotation", "start": 12, "end": 22, "id": 4, "ws": False}
    assert (task["text"], task["answer"]) == (OFFSETS.document.text, "accept")


def test_a_claim_is_a_head_with_relations_to_its_parts_and_its_speaker() -> None:
    [task, _] = tasks(QUOTE)
    text = task["text"]

    assert [(r["label"], r["head"], r["child"]) for r in task["relations"]] == [
        ("content", 5, 4),
        ("content", 5, 14),
        ("source", 5, 6),
        ("speaker", 5, 6),
    ]
    for relation in task["relations"]:
        head, child = relation["head_span"], relation["child_span"]
        assert (text[head["start"] : head["end"]], head["label"]) == ("said", "CUE")
        assert child["label"] == {"speaker": "PERSON"}.get(
            relation["label"], relation["label"].upper()
        )


def test_a_rejected_entity_is_a_task_of_its_own_with_the_answer_reject() -> None:
    [task, rejection] = tasks(QUOTE)

    assert (task["answer"], rejection["answer"]) == ("accept", "reject")
    assert [(span["start"], span["end"]) for span in rejection["spans"]] == [(38, 44)]
    assert 38 not in [span["start"] for span in task["spans"]]


def test_rejected_ones_alone_say_nothing_of_the_rest_of_the_text() -> None:
    rejected = only(QUOTE, Status.REJECTED)

    [rejection] = tasks(rejected, frozenset({Status.REJECTED}))
    assert rejection["answer"] == "reject"
    assert tasks(replace(rejected, annotations=()), frozenset({Status.REJECTED})) == []


def test_decisions_notes_and_claims_come_back() -> None:
    files, report = exported("prodigy", QUOTE, statuses=ALL)
    [reread], import_report = imported("prodigy", files)

    assert decisions(reread) == decisions(QUOTE)
    assert (reread.article_id, reread.annotator, reread.answer) == (
        "q1",
        "anna",
        "accept",
    )
    assert report.is_complete
    assert import_report.is_complete


@given(annotated(statuses=(Status.ACCEPTED, Status.REJECTED)))
def test_what_lies_on_token_boundaries_comes_back(article: AnnotatedArticle) -> None:
    files, _ = exported("prodigy", article, statuses=ALL)
    [reread], _ = imported("prodigy", files)

    tokens = Tokens.of(encodable_text(article.document.text))
    held = [
        item
        for item in article.annotations
        if item.status is Status.ACCEPTED or isinstance(item.body, Entity)
    ]
    aligned = align_article(replace(article, annotations=tuple(held)), tokens, "contract", Report())
    assert reread.document.text == encodable_text(article.document.text)
    assert {d[:3] for d in decisions(reread)} >= {d[:3] for d in decisions(only(aligned))}
    assert {d[0] for d in decisions(reread)} == {d[0] for d in decisions(aligned)}


def test_two_claims_may_share_their_cue() -> None:
    other = replace(WE_KNOW, id="other", body=Claim((), (Span(11, 15),), (Span(0, 10),)), note="")
    article = replace(only(QUOTE), annotations=(*only(QUOTE).annotations, other))

    [reread], _ = imported("prodigy", exported("prodigy", article)[0])

    assert decisions(reread) == decisions(article)


def test_a_span_off_the_token_boundaries_is_named_and_moved_as_asked() -> None:
    half = annotation("half", Entity(Span(10, 20), "HALF"))
    article = replace(OFFSETS, annotations=(half,))
    outcomes = {}
    for align in ("contract", "expand", "strict"):
        files, report = exported("prodigy", article, align=align)
        [task] = [json.loads(line) for line in files["x.prodigy.jsonl"].splitlines()]
        outcomes[align] = [(s["start"], s["end"]) for s in task["spans"]], report.misaligned[0]

    lead = "offsets.txt: “n annotati” is off the token boundaries; HALF"
    assert outcomes == {
        "contract": ([], f"{lead} left out"),
        "expand": ([(9, 22)], f"{lead} written as “an annotation”"),
        "strict": ([], f"{lead} left out"),
    }


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


@pytest.mark.parametrize("label", [None, ""])
def test_a_span_without_a_label_is_counted(label: str | None) -> None:
    [article], report = read({**TASK, "spans": [IDA, {**WORD, "label": label}]})

    assert [item.body.label for item in article.spans] == ["PERSON"]
    assert report.lost == {"spans without a label": 1}


@pytest.mark.parametrize(
    ("fields", "what", "count"),
    [
        ({"accept": ["A", "B"], "options": [{"id": "A"}]}, "labels of whole articles", 2),
        ({"label": "SPORT", "answer": "reject"}, "labels of whole articles", 1),
        ({"label": "SPORT", "accept": ["A"]}, "labels of whole articles", 2),
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


def test_an_id_of_several_texts_is_that_of_none_but_the_first() -> None:
    tasks = [
        {"text": text, "meta": {"id": "d7"}} for text in ("Ida left.", "Per left.", "Ida left.")
    ]

    second, first = read(*tasks)[0]

    assert (first.article_id, first.document.text) == ("d7", "Ida left.")
    assert (len(second.article_id), second.document.text) == (16, "Per left.")
    assert second.meta_extra == {"id": "d7"}
