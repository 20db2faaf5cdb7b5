"""Markdown, as it is shown: headings, lists, emphasis, links and code without their signs."""

from __future__ import annotations

import re

from annotate.document import Document, known_facts
from annotate.loaders.encoding import decode
from annotate.loaders.html_text import write_html
from annotate.loaders.page import Page
from annotate.loaders.source import Source, short_title

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
_FACT = re.compile(r"^(\w+)[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.M)


def load(source: Source) -> Document:
    """Render a Markdown text; the front matter tells title, author and date.

    Raises:
        UnreadableArticle: It is not in its encoding.
    """
    from markdown_it import MarkdownIt

    text = decode(source.data, encoding=source.encoding or source.charset, name=source.name)
    front = _FRONT_MATTER.match(text)
    said = _facts(front[1]) if front else {}
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page = Page()
    write_html(parser.render(text[front.end() :] if front else text), page)
    page.finish()
    headings = page.layout.headings
    first = headings[0].title if headings else ""
    return Document(
        page.text,
        title=short_title(said.get("title") or first or source.title or source.name),
        uri=source.uri,
        facts=known_facts(said),
        layout=page.layout,
    )


def _facts(front_matter: str) -> dict[str, str]:
    """The lines `key: value` of YAML that need no YAML to be understood."""
    return {key.lower(): value.strip("\"'") for key, value in _FACT.findall(front_matter)}
