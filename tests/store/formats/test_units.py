"""Articles in paragraphs and sentences: no annotation is split, each unit has its own text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.annotation import Annotation
from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.formats.report import Report
from store.formats.units import Unit, split_into_units
from tests.store.formats.examples import annotation, place
from tests.store.formats.training import OFFSETS, annotated

TEXT = "💩 Ann left. Bob stayed.\r\n\r\nEve said: “No. Never.” Then Bob left.\n"
ANN, NO = (annotation(quote, Entity(place(quote, TEXT), "X")) for quote in ("Ann", "No. Never."))
EVE = annotation("eve", Entity(place("Eve", TEXT), "PERSON"))
SAID = annotation(
    "said",
    Claim((place("Eve", TEXT),), (place("said", TEXT),), (place("Never", TEXT),), speaker="Ann"),
)


def article(*items: Annotation) -> AnnotatedArticle:
    return replace(OFFSETS, document=Document(TEXT, "", ""), annotations=items)


def texts_of(unit: Unit, *items: Annotation) -> tuple[list[str], Report]:
    report = Report()
    return [
        piece.document.text for piece in split_into_units(article(*items), unit, report)
    ], report


@pytest.mark.parametrize(
    ("unit", "texts"),
    [
        ("article", [TEXT]),
        (
            "paragraph",
            ["💩 Ann left. Bob stayed.", "Eve said: “No. Never.” Then Bob left."],
        ),
        (
            "sentence",
            ["💩 Ann left.", "Bob stayed.", "Eve said: “No.", "Never.”", "Then Bob left."],
        ),
    ],
)
def test_units_have_no_white_space_around_them(unit: Unit, texts: list[str]) -> None:
    unit_texts, report = texts_of(unit, ANN)

    assert unit_texts == texts
    assert not report.remarks


def test_units_that_an_annotation_reaches_across_stay_together_and_are_counted() -> None:
    unit_texts, report = texts_of("sentence", NO)

    assert unit_texts[2:] == ["Eve said: “No. Never.”", "Then Bob left."]
    assert report.remarks == {
        "borders between sentences inside an annotation, where none was cut": 1
    }


def test_a_speaker_in_another_unit_is_counted_and_what_is_lost_is_too() -> None:
    report = Report()
    lost = replace(article(ANN, EVE, SAID), orphans=({"kind": "span"},))

    units = list(split_into_units(lost, "paragraph", report))

    [claim] = units[1].claims
    assert isinstance(claim.body, Claim)
    assert claim.body.speaker is None
    assert report.lost == {
        "links to a speaker in another unit": 1,
        "annotations whose place is lost": 1,
    }
    assert not any(unit.orphans for unit in units)


@given(annotated(), st.sampled_from(("paragraph", "sentence")))
def test_every_annotation_stands_on_its_words_in_the_unit_that_is_named_for_its_place(
    annotated_article: AnnotatedArticle, unit: Unit
) -> None:
    text, item_count = annotated_article.document.text, 0
    bodies = {item.id: item.body for item in annotated_article.annotations}

    end = 0
    for piece in split_into_units(annotated_article, unit, Report()):
        start = int(piece.article_id.removeprefix("any#"))
        assert start >= end
        end = start + len(piece.document.text)
        assert piece.document.text == text[start:end]
        for item in piece.annotations:
            item_count += 1
            assert item.body.shifted(start).key == bodies[item.id].key
    assert item_count == len(annotated_article.annotations)


def test_the_first_proposal_moves_along_unless_it_reached_out_of_the_unit() -> None:
    inside, outside = Entity(place("Bob", TEXT), "Y"), Entity(Span(2, 20), "Y")
    first = replace(EVE, body=inside, was=inside)
    second = replace(EVE, id="b", body=inside, was=outside)

    _, unit, *_ = split_into_units(article(first, second), "sentence", Report())

    assert {item.was for item in unit.annotations} == {Entity(Span(0, 3), "Y"), None}
