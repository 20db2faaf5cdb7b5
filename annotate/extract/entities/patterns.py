"""Patterns: organisations, facilities and parts of nature, by the last words of their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.extract.entities.labels import FAC, LOC, ORG, PERSON

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft, Mention
    from annotate.extract.entities.lexicon import Lexicon
    from annotate.extract.entities.words import Words

_LONGEST_NAME = 6
"""Most words before a head noun that are part of its name; chosen by hand."""


def mark_patterns(draft: Draft, lexicon: Lexicon) -> None:
    """Mark names that end like a ministry or a stadium, and those known by their whole form."""
    words, titled = draft.words, draft.words.in_title_lines
    for index in words.capitals:
        label = _head_label(words, index, lexicon)
        if label is not None and not words.texts[index].isupper() and index not in titled:
            _mark_run(draft, index, label, lexicon)
        for size in (1, 2):
            phrase = words.phrase(index, index + size)
            if phrase in lexicon.institutions:
                _mark_whole(draft, index, index + size, ORG)
            elif phrase in lexicon.regions:
                _mark_whole(draft, index, index + size, LOC)


def _head_label(words: Words, index: int, lexicon: Lexicon) -> str | None:
    """The label of a name that ends with a word."""
    if words.lowers[index] in lexicon.organisation_heads:
        return ORG
    if words.lowers[index] in lexicon.facility_heads:
        return FAC
    if words.lowers[index] in lexicon.features:
        return LOC
    return FAC if words.phrase(index - 1, index + 1) in lexicon.facility_tails else None


def _mark_run(draft: Draft, head: int, label: str, lexicon: Lexicon) -> None:
    """Mark the capitalised words up to a head noun, unless they belong to something longer."""
    words = draft.words
    start = _run_start(words, head, lexicon)
    mention = draft.at(head)
    if start == head or words.is_proper(head + 1):
        return
    if words.phrase(start, head + 1) in lexicon.regions:
        return
    within = mention is None or (start <= mention.start and mention.end == head + 1)
    if within and _may_become(mention, label, words.lowers[head], lexicon):
        draft.put(start, head + 1, label)


def _may_become(mention: Mention | None, label: str, head: str, lexicon: Lexicon) -> bool:
    """Return whether a head noun is a better clue than the pipeline's label for the same words."""
    if mention is None:
        return True
    if mention.label in {ORG, FAC} or label == LOC:
        return mention.label == ORG and label != ORG
    return mention.label != PERSON or head not in lexicon.surname_heads


def _run_start(words: Words, head: int, lexicon: Lexicon) -> int:
    """The start of the capitalised words before a head noun; “People's” may be one of them."""
    start = head
    while head - start < _LONGEST_NAME:
        if words.is_proper(start - 1):
            start -= 1
        elif words.lower(start - 2) in lexicon.groups and words.is_possessive(start - 1):
            start -= 2
        else:
            break
    while start < head and words.lowers[start] in lexicon.nationalities:
        start += 1
    return start


def _mark_whole(draft: Draft, start: int, end: int, label: str) -> None:
    """Mark a name known by its whole form, where nothing longer holds it."""
    mention = draft.at(start)
    if draft.words.is_proper(end) or draft.words.is_proper(start - 1):
        return
    if mention is None or (mention.start >= start and mention.end <= end):
        draft.put(start, end, label)
