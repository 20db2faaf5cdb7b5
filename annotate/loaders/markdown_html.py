"""HTML inside of Markdown: tags that would hide what follows them are shown as they were typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annotate.loaders.html_text import HIDDEN

if TYPE_CHECKING:
    from markdown_it.token import Token

_OPENING = re.compile(rf"<(?={'|'.join(HIDDEN)})(\w+)\b(?![^>]*/>)", re.IGNORECASE)


def show_unclosed_tags(tokens: Sequence[Token]) -> None:
    """Turn each tag of a hidden element that is not closed into text.

    In a sentence, `List<Object>` for example, the closing tag has to stand in the same sentence;
    for a block of HTML anywhere after it.
    """
    for index, token in enumerate(tokens):
        if token.type == "inline":
            _show_in_sentence(token.children or [])
        elif token.type == "html_block":
            following = "".join(t.content for t in tokens[index + 1 :] if t.type == "html_block")
            token.content = _with_shown_tags(token.content, following)


def _show_in_sentence(children: list[Token]) -> None:
    for index, child in enumerate(children):
        if child.type != "html_inline":
            continue
        following = "".join(c.content for c in children[index + 1 :] if c.type == "html_inline")
        if _with_shown_tags(child.content, following) != child.content:
            child.type = "text"


def _with_shown_tags(html: str, following: str) -> str:
    """HTML with the opening tags escaped that neither it nor the HTML after it closes."""
    lowered = (html + following).lower()

    def shown(tag: re.Match[str]) -> str:
        is_closed = f"</{tag[1].lower()}" in lowered[tag.end() :]
        return tag[0] if is_closed else f"&lt;{tag[1]}"

    return _OPENING.sub(shown, html)
