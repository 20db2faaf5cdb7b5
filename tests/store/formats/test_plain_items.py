"""Plain items are read without detours, and say what the careful reading says."""

from __future__ import annotations

import json
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from annotate.annotation import Status
from store.annotated_article import AnnotatedArticle
from store.errors import ImportRefused
from store.formats import jsonl_import
from store.formats.plain_items import plain_annotations
from tests.store.formats.examples import ARTICLE, imported, line_of
from tests.strategies import articles

_MAY_BE_ABSENT = ("status", "origin", "score", "was", "note", "annotator")
_MAY_BE_ABSENT += ("created", "updated", "text", "speaker", "quotation")


@given(articles(), st.sets(st.sampled_from(_MAY_BE_ABSENT)))
def test_plain_items_are_what_the_careful_reading_makes_of_them(
    article: AnnotatedArticle, absent: set[str]
) -> None:
    line = line_of(article)
    for item in (*line["spans"], *line["claims"]):
        # A pending item without its status would be an accepted one that nobody has decided.
        needed = {"status"} if item["status"] == Status.SUGGESTED else set()
        for key in absent - needed:
            item.pop(key, None)
    text = json.dumps(line)
    with patch.object(jsonl_import, "plain_annotations", lambda _: None):
        careful = outcome(text)
    assert outcome(text) == careful


def outcome(text: str) -> list[AnnotatedArticle] | str:
    """The article of a line, or why it is refused."""
    try:
        return imported(text)
    except ImportRefused as error:
        return str(error)


def test_what_an_extraction_writes_is_plain_and_the_unknown_is_not() -> None:
    line = line_of(ARTICLE)
    assert plain_annotations(line) is not None
    for kind, unusual in (
        ("spans", {"unknown": 1}),
        ("spans", {"score": 1}),
        ("claims", {"was": {"start": 0, "end": 1, "label": "GPE"}}),
        ("claims", {"text": {"source": [], "other": []}}),
        ("claims", {"attributes": {"tone": ["cool"]}}),
    ):
        item = {**line[kind][0], **unusual}
        assert plain_annotations({**line, kind: [item]}) is None
