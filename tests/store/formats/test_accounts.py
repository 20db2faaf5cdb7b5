"""The account of an import: what came in and what was counted is what was there, or it is refused.

Files of each JSON format are spoilt at any place. brat and CoNLL have their accounts in lines, with
their tests.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats.report import Report
from tests.store.formats.training import imported

TEXT = "Ida Holm saw Rye."
IDA, RYE = (0, 8), (13, 16)

Sample = tuple[dict[str, Any], int]
"""A line, task or page, and the number of its labels and relations."""


def _prodigy_span(place: tuple[int, int], label: str, token: int) -> dict[str, Any]:
    start, end = place
    tokens = {"token_start": token, "token_end": token}
    return {"start": start, "end": end, "label": label, **tokens}


def _region(name: str, place: tuple[int, int], label: str) -> dict[str, Any]:
    start, end = place
    value = {"start": start, "end": end, "text": TEXT[start:end], "labels": [label]}
    return {"id": name, "type": "labels", "from_name": "a", "to_name": "b", "value": value}


def _annotation(name: str, place: tuple[int, int], label: str) -> dict[str, Any]:
    start, end = place
    selectors = [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {"type": "TextQuoteSelector", "exact": TEXT[start:end]},
    ]
    body = {"type": "TextualBody", "purpose": "tagging", "value": label}
    target = {"source": "a.txt", "selector": selectors}
    return {"id": name, "type": "Annotation", "body": [body], "target": target}


def _hypothesis_row(name: str, place: tuple[int, int], tag: str) -> dict[str, Any]:
    target = {"source": "a.txt", "selector": _annotation(name, place, tag)["target"]["selector"]}
    return {
        "id": name,
        "uri": "a.txt",
        "user": "acct:ida@a.example",
        "tags": [tag],
        "text": "hm",
    } | {"target": [target]}


SAMPLES: dict[str, Sample] = {
    "prodigy": (
        {
            "text": TEXT,
            "meta": {"id": "a", "source": "wire"},
            "spans": [_prodigy_span(IDA, "PERSON", 0), _prodigy_span(RYE, "PLACE", 1)],
            "relations": [
                {
                    "label": "saw",
                    "head": 0,
                    "child": 1,
                    "head_span": _prodigy_span(IDA, "PERSON", 0),
                    "child_span": _prodigy_span(RYE, "PLACE", 1),
                }
            ],
            "answer": "accept",
        },
        3,
    ),
    "doccano": (
        {
            "id": 1,
            "text": TEXT,
            "entities": [
                {"id": 1, "start_offset": 0, "end_offset": 8, "label": "PERSON"},
                {"id": 2, "start_offset": 13, "end_offset": 16, "label": "PLACE"},
            ],
            "relations": [{"id": 1, "from_id": 1, "to_id": 2, "type": "saw"}],
            "Comments": ["hm"],
        },
        4,
    ),
    "labelstudio": (
        {
            "id": 1,
            "data": {"text": TEXT, "source": "wire"},
            "annotations": [
                {
                    "completed_by": 1,
                    "result": [
                        _region("r", IDA, "PERSON"),
                        _region("s", RYE, "PLACE"),
                        {"type": "relation", "from_id": "r", "to_id": "s", "labels": ["saw"]},
                    ],
                }
            ],
        },
        3,
    ),
    "doccano 2018": (
        {
            "text": TEXT,
            "annotations": [
                {"label": 3, "start_offset": 0, "end_offset": 8, "user": 1},
                {"label": 4, "start_offset": 13, "end_offset": 16, "user": 2},
            ],
            "meta": {"source": "wire"},
        },
        2,
    ),
    "doccano 2020": ({"id": 1, "text": TEXT, "labels": [[0, 8, "PERSON"], [13, 16, "PLACE"]]}, 2),
    "labelstudio completions": (
        {
            "id": 1,
            "data": {"text": TEXT},
            "completions": [
                {
                    "id": 1,
                    "completed_by": {"email": "ida@a.example"},
                    "result": [_region("r", IDA, "P")],
                },
                {"id": 2, "completed_by": 2, "result": [_region("s", RYE, "PLACE")]},
            ],
        },
        2,
    ),
    "labelstudio min": (
        {
            "id": 1,
            "text": TEXT,
            "label": [
                {"start": 0, "end": 8, "text": "Ida Holm", "labels": ["PERSON"]},
                {"start": 13, "end": 16, "text": "Rye", "labels": ["PLACE"]},
            ],
            "annotator": 1,
        },
        2,
    ),
    "webannotation hypothesis": (
        {"total": 2, "rows": [_hypothesis_row("u:1", IDA, "P"), _hypothesis_row("u:2", RYE, "Q")]},
        2,
    ),
    "webannotation": (
        {"items": [_annotation("u:1", IDA, "PERSON"), _annotation("u:2", RYE, "PLACE")]},
        2,
    ),
}


def read(name: str, value: object) -> tuple[list[AnnotatedArticle], Report]:
    """Read a sample, spoilt or not; its name begins with that of the format."""
    name = name.partition(" ")[0]
    if name == "webannotation":
        files = {"a.jsonld": json.dumps(value).encode(), "a.txt": TEXT.encode()}
    elif name == "labelstudio":
        files = {"a.json": json.dumps([value]).encode()}
    else:
        files = {"a.jsonl": json.dumps(value).encode()}
    return imported(name, files)


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Yield all objects in a value, the outer ones first."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _objects(item)


def _counted(articles: list[AnnotatedArticle], report: Report) -> int:
    doubles = report.remarks["annotations that stand there twice"]
    records = sum(len(article.annotations) for article in articles)
    return records + doubles + sum(report.lost.values())


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_are_accounted_for(name: str) -> None:
    sample, count = SAMPLES[name]

    assert _counted(*read(name, sample)) == count


@pytest.mark.parametrize("name", SAMPLES)
@given(data=st.data())
def test_a_spoilt_field_is_counted_named_or_refused(name: str, data: st.DataObject) -> None:
    sample, count = SAMPLES[name]
    spoilt = copy.deepcopy(sample)
    fields = data.draw(st.sampled_from(list(_objects(spoilt))))
    key = data.draw(st.sampled_from(sorted(fields)))
    change = data.draw(st.sampled_from(["rename", "number", "text", "null", "list"]))
    value = fields[key]
    if change == "rename":
        fields[f"{key}_x"] = fields.pop(key)
    else:
        fields[key] = {"number": 7, "text": "odd", "null": None, "list": [7]}[change]
    # A list that is taken away is not there, and so are the labels in it.
    is_taken_away = change != "rename" and isinstance(value, list | dict)
    try:
        articles, report = read(name, spoilt)
    except ImportRefused:
        return

    words = " ".join(report.lines("the library"))
    kept = " ".join(str(article.meta_extra) for article in articles)
    is_named = f"{key}_x" in f"{words} {kept}"
    assert _counted(articles, report) >= count or is_named or is_taken_away


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("prodigy", []),
        ("prodigy", ["spans", 0]),
        ("prodigy", ["relations", 0]),
        ("prodigy", ["meta"]),
        ("doccano", []),
        ("doccano", ["entities", 1]),
        ("doccano", ["relations", 0]),
        ("labelstudio", []),
        ("labelstudio", ["data"]),
        ("labelstudio", ["annotations", 0]),
        ("labelstudio", ["annotations", 0, "result", 0]),
        ("labelstudio", ["annotations", 0, "result", 1, "value"]),
        ("labelstudio", ["annotations", 0, "result", 2]),
        ("webannotation", ["items", 1]),
    ],
)
def test_a_field_that_nobody_knows_is_kept_or_named(name: str, path: list[Any]) -> None:
    sample = copy.deepcopy(SAMPLES[name][0])
    fields: Any = sample
    for step in path:
        fields = fields[step]
    fields["gist"] = "worth keeping"

    articles, report = read(name, sample)

    words = " ".join(report.lines("the library"))
    assert "gist" in words or articles[0].meta_extra.get("gist") == "worth keeping"
