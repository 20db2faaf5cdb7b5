"""Companies: the first word of “Nordlund Shipping Inc” stands for the company later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.extract.entities.labels import ORG

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft
    from annotate.extract.entities.lexicon import Lexicon

_SHORTEST_WORD = 3


def short_company_names(draft: Draft, lexicon: Lexicon) -> list[tuple[str]]:
    """The first words of the organisations that are companies by their last word."""
    words = draft.words
    return [
        (words.texts[mention.start],)
        for mention in draft.mentions
        if mention.label == ORG
        and len(mention) > 1
        and words.lowers[mention.end - 1] in lexicon.company_ends
        and _can_stand_alone(words.lowers[mention.start], lexicon)
    ]


def _can_stand_alone(lower: str, lexicon: Lexicon) -> bool:
    """Whether a word names a company by itself: no country, no common first word of many."""
    return (
        len(lower) >= _SHORTEST_WORD
        and lower not in lexicon.nationalities
        and lower not in lexicon.countries
        and lower not in lexicon.common_first_words
        and lower not in lexicon.given_names
    )
