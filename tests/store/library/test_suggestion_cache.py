"""Which suggestions in the cache of an article still count."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.library.library import Library
from tests.builders import DOCUMENT, PIPELINE


@pytest.mark.parametrize(
    ("annotator", "made_with", "speaks_now", "counts"),
    [
        (None, "", "", True),
        (None, "", "new", False),
        ("ann", "", "", True),
        ("ann", "old", "new", False),
        ("ann", "new", "new", True),
        ("ann", "old", "", False),
        ("ben", "new", "new", False),
    ],
)
def test_suggestions_count_that_were_made_with_what_was_learned(
    tmp_path: Path, annotator: str | None, made_with: str, speaks_now: str, counts: bool
) -> None:
    stored = Library(tmp_path).article_for(DOCUMENT)
    stored.create(DOCUMENT)
    assert not stored.has_suggestions(PIPELINE, "ann", learned=speaks_now)
    stored.save_suggestions(PIPELINE, DOCUMENT.digest, (), annotator=annotator, learned=made_with)
    assert stored.has_suggestions(PIPELINE, "ann", learned=speaks_now) is counts
