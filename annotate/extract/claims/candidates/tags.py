"""Tags: the few words at the end of a report that say whose it is, “…, police confirm”."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.lexicon import ContentFrame, CueEntry, Lexicon
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range, trimmed

_LONGEST_TAG, _SHORTEST_CONTENT = 6, 3
"""Most words of a tag and fewest words before it; chosen by hand."""

_LEAST_STRENGTH = 4
"""Least strength in the lexicon, of 5, of the cue of a tag; chosen by hand."""

_LEAST_SCORE = 0.5
"""Least score of a tag, from 0 to 1; chosen by hand."""

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_NO_START = frozenset(("ADP", "SCONJ", "CCONJ", "ADV", "PART"))
_SAY = "say"
_FINITE = frozenset(("VBD", "VBZ", "VBP"))


def candidates(tree: Syntax, quotations: Quotations, lexicon: Lexicon) -> Iterator[Candidate]:
    """The report before every tag."""
    for first, end in tree.sentence_end.items():
        last = end
        while last > first and tree.is_mark(last - 1):
            last -= 1
        commas = (i for i in range(last - 1, max(first, last - _LONGEST_TAG - 2), -1))
        comma = next((i for i in commas if tree.text[i] == ","), None)
        if comma is None or not _is_report(tree, quotations, first, comma):
            continue
        for verb, entry, source in _tags(tree, lexicon, comma + 1, last):
            content = trimmed(tree, ((first, comma),))
            cue, giver = ((verb, verb + 1),), trimmed(tree, (source,))
            if content and giver:
                yield Candidate(
                    Family.MATRIX, verb, entry, cue, content, giver, "tag", "subject",
                    least_score=_LEAST_SCORE,
                )  # fmt: skip


def _is_report(tree: Syntax, quotations: Quotations, first: int, comma: int) -> bool:
    """Return whether the words before a tag are a report rather than a circumstance or a speech."""
    if comma - first < _SHORTEST_CONTENT or tree.pos[first] in _NO_START:
        return False
    return not any(quotations.at[index] >= 0 for index in (first, comma - 1, comma))


def _tags(
    tree: Syntax, lexicon: Lexicon, first: int, last: int
) -> Iterator[tuple[int, CueEntry, Range]]:
    """The cue of a tag, at its end or start, and its source."""
    if last - first < 2 or tree.pos[first] in _NO_START:  # noqa: PLR2004
        return
    for verb, source in ((last - 1, (first, last - 1)), (first, (first + 1, last))):
        entry = lexicon.verbs.get(_lemma(tree, verb))
        is_clear = entry is not None and entry.strength >= _LEAST_STRENGTH
        if entry is None or not is_clear or ContentFrame.QUOTE not in entry.frames:
            continue
        is_inverted = verb == first
        if _is_name(tree, source) and not (is_inverted and _may_have_object(tree, verb)):
            yield verb, entry, source


def _may_have_object(tree: Syntax, verb: int) -> bool:
    """Return whether what follows a verb may be its object: “he rose, declared victory”."""
    return tree.dep[verb] == "conj" or (tree.tag[verb] == "VBD" and tree.lemma[verb] != _SAY)


def _lemma(tree: Syntax, index: int) -> str:
    """The lemma of a finite verb, or of a plain form that the parser took for a noun."""
    is_verb = tree.tag[index] in _FINITE or tree.tag[index] == "NN"
    return tree.lemma[index] if is_verb else ""


def _is_name(tree: Syntax, source: Range) -> bool:
    """Return whether words can be who says it: a noun phrase without a verb."""
    words = [tree.pos[index] for index in range(*source)]
    return not _NOMINAL.isdisjoint(words) and not {"VERB", "AUX", "PUNCT"} & set(words)
