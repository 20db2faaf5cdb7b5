"""A recogniser with new labels begins with what it knew under the old ones."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.training import Example

from annotate.training.callbacks import inherit_labels
from tests.annotate.training.docs import doc


def _trained() -> Language:
    nlp = spacy.blank("en")
    ner = nlp.add_pipe("ner")
    examples = [
        Example(nlp.make_doc(gold.text), gold)
        for gold in (doc("Then [Ann|PERSON] left"), doc("Then [Bob|PERSON] slept"))
    ]
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(12):
        nlp.update(examples, sgd=optimizer)
    assert [entity.label_ for entity in nlp("Then Ann left").ents] == ["PERSON"], ner
    return nlp


def test_an_heir_is_found_where_the_retired_label_was() -> None:
    nlp = inherit_labels("ner", ["WHO", "SHIP"], {"WHO": "PERSON"}, ["PERSON"])(_trained())

    assert [(entity.text, entity.label_) for entity in nlp("Then Ann left").ents] == [
        ("Ann", "WHO")
    ]
