"""Headlines in capitals, which hide the verb from the parser: “MINISTER SLAMS RAIL CHIEFS”."""

from __future__ import annotations

from collections.abc import Iterator

from annotate.extract.claims.candidates.candidate import Candidate
from annotate.extract.claims.candidates.lexicon import ContentFrame, CueEntry, Lexicon
from annotate.extract.claims.candidates.lists import lines_of
from annotate.extract.claims.candidates.rule_family import Family
from annotate.extract.claims.parse.syntax import Syntax
from annotate.extract.claims.parse.word_ranges import Range, trimmed

_SHORTEST, _LONGEST = 3, 16
"""Fewest and most words of such a headline; chosen by hand."""

_LEAST_STRENGTHS = {"": 3, "s": 2, "ed": 4}
"""Least strength in the lexicon, of 5, of a cue by its ending; chosen by hand."""

_LEAST_VERBAL = 2
"""Least strength of a cue that the parser takes for a verb too; chosen by hand."""

_LEAST_NOMINAL = 4
"""Least strength of a cue whose plural looks the same: “TALKS”, “CLAIMS”; chosen by hand."""

_LEAST_SCORE = 0.45
"""Least score of such a headline, from 0 to 1; chosen by hand."""

_VERBAL = frozenset(("VB", "VBD", "VBN", "VBP", "VBZ", "MD"))
_STOPS = frozenset(".!?…")
_BEFORE_NOUNS = frozenset(
    (
        *("a", "an", "the", "no", "new", "his", "her", "its", "their"),
        *("of", "for", "in", "on", "at", "by", "with", "from", "over", "after"),
        *("and", "or", "as", "to"),
    )
)


def candidates(tree: Syntax, lexicon: Lexicon) -> Iterator[Candidate]:
    """The first cue of every headline in capitals, and the tag at its end."""
    for start, end in lines_of(tree):
        if not _is_headline(tree, start, end):
            continue
        reading = _tag(tree, lexicon, start, end) or _first_cue(tree, lexicon, start, end)
        if reading is None:
            continue
        entry, source, cue, content = (reading[0], *(trimmed(tree, (r,)) for r in reading[1:]))
        if source and content:
            yield Candidate(
                Family.HEADLINE, cue[0][0], entry, cue, content, source, "capitals",
                least_score=_LEAST_SCORE,
            )  # fmt: skip


def _is_headline(tree: Syntax, start: int, end: int) -> bool:
    words = [tree.text[i] for i in range(start, end) if tree.text[i].isalpha()]
    is_short = len(words) >= _SHORTEST and end - start <= _LONGEST
    return is_short and tree.text[end - 1] not in _STOPS and all(word.isupper() for word in words)


_Reading = tuple[CueEntry, Range, Range, Range]
"""The cue's entry, the source, the cue and the content."""


def _tag(tree: Syntax, lexicon: Lexicon, start: int, end: int) -> _Reading | None:
    """“…, SAYS X” and “…, X SAYS”."""
    comma = next((i for i in range(end - 2, start, -1) if tree.text[i] == ","), None)
    if comma is None:
        return None
    for verb, source in ((comma + 1, (comma + 2, end)), (end - 1, (comma + 1, end - 1))):
        entry = _entry(tree, lexicon, verb)
        if entry is not None and ContentFrame.QUOTE in entry.frames:
            return entry, source, (verb, verb + 1), (start, comma)
    return None


def _first_cue(tree: Syntax, lexicon: Lexicon, start: int, end: int) -> _Reading | None:
    """“X SLAMS …”, “X CALLS FOR …”."""
    for verb in range(start + 1, end - 1):
        entry = _entry(tree, lexicon, verb)
        if entry is None or tree.lower[verb - 1] in _BEFORE_NOUNS:
            continue
        has_preposition = tree.lower[verb + 1] in entry.prepositions and verb + 2 < end
        first = verb + 2 if has_preposition else verb + 1
        return entry, (start, verb), (verb, first), (first, end)
    return None


def _entry(tree: Syntax, lexicon: Lexicon, index: int) -> CueEntry | None:
    """The cue that a word is a form of."""
    word = tree.lower[index]
    for ending, stems in (
        ("s", (word[:-1], word[:-2], word[:-3] + "y")),
        ("ed", (word[:-1], word[:-2], word[:-3], word[:-3] + "y")),
        ("", (word,)),
    ):
        entries = (lexicon.verbs.get(stem) for stem in stems if word.endswith(ending))
        entry = next((entry for entry in entries if entry is not None), None)
        if entry is None:
            continue
        if tree.pos[index] == "VERB":
            return entry if entry.strength >= _LEAST_VERBAL else None
        if entry.lemma in lexicon.nouns:
            is_clear = ending == "s" and not _is_verbal(tree, lexicon, index + 1)
            return entry if is_clear and entry.strength >= _LEAST_NOMINAL else None
        return entry if entry.strength >= _LEAST_STRENGTHS[ending] else None
    return None


def _is_verbal(tree: Syntax, lexicon: Lexicon, index: int) -> bool:
    """Return whether a word may be a verb, and the one before it a noun: “CLAIMS REJECTED”."""
    if index >= len(tree):
        return False
    word = tree.lower[index]
    return word.endswith("ed") or word in lexicon.verbs or tree.tag[index] in _VERBAL
