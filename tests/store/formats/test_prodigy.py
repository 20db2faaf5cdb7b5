"""Prodigy: spans on tokens, the last token included; claims as relations; rejections as answers."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given

from annotate.annotation import Status
from annotate.claim import Claim
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
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
