"""What a French verb, noun or adjective brings in its clause: “que …”, “de …”, an object."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.extract.claims.candidates.lexicon import ContentFrame
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.languages.french.sentences import sentence_end
from annotate.extract.claims.languages.french.verb_groups import VerbGroup
from annotate.extract.claims.parse.quotations import Quotations, has_own_cue
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Ranges, merged, trimmed

Reading = tuple[Family, Ranges, Ranges, str]
"""Family, words of the cue beside the verb's group, content and relation."""

_THAT = frozenset(("que", "qu'"))
_WHETHER = frozenset(("si", "s'", "comment", "pourquoi", "quand", "où", "combien"))
_NOT_THAT = frozenset(
    (
        *("plus", "moins", "autant", "tellement", "tant", "si", "alors", "tandis", "pendant"),
        *("lors", "ainsi", "même", "autre", "ne", "n'", "bien", "sans", "pour", "avant"),
        *("après", "afin", "parce", "dès", "depuis", "telle", "tel", "seul", "ce"),
    )
)
"""Words before a “que” that brings no clause of a cue."""

_COMPLEMENTS = ("ccomp", "xcomp", "advcl", "obl:arg", "obl:mod", "obl", "acl", "nmod", "advmod")
_INFINITIVES = ("xcomp", "ccomp", "advcl", "obl:arg", "acl")
_PREDICATES = ("xcomp", "ccomp", "advcl", "obl:arg", "obl:mod", "amod", "acl", "nmod")
_REACH = 14
"""Words behind a cue in which its “que”, its colon or its quotation may stand; by hand."""


def readings(tree: Syntax, quotations: Quotations, group: VerbGroup) -> Iterator[Reading]:
    """The readings of a verb in each frame of its entry, the best first."""
    frames = group.entry.frames
    if ContentFrame.QUOTE in frames:
        yield from _announced(tree, quotations, group)
    if ContentFrame.CLAUSE in frames:
        yield from that_clauses(tree, quotations, group.verb, group.end)
    if ContentFrame.PREDICATE in frames:
        yield from _judged(tree, quotations, group)
    if ContentFrame.INFINITIVE in frames:
        yield from infinitives(tree, group.verb, group.end)
    if ContentFrame.ABOUT in frames:
        yield from _brought(tree, quotations, group)
    if ContentFrame.OBJECT in frames:
        yield from _objects(tree, quotations, group)


def _subtree(tree: Syntax, index: int, least: int) -> Ranges:
    """The subtree of a word, from a place on, without loose marks."""
    return trimmed(tree, ((max(tree.left[index], least), tree.right[index]),))


def _announced(tree: Syntax, quotations: Quotations, group: VerbGroup) -> Iterator[Reading]:
    """Words behind a colon, quoted or not, and a quotation right behind the verb."""
    for index in range(group.end, min(len(tree), group.end + _REACH)):
        quotation = quotations.starting_at(index)
        if quotation is not None:
            if index == group.end:
                yield Family.QUOTE, (), (quotation,), "after"
            return
        if "\n" in tree.text[index] or tree.text[index] in (".", ";", "?", "!"):
            return
        if tree.text[index] == ":":
            yield from _behind_colon(tree, quotations, index)
            return


def _behind_colon(tree: Syntax, quotations: Quotations, colon: int) -> Iterator[Reading]:
    after = colon + 1
    while after < len(tree) and tree.pos[after] == "SPACE" and "\n" not in tree.text[after]:
        after += 1
    quotation = quotations.starting_at(after)
    if quotation is not None:
        if not has_own_cue(tree, quotation):
            yield Family.QUOTE, (), (quotation,), "after"
        return
    words = trimmed(tree, ((after, sentence_end(tree, quotations, after)),))
    if words:
        yield Family.CLAUSE, (), words, "colon"


def that_clauses(tree: Syntax, quotations: Quotations, cue: int, least: int) -> Iterator[Reading]:
    """The clause with “que” or “si” that depends on a cue, else the one right behind it."""
    for child in tree.children[cue]:
        if child < least or tree.dep[child] not in _COMPLEMENTS:
            continue
        mark = _mark_of(tree, child, least)
        if mark is not None:
            yield Family.CLAUSE, (), _clause(tree, quotations, mark, child), "ccomp"
            return
    mark = _that_behind(tree, quotations, cue, least)
    if mark is not None:
        content = trimmed(tree, ((mark, sentence_end(tree, quotations, mark)),))
        yield Family.CLAUSE, (), content, "words"


def _mark_of(tree: Syntax, clause: int, least: int) -> int | None:
    """The word that a clause begins with, if it is one that brings what is said."""
    first = max(tree.left[clause], least)
    if tree.lower[first] in _THAT | _WHETHER and first < clause:
        return first
    if tree.lower[first] == "ce" and tree.lower[first + 1] in _THAT | {"qui"} and first < clause:
        return first
    return None


def _clause(tree: Syntax, quotations: Quotations, mark: int, clause: int) -> Ranges:
    """A clause to its end, with the whole of a quotation in which it ends."""
    end = tree.right[clause]
    quotation = quotations.around(end - 1) or quotations.starting_at(end)
    if quotation is not None and quotation[0] > mark:
        end = quotation[1]
    return trimmed(tree, ((mark, end),))


def _that_behind(tree: Syntax, quotations: Quotations, cue: int, least: int) -> int | None:
    """The “que” behind a cue with at most a circumstance between them."""
    for index in range(least, min(len(tree), least + _REACH)):
        if tree.lower[index] in _THAT:
            is_other = tree.lower[index - 1] in _NOT_THAT or quotations.at[index] >= 0
            return None if is_other else index
        if tree.pos[index] in ("VERB", "AUX") or tree.text[index] in (".", ":", ";", "?", "!"):
            return None
        if "\n" in tree.text[index]:
            return None
    return None


def infinitives(tree: Syntax, cue: int, least: int) -> Iterator[Reading]:
    """The infinitive that depends on a cue or on whom it asks: “demande aux élus de payer”."""
    children = tree.children[cue]
    asked = [c for c in children if c >= least and tree.dep[c] in ("dobj", "obl:arg")]
    for child in (*children, *(below for c in asked for below in tree.children[c])):
        if child >= least and tree.dep[child] in _INFINITIVES and _is_infinitive(tree, child):
            content = _subtree(tree, child, least)
            if content:
                yield Family.INFINITIVE, (), content, "xcomp"
                return


def _is_infinitive(tree: Syntax, index: int) -> bool:
    helpers = (c for c in tree.children[index] if tree.dep[c] in ("aux", "auxpass", "cop"))
    words = [index, *helpers]
    return any(tree.tag[i] == "VB" for i in words) and not any(
        tree.tag[i] in ("VBD", "VBP") for i in words
    )


def _judged(tree: Syntax, quotations: Quotations, group: VerbGroup) -> Iterator[Reading]:
    """The object and what is said of it: “accuse X de …”, “juge la mesure absurde”."""
    target = tree.child(group.verb, "dobj")
    start = group.end if target is None or target < group.end else tree.left[target]
    ends = [
        tree.right[child]
        for child in tree.children[group.verb]
        if child >= group.end and child != target and _is_predicate(tree, group, child)
    ]
    if target is not None and target >= group.end and tree.right[target] > target + 1:
        ends.append(tree.right[target])
    if ends:
        content = trimmed(tree, ((start, max(ends)),))
        if content:
            yield Family.PREDICATE, (), content, "dobj+xcomp"
    elif not group.is_parsed:
        content = trimmed(tree, ((group.end, sentence_end(tree, quotations, group.end)),))
        yield Family.PREDICATE, (), content, "words"


def _is_predicate(tree: Syntax, group: VerbGroup, child: int) -> bool:
    if tree.dep[child] not in _PREDICATES:
        return False
    first = tree.lower[max(tree.left[child], group.end)]
    return tree.dep[child] in ("xcomp", "amod") or first in group.entry.prepositions


def _brought(tree: Syntax, quotations: Quotations, group: VerbGroup) -> Iterator[Reading]:
    """What a preposition brings; where the parse does not know the verb, the words behind it."""
    prepositions, end = group.entry.prepositions, group.end
    if group.is_parsed:
        yield from about(tree, group.verb, end, prepositions)
    elif tree.lower[end : end + 1] and tree.lower[end] in prepositions:
        content = trimmed(tree, ((end + 1, sentence_end(tree, quotations, end)),))
        if content:
            yield Family.ABOUT, ((end, end + 1),), content, "words"


def about(tree: Syntax, cue: int, least: int, prepositions: frozenset[str]) -> Iterator[Reading]:
    """What one of a cue's prepositions brings: “plaide pour …”."""
    for child in tree.children[cue]:
        first = max(tree.left[child], least)
        is_brought = child > first >= least and tree.lower[first] in prepositions
        if is_brought and tree.dep[child] in _COMPLEMENTS:
            content = _subtree(tree, child, first + 1)
            if content:
                yield Family.ABOUT, ((first, first + 1),), content, tree.dep[child]
                return


def _objects(tree: Syntax, quotations: Quotations, group: VerbGroup) -> Iterator[Reading]:
    """The object behind a verb; where the parse has none, the words up to the end."""
    target = tree.child(group.verb, "dobj")
    if target is not None and target >= group.end:
        content = _subtree(tree, target, group.end)
        if content:
            yield Family.OBJECT, (), content, "dobj"
    elif not group.is_parsed:
        end = sentence_end(tree, quotations, group.end)
        content = trimmed(tree, merged([(group.end, end)]))
        if content:
            yield Family.OBJECT, (), content, "words"
