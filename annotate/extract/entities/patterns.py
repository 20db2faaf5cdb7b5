"""Patterns: organisations and facilities told by the last or the first word of their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.extract.entities.labels import FAC, ORG

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft
    from annotate.extract.entities.lexicon import Lexicon
    from annotate.extract.entities.words import Words

_LONGEST_NAME = 6


def mark_patterns(draft: Draft, lexicon: Lexicon) -> None:
    """Mark names that end like a ministry or a stadium, and institutions known by their house."""
    words = draft.words
    for index, lower in enumerate(words.lowers):
        if not words.capital[index]:
            continue
        if lower in lexicon.organisation_heads:
            _mark_run(draft, index, ORG, lexicon)
        elif (
            lower in lexicon.facility_heads
            or words.phrase(index - 1, index + 1) in lexicon.facility_tails
        ):
            _mark_run(draft, index, FAC, lexicon)
        for size in (1, 2):
            if words.phrase(index, index + size) in lexicon.institutions:
                _mark_institution(draft, index, index + size)


def _mark_run(draft: Draft, head: int, label: str, lexicon: Lexicon) -> None:
    """Mark the capitalised words up to a head noun, unless they belong to something longer."""
    words = draft.words
    if words.is_proper(head + 1):
        return
    start = _run_start(words, head, lexicon)
    held = draft.at(head)
    if head - start < 1 or (held is not None and (held.end > head + 1 or held.start < start)):
        return
    if held is None or held.label not in {ORG, FAC}:
        draft.put(start, head + 1, label)


def _run_start(words: Words, head: int, lexicon: Lexicon) -> int:
    start = head
    while start > 0 and head - start < _LONGEST_NAME and words.is_proper(start - 1):
        start -= 1
    while start < head and words.lowers[start] in lexicon.nationalities:
        start += 1
    return start


def _mark_institution(draft: Draft, start: int, end: int) -> None:
    held = draft.at(start)
    if held is None or (held.start >= start and held.end <= end):
        draft.put(start, end, ORG)
