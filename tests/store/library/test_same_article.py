"""Which article a file belongs to: renamed, copied, piped or gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.document import Document
from store.library.library import Library
from tests.builders import DOCUMENT, TEXT
from tests.store.library.changed_articles import (
    LONGER,
    annotated,
    killed,
    opened,
    statuses,
    version,
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path / "library")


def test_a_renamed_file_is_the_same_article_and_a_copy_changes_nothing(
    library: Library, tmp_path: Path
) -> None:
    old, new, copy = (tmp_path / name for name in ("old.txt", "new.txt", "copy.txt"))
    old.write_text(TEXT)
    opened(library, Document(TEXT, "old.txt", str(old))).close()
    opened(library, Document(TEXT, "copy.txt", str(copy))).close()
    assert library.articles()[0].facts().uri == str(old)
    old.rename(new)
    opened(library, Document(TEXT, "new.txt", str(new))).close()
    (stored,) = library.articles()
    assert (stored.facts().uri, stored.facts().title) == (str(new), "new.txt")
    opened(library, Document(LONGER, "new.txt", str(new))).close()
    assert [article.document().text for article in library.articles()] == [LONGER]


def test_an_old_text_from_elsewhere_is_an_article_of_its_own(library: Library) -> None:
    annotated(library)
    opened(library, version(LONGER)).close()
    other = Document(TEXT, "copy", "/articles/copy.txt")
    for _ in range(2):
        opened(library, other).close()
    assert sorted(article.document().text for article in library.articles()) == sorted(
        [TEXT, LONGER]
    )


def test_piped_texts_have_nothing_to_do_with_each_other(library: Library) -> None:
    opened(library, Document("One.", "standard input", "-")).close()
    second = opened(library, Document("Two.", "standard input", "-"))
    assert second.report.reanchored is None
    second.close()
    assert len(library.articles()) == 2


def test_a_text_that_has_changed_is_found_without_a_look_at_every_article(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotated(library)
    opened(library, version(LONGER)).close()
    monkeypatch.setattr(Library, "_by_title", killed)
    again = opened(library, version(LONGER))
    assert statuses(again) == {"Ms May": "accepted", "Mr Lavrov": "accepted"}
    again.close()


def test_a_source_that_is_gone_leaves_everything_in_the_library(library: Library) -> None:
    annotated(library)
    (stored,) = library.articles()
    article = library.annotated(stored, "anna")
    assert not Path(DOCUMENT.uri).exists()
    assert (article.document, len(article.annotations)) == (DOCUMENT, 3)
