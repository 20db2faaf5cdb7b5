"""The structure of an article's text, kept beside its suggestions."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.document import Document
from annotate.span import Span
from annotate.structure import structure
from store.library.library import Library
from store.library.stored_article import StoredArticle
from tests.builders import DOCUMENT, PIPELINE, TEXT, entity, place, suggestion

PARSED = structure((0, len(TEXT)), [place("a good deal"), Span(0, 9)])


@pytest.fixture
def stored(tmp_path: Path) -> StoredArticle:
    article = Library(tmp_path / "library").article_for(DOCUMENT)
    article.create(DOCUMENT)
    return article


def test_it_is_there_again(stored: StoredArticle) -> None:
    assert stored.structure(PIPELINE, DOCUMENT.digest) is None

    stored.save_structure(PIPELINE, DOCUMENT.digest, PARSED)

    assert stored.structure(PIPELINE, DOCUMENT.digest) == PARSED
    assert stored.structure("rules 2", DOCUMENT.digest) is None


def test_that_of_another_text_does_not_count(stored: StoredArticle) -> None:
    stored.save_structure(PIPELINE, Document("Other words.", "Other", "/other").digest, PARSED)

    assert stored.structure(PIPELINE, DOCUMENT.digest) is None


@pytest.mark.parametrize("content", [b"", b"\xff\n", DOCUMENT.digest.encode() + b"\n12345"])
def test_a_damaged_one_can_be_made_again(stored: StoredArticle, content: bytes) -> None:
    stored.save_structure(PIPELINE, DOCUMENT.digest, PARSED)
    [path] = (stored.folder / "structures").iterdir()
    path.write_bytes(content)

    assert stored.structure(PIPELINE, DOCUMENT.digest) is None
    stored.save_structure(PIPELINE, DOCUMENT.digest, PARSED)
    assert stored.structure(PIPELINE, DOCUMENT.digest) == PARSED


def test_forgotten_suggestions_are_asked_for_again_and_others_stay(stored: StoredArticle) -> None:
    suggestions = [suggestion(entity("Ms May"))]
    for annotator in (None, "anna", "boris"):
        stored.save_suggestions(PIPELINE, DOCUMENT.digest, suggestions, annotator=annotator)
    stored.save_suggestions("rules 2", DOCUMENT.digest, suggestions)

    stored.forget_suggestions(PIPELINE, annotator="anna")

    assert stored.suggestions(PIPELINE, DOCUMENT.digest) is None
    assert stored.suggestions(PIPELINE, DOCUMENT.digest, annotator="anna") is None
    assert stored.suggestions(PIPELINE, DOCUMENT.digest, annotator="boris") == tuple(suggestions)
    assert stored.suggestions("rules 2", DOCUMENT.digest) == tuple(suggestions)
