"""Sources of one claim in two editions: whether somebody else speaks now, or less is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from annotate.people.names import key, one_line, person_name, surnames

_PRONOUNS = frozenset(
    (
        *("i", "he", "she", "it", "we", "they", "you", "who", "which", "him", "her", "them", "us"),
        *("his", "their", "himself", "herself", "themselves", "me"),
    )
)
_INDEFINITE = frozenset(
    (
        *("a", "an", "one", "some", "several", "two", "three", "many", "another", "others"),
        *("sources", "officials", "people", "insiders", "critics", "witnesses", "somebody"),
        *("someone", "anonymous", "unnamed"),
    )
)
"""First words of sources that need not be named before."""
_SMALL = frozenset(("the", "a", "an", "of", "for", "and", "in", "at"))
_WORD = re.compile(r"[^\W_]+")


class SourceChange(StrEnum):
    """What happened to a source; the values are how people read it."""

    ANONYMOUS = "no longer named"
    NAMED = "named now"
    OTHER = "somebody else"
    TITLE_DROPPED = "title dropped"
    TITLE_ADDED = "title added"


@dataclass(frozen=True, slots=True)
class SourceName:
    """The source of a claim in one edition."""

    words: str
    """Its words, as they stand."""
    speaker: str
    """The name of who speaks, in full; empty where nobody is known."""
    is_named: bool
    """True if a name stands in the source itself."""

    @property
    def is_pronoun(self) -> bool:
        """True if the words say nothing by themselves."""
        return self.words.lower() in _PRONOUNS

    @property
    def is_indefinite(self) -> bool:
        """True if the words name nobody, and stand for nobody who was named."""
        first, *_ = self.words.lower().split() or [""]
        return not self.is_named and not self.speaker and first in _INDEFINITE


def source_change(
    before: SourceName, after: SourceName, earlier: str, later: str
) -> SourceChange | None:
    """What happened to a source from one text to another; None for nothing, or nothing certain."""
    if before.is_pronoun or after.is_pronoun:
        is_other = before.speaker and after.speaker and not _is_same(before, after)
        return SourceChange.OTHER if is_other else None
    if before.is_named and after.is_named:
        if not before.speaker or not after.speaker:
            return None
        return (
            _title_change(before, after, earlier, later)
            if _is_same(before, after)
            else SourceChange.OTHER
        )
    if before.is_named and not after.speaker:
        is_sure = after.is_indefinite or not _stands(before.speaker, later)
        return SourceChange.ANONYMOUS if is_sure else None
    if after.is_named and not before.speaker:
        is_sure = before.is_indefinite or not _stands(after.speaker, earlier)
        return SourceChange.NAMED if is_sure else None
    return None


def _is_same(before: SourceName, after: SourceName) -> bool:
    first, second = (key(person_name(source.speaker).name) for source in (before, after))
    return first == second or first in surnames(second) or second in surnames(first)


def _title_change(
    before: SourceName, after: SourceName, earlier: str, later: str
) -> SourceChange | None:
    """Whether a title came or went; one that still stands elsewhere in the text did neither."""
    title_before, title_after = _title(before), _title(after)
    if title_before and not title_after and not _has_words(later, title_before):
        return SourceChange.TITLE_DROPPED
    if title_after and not title_before and not _has_words(earlier, title_after):
        return SourceChange.TITLE_ADDED
    return None


def _title(source: SourceName) -> frozenset[str]:
    """The words of a source that are not of the name."""
    words = frozenset(_WORD.findall(one_line(source.words).lower()))
    return words - frozenset(_WORD.findall(source.speaker.lower())) - _SMALL


def _has_words(text: str, words: frozenset[str]) -> bool:
    return words <= frozenset(_WORD.findall(text.lower()))


def _stands(name: str, text: str) -> bool:
    """Tell whether a name, or its end, stands in a text."""
    folded = key(text)
    return not name or any(form in folded for form in (key(name), *surnames(name)))
