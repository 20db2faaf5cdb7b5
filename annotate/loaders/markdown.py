"""Markdown as it is rendered: headings, lists, emphasis, links and code without their marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotate.document import Document, known_facts
from annotate.loaders.encoding import decode
from annotate.loaders.html_text import write_html
from annotate.loaders.page import Page
from annotate.loaders.source import Source, short_title

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_FRONT_MATTER = re.compile(
    r"---[ \t]*\r?\n((?:#.*\n|[\w-]+[ \t]*:).*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M
)
"""YAML at the start of the file: a key or a comment follows right on the first rule."""
_FACT = re.compile(r"^(\w+)[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.M)


def load(source: Source) -> Document:
    """Render a Markdown text; title, author and date come from the front matter.

    Raises:
        UnreadableArticle: It is not in its encoding.
    """
    from markdown_it import MarkdownIt

    from annotate.loaders.markdown_html import show_unclosed_tags
    from annotate.loaders.markdown_nesting import limit_nesting
    from annotate.loaders.markdown_tables import read_all_cells

    text = decode(source.data, encoding=source.encoding or source.charset, name=source.name)
    front_matter = _FRONT_MATTER.match(text)
    metadata = _facts(front_matter[1]) if front_matter else {}
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    limit_nesting(parser)
    read_all_cells(parser)
    parser.block.ruler.at("reference", _reference)
    page = Page()
    env: dict[str, object] = {}
    tokens = parser.parse(text[front_matter.end() :] if front_matter else text, env)
    show_unclosed_tags(tokens)
    write_html(parser.renderer.render(tokens, parser.options, env), page)
    page.finish()
    headings = page.layout.headings
    first_heading = headings[0].title if headings else ""
    return Document(
        page.text,
        title=short_title(metadata.get("title") or first_heading or source.title or source.name),
        uri=source.uri,
        facts=known_facts(metadata),
        layout=page.layout,
        remarks=page.remarks,
    )


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read the target of links, as the parser does, but no footnote, whose words are text."""
    from markdown_it.rules_block import reference

    is_footnote = state.src.startswith("[^", state.bMarks[start] + state.tShift[start])
    return not is_footnote and reference(state, start, end, silent)


def _facts(front_matter: str) -> dict[str, str]:
    """The lines `key: value` of YAML that can be read without a YAML parser."""
    return {key.lower(): value.strip("\"'") for key, value in _FACT.findall(front_matter)}
