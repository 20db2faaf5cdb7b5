"""HTML inside of Markdown: tags that are words of the text are shown as they were typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from annotate.loaders.html_text import HIDDEN, LINES, PARAGRAPHS, name_set

if TYPE_CHECKING:
    from markdown_it.token import Token

_SHOWN = (PARAGRAPHS | LINES) - HIDDEN | name_set(
    "a abbr acronym area b base basefont bdi bdo bgsound big blink body cite code col colgroup "
    "data datalist del dfn em embed font frame frameset head html i img image input ins kbd label "
    "legend link map mark marquee math meta meter nobr noembed noframes optgroup option output "
    "param picture plaintext progress q rb rp rt rtc ruby s samp slot small source span strike "
    "strong sub sup tbody td tfoot th thead time track tt u var wbr"
)
"""Elements whose tags are markup whether or not they are closed."""
_OPENING = re.compile(
    rf"<(?!(?:{'|'.join(_SHOWN)})(?![\w-]))([a-z][\w-]*)(?![^<>]*/>)", re.IGNORECASE
)
_CLOSING = re.compile(r"</([a-z][\w-]*)", re.IGNORECASE)


def show_unclosed_tags(tokens: Sequence[Token]) -> None:
    """Turn each tag of a hidden element, or of one that HTML lacks, into text if it is not closed.

    In a sentence, `List<Object>` for example, the closing tag has to stand in the same sentence;
    for a block of HTML anywhere after it.
    """
    closed_later: set[str] = set()
    for token in reversed(tokens):
        if token.type == "inline":
            _show_in_sentence(token.children or [])
        elif token.type == "html_block":
            html = token.content
            token.content = _with_shown_tags(html, closed_later)
            closed_later |= _closings(html).keys()


def _show_in_sentence(children: Sequence[Token]) -> None:
    closed_later: set[str] = set()
    for child in reversed(children):
        if child.type == "html_inline":
            closed_later |= _closings(child.content).keys()
            if _with_shown_tags(child.content, closed_later) != child.content:
                child.type = "text"


def _with_shown_tags(html: str, closed_later: Collection[str]) -> str:
    """HTML with the opening tags escaped that are closed neither in it nor after it."""
    closings = _closings(html)

    def shown(tag: re.Match[str]) -> str:
        name = tag[1].lower()
        is_closed = name in closed_later or closings.get(name, 0) >= tag.end()
        return tag[0] if is_closed else f"&lt;{tag[1]}"

    return _OPENING.sub(shown, html)


def _closings(html: str) -> dict[str, int]:
    """Where each element is closed for the last time."""
    return {tag[1].lower(): tag.start() for tag in _CLOSING.finditer(html)}
