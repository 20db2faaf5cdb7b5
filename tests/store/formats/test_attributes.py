"""Attributes in the formats of other programs: they come back, or are counted by their names."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
import spacy
from hypothesis import assume, given
from hypothesis import strategies as st
from spacy.tokens import DocBin

from annotate.annotation import Decided, Origin, Status
from annotate.article_record import ArticleRecord
from annotate.attributes import Attributes, attributes_of
from annotate.entity import Entity
from annotate.labels.file import parse_scheme
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.exporter.in_memory import export
from store.exporter.plan import ExportPlan
from store.formats.alignment import Tokens, align_article
from store.formats.registry import FORMATS, format_named
from store.formats.report import Report
from tests.store.formats.training import OFFSETS, QUOTE, annotated, exported, imported, only

ATTRIBUTES = st.dictionaries(
    st.sampled_from(("stance", "sure-1")),
    st.lists(st.sampled_from(("for", "against", "1.5", "é")), min_size=1, max_size=2, unique=True),
    max_size=2,
).map(attributes_of)
WAR = ArticleRecord(
    (("topic", ("war",)),),
    Status.ACCEPTED,
    Origin.USER,
    Decided.EXPLICIT,
    "anna",
    "2026-11-23T16:00:00Z",
    "2026-11-23T16:00:00Z",
)
SCHEME = parse_scheme(
    '[[attribute]]\nname = "topic"\nvalues = ["war", "trade"]\n'
    '[[attribute]]\nname = "stance"\nfor = ["claim"]\nvalues = ["for", "against"]\n',
    title="labels.toml",
)


@st.composite
def with_attributes(draw: st.DrawFn) -> AnnotatedArticle:
    """An article with attributes of everything in it, and of itself."""
    article = draw(annotated())
    items = tuple(replace(item, attributes=draw(ATTRIBUTES)) for item in article.annotations)
    chosen = draw(ATTRIBUTES)
    record = replace(WAR, attributes=chosen) if chosen else None
    return replace(article, annotations=items, article=record)


def attributes_by_body(article: AnnotatedArticle) -> dict[object, Attributes]:
    return {item.body.key: item.attributes for item in article.annotations if item.attributes}


@pytest.mark.parametrize("name", ["prodigy", "labelstudio", "brat", "doccano"])
@given(article=with_attributes())
def test_attributes_come_back(name: str, article: AnnotatedArticle) -> None:
    # Prodigy's spans are made of tokens; two of them may become one.
    article = align_article(article, Tokens.of(article.document.text), "contract", Report())
    assume(len({item.body.key for item in article.annotations}) == len(article.annotations))
    files, report = exported(name, article)
    assume("line breaks at the edge of annotations" not in report.lost)
    back = imported(name, files)[0][0]

    held = format_named(name).attributes
    # What a format cannot hold as it is, is another annotation afterwards.
    bodies = {item.body.key for item in back.annotations}
    sent = {key: each for key, each in attributes_by_body(article).items() if key in bodies}
    assert attributes_by_body(back) == (sent if "span" in held else {})
    if "article" in held:
        assert (back.article and back.article.attributes) == (
            article.article and article.article.attributes
        )


@pytest.mark.parametrize("file_format", FORMATS, ids=lambda each: each.name)
def test_an_export_counts_what_its_format_leaves_out(file_format: Any) -> None:
    items = tuple(replace(item, attributes=(("stance", ("for",)),)) for item in QUOTE.annotations)
    article = only(replace(QUOTE, annotations=items, article=WAR))

    lost = export([article], ExportPlan(file_format)).report.lost

    kinds = {
        "span": "attribute stance of spans",
        "claim": "attribute stance of claims",
        "article": "attribute topic of articles",
    }
    left_out = {words for kind, words in kinds.items() if kind not in file_format.attributes}
    assert {words for words in lost if words.startswith("attribute ")} == left_out


def test_a_docbin_has_the_chosen_values_and_the_others_of_the_scheme_as_categories() -> None:
    article = replace(OFFSETS, article=WAR)
    data = export([article], ExportPlan(format_named("spacy"), scheme=SCHEME)).files

    [doc] = DocBin().from_bytes(next(iter(data.values()))).get_docs(spacy.blank("en").vocab)

    assert doc.cats == {"topic=war": 1.0, "topic=trade": 0.0}


def test_label_studio_has_a_control_for_each_attribute() -> None:
    item = replace(OFFSETS.annotations[0], attributes=(("topic", ("war",)),))
    article = replace(OFFSETS, annotations=(item,), article=WAR)
    files = export([article], ExportPlan(format_named("labelstudio"), scheme=SCHEME)).files
    tasks, configuration = (data.decode() for data in files.values())

    results = json.loads(tasks)[0]["annotations"][0]["result"]
    choices = {each["from_name"]: each for each in results if each["type"] == "choices"}
    assert choices["topic"]["id"] == results[0]["id"]
    assert choices["topic of the article"]["value"] == {"choices": ["war"]}
    assert '<Choices name="topic" toName="text" perRegion="true"' in configuration
    assert '<Choices name="topic of the article" toName="text" choice' in configuration
    assert '<Choice value="trade"/>' in configuration


def test_choices_of_label_studio_without_a_labelled_region_are_counted() -> None:
    choice = {"start": 0, "end": 3, "text": "Ida", "choices": ["sure"]}
    result = [{"id": "x", "type": "choices", "from_name": "c", "value": choice}]
    task = {"data": {"text": "Ida left."}, "annotations": [{"result": result}]}

    [article], report = imported("labelstudio", {"a.json": json.dumps([task]).encode()})

    assert article.annotations == ()
    assert report.lost == {"choices on regions without a label": 1}


def test_an_attribute_of_brat_without_a_value_says_yes() -> None:
    lines = "T1\tPERSON 0 3\tIda\nA1\tNegation T1\nA2\tSure T1 very\nA3\tSure T1 so\n"

    [article], report = imported("brat", {"a.txt": b"Ida left.", "a.ann": lines.encode()})

    [ida] = article.annotations
    assert ida.body == Entity(Span(0, 3), "PERSON")
    assert ida.attributes == (("Negation", ("yes",)), ("Sure", ("very", "so")))
    assert report.is_complete


def test_signs_that_brat_cannot_write_are_replaced_and_counted() -> None:
    item = replace(OFFSETS.annotations[0], attributes=(("Status", ("a b",)),))

    files, report = exported("brat", replace(OFFSETS, annotations=(item,)))

    assert "A1\tStatus_ T1 a_b\n" in files["offsets@anna.ann"].decode()
    assert len(report.lost) == 2
