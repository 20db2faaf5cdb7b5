"""Short names: “Nordlund” for “Nordlund Shipping Inc”, “Rovers” for “Calder Vale Rovers”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.extract.entities.labels import ORG

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotate.extract.entities.draft import Draft
    from annotate.extract.entities.lexicon import Lexicon

_SHORTEST_WORD = 3
"""Fewest characters of a company's short name; chosen by hand."""


def short_names(draft: Draft, lexicon: Lexicon) -> Iterator[tuple[str]]:
    """The words that can stand for an organisation: a company's first, a club's last."""
    words = draft.words
    for mention in draft.mentions:
        if mention.label != ORG or len(mention) == 1:
            continue
        first, last = mention.start, mention.end - 1
        if words.lowers[last] in lexicon.clubs:
            yield (words.texts[last],)
        elif words.lowers[last] in lexicon.company_ends and _can_stand_alone(
            words.lowers[first], lexicon
        ):
            yield (words.texts[first],)


def _can_stand_alone(lower: str, lexicon: Lexicon) -> bool:
    """Return whether a word names a company by itself: no country, no common first word of many."""
    return (
        len(lower) >= _SHORTEST_WORD
        and lower not in lexicon.nationalities
        and lower not in lexicon.countries
        and lower not in lexicon.common_first_words
        and lower not in lexicon.given_names
    )
