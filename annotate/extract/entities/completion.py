"""Completion: the last words of a person's name that the pipeline has left outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotate.extract.entities.labels import GPE, NAMELIKE, NORP, PERSON

if TYPE_CHECKING:
    from annotate.extract.entities.draft import Draft, Mention
    from annotate.extract.entities.lexicon import Lexicon

_LONGEST_PERSON = 4
"""Most words of a person's name that is extended; chosen by hand."""

_LONGEST_SYLLABLE = 5
"""Most letters of the part after a hyphen, as in Korean names; chosen by hand."""


def complete_people(draft: Draft, lexicon: Lexicon) -> None:
    """Extend a person's name: by one more name, a hyphened part, a number or “Jr”."""
    people = [mention for mention in draft.mentions if mention.label == PERSON]
    words = draft.words
    complete_names = {
        words.phrase(mention.start, mention.end)
        for mention in people
        if not words.is_proper(mention.end)
    }
    for mention in people:
        end = mention.end
        if words.phrase(mention.start, end) not in complete_names:
            end = _after_name(draft, mention, lexicon)
        end = _after_hyphen(draft, mention.start, end)
        if words.lower(end) in lexicon.suffixes and draft.at(end) is None:
            end += 1
        if end > mention.end:
            draft.put(mention.start, end, PERSON)


def _after_hyphen(draft: Draft, start: int, end: int) -> int:
    """The end of a name whose last part hangs on a hyphen: “Kim Yo” in “Kim Yo-jong”."""
    words = draft.words
    if (
        end - start > 1
        and words.lower(end) == "-"
        and words.lower(end + 1).isalpha()
        and words.follows_directly(end)
        and words.follows_directly(end + 1)
        and draft.is_free(end, end + 2)
        and len(words.texts[end + 1]) <= _LONGEST_SYLLABLE
    ):
        return end + 2
    return end


def _after_name(draft: Draft, mention: Mention, lexicon: Lexicon) -> int:
    """The end of a name that goes on with more names, up to four words in all."""
    words, end = draft.words, mention.end
    if len(mention) == 1 and not _opens_name(words.lowers[mention.start], lexicon):
        return end
    while end - mention.start < _LONGEST_PERSON and _goes_on(draft, end, lexicon):
        end += 1
    goes_on = words.is_proper(end) and words.lowers[end] not in lexicon.suffixes
    return mention.end if goes_on else end


def _opens_name(lower: str, lexicon: Lexicon) -> bool:
    """Return whether a lone word calls for more: a given name or an East Asian surname."""
    return lower in lexicon.given_names or lower in lexicon.first_surnames


def _goes_on(draft: Draft, index: int, lexicon: Lexicon) -> bool:
    """Return whether a word can be a further part of a person's name."""
    words, mention = draft.words, draft.at(index)
    lower = words.lower(index)
    if not words.is_proper(index) or lower in lexicon.suffixes:
        return False
    if lower in lexicon.name_heads or lower in lexicon.before_names:
        return False
    if mention is not None and mention.label == PERSON:
        return words.lowers[mention.start] in lexicon.particles
    return mention is None or (mention.label in NAMELIKE and mention.label not in {NORP, GPE})
