"""Short native lines: what can be worked out may be absent, and schema and importer agree."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from annotate.annotation import Decided, Origin, Status
from annotate.claim import Claim
from annotate.document import article_id, text_digest
from annotate.span import Span
from annotate.suggestion import suggestion_id
from store.errors import ImportRefused
from store.formats.jsonl_checks import faults
from store.formats.jsonl_schema import schema
from tests.store.formats.examples import TEXT, imported, line_of
from tests.store.formats.test_jsonl_checks import drop, put, refusal
from tests.strategies import json_values

_WORKED_OUT = (
    *((key,) for key in ("id", "meta", "spans", "claims", "orphans", "tokens")),
    *(("meta", key) for key in ("sha256", "annotator", "exported", "title", "pipeline", "scheme")),
    *(
        ("spans", index, key)
        for index in (0, 1)
        for key in ("id", "text", "status", "origin", "decided", "score", "was", "note")
    ),
    *(("spans", 0, key) for key in ("annotator", "created", "updated")),
    *(
        ("claims", 0, key)
        for key in ("id", "source", "text", "quotation", "origin", "decided", "created", "speaker")
    ),
    *(("claims", 0, "text", role) for role in ("source", "cue", "content")),
)
"""Ways to what an importer can do without."""
_OFTEN_NULL = tuple(
    (*item, key)
    for item in (("spans", 0), ("claims", 0))
    for key in ("score", "was", "annotator", "created", "updated")
)
"""Ways to what may be null."""
_PLAIN = Draft202012Validator(schema())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Mara said yes. Then she left.", "Mara said yes. Then she left."),
        ("A plan at last\n\nMara said yes.", "A plan at last"),
    ],
)
def test_an_article_without_a_title_goes_by_its_headline_or_first_words(
    text: str, title: str
) -> None:
    [article] = imported(json.dumps({"schema": "postil/1", "text": text}))
    assert article.document.title == title
    line = {"schema": "postil/1", "text": text, "meta": {"title": ""}}
    [untitled] = imported(json.dumps(line))
    assert untitled.document.title == ""


def is_valid(line: object) -> bool:
    """Tell whether a line matches the schema, as any program would."""
    valid: bool = _PLAIN.is_valid(line)
    return valid


def is_accepted(line: object) -> bool:
    try:
        imported(json.dumps(line))
    except ImportRefused:
        return False
    return True


def test_text_and_labelled_places_are_enough() -> None:
    spans = [{"start": 0, "end": 6, "label": "PERSON"}]
    claims = [{"label": "CLAIM", "cue": [[7, 11]]}]
    line = {"schema": "postil/1", "text": TEXT, "spans": spans, "claims": claims}

    (article,) = imported(json.dumps(line))

    assert article.article_id == article_id(text_digest(TEXT))
    assert (article.annotator, article.answer) == ("", None)
    span, claim = (*article.spans, *article.claims)
    assert (span.status, span.origin, span.decided) == (
        Status.ACCEPTED,
        Origin.IMPORT,
        Decided.EXPLICIT,
    )
    assert span.id == suggestion_id(article.article_id, span.body)
    assert claim.body == Claim((), (Span(7, 11),), (), "CLAIM")


def test_a_suggestion_may_leave_out_that_nobody_decided() -> None:
    span = {"start": 0, "end": 6, "label": "PERSON", "status": "suggested"}

    (article,) = imported(json.dumps({"schema": "postil/1", "text": TEXT, "spans": [span]}))

    assert [(item.status, item.decided) for item in article.annotations] == [
        (Status.SUGGESTED, None)
    ]


def test_the_same_place_and_label_twice_is_named() -> None:
    span = {"start": 0, "end": 6, "label": "PERSON"}
    line = {"schema": "postil/1", "text": TEXT, "spans": [span, span]}

    assert refusal(json.dumps(line)).reason == "spans[1] says the same as spans[0]"


def test_all_faults_of_a_line_are_named_at_once() -> None:
    line = line_of()
    for spoil in (
        put("meta", "sha256", value="0" * 64),
        drop("spans", 0, "label"),
        put("spans", 1, "text", value="dale"),
        put("spans", 2, "end", value=1000),
        put("claims", 0, "created", value="yesterday"),
        put("answer", value="maybe"),
    ):
        spoil(line)

    reasons = refusal(json.dumps(line)).reason.split("; ")

    assert [reason.split()[0] for reason in reasons] == [
        "answer",
        "spans[0].label",
        "meta.sha256",
        "spans[1]:",
        "spans[2]:",
        "claims[0].created",
    ]


def test_a_line_full_of_faults_gives_a_message_that_ends() -> None:
    spans = [{"start": -1, "end": 0}] * 500
    line = {"schema": "postil/1", "text": TEXT, "spans": spans}

    reason = refusal(json.dumps(line)).reason

    assert reason.endswith("; and more")
    assert len(reason) < 1000


@given(st.sets(st.sampled_from(_WORKED_OUT)), st.sets(st.sampled_from(_OFTEN_NULL)))
def test_whatever_can_be_worked_out_may_be_absent_or_null(
    absent: set[tuple[str | int, ...]], null: set[tuple[str | int, ...]]
) -> None:
    line = line_of()
    for way in null:
        put(*way, value=None)(line)
    if absent & {("spans",), ("spans", 0, "id")}:
        line["claims"][0]["speaker"] = None
    if ("claims", 0, "source") in absent:
        absent = absent | {("claims", 0, "text", "source")}
    for way in sorted(absent, key=len, reverse=True):
        drop(*way)(line) if way[0] in line else None

    assert is_valid(line)
    assert is_accepted(line)


_WAYS = (
    *((key,) for key in ("id", "text", "meta", "spans", "claims", "orphans", "answer", "tokens")),
    *(("meta", key) for key in ("sha256", "annotator", "title", "uri", "scheme", "exported")),
    *(
        ("spans", 0, key)
        for key in ("id", "start", "end", "label", "status", "decided", "created", "was", "moved")
    ),
    *(
        ("claims", 0, key)
        for key in ("label", "source", "cue", "content", "text", "status", "decided", "speaker")
    ),
    *(("spans", 0, "was", key) for key in ("start", "end", "label", "cue", "content")),
)


@st.composite
def spoilt_lines(draw: st.DrawFn) -> dict[str, Any]:
    """Lines of which one to three values are others, or gone."""
    line = line_of()
    line["spans"][0]["was"] = {"start": 3, "end": 6, "label": "ORG"}
    values = json_values() | st.integers(-1, 90) | st.sampled_from([[[0, 6]], [], "suggested"])
    for way in draw(st.lists(st.sampled_from(_WAYS), min_size=1, max_size=3)):
        parent: Any = line
        for step in way[:-1]:
            has_step = isinstance(parent, list) or (isinstance(parent, dict) and step in parent)
            parent = parent[step] if has_step and parent else None
        if not isinstance(parent, dict):
            continue
        if draw(st.booleans()):
            parent[way[-1]] = draw(values)
        else:
            parent.pop(way[-1], None)
    return line


@given(spoilt_lines())
def test_the_importer_takes_what_the_schema_allows_and_the_checks_let_through(
    line: dict[str, Any],
) -> None:
    # To jsonschema 1.0 is an integer, and to the importer it is no offset.
    if not is_valid(line):
        assert not is_accepted(line)
    elif not list(faults(line)):
        assert is_accepted(line)
    else:
        assert not is_accepted(line)
