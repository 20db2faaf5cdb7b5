"""What spaCy would stop over is left out and counted, and nothing false is learned of it."""

from __future__ import annotations

from annotate.training.marked_docs import mark
from annotate.training.soundness import (
    ACROSS_SENTENCES,
    BLANK_EDGES,
    TOO_LONG,
    leave_out_unsound,
    leave_out_unsound_spans,
)
from tests.annotate.training.docs import NLP, doc, marks, span, unknown_words


def test_an_entity_across_the_end_of_a_sentence_becomes_unknown() -> None:
    annotated = doc("Ask [Dr . Moran|WHO] about the [Swift|SHIP]")
    reading = doc("Ask Dr . Moran about the Swift", sentences=True)

    assert leave_out_unsound(annotated, reading) == {ACROSS_SENTENCES: 1}
    assert marks(annotated) == [("Swift", "SHIP")]
    assert unknown_words(annotated) == ["Dr", ".", "Moran"]


def test_white_space_at_an_edge_is_a_fault() -> None:
    annotated = NLP.make_doc("The  Swift sails")
    mark(annotated, [span(annotated, 1, 3, "SHIP")], ())

    assert leave_out_unsound(annotated, NLP.make_doc(annotated.text)) == {BLANK_EDGES: 1}
    assert marks(annotated) == []


def test_a_sound_doc_stays_as_it_is() -> None:
    annotated = doc("The [Swift|SHIP] sails", unknown="sails")

    assert not leave_out_unsound(annotated, NLP.make_doc(annotated.text))
    assert (marks(annotated), unknown_words(annotated)) == ([("Swift", "SHIP")], ["sails"])


def test_spans_that_may_overlap_have_a_longest_length() -> None:
    annotated = doc("The [old ferry Swift|SHIP] and [Moran|WHO]")

    assert leave_out_unsound_spans(annotated, "sc", 2) == {TOO_LONG: 1}
    assert [each.text for each in annotated.spans["sc"]] == ["Moran"]
