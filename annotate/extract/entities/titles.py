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
    for index in words.capitals:
        if words.lowers[index] in lexicon.people_titles:
            end = _free_office(draft, index, lexicon)
            _mark_name(draft, end, lexicon)
        elif words.lower(index - 1) in lexicon.jobs and words.texts[index - 1].islower():
            _mark_name(draft, index, lexicon)


def _free_office(draft: Draft, title: int, lexicon: Lexicon) -> int:
    """Drop mentions of mere words of an office around a title, and tell where the office ends.

    “Defense” in “Defense Minister” and “State” in “Chairman of State Affairs” name nothing alone.
    """
    words, end = draft.words, title + 1
    if words.lower(end) == "of" and words.lower(end + 1) in lexicon.offices:
        end += 1
        while words.lower(end) in lexicon.offices:
            end += 1
    for index in range(max(title - 1, 0), end):
        held = draft.at(index)
        if (
            held is not None
            and held.label in NAMELIKE
            and _is_office(words.lowers[held.start : held.end], lexicon)
        ):
            draft.drop(held)
    return end


def _is_office(lowers: list[str], lexicon: Lexicon) -> bool:
    return all(lower in lexicon.offices or lower in lexicon.titles for lower in lowers)


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
