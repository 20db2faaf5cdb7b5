"""Noticing that the file of an article holds another text than the stored one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from annotate.document import Document
from annotate.loaders.registry import load_file
from store.library.library import Library
from store.library.source_check import has_newer_source
from store.library.stored_article import StoredArticle

LATER = 10**18 * 4
"""Nanoseconds since 1970, a hundred years from now."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "harbour.txt"
    file.write_text("The quay opens in May.\n")
    return file


def put(tmp_path: Path, document: Document) -> StoredArticle:
    stored = Library(tmp_path / "library").article_for(document)
    stored.create(document)
    return stored


def rewrite(file: Path, content: bytes) -> None:
    """Write a file later on; the clock of a file system may stand still for some milliseconds."""
    file.write_bytes(content)
    os.utime(file, ns=(LATER, LATER))


def test_a_file_that_was_edited_is_reported(tmp_path: Path, file: Path) -> None:
    document = load_file(file)
    stored = put(tmp_path, document)
    assert not has_newer_source(stored, document)
    rewrite(file, b"The quay opens in June.\n")
    assert has_newer_source(stored, document)
    assert not has_newer_source(stored, load_file(file))


@pytest.mark.parametrize("content", [b"The quay opens in May.\n", b"Caf\xe9\n"])
def test_a_file_with_the_same_text_or_none_tells_nothing(
    tmp_path: Path, file: Path, content: bytes
) -> None:
    document = load_file(file)
    stored = put(tmp_path, document)
    rewrite(file, content)
    assert not has_newer_source(stored, document)


@pytest.mark.parametrize("uri", ["-", "https://harbour.example/", "harbour.txt", "/nowhere", "\0"])
def test_what_came_from_elsewhere_has_no_file(tmp_path: Path, uri: str) -> None:
    document = Document("The quay opens in May.\n", "harbour", uri)
    assert not has_newer_source(put(tmp_path, document), document)
