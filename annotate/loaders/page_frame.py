"""The frame of a web page: what stands around its main text, named and counted."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from annotate.loaders.html_text import HIDDEN, LINES, NO_TEXT, PARAGRAPHS, name_set
from annotate.loaders.page import with_single_spaces

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FRAMES = name_set("nav header footer aside form dialog menu") | (HIDDEN - NO_TEXT)
"""Elements that give their names to everything in them, down to the next of them."""
_BLOCKS = _FRAMES | PARAGRAPHS | (LINES - {"br"}) | name_set("td th main legend")
"""Elements whose words stand apart from those around them."""
_ROLES = {
    "navigation": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "dialog": "dialog",
    "alertdialog": "dialog",
}
"""The elements that roles stand for (https://www.w3.org/TR/html-aria/)."""
_KINDS = {
    "comments": re.compile(r"(?:^|\s)(?:comment|disqus)", re.IGNORECASE),
    "cookie bar": re.compile(r"(?:^|\s)(?:cookie|consent|gdpr)", re.IGNORECASE),
}
"""Parts of pages that only ids and classes show, by words that these begin with."""
_WHOLE = ("body", "main", "article")
"""Elements whose classes are about the whole page."""
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters that are not seen and may be left out."""
_WORD = re.compile(r"\w+")
_LEAST_SHARE = 0.5
"""Least share of a block's runs of words that are shown if the block is; chosen by hand."""


@dataclass(frozen=True, slots=True)
class Block:
    """Words of a page that stand together."""

    text: str
    """The words with all that is between them; white space is single spaces."""
    name: str
    """The name of the part of the page that they are in."""
    number: int
    """The number of that part."""

    @property
    def words(self) -> list[str]:
        """Its words, which may be none."""
        return _WORD.findall(_plain(self.text))

    @property
    def runs(self) -> Iterator[tuple[str, str, str]]:
        """Each three of its words; an empty one stands before the first and after the last."""
        words = ("", *self.words, "")
        return zip(words, words[1:], words[2:], strict=False)


def blocks_of(tree: HtmlElement) -> list[Block]:
    """The blocks of a page that are not empty, in their order."""
    walk = _Walk()
    walk.visit(tree)
    return walk.blocks


def left_out(blocks: Iterable[Block], shown_blocks: Sequence[Block]) -> Counter[str]:
    """The names of the parts of a page of which words are not shown, with their number.

    Args:
        blocks: The blocks of the page.
        shown_blocks: What is shown.
    """
    shown_texts = {block.text for block in shown_blocks}
    # Most blocks are shown as they are, and to take the words of a long page apart takes long.
    others = [block for block in blocks if block.text not in shown_texts]
    shown_words = _all_words(shown_texts)
    changed = [block for block in others if shown_words.issuperset(block.words)]
    shown_runs = set(chain.from_iterable(block.runs for block in changed))
    if changed:
        shown_runs.intersection_update(chain.from_iterable(block.runs for block in shown_blocks))
    shown = {block for block in changed if _is_shown(block, shown_runs)}
    parts = dict.fromkeys((block.name, block.number) for block in others if block not in shown)
    return Counter(name for name, _ in parts)


def _all_words(texts: Iterable[str]) -> set[str]:
    """All words of some texts, each once."""
    pieces = set(chain.from_iterable(text.split() for text in texts))
    return set(_WORD.findall(_plain(" ".join(pieces))))


def _is_shown(block: Block, shown_runs: Collection[tuple[str, str, str]]) -> bool:
    """Tell whether a block, all of whose words are shown, is shown in another form."""
    runs = list(block.runs)
    return sum(run in shown_runs for run in runs) >= _LEAST_SHARE * len(block.words)


class _Walk:
    """Visits the elements of a page in their order and collects its blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts = [("body", 0)]
        """The part of each block that is open, by its name and number."""
        self._part_count = 0
        self._texts: list[str] = []
        self._silent_depth = 0
        """How many elements are open whose content is no text."""

    def visit(self, tree: HtmlElement) -> None:
        """Visit a whole page."""
        from lxml.etree import iterwalk

        for event, element in iterwalk(tree, events=("start", "end", "comment", "pi")):
            if event == "start":
                self._begin(element)
            elif event == "end":
                self._end(element)
            else:
                self._add(element.tail)
        self._end_block()

    def _begin(self, element: HtmlElement) -> None:
        tag = element.tag
        self._silent_depth += tag in NO_TEXT
        if tag in _BLOCKS:
            self._end_block()
            self._part_count += 1
            self._parts.append(_part(element, self._part_count, self._parts[-1]))
        elif tag == "br":
            self._add(" ")
        elif tag == "img":
            self._add_picture(element)
        self._add(element.text)

    def _end(self, element: HtmlElement) -> None:
        tag = element.tag
        if tag in _BLOCKS:
            self._end_block()
            self._parts.pop()
        self._silent_depth -= tag in NO_TEXT
        self._add(element.tail)

    def _add(self, text: str | None) -> None:
        if text and not self._silent_depth:
            self._texts.append(text)

    def _add_picture(self, picture: HtmlElement) -> None:
        """Take the words that stand for a picture for a block."""
        if text := with_single_spaces(picture.get("alt", "")).strip():
            self._part_count += 1
            place = _part(picture, self._part_count, self._parts[-1])
            self.blocks.append(Block(text, *place))

    def _end_block(self) -> None:
        if text := with_single_spaces("".join(self._texts)).strip():
            self.blocks.append(Block(text, *self._parts[-1]))
        self._texts.clear()


def _plain(text: str) -> str:
    """Return a text in NFC, without the characters that are not seen."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFC", text)
    for character in _UNSEEN:
        text = text.replace(character, "")
    return text


def _part(element: HtmlElement, number: int, around: tuple[str, int]) -> tuple[str, int]:
    """The part that begins with an element, else the part around it, each by name and number."""
    if around[0] in _KINDS:
        return around
    attributes = dict(element.items())
    tag = element.tag
    if attributes and tag not in _WHOLE:
        identifiers = f"{attributes.get('id', '')} {attributes.get('class', '')}"
        for name, pattern in _KINDS.items():
            if pattern.search(identifiers):
                return name, number
    name = _ROLES.get(attributes.get("role", ""), tag)
    return (name, number) if name in _FRAMES or around[0] not in _FRAMES else around
