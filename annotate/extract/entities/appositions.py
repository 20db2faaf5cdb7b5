"""Appositions: “the town of Narvik”, “Kent county”, “the Kyodo news agency” tell what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.extract.entities.labels import GPE, LOC, NORP, ORG

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft
    from annotate.extract.entities.lexicon import Lexicon

_LONGEST_NAME = 3


def mark_appositions(draft: Draft, lexicon: Lexicon) -> list[tuple[str, ...]]:
    """Mark names next to a common noun for a place.

    Returns:
        The names, which are sure enough to hold for the rest of the article.
    """
    words, found = draft.words, []
    for index in words.capitals:
        if words.lower(index - 1) == "of" and words.lower(index - 2) in lexicon.place_nouns:
            end = words.name_end(index, _LONGEST_NAME)
            if _mark(draft, index, end, GPE):
                found.append(tuple(words.texts[index:end]))
        elif words.lower(index + 1) in lexicon.place_tails and words.proper[index]:
            start = index
            while words.is_proper(start - 1) and index - start < _LONGEST_NAME:
                start -= 1
            if _mark(draft, start, index + 1, GPE):
                found.append(tuple(words.texts[start : index + 1]))
        elif words.phrase(index + 1, index + 3) == "news agency" and words.proper[index]:
            _mark(draft, index, index + 1, ORG)
    return found


def _mark(draft: Draft, start: int, end: int, label: str) -> bool:
    """Mark a name, unless something longer, a date or a region stands there."""
    if start == end or draft.words.is_proper(end):
        return False
    for index in range(start, end):
        held = draft.at(index)
        if held is not None and (held.start < start or held.end > end or held.label in {LOC, NORP}):
            return False
    return draft.put(start, end, label)
