"""Quotes and lists of Markdown in each other: how deep they are read, so that no text is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore

_DEEPEST = 100
"""Quotes, lists and items in each other that are read as such; Python allows some 300."""


def limit_nesting(parser: MarkdownIt) -> None:
    """Let a parser take for text what is nested too deeply, with its signs.

    Of itself it leaves out what is nested more than 20 deep, and behind such a list the rest of the
    file. In sentences it leaves nothing out, and any other limit than its own makes it slow.
    """
    from markdown_it.rules_block import blockquote, list_block

    deepest_in_sentences = parser.options["maxNesting"]

    def quote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return state.level < _DEEPEST and blockquote(state, start, end, silent)

    def items(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        return state.level < _DEEPEST and list_block(state, start, end, silent)

    def restore(state: StateCore) -> None:
        state.md.options["maxNesting"] = deepest_in_sentences

    ruler = parser.block.ruler
    ruler.at("blockquote", quote, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    ruler.at("list", items, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.options["maxNesting"] = 2 * _DEEPEST
    parser.core.ruler.before("inline", "nesting", restore)
