"""What is known of an article besides its text is there again when the library is opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotate.document import Document
from annotate.layout import NO_LAYOUT, Heading, Layout, Look, Styled
from annotate.span import Span
from store.exporter.in_memory import export_lines
from store.formats.jsonl import import_lines
from store.library.library import Library
from store.library.stored_article import StoredArticle

LAYOUT = Layout(
    (Heading(0, 1, "A \x1b[2J quay"),),
    (Styled(Span(0, 6), Look.HEADING), Styled(Span(8, 12), Look.LINK)),
)
FACTS = {"author": "Ida", "date": "2025-03-04", "url": "https://post.example/quay"}
DOCUMENT = Document("A quay\n\nText.", "Quay", "/quay.md", facts=FACTS, layout=LAYOUT)


@pytest.fixture
def stored(tmp_path: Path) -> StoredArticle:
    article = Library(tmp_path).article_for(DOCUMENT)
    article.create(DOCUMENT)
    return article


def test_headings_emphasis_and_facts_come_back(stored: StoredArticle) -> None:
    assert stored.document() == DOCUMENT


def test_a_plain_text_has_no_file_for_its_layout(tmp_path: Path) -> None:
    plain = Document("Words.", "a", "/a")
    article = Library(tmp_path).article_for(plain)
    article.create(plain)

    assert article.document() == plain
    assert not (article.folder / "layouts").exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"headings": [], "styled": [[0, 99, "link"]]}',
        b'{"headings": [], "styled": 1}',
        b'{"headings": [], "styled": [[0, 1, "loud"]]}',
        b'{"headings": [[-1, 1, "x"]], "styled": []}',
    ],
)
def test_a_damaged_layout_costs_the_layout_alone(stored: StoredArticle, content: bytes) -> None:
    [path] = (stored.folder / "layouts").iterdir()
    path.write_bytes(content)

    assert stored.document().text == DOCUMENT.text
    assert stored.document().layout == NO_LAYOUT


def test_facts_are_exported_and_imported(stored: StoredArticle, tmp_path: Path) -> None:
    article = Library(tmp_path).annotated(stored, "anna")

    line, _ = export_lines([article], statuses=set(), tokens=False)

    [again] = import_lines([line])
    assert again.document.facts == FACTS
    assert b'"author": "Ida"' in line


@pytest.mark.parametrize("span", [Span(0, 1), Span(5, 9), Span(7, 8), Span(11, 12), Span(12, 13)])
def test_a_row_finds_what_stands_out_in_it(span: Span) -> None:
    expected = [styled for styled in LAYOUT.styled if styled.span.overlaps(span)]

    assert list(LAYOUT.within(span)) == expected
