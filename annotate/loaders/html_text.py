"""HTML as text: blocks become paragraphs and lists, and headings and emphasis the layout."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from types import MappingProxyType

from annotate.layout import Look
from annotate.loaders.page import Page


def name_set(words: str) -> frozenset[str]:
    """The names of elements that stand in a string, with spaces between them."""
    return frozenset(words.split())


PARAGRAPHS = name_set(
    "p div section article main blockquote figure figcaption table ul ol dl pre hr address header "
    "footer aside nav details summary form fieldset body h1 h2 h3 h4 h5 h6 hgroup center dialog "
    "dir listing menu search xmp"
)
"""Elements that stand apart from what is before and behind them."""
LINES = name_set("br li tr dt dd caption")
"""Elements that begin another line, or end one."""
_LOOKS = {
    **dict.fromkeys(name_set("em i cite dfn"), Look.EMPHASIS),
    **dict.fromkeys(name_set("strong b"), Look.STRONG),
    **dict.fromkeys(name_set("code kbd samp tt var pre"), Look.CODE),
    "a": Look.LINK,
}
HIDDEN = name_set(
    "title script style template noscript svg iframe object audio video canvas button select "
    "textarea"
)
"""Elements whose content is never shown as text."""

NO_TEXT = name_set("title script style template")
"""Hidden elements that hold what is no text of the page."""

_LEVELS = {f"h{level}": level for level in range(1, 7)}
_NUMBER = re.compile(r"[0-9]{1,9}")
_RULE = "* * *"
_NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})
_INDENT = "  "


class HtmlText(HTMLParser):
    """Writes HTML on a page as it is fed; faulty HTML is read as far as possible."""

    def __init__(self, page: Page, *, prefix: str = "", hidden: frozenset[str] = HIDDEN) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        """The contents of `meta` elements, by their names."""
        self._page = page
        self._prefix = prefix
        self._hidden_tags = hidden
        self._hidden_tag: str | None = None
        self._hidden_depth = 0
        self._is_text_hidden = False
        """True if what is hidden would be text of the page."""
        self._has_hidden_text = False
        self._lists: list[int | None] = []
        """The number of the last item of each open list; None for a list without numbers."""
        self._pre_depth = 0
        self._is_first_cell = True
        self._quote_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin an element."""
        if self._hidden_tag is not None:
            self._hidden_depth += tag == self._hidden_tag
            self._has_hidden_text |= tag == "img" and bool((dict(attrs).get("alt") or "").strip())
            return
        attributes = {name: value or "" for name, value in attrs} if attrs else _NO_ATTRIBUTES
        is_page_break = bool(attrs) and _is_page_break(attributes)
        if tag in self._hidden_tags or is_page_break:
            self._hidden_tag, self._hidden_depth = tag, 1
            self._is_text_hidden = not is_page_break and tag not in NO_TEXT
            self._has_hidden_text = False
            return
        self._break(tag)
        if attrs:
            self._note(tag, attributes)
        self._begin(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if self._hidden_tag is not None:
            self._hidden_depth -= tag == self._hidden_tag
            if not self._hidden_depth:
                self._end_hidden()
            return
        if tag in _LEVELS:
            self._page.end(_LEVELS[tag])
        if tag in _LOOKS:
            self._page.end(_LOOKS[tag])
        if tag == "q":
            self._end_quote()
        if tag == "pre":
            self._pre_depth = max(0, self._pre_depth - 1)
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        if tag != "br":
            self._break(tag)

    def handle_data(self, data: str) -> None:
        """Write text."""
        if self._hidden_tag is not None:
            self._has_hidden_text = self._has_hidden_text or not data.isspace()
        elif self._pre_depth:
            self._page.verbatim(data)
        else:
            self._page.flow(data)

    def unknown_decl(self, data: str) -> None:
        """Count a section of CDATA, which is no text in HTML."""
        self._page.left_out["CDATA"] += 1

    def updatepos(self, i: int, j: int) -> int:
        """Skip the counting of lines, which nothing here needs."""
        return j

    def close(self) -> None:
        """End the page, and what is hidden to its end, which may be text whatever hides it."""
        super().close()
        self._is_text_hidden = True
        # The parser keeps the rest of a page in which a script does not end.
        self._has_hidden_text = self._has_hidden_text or bool(self.rawdata.strip())
        self._end_hidden()

    def _end_hidden(self) -> None:
        if self._hidden_tag is not None and self._is_text_hidden and self._has_hidden_text:
            self._page.left_out[self._hidden_tag] += 1
        self._hidden_tag = None

    def _note(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note what an element says about the page, and the name that it gives its place."""
        if tag == "meta" and attributes.get("name"):
            self.meta.setdefault(attributes["name"], attributes.get("content", ""))
        if anchor := attributes.get("id") or (attributes.get("name", "") if tag == "a" else ""):
            self._page.name(self._prefix + anchor)

    def _begin(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "img" and attributes.get("alt", "").strip():
            self._page.left_out[tag] += 1
        elif tag in _LEVELS:
            self._page.begin(_LEVELS[tag])
        elif tag == "hr":
            self._page.flow(_RULE)
            self._page.end_paragraph()
        elif tag in ("ul", "ol", "li"):
            self._begin_list(tag, attributes.get("start", ""))
        elif tag in ("tr", "td", "th"):
            self._begin_cell(tag)
        elif tag == "q":
            self._page.flow(quote_marks(self._quote_depth)[0])
            self._quote_depth += 1
        is_in_pre = tag == "code" and self._pre_depth
        if tag in _LOOKS and not is_in_pre and (tag != "a" or "href" in attributes):
            self._page.begin(_LOOKS[tag])
        self._pre_depth += tag == "pre"

    def _end_quote(self) -> None:
        if self._quote_depth:
            self._quote_depth -= 1
            self._page.flow(quote_marks(self._quote_depth)[1])

    def _begin_list(self, tag: str, start: str) -> None:
        if tag == "li":
            self._page.bullet(self._bullet())
        elif tag == "ul":
            self._lists.append(None)
        else:
            self._lists.append(int(start) - 1 if _NUMBER.fullmatch(start) else 0)

    def _begin_cell(self, tag: str) -> None:
        if tag != "tr" and not self._is_first_cell:
            self._page.flow(" | ")
        self._is_first_cell = tag == "tr"

    def _break(self, tag: str) -> None:
        # Items and the lists in them stand close together, whether or not they are paragraphs.
        is_close = bool(self._lists) and tag in ("p", "ul", "ol")
        if tag in LINES or is_close:
            self._page.end_line()
        elif tag in PARAGRAPHS:
            self._page.end_paragraph()

    def _bullet(self) -> str:
        depth = max(0, len(self._lists) - 1)
        if not self._lists or self._lists[-1] is None:
            return f"{_INDENT * depth}• "
        self._lists[-1] += 1
        return f"{_INDENT * depth}{self._lists[-1]}. "


def quote_marks(depth: int) -> tuple[str, str]:
    """The marks around a quotation that stands inside of so many others."""
    return ("‘", "’") if depth % 2 else ("“", "”")


def _is_page_break(attributes: Mapping[str, str]) -> bool:
    """Tell whether an element only marks where a page of the printed book began."""
    kinds = f"{attributes.get('epub:type', '')} {attributes.get('role', '')}".split()
    return "pagebreak" in kinds or "doc-pagebreak" in kinds


def write_html(html: str, page: Page, *, prefix: str = "", more_hidden: str = "") -> dict[str, str]:
    """Write HTML on a page.

    Args:
        html: The whole HTML.
        page: The page to write on.
        prefix: Put in front of the names of its anchors.
        more_hidden: Elements to leave out as well, with spaces between them.

    Returns:
        The contents of its `meta` elements, by their names.
    """
    writer = HtmlText(page, prefix=prefix, hidden=HIDDEN | set(more_hidden.split()))
    writer.feed(html)
    writer.close()
    return writer.meta
