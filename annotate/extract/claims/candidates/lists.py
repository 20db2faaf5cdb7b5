"""Lists and paragraphs behind a colon: “The union said:”, and on the next lines what it said."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.extract.claims.candidates import cue_extent, sources
from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.lexicon import ContentFrame, CueEntry, Lexicon
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.parse.quotations import Quotations
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range, Ranges, merged, trimmed

_BULLETS = frozenset("-–—•‣▪◦·*")
_FINITE = frozenset(("VBD", "VBZ", "VBP"))

_LEAST_STRENGTH = 2
"""Least strength in the lexicon, of 5, of a cue before a colon; chosen by hand."""

_LEAST_SCORE = 0.55
"""Least score of such a claim, from 0 to 1; chosen by hand."""


def candidates(tree: Syntax, quotations: Quotations, lexicon: Lexicon) -> Iterator[Candidate]:
    """The lines behind every cue whose line ends in a colon."""
    lines = list(lines_of(tree)) if ":" in tree.text else []
    for number, (start, end) in enumerate(lines):
        if tree.text[end - 1] != ":" or number + 1 == len(lines):
            continue
        cue = _cue(tree, lexicon, start, end - 1)
        content = _content(tree, quotations, lines[number + 1 :])
        if cue is None or not content:
            continue
        verb, entry = cue
        source, manner = sources.of_verb(tree, verb)
        if source and source[0][0] >= start:
            words = cue_extent.of_verb(tree, verb)
            yield Candidate(
                Family.QUOTE, verb, entry, words, content, source, "list", manner,
                least_score=_LEAST_SCORE,
            )  # fmt: skip


def lines_of(tree: Syntax) -> Iterator[Range]:
    """The lines that hold words, without the tokens of their ends."""
    start = 0
    for index in range(len(tree) + 1):
        if index == len(tree) or "\n" in tree.text[index]:
            end = index
            while end > start and tree.pos[end - 1] == "SPACE":
                end -= 1
            while start < end and tree.pos[start] == "SPACE":
                start += 1
            if start < end:
                yield start, end
            start = index + 1


def _cue(tree: Syntax, lexicon: Lexicon, start: int, colon: int) -> tuple[int, CueEntry] | None:
    """The last cue of a line that can bring words, or that stands right before its colon."""
    for verb in range(colon - 1, start - 1, -1):
        entry = lexicon.verbs.get(tree.lemma[verb]) if tree.tag[verb] in _FINITE else None
        if entry is None or entry.strength < _LEAST_STRENGTH:
            continue
        if ContentFrame.QUOTE in entry.frames or verb == colon - 1:
            return verb, entry
    return None


def _content(tree: Syntax, quotations: Quotations, lines: list[Range]) -> Ranges:
    """The items of the list that begins with the first line, or the paragraph that it is.

    A quotation is left to those who read quotations.
    """
    items: list[Range] = []
    for line in lines:
        first = _item_start(tree, line)
        if first is None:
            break
        items.append((first, line[1]))
    if not items and quotations.starting_at(lines[0][0]) is None:
        items = lines[:1]
    return merged(
        (trimmed(tree, (item,))[0][0], item[1]) for item in items if trimmed(tree, (item,))
    )


def _item_start(tree: Syntax, line: Range) -> int | None:
    """The first word behind a bullet or the number of an item."""
    start, end = line
    if tree.text[start] in _BULLETS and start + 1 < end:
        return start + 1
    number = tree.text[start].rstrip(".)")
    if number.isdigit() and number != tree.text[start]:
        return start + 1
    is_numbered = number.isdigit() and start + 1 < end and tree.text[start + 1] in (".", ")")
    return start + 2 if is_numbered else None
