"""What is left of stored suggestions is what an open article shows as pending."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotate.annotation import Annotation
from annotate.annotation_set import AnnotationSet
from annotate.suggestion import Suggestion
from annotate.undecided import undecided
from tests.builders import DOCUMENT, PIPELINE, claim, entity
from tests.strategies import annotation_records

_BODIES = st.sampled_from(
    (
        entity("Ms May"),
        entity("Ms May", "ORG"),
        entity("May"),
        claim("said"),
        claim("said", "it was “a good deal,”"),
        claim("said", speaker="a"),
        claim("hoped"),
    )
)
"""So few that many suggestions and records are equal, in one way or another."""
_IDS = st.sampled_from("abcdefgh")
_RECORDS = st.builds(
    lambda record, item_id, body, was: replace(record, id=item_id, body=body, was=was),
    annotation_records(DOCUMENT.text),
    _IDS,
    _BODIES,
    st.none() | _BODIES,
)


@given(
    st.lists(st.builds(Suggestion, _IDS, _BODIES, st.none(), st.just(PIPELINE)), max_size=8),
    st.lists(_RECORDS, unique_by=lambda record: record.id, max_size=3),
)
def test_undecided_suggestions_are_those_that_an_annotation_set_holds_pending(
    suggested: list[Suggestion], records: list[Annotation]
) -> None:
    annotations = AnnotationSet(DOCUMENT, records=records, suggestions=suggested)
    pending = [item for item in annotations.pending if isinstance(item, Suggestion)]

    assert undecided(suggested, records) == pending
