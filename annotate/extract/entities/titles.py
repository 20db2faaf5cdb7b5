"""Titles: a name after “President” or “Foreign Minister” is a person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.extract.entities.labels import NAMELIKE, PERSON

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft
    from annotate.extract.entities.lexicon import Lexicon

_LONGEST_NAME = 3
"""Most words of a name after a title; a longer run is left alone. Chosen by hand."""


def name_titled_people(draft: Draft, lexicon: Lexicon) -> None:
    """Mark the capitalised words after a title as a person, and free the words of the title."""
    words, titled = draft.words, draft.words.in_title_lines
    for index in words.capitals:
        if index in titled:
            continue
        if words.lowers[index] in lexicon.people_titles:
            end = _office_end(draft, index, lexicon)
            _free_office(draft, index, end, lexicon)
            _mark_name(draft, end, lexicon)
        elif words.lower(index - 1) in lexicon.jobs and words.texts[index - 1].islower():
            _mark_name(draft, index, lexicon)


def _office_end(draft: Draft, title: int, lexicon: Lexicon) -> int:
    """The end of an office that begins with a title: “Chairman of State Affairs”."""
    words, end = draft.words, title + 1
    if words.lower(end) == "of" and words.lower(end + 1) in lexicon.offices:
        end += 1
        while words.lower(end) in lexicon.offices:
            end += 1
    return end


def _free_office(draft: Draft, title: int, end: int, lexicon: Lexicon) -> None:
    """Drop mentions of mere words of an office: “Defense” in “Defense Minister”."""
    words = draft.words
    if words.lowers[title] in lexicon.offices and not words.is_proper(end):
        return
    for index in range(max(title - 1, 0), end):
        mention = draft.at(index)
        if (
            mention is not None
            and mention.label in NAMELIKE
            and _is_office(words.lowers[mention.start : mention.end], lexicon)
        ):
            draft.drop(mention)


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
    mention = draft.at(start)
    if mention is not None and (
        mention.label == PERSON or mention.end > end or mention.start < start
    ):
        return
    if words.phrase(start, end) not in lexicon.countries:
        draft.put(start, end, PERSON)
