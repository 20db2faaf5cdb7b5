"""What is left of stored suggestions is what an open article shows as pending."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotate.annotation import Annotation
from annotate.annotation_set import AnnotationSet
from annotate.document import Document
from annotate.suggestion import Suggestion
from annotate.undecided import undecided
from tests.strategies import annotation_records, suggestions

_TEXT = "So so."
"""So short that many bodies are equal."""
_IDS = st.sampled_from("abcde")


@given(
    st.lists(_IDS.flatmap(lambda item_id: suggestions(_TEXT, item_id)), max_size=8),
    st.lists(_IDS, unique=True, max_size=3).flatmap(
        lambda ids: st.tuples(*(annotation_records(_TEXT, item_id) for item_id in ids))
    ),
)
def test_undecided_suggestions_are_those_that_an_annotation_set_holds_pending(
    suggested: list[Suggestion], records: tuple[Annotation, ...]
) -> None:
    annotations = AnnotationSet(Document(_TEXT, "a", "a"), records=records, suggestions=suggested)
    pending = [item for item in annotations.pending if isinstance(item, Suggestion)]

    assert undecided(suggested, records) == pending
