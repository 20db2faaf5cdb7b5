"""Nationalities: “Russian” names people, “Russia” a country, whatever the pipeline's label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.extract.entities.labels import GPE, NORP, PERSON

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft
    from annotate.extract.entities.lexicon import Lexicon

_LONGEST_NAME = 3
"""Most words of a country or nationality that is looked for; chosen by hand."""


def label_nationalities(draft: Draft, lexicon: Lexicon) -> None:
    """Give countries and nationalities that the pipeline has marked their labels."""
    for mention in draft.mentions:
        label = _label(draft.words.phrase(mention.start, mention.end), lexicon)
        # “Jordan” and “Georgia” are people too.
        is_person = mention.label == PERSON and label == GPE
        if label is not None and not is_person:
            draft.put(mention.start, mention.end, label)


def mark_missed_nationalities(draft: Draft, lexicon: Lexicon) -> None:
    """Mark countries and nationalities that stand alone and that the pipeline has missed."""
    words = draft.words
    for index in words.capitals:
        if words.is_proper(index - 1):
            continue
        for end in range(index + _LONGEST_NAME, index, -1):
            label = _label(words.phrase(index, end), lexicon)
            if label is not None and draft.is_free(index, end) and not words.is_proper(end):
                draft.put(index, end, label)
                break


def _label(name: str, lexicon: Lexicon) -> str | None:
    """The label of a name in the lists of peoples and states."""
    if name in lexicon.nationalities:
        return NORP
    return GPE if name in lexicon.countries else None
