"""A corpus says what is trained on what, and what the base made of it before."""

from __future__ import annotations

from annotate.training.base import Base
from annotate.training.config import Pace, training_config
from annotate.training.corpus import OVERLAPPING, LabelTerms, component_for, make_corpus
from annotate.training.scores import scores
from tests.annotate.training.docs import NLP, doc, span

BLANK = Base(NLP, "", "an empty pipeline (en)")
NO_TERMS = LabelTerms(frozenset(), {})


def test_spans_that_overlap_often_need_a_span_categoriser() -> None:
    flat, nested = doc("The [Swift|SHIP] sails"), doc("The [Swift|SHIP] sails")
    nested.spans["sc"] = [*nested.ents, span(nested, 0, 2, "VESSEL")]

    assert component_for([flat] * 60) == "ner"
    assert component_for([*[flat] * 60, nested]) == "ner"
    assert component_for([flat, nested]) == "spancat"


def test_a_slip_that_overlaps_is_left_out_and_counted() -> None:
    nested = doc("The [Swift|SHIP] sails")
    nested.spans["sc"] = [*nested.ents, span(nested, 0, 2, "VESSEL")]
    corpus = make_corpus(BLANK, [nested], [doc("The [Heron|SHIP] sank")], "ner", NO_TERMS)

    assert corpus.faults == {OVERLAPPING: 1}
    assert corpus.labels == {"SHIP": 1} == corpus.held_out_labels


def test_scores_count_what_people_marked_before_and_after() -> None:
    train, dev = [doc("The [Swift|SHIP] sails")], [doc("The [Heron|SHIP] and [Moran|WHO]")]
    corpus = make_corpus(BLANK, train, dev, "ner", NO_TERMS)
    scored = scores(corpus, [frozenset({(1, 2, "SHIP"), (0, 1, "SHIP"), (2, 3, "DATE")})])

    assert scored.labels == ("SHIP", "WHO")
    assert scored.overall_before.f1 == 0
    after = scored.after["SHIP"]
    assert (after.hits, after.gold, after.predicted) == (1, 1, 2)
    assert scored.after["WHO"].recall == 0


def test_a_configuration_trains_a_new_component_for_no_more_steps_than_asked() -> None:
    corpus = make_corpus(
        BLANK, [doc("The [Swift|SHIP] sails")], [doc("The [Heron|SHIP]")], "spancat", NO_TERMS
    )
    config = training_config(BLANK, corpus, Pace(steps=3, seed=7))

    assert config["nlp"]["pipeline"] == ["spancat"]
    assert config["components"]["spancat"]["suggester"]["max_size"] == 1
    assert config["training"]["max_steps"] == 3 == config["training"]["eval_frequency"]
    assert config["system"]["seed"] == 7
    assert "before_init" not in config["initialize"]
