"""Entities: right only with both ends and the label."""

from __future__ import annotations

import pytest

from annotate.entity import Entity
from annotate.evaluation.coding import Coding, Pair
from annotate.evaluation.entities import score_entities
from annotate.evaluation.evaluation import evaluate
from annotate.evaluation.report import entity_table
from annotate.evaluation.tally import Tally
from annotate.span import Span
from tests.annotate.evaluation.counted_claims import TEXT

ANN, BOB = Entity(Span(0, 7), "PERSON"), Entity(Span(58, 61), "PERSON")
FERRY = Entity(Span(17, 22), "PRODUCT")


def test_entities_are_counted_by_label_and_together() -> None:
    entity_scores = score_entities((ANN, BOB, FERRY), (ANN, Entity(FERRY.span, "FAC")))

    assert entity_scores.labels == ("FAC", "PERSON", "PRODUCT")
    assert entity_scores.tally("PERSON") == Tally(1, 2, 1)
    assert entity_scores.tally("FAC") == Tally(0, 0, 1)
    assert entity_scores.overall == Tally(1, 3, 2)
    assert entity_scores.overall.f1 == pytest.approx(2 / 5)


@pytest.mark.parametrize(
    "moved", [Entity(Span(0, 6), "PERSON"), Entity(Span(1, 7), "PERSON"), Entity(ANN.span, "ORG")]
)
def test_an_entity_that_is_not_quite_the_same_is_wrong(moved: Entity) -> None:
    assert score_entities((ANN,), (moved,)).overall == Tally(0, 1, 1)


def test_an_entity_that_is_said_twice_counts_once() -> None:
    assert score_entities((ANN,), (ANN, ANN)).overall == Tally(1, 1, 1)


def test_articles_add_up() -> None:
    pair = Pair(TEXT, Coding((ANN,)), Coding((ANN,)))
    other = Pair(TEXT, Coding((ANN, BOB)), Coding((FERRY,)))
    both = evaluate([pair, other])

    assert both.articles == 2
    assert both.entities.overall == Tally(1, 3, 2)
    assert both.entities.tally("PERSON") == Tally(1, 3, 1)


def test_the_table_has_a_line_for_each_label() -> None:
    lines = list(entity_table(score_entities((ANN, BOB), (ANN,))))

    assert [line.split() for line in lines[1:]] == [
        ["PERSON", "100.0", "50.0", "66.7", "2", "1"],
        ["all", "labels", "100.0", "50.0", "66.7", "2", "1"],
    ]
