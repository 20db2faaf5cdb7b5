"""Borders: what at the ends of a marked name is not part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.extract.entities.labels import NAMES, NORP, PERSON

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft, Mention
    from annotate.extract.entities.lexicon import Lexicon
    from annotate.extract.entities.words import Words

_WRAPPED_LINE = range(40, 121)
"""How long a line is that a program broke in the middle of a sentence."""
_DASHES = frozenset({"-", "--", "–", "—"})


def trim_borders(draft: Draft, lexicon: Lexicon) -> None:
    """Cut line ends, asides, possessives, articles, months, small words and titles off the names.

    A name that has no capital letter at all is no name and goes.
    """
    for mention in draft.mentions:
        if mention.label in NAMES:
            start, end = _trimmed(draft.words, mention, lexicon)
            if (start, end) != (mention.start, mention.end):
                draft.resize(mention, start, end)


def _trimmed(words: Words, mention: Mention, lexicon: Lexicon) -> tuple[int, int]:
    start, end = _within_line(words, mention.start, mention.end)
    end = _before_aside(words, start, end)
    start = _after_small_words(words, start, end, lexicon)
    while end > start and _closes_no_name(words, end - 1, mention):
        end -= 1
    if mention.label == PERSON:
        start = after_title(words, start, end, lexicon)
    return start, end


def _within_line(words: Words, start: int, end: int) -> tuple[int, int]:
    """The part of a range before or after a line end that no name can run over."""
    for index in range(start, end):
        if words.is_space(index) and words.ends_paragraph(index, _WRAPPED_LINE):
            return (start, index) if index > start else (index + 1, end)
    return start, end


def _before_aside(words: Words, start: int, end: int) -> int:
    """Where a range ends before a bracket that it does not close or a dash between spaces."""
    for index in range(start + 1, end):
        text = words.texts[index]
        if text == "(" and ")" not in words.texts[index:end]:
            return index
        if text in _DASHES and not words.follows_directly(index):
            return index
    return end


def _after_small_words(words: Words, start: int, end: int, lexicon: Lexicon) -> int:
    """Where a range begins after white space, “the” and the name of a month."""
    while start < end and words.is_space(start):
        start += 1
    if end - start > 1 and words.lowers[start] == "the":
        start += words.lowers[start + 1] not in lexicon.kept_articles
    if end - start > 1 and words.lowers[start] in lexicon.months and words.texts[start] != "May":
        start += 1
    return start


def _closes_no_name(words: Words, last: int, mention: Mention) -> bool:
    """Whether a word at the end of a name is white space, a possessive ending or written small."""
    if words.is_space(last) or words.is_possessive(last):
        return True
    return mention.label != NORP and words.is_small(last)


def after_title(words: Words, start: int, end: int, lexicon: Lexicon) -> int:
    """Where the name begins after the titles and honorifics at the start of a range.

    “Mr” is treated like “President”: neither is ever part of the name.
    """
    begin, index = start, start
    while index < end - 1 and (
        words.lowers[index] in lexicon.before_names or words.lowers[index] in lexicon.nationalities
    ):
        index += 1
        if words.lowers[index - 1] in lexicon.people_titles:
            begin = index
    return begin
