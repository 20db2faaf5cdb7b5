"""W3C Web Annotation: positions in code points, quotes with context, claims linking their parts."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import given

from annotate.annotation import Status
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats.report import Report
from tests.store.formats.examples import annotation
from tests.store.formats.training import (
    ALL,
    OFFSET_TEXT,
    OFFSETS,
    QUOTE,
    WORD,
    annotated,
    decisions,
    encodable_text,
    exported,
    imported,
)


def page_of(article: AnnotatedArticle) -> dict[str, Any]:
    files, _ = exported("webannotation", article, statuses=ALL)
    page: dict[str, Any] = json.loads(files[f"{article.article_id}@anna.jsonld"])
    return page


def test_offsets_count_code_points() -> None:
    page = page_of(OFFSETS)

    assert (page["@context"], page["type"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationPage",
    )
    [item] = page["items"]
    assert item["body"] == [{"type": "TextualBody", "purpose": "tagging", "value": "WORD"}]
    assert item["target"] == [
        {
            "source": "offsets@anna.txt",
            "selector": [
                {"type": "TextPositionSelector", "start": 12, "end": 22},
                {
                    "type": "TextQuoteSelector",
                    "exact": "annotation",
                    "prefix": "💩This is an ",
                    "suffix": ".",
                },
            ],
        }
    ]
    assert OFFSET_TEXT[12:22] == "annotation"


@pytest.mark.parametrize(("start", "end"), [(0, 1), (20, 25), (32, 40), (60, 67), (90, 100)])
def test_a_quote_has_up_to_32_characters_on_either_side(start: int, end: int) -> None:
    text = "".join(chr(0x1F600 + index % 64) for index in range(100))
    item = annotation("a", Entity(Span(start, end), "X"))
    page = page_of(replace(OFFSETS, document=Document(text, "", ""), annotations=(item,)))

    [_, quote] = page["items"][0]["target"][0]["selector"]
    assert (quote["prefix"], quote["exact"]) == (text[:start][-32:], text[start:end])
    assert quote["suffix"] == text[end:][:32]


def test_a_claim_links_its_parts_and_names_its_speaker() -> None:
    items = page_of(QUOTE)["items"]

    [claim] = [item for item in items if item["motivation"] == "linking"]
    by_name = {item["id"]: item for item in items}
    parts = {by_name[name]["body"][0]["value"]: by_name[name] for name in claim["target"]}
    assert {role: len(part["target"]) for role, part in parts.items()} == {
        "Source": 1,
        "Cue": 1,
        "Content": 2,
    }
    [speaker] = [body for body in claim["body"] if body["purpose"] == "identifying"]
    assert by_name[speaker["source"]]["body"][0]["value"] == "PERSON"
    assert len(by_name) == len(items)


@given(annotated(statuses=Status))
def test_everything_comes_back(article: AnnotatedArticle) -> None:
    files, export_report = exported("webannotation", article, statuses=ALL)
    [reread], report = imported("webannotation", files)

    assert reread.document.text == encodable_text(article.document.text)
    assert decisions(reread, notes=False) == decisions(article, notes=False)
    assert report.is_complete
    assert not export_report.misaligned


def test_notes_and_layers_come_back() -> None:
    articles, _ = imported("webannotation", exported("webannotation", QUOTE, statuses=ALL)[0])

    assert [decisions(article) for article in articles] == [decisions(QUOTE)]


def _shift(item: dict[str, Any]) -> None:
    item["target"][0]["selector"][0]["start"] += 1


def _overreach(item: dict[str, Any]) -> None:
    item["target"][0]["selector"][0]["end"] = 99


def _untag(item: dict[str, Any]) -> None:
    item["body"] = []


def _lose_place(item: dict[str, Any]) -> None:
    item["target"] = "offsets.txt#3"


def _turn(item: dict[str, Any]) -> None:
    item["target"][0]["selector"].reverse()
    item["target"][0]["selector"][1]["end"] -= 1


def _repeat(item: dict[str, Any]) -> None:
    item["target"][0]["selector"] = {"type": "TextQuoteSelector", "exact": "n"}


def _forget(item: dict[str, Any]) -> None:
    item["target"].append({"source": "offsets.txt", "selector": []})


def _unaim(item: dict[str, Any]) -> None:
    item["target"] = []


def _double(item: dict[str, Any]) -> None:
    for selector in item["target"][0]["selector"]:
        selector.update({"start": 3, "end": 4} if "start" in selector else {"exact": "n"})


SPOILED: dict[Callable[[dict[str, Any]], None], str] = {
    _double: "exact is not what the offsets [3, 4) give, 'i'",
    _repeat: "exact is 'n', which does not stand in the text exactly once",
}
MOVED = (_shift, _overreach, _turn)
LEFT_OUT: dict[Callable[[dict[str, Any]], None], str] = {
    _untag: "annotations without a tag (tagging)",
    _lose_place: "annotations of whole pages or of places that are not in a text",
    _forget: "annotations of whole pages or of places that are not in a text",
    _unaim: "annotations of whole pages or of places that are not in a text",
}


def read_offsets(spoil: Callable[[dict[str, Any]], None]) -> tuple[list[AnnotatedArticle], Report]:
    page = page_of(OFFSETS)
    spoil(page["items"][0])
    files = {"offsets.jsonld": json.dumps(page).encode(), "offsets.txt": OFFSET_TEXT.encode()}
    return imported("webannotation", files)


@pytest.mark.parametrize("move", MOVED, ids=lambda move: move.__name__.strip("_"))
def test_a_position_is_put_right_by_its_quote(move: Callable[[dict[str, Any]], None]) -> None:
    [article], report = read_offsets(move)

    assert [item.body for item in article.annotations] == [WORD.body]
    assert report.remarks == {"positions put right by quotes, which stand in the text once": 1}


@pytest.mark.parametrize("spoil", LEFT_OUT, ids=lambda spoil: spoil.__name__.strip("_"))
def test_an_annotation_without_a_tag_or_place_is_counted(
    spoil: Callable[[dict[str, Any]], None],
) -> None:
    [article], report = read_offsets(spoil)

    assert not article.annotations
    assert report.lost == {LEFT_OUT[spoil]: 1}


@pytest.mark.parametrize("spoil", SPOILED, ids=lambda spoil: spoil.__name__.strip("_"))
def test_what_cannot_be_is_refused_with_its_file(spoil: Callable[[dict[str, Any]], None]) -> None:
    with pytest.raises(ImportRefused) as refusal:
        read_offsets(spoil)

    assert refusal.value.name == "offsets.jsonld"
    assert SPOILED[spoil] in refusal.value.reason


def test_one_annotation_with_one_body_and_target_is_read() -> None:
    item = {
        "type": "Annotation",
        "motivation": "tagging",
        "body": {"type": "TextualBody", "value": "X"},
        "target": {
            "source": "a.txt",
            "selector": {"type": "TextPositionSelector", "start": 0, "end": 2},
        },
    }
    files = {"a.jsonld": json.dumps([item]).encode(), "a.txt": "💩a".encode()}

    [article], _ = imported("webannotation", files)

    assert [item.body for item in article.annotations] == [Entity(Span(0, 2), "X")]


def test_a_quote_alone_is_found_by_the_words_around_it() -> None:
    selector = {"type": "TextQuoteSelector", "exact": "n", "prefix": " a", "suffix": " "}
    page = page_of(OFFSETS)
    page["items"][0]["target"] = {"source": "offsets.txt", "selector": selector}
    files = {"offsets.jsonld": json.dumps(page).encode(), "offsets.txt": OFFSET_TEXT.encode()}

    [article], _ = imported("webannotation", files)

    assert [item.body for item in article.annotations] == [Entity(Span(10, 11), "WORD")]


def test_the_source_is_a_reference_that_leads_to_the_file() -> None:
    strange = replace(OFFSETS, article_id="a b/ü")
    files, _ = exported("webannotation", strange)

    name = next(name for name in files if name.endswith(".txt"))
    [item] = json.loads(files[name.replace(".txt", ".jsonld")])["items"]
    assert unquote(item["target"][0]["source"]) == name
