"""Expressions: cues of several words, as in “threw its weight behind the bid”."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.extract.claims.candidates import cue_extent, sources
from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.content_extent import content_variants
from annotate.extract.claims.candidates.lexicon import POSSESSIVE, Expression, Lexicon
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Ranges, merged, trimmed

_MOST_BETWEEN = 3
"""Most words between two of an expression: “threw *its full* weight”; chosen by hand."""

_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ"))
_BEFORE_NOUN = frozenset(("DET", "ADJ", "NUM", "PRON"))

_HELPING = frozenset(("aux", "auxpass"))
_GOES_ON = frozenset(("about", "against", "between", "for", "from", "into", "of", "over", "to"))
"""Prepositions that rather belong to the noun before them than to the expression."""

_LEAST_SCORE = 0.45
"""Least score of a clear expression, from 0 to 1; chosen by hand."""

_CLEAR = 4
"""Least strength in the lexicon, of 5, of an expression that attributes wherever it stands."""


def candidates(tree: Syntax, quotations: Quotations, lexicon: Lexicon) -> Iterator[Candidate]:
    """What follows every expression that has a source."""
    for verb, lemma in enumerate(tree.lemma):
        for expression in lexicon.expressions.get(lemma, ()):
            last = _last_word(tree, verb, expression)
            if last is None or not tree.is_readable(verb):
                continue
            source, manner = _source(tree, verb)
            content = _content(tree, verb, last)
            cue = merged([*cue_extent.of_verb(tree, verb), (verb, last + 1)])
            if not (source and content):
                continue
            floor = _LEAST_SCORE if expression.entry.strength >= _CLEAR else 0.0
            for extent, variant in content_variants(
                tree, quotations, verb, content, may_go_on=False
            ):
                if extent != "long":
                    yield Candidate(
                        Family.ABOUT, verb, expression.entry, cue, variant, source, "pobj", manner,
                        extent, least_score=floor if extent == "as-is" else 0.0,
                    )  # fmt: skip
            break


def _source(tree: Syntax, verb: int) -> sources.Source:
    """The source of a verb, or the subject of the participle that it helps: “are resigned to”."""
    participle = tree.head[verb]
    subject = sources.subject_of(tree, participle) if tree.dep[verb] in _HELPING else None
    if subject is not None and subject < verb:
        return sources.phrase(tree, subject, (0, verb)), "subject"
    return sources.of_verb(tree, verb)


def _last_word(tree: Syntax, verb: int, expression: Expression) -> int | None:
    """The last word of an expression that begins at a verb."""
    index: int | None = verb
    for words in expression.words:
        index = _next_word(tree, index, words) if index is not None else None
    return index


def _next_word(tree: Syntax, index: int, words: frozenset[str]) -> int | None:
    """The place of the first of some words, if nothing but words of its own stands before it."""
    for place in range(index + 1, min(len(tree), index + 2 + _MOST_BETWEEN)):
        is_possessive = POSSESSIVE in words and tree.tag[place] == "PRP$"
        if is_possessive or tree.lower[place] in words or tree.lemma[place] in words:
            between = range(index + 1, place)
            return place if all(_may_stand_before(tree, i, place) for i in between) else None
    return None


def _may_stand_before(tree: Syntax, index: int, word: int) -> bool:
    """Return whether a word may stand before one of an expression: “threw *its full* weight”."""
    if tree.pos[index] in ("ADV", "PART"):
        return True
    return tree.pos[word] in _NOMINAL and tree.pos[index] in _BEFORE_NOUN


def _content(tree: Syntax, verb: int, last: int) -> Ranges:
    """The phrase or clause that begins behind the last word."""
    first = last + 1
    end = tree.sentence_end[tree.sentence[verb]]
    if first >= end:
        return ()
    top = first
    while last < tree.head[top] < end and tree.head[top] != top:
        top = tree.head[top]
    stop = tree.right[top]
    if stop < end and tree.lower[stop] in _GOES_ON and tree.dep[stop] == "prep":
        stop = tree.right[stop]
    return trimmed(tree, ((first, stop),))
