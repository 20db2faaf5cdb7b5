"""Annotations and suggestions as records, and back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from annotate.annotation import Annotation, Decided, Origin, Status
from annotate.claim import Claim
from annotate.entity import Entity
from annotate.span import Span
from annotate.suggestion import Suggestion
from store.errors import RecordError
from store.records.annotations import (
    from_record,
    suggestion_from_record,
    suggestion_to_record,
    to_record,
)
from tests.strategies import annotation_records, suggestions

TIME = "2026-11-23T16:00:00Z"
MAY = Annotation(
    id="may",
    body=Entity(Span(0, 6), "PERSON"),
    status=Status.ACCEPTED,
    origin=Origin.PIPELINE,
    decided=Decided.EXPLICIT,
    annotator="anna",
    created=TIME,
    updated=TIME,
    score=0.93,
    pipeline="rules 1",
    was=Entity(Span(3, 6), "ORG"),
    note="the prime minister",
)
SPAN: dict[str, Any] = {
    "kind": "span",
    "id": "may",
    "start": 0,
    "end": 6,
    "label": "PERSON",
    "status": "accepted",
    "origin": "pipeline",
    "decided": "explicit",
    "score": 0.93,
    "pipeline": "rules 1",
    "was": {"start": 3, "end": 6, "label": "ORG"},
    "note": "the prime minister",
    "annotator": "anna",
    "created": TIME,
    "updated": TIME,
}
FRAME: dict[str, Any] = {
    "label": "CLAIM",
    "source": [[0, 2]],
    "cue": [[3, 7]],
    "content": [[8, 9], [9, 11]],
}
CLAIM: dict[str, Any] = {
    **{key: SPAN[key] for key in SPAN if key not in ("start", "end")},
    **FRAME,
    "kind": "claim",
    "speaker": "may",
    "was": None,
}


@given(annotation_records())
def test_an_annotation_comes_back_from_its_record(annotation: Annotation) -> None:
    assert from_record(json.loads(json.dumps(to_record(annotation)))) == annotation


@given(suggestions())
def test_a_suggestion_comes_back_from_its_record(suggestion: Suggestion) -> None:
    record = json.loads(json.dumps(suggestion_to_record(suggestion)))
    assert suggestion_from_record(record) == suggestion


def test_a_record_has_the_names_of_the_contract() -> None:
    assert to_record(MAY) == SPAN
    assert from_record(SPAN) == MAY


def test_a_claim_is_written_as_fragments() -> None:
    claim = from_record(CLAIM)
    expected = Claim((Span(0, 2),), (Span(3, 7),), (Span(8, 9), Span(9, 11)), speaker="may")
    assert claim.body == expected
    assert to_record(claim) == CLAIM


def test_a_proposal_of_the_other_kind_is_kept() -> None:
    assert from_record({**SPAN, "was": {**FRAME, "speaker": None}}).was == Claim(
        (Span(0, 2),), (Span(3, 7),), (Span(8, 9), Span(9, 11))
    )


def test_unknown_keys_survive_and_known_keys_win() -> None:
    record = {**SPAN, "colour": "red", "was": {**SPAN["was"], "seen": [1]}}
    annotation = from_record(record)
    assert annotation.extra == {"colour": "red", "was": {"seen": [1]}}
    assert to_record(annotation) == record
    stubborn = replace(MAY, extra={"label": "ORG", "kind": "claim"})
    assert to_record(stubborn) == SPAN


@pytest.mark.parametrize(
    ("record", "field"),
    [
        ({**SPAN, "kind": "relation"}, "kind"),
        ({**SPAN, "id": 7}, "id"),
        ({**SPAN, "start": 6}, "start, end"),
        ({**SPAN, "start": -1}, "start, end"),
        ({**SPAN, "end": 6.0}, "start, end"),
        ({**SPAN, "start": False}, "start, end"),
        ({**SPAN, "label": None}, "label"),
        ({**SPAN, "status": "maybe"}, "status"),
        ({**SPAN, "status": ["accepted"]}, "status"),
        ({**SPAN, "origin": None}, "origin"),
        ({**SPAN, "decided": "twice"}, "decided"),
        ({**SPAN, "score": float("nan")}, "score"),
        ({**SPAN, "score": True}, "score"),
        ({**SPAN, "score": 10**400}, "score"),
        ({**SPAN, "was": []}, "was"),
        ({**SPAN, "was": {"start": 3, "label": "ORG"}}, "was.start, was.end"),
        ({key: SPAN[key] for key in SPAN if key != "note"}, "note"),
        ({**CLAIM, "cue": "said"}, "cue"),
        ({**CLAIM, "source": [[0, 2, 3]]}, "source[0]"),
        ({**CLAIM, "content": [[8, 10], [9, 11]]}, "content"),
        ({**CLAIM, "cue": [], "content": []}, "content"),
        ({**CLAIM, "speaker": 3}, "speaker"),
    ],
)
def test_a_malformed_record_is_refused_by_field(record: dict[str, object], field: str) -> None:
    with pytest.raises(RecordError) as refusal:
        from_record(record)
    assert refusal.value.field == field
    assert str(refusal.value).startswith(f"{field} is ")
