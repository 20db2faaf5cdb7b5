"""Given names: “Maria Lindqvist” is a person, whatever the pipeline took it for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.extract.entities.labels import GPE, NORP, ORG, PERSON

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft
    from annotate.extract.entities.lexicon import Lexicon

_SIZES = (2, 3)
_LONGEST_RUN = 4
_DOUBTFUL = frozenset({ORG, GPE, NORP})


def name_people_by_given_name(draft: Draft, lexicon: Lexicon) -> None:
    """Mark runs of two or three names that open with a given name."""
    words = draft.words
    for index in words.capitals:
        if words.lowers[index] in lexicon.given_names and not words.is_proper(index - 1):
            end = words.name_end(index, _LONGEST_RUN)
            if end - index in _SIZES and words.lowers[end - 1] not in lexicon.name_heads:
                _mark(draft, index, end)


def _mark(draft: Draft, start: int, end: int) -> None:
    """Mark a person where nothing stands or just these words are something doubtful."""
    held = draft.at(start)
    if held is None:
        doubtful = draft.is_free(start, end)
    else:
        doubtful = held.label in _DOUBTFUL and (held.start, held.end) == (start, end)
    if doubtful:
        draft.put(start, end, PERSON)
