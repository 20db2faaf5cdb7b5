"""Subjects that the parser found in a quotation: “No!” is not who said it."""

from __future__ import annotations

from dataclasses import replace

from annotate.extract.claims.candidates.lexicon import ContentFrame, Lexicon
from annotate.extract.claims.parse.quotations import MARKS, Quotations
from annotate.extract.claims.parse.syntax import Syntax

_SUBJECT, _OBJECT = "nsubj", "dobj"
_QUOTED = "ccomp"
"""The relation of what is said to the verb that says it."""

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_CRIES = frozenset("!?…")


def without_quoted_subjects(tree: Syntax, quotations: Quotations, lexicon: Lexicon) -> Syntax:
    """The parse with such a subject as what is said, and who follows the verb as its subject."""
    relations: dict[int, str] = {}
    for start, end in quotations.ranges:
        for verb in {tree.head[word] for word in range(start, end)} | {end}:
            if end <= verb < len(tree):
                relations |= _corrections(tree, quotations, lexicon, verb, (start, end))
    if not relations:
        return tree
    return replace(tree, dep=[relations.get(i, dep) for i, dep in enumerate(tree.dep)])


def _corrections(
    tree: Syntax, quotations: Quotations, lexicon: Lexicon, verb: int, quotation: tuple[int, int]
) -> dict[int, str]:
    """The relations of a verb's dependents that change, where a speaker stands behind its words."""
    start, end = quotation
    outside = [child for child in tree.children[verb] if child >= end]
    quoted = [c for c in tree.children[verb] if start <= c < end and tree.dep[c] == _SUBJECT]
    speaker = next((child for child in outside if tree.dep[child] == _SUBJECT), None)
    if speaker is None and inverts_speech(tree, lexicon, verb, quotation):
        objects = (c for c in outside if tree.dep[c] == _OBJECT and quotations.at[c] < 0)
        speaker = next(objects, None)
    if speaker is None:
        return {}
    return {speaker: _SUBJECT} | dict.fromkeys(quoted, _QUOTED)


def inverts_speech(tree: Syntax, lexicon: Lexicon, verb: int, quotation: tuple[int, int]) -> bool:
    """Return whether a verb right behind quoted words brings who said them: “No!” barked X.

    A comma in the marks tells so of any verb; “Mamma Mia!” may be a title, where the verb tells.
    """
    if verb != quotation[1] or tree.tag[verb] not in _FINITE:
        return False
    last = next((i for i in reversed(range(*quotation)) if tree.text[i] not in MARKS), quotation[0])
    entry = lexicon.verbs.get(tree.lemma[verb])
    is_cue = entry is not None and ContentFrame.QUOTE in entry.frames
    return tree.text[last] == "," or (is_cue and tree.text[last] in _CRIES)
