"""spaCy reads what was written for it: the docs, their spans by offsets, and learns from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest
import spacy
from hypothesis import given
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Corpus, Example

from annotate.annotation import Status
from annotate.claim import Claim
from annotate.document import Document
from annotate.entity import Entity
from annotate.span import Span
from store.annotated_article import AnnotatedArticle
from store.formats.format import ACCEPTED
from tests.english import blank_english
from tests.store.formats.examples import annotation
from tests.store.formats.generated import labelled, shuffled
from tests.store.formats.training import (
    ALL,
    OFFSETS,
    QUOTE,
    QUOTED,
    WE_KNOW,
    annotated,
    encodable_text,
    exported,
)


def docs(*articles: AnnotatedArticle, statuses: frozenset[Status] = ACCEPTED) -> list[Doc]:
    files, _ = exported("spacy", *articles, statuses=statuses)
    return list(DocBin().from_bytes(files["x.spacy"]).get_docs(blank_english().vocab))


def test_offsets_count_code_points() -> None:
    [doc] = docs(OFFSETS)

    [entity] = doc.ents
    assert (entity.start_char, entity.end_char, entity.label_) == (12, 22, "WORD")
    assert doc.text[entity.start_char : entity.end_char] == "annotation" == entity.text
    assert (doc.text, doc.user_data["id"]) == (OFFSETS.document.text, "offsets")


def test_entities_overlapping_ones_too_and_negatives_have_groups_of_their_own() -> None:
    inner = annotation("inner", Entity(Span(28, 30), "ORG"))
    outer = annotation("outer", Entity(Span(24, 30), "FAC"))
    article = replace(QUOTE, annotations=(*QUOTE.annotations, inner, outer))
    [doc] = docs(article, statuses=ALL)

    assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == [
        (16, 19, "PERSON"),
        (24, 30, "FAC"),
    ]
    assert [(s.start_char, s.end_char, s.label_) for s in doc.spans["sc"]] == [
        (16, 19, "PERSON"),
        (24, 30, "FAC"),
        (28, 30, "ORG"),
    ]
    assert [(s.start_char, s.end_char) for s in doc.spans["incorrect_spans"]] == [(38, 44)]


def test_overlap_is_a_remark_as_nothing_is_lost() -> None:
    twice = annotation("twice", Entity(Span(16, 19), "ORG"))
    _, report = exported("spacy", replace(QUOTE, annotations=(*QUOTE.annotations[:1], twice)))

    assert report.remarks == {'overlapping entities, in doc.spans["sc"] alone': 1}
    assert report.lost == {"notes": 1}


def test_the_fragments_of_a_claim_share_its_number() -> None:
    other = replace(WE_KNOW, id="other", body=Claim((), (Span(45, 51),), ()), note="")
    [doc] = docs(replace(QUOTE, annotations=(*QUOTE.annotations, other)))

    assert [(s.id_, s.label_, QUOTED[s.start_char : s.end_char]) for s in doc.spans["claims"]] == [
        ("1", "SOURCE", "Ann"),
        ("1", "CUE", "said"),
        ("1", "CONTENT", "“We know,”"),
        ("1", "CONTENT", "“and we care.”"),
        ("2", "CUE", "agreed"),
    ]


def test_rejected_items_alone_leave_the_rest_of_the_text_open() -> None:
    article = replace(QUOTE, annotations=QUOTE.annotations[1:2])
    [doc] = docs(article, statuses=frozenset({Status.REJECTED}))

    assert not doc.ents
    assert {token.ent_iob_ for token in doc} == {""}


def test_what_spacy_cannot_hold_is_counted() -> None:
    odd = replace(WE_KNOW, id="odd", body=replace(WE_KNOW.body, label="VIEW", speaker=None))
    long = replace(QUOTE, document=Document(f"{'a ' * 500_001}\n\nb", "", ""), annotations=())
    files, report = exported("spacy", replace(QUOTE, annotations=(*QUOTE.annotations, odd)), long)

    assert report.lost == {
        "notes": 3,
        "links to a speaker": 1,
        "labels of claims": 1,
        "paragraphs of more than a million characters": 1,
    }
    assert report.remarks == {"articles of more than a million characters, in paragraphs": 1}
    short, paragraph = DocBin().from_bytes(files["x.spacy"]).get_docs(blank_english().vocab)
    assert (short.text, paragraph.text) == (QUOTED, "b")
    assert paragraph.user_data["id"] == "q1#1000004"


@given(annotated())
def test_every_text_comes_back_and_every_span_is_an_annotated_one(
    article: AnnotatedArticle,
) -> None:
    # A new one for each example would take most of the time.
    with patch("spacy.blank", return_value=blank_english()):
        files, report = exported("spacy", article)
    [doc] = DocBin().from_bytes(files["x.spacy"]).get_docs(blank_english().vocab)

    assert doc.text == encodable_text(article.document.text)
    bodies = [item.body for item in article.spans]
    for span in doc.spans["sc"]:
        assert any(
            body.label == span.label_
            and body.extent.start <= span.start_char
            and span.end_char <= body.extent.end
            for body in bodies
        )
    expected = {body.key for body in bodies}
    actual = {("span", s.label_, Span(s.start_char, s.end_char)) for s in doc.spans["sc"]}
    assert report.misaligned or actual == expected


@pytest.mark.parametrize("with_shuffled_labels", [False, True])
def test_a_model_learns_from_200_texts_what_holds_for_others_too(
    tmp_path: Path, with_shuffled_labels: bool
) -> None:
    articles = list(labelled(260))
    train, held_out = articles[:200], articles[200:]
    if with_shuffled_labels:
        train = list(shuffled(train))
    spacy.util.fix_random_seed(0)
    nlp = spacy.blank("en")
    nlp.add_pipe("ner")
    examples = _examples(nlp, train, tmp_path / "train.spacy")
    nlp.initialize(lambda: examples)
    for _ in range(2):
        for start in range(0, len(examples), 20):
            nlp.update(examples[start : start + 20])

    scores = nlp.evaluate(_examples(nlp, held_out, tmp_path / "test.spacy"))
    assert (scores["ents_f"] >= 0.9) is not with_shuffled_labels


def _examples(nlp: Language, articles: Sequence[AnnotatedArticle], path: Path) -> list[Example]:
    path.write_bytes(exported("spacy", *articles)[0]["x.spacy"])
    return list(Corpus(path)(nlp))
