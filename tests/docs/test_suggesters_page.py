"""The page on suggesters: its schema fits what is sent, what it shows, and what is taken."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from annotate.claim import Claim
from annotate.entity import Entity
from annotate.labels.scheme import ONTONOTES
from annotate.span import Span
from annotate.suggesters.collecting import Collector
from annotate.suggesters.faults import Fault
from annotate.suggesters.request import PROTOCOL, Example, Request, labels_for

_PAGE = (Path(__file__).parents[2] / "docs" / "suggesters.md").read_text("utf-8")
_REQUEST, _ANSWERS, _SCHEMA = re.findall(r"^```json\n(.*?)^```$", _PAGE, re.DOTALL | re.MULTILINE)
_TEXT = "Mayor Ida Quill said it would open."


def validator(name: str) -> Draft202012Validator:
    schema = json.loads(_SCHEMA)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator({**schema, "$ref": f"#/$defs/{name}"})


def test_a_request_is_as_the_page_says() -> None:
    ann, left = Entity(Span(0, 3), "PERSON"), Claim((Span(0, 3),), (Span(4, 8),))
    labels = labels_for(ONTONOTES)
    request = Request("7", "Lone \ud800.", labels, "Title", (Example("Ann left.", (ann, left)),))
    sent = json.loads(request.to_line())

    validator("request").validate(sent)
    validator("request").validate(json.loads(_REQUEST))
    assert sent["protocol"] == PROTOCOL
    assert sent["text"] == "Lone \ufffd."
    assert json.loads(_REQUEST).keys() == sent.keys()
    assert {key for label in sent["labels"] for key in label} == {
        key for label in json.loads(_REQUEST)["labels"] for key in label
    }


def test_the_answers_that_the_page_shows_are_taken() -> None:
    request = Request("7", _TEXT, labels_for(ONTONOTES))
    collector = Collector(request, scope="", title="t")
    assert json.loads(_REQUEST)["text"] == _TEXT

    found = [collector.add(line.encode()) for line in _ANSWERS.splitlines()]

    assert [each.body.kind if each else None for each in found] == ["span", "claim", None]
    assert collector.is_done
    assert not collector.refused


@pytest.mark.parametrize(
    "answer",
    [
        {"label": "PERSON", "quote": "Ida Quill", "prefix": "Mayor ", "suffix": " said"},
        {"label": "PERSON", "start": 6, "end": 15, "score": 0.5, "why": "because", "more": 1},
        {"label": "CLAIM", "cue": [{"start": 16, "end": 20}], "source": []},
        {"done": True, "id": "7"},
        [],
        "PERSON",
        {},
        {"done": 1},
        {"label": 7, "quote": "Ida Quill"},
        {"label": "PERSON"},
        {"label": "PERSON", "quote": ""},
        {"label": "PERSON", "quote": "Ida", "score": 2},
        {"label": "PERSON", "quote": "Ida", "score": "high"},
        {"label": "PERSON", "quote": "Ida", "why": []},
        {"label": "PERSON", "quote": "Ida", "prefix": 1},
        {"label": "PERSON", "start": 6},
        {"label": "PERSON", "start": 6.5, "end": 8},
        {"label": "CLAIM", "source": [{"quote": "Ida Quill"}]},
        {"label": "CLAIM", "cue": []},
        {"label": "CLAIM", "cue": ["said"]},
        {"label": "CLAIM", "cue": {"quote": "said"}},
    ],
    ids=str,
)
def test_the_schema_and_the_reader_of_answers_agree(answer: Any) -> None:
    collector = Collector(Request("7", _TEXT, labels_for(ONTONOTES)), scope="", title="t")

    collector.add(json.dumps(answer).encode())

    is_taken = Fault.MALFORMED not in collector.refused
    assert validator("answer").is_valid(answer) == is_taken
