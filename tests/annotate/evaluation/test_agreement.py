"""Agreement of two annotators, against figures of a well-known implementation."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.claim import Claim, Role
from annotate.entity import Entity
from annotate.evaluation.agreement import agreement
from annotate.evaluation.alpha import alpha
from annotate.evaluation.coding import Coding, Pair
from annotate.evaluation.disagreements import Disagreement, disagreements
from annotate.evaluation.evaluation import evaluate
from annotate.evaluation.kappa import kappa
from annotate.span import Span
from tests.builders import place

TEXT = "Ann Lee of Harbour Line said the ferry was late, and Bob Dole agreed."


def entity(quote: str, label: str) -> Entity:
    return Entity(place(quote, TEXT), label)


def claim(*quotes: str) -> Claim:
    source, cue, content = ((place(quote, TEXT),) for quote in quotes)
    return Claim(source, cue, content)


def pair(first: list[Entity | Claim], second: list[Entity | Claim]) -> Pair:
    sides = [
        Coding(
            tuple(body for body in side if isinstance(body, Entity)),
            tuple(body for body in side if isinstance(body, Claim)),
        )
        for side in (first, second)
    ]
    return Pair(TEXT, *sides)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2))
def test_kappa_and_alpha_are_those_of_nltk(units: list[tuple[str, str]]) -> None:
    labels = {label for unit in units for label in unit}
    pairs = Counter(units)
    if len(labels) == 1:
        assert kappa(pairs) == alpha(pairs) == 1
        return
    # NLTK takes a second to import, which other tests need not wait for.
    from nltk.metrics.agreement import AnnotationTask

    task = AnnotationTask(
        [(coder, str(n), unit[c]) for n, unit in enumerate(units) for c, coder in enumerate("xy")]
    )
    assert alpha(pairs) == pytest.approx(task.alpha())
    assert kappa(pairs) == pytest.approx(task.kappa())


SPANS = st.builds(lambda start, length: Span(start, start + length), *[st.integers(1, 9)] * 2)
CODED = st.lists(st.builds(Entity, SPANS, st.sampled_from(["PERSON", "ORG"])), max_size=6)


@given(CODED, CODED)
def test_precision_recall_and_f1_by_label_are_those_of_nltk(
    first: list[Entity], second: list[Entity]
) -> None:
    from nltk.metrics.scores import f_measure, precision, recall

    scores = evaluate([pair(list(first), list(second))]).entities
    for label in ("PERSON", "ORG"):
        gold = {entity.span for entity in first if entity.label == label}
        differences = {entity.span for entity in second if entity.label == label}
        tally = scores.tally(label)
        for ours, theirs in (
            (tally.precision, precision(gold, differences)),
            (tally.recall, recall(gold, differences)),
            (tally.f1, f_measure(gold, differences)),
        ):
            assert ours == pytest.approx(theirs or 0)


@given(st.lists(SPANS, max_size=5, unique=True), st.lists(SPANS, max_size=5, unique=True))
def test_as_many_overlapping_entities_are_paired_as_can_be(
    first: list[Span], second: list[Span]
) -> None:
    def most(ours: tuple[Span, ...], theirs: tuple[Span, ...]) -> int:
        if not ours:
            return 0
        without = most(ours[1:], theirs)
        pairs = (n for n, other in enumerate(theirs) if other.overlaps(ours[0]))
        return max([without, *(1 + most(ours[1:], (*theirs[:n], *theirs[n + 1 :])) for n in pairs)])

    sides = [[Entity(span, "ORG") for span in side] for side in (first, second)]
    assert agreement(pair(*sides)).overlap("ORG").hits == most(tuple(first), tuple(second))


def test_one_coder_who_never_varies_agrees_as_chance_would() -> None:
    assert kappa({("a", "a"): 3, ("a", "b"): 1}) == 0


def test_tokens_are_counted_by_what_either_side_calls_them() -> None:
    first = [entity("Ann Lee", "PERSON"), entity("Harbour Line", "ORG"), entity("Harbour", "LOC")]
    second = [entity("Ann", "PERSON"), entity("Harbour Line", "FAC")]

    counts = agreement(pair(first, second)).labels

    assert counts["PERSON", "PERSON"] == 1
    assert counts["PERSON", "none"] == 1
    assert counts["LOC+ORG", "FAC"] == 1
    assert counts["ORG", "FAC"] == 1
    assert counts.total() == 16


def test_overlapping_entities_of_a_label_count_one_to_one() -> None:
    first = [entity("Ann Lee", "PERSON"), entity("Bob Dole", "PERSON")]
    second = [entity("Ann", "PERSON"), entity("Lee", "PERSON"), entity("Bob", "ORG")]

    tally = agreement(pair(first, second)).overlap("PERSON")

    assert (tally.hits, tally.gold, tally.predicted) == (1, 2, 2)


def differing(sides: Pair) -> list[Disagreement]:
    return disagreements(sides.text, [sides.gold, sides.predicted])


def test_every_disagreement_is_listed_once_in_text_order() -> None:
    first_claim = claim("Ann Lee", "said", "the ferry was late")
    shorter = claim("Ann Lee", "said", "ferry was late")
    first = [entity("Ann Lee", "PERSON"), entity("Harbour Line", "ORG"), first_claim]
    second = [entity("Ann Lee", "PERSON"), entity("Harbour", "LOC"), shorter]
    second.append(entity("Bob Dole", "PERSON"))

    differences = differing(pair(first, second))

    assert [difference.bodies for difference in differences] == [
        (first_claim, shorter),
        (entity("Harbour Line", "ORG"), entity("Harbour", "LOC")),
        (None, entity("Bob Dole", "PERSON")),
    ]
    assert differences[0].parts == (Role.CONTENT,)


def test_equal_claims_agree_and_a_second_copy_does_not() -> None:
    first_claim = claim("Ann Lee", "said", "the ferry was late")

    assert differing(pair([first_claim], [first_claim])) == []
    assert [
        difference.bodies[1]
        for difference in differing(pair([first_claim, first_claim], [first_claim]))
    ] == [None]


def test_a_claim_without_a_match_stands_alone() -> None:
    first_claim = claim("Ann Lee", "said", "the ferry was late")
    other = Claim((), (Span(0, 3),), (place("Bob Dole", TEXT),))

    differences = differing(pair([first_claim], [other]))

    assert {difference.bodies for difference in differences} == {(first_claim, None), (None, other)}
