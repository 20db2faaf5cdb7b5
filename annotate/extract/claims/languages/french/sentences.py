"""Where a sentence begins and ends, by its marks: the parser cuts at “!” within quotations."""

from __future__ import annotations

from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax

_STOPS = frozenset((".", "!", "?", "…", "..."))


def sentence_start(tree: Syntax, quotations: Quotations, index: int) -> int:
    """The first word of the sentence that goes on before a word."""
    while index > 0 and not _is_stop(tree, quotations, index - 1):
        index -= 1
    return index


def sentence_end(tree: Syntax, quotations: Quotations, index: int) -> int:
    """One past the last word of the sentence that a word is in, its stop left out."""
    while index < len(tree) and not _is_stop(tree, quotations, index):
        index += 1
    return index


def _is_stop(tree: Syntax, quotations: Quotations, index: int) -> bool:
    """Return whether a token ends a sentence; a stop in a quotation ends none around it.

    Behind a quotation that ends with a stop of its own, a capital begins another sentence.
    """
    if "\n" in tree.text[index]:
        return True
    if quotations.at[index] < 0:
        return tree.text[index] in _STOPS
    quotation = quotations.ending_at(index + 1)
    after = index + 1
    if quotation is None or after >= len(tree) or tree.text[index - 1] not in _STOPS:
        return False
    return tree.text[after][:1].isupper()
