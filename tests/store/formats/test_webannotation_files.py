"""Web Annotation: files of other programs, in other shapes and with annotations of other kinds."""

from __future__ import annotations

import json
from typing import Any

import pytest

from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats.report import Report
from tests.store.formats.training import imported

TEXT = "🐎 Ida Holm saw the Rye Guild.\r\nIda left Rye 🐎 at last."
IDA = Entity(Span(2, 10), "PERSON")
GUILD = Entity(Span(19, 28), "ORG")


def target(start: int, end: int, exact: str, **context: str) -> dict[str, Any]:
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    quote = {"type": "TextQuoteSelector", "exact": exact, **context}
    return {"source": "a.txt", "selector": [position, quote]}


def tagged(label: str, *targets: Any, **fields: Any) -> dict[str, Any]:
    body = {"type": "TextualBody", "purpose": "tagging", "value": label}
    return {"type": "Annotation", "body": body, "target": list(targets), **fields}


IDA_ITEM = tagged("PERSON", target(2, 10, "Ida Holm"), id="urn:1")
GUILD_ITEM = tagged("ORG", target(19, 28, "Rye Guild"), id="urn:2")


def read(page: object, text: str = TEXT) -> tuple[list[AnnotatedArticle], Report]:
    files = {"a.jsonld": json.dumps(page).encode(), "a.txt": text.encode()}
    return imported("webannotation", files)


def row(label: str, place: object, **fields: object) -> dict[str, object]:
    return {"id": label, "tags": [label], "text": "", "target": [place], **fields}


@pytest.mark.parametrize(
    "page",
    [
        [IDA_ITEM],
        {"type": "AnnotationPage", "items": [IDA_ITEM]},
        {"type": "AnnotationCollection", "total": 1, "first": {"items": [IDA_ITEM]}},
        {"first": {"items": [], "next": {"items": [IDA_ITEM]}}},
        {"@graph": [IDA_ITEM]},
        IDA_ITEM,
        {"total": 1, "rows": [row("PERSON", target(2, 10, "Ida Holm"), user="acct:kim@x.example")]},
        {"annotations": [row("PERSON", target(2, 10, "Ida Holm"), user="kim")]},
    ],
)
def test_every_shape_of_a_file_is_read(page: object) -> None:
    [article], report = read(page)

    assert [item.body for item in article.annotations] == [IDA]
    assert report.is_complete


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ({"total": 2}, "there is no list of annotations"),
        ({"first": "https://x.example/page1"}, "first is a link; the annotations stand elsewhere"),
        ({"items": {"a": 1}}, "items is an object, expected a list"),
        ({"items": [3]}, "items[0] is 3, expected an object"),
        ("words", 'the line is "words", expected an object'),
    ],
)
def test_a_file_of_another_shape_is_refused(page: object, reason: str) -> None:
    with pytest.raises(ImportRefused) as refusal:
        read(page)

    assert reason in refusal.value.reason


def test_a_link_to_the_next_page_is_counted() -> None:
    _, report = read({"items": [IDA_ITEM], "next": "https://x.example/page2"})

    assert report.lost == {"further pages, which stand elsewhere": 1}


NOTE = {"type": "TextualBody", "purpose": "commenting", "value": "hm"}


@pytest.mark.parametrize(
    ("item", "what"),
    [
        ({"motivation": "commenting", "body": NOTE}, "annotations without a tag (commenting)"),
        ({"motivation": "highlighting"}, "annotations without a tag (highlighting)"),
        ({"motivation": ["oa:bookmarking"]}, "annotations without a tag (bookmarking)"),
        ({"motivation": "commenting", "bodyValue": "hm"}, "annotations without a tag (commenting)"),
        ({"body": "https://x.example/tag"}, "annotations without a tag"),
        ({"body": {"purpose": "tagging", "value": ""}}, "annotations without a tag"),
        (tagged("X", "https://x.example/page"), "annotations of whole pages or"),
        (tagged("X", {"source": "a.txt"}), "annotations of whole pages or"),
        (
            tagged("X", {"source": "a.txt", "selector": {"type": "XPathSelector", "value": "/p"}}),
            "annotations of whole pages or",
        ),
        ({"motivation": "linking", "target": []}, "links that are no claims"),
    ],
)
def test_an_annotation_without_a_place_in_the_library_is_counted(
    item: dict[str, Any], what: str
) -> None:
    [article], report = read([{"target": [target(2, 10, "Ida Holm")], **item}, GUILD_ITEM])

    assert [item.body for item in article.annotations] == [GUILD]
    [name] = report.lost
    assert name.startswith(what)


@pytest.mark.parametrize(
    ("body", "lost"),
    [
        ([NOTE], {}),
        (["https://x.example/a"], {"bodies of other kinds": 1}),
        ([{"purpose": "classifying", "value": "x"}], {"bodies of other kinds": 1}),
        ([{"purpose": "assessing", "value": "nice"}], {"bodies of other kinds": 1}),
        ([{"purpose": "tagging", "value": "NAME"}], {"further tags on one annotation": 1}),
        ([{"purpose": "identifying", "source": "urn:9"}], {"links to a speaker": 1}),
    ],
)
def test_bodies_of_other_kinds_are_counted(body: list[object], lost: dict[str, int]) -> None:
    [article], report = read([{**IDA_ITEM, "body": [IDA_ITEM["body"], *body]}])

    assert [(item.body, item.note) for item in article.annotations] == [
        (IDA, "hm" if body == [NOTE] else "")
    ]
    assert report.lost == lost


@pytest.mark.parametrize(
    "item",
    [
        {"motivation": "tagging", "bodyValue": "PERSON"},
        {"motivation": ["tagging"], "body": {"value": "PERSON"}},
        {"body": {"purpose": "oa:tagging", "value": "PERSON"}},
        {"body": {"purpose": ["tagging", "highlighting"], "value": "PERSON"}},
    ],
)
def test_tags_have_several_spellings(item: dict[str, Any]) -> None:
    [article], report = read([{**item, "target": target(2, 10, "Ida Holm")}])

    assert [item.body for item in article.annotations] == [IDA]
    assert report.is_complete


@pytest.mark.parametrize(
    ("place", "start", "end"),
    [
        (target(3, 11, "Ida Holm"), 2, 10),
        (target(7, 15, "Ida Holm"), 2, 10),
        (target(400, 408, "Ida Holm"), 2, 10),
        (target(0, 3, "Ida", prefix="Guild.\r\n", suffix=" left"), 31, 34),
        (target(0, 3, "left  Rye"), 35, 43),
        ({"selector": {"type": "TextQuoteSelector", "exact": "Ida Holm", "prefix": "?"}}, 2, 10),
        (
            {
                "selector": {
                    "type": "FragmentSelector",
                    "value": "p1",
                    "refinedBy": {"type": "TextPositionSelector", "start": 2, "end": 10},
                }
            },
            2,
            10,
        ),
    ],
)
def test_a_clear_quote_shows_the_place(place: dict[str, Any], start: int, end: int) -> None:
    [article], _ = read([tagged("X", place)])

    assert [item.body for item in article.annotations] == [Entity(Span(start, end), "X")]


def test_positions_in_utf16_are_put_right_together() -> None:
    places = [target(3, 11, "Ida Holm"), target(32, 35, "Ida"), target(45, 47, "🐎")]
    shifted = [tagged("X", place) for place in places]

    [article], report = read(shifted)

    quotes = [TEXT[i.body.extent.start : i.body.extent.end] for i in article.spans]
    assert quotes == ["Ida Holm", "Ida", "🐎"]
    assert report.remarks == {"positions counted in UTF-16 code units, put right by quotes": 3}


@pytest.mark.parametrize(
    ("first", "second", "annotators"),
    [
        ({"creator": "ida"}, {"creator": "per"}, ["ida", "per"]),
        ({"creator": {"id": "x:1", "name": "Ida"}}, {"creator": ["x:2"]}, ["Ida", "x:2"]),
        ({"creator": {"nickname": "ida"}}, {}, ["ida", ""]),
    ],
)
def test_each_annotator_has_a_layer(
    first: dict[str, Any], second: dict[str, Any], annotators: list[str]
) -> None:
    articles, _ = read([{**IDA_ITEM, **first}, tagged("ORG", target(2, 10, "Ida Holm"), **second)])

    assert [article.annotator for article in articles] == annotators
    assert [[item.body.label for item in one.spans] for one in articles] == [["PERSON"], ["ORG"]]


def test_further_creators_are_counted() -> None:
    people = [{"name": "Ida"}, {"name": "Per"}, "Oda"]

    articles, report = read({**IDA_ITEM, "creator": people})

    assert [article.annotator for article in articles] == ["Ida"]
    assert report.lost == {"further creators of one annotation": 2}


def test_each_user_of_hypothesis_has_a_layer_with_the_notes() -> None:
    place = target(2, 10, "Ida Holm")
    rows = [row(label, place, user=f"acct:{label}@x.example", text="hm") for label in ("A", "B")]

    articles, _ = read({"rows": rows})

    assert [article.annotator for article in articles] == ["A@x.example", "B@x.example"]
    assert [[item.note for item in article.annotations] for article in articles] == [["hm"]] * 2


def test_what_a_foreign_link_binds_stays() -> None:
    link = {"id": "urn:3", "motivation": "linking", "target": ["urn:1", "urn:2", "urn:7"]}

    [article], report = read([IDA_ITEM, GUILD_ITEM, link])

    assert {item.body for item in article.annotations} == {IDA, GUILD}
    assert report.lost == {"links that are no claims": 1, "links to what is no part of a claim": 3}


def test_two_parts_of_one_role_are_fragments() -> None:
    parts = [
        tagged("Content", target(2, 10, "Ida Holm"), id="p1"),
        tagged("Content", target(19, 28, "Rye Guild"), id="p2"),
    ]
    link = {**tagged("VIEW", "p1", "p2"), "motivation": "linking", "id": "c"}

    [article], report = read([*parts, link])

    [claim] = article.claims
    assert claim.body.fragments == (Span(2, 10), Span(19, 28))
    assert report.is_complete
