"""Nationalities: “Russian” names people, “Russia” a country, whatever the pipeline took it for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.extract.entities.labels import GPE, NAMELIKE, NORP, PERSON

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft
    from annotate.extract.entities.lexicon import Lexicon


def settle_nationalities(draft: Draft, lexicon: Lexicon) -> None:
    """Give countries and nationalities that the pipeline has marked their labels."""
    for mention in draft.mentions:
        if mention.label not in NAMELIKE:
            continue
        name = draft.words.phrase(mention.start, mention.end)
        if name in lexicon.nationalities:
            draft.put(mention.start, mention.end, NORP)
        elif name in lexicon.countries and mention.label != PERSON:
            draft.put(mention.start, mention.end, GPE)
