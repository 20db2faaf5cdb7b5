"""Equal text: whole tokens, exact case, any white space; and the commands for all of it at once."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.annotation import Annotation, Status
from annotate.annotation_set import AnnotationSet
from annotate.claim import Claim
from annotate.commands import (
    Accept,
    AddClaim,
    AddEntity,
    LabelSameText,
    Reject,
    RemoveSameText,
    Revise,
)
from annotate.document import Document
from annotate.entity import Entity
from annotate.errors import EditRefused, NothingToChange
from annotate.span import Span
from annotate.suggestion import Body, Suggestion
from annotate.text.equal_text import equal_spans
from tests.builders import author
from tests.strategies import spans, texts

TEXT = "Quill came. Quill’s dog and Tom Quill saw Quillon. QUILL? Quill left Quill."
PLACES = [Span(start, start + 5) for start in (0, 12, 32, 58, 69)]
"""The offsets of “Quill” as a token."""


@pytest.mark.parametrize(
    ("text", "quote", "count"),
    [
        (TEXT, "Quill", 4),
        ("Low\nGarrick is Low  Garrick is LowGarrick", "Low\nGarrick", 1),
        ("1 of 1,000 or 1.", "1", 1),
        ("hydrophobia, aerophobia", "phobia", 1),
        ("Jose and Jose\u0301", "Jose", 0),
        ("C++ is C++, not C+", "C++", 1),
        ("北京 and 北京市", "北京", 1),
        ("a\ud83da a", "a", 2),
    ],
)
def test_equal_text_is_found_on_whole_tokens(text: str, quote: str, count: int) -> None:
    start = text.index(quote)
    assert len(equal_spans(text, Span(start, start + len(quote)))) == count


@st.composite
def places(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(texts(min_size=1)) * 2
    return text, draw(spans(text))


@given(places())
def test_equal_text_says_the_same_and_overlaps_nothing(place: tuple[str, Span]) -> None:
    text, span = place
    equals = equal_spans(text, span)
    words = text[span.start : span.end].split()
    assert all(text[other.start : other.end].split() == words for other in equals)
    occupied = sorted([*equals, span])
    assert all(a.end <= b.start for a, b in itertools.pairwise(occupied))


def work(*bodies: Body) -> AnnotationSet:
    equals = [Suggestion(f"s{n}", body, None, "rules 1") for n, body in enumerate(bodies)]
    return AnnotationSet(Document(TEXT, "Quill", "-"), suggestions=equals)


def person(place: int, label: str = "PERSON") -> Entity:
    return Entity(PLACES[place], label)


def states(annotations: AnnotationSet) -> list[tuple[int, str, str, str | None]]:
    """Start, label, origin and way of deciding of all accepted, in text order."""
    accepted = [record for record in annotations.records if record.status is Status.ACCEPTED]
    return sorted((r.body.extent.start, r.body.label, r.origin, r.decided) for r in accepted)


def test_bare_places_are_labelled_in_one_step_that_says_so() -> None:
    annotations = work()
    edit = annotations.perform(LabelSameText(person(0)), author())
    assert edit.description == "labelled PERSON “Quill” and 4 more"
    assert states(annotations) == [
        (0, "PERSON", "user", "explicit"),
        *((start, "PERSON", "propagated", "bulk") for start in (12, 32, 58, 69)),
    ]
    annotations.undo()
    assert annotations.records == ()


def test_pending_ones_are_accepted_or_relabelled() -> None:
    annotations = work(person(0), person(1), person(2, "ORG"))
    places = LabelSameText(person(0)).places(annotations)
    assert (len(places.bare), len(places.same), len(places.other), places.untouched_count) == (
        2,
        1,
        1,
        0,
    )
    annotations.perform(LabelSameText(person(0)), author())
    assert [state[1] for state in states(annotations)] == ["PERSON"] * 5
    assert [state[3] for state in states(annotations)] == ["explicit"] + ["bulk"] * 4
    relabelled = annotations.get("s2")
    assert relabelled.was == person(2, "ORG")  # type: ignore[union-attr]
    assert len(annotations.pending) == 0


def test_other_decisions_and_overlapping_entities_are_left_alone() -> None:
    overlapping = Entity(Span(28, 37), "PERSON")
    annotations = work(overlapping, person(3))
    annotations.perform(AddEntity(person(1, "ORG")), author())
    annotations.perform(Reject(("s1",)), author())
    before = set(annotations.records)
    command = LabelSameText(person(0))
    assert command.places(annotations).untouched_count == 3
    annotations.perform(command, author("boris"))
    assert before < set(annotations.records)
    assert [state[0] for state in states(annotations)] == [0, 12, 69]


def test_relabelling_changes_accepted_equals_of_the_old_label_too() -> None:
    annotations = work(person(0, "ORG"), person(1, "ORG"), person(2, "GPE"))
    annotations.perform(Accept(("s0", "s1", "s2")), author())
    annotations.perform(Revise("s0", person(0)), author())
    annotations.perform(LabelSameText(person(0), instead_of="ORG"), author())
    assert [state[1] for state in states(annotations)] == ["PERSON", "PERSON", "GPE"] + [
        "PERSON"
    ] * 2


def test_removing_rejects_proposals_and_deletes_ones_own() -> None:
    annotations = work(person(0), person(1), person(2, "ORG"))
    annotations.perform(AddEntity(person(3)), author())
    annotations.perform(Reject(("s0",)), author())
    said = Claim(source=(PLACES[1],), cue=(Span(6, 10),), speaker="s1")
    annotations.perform(AddClaim(said), author("boris"))
    edit = annotations.perform(RemoveSameText(person(0)), author("carla"))
    assert edit.description == "removed 2 more PERSON “Quill”"
    rejected = {r.id for r in annotations.records if r.status is Status.REJECTED}
    assert rejected == {"s0", "s1"}
    assert [item.id for item in annotations.pending] == ["s2"]
    (claim,) = (r.body for r in annotations.records if isinstance(r.body, Claim))
    assert claim.speaker is None


def test_nothing_equal_is_refused() -> None:
    annotations = work()
    with pytest.raises(NothingToChange):
        annotations.perform(RemoveSameText(person(0)), author())
    annotations.perform(LabelSameText(person(0)), author())
    with pytest.raises(EditRefused):
        annotations.perform(LabelSameText(person(0)), author())


def test_pending_ones_that_only_overlap_are_replaced_and_longer_names_are_not() -> None:
    text = "Flex 4 is new. They like the Flex 4, a Flex 4 and the old Flex 4 Pro."
    quotes = ("the Flex 4", "Flex 4 Pro")
    spans_of = {quote: Span(text.index(quote), text.index(quote) + len(quote)) for quote in quotes}
    suggestions = [
        Suggestion(quote, Entity(span, "PRODUCT"), None, "rules 1")
        for quote, span in spans_of.items()
    ]
    annotations = AnnotationSet(Document(text, "Flex", "-"), suggestions=suggestions)
    command = LabelSameText(Entity(Span(0, 6), "PRODUCT"))
    places = command.places(annotations)
    assert [item.id for item, _ in places.replaced] == ["the Flex 4"]
    assert (len(places.bare), places.untouched_count) == (1, 1)
    annotations.perform(command, author())
    replaced = annotations.get("the Flex 4")
    assert isinstance(replaced, Annotation)
    assert annotations.quote(replaced.body.extent) == "Flex 4"
    assert replaced.was == Entity(spans_of["the Flex 4"], "PRODUCT")
    annotations.undo()
    assert annotations.records == ()
