"""Subjects that the parser found in a quotation: “No!” is not who said it."""

from __future__ import annotations

from dataclasses import replace

from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax

_SUBJECT = "nsubj"
_QUOTED = "ccomp"
"""The relation of what is said to the verb that says it."""


def without_quoted_subjects(tree: Syntax, quotations: Quotations) -> Syntax:
    """The parse with such a subject as what is said, where the verb has another one behind it."""
    misread_words = [
        word
        for word, relation in enumerate(tree.dep)
        if relation == _SUBJECT
        and _is_outside(quotations, word, tree.head[word])
        and any(
            tree.dep[other] == _SUBJECT and _is_outside(quotations, word, other)
            for other in tree.children[tree.head[word]]
        )
    ]
    if not misread_words:
        return tree
    relations = list(tree.dep)
    for word in misread_words:
        relations[word] = _QUOTED
    return replace(tree, dep=relations)


def _is_outside(quotations: Quotations, quoted: int, word: int) -> bool:
    """Tell whether a word is quoted, and another one not in the same quotation but behind it."""
    quotation = quotations.around(quoted)
    return quotation is not None and word >= quotation[1]
