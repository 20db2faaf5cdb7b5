"""The extent of a cue: the words that belong to it around the governing one."""

from __future__ import annotations

from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Ranges, merged

_HELPERS = frozenset(("aux", "auxpass", "neg", "advmod", "prt"))


def of_verb(tree: Syntax, verb: int, *others: int) -> Ranges:
    """A verb with its auxiliaries, negation, particle and the adverbs that touch it."""
    start = verb
    while start > 0 and _helps(tree, start - 1, start, verb):
        start -= 1
    while start < verb and tree.dep[start] == "advmod" and tree.pos[start] != "ADV":
        start += 1
    end = verb + 1
    while end < len(tree) and tree.head[end] == verb and tree.dep[end] in ("prt", "neg"):
        end += 1
    return merged([(start, end), *((index, index + 1) for index in others)])


def _helps(tree: Syntax, index: int, start: int, verb: int) -> bool:
    """Return whether a word helps a verb, or its adverb: the “so” of “has so far declined”."""
    if tree.dep[index] == "advmod" and start <= tree.head[index] < verb:
        return True
    return tree.head[index] == verb and tree.dep[index] in _HELPERS


def of_chain(tree: Syntax, verbs: list[int], *others: int) -> Ranges:
    """A chain of verbs, from the first with its helpers to the last."""
    first = of_verb(tree, verbs[0])
    return merged([*first, (verbs[0], verbs[-1] + 1), *((index, index + 1) for index in others)])


def of_noun(tree: Syntax, noun: int, *others: int) -> Ranges:
    """A noun with its adjectives, and the other words given."""
    start = noun
    while (
        start > 0 and tree.head[start - 1] == noun and tree.dep[start - 1] in ("amod", "compound")
    ):
        start -= 1
    return merged([(start, noun + 1), *((index, index + 1) for index in others)])
