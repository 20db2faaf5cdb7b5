"""Titles: a name after “President” or “Foreign Minister” is a person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.extract.entities.labels import NAMELIKE, PERSON

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft
    from annotate.extract.entities.lexicon import Lexicon

_LONGEST_NAME = 3


def name_titled_people(draft: Draft, lexicon: Lexicon) -> None:
    """Mark the capitalised words after a title as a person, and free the words of the title."""
    words = draft.words
    for index, lower in enumerate(words.lowers):
        if lower in lexicon.people_titles and words.capital[index]:
            _free_title(draft, index, lexicon)
            _mark_name(draft, index + 1, lexicon)


def _mark_name(draft: Draft, start: int, lexicon: Lexicon) -> None:
    """Mark the run of names that starts right after a title."""
    words = draft.words
    end = start
    while (
        end - start < _LONGEST_NAME
        and words.is_proper(end)
        and words.lowers[end] not in lexicon.before_names
        and words.lowers[end] not in lexicon.nationalities
    ):
        end += 1
    if end == start or words.is_proper(end) or words.lowers[end - 1] in lexicon.name_heads:
        return
    held = draft.at(start)
    if held is not None and (held.label == PERSON or held.end > end or held.start < start):
        return
    if words.phrase(start, end) not in lexicon.countries:
        draft.put(start, end, PERSON)


def _free_title(draft: Draft, index: int, lexicon: Lexicon) -> None:
    """Drop mentions that consist of words of an office: “Defense” in “Defense Minister”."""
    for place in (index, index - 1):
        held = draft.at(place)
        if (
            held is not None
            and held.label in NAMELIKE
            and all(
                lower in lexicon.before_names for lower in draft.words.lowers[held.start : held.end]
            )
        ):
            draft.drop(held)
