"""Clues in the words beside a name, as in “Quispe, who …” and “OSLO (Agency) –”."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from annotate.extract.datelines import datelines
from annotate.extract.entities.labels import GPE, ORG, PERSON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotate.extract.entities.draft import Draft
    from annotate.extract.entities.lexicon import Lexicon

_PERSON_SIZES = (2, 3, 4)
"""Words of a name before “, who”; chosen by hand."""

_LONGEST_CLUB = 2
"""Most words after the opener of a club's name; chosen by hand."""


def mark_datelines(draft: Draft, text: str) -> None:
    """Mark the name at the start of a dateline as a place's.

    Args:
        draft: The mentions of a chunk.
        text: The chunk's text.
    """
    starts = draft.words.starts
    for dateline in datelines(text):
        first, last = (
            bisect_left(starts, offset) for offset in (dateline.place.start, dateline.place.end)
        )
        if dateline.is_certain or draft.at(first) is not None:
            draft.put(first, last, GPE)


def mark_people_who(draft: Draft, lexicon: Lexicon) -> None:
    """Mark the name before “, who” as a person's."""
    words = draft.words
    for mention in draft.mentions:
        if words.lower(mention.end) == "," and words.lower(mention.end + 1) == "who":
            is_name = len(mention) in _PERSON_SIZES and all(
                words.is_proper(index) or words.texts[index] == "-"
                for index in range(mention.start, mention.end)
            )
            if is_name and words.lowers[mention.end - 1] not in lexicon.name_heads:
                draft.put(mention.start, mention.end, PERSON)


def mark_companies(draft: Draft, lexicon: Lexicon) -> None:
    """Mark the names that end with the legal form of a company, and those that open like a club."""
    words = draft.words
    for index in words.capitals:
        if words.lowers[index] in lexicon.legal_forms and words.is_proper(index):
            mention = draft.at(index)
            if mention is not None and mention.end == index + 1 and len(mention) > 1:
                draft.put(mention.start, mention.end, ORG)
        elif words.lowers[index] in lexicon.club_openers and not words.is_proper(index - 1):
            end = words.name_end(index + 1, _LONGEST_CLUB)
            if index + 1 < end and not words.is_proper(end) and index not in words.in_title_lines:
                draft.put(index, end, ORG)


def team_names(draft: Draft, lexicon: Lexicon) -> Iterator[tuple[str]]:
    """The lone names in “the Ajax coach”, which are those of teams and firms."""
    words = draft.words
    for mention in draft.mentions:
        if (
            len(mention) == 1
            and mention.label == PERSON
            and words.lower(mention.start - 1) == "the"
            and words.lower(mention.end) in lexicon.team_roles
        ):
            yield (words.texts[mention.start],)
