"""Given names: “Maria Lindqvist” is a person, whatever the pipeline's label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.extract.entities.labels import GPE, NORP, ORG, PERSON

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft
    from annotate.extract.entities.lexicon import Lexicon

_SIZES = (2, 3)
"""Words of a name with a given name; chosen by hand."""

_LONGEST_RUN = 4
"""Most words that are read; a longer run of names is left alone."""

_DOUBTFUL = frozenset({ORG, GPE, NORP})


def name_people_by_given_name(draft: Draft, lexicon: Lexicon) -> None:
    """Mark runs of two or three names that open with a given name."""
    words = draft.words
    for index in words.capitals:
        if words.lowers[index] in lexicon.given_names and not words.is_proper(index - 1):
            end = words.name_end(index, _LONGEST_RUN)
            if end - index in _SIZES and words.lowers[end - 1] not in lexicon.name_heads:
                _mark_person(draft, index, end)


def _mark_person(draft: Draft, start: int, end: int) -> None:
    """Mark a person where nothing is marked, or just these words with a doubtful label."""
    mention = draft.at(start)
    if mention is None:
        is_doubtful = draft.is_free(start, end)
    else:
        is_doubtful = mention.label in _DOUBTFUL and (mention.start, mention.end) == (start, end)
    if is_doubtful:
        draft.put(start, end, PERSON)
