"""Tables of Markdown: rows with more cells than the head has, whose words are text all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token


def read_all_cells(parser: MarkdownIt) -> None:
    """Let a parser read all cells of a row; of itself it passes over those beyond the head's."""
    from markdown_it.rules_block import table

    def whole_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        first = len(state.tokens)
        is_table = table(state, start, end, silent)
        state.tokens[first:] = _with_all_cells(state, state.tokens[first:])
        return is_table

    parser.block.ruler.at("table", whole_table, {"alt": ["paragraph", "reference"]})


def _with_all_cells(state: StateBlock, tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens of a table, with those of the cells that the parser passed over."""
    column_count = sum(token.type == "th_open" for token in tokens)
    line, cell = 0, tokens[:0]
    for index, token in enumerate(tokens):
        if token.type == "tr_open" and token.map is not None:
            line = token.map[0]
        elif token.type == "td_open":
            cell = tokens[index : index + 3]
        elif token.type == "tr_close" and cell:
            for content in filter(None, _cells(state, line)[column_count:]):
                opening, words, closing = (part.copy() for part in cell)
                words.content, words.children = content, []
                yield from (opening, words, closing)
        yield token


def _cells(state: StateBlock, line: int) -> list[str]:
    """What stands between the bars of a row."""
    from markdown_it.rules_block.table import escapedSplit, getLine

    row = getLine(state, line).strip().removeprefix("|")
    return [cell.strip() for cell in escapedSplit(row)]
