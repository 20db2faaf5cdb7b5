"""Subjects that the parser found in a quotation: “No!” is not who said it."""

from __future__ import annotations

from dataclasses import replace

from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax

_SUBJECT, _OBJECT = "nsubj", "dobj"
_QUOTED = "ccomp"
"""The relation of what is said to the verb that says it."""

_PAUSES = frozenset(",!?…")
"""Marks at the end of words that somebody said, rather than of a title."""


def without_quoted_subjects(tree: Syntax, quotations: Quotations) -> Syntax:
    """The parse with such a subject as what is said, and who follows the verb as its subject."""
    relations: dict[int, str] = {}
    for word, relation in enumerate(tree.dep):
        if relation != _SUBJECT or not _is_outside(quotations, word, tree.head[word]):
            continue
        speaker = _speaker_behind(tree, quotations, word)
        if speaker is not None:
            relations |= {word: _QUOTED, speaker: _SUBJECT}
    if not relations:
        return tree
    return replace(tree, dep=[relations.get(i, dep) for i, dep in enumerate(tree.dep)])


def _speaker_behind(tree: Syntax, quotations: Quotations, word: int) -> int | None:
    """The other subject of a quoted word's verb, or its object where the verb says the words."""
    verb = tree.head[word]
    outside = [other for other in tree.children[verb] if _is_outside(quotations, word, other)]
    subject = next((other for other in outside if tree.dep[other] == _SUBJECT), None)
    if subject is not None or not _follows_speech(tree, quotations, word, verb):
        return subject
    return next((i for i in outside if tree.dep[i] == _OBJECT and quotations.at[i] < 0), None)


def _follows_speech(tree: Syntax, quotations: Quotations, word: int, verb: int) -> bool:
    """Return whether a verb comes right behind quoted words that end in a pause: “No!” barked X."""
    quotation = quotations.around(word)
    if quotation is None or quotation[1] != verb:
        return False
    return tree.text[verb - 2] in _PAUSES and tree.tag[verb] in ("VBD", "VBZ", "VBP")


def _is_outside(quotations: Quotations, quoted: int, word: int) -> bool:
    """Tell whether a word is quoted, and another one not in the same quotation but behind it."""
    quotation = quotations.around(quoted)
    return quotation is not None and word >= quotation[1]
