"""Inanimate sources: pictures and events, which show or underline something without saying it."""

from __future__ import annotations

from annotate.extract.claims.candidates.lexicon import Lexicon
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Ranges

_POINTERS = frozenset(("this", "that", "these", "those"))
_NAMES = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_SPEAKERS = ("people", "bodies")


def has_inanimate_source(tree: Syntax, lexicon: Lexicon, verb: int, source: Ranges) -> bool:
    """Return whether a verb of showing has a source that is neither a person, a body nor a report.

    “Images showing a ship” and “events underscore the danger” are no claims; “the poll shows” is.
    """
    if tree.lemma[verb] not in lexicon.showing_verbs or not source:
        return False
    governor = _governor(tree, source)
    if tree.tag[governor] == "WDT" and tree.dep[verb] == "relcl":
        governor = tree.head[verb]
    return not _may_speak(tree, lexicon, governor)


def _may_speak(tree: Syntax, lexicon: Lexicon, index: int) -> bool:
    if tree.pos[index] in ("PRON", "DET"):
        return tree.lower[index] not in _POINTERS
    if tree.pos[index] != "NOUN" or tree.entity[index] in _NAMES:
        return tree.pos[index] in ("NOUN", "PROPN")
    nouns = (lexicon.showing_nouns, *(lexicon.kinds[kind] for kind in _SPEAKERS))
    return any(tree.lemma[index] in lemmas or tree.lower[index] in lemmas for lemmas in nouns)


def _governor(tree: Syntax, source: Ranges) -> int:
    """The word of a source that governs the others."""
    start, end = source[0]
    inside = (index for index in range(start, end) if not tree.is_mark(index))
    return next((index for index in inside if not start <= tree.head[index] < end), start)
