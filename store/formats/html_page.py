"""HTML: one file without outside parts, with articles as the reader shows them.

It has no script, and its policy allows none; nothing is loaded, and a text cannot become markup.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from pathlib import Path

from store.annotated_article import AnnotatedArticle
from store.formats.article_page import ArticlePage, inline
from store.formats.format import ExportOptions, FilePieces
from store.formats.marked_text import HELD_BY_NO_PAGE, text_html
from store.formats.plain_words import shown
from store.formats.report import Report
from store.formats.training_items import encodable
from store.formats.unfinished import is_silence_known

STYLESHEET = Path(__file__).with_name("html_page.css")
"""The look of the page, by day, by night and on paper; the hues are those of the themes."""

_LEGEND = """<footer class="quiet"><p>
<span class="source accepted">source</span>, <span class="cue accepted">cue</span> and
<span class="content accepted">content</span> of a claim; a name that is
<span class="entity hue-1 accepted">✓ accepted</span>,
<span class="entity hue-1 pending">· pending</span>,
<span class="entity hue-1 moved">~ moved with the text</span> or
<span class="entity hue-1 rejected">✗ rejected</span>.
A cue leads to the note beside it, a note back to its place.
</p></footer>
"""


def export_articles(
    articles: Iterable[AnnotatedArticle], options: ExportOptions, report: Report
) -> FilePieces:
    """Write the articles below each other, and the list of them where there are several."""
    name = f"{options.stem}.html"
    titles: list[str] = []
    for number, article in enumerate(encodable(articles, report), start=1):
        title = article.document.title or article.article_id
        if not titles:
            yield name, _head(title)
        titles.append(title)
        yield name, _page(article, number, options, report)
    if not titles:
        yield name, _head("No article")
    yield name, _foot(titles)


def _page(article: AnnotatedArticle, number: int, options: ExportOptions, report: Report) -> bytes:
    count = len(HELD_BY_NO_PAGE.findall(article.document.text))
    report.lose("control characters, written as U+FFFD", count)
    is_finished = is_silence_known(article, options)
    page = ArticlePage(article, number, options.scheme, is_finished=is_finished)
    return "".join(page.pieces()).encode("utf-8", "replace")


def _head(title: str) -> bytes:
    style = STYLESHEET.read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{text_html(shown(title))}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
    ).encode("utf-8", "replace")


def _foot(titles: list[str]) -> bytes:
    rows = "".join(
        f'<li><a href="#a{number}">{inline(title)}</a></li>\n'
        for number, title in enumerate(titles, start=1)
    )
    contents = f'<nav aria-label="Articles"><h2>Articles</h2>\n<ol>\n{rows}</ol></nav>\n'
    shown_contents = contents if len(titles) > 1 else ""
    return f"{shown_contents}</main>\n{_LEGEND}</body>\n</html>\n".encode("utf-8", "replace")
