"""Appositions: “the town of Narvik”, “Kent county”, “the Kyodo news agency” give the label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.extract.entities.labels import GPE, LOC, NORP, ORG, PERSON

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft
    from annotate.extract.entities.lexicon import Lexicon
    from annotate.extract.entities.words import Words

_LONGEST_NAME = 3
"""Most words of a place's name beside its noun; chosen by hand."""

_DOUBTFUL = frozenset({PERSON, ORG, "PRODUCT", "WORK_OF_ART"})
_AGENCY = "news agency"


def mark_appositions(draft: Draft, lexicon: Lexicon) -> list[tuple[str, ...]]:
    """Mark names next to a common noun for a place or a news agency, and lone names after “in”.

    Returns:
        The places with a noun, which are certain enough for the rest of the article.
    """
    words, places = draft.words, []
    for index in words.capitals:
        start, end = _name_beside_place_noun(words, index, lexicon)
        if _mark_unless_longer(draft, start, end, GPE):
            places.append(tuple(words.texts[start:end]))
        elif words.phrase(index + 1, index + 3) == _AGENCY and words.proper[index]:
            _mark_unless_longer(draft, index, index + 1, ORG)
        elif _stands_within(words, index, lexicon) and _is_doubtful(draft, index, lexicon):
            _mark_unless_longer(draft, index, index + 1, GPE)
    return places


def _name_beside_place_noun(words: Words, index: int, lexicon: Lexicon) -> tuple[int, int]:
    """The name that begins at a word after “town of” or ends at one before “county”, or nothing."""
    if words.lower(index - 1) == "of" and words.lower(index - 2) in lexicon.place_nouns:
        return index, words.name_end(index, _LONGEST_NAME)
    if words.lower(index + 1) in lexicon.place_tails and words.proper[index]:
        start = index
        while words.is_proper(start - 1) and index - start < _LONGEST_NAME:
            start -= 1
        return start, index + 1
    return index, index


def _stands_within(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Return whether “in” brings a word, as in “in Oslo” and not in “a stake in Nordlund”."""
    return words.lower(index - 1) == "in" and words.lower(index - 2) not in lexicon.holdings


def _is_doubtful(draft: Draft, index: int, lexicon: Lexicon) -> bool:
    """Return whether the pipeline's label for a lone word is doubtful beside “in”.

    That of a given name, of an owner or of an abbreviation is not.
    """
    words, mention = draft.words, draft.at(index)
    if mention is None or len(mention) > 1 or words.texts[index].isupper():
        return False
    if mention.label not in _DOUBTFUL or (
        mention.label != PERSON and not _ends_phrase(words, index, lexicon)
    ):
        return False
    owns = index + 1 < len(words) and words.is_possessive(index + 1)
    return not owns and words.lowers[index] not in lexicon.given_names


def _ends_phrase(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Return whether no noun follows that a name might belong to, to judge by the next word."""
    after = words.lower(index + 1)
    return not after[:1].isalpha() or after in lexicon.phrase_ends


def _mark_unless_longer(draft: Draft, start: int, end: int, label: str) -> bool:
    """Mark a name, unless something longer, a date or a region is there."""
    if start == end or draft.words.is_proper(end):
        return False
    for index in range(start, end):
        mention = draft.at(index)
        if mention is not None and (
            mention.start < start or mention.end > end or mention.label in {LOC, NORP}
        ):
            return False
    return draft.put(start, end, label)
