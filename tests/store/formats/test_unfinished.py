"""Unfinished articles: in no format does silence say that a place holds no annotation."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
import spacy
from hypothesis import given
from spacy.tokens import Doc, DocBin

from annotate.annotation import Annotation, Status
from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from store.annotated_article import AnnotatedArticle
from store.exporter.in_memory import Export, export
from store.exporter.plan import ExportPlan
from store.exporter.remarks import describe_withheld
from store.exporter.selection import Selection
from store.formats.registry import FORMATS, format_named
from tests.store.formats.examples import annotation, place
from tests.store.formats.training import annotated, decisions, imported

TEXT = "Mira Tolan left Lund. Oskar Brandt stayed there. Nobody else came to Malmo."


def entity(quote: str, label: str, status: Status = Status.ACCEPTED) -> Annotation:
    return annotation(quote, Entity(place(quote, TEXT), label), status)


TOLAN = entity("Mira Tolan", "PERSON")
BRANDT = entity("Oskar Brandt", "ORG", Status.REJECTED)
MALMO = entity("Malmo", "GPE", Status.SUGGESTED)
BEGUN = AnnotatedArticle(Document(TEXT, "begun", "-"), "u1", "anna", (TOLAN, BRANDT, MALMO))
DONE = replace(BEGUN, article_id="d1", answer="accept")


def made(name: str, *articles: AnnotatedArticle, **plan: Any) -> Export:
    return export(articles, ExportPlan(format_named(name), **plan), stem="x")


def docs(*articles: AnnotatedArticle, **plan: Any) -> list[Doc]:
    [data] = made("spacy", *articles, **plan).files.values()
    return list(DocBin().from_bytes(data).get_docs(spacy.blank("en").vocab))


def tags(doc: Doc) -> list[str]:
    return [token.ent_iob_ for token in doc]


def lines(exported: Export) -> list[dict[str, Any]]:
    return [json.loads(line) for line in next(iter(exported.files.values())).splitlines()]


def test_spacy_has_missing_tokens_and_the_decided_sentences_of_an_unfinished_article() -> None:
    first, second = docs(BEGUN)

    assert [(first.text, second.text)] == [("Mira Tolan left Lund.", "Oskar Brandt stayed there.")]
    assert tags(first) == ["B", "I", "", "", ""]
    assert tags(second) == [""] * 5
    assert [span.text for span in first.spans["sc"]] == ["Mira Tolan"]
    assert [span.text for span in second.spans["incorrect_spans"]] == ["Oskar Brandt"]
    assert [doc.user_data["id"] for doc in (first, second)] == ["u1#0", "u1#22"]


def test_spacy_has_the_whole_of_a_finished_article_with_its_negatives() -> None:
    [doc] = docs(DONE)

    assert doc.text == TEXT
    assert "" not in tags(doc)
    assert [span.text for span in doc.spans["incorrect_spans"]] == ["Oskar Brandt"]


def test_sentences_that_nobody_decided_on_are_counted() -> None:
    exported = made("spacy", BEGUN)

    remark = "sentences of unfinished articles that nobody has decided on, left out"
    assert exported.report.remarks == {remark: 1}
    assert exported.report.is_complete


def test_a_sentence_that_is_an_example_already_keeps_its_id() -> None:
    assert [doc.user_data["id"] for doc in docs(BEGUN, unit="sentence")] == ["u1#0", "u1#22"]


def test_rejected_ones_stay_out_of_spacy_where_accepted_ones_are_asked_for() -> None:
    [doc] = docs(DONE, selection=Selection(statuses=frozenset({Status.ACCEPTED})))

    assert "incorrect_spans" not in doc.spans


def test_rejected_claims_that_nobody_asked_for_are_no_loss() -> None:
    claim = annotation("c", Claim((), (place("left", TEXT),), ()), Status.REJECTED)

    report = made("spacy", replace(DONE, annotations=(TOLAN, claim))).report

    assert report.is_complete
    assert report.remarks == {"rejected claims, left out": 1}


def test_prodigy_marks_an_answer_that_is_about_its_spans_alone() -> None:
    [begun, done] = lines(made("prodigy", BEGUN, DONE))

    assert (begun["answer"], begun["_is_binary"]) == ("accept", True)
    assert (done["answer"], "_is_binary" in done) == ("accept", False)


def test_labelstudio_has_predictions_for_an_unfinished_article() -> None:
    exported = made("labelstudio", BEGUN, DONE, selection=Selection(statuses=frozenset(Status)))
    begun, done = json.loads(exported.files["x.labelstudio.json"])

    assert begun["annotations"] == []
    texts = [[r["value"]["text"] for r in p["result"]] for p in begun["predictions"]]
    assert texts == [["Mira Tolan"], ["Malmo"]]
    assert [r["value"]["text"] for r in done["annotations"][0]["result"]] == ["Mira Tolan"]


@pytest.mark.parametrize("name", ["prodigy", "labelstudio"])
@given(annotated())
def test_an_unfinished_article_comes_back_unfinished(name: str, article: AnnotatedArticle) -> None:
    begun = replace(article, answer=None)
    exported = made(name, begun)

    [back], _ = imported(name, dict(exported.files))

    assert back.answer is None
    if exported.report.is_complete:
        assert decisions(back, notes=False) == decisions(begun, notes=False)


@pytest.mark.parametrize("name", ["conll", "huggingface"])
def test_what_cannot_say_it_leaves_unfinished_articles_out_and_counts_them(name: str) -> None:
    exported = made(name, BEGUN, DONE, unit="sentence")

    data = next(iter(exported.files.values())).decode()
    assert data.count("Malmo") == 1
    assert exported.withheld.unfinished == 1
    assert "1 unfinished article, " in describe_withheld(exported.withheld)


@pytest.mark.parametrize("name", ["conll", "huggingface"])
def test_suggestions_alone_are_the_whole_answer_of_a_pipeline(name: str) -> None:
    exported = made(name, BEGUN, selection=Selection(statuses=frozenset({Status.SUGGESTED})))

    assert b"B-GPE" in next(iter(exported.files.values()))


@pytest.mark.parametrize("file_format", FORMATS, ids=lambda file_format: file_format.name)
def test_asked_for_by_name_the_rest_counts_as_outside(file_format: Any) -> None:
    """Every format writes an unfinished article as it writes a finished one, but for the answer."""
    begun = made(file_format.name, BEGUN, unfinished_as_outside=True).files
    done = made(file_format.name, replace(BEGUN, answer="accept")).files

    if file_format.name != "jsonl":
        assert begun == done


def test_a_conll_file_says_something_of_every_token_so_that_it_is_finished() -> None:
    [back], _ = imported("conll", dict(made("conll", DONE).files))

    assert back.answer == "accept"
