"""Label Studio's texts: which string of a task is the text, and where in it a region stands."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.store.formats.label_studio import read, region
from tests.store.formats.training import imported

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
