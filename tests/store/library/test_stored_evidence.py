"""What a pipeline read in an article's text, kept for learners beside its suggestions."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.learning.evidence import Evidence, joined
from store.library.library import Library
from store.library.stored_article import StoredArticle
from tests.builders import DOCUMENT, PIPELINE, entity, suggestion


def chunk(start: int, end: int) -> Evidence:
    """The evidence of a chunk with one token."""
    return Evidence((start,), (end,), ("NNP",), ("PROPN",), ("ROOT",), (0,), (0,))


CHUNKS = [chunk(0, 2), chunk(3, 6)]


@pytest.fixture
def stored(tmp_path: Path) -> StoredArticle:
    article = Library(tmp_path / "library").article_for(DOCUMENT)
    article.create(DOCUMENT)
    return article


def test_chunks_come_back_as_one(stored: StoredArticle) -> None:
    assert stored.evidence(PIPELINE, DOCUMENT.digest) is None

    stored.save_evidence(PIPELINE, DOCUMENT.digest, [part.to_bytes() for part in CHUNKS])

    assert stored.evidence(PIPELINE, DOCUMENT.digest) == joined(CHUNKS)
    assert stored.evidence("rules 2", DOCUMENT.digest) is None
    assert stored.evidence(PIPELINE, "another text") is None


@pytest.mark.parametrize("lost", [1, 20, 10_000])
def test_a_file_that_is_cut_off_can_be_made_again(stored: StoredArticle, lost: int) -> None:
    stored.save_evidence(PIPELINE, DOCUMENT.digest, [part.to_bytes() for part in CHUNKS])
    [path] = (stored.folder / "evidence").iterdir()
    path.write_bytes(path.read_bytes()[:-lost])

    assert stored.evidence(PIPELINE, DOCUMENT.digest) is None


def test_suggestions_by_what_was_learned_are_not_those_by_anything_else(
    stored: StoredArticle,
) -> None:
    learned = (suggestion(entity("Ms May")),)
    stored.save_suggestions(PIPELINE, DOCUMENT.digest, learned, annotator="anna", learned="a model")

    def suggestions(model: str) -> object:
        return stored.suggestions(PIPELINE, DOCUMENT.digest, annotator="anna", learned=model)

    assert suggestions("a model") == learned
    assert suggestions("another") is None
    assert suggestions("") is None
    assert stored.latest_suggestions("anna", DOCUMENT.digest) == (PIPELINE, learned)
