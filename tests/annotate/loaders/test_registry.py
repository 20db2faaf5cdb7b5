"""Formats are detected by content, type and ending; a missing library is named."""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

import pytest

from annotate.errors import UnreadableArticle
from annotate.loaders.folder import article_paths
from annotate.loaders.registry import (
    EPUB,
    HTML,
    MARKDOWN,
    PDF,
    PLAIN,
    ArticleFormat,
    detect_format,
    load,
)
from tests.annotate.loaders.sources import QUAY, epub, pdf, source

_BOOK, _PAPER = epub({"a.xhtml": "<p>x</p>"}), pdf(("BodyText", QUAY))


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"<html><p>x</p>", PLAIN),
        ("a.TXT", b"# x", PLAIN),
        ("a.md", b"# x", MARKDOWN),
        ("a.Markdown", b"# x", MARKDOWN),
        ("a.htm", b"x", HTML),
        ("a", b"\xef\xbb\xbf\n<!-- x --> <!DOCTYPE html><p>", HTML),
        ("a", b"<?xml version='1.0'?>\n<html>", HTML),
        ("a", b"x < y <html>", PLAIN),
        ("a.txt", _PAPER, PDF),
        ("download", _BOOK, EPUB),
        ("a.pdf", b"no paper", PDF),
        ("a.epub", b"no book", EPUB),
        ("a.epub", b" \n", PLAIN),
        ("a.log", b"x", PLAIN),
    ],
    ids=count(),
)
def test_the_format_is_detected(name: str, data: bytes, kind: ArticleFormat) -> None:
    assert detect_format(source(data, name)) is kind


@pytest.mark.parametrize(
    ("name", "data", "library", "extra"),
    [
        ("a.html", b"<p>x</p>", "trafilatura", "web"),
        ("a.epub", _BOOK, "defusedxml.ElementTree", "epub"),
        ("a.pdf", _PAPER, "pypdfium2", "pdf"),
    ],
    ids=["web", "epub", "pdf"],
)
def test_without_the_extra_the_message_has_the_command_to_get_it(
    monkeypatch: pytest.MonkeyPatch, name: str, data: bytes, library: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)

    with pytest.raises(UnreadableArticle, match=rf"{name} is .*; pip install 'postil\[{extra}\]'"):
        load(source(data, name))


def test_plain_text_is_what_is_in_the_file_but_for_the_mark() -> None:
    assert load(source(b"\xef\xbb\xbfa\r\nb\rc\nd", "a.txt")).text == "a\r\nb\rc\nd"


def test_a_folder_gives_its_articles_in_natural_order(tmp_path: Path) -> None:
    names = ["a10.md", "a2.txt", "b/c.EPUB", "b/d.pdf", "a1.html", "lines.jsonl"]
    others = ["picture.png", ".hidden.txt", "b/.git/x.txt", "notes"]
    for name in (*names, *others):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "export.jsonl").write_text('{"schema": "postil/1", "id": "a"}')

    paths = [str(path.relative_to(tmp_path)) for path in article_paths(tmp_path)]

    assert paths == ["a1.html", "a2.txt", "a10.md", "b/c.EPUB", "b/d.pdf", "lines.jsonl"]
